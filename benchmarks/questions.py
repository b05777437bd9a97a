"""Every ready question with its own parameters, of columns and of the graph on disk, on a made-up graph.

    python benchmarks/questions.py 1000000 FOLDER        # the columns
    python benchmarks/questions.py 1000000 FOLDER graph  # and Oxigraph, which takes minutes to load and to ask

Each is asked three times (the graph twice, within 40 seconds); the least processor time of all threads is printed.
"""

from __future__ import annotations

import multiprocessing
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
from made_up_graph import write_nquads

from ctipgraph.model import Corpus
from ctipgraph.store import Bounds, Question, read_questions
from ctipgraph.store.columns import select, write_columns
from ctipgraph.store.disk import plain_values
from ctipgraph.store.engine import run

LONGEST = 40.0


def least(rounds: int, answer: Callable[[], object]) -> float:
    """Return the least processor time, in milliseconds."""
    found = []
    for _ in range(rounds):
        start = time.process_time()
        answer()
        found.append((time.process_time() - start) * 1000)
    return min(found)


def of_graph(path: str, query: str, prefixes: dict[str, str], out: multiprocessing.Queue[float]) -> None:
    store = ox.Store.read_only(path)
    out.put(least(2, lambda: run(store, query, prefixes, Bounds().limit)))


def asked_of_graph(path: Path, question: Question, corpus: Corpus) -> str:
    out: multiprocessing.Queue[float] = multiprocessing.Queue()
    order = (str(path), question.bind(corpus, {}), dict(corpus.ontology.prefixes), out)
    process = multiprocessing.Process(target=of_graph, args=order)
    process.start()
    process.join(LONGEST)
    process.kill()
    return "-" if out.empty() else f"{out.get():.0f}"


def main() -> None:
    facts, folder = int(sys.argv[1]), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    corpus = write_nquads(facts, folder / "graph.nq")
    if not (folder / "columns").exists():
        write_columns(folder / "columns", folder / "graph.nq", corpus.ontology)
    graph = folder / "graph"
    if len(sys.argv) > 3 and not graph.exists():
        store = ox.Store(str(graph))
        store.bulk_load(path=str(folder / "graph.nq"), format=ox.RdfFormat.N_QUADS)
        iri = ox.NamedNode(corpus.ontology.namespace.rstrip("#/"))
        store.bulk_load(corpus.ontology.text.encode(), ox.RdfFormat.TURTLE, to_graph=iri)
        store.flush()
        del store
    print("| question | columns, ms | Oxigraph, ms |\n|---|---|---|")
    for name, question in read_questions().items():
        sql, columns = question.path.with_suffix(".sql"), "-"
        if sql.is_file():
            values, query = plain_values(question, corpus, {}), sql.read_text()
            columns = f"{least(3, lambda q=query, v=values: select(folder / 'columns', q, v, Bounds())):.0f}"
        print(
            f"| {name} | {columns} | {asked_of_graph(graph, question, corpus) if graph.exists() else '-'} |", flush=True
        )


if __name__ == "__main__":
    main()
