"""N-Quads and N-Triples: https://www.w3.org/TR/n-quads/, https://www.w3.org/TR/n-triples/."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

from ctipgraph.model import Corpus
from ctipgraph.rdf import Quad, to_quads


def write_nquads(corpus: Corpus, sink: IO[bytes]) -> None:
    """Write the graph line by line, sorted: the plain triples in the graph of their document."""
    sink.write(nquads(to_quads(corpus)))


def write_ntriples(corpus: Corpus, sink: IO[bytes]) -> None:
    """Write the whole graph as one, line by line, sorted: facts, and the plain triples of all documents."""
    sink.write(nquads((s, p, o, "") for s, p, o, _ in to_quads(corpus)))


def nquads(quads: Iterable[Quad]) -> bytes:
    """Return quads as sorted lines, each once.

    >>> nquads([("<a:s>", "<a:p>", '"o"', ""), ("<a:s>", "<a:p>", '"o"', "<a:g>")]).decode().splitlines()
    ['<a:s> <a:p> "o" .', '<a:s> <a:p> "o" <a:g> .']
    """
    lines = {f"{s} {p} {o} {g} .\n" if g else f"{s} {p} {o} .\n" for s, p, o, g in quads}
    return "".join(sorted(lines)).encode()
