"""Which sentences of a document carry facts, so that "no edge" can be read.

A sentence is covered where a fact's passage touches it, marked where a curator has written that it holds
no fact (`no_fact` in the fact file), and open otherwise. An open sentence that names two actors is
where a fact may have been missed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ctipgraph.checks.mentions import Mentions
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
    text = as_text(corpus.texts[document])
    mentions = Mentions(corpus, document)
    of_facts = [span for fact in corpus.facts for passage in fact.passages for span in _spans(text, passage, document)]
    marked = [span for mark in corpus.no_facts for span in _spans(text, mark.passage, document)]
    found = []
    for span in sentences(text):
        facts = sum(_touches(span, other) for other in of_facts)
        state: State = "covered" if facts else "marked" if any(_touches(span, other) for other in marked) else "open"
        words = fold(text.raw, span.start, span.end).text
        found.append(Sentence(document, span, words, state, tuple(mentions.in_words(words)), facts))
    return tuple(found)


def sentences_read_of(corpus: Corpus, document: str) -> tuple[int, int]:
    """Return how many sentences of a document carry a fact or a mark, and how many it has."""
    found = coverage(corpus, document)
    return sum(sentence.state != "open" for sentence in found), len(found)


def _spans(text: Text, passage: Passage, document: str) -> tuple[Span, ...]:
    return resolve(text, passage).spans if passage.document == document else ()


def _touches(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def sentences_read(corpus: Corpus) -> Iterator[Result]:
    """Every sentence that names two actors carries a fact, or a mark that it holds none."""
    for document in corpus.texts:
        for sentence in coverage(corpus, document):
            if sentence.may_miss_a_fact:
                passage = shortest_anchor(as_text(corpus.texts[document]), document, sentence.span)
                anchor = passage.anchor if passage else sentence.words[:40]
                named = ", ".join(sentence.actors)
                message = f"'{anchor}' names {named} and carries no fact; record it, or mark it under 'no_fact'"
                yield info("sentence-open", corpus.documents[document].location, message)
