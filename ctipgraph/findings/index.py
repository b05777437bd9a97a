"""Facts by what they are about and by what they say: what an answer needs to find of a corpus or of a store."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from typing import Protocol

from ctipgraph.model import Corpus, Fact


class FactIndex(Protocol):
    """Whatever finds facts: a corpus in memory, a store on disk."""

    def about(self, entry: str) -> Sequence[Fact]:
        """Return the facts whose subject or object is this entry."""

    def of(self, relations: Collection[str]) -> Iterator[Fact]:
        """Yield the facts of these relations."""

    def all(self) -> Iterator[Fact]:
        """Yield all facts."""


class CorpusIndex:
    """The facts of a corpus, indexed when they are first asked for.

    >>> from ctipgraph.records import read_corpus
    >>> index = CorpusIndex(read_corpus("data"))
    >>> {fact.object for fact in index.of({"funds"})}
    {'un-act'}
    """

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    def about(self, entry: str) -> Sequence[Fact]:
        """Return the facts whose subject or object is this entry."""
        return self._about.get(entry, ())

    def of(self, relations: Collection[str]) -> Iterator[Fact]:
        """Yield the facts of these relations."""
        for relation in sorted(relations):
            yield from self._of.get(relation, ())

    def all(self) -> Iterator[Fact]:
        """Yield all facts."""
        yield from self._corpus.facts

    @cached_property
    def _about(self) -> dict[str, list[Fact]]:
        found: dict[str, list[Fact]] = {}
        for fact in self._corpus.facts:
            found.setdefault(fact.subject, []).append(fact)
            if fact.object != fact.subject and fact.object in self._corpus.actors:
                found.setdefault(fact.object, []).append(fact)
        return found

    @cached_property
    def _of(self) -> dict[str, list[Fact]]:
        found: dict[str, list[Fact]] = {}
        for fact in self._corpus.facts:
            found.setdefault(fact.relation, []).append(fact)
        return found
