"""How a format writes a block: all triples of one subject."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from ctipgraph.rdf.terms import Vocabulary

SUBJECT = "\x02"  # stands for the subject of a line that is not the first of its piece, and in no record


class Style(Protocol):
    """A format's way with entries, terms, the order of predicates, and blocks."""

    def entry(self, kind: str, id_: str) -> str:
        """Return an entry of the data whose id the program made."""

    def term(self, term: str) -> str:
        """Return a term that is given in N-Triples syntax."""

    def order(self, predicate: str) -> tuple[bool, str]:
        """Return what predicates are sorted by."""

    def piece(self, predicate: str, objects: Iterable[str]) -> str:
        """Return a predicate with its sorted objects, ready to stand in a block."""

    def block(self, subject: str, pieces: Iterable[str]) -> str:
        """Return a block from its subject, written as an entry, and its pieces, of which empty ones are passed over."""


class Lines:
    """N-Triples, and the default graph of N-Quads: https://www.w3.org/TR/n-quads/."""

    def __init__(self, words: Vocabulary) -> None:
        self._base = words.base

    def entry(self, kind: str, id_: str) -> str:
        """Return the entry's IRI in angle brackets."""
        return f"<{self._base}{kind}/{id_}>"

    def term(self, term: str) -> str:
        """Return the term as it is."""
        return term

    def order(self, predicate: str) -> tuple[bool, str]:
        """Lines are sorted as they stand."""
        return False, predicate

    def piece(self, predicate: str, objects: Iterable[str]) -> str:
        """Return lines without their subject; from the second on with a mark for it."""
        return SUBJECT.join([f"{predicate} {object_} .\n" for object_ in objects])

    def block(self, subject: str, pieces: Iterable[str]) -> str:
        """Return the lines; a join sets the subject much sooner than replacing each mark does."""
        subject += " "
        lines = subject + subject.join(filter(None, pieces))
        return lines.replace(SUBJECT, subject) if SUBJECT in lines else lines
