"""A graph on disk: opened at once, read only, and asked like any other."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from ctipgraph.errors import MissingExtraError
from ctipgraph.model import Corpus
from ctipgraph.ontology import Ontology, ontology_text, read_ontology
from ctipgraph.rdf.terms import literal_parts
from ctipgraph.store.answers import Answer, Bounds
from ctipgraph.store.engine import run
from ctipgraph.store.file_recall import FileRecall
from ctipgraph.store.graph import Graph
from ctipgraph.store.graph_recall import GraphRecall
from ctipgraph.store.kept_ontology import read_kept
from ctipgraph.store.label import Label, is_fresh, read_label
from ctipgraph.store.questions import Question
from ctipgraph.store.recall import Recall
from ctipgraph.store.shielded import in_own_process

GRAPH, RECORDS, COLUMNS, TERMS = "graph", "records.sqlite", "columns.duckdb", "ontology.json"


class OnDisk:
    """Answers SPARQL queries over a store that `ctipgraph store build` made."""

    def __init__(self, folder: Path, ontology: Ontology, label: Label) -> None:
        self.ontology = ontology
        self.folder = folder
        self.label = label

    def __str__(self) -> str:
        return f"the store {self.folder.parent}"

    @cached_property
    def _store(self) -> ox.Store:
        return ox.Store.read_only(str(self.folder / GRAPH))

    def select(self, query: str, bounds: Bounds | None = None) -> Answer:
        """Run a query of the program's own in this process."""
        return run(self._store, query, self.ontology.prefixes, (bounds or Bounds()).limit)

    def select_foreign(self, query: str, bounds: Bounds | None = None) -> Answer:
        """Run a query from outside in a bounded process."""
        return in_own_process(query, self.ontology, bounds or Bounds(), path=self.folder / GRAPH)


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


def recall_of(graph: Graph) -> Recall:
    """Return what reads records back from a graph."""
    if isinstance(graph, OnDisk):
        return FileRecall(graph.folder / RECORDS, graph.ontology, graph.label)
    return GraphRecall(graph)


def open_store(folder: Path, data: Path, ontology: Path | None = None) -> OnDisk | None:
    """Return the store of a data folder where there is one of the data as it is, and of the ontology in a folder."""
    label = read_label(folder)
    if label is None or not is_fresh(label, data, text := ontology_text(ontology)):
        return None
    generation = folder / label.generation
    try:
        terms = read_kept(generation / TERMS, text)
    except (OSError, ValueError, KeyError, TypeError):
        terms = read_ontology(ontology)
    return OnDisk(generation, terms, label)
