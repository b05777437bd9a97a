"""What a still picture of a corpus shows: a figure with its name for each actor, a curve for each fact between two."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from math import sqrt

from ctipgraph.model import Corpus, Fact
from ctipgraph.networks.layout import NAME_HEIGHT, NAME_WIDTH

LETTERS = 23  # in a line of a name
LINES = 3  # of a name; what is longer is cut
LETTER, LINE = 6.0, 12.0  # the room of a letter, and of a line, of a name
GAP = 20.0  # between parallel curves
SHORTEST = 8.0  # of a curve between figures that stand close
MARGIN = 12.0

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Figure:
    """An actor: where its figure stands, how large it is, and the lines of its name, to be written below."""

    id: str
    name: tuple[str, ...]
    kind: str
    x: float
    y: float
    radius: float
    shape: str
    colour: str


@dataclass(frozen=True, slots=True)
class Curve:
    """A fact: a quadratic curve from rim to rim; `line` is its status's style of line in the ontology."""

    fact: Fact
    start: Point
    by: Point
    end: Point
    line: str
    colour: str
    symmetric: bool
    conflicting: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """Figures and curves in a field from (0, 0), y downwards."""

    width: float
    height: float
    figures: tuple[Figure, ...]
    curves: tuple[Curve, ...]


def picture(corpus: Corpus, places: Mapping[str, tuple[int, int]]) -> Picture:
    """Return the picture of a corpus whose actors stand at these places.

    Parallel facts lie side by side; a fact from an actor to itself is not drawn.

    >>> from ctipgraph.networks import select_facts
    >>> from ctipgraph.networks.places import place_actors
    >>> from ctipgraph.records import read_corpus
    >>> part = select_facts(read_corpus("data"), relations=["funds"])
    >>> drawn = picture(part, place_actors(part))
    >>> len(drawn.figures) == len(part.actors), len(drawn.curves) == len(part.facts)
    (True, True)
    """
    facts = [fact for fact in corpus.facts if corpus.object_kind(fact) == "entity" and fact.subject != fact.object]
    neighbours: dict[str, set[str]] = defaultdict(set)
    for fact in facts:
        neighbours[fact.subject].add(fact.object)
        neighbours[fact.object].add(fact.subject)
    left = min((x for x, _ in places.values()), default=0) - NAME_WIDTH / 2 - MARGIN
    top = min((y for _, y in places.values()), default=0) - NAME_HEIGHT / 2 - 3 * MARGIN
    figures = {id_: _figure(corpus, id_, places[id_], left, top, len(neighbours[id_])) for id_ in corpus.actors}
    return Picture(
        width=max((f.x for f in figures.values()), default=0) + NAME_WIDTH / 2 + MARGIN,
        height=max((f.y + f.radius for f in figures.values()), default=0) + NAME_HEIGHT + MARGIN,
        figures=tuple(figures.values()),
        curves=tuple(_curves(corpus, facts, figures)),
    )


def tied(corpus: Corpus) -> Corpus:
    """Return the corpus with the facts between two different actors alone, and the actors that these name.

    >>> from ctipgraph.records import read_corpus
    >>> part = tied(read_corpus("data"))
    >>> {part.object_kind(fact) for fact in part.facts}
    {'entity'}
    """
    facts = [fact for fact in corpus.facts if corpus.object_kind(fact) == "entity" and fact.subject != fact.object]
    ends = {end for fact in facts for end in (fact.subject, fact.object)}
    actors = {id_: actor for id_, actor in corpus.actors.items() if id_ in ends}
    return replace(corpus, facts=tuple(facts), actors=actors, selected_from=corpus.selected_from or corpus)


def _figure(corpus: Corpus, id_: str, place: tuple[int, int], left: float, top: float, degree: int) -> Figure:
    actor, ontology = corpus.actors[id_], corpus.ontology
    return Figure(
        id=id_,
        name=tuple(wrapped(actor.name)),
        kind=actor.type,
        x=place[0] - left,
        y=place[1] - top - NAME_HEIGHT / 2,  # the layout's room is for the figure and the name below it
        radius=6.5 + 1.9 * sqrt(min(degree, 40)),
        shape=ontology.class_mark(actor.type, "shape", "circle"),
        colour=ontology.class_mark(actor.type, "colour", "#7a7a7a"),
    )


