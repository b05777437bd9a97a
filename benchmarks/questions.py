"""Every ready question with its own parameters, on a made-up graph: of columns, of Oxigraph on disk, of rdflib.

    python benchmarks/questions.py 1000000 FOLDER columns oxigraph          # loading into Oxigraph takes minutes
    python benchmarks/questions.py 100000 FOLDER columns oxigraph rdflib    # rdflib holds 100,000 facts in 3 GB

The least processor time of all threads is printed, in milliseconds: of three rounds for columns, of two for the others.
A question that takes longer than LONGEST is cut.
"""

from __future__ import annotations

import multiprocessing
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
from made_up_graph import write_nquads

from ctipgraph.model import Corpus
from ctipgraph.store import Bounds, Question, read_questions
from ctipgraph.store.columns import select, write_columns
from ctipgraph.store.engine import run
from ctipgraph.store.from_columns import plain_values

LONGEST = 20  # seconds of processor time, of all rounds
Ask = Callable[[Question], object]


def columns(folder: Path, corpus: Corpus) -> Ask:
    path = folder / "columns"
    if not path.exists():
        start = time.process_time()
        write_columns(path, folder / "graph.nq", corpus.ontology)
        print(f"columns were written in {time.process_time() - start:.0f} s", file=sys.stderr)

    def ask(question: Question) -> object:
        query = question.path.with_suffix(".sql").read_text()
        return select(path, query, plain_values(question, corpus, {}), Bounds())

    return ask


def oxigraph(folder: Path, corpus: Corpus) -> Ask:
    path = str(folder / "graph")
    if not Path(path).exists():
        start = time.process_time()
        store = ox.Store(path)
        store.bulk_load(path=str(folder / "graph.nq"), format=ox.RdfFormat.N_QUADS)
        iri = ox.NamedNode(corpus.ontology.namespace.rstrip("#/"))
        store.bulk_load(corpus.ontology.text.encode(), ox.RdfFormat.TURTLE, to_graph=iri)
        store.flush()
        print(f"the graph was loaded in {time.process_time() - start:.0f} s", file=sys.stderr)
    kept: list[ox.Store] = []  # opened by the process that asks

    def ask(question: Question) -> object:
        kept[:] = kept or [ox.Store.read_only(path)]
        return run(kept[0], question.bind(corpus, {}), corpus.ontology.prefixes, Bounds().limit)

    return ask


def rdflib(folder: Path, corpus: Corpus) -> Ask:
    from rdflib import Graph, Literal, URIRef

    def term(of: ox.NamedNode | ox.Literal) -> URIRef | Literal:
        if isinstance(of, ox.NamedNode):
            return URIRef(of.value)
        return Literal(of.value, lang=of.language, datatype=None if of.language else URIRef(of.datatype.value))

    graph = Graph()
    for quad in ox.parse(path=str(folder / "graph.nq"), format=ox.RdfFormat.N_QUADS):
        graph.add((term(quad.subject), term(quad.predicate), term(quad.object)))
    graph.parse(data=corpus.ontology.text, format="turtle")

    def ask(question: Question) -> object:
        return list(graph.query(question.bind(corpus, {}), initNs=dict(corpus.ontology.prefixes)))

    return ask


ENGINES = {"columns": (columns, 3), "oxigraph": (oxigraph, 2), "rdflib": (rdflib, 2)}


def least(ask: Ask, question: Question, rounds: int) -> str:
    """Return the least processor time of some rounds in a process of its own, in milliseconds."""
    context = multiprocessing.get_context("fork")
    found = context.SimpleQueue()

    def measure() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))
        for _ in range(rounds):
            start = time.process_time()
            ask(question)
            found.put((time.process_time() - start) * 1000)

    process = context.Process(target=measure)
    process.start()
    process.join()
    times = []
    while not found.empty():
        times.append(found.get())
    return f"{min(times):,.0f}" if times else f"more than {LONGEST} s"


def main() -> None:
    facts, folder, names = int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]
    folder.mkdir(parents=True, exist_ok=True)
    corpus = write_nquads(facts, folder / "graph.nq")
    engines = [(ENGINES[name][0](folder, corpus), ENGINES[name][1]) for name in names]
    print(f"| question | {' | '.join(names)} |\n|---|{'---|' * len(names)}")
    for name, question in read_questions().items():
        in_columns = question.path.with_suffix(".sql").is_file()
        cells = [
            least(ask, question, rounds) if in_columns or engine != "columns" else "–"
            for engine, (ask, rounds) in zip(names, engines, strict=True)
        ]
        print(f"| {name} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
