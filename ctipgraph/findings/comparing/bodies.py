"""Which bodies the two windows name, and which of them the other does not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ctipgraph.findings.comparing.placing import Placed, Placing
from ctipgraph.model import Fact, Judgement
from ctipgraph.ontology import Ontology

KIND = "Agent"  # what acts; of places, events and instruments their relations tell


@dataclass(frozen=True, slots=True)
class Named:
    """A body, the facts that name it in each window, and the judgements by which its entries are one.

    `entries` are those that the two sides name; `told` is the first and the last day of a document that names it.
    """

    body: str
    entries: tuple[str, ...]
    then: tuple[Placed, ...]
    now: tuple[Placed, ...]
    told: tuple[str, str]
    judgements: tuple[Judgement, ...]


def named(placing: Placing, facts: Iterable[Placed]) -> list[Named]:
    """Return the agents that facts of either window name, in the order of their ids.

    A window names a body where a fact speaks of it at that time, or a document of that time states a fact of it.
    """
    found: dict[str, list[tuple[str, Placed]]] = defaultdict(list)
    told: dict[str, tuple[str, str]] = {}
    corpus = placing.corpus
    agents = {id_ for id_, actor in corpus.actors.items() if corpus.ontology.is_a(actor.type, KIND)}
    fields = entry_fields(corpus.ontology)
    for placed in facts:
        is_named = placed.then or placed.now or placed.told_then or placed.told_now
        for entry in dict.fromkeys(entries_of(placed.fact, fields)):
            if entry in agents:
                body = placing.body(entry)
                told[body] = spanned(told.get(body, placed.told), placed.told)
                if is_named:
                    found[body].append((entry, placed))
    return [_named(placing, body, found[body], told[body]) for body in sorted(found)]


def spanned(one: tuple[str, str], other: tuple[str, str]) -> tuple[str, str]:
    """Return the first and the last day of two spans; an empty one adds nothing.

    >>> spanned(("2014", "2016"), ("2012", "2015")), spanned(("", ""), ("2012", "2015"))
    (('2012', '2016'), ('2012', '2015'))
    """
    if not one[0] or not other[0]:
        return one if one[0] else other
    return min(one[0], other[0]), max(one[1], other[1])


def entry_fields(ontology: Ontology) -> tuple[str, ...]:
    """Return the qualifiers that name an entry: a speaker, a place, a frame, an event."""
    return tuple(name for name, qualifier in ontology.qualifiers.items() if ontology.is_a(qualifier.range, "Entity"))


def entries_of(fact: Fact, fields: Iterable[str]) -> Iterator[str]:
    """Yield the ids that a fact may name entries by: its ends, and those in its qualifiers."""
    yield fact.subject
    yield fact.object
    for name in fields:
        yield from fact.qualifiers.get(name, ())


def _named(placing: Placing, body: str, pairs: list[tuple[str, Placed]], told: tuple[str, str]) -> Named:
    then = {placed: entry for entry, placed in reversed(pairs) if placed.then or placed.told_then}
    now = {placed: entry for entry, placed in reversed(pairs) if placed.now or placed.told_now}
    return Named(
        body,
        tuple(sorted({*then.values(), *now.values()})),
        tuple(reversed(then)),
        tuple(reversed(now)),
        told,
        _leans_on(placing, set(then.values()), set(now.values())),
    )


def _leans_on(placing: Placing, then: set[str], now: set[str]) -> tuple[Judgement, ...]:
    """The judgements without which no entry would be named on both sides; none where one entry is."""
    if not then or not now or then & now:
        return ()
    return placing.corpus.identity.between(min(then), min(now))
