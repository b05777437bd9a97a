"""Ready questions that are answered from a store's columns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ctipgraph.errors import MissingExtraError
from ctipgraph.model import Corpus
from ctipgraph.rdf.terms import literal_parts
from ctipgraph.store.answers import Answer, Bounds
from ctipgraph.store.disk import COLUMNS, OnDisk
from ctipgraph.store.questions import Question

if TYPE_CHECKING:
    from ctipgraph.store.graph import Graph


def from_columns(
    graph: Graph, question: Question, known: Corpus, values: Mapping[str, str], bounds: Bounds
) -> Answer | None:
    """Return the answer to a ready question from a store's columns, or None where it has to be asked of the graph."""
    path = question.path.with_suffix(".sql")
    if not (isinstance(graph, OnDisk) and path.is_file() and (graph.folder / COLUMNS).is_file()):
        return None
    try:
        from ctipgraph.store.columns import select
    except MissingExtraError:
        return None
    query = path.read_text("utf-8")
    if any(f"${row.name}" not in query for row in question.parameters):
        return None  # the question has learnt to take more than its columns know
    if not question.may_leave_open(values):
        return None
    return select(graph.folder / COLUMNS, query, plain_values(question, known, values), bounds)


def plain_values(question: Question, known: Corpus, values: Mapping[str, str]) -> dict[str, str | None]:
    """Return each parameter's value as columns hold it, None for one that is left open."""
    terms = question.terms(known, values)
    plain = {name: term[1:-1] if term.startswith("<") else literal_parts(term)[0] for name, term in terms.items()}
    return {parameter.name: plain.get(parameter.name) for parameter in question.parameters}
