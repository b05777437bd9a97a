"""GraphML: http://graphml.graphdrawing.org/specification.html."""

from __future__ import annotations

from typing import IO

from ctipgraph.exports.xml import NODE_COLUMNS, attribute, edge_columns, edges, nodes
from ctipgraph.model import Corpus
from ctipgraph.records.rows import Row

END = "</graph>\n</graphml>\n"


def write_graphml(corpus: Corpus, sink: IO[bytes]) -> None:
    """Write a directed graph with one edge a fact, the fact's id as the edge's, all else as attributes."""
    columns = edge_columns(corpus)
    sink.write(head(columns).encode())
    for id_, row in nodes(corpus):
        sink.write(node(id_, row).encode())
    for id_, source, target, row in edges(corpus):
        sink.write(edge(id_, source, target, {name: row[name] for name in columns}).encode())
    sink.write(END.encode())


def head(columns: list[str]) -> str:
    """Return what comes before the nodes, for edges with these attributes."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">']
    for kind, names in (("node", NODE_COLUMNS), ("edge", columns)):
        for name in names:
            lines.append(f'<key id="{kind[0]}-{name}" for="{kind}" attr.name="{name}" attr.type="string"/>')
    return "\n".join([*lines, '<graph id="facts" edgedefault="directed">', ""])


def node(id_: str, row: Row) -> str:
    """Return a node's line."""
    return f'<node id="{attribute(id_)}">{_data("n", row)}</node>\n'


def edge(id_: str, source: str, target: str, row: Row) -> str:
    """Return an edge's line."""
    ends = f'source="{attribute(source)}" target="{attribute(target)}"'
    return f'<edge id="{id_}" {ends}>{_data("e", row)}</edge>\n'


def _data(kind: str, row: Row) -> str:
    return "".join([f'<data key="{kind}-{name}">{attribute(text)}</data>' for name, text in row.items() if text])
