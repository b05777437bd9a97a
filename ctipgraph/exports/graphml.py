"""GraphML: http://graphml.graphdrawing.org/specification.html."""

from __future__ import annotations

from typing import IO

from ctipgraph.exports.xml import NODE_COLUMNS, attribute, edge_columns, edges, nodes
from ctipgraph.model import Corpus
from ctipgraph.records.rows import Row


def write_graphml(corpus: Corpus, sink: IO[bytes]) -> None:
    """Write a directed graph with one edge a fact, the fact's id as the edge's, all else as attributes."""
    columns = {"node": NODE_COLUMNS, "edge": edge_columns(corpus)}
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">']
    for kind, names in columns.items():
        for name in names:
            lines.append(f'<key id="{kind[0]}-{name}" for="{kind}" attr.name="{name}" attr.type="string"/>')
    lines.append('<graph id="facts" edgedefault="directed">')
    sink.write(("\n".join(lines) + "\n").encode())
    for id_, row in nodes(corpus):
        sink.write(f'<node id="{attribute(id_)}">{_data("n", row)}</node>\n'.encode())
    for id_, source, target, row in edges(corpus):
        ends = f'source="{attribute(source)}" target="{attribute(target)}"'
        kept = {name: row[name] for name in columns["edge"]}
        sink.write(f'<edge id="{id_}" {ends}>{_data("e", kept)}</edge>\n'.encode())
    sink.write(b"</graph>\n</graphml>\n")


def _data(kind: str, row: Row) -> str:
    return "".join(f'<data key="{kind}-{name}">{attribute(text)}</data>' for name, text in row.items() if text)
