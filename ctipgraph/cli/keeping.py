"""`publish` and `store`."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from ctipgraph.cli.output import console
from ctipgraph.cli.reading import read_sound
from ctipgraph.errors import NotFoundError
from ctipgraph.exports.lines import write_nquads
from ctipgraph.model.counting import counted
from ctipgraph.networks.recalled import all_ties
from ctipgraph.ontology import read_ontology
from ctipgraph.store.disk import COLUMNS
from ctipgraph.store.keep import build_store, optimize_store
from ctipgraph.store.label import default_folder, is_fresh, read_label
from ctipgraph.store.publish import Change, GraphStore, graphs_of, plan, publish

DONE = {"put": "put", "leave": "the same", "delete": "deleted"}
TO_DO = {"put": "to put", "leave": "the same", "delete": "to delete"}


def run_publish(
    data: Path, texts: Path | None, ontology: Path | None, address: str, dry_run: bool, again: bool, timeout: float
) -> None:
    """Put the graphs on a server, and say of each what was done."""
    corpus = read_sound(data, texts, ontology)
    graphs = graphs_of(corpus)
    store = GraphStore(address, timeout=timeout)
    changes = list(plan(store, corpus.dataset.base, graphs, again=again))
    words = TO_DO if dry_run else DONE

    def say(change: Change) -> None:
        size = f" ({counted(change.triples, 'triple')})" if change.action == "put" and change.triples else ""
        sys.stdout.write(f"{words[change.action]}: {change.graph}{size}\n")

    if dry_run:
        for change in changes:
            say(change)
    else:
        publish(store, corpus.dataset.base, graphs, changes, say)
    counts = Counter(change.action for change in changes)
    total = ", ".join(f"{counts[action]} {words[action]}" for action in words if counts[action])
    sys.stdout.write(f"{counted(len(changes), 'graph')}: {total}{'; nothing was done' if dry_run else ''}\n")


def run_store_build(data: Path, texts: Path | None, ontology: Path | None) -> None:
    """Build the store of a data folder, unless it is there."""
    corpus = read_sound(data, texts, ontology)
    folder = default_folder(data)

    def write(path: Path) -> None:
        with path.open("wb") as sink:
            write_nquads(corpus, sink)

    with console(stderr=True).status("building") as status:
        label = build_store(data, folder, corpus.ontology, write, all_ties, status.update)
    columns = (
        "" if (folder / label.generation / COLUMNS).is_file() else "; without columns: pip install 'ctipgraph[store]'"
    )
    sys.stdout.write(f"{folder}: {counted(label.facts, 'fact')} of {counted(label.documents, 'document')}{columns}\n")


def run_store_info(data: Path, ontology: Path | None) -> None:
    """Print what the store's label says."""
    folder = default_folder(data)
    label = read_label(folder)
    if label is None:
        raise NotFoundError(f"no store at '{folder}'; build one with: ctipgraph store build {data}")
    terms = read_ontology(ontology)
    fresh = is_fresh(label, data, terms.text)
    size = sum(file.stat().st_size for file in (folder / label.generation).rglob("*") if file.is_file())
    rows = [
        ("store", f"{folder / label.generation}"),
        ("data set", label.title),
        ("holds", str(label.basis(terms)).removeprefix("rests on ")),
        ("size", f"{size / 1_000_000:,.1f} MB"),
        ("columns", "yes" if (folder / label.generation / COLUMNS).is_file() else "no"),
        ("made of", f"the data as it is ({label.digest[:16]})" if fresh else "other data: build it anew"),
    ]
    sys.stdout.write("".join(f"{name:>9}  {text}\n" for name, text in rows))


def run_store_optimize(data: Path) -> None:
    """Compact the store."""
    optimize_store(default_folder(data))
