"""Where an answer's records come from: a corpus in memory, which has them all, or a graph that is asked for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Protocol

from ctipgraph.model import Corpus, Document
from ctipgraph.ontology import Ontology
from ctipgraph.store.basis import Basis, basis


class Records(Protocol):
    """What `ask` needs to know besides the rows."""

    ontology: Ontology

    @property
    def documents(self) -> Mapping[str, Document]:
        """All documents."""

    def named(self, texts: Iterable[str], documents: Iterable[str] = ()) -> Corpus:
        """Return a corpus with at least the actors of these names and the documents with these ids."""

    def corpus(self, facts: Iterable[str], actors: Iterable[str] = ()) -> Corpus:
        """Return a corpus with at least these facts and actors, and all that the facts name."""

    def about(self, *bodies: Iterable[str]) -> Corpus:
        """Return a corpus of the facts that have an entry of each body at one of their ends."""

    def holds_more_than(self, count: int) -> bool:
        """Say whether there are more facts than so many."""

    def whole(self) -> Basis:
        """Return what an answer rests on that counts over all facts."""


class Whole:
    """The records of a corpus that is in memory."""

    def __init__(self, corpus: Corpus) -> None:
        self.ontology = corpus.ontology
        self._corpus = corpus

    @property
    def documents(self) -> Mapping[str, Document]:
        """All documents."""
        return self._corpus.documents

    def named(self, texts: Iterable[str], documents: Iterable[str] = ()) -> Corpus:
        """Return the corpus."""
        return self._corpus

    def corpus(self, facts: Iterable[str], actors: Iterable[str] = ()) -> Corpus:
        """Return the corpus."""
        return self._corpus

    def about(self, *bodies: Iterable[str]) -> Corpus:
        """Return the corpus with the facts that have an entry of each body at one of their ends.

        >>> from ctipgraph.records import read_corpus
        >>> len(Whole(read_corpus("data")).about(["un-act"], ["government-of-norway"]).facts)
        1
        """
        wanted = [set(body) for body in bodies]
        ends = ((fact, {fact.subject, fact.object}) for fact in self._corpus.facts)
        facts = tuple(fact for fact, both in ends if wanted and all(both & body for body in wanted))
        return replace(self._corpus, facts=facts, selected_from=self._corpus)

    def holds_more_than(self, count: int) -> bool:
        """Say whether there are more facts than so many."""
        return len(self._corpus.facts) > count

    def whole(self) -> Basis:
        """Return what an answer rests on that counts over all facts."""
        return basis(self._corpus, self._corpus.by_id)
