"""How a format writes a block: all triples of one subject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import repeat
from typing import Protocol

from ctipgraph.model.rows import Column
from ctipgraph.rdf.template import joined
from ctipgraph.rdf.terms import Vocabulary

SUBJECT = "\x02"  # stands for the subject of a line that is not the first of its piece, and in no record


class Style(Protocol):
    """A format's way with entries, terms, the order of predicates, and blocks."""

    lists_objects: bool  # several objects of a predicate stand in one list

    def entries(self, kind: str, ids: Iterable[str]) -> list[str]:
        """Return entries of the data whose ids the program made."""

    def term(self, term: str) -> str:
        """Return a term that is given in N-Triples syntax."""

    def order(self, predicate: str) -> tuple[bool, str]:
        """Return what predicates are sorted by."""

    def piece(self, predicate: str, objects: Iterable[str]) -> str:
        """Return a predicate with its sorted objects, ready to stand in a block."""

    def blocks(self, subjects: Column, pieces: Iterable[Column], several: bool) -> Iterator[str]:
        """Yield a block for each subject, written as an entry, from columns of pieces, of which empty ones are none.

        `several` says whether a piece may have more than one object.
        """


class Lines:
    """N-Triples, and the default graph of N-Quads: https://www.w3.org/TR/n-quads/."""

    lists_objects = False

    def __init__(self, words: Vocabulary) -> None:
        self._base = words.base

    def entries(self, kind: str, ids: Iterable[str]) -> list[str]:
        """Return the entries' IRIs in angle brackets."""
        start = f"<{self._base}{kind}/"
        return [f"{start}{id_}>" for id_ in ids]

    def term(self, term: str) -> str:
        """Return the term as it is."""
        return term

    def order(self, predicate: str) -> tuple[bool, str]:
        """Lines are sorted as they stand."""
        return False, predicate

    def piece(self, predicate: str, objects: Iterable[str]) -> str:
        """Return lines without their subject; from the second on with a mark for it."""
        return SUBJECT.join([f"{predicate} {object_} .\n" for object_ in objects])

    def blocks(self, subjects: Column, pieces: Iterable[Column], several: bool) -> Iterator[str]:
        """Yield lines: before each piece stands the subject, set into all rows at once."""
        starts = [f"{subject} " for subject in subjects]
        columns: list[Column] = []
        for column in pieces:
            columns += starts if all(column) else [s if p else "" for s, p in zip(starts, column, strict=True)], column
        lines = joined(columns)
        return map(str.replace, lines, repeat(SUBJECT), starts) if several else lines
