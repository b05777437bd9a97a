"""GEXF 1.2draft, which Gephi, Gephi Lite and networkx read: https://gexf.net/1.2/."""

from __future__ import annotations

from typing import IO

from ctipgraph.exports.xml import NODE_COLUMNS, attribute, edge_columns, edges, nodes
from ctipgraph.model import Corpus
from ctipgraph.records.rows import Row


def write_gexf(corpus: Corpus, sink: IO[bytes]) -> None:
    """Write a directed graph with one edge a fact."""
    node_columns = [name for name in NODE_COLUMNS if name != "label"]
    columns = edge_columns(corpus)
    head = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">',
        '<graph defaultedgetype="directed" mode="static">',
        _declare("node", node_columns),
        _declare("edge", columns),
        "<nodes>",
    ]
    sink.write(("\n".join(head) + "\n").encode())
    for id_, row in nodes(corpus):
        ends = f'id="{attribute(id_)}" label="{attribute(row["label"])}"'
        sink.write(f"<node {ends}>{_values(node_columns, row)}</node>\n".encode())
    sink.write(b"</nodes>\n<edges>\n")
    for id_, source, target, row in edges(corpus):
        ends = f'source="{attribute(source)}" target="{attribute(target)}"'
        label = attribute(row["relation_label"])
        sink.write(f'<edge id="{id_}" {ends} label="{label}">{_values(columns, row)}</edge>\n'.encode())
    sink.write(b"</edges>\n</graph>\n</gexf>\n")


def _declare(kind: str, names: list[str]) -> str:
    rows = "".join(f'<attribute id="{name}" title="{name}" type="string"/>' for name in names)
    return f'<attributes class="{kind}" mode="static">{rows}</attributes>'


def _values(names: list[str], row: Row) -> str:
    found = "".join(f'<attvalue for="{n}" value="{attribute(row[n])}"/>' for n in names if row.get(n))
    return f"<attvalues>{found}</attvalues>"
