"""Building a store on disk, beside the old one, and putting it in its place when it is whole."""

from __future__ import annotations

import contextlib
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox

from ctipgraph.errors import CtipgraphError, MissingExtraError
from ctipgraph.ontology import Ontology
from ctipgraph.store.disk import COLUMNS, GRAPH, RECORDS, TERMS, OnDisk
from ctipgraph.store.file_recall import FileRecall
from ctipgraph.store.graph_recall import GraphRecall
from ctipgraph.store.kept_ontology import write_ontology
from ctipgraph.store.label import (
    ONTOLOGY,
    Label,
    digest,
    flush_folder,
    is_fresh,
    read_label,
    sizes_of,
    stamp,
    write_label,
)  # fmt: skip
from ctipgraph.store.records_file import Ties, write_records, write_ties

Step = Callable[[str], None]
Write = Callable[[Path], None]
TiesOf = Callable[[FileRecall], Ties]
_ASIDE = ".new-"
_OLD = 3600  # seconds after which what a killed build left behind is nobody's


def build_store(
    data: Path, folder: Path, ontology: Ontology, write_nquads: Write, ties_of: TiesOf, step: Step = lambda what: None
) -> Label:
    """Build the store of a data folder, unless it is there and of the same data; return its label.

    `write_nquads` writes the graph of the data, as sorted N-Quads, to a path; `ties_of` returns the
    ties of each entry, which a search for paths follows. `step` is told what comes next.
    Raises CtipgraphError where the folder can't be written to.
    """
    old = read_label(folder)
    if old is not None and is_fresh(old, folder, data, ontology.text):
        return old
    files = stamp(data)
    whole = digest(data, files, ontology.text)
    generation = f"g-{whole[:16]}"
    aside = folder / f"{_ASIDE}{os.getpid()}"
    try:
        aside.mkdir(parents=True)
        _sweep(folder, {old.generation if old else "", aside.name})
        label = Label(generation, whole, files)
        label = _fill(aside, ontology, write_nquads, ties_of, step, label)
        if stamp(data) != files:
            raise CtipgraphError(f"'{data}' changed while its store was built, so nothing was kept; build it again")
        if (folder / generation).is_dir():
            shutil.rmtree(folder / generation)  # no label names it: a build was cut just before
        flush_folder(aside)
        aside.rename(folder / generation)
        write_label(folder, label)
    except (OSError, RuntimeError) as error:
        words = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise CtipgraphError(f"no store could be written to '{folder}': {words}; the old one is as it was") from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
        with contextlib.suppress(OSError):
            folder.rmdir()  # where nothing was kept and nothing was there
    return label


def optimize_store(folder: Path) -> None:
    """Compact the graph on disk, which makes it smaller and faster; raises CtipgraphError where there is none."""
    label = read_label(folder)
    if label is None:
        raise CtipgraphError(f"no store at '{folder}'; build one with: ctipgraph store build")
    store = ox.Store(str(folder / label.generation / GRAPH))
    store.optimize()
    store.flush()


def _fill(aside: Path, ontology: Ontology, write_nquads: Write, ties_of: TiesOf, step: Step, label: Label) -> Label:
    quads = aside / "graph.nq"
    step("writing the graph")
    write_nquads(quads)
    step("loading it")
    store = ox.Store(str(aside / GRAPH))
    store.bulk_load(path=str(quads), format=ox.RdfFormat.N_QUADS)
    iri = ox.NamedNode(ontology.namespace.rstrip("#/"))
    store.bulk_load(ontology.text.encode(), ox.RdfFormat.TURTLE, to_graph=iri)
    store.flush()
    del store
    with contextlib.suppress(MissingExtraError):
        from ctipgraph.store.columns import write_columns

        step("writing columns")
        write_columns(aside / COLUMNS, quads, ontology)
    step("writing records")
    recall = GraphRecall(OnDisk(aside, ontology, label))
    write_records(aside / RECORDS, quads, ontology, recall.dataset)
    write_ontology(aside / TERMS, ontology)
    (aside / ONTOLOGY).write_text(ontology.text, "utf-8")
    quads.unlink()
    write_ties(aside / RECORDS, ties_of(FileRecall(aside / RECORDS, ontology, label)))
    step("counting")
    label = label.counted(recall.dataset, recall.whole(), len(recall.documents))
    return label._replace(sizes=sizes_of(aside))


def _sweep(folder: Path, kept: set[str]) -> None:
    """Delete generations that no label names, and what a killed build left behind long ago."""
    for left in folder.iterdir():
        young = left.name.startswith(_ASIDE) and time.time() - left.stat().st_mtime < _OLD
        if left.is_dir() and left.name.startswith((_ASIDE, "g-")) and left.name not in kept and not young:
            shutil.rmtree(left, ignore_errors=True)
