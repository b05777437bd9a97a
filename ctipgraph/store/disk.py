"""A graph on disk: opened at once, read only, and asked like any other."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ctipgraph.ontology import Ontology, ontology_text, read_ontology
from ctipgraph.store.file_recall import FileRecall
from ctipgraph.store.kept_ontology import read_kept
from ctipgraph.store.label import Label, damaged, is_fresh, read_label
from ctipgraph.store.recall import Recall

if TYPE_CHECKING:
    import pyoxigraph as ox

    from ctipgraph.store.answers import Answer, Bounds
    from ctipgraph.store.graph import Graph

# what runs a query is loaded when there is one: most answers come from the records
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
        import pyoxigraph as ox

        try:
            return ox.Store.read_only(str(self.folder / GRAPH))
        except (OSError, RuntimeError) as error:
            raise damaged(self.folder / GRAPH, error) from None

    def select(self, query: str, bounds: Bounds | None = None) -> Answer:
        """Run a query of the program's own in this process."""
        from ctipgraph.store.answers import Bounds
        from ctipgraph.store.engine import run

        try:
            return run(self._store, query, self.ontology.prefixes, (bounds or Bounds()).limit)
        except (OSError, RuntimeError) as error:
            raise damaged(self.folder / GRAPH, error) from None

    def select_foreign(self, query: str, bounds: Bounds | None = None) -> Answer:
        """Run a query from outside in a bounded process."""
        from ctipgraph.store.answers import Bounds
        from ctipgraph.store.shielded import in_own_process

        return in_own_process(query, self.ontology, bounds or Bounds(), path=self.folder / GRAPH)


def recall_of(graph: Graph) -> Recall:
    """Return what reads records back from a graph."""
    if isinstance(graph, OnDisk):
        return FileRecall(graph.folder / RECORDS, graph.ontology, graph.label)
    from ctipgraph.store.graph_recall import GraphRecall

    return GraphRecall(graph)


def open_store(folder: Path, data: Path, ontology: Path | None = None) -> OnDisk | None:
    """Return the store of a data folder where there is one of the data as it is, and of the ontology in a folder."""
    label = read_label(folder)
    if label is None or not is_fresh(label, folder, data, text := ontology_text(ontology)):
        return None
    generation = folder / label.generation
    try:
        terms = read_kept(generation / TERMS, text)
    except (OSError, ValueError, KeyError, TypeError):
        terms = read_ontology(ontology)
    return OnDisk(generation, terms, label)
