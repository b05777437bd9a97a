"""The network as a still figure: shapes for types, line styles for status, letters for families of relations."""

from __future__ import annotations

from ctipgraph.errors import NotFoundError
from ctipgraph.figures.colour import standing_out
from ctipgraph.figures.frame import MARGIN, Body, Draw, Key
from ctipgraph.figures.sheet import INK, Sheet
from ctipgraph.findings.tables.cells import in_order
from ctipgraph.model import Corpus
from ctipgraph.networks.picture import Curve, Figure, Picture, picture, tied
from ctipgraph.networks.places import place_actors

LINE, ARROW = 11.5, 6.0
NAME = 9.6  # pixels: so that the longest line of a name fits its room


def network_body(corpus: Corpus) -> tuple[Body, int]:
    """Return the inside of the figure, and how many facts it shows; actors without a tie are not drawn.

    Raises NotFoundError where no fact ties two actors.
    """
    part = tied(corpus)
    if not part.facts:
        raise NotFoundError("no fact of this selection ties two actors; widen the years, the relations or the depth")
    drawn = picture(part, place_actors(part))
    left_out = len(corpus.actors) - len(part.actors)
    remarks = ["An arrow runs from the subject to the object of a fact; each fact is a line of its own."]
    remarks += [f"{left_out} without a tie to another are not drawn."] if left_out else []
    apart = sum(_is_double(part, id_) for id_ in part.actors)
    remarks += [f"Judged to be one body with another entry, and drawn apart from it: {apart}."] if apart else []
    letters = _letters(part)
    remarks += ["An exclamation mark: in conflict."] if any(curve.conflicting for curve in drawn.curves) else []

    def draw(sheet: Sheet, top: float) -> None:
        for curve in drawn.curves:
            _line(sheet, curve, top, letters[part.ontology.relations[curve.fact.relation].group])
        for figure in drawn.figures:
            _actor(sheet, figure, top)

    return Body(drawn.width, drawn.height, draw, _keys(part, drawn, letters), remarks), len(drawn.curves)


def _is_double(corpus: Corpus, id_: str) -> bool:
    """Whether an entry is one body with another that is drawn too, and stands after it."""
    return any(other < id_ and other in corpus.actors for other in corpus.identity.body(id_))


def _letters(corpus: Corpus) -> dict[str, str]:
    """A letter for each family of relations, so that they are told apart without colours."""
    groups = {corpus.ontology.relations[fact.relation].group for fact in corpus.facts}
    return {name: chr(ord("a") + number) for number, name in enumerate(in_order(corpus, groups))}


def _line(sheet: Sheet, curve: Curve, top: float, letter: str) -> None:
    start, by, end = ((x + MARGIN, y + top) for x, y in (curve.start, curve.by, curve.end))
    colour = standing_out(curve.colour)
    sheet.curve(start, by, end, curve.line, colour)
    if not curve.symmetric:
        dx, dy = end[0] - by[0], end[1] - by[1]
        length = (dx * dx + dy * dy) ** 0.5 or 1.0
        cos, sin = dx / length * ARROW, dy / length * ARROW
        left = (end[0] - cos - sin / 2, end[1] - sin + cos / 2)
        sheet.polygon((end, left, (end[0] - cos + sin / 2, end[1] - sin - cos / 2)), colour)
    middle = ((start[0] + 2 * by[0] + end[0]) / 4, (start[1] + 2 * by[1] + end[1]) / 4)
    sheet.text(*middle, letter + ("!" if curve.conflicting else ""), size=8.5, behind=True)


def _actor(sheet: Sheet, figure: Figure, top: float) -> None:
    x, y = figure.x + MARGIN, figure.y + top
    sheet.shape(figure.shape, x, y, figure.radius, figure.colour)
    for number, line in enumerate(figure.name):
        sheet.text(x, y + figure.radius + LINE * (number + 0.6), line, size=NAME, behind=True)


def _keys(corpus: Corpus, drawn: Picture, letters: dict[str, str]) -> list[Key]:
    ontology = corpus.ontology
    looks: dict[tuple[str, str], list[str]] = {}
    for name in in_order(corpus, {figure.kind for figure in drawn.figures}):
        look = next((f.shape, f.colour) for f in drawn.figures if f.kind == name)
        looks.setdefault(look, []).append(ontology.classes[name].label)
    keys = [Key(", ".join(labels), _shape(*look)) for look, labels in looks.items()]
    for name in ontology.statuses:
        lines = {curve.line for curve in drawn.curves if curve.fact.status == name}
        keys += [Key(name, _dash(line)) for line in sorted(lines)]
    keys += [
        Key(ontology.groups[name].label, _letter(letter, ontology.groups[name].mark("colour", INK)))
        for name, letter in letters.items()
    ]
    return keys


def _shape(shape: str, colour: str) -> Draw:
    return lambda sheet, x, y: sheet.shape(shape, x, y, 6, colour)


def _dash(line: str) -> Draw:
    return lambda sheet, x, y: sheet.curve((x - 13, y), (x, y), (x + 13, y), line)


def _letter(letter: str, colour: str) -> Draw:
    def draw(sheet: Sheet, x: float, y: float) -> None:
        sheet.curve((x - 13, y), (x, y), (x + 13, y), "solid", standing_out(colour))
        sheet.text(x, y, letter, size=8.5, behind=True)

    return draw
