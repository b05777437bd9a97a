"""Ties: what leads from one entry to another in one step, and the flaws that make such a step weak."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple, Protocol

from ctipgraph.model import Corpus, Fact


class Flaw(NamedTuple):
    """What may be weak in a step; `words` say what it rests on."""

    name: str
    words: str


# The gravest first: the one place that says what a path is judged by, before its length.
FLAWS = (
    Flaw("unnamed", "a group that no document names"),
    Flaw("loose", "presence, a place or thanks alone"),
    Flaw("inferred", "an inference of the curator"),
    Flaw("planned", "a plan"),
    Flaw("disputed", "a fact in conflict"),
    Flaw("claimed", "a claim"),
    Flaw("judged", "a judgement that two entries are one body"),
    Flaw("single", "a single origin"),
)
BIT = {flaw.name: 1 << place for place, flaw in enumerate(FLAWS)}
_OF_STATUS = BIT["inferred"] | BIT["planned"] | BIT["disputed"] | BIT["claimed"]


class Tie(NamedTuple):
    """A fact, or a judgement `same`, as it is seen from one of its ends.

    `key` is the fact's id, or empty for a judgement, which has no relation and no documents; `flaws` adds up BITs.
    """

    other: str
    key: str
    flaws: int
    relation: str = ""
    documents: tuple[str, ...] = ()


class Ties(Protocol):
    """Whatever knows the ties of an entry: a corpus in memory, a store on disk."""

    def of(self, entry: str) -> Sequence[Tie]:
        """Return the ties of an entry, none of an unknown one."""


class CorpusTies:
    """The ties of a corpus, indexed once. A denied fact, and one that a curator has ranked down, ties nobody.

    >>> from ctipgraph.records import read_corpus
    >>> ties = CorpusTies(read_corpus("data"))
    >>> [[flaw.name for flaw in flaws_of(tie)] for tie in ties.of("commit") if tie.relation == "secretariatOf"]
    [['planned', 'single']]
    """

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    def of(self, entry: str) -> Sequence[Tie]:
        """Return the ties of an entry, none of an unknown one."""
        return self._near.get(entry, ())

    @cached_property
    def _near(self) -> dict[str, list[Tie]]:
        corpus = self._corpus
        near: dict[str, list[Tie]] = {}
        for fact, flaws in self._facts():
            for one, other in ((fact.subject, fact.object), (fact.object, fact.subject)):
                near.setdefault(one, []).append(Tie(other, fact.id, flaws, fact.relation, fact.documents))
        for one, ties in judged_ties(corpus, "same").items():
            near.setdefault(one, []).extend(ties)
        return near

    def _facts(self) -> Iterator[tuple[Fact, int]]:
        corpus = self._corpus
        steps = [fact for fact in corpus.facts if self._is_step(fact)]
        origins: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for fact in steps:
            origins[self._statement(fact)].update(corpus.origin(name) for name in fact.documents)
        loose = {name for name, relation in corpus.ontology.relations.items() if relation.mark("looseTie") == "true"}
        unnamed = {id_ for id_, actor in corpus.actors.items() if corpus.ontology.class_mark(actor.type, "unnamed")}
        for fact in steps:
            flaws = self._doubt(fact)
            flaws |= BIT["loose"] if fact.relation in loose else 0
            flaws |= BIT["unnamed"] if fact.subject in unnamed or fact.object in unnamed else 0
            flaws |= BIT["single"] if len(origins[self._statement(fact)]) < 2 else 0
            yield fact, flaws

    def _is_step(self, fact: Fact) -> bool:
        return (
            fact.object in self._corpus.actors
            and self._corpus.object_kind(fact) == "entity"
            and fact.status != "denied"
            and fact.rank != "deprecated"
        )

    def _statement(self, fact: Fact) -> tuple[str, ...]:
        """What facts of several documents have in common that say the same in the same way."""
        body = self._corpus.identity.canonical
        ends = (body(fact.subject), body(fact.object))
        symmetric = self._corpus.ontology.relations[fact.relation].symmetric
        return (fact.relation, fact.status, *(sorted(ends) if symmetric else ends))

    def _doubt(self, fact: Fact) -> int:
        """The flaws of a fact that come from how it is known; what it is inferred from hands on its own."""
        corpus, flaws, seen, queue = self._corpus, 0, {fact.id}, [fact]
        while queue:
            one = queue.pop()
            if corpus.ontology.statuses[one.status].mark("plain") != "true":
                flaws |= BIT.get(one.status, BIT["claimed"]) & _OF_STATUS
            elif one.id in corpus.conflicts and not corpus.is_plain(one):
                flaws |= BIT["disputed"]
            flaws |= BIT["claimed"] if one.get("speaker") else 0
            rests_on = [id_ for id_ in one.qualifiers.get("rests_on", ()) if id_ in corpus.by_id and id_ not in seen]
            seen.update(rests_on)
            queue.extend(corpus.by_id[id_] for id_ in rests_on)
        return flaws


class UnsureTies:
    """Ties, and beside them the judgements `unsure`: what would lead on if these were found to be one body."""

    def __init__(self, ties: Ties, corpus: Corpus) -> None:
        self._ties = ties
        self._unsure = judged_ties(corpus, "unsure")

    def of(self, entry: str) -> Sequence[Tie]:
        """Return the ties of an entry, none of an unknown one."""
        return [*self._ties.of(entry), *self._unsure.get(entry, ())]


def judged_ties(corpus: Corpus, verdict: str) -> dict[str, list[Tie]]:
    """Return the ties that the judgements of a verdict make, by the entry from which they lead.

    >>> from ctipgraph.records import read_corpus
    >>> [tie.other for tie in judged_ties(read_corpus("data"), "unsure")["national-steering-committee"]]
    ['national-committee-on-ctip']
    """
    found: dict[str, list[Tie]] = {}
    for judgement in corpus.judgements:
        if judgement.verdict == verdict:
            for one, other in (judgement.pair, judgement.pair[::-1]):
                found.setdefault(one, []).append(Tie(other, "", BIT["judged"]))
    return found


def flaws_of(tie: Tie) -> list[Flaw]:
    """Return the flaws of a tie, the gravest first."""
    return [flaw for flaw in FLAWS if tie.flaws & BIT[flaw.name]]


def gravity(status: str) -> int:
    """Return how grave a flaw a status is, 0 for none.

    >>> sorted(["planned", "asserted", "inferred", "claimed"], key=gravity)
    ['asserted', 'claimed', 'planned', 'inferred']
    """
    return len(FLAWS) - [flaw.name for flaw in FLAWS].index(status) if status in BIT else 0
