"""Graph files -> triples, read by Oxigraph, which rewrites no literal and fetches nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

import pyoxigraph as ox

from ctipgraph.errors import QueryError

FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nq": ox.RdfFormat.N_QUADS,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".jsonld": ox.RdfFormat.JSON_LD,
}
MAX_BYTES = 1 << 30
MOST_TRIPLES_INSIDE = 100  # deeper ones end the process that reads them; this program writes none


def is_graph(name: str) -> bool:
    """Say whether a file's name is that of a graph file.

    >>> is_graph("build/graph.ttl"), is_graph("data")
    (True, False)
    """
    return PurePath(name).suffix.lower() in FORMATS


def read_triples(content: bytes, name: str) -> Iterator[tuple[str, str, str]]:
    """Yield the triples of a graph file, of all its graphs, in N-Triples syntax.

    Triples about blank nodes are passed over: this program writes none. Raises QueryError for what cannot be read.

    >>> list(read_triples(b"<urn:a> <urn:b> 1 .", "a.ttl"))
    [('<urn:a>', '<urn:b>', '"1"^^<http://www.w3.org/2001/XMLSchema#integer>')]
    """
    if len(content) > MAX_BYTES:
        raise QueryError(f"'{name}' is larger than {MAX_BYTES >> 20:,} megabytes; compare the data folders")
    if content.count(b"<<") > MOST_TRIPLES_INSIDE:
        raise QueryError(f"'{name}' has triples inside triples, which no graph of this program has")
    try:
        for quad in ox.parse(content, FORMATS[PurePath(name).suffix.lower()]):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
                yield str(quad.subject), str(quad.predicate), str(quad.object)
    except SyntaxError as error:
        raise QueryError(f"'{name}' can't be read as a graph: {error}") from None
