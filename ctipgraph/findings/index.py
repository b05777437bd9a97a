"""Facts by what they are about and by what they say: what an answer needs to find of a corpus or of a store."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Protocol

from ctipgraph.model import Actor, Corpus, Fact
from ctipgraph.model.windows import Window
from ctipgraph.records.lookup import find_actor, folded
from ctipgraph.store.basis import Basis, basis


class FactIndex(Protocol):
    """Whatever finds facts: a corpus in memory, a store on disk. `corpus` knows the actors and the documents."""

    corpus: Corpus

    def about(self, entry: str, window: Window | None = None) -> Iterable[Fact]:
        """Return the facts whose subject or object is this entry, at least those that speak of the window."""

    def leading_on(self, entry: str, along: Collection[str], against: Collection[str]) -> Sequence[tuple[str, str]]:
        """Return what an entry is led to, sorted: the other end and the id of each fact that leads there.

        It is the subject of facts of the relations `along`, the object of those of the relations `against`.
        """

    def facts(self, ids: Collection[str]) -> Iterable[Fact]:
        """Return the facts with these ids."""

    def of(self, relations: Collection[str], window: Window | None = None) -> Iterable[Fact]:
        """Return the facts of these relations, or at least those that speak of the window."""

    def count(self, relations: Collection[str]) -> int:
        """Return how many facts these relations have."""

    def offices(self) -> Mapping[str, str]:
        """Return the roles that facts state in words, by themselves folded."""

    def with_office(self, office: str) -> Iterable[Fact]:
        """Return the facts that state this role, folded."""

    def placed(self, entry: str) -> Iterable[Fact]:
        """Return the facts whose subject is this entry, or at least those that name a place."""

    def unstated(self, kind: str, relations: Collection[str]) -> Iterable[str]:
        """Return the entries of a class, and of those below it, of which no fact of these relations is stated.

        They are in none as its object, or in denied ones only.
        """

    def entries(self, kind: str, country: str = "") -> Iterable[str]:
        """Return the ids of the entries of a class and of those below it, of all countries or of one."""

    def kind_of(self, entry: str) -> str:
        """Return the class of an entry, or nothing for what is none."""

    def country_of(self, entry: str) -> str:
        """Return the country code of an entry, or nothing."""

    def actor(self, text: str) -> Actor:
        """Return the actor with this id or name; raises NotFoundError with the near ones."""

    def basis(self, facts: Iterable[str]) -> Basis:
        """Return what an answer of these facts (ids) rests on."""


def leads(fact: Fact) -> bool:
    """Say whether a fact leads from one of its ends to the other: one that is denied or ranked down leads nowhere."""
    return fact.status != "denied" and fact.rank != "deprecated"


class CorpusIndex:
    """The facts of a corpus, indexed when they are first asked for.

    >>> from ctipgraph.records import read_corpus
    >>> index = CorpusIndex(read_corpus("data"))
    >>> {fact.object for fact in index.of({"funds"})}
    {'un-act'}
    """

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus

    def about(self, entry: str, window: Window | None = None) -> Iterable[Fact]:
        """Return the facts whose subject or object is this entry, whatever time they speak of."""
        return self._about.get(entry, ())

    def leading_on(self, entry: str, along: Collection[str], against: Collection[str]) -> Sequence[tuple[str, str]]:
        """Return what an entry is led to, sorted: the other end and the id of each fact that leads there."""
        facts = list(filter(leads, self.about(entry)))
        far = [(fact.object, fact.id) for fact in facts if fact.relation in along and fact.subject == entry]
        return sorted(far + [(f.subject, f.id) for f in facts if f.relation in against and f.object == entry])

    def facts(self, ids: Collection[str]) -> Iterable[Fact]:
        """Return the facts with these ids."""
        return (self.corpus.by_id[id_] for id_ in ids)

    def of(self, relations: Collection[str], window: Window | None = None) -> Iterable[Fact]:
        """Return the facts of these relations, whatever time they speak of."""
        return (fact for relation in sorted(relations) for fact in self._of.get(relation, ()))

    def count(self, relations: Collection[str]) -> int:
        """Return how many facts these relations have."""
        return sum(len(self._of.get(relation, ())) for relation in relations)

    def offices(self) -> Mapping[str, str]:
        """Return the roles that facts state in words, by themselves folded."""
        return {folded(role): role for fact in self.corpus.facts if (role := fact.get("role"))}

    def with_office(self, office: str) -> Iterable[Fact]:
        """Return the facts that state this role, folded."""
        return (fact for fact in self.corpus.facts if folded(fact.get("role")) == office)

    def placed(self, entry: str) -> Iterable[Fact]:
        """Return the facts whose subject is this entry."""
        return (fact for fact in self.about(entry) if fact.subject == entry)

    def unstated(self, kind: str, relations: Collection[str]) -> Iterable[str]:
        """Return the entries of a class, and of those below it, of which no fact of these relations is stated."""
        stated = {fact.object for fact in self.of(relations) if fact.status != "denied"}
        return (id_ for id_ in self.entries(kind) if id_ not in stated)

    def entries(self, kind: str, country: str = "") -> Iterable[str]:
        """Return the ids of the entries of a class and of those below it, of all countries or of one."""
        is_a = self.corpus.ontology.is_a
        actors = self.corpus.actors.items()
        return (id_ for id_, actor in actors if country in ("", actor.country) and is_a(actor.type, kind))

    def kind_of(self, entry: str) -> str:
        """Return the class of an entry, or nothing for what is none."""
        return self.corpus.actors[entry].type if entry in self.corpus.actors else ""

    def country_of(self, entry: str) -> str:
        """Return the country code of an entry, or nothing."""
        return self.corpus.actors[entry].country if entry in self.corpus.actors else ""

    def actor(self, text: str) -> Actor:
        """Return the actor with this id or name; raises NotFoundError with the near ones."""
        return find_actor(self.corpus, text)

    def basis(self, facts: Iterable[str]) -> Basis:
        """Return what an answer of these facts (ids) rests on."""
        return basis(self.corpus, facts)

    @cached_property
    def _about(self) -> dict[str, list[Fact]]:
        found: dict[str, list[Fact]] = {}
        for fact in self.corpus.facts:
            found.setdefault(fact.subject, []).append(fact)
            if fact.object != fact.subject and fact.object in self.corpus.actors:
                found.setdefault(fact.object, []).append(fact)
        return found

    @cached_property
    def _of(self) -> dict[str, list[Fact]]:
        found: dict[str, list[Fact]] = {}
        for fact in self.corpus.facts:
            found.setdefault(fact.relation, []).append(fact)
        return found
