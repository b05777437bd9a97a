"""Records read back, only those that an answer needs, as a corpus of their own.

What is on a server or on disk is too large to be read whole. Names, evidence, basis and absence are worked out from
records, so the few that an answer touches are made again: from triples (`graph_recall`), or from a file of records
that a store keeps beside its graph (`file_recall`).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property

from ctipgraph.model import Actor, Corpus, Dataset, Document, Fact, Judgement, Size
from ctipgraph.model.identity import Identity
from ctipgraph.ontology import Ontology
from ctipgraph.records.lookup import folded
from ctipgraph.store.basis import Basis


class Recall(ABC):
    """Reads records back; below are the few things that each kind does in its own way."""

    ontology: Ontology

    @property
    @abstractmethod
    def dataset(self) -> Dataset:
        """The data set; raises EndpointError where there is none, or several."""

    @property
    @abstractmethod
    def documents(self) -> Mapping[str, Document]:
        """All documents."""

    @property
    @abstractmethod
    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements of identity."""

    @property
    @abstractmethod
    def read_to_the_end(self) -> Mapping[str, tuple[int, int]]:
        """The documents that are coded to their end; how far the others are is not known."""

    @abstractmethod
    def facts_of(self, ids: Iterable[str]) -> list[Fact]:
        """Return the facts with these ids that are there, sorted by id."""

    @abstractmethod
    def actors_of(self, ids: Iterable[str]) -> dict[str, Actor]:
        """Return the actors with these ids that are there, sorted by id."""

    @abstractmethod
    def documents_of(self, ids: Iterable[str]) -> dict[str, Document]:
        """Return the documents with these ids that are there, sorted by id."""

    @abstractmethod
    def ids_about(self, bodies: list[list[str]], *, speaking: bool) -> list[str]:
        """Return the ids of the facts that have an entry of each body at an end, or with `speaking` as speaker."""

    @abstractmethod
    def all_ids(self) -> list[str]:
        """Return the ids of all facts."""

    @abstractmethod
    def all_entries(self) -> list[str]:
        """Return the ids of all actors."""

    @abstractmethod
    def ids_named(self, names: set[str]) -> dict[str, set[str]]:
        """Return the ids of the actors with these folded names; all names, where one of them is nobody's."""

    @abstractmethod
    def tied_to(self, entries: Iterable[str]) -> set[str]:
        """Return the ids of the actors that a fact ties to one of these."""

    @abstractmethod
    def holds_more_than(self, count: int) -> bool:
        """Say whether there are more facts than these."""

    @abstractmethod
    def size(self) -> Size:
        """Return how many facts and actors there are."""

    @abstractmethod
    def whole(self) -> Basis:
        """Return what an answer rests on that counts over all facts."""

    @cached_property
    def identity(self) -> Identity:
        """Which entries are one body."""
        return Identity(self.judgements)

    def corpus(self, facts: Iterable[str], actors: Iterable[str] = (), *, beside: bool = False) -> Corpus:
        """Return a corpus of these facts and actors (ids), with the actors and documents that the facts name.

        What a document reprints is there too. With `beside` the facts that they conflict with or refer to are there as
        well, and those that these refer to.
        """
        found = self.facts_of(facts)
        fields = [name for name, qualifier in self.ontology.qualifiers.items() if qualifier.range == "Fact"]
        new = found if beside else []
        while new:
            others = {id_ for fact in new for name in fields for id_ in fact.qualifiers.get(name, ())}
            new = self.facts_of(sorted(others - {fact.id for fact in found}))
            found += new
        named = {id_ for fact in found for id_ in self._entries(fact)}
        part = Corpus(
            dataset=self.dataset,
            ontology=self.ontology,
            documents=self._with_origins({name for fact in found for name in fact.documents}),
            actors=self.actors_of(sorted({*actors, *named})),
            facts=tuple(found),
            judgements=self.judgements,
            read_to_the_end=self.read_to_the_end,
        )
        return replace(part, selected_from=part)

    def _with_origins(self, cited: set[str]) -> dict[str, Document]:
        """The documents with these ids and those that they reprint, by which origins are told apart."""
        found: dict[str, Document] = {}
        new = cited
        while new and (more := self.documents_of(sorted(new))):
            found |= more
            new = {document.same_origin_as for document in more.values()} - {"", *found}
        return dict(sorted(found.items()))

    def about(self, *bodies: Iterable[str], speaking: bool = False, beside: bool = False) -> Corpus:
        """Return a corpus of the facts that have an entry of each of these bodies (ids) at one of their ends.

        With `speaking`, facts of which it is the speaker count too.
        """
        given = [list(body) for body in bodies]
        facts = self.ids_about(given, speaking=speaking) if given else []
        return self.corpus(facts, (id_ for body in given for id_ in body), beside=beside)

    def named(self, texts: Iterable[str], documents: Iterable[str] = ()) -> Corpus:
        """Return a corpus of the actors with these ids or names, and of documents with these ids.

        Where one names none they are all there, to find the near.
        """
        wanted = sorted(set(texts))
        found = self.actors_of(wanted)
        missing = {folded(text) for text in wanted if text not in found}
        if missing:
            named = self.ids_named(missing)
            found |= self.actors_of(sorted(set().union(*named.values())))
        cited = sorted(set(documents))
        known = self.documents_of(cited)
        return Corpus(
            self.dataset,
            self.ontology,
            known if len(known) == len(cited) else self.documents,
            actors=found,
            judgements=self.judgements,
        )

    def all(self) -> Corpus:
        """Return a corpus of everything."""
        part = replace(self.corpus(self.all_ids(), self.all_entries()), documents=self.documents)
        return replace(part, selected_from=None)

    def _entries(self, fact: Fact) -> Iterable[str]:
        """What a fact names, actors among it."""
        yield from (fact.subject, fact.object)
        for field, values in fact.qualifiers.items():
            if self.ontology.qualifiers[field].range in self.ontology.classes:
                yield from values
