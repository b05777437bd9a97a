"""Chains: from those who pay to what they pay for, to the initiative that this serves, to the bodies that take part.

Which relations lead on, and to what, the ontology declares (`ctip:fundingChain`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from ctipgraph.findings.finding import Row, Section, cite
from ctipgraph.findings.index import FactIndex
from ctipgraph.model import Corpus, Fact
from ctipgraph.networks.flaws import gravity
from ctipgraph.ontology import Ontology, Term
from ctipgraph.records.rows import label

MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Chain:
    """Where it begins, an entry for each step (empty where no document states one), and the facts that lead there."""

    entries: tuple[str, ...]
    facts: tuple[Fact, ...]

    @property
    def end(self) -> str:
        """The last entry that is there."""
        return next(entry for entry in reversed(self.entries) if entry)


def chain_steps(ontology: Ontology) -> tuple[Term, ...]:
    """Return the steps of the funding chain in their order.

    >>> from ctipgraph.ontology import read_ontology
    >>> [step.label for step in chain_steps(read_ontology())]
    ['undertaking', 'initiative', 'body']
    """
    return tuple(sorted(ontology.concepts_of("ChainStep").values(), key=lambda step: int(step.mark("position"))))


def chains(index: FactIndex, facts: Iterable[Fact]) -> Iterator[Chain]:
    """Yield the chains that begin with these facts, which are steps of the first kind or left out.

    A step that no document states is passed over, and the next one goes on from where the chain is. What is denied
    leads nowhere.

    >>> from ctipgraph.findings.index import CorpusIndex
    >>> from ctipgraph.records import read_corpus
    >>> corpus = read_corpus("data")
    >>> norway = [fact for fact in corpus.facts if fact.subject == "government-of-norway"]
    >>> [chain.entries for chain in chains(CorpusIndex(corpus), norway)]
    [('government-of-norway', 'un-act', 'commit', 'governments-leading-commit')]
    """
    corpus = index.corpus
    first, *others = (_step(corpus.ontology, step) for step in chain_steps(corpus.ontology))
    for fact in sorted(facts, key=lambda fact: (fact.subject, fact.object, fact.id)):
        for near, far in _ends(corpus, first, fact):
            yield from _longer(index, Chain((near, far), (fact,)), others)


@dataclass(frozen=True, slots=True)
class _Step:
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


def _longer(index: FactIndex, chain: Chain, steps: list[_Step]) -> Iterator[Chain]:
    if not steps:
        yield chain
        return
    step, *others = steps
    found = sorted(
        (far, fact.id, fact)
        for fact in index.leading_on(chain.end, step.along | step.against)
        for near, far in _ends(index.corpus, step, fact)
        if near == chain.end and far not in chain.entries
    )
    for far, _, fact in found:
        yield from _longer(index, Chain((*chain.entries, far), (*chain.facts, fact)), others)
    if not found:
        yield from _longer(index, Chain((*chain.entries, ""), chain.facts), others)


def _ends(corpus: Corpus, step: _Step, fact: Fact) -> Iterator[tuple[str, str]]:
    """The ends of a fact in the directions in which a step follows it."""
    ontology, actors = corpus.ontology, corpus.actors
    if fact.status == "denied" or fact.rank == "deprecated":
        return
    for near, far, relations in (
        (fact.subject, fact.object, step.along),
        (fact.object, fact.subject, step.against),
    ):
        if fact.relation in relations and far in actors and ontology.is_a(actors[far].type, step.reaches):
            yield near, far


def chain_section(index: FactIndex, facts: Iterable[Fact]) -> Section | None:
    """Return the chains that begin with these facts as a section; None where no fact begins one."""
    found = list(islice(chains(index, facts), MOST_SHOWN + 1))
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
