"""Sorted triples that are of no fact -> text, some thousands at a time: lines, or blocks of Turtle."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from ctipgraph.exports.turtle import Shortener
from ctipgraph.model.rows import CELL
from ctipgraph.ontology import RDF
from ctipgraph.streams.spill import Lines

_CELL = CELL.encode()
TYPE = f"<{RDF}type>"


class Triples(Protocol):
    """Writes lines of subject, predicate, object and graph, which are sorted and each there once."""

    def write(self, lines: Lines) -> bytes:
        """Return the text of some of them."""

    def close(self) -> bytes:
        """Return what is left to write before something else can come."""


class QuadLines:
    r"""N-Quads.

    >>> QuadLines().write([b"<a:s>\x1f<a:p>\x1f<a:o>\x1f\n", b"<a:s>\x1f<a:p>\x1f<a:o>\x1f<a:g>\n"])
    b'<a:s> <a:p> <a:o> .\n<a:s> <a:p> <a:o> <a:g> .\n'
    """

    def write(self, lines: Lines) -> bytes:
        """Return lines of three or four terms."""
        text = b"".join(lines).replace(_CELL + b"\n", b" .\n")  # of the default graph
        return text.replace(b">\n", b"> .\n").replace(_CELL, b" ")

    def close(self) -> bytes:
        """Return nothing: a line is whole."""
        return b""


class TripleLines:
    """N-Triples: what stands in several graphs is written once."""

    def __init__(self) -> None:
        self._last = b""

    def write(self, lines: Lines) -> bytes:
        """Return lines of three terms."""
        found = list(dict.fromkeys([line[: line.rindex(_CELL)] for line in lines]))
        if found and found[0] == self._last:
            del found[0]
        if not found:
            return b""
        self._last = found[-1]
        return b" .\n".join(found).replace(_CELL, b" ") + b" .\n"

    def close(self) -> bytes:
        """Return nothing: a line is whole."""
        return b""


class TurtleTriples:
    """Blocks of Turtle, in which `types` come first; what stands in several graphs is written once."""

    def __init__(self, shorten: Shortener, indent: str = "", types: Mapping[str, list[str]] | None = None) -> None:
        self._shorten = shorten
        self._indent = indent
        self._types = types or {}
        self._last = ("", "", "")
        self._open = False
        self._joint = ""  # what comes before the next predicate

    def write(self, lines: Lines) -> bytes:
        """Return what these triples add to the text."""
        return "".join([self._added(*line.decode().split(CELL)[:3]) for line in lines]).encode()

    def close(self) -> bytes:
        """End the block that is open."""
        text = self._end()
        self._last, self._open = ("", "", ""), False
        return text.encode()

    def _added(self, s: str, p: str, o: str) -> str:
        before, self._last = self._last, (s, p, o)
        if before == self._last:
            return ""
        text = self._begin(s) if s != before[0] else ""
        if p == TYPE and s in self._types:
            return text
        if (s, p) == before[:2]:
            return f"{text}, {self._shorten(o)}"
        joint, self._joint = self._joint, f" ;\n{self._indent}    "
        return f"{text}{joint}{self._shorten(p)} {self._shorten(o)}"

    def _begin(self, s: str) -> str:
        types = ", ".join(self._shorten(type_) for type_ in self._types.get(s, ()))
        self._joint = f" ;\n{self._indent}    " if types else ""
        return f"{self._end()}{self._indent}{self._shorten(s)} {'a ' if types else ''}{types}"

    def _end(self) -> str:
        open_, self._open = self._open, True
        return " .\n\n" if open_ else ""
