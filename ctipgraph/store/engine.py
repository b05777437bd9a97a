"""Running a query on Oxigraph, with the quads that it is given."""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox

from ctipgraph.errors import QueryError
from ctipgraph.store.answers import Answer, Term
from ctipgraph.store.unreadable import unreadable


def load(nquads: bytes, ontology: str, ontology_iri: str) -> ox.Store:
    """Return a store in memory with the quads, and the ontology in a graph of its own."""
    store = ox.Store()
    store.bulk_load(nquads, ox.RdfFormat.N_QUADS)
    store.bulk_load(ontology.encode(), ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(ontology_iri))
    return store


def run(store: ox.Store, query: str, prefixes: Mapping[str, str], limit: int) -> Answer:
    """Run a query over all graphs as one and return at most `limit` rows.

    Raises QueryError for a query that can't be read.
    """
    try:
        result = store.query(query, prefixes=dict(prefixes), use_default_graph_as_union=True)
    except SyntaxError as error:
        raise QueryError(f"the query can't be read at {unreadable(query, str(error), prefixes)}") from None
    if isinstance(result, ox.QueryBoolean):
        return Answer(("answer",), ((Term("literal", str(bool(result)).lower()),),))
    if isinstance(result, ox.QueryTriples):
        columns: tuple[str, ...] = ("subject", "predicate", "object")
    else:
        columns = tuple(variable.value for variable in result.variables)
    found: list[tuple[Term | None, ...]] = []
    for row in result:
        if len(found) == limit:
            return Answer(columns, tuple(found), cut=True)
        found.append(tuple(_term(value) for value in row))
    return Answer(columns, tuple(found))


def _term(value: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> Term | None:
    if value is None:
        return None
    if isinstance(value, ox.Literal):
        return Term("literal", value.value, value.datatype.value, value.language or "")
    if isinstance(value, ox.NamedNode):
        return Term("iri", value.value)
    return Term("literal", str(value))
