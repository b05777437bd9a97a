"""`publish` and `store`."""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from ctipgraph.cli.output import console
from ctipgraph.cli.reading import read, read_sound
from ctipgraph.errors import DataError, NotFoundError
from ctipgraph.exports import FORMATS
from ctipgraph.exports.lines import write_nquads
from ctipgraph.model import Corpus
from ctipgraph.model.counting import counted
from ctipgraph.networks.recalled import all_ties
from ctipgraph.ontology import read_ontology
from ctipgraph.records.streamed import stream_files
from ctipgraph.store.disk import COLUMNS
from ctipgraph.store.graph_files import split_graphs
from ctipgraph.store.keep import build_store, optimize_store
from ctipgraph.store.label import default_folder, is_fresh, read_label
from ctipgraph.store.publish import Change, GraphStore, plan, publish

DONE = {"put": "put", "leave": "the same", "delete": "deleted"}
TO_DO = {"put": "to put", "leave": "the same", "delete": "to delete"}


def run_publish(
    data: Path, texts: Path | None, ontology: Path | None, address: str, dry_run: bool, again: bool, timeout: float
) -> None:
    """Put the graphs on a server, and say of each what was done."""
    with tempfile.TemporaryDirectory(prefix="ctipgraph-") as name:
        folder = Path(name)
        corpus = write_graph(folder / "graph.nq", data, texts, ontology)
        graphs = split_graphs(folder / "graph.nq", folder, corpus.ontology, corpus.dataset.base)
        _publish(GraphStore(address, timeout=timeout), corpus.dataset.base, graphs, dry_run, again)


def _publish(store: GraphStore, base: str, graphs: Mapping[str, Path], dry_run: bool, again: bool) -> None:
    changes = list(plan(store, base, graphs, again=again))
    words = TO_DO if dry_run else DONE

    def say(change: Change) -> None:
        size = f" ({counted(change.triples, 'triple')})" if change.action == "put" and change.triples else ""
        sys.stdout.write(f"{words[change.action]}: {change.graph}{size}\n")

    if dry_run:
        for change in changes:
            say(change)
    else:
        publish(store, base, graphs, changes, say)
    counts = Counter(change.action for change in changes)
    total = ", ".join(f"{counts[action]} {words[action]}" for action in words if counts[action])
    sys.stdout.write(f"{counted(len(changes), 'graph')}: {total}{'; nothing was done' if dry_run else ''}\n")


def run_store_build(data: Path, texts: Path | None, ontology: Path | None) -> None:
    """Build the store of a data folder, unless it is there."""
    folder = default_folder(data)
    screen = console(stderr=True)

    def step(what: str) -> None:
        if screen.is_terminal:
            screen.print(f"{what} …")

    def write(path: Path) -> None:
        write_graph(path, data, texts, ontology)

    label = build_store(data, folder, read_ontology(ontology), write, all_ties, step)
    columns = (
        "" if (folder / label.generation / COLUMNS).is_file() else "; without columns: pip install 'ctipgraph[store]'"
    )
    sys.stdout.write(f"{folder}: {counted(label.facts, 'fact')} of {counted(label.documents, 'document')}{columns}\n")


def write_graph(path: Path, data: Path, texts: Path | None, ontology: Path | None) -> Corpus:
    """Write the graph of a data folder as sorted N-Quads, its streams as a stream, and return what stands beside these.

    Raises DataError where a violation stands or a row is wrong.
    """
    if not stream_files(data):
        corpus = read_sound(data, texts, ontology)
        with path.open("wb") as sink:
            write_nquads(corpus, sink)
        return corpus
    from ctipgraph.build.streamed import build_stream
    from ctipgraph.cli.streaming import progress

    corpus = read(data, texts, ontology, streamed=False)
    with tempfile.TemporaryDirectory(prefix="ctipgraph-", dir=path.parent) as name, progress() as step:
        built = build_stream(corpus, data, Path(name) / "built", formats=("nq",), step=step)
        streamed = built.streamed
        if streamed.rejected or not streamed.report.conforms:
            what = counted(streamed.rejected, "wrong row") if streamed.rejected else "violations"
            raise DataError(f"the data has {what}, so no graph is made of it; see with: ctipgraph check {data}")
        next(file for file in built.files if file.name == FORMATS["nq"].file).rename(path)
    return corpus


def run_store_info(data: Path, ontology: Path | None) -> None:
    """Print what the store's label says."""
    folder = default_folder(data)
    label = read_label(folder)
    if label is None:
        raise NotFoundError(f"no store at '{folder}'; build one with: ctipgraph store build {data}")
    terms = read_ontology(ontology)
    fresh = is_fresh(label, folder, data, terms.text)
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
