"""What GraphML and GEXF share: nodes, edges and escaped XML, written as they come."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from ctipgraph.model import Corpus, Fact
from ctipgraph.records.rows import Row, actor_rows, fact_columns, fact_row, object_label

NODE_COLUMNS = ["label", "kind", "type", "names", "country", "note"]


def edge_columns(corpus: Corpus) -> list[str]:
    """Return the attributes of an edge: all that a fact's row has."""
    return [name for name in fact_columns(corpus) if name not in ("id", "subject", "object")]


def nodes(corpus: Corpus) -> Iterator[tuple[str, Row]]:
    """Yield ids and attributes: actors, then the concepts and values at the far end of facts."""
    for row in actor_rows(corpus):
        names = " | ".join(part for part in (row["acronyms"], row["other_names"]) if part)
        yield (
            row["id"],
            {
                "label": row["name"],
                "kind": "actor",
                "type": row["type"],
                "names": names,
                "country": row["country"],
                "note": row["note"],
            },
        )
    far: dict[str, Row] = {}
    for fact in corpus.facts:
        kind = corpus.object_kind(fact)
        if kind != "entity":
            type_ = corpus.ontology.relations[fact.relation].range
            far[target(corpus, fact)] = {"label": object_label(corpus, fact), "kind": kind, "type": type_}
    yield from sorted(far.items())


def edges(corpus: Corpus) -> Iterator[tuple[str, str, str, Row]]:
    """Yield fact, source, target and attributes: one edge a fact, always."""
    for fact in corpus.facts:
        yield fact.id, fact.subject, target(corpus, fact), fact_row(corpus, fact)


def target(corpus: Corpus, fact: Fact) -> str:
    """Return the id of the node at a fact's far end: a value is a node of its own, so that values tie nobody."""
    kind = corpus.object_kind(fact)
    if kind == "entity":
        return fact.object
    return f"concept:{fact.object}" if kind == "concept" else f"value:{fact.id}"


def attribute(text: str) -> str:
    r"""Escape a text for an XML attribute in double quotes.

    >>> attribute('a "b" <c>\n')
    'a &quot;b&quot; &lt;c&gt;&#10;'
    """
    return escape(text, {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
