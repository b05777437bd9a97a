"""A corpus too large for one page, divided: communities with a page each, and the facts between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ctipgraph.model import Corpus, Fact
from ctipgraph.networks.layout import communities

MOST = 50_000  # actors on a page: so many were measured in a browser (docs/benchmarks.md, "The page")
SHOWN = 200  # communities that stand for themselves; the smaller ones after them share pages
LEAST = 4  # actors of a community that stands for itself
DEEPEST = 6  # divisions of divisions; below, the order of names divides

Ends = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Actors, and the facts that have all their ends among them; where they are too many, the parts of that.

    `kind` says what holds them together: "whole"; "community", named after its `hub`, the best connected in it;
    "communities", so many (`count`) small ones; "names", those that follow each other in the order of names;
    "between", the ends of facts between parts. Each fact of a divided part is in one of its `parts` or in one of
    `between`, and in no other; `ties` counts the latter by the numbers of two parts, and `at` says in which of
    `between` the first of them stands.
    """

    kind: str
    actors: Ends
    facts: tuple[Fact, ...]
    hub: str = ""
    count: int = 1
    parts: tuple[Part, ...] = ()
    between: tuple[Part, ...] = ()
    ties: Mapping[tuple[int, int], int] = field(default_factory=dict)
    at: Mapping[tuple[int, int], int] = field(default_factory=dict)


def divide(corpus: Corpus, most: int = MOST) -> Part:
    """Return a corpus as a part, divided into communities as often as it takes until none has over `most` actors.

    Actors that only speak, or only stand in a qualifier, are not counted to a part.

    >>> from ctipgraph.records import read_corpus
    >>> corpus = read_corpus("data")
    >>> divide(corpus).parts
    ()
    >>> whole = divide(corpus, most=30)
    >>> sum(len(part.facts) for part in whole.parts + whole.between) == len(corpus.facts)
    True
    """
    return _part(corpus, "whole", tuple(sorted(corpus.actors)), corpus.facts, 1, most, 0)


def ends(corpus: Corpus, fact: Fact) -> Ends:
    """Return the actors that a fact ties: its subject, and its object where that is one."""
    return (fact.subject, fact.object) if corpus.object_kind(fact) == "entity" else (fact.subject,)


def _part(corpus: Corpus, kind: str, actors: Ends, facts: tuple[Fact, ...], count: int, most: int, depth: int) -> Part:
    degree = Counter(end for fact in facts for end in ends(corpus, fact) if len(ends(corpus, fact)) > 1)
    hub = min(actors, key=lambda id_: (-degree[id_], id_), default="")
    if len(actors) <= most:
        return Part(kind, actors, facts, hub, count)
    groups = _groups(corpus, actors, facts, most, depth)
    home = {id_: n for n, (_, members, _) in enumerate(groups) for id_ in members}
    inside: list[list[Fact]] = [[] for _ in groups]
    outside: dict[tuple[int, int], list[Fact]] = {}
    for fact in facts:
        at = sorted(home[end] for end in ends(corpus, fact))
        (inside[at[0]] if at[0] == at[-1] else outside.setdefault((at[0], at[-1]), [])).append(fact)
    pairs = sorted(outside, key=lambda pair: (-len(outside[pair]), pair))
    between = list(_between(corpus, [(pair, fact) for pair in pairs for fact in outside[pair]], most))
    first: dict[tuple[int, int], int] = {}
    for number, sheet in enumerate(between):
        for pair, _ in sheet:
            first.setdefault(pair, number)
    return Part(
        kind,
        actors,
        facts,
        hub,
        count,
        parts=tuple(
            _part(corpus, kind, members, tuple(inside[n]), count, most, depth + 1)
            for n, (kind, members, count) in enumerate(groups)
        ),
        between=tuple(
            Part("between", tuple(sorted({e for _, f in sheet for e in ends(corpus, f)})), tuple(f for _, f in sheet))
            for sheet in between
        ),
        ties={pair: len(outside[pair]) for pair in pairs},
        at=first,
    )


def _groups(corpus: Corpus, actors: Ends, facts: Sequence[Fact], most: int, depth: int) -> list[tuple[str, Ends, int]]:
    """What the actors are divided into: the kind, the members, and how many communities they are."""
    edges = [(fact.subject, fact.object) for fact in facts if len(ends(corpus, fact)) > 1]
    found: dict[int, list[str]] = {}
    for id_, number in communities(actors, edges).items():
        found.setdefault(number, []).append(id_)
    groups = [tuple(sorted(found[number])) for number in sorted(found)]
    if len(groups) == 1 or depth == DEEPEST:
        by_name = sorted(actors, key=lambda id_: (corpus.actors[id_].name.casefold(), id_))
        return [("names", tuple(by_name[start : start + most]), 1) for start in range(0, len(by_name), most)]
    large = [group for n, group in enumerate(groups) if len(group) > most or (n < SHOWN and len(group) >= LEAST)]
    small = groups[len(large) :]
    return [("community", group, 1) for group in large] + list(_gathered(small, most))


def _gathered(groups: Sequence[Ends], most: int) -> Iterator[tuple[str, Ends, int]]:
    """Small communities together, as many as a page holds."""
    members: list[str] = []
    count = 0
    for group in groups:
        if count and len(members) + len(group) > most:
            yield "communities", tuple(sorted(members)), count
            members, count = [], 0
        members += group
        count += 1
    if count:
        yield "communities", tuple(sorted(members)), count


def _between(
    corpus: Corpus, facts: Sequence[tuple[tuple[int, int], Fact]], most: int
) -> Iterator[list[tuple[tuple[int, int], Fact]]]:
    """Facts on sheets with no more actors than a page holds."""
    sheet: list[tuple[tuple[int, int], Fact]] = []
    there: set[str] = set()
    for pair, fact in facts:
        wider = there | set(ends(corpus, fact))
        if sheet and len(wider) > most:
            yield sheet
            sheet, wider = [], set(ends(corpus, fact))
        sheet.append((pair, fact))
        there = wider
    if sheet:
        yield sheet