def _curves(corpus: Corpus, facts: list[Fact], figures: Mapping[str, Figure]) -> Iterator[Curve]:
    parallel: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        parallel[min(fact.subject, fact.object), max(fact.subject, fact.object)].append(fact)
    ontology = corpus.ontology
    for (first, _), members in sorted(parallel.items()):
        for number, fact in enumerate(sorted(members, key=lambda fact: fact.id)):
            lane = (number - (len(members) - 1) / 2) * (1 if fact.subject == first else -1)
            start, by, end = bent(figures[fact.subject], figures[fact.object], lane)
            relation = ontology.relations[fact.relation]
            yield Curve(
                fact=fact,
                start=start,
                by=by,
                end=end,
                line=ontology.statuses[fact.status].mark("lineStyle", "solid"),
                colour=ontology.groups[relation.group].mark("colour", "#7a7a7a"),
                symmetric=relation.symmetric,
                conflicting=fact.id in corpus.conflicts,
            )


def bent(one: Figure, other: Figure, lane: float = 0.0) -> tuple[Point, Point, Point]:
    """Return a curve between two figures, clear of them and their names, bent aside as far as its lane asks for."""
    dx, dy = other.x - one.x, other.y - one.y
    length = sqrt(dx * dx + dy * dy) or 1.0
    off = 2 * lane * min(GAP, length / 5)  # a curve's middle goes half the way to its control point
    aside = (-dy / length * off, dx / length * off)
    aim = ((one.x + other.x) / 2 + aside[0], (one.y + other.y) / 2 + aside[1])
    start = _rim(one, aim, 2.0, length - other.radius - SHORTEST)
    end = _rim(other, aim, 3.0, length - one.radius - SHORTEST)
    return start, ((start[0] + end[0]) / 2 + aside[0], (start[1] + end[1]) / 2 + aside[1]), end


def _rim(figure: Figure, towards: Point, gap: float, most: float) -> Point:
    """The point `gap` outside of a figure and its name, towards another point, at the `most` so far away."""
    dx, dy = towards[0] - figure.x, towards[1] - figure.y
    length = sqrt(dx * dx + dy * dy) or 1.0
    away = max(figure.radius, min(max(figure.radius, _name_ends(figure, dx / length, dy / length)) + gap, most))
    return figure.x + dx / length * away, figure.y + dy / length * away


def _name_ends(figure: Figure, right: float, down: float) -> float:
    """How far from a figure's middle its name ends, in a direction that leads through it; else nothing."""
    half = max(map(_width, figure.name), default=0) * LETTER / 2
    if down <= 0 or abs(right) / down * figure.radius >= half:
        return 0.0
    foot = (figure.radius + len(figure.name) * LINE + 2) / down
    return min(foot, half / abs(right)) if right else foot


def wrapped(name: str, letters: int = LETTERS, lines: int = LINES) -> list[str]:
    """Return a name in lines, broken at blanks, and where there is none at letters, never before a sign above or below.

    >>> wrapped("Coordinated Mekong Ministerial Initiative against Trafficking")
    ['Coordinated Mekong', 'Ministerial Initiative', 'against Trafficking']
    >>> wrapped("one two", letters=3, lines=1)
    ['on…']
    """
    found = [""]
    for word in name.split():
        joined = f"{found[-1]} {word}".strip()
        if _width(joined) <= letters:
            found[-1] = joined
        else:
            found += _pieces(word, letters)
    found = [line for line in found if line]
    return found if len(found) <= lines else [*found[: lines - 1], _cut(found[lines - 1], letters)]


def _pieces(word: str, letters: int) -> Iterator[str]:
    piece = ""
    for sign in word:
        if _width(piece) >= letters and not _is_mark(sign):
            yield piece
            piece = ""
        piece += sign
    yield piece


def _cut(line: str, letters: int) -> str:
    while line and (_width(line) >= letters or _is_mark(line[-1])):
        line = line[:-1]
    return f"{line}…"


def _width(text: str) -> int:
    return sum(not _is_mark(sign) for sign in text)


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign) == "Mn"
