"""Which sentences of a document carry facts, so that "no edge" can be read.

A sentence is covered where a fact's passage touches it, marked where a curator has written that it holds
no fact (`no_fact` in the fact file), and open otherwise. An open sentence that names two actors is
where a fact may have been missed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from ctipgraph.checks.mentions import Mentions, Names
from ctipgraph.model import Corpus, Passage, Result
from ctipgraph.model.report import info
from ctipgraph.passages import Span, Text, as_text, fold, resolve
from ctipgraph.passages.anchor import shortest_anchor
from ctipgraph.passages.sentences import sentences

State = Literal["covered", "marked", "open"]
TWO = 2


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, its words, the actors that it names, and how many facts have a passage in it."""

    document: str
    span: Span
    words: str
    state: State
    actors: tuple[str, ...]
    facts: int

    @property
    def may_miss_a_fact(self) -> bool:
        """True for an open sentence that names two actors."""
        return self.state == "open" and len(self.actors) >= TWO


def coverage(corpus: Corpus, document: str) -> tuple[Sentence, ...]:
    """Return the sentences of a document whose text is at hand."""
    return _Coverage(corpus).of(document)


class _Coverage:
    """The passages of facts and of marks by their documents, gathered once for all documents."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._of_facts = _by_document(passage for fact in corpus.facts for passage in fact.passages)
        self._of_marks = _by_document(mark.passage for mark in corpus.no_facts)

    @cached_property
    def _names(self) -> Names:
        return Names(self._corpus)

    def of(self, document: str) -> tuple[Sentence, ...]:
        """The sentences of a document."""
        text = as_text(self._corpus.texts[document])
        mentions = Mentions(self._corpus, document, self._names)
        return tuple(_sentence(document, text, mentions, *row) for row in self.states(document))

    def open(self, document: str) -> tuple[Sentence, ...]:
        """The open sentences of a document; the others are not looked at for names."""
        text = as_text(self._corpus.texts[document])
        mentions = Mentions(self._corpus, document, self._names)
        return tuple(_sentence(document, text, mentions, *row) for row in self.states(document) if row[1] == "open")

    def states(self, document: str) -> Iterator[tuple[Span, State, int]]:
        """Where each sentence stands, whether a fact or a mark covers it, and how many facts have a passage in it."""
        text = as_text(self._corpus.texts[document])
        of_facts = _Spans(text, self._of_facts.get(document, ()))
        marked = _Spans(text, self._of_marks.get(document, ()))
        for span in sentences(text):
            facts = of_facts.touching(span)
            yield span, "covered" if facts else "marked" if marked.touching(span) else "open", facts


def _sentence(document: str, text: Text, mentions: Mentions, span: Span, state: State, facts: int) -> Sentence:
    words = fold(text.raw, span.start, span.end).text
    return Sentence(document, span, words, state, tuple(mentions.in_words(words)), facts)


class _Spans:
    """The places of passages, sorted so that those in a sentence are counted without looking at the rest."""

    def __init__(self, text: Text, passages: Iterable[Passage]) -> None:
        found = [span for passage in passages for span in resolve(text, passage).spans]
        self._starts = sorted(span.start for span in found)
        self._ends = sorted(span.end for span in found)

    def touching(self, span: Span) -> int:
        """How many begin before the span ends, without those that end before it begins."""
        return bisect_left(self._starts, span.end) - bisect_right(self._ends, span.start)


def _by_document(passages: Iterable[Passage]) -> dict[str, list[Passage]]:
    found: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        found[passage.document].append(passage)
    return found


def sentences_read_of(corpus: Corpus) -> dict[str, tuple[int, int]]:
    """Return of each document at hand how many sentences carry a fact or a mark, and how many it has."""
    coverages = _Coverage(corpus)
    found = {document: [state for _, state, _ in coverages.states(document)] for document in corpus.texts}
    return {document: (len(states) - states.count("open"), len(states)) for document, states in found.items()}


def sentences_read(corpus: Corpus) -> Iterator[Result]:
    """Every sentence that names two actors carries a fact, or a mark that it holds none; where all facts are read."""
    coverages = _Coverage(corpus)
    for document in corpus.texts if "fact" not in corpus.unread else ():
        for sentence in coverages.open(document):
            if sentence.may_miss_a_fact:
                passage = shortest_anchor(as_text(corpus.texts[document]), document, sentence.span)
                anchor = passage.anchor if passage else sentence.words[:40]
                named = ", ".join(sentence.actors)
                message = f"'{anchor}' names {named} and carries no fact; record it, or mark it under 'no_fact'"
                yield info("sentence-open", corpus.documents[document].location, message)
