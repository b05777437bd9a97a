"""Chains: from those who pay to what they pay for, to the initiative that this serves, to the bodies that take part.

Which relations lead on, and to what, the ontology declares (`ctip:fundingChain`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from ctipgraph.findings.finding import Row, Section, cite
from ctipgraph.findings.index import FactIndex, leads
from ctipgraph.model import Corpus, Fact
from ctipgraph.networks.flaws import gravity
from ctipgraph.ontology import Ontology, Term
from ctipgraph.records.rows import label

MOST_SHOWN = 200


class Chain(NamedTuple):
    """Where it begins, an entry for each step (empty where no document states one), and the facts that lead there."""

    entries: tuple[str, ...]
    facts: tuple[Fact, ...]


def chain_steps(ontology: Ontology) -> tuple[Term, ...]:
    """Return the steps of the funding chain in their order.

    >>> from ctipgraph.ontology import read_ontology
    >>> [step.label for step in chain_steps(read_ontology())]
    ['undertaking', 'initiative', 'body']
    """
    return tuple(sorted(ontology.concepts_of("ChainStep").values(), key=lambda step: int(step.mark("position"))))


def chains(index: FactIndex, facts: Iterable[Fact], most: int | None = None) -> list[Chain]:
    """Return the chains, `most` of them, that begin with these facts, as far as they are steps of the first kind.

    A step that no document states is passed over, and the next one goes on from where the chain is. What is denied
    leads nowhere.

    >>> from ctipgraph.findings.index import CorpusIndex
    >>> from ctipgraph.records import read_corpus
    >>> corpus = read_corpus("data")
    >>> norway = [fact for fact in corpus.facts if fact.subject == "government-of-norway"]
    >>> [chain.entries for chain in chains(CorpusIndex(corpus), norway)]
    [('government-of-norway', 'un-act', 'commit', 'governments-leading-commit')]
    """
    first, *others = (_step(index.corpus.ontology, step) for step in chain_steps(index.corpus.ontology))
    found = (
        trail
        for fact in sorted(facts, key=lambda fact: (fact.subject, fact.object, fact.id))
        for near, far in _ends(index, first, fact)
        for trail in _longer(index, _Trail((near, far), (fact.id,)), others)
    )
    trails = list(islice(found, most))
    known = {fact.id: fact for fact in index.facts({id_ for trail in trails for id_ in trail.facts})}
    return [Chain(trail.entries, tuple(known[id_] for id_ in trail.facts)) for trail in trails]


class _Trail(NamedTuple):
    """A chain whose facts are known by their ids."""

    entries: tuple[str, ...]
    facts: tuple[str, ...]


class _Step(NamedTuple):
    """The relations that a step follows from subject to object, those that it follows back, and what it reaches."""

    along: frozenset[str]
    against: frozenset[str]
    reaches: str


def _step(ontology: Ontology, step: Term) -> _Step:
    names = step.marks["follows"]
    along = (ontology.narrower(name) for name in names if name in ontology.relations)
    against = (ontology.narrower(ontology.inverses[name]) for name in names if name in ontology.inverses)
    both_ways = (name for name in names if name in ontology.relations and ontology.relations[name].symmetric)
    return _Step(frozenset[str]().union(*along), frozenset[str]().union(*against, both_ways), step.mark("reaches"))


def _longer(index: FactIndex, trail: _Trail, steps: list[_Step]) -> Iterator[_Trail]:
    if not steps:
        yield trail
        return
    step, *others = steps
    end = next(entry for entry in reversed(trail.entries) if entry)
    led = False
    for far, fact in index.leading_on(end, step.along, step.against):
        if far not in trail.entries and index.corpus.ontology.is_a(index.kind_of(far), step.reaches):
            led = True
            yield from _longer(index, _Trail((*trail.entries, far), (*trail.facts, fact)), others)
    if not led:
        yield from _longer(index, _Trail((*trail.entries, ""), trail.facts), others)


def _ends(index: FactIndex, step: _Step, fact: Fact) -> Iterator[tuple[str, str]]:
    """The ends of a fact in the directions in which a step follows it."""
    if not leads(fact):
        return
    for near, far, relations in (
        (fact.subject, fact.object, step.along),
        (fact.object, fact.subject, step.against),
    ):
        if fact.relation in relations and index.corpus.ontology.is_a(index.kind_of(far), step.reaches):
            yield near, far


def chain_section(index: FactIndex, facts: Iterable[Fact]) -> Section | None:
    """Return the chains that begin with these facts as a section; None where no fact begins one."""
    found = chains(index, facts, MOST_SHOWN + 1)
    if not found:
        return None
    steps = [step.label for step in chain_steps(index.corpus.ontology)]
    note = "A chain holds no better than its weakest step. Where a cell is empty, no document states the step."
    if len(found) > MOST_SHOWN:
        note += f" There are more than the {MOST_SHOWN} that are shown: narrow the question, by place or time."
    columns = ("from", *steps, "weakest status")
    return Section("Chains", columns, tuple(_row(index.corpus, chain) for chain in found[:MOST_SHOWN]), note)


def _row(corpus: Corpus, chain: Chain) -> Row:
    weakest = max((fact.status for fact in chain.facts), key=gravity)
    names = (label(corpus, entry) if entry else "" for entry in chain.entries)
    return Row((*names, weakest), cite(corpus, chain.facts))
