"""Comparing two windows of time: this program beside plain rdflib and networkx scripts, on the same facts, in memory.

    python benchmarks/compare.py             # 10,000 facts, three rounds
    python benchmarks/compare.py 100000 3

All contenders have their data in memory before the clock starts, and answer in turn, round by round; the median of the
processor seconds is printed. The plain scripts tell facts apart by the years of their documents and by status, in
sets: they know of no stated dates, no identity, no narrower relation and no plan confirmed, and give no evidence.
"""

from __future__ import annotations

import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import networkx as nx
import rdflib
from made_up import write_data
from rdflib.namespace import DCTERMS, PROV, RDF

sys.path.insert(0, str(Path(__file__).parent.parent))

from ctipgraph.findings.comparison import compare
from ctipgraph.findings.difference import diff
from ctipgraph.findings.forms import finding_as_text
from ctipgraph.model import Corpus
from ctipgraph.networks.network import to_network
from ctipgraph.rdf import to_quads
from ctipgraph.rdf.snapshot import snapshot, triples_of
from ctipgraph.rdf.terms import literal_parts
from ctipgraph.records import read_corpus

THEN, NOW = "2004", "2014"
Answer = tuple[int, int, int]
USED = ("type", "subject", "predicate", "object", "status", "wasDerivedFrom", "issued")


def rdflib_graph(corpus: Corpus) -> rdflib.Graph:
    """The triples that the plain script looks at, and no others."""

    def term(text: str) -> rdflib.term.Node:
        if text.startswith("<"):
            return rdflib.URIRef(text[1:-1])
        value, lang, datatype = literal_parts(text)
        return rdflib.Literal(value, lang=lang or None, datatype=rdflib.URIRef(datatype[1:-1]) if datatype else None)

    graph = rdflib.Graph()
    for s, p, o, _ in to_quads(corpus):
        if p.strip("<>").replace("#", "/").rpartition("/")[2] in USED:
            graph.add((term(s), term(p), term(o)))
    return graph


def with_rdflib(graph: rdflib.Graph, namespace: str) -> Answer:
    """Relations added, gone and kept, by the years of documents, out of an rdflib graph."""
    terms = rdflib.Namespace(namespace)
    years = {document: str(day)[:4] for document, day in graph.subject_objects(DCTERMS.issued)}
    sides: dict[str, set[object]] = {THEN: set(), NOW: set()}
    for fact in graph.subjects(RDF.type, terms.Fact):
        if graph.value(fact, terms.status) in (terms.planned, terms.denied):
            continue
        key = tuple(graph.value(fact, part) for part in (RDF.subject, RDF.predicate, RDF.object))
        for document in graph.objects(fact, PROV.wasDerivedFrom):
            if years[document] in sides:
                sides[years[document]].add(key)
    return len(sides[NOW] - sides[THEN]), len(sides[THEN] - sides[NOW]), len(sides[THEN] & sides[NOW])


def with_networkx(network: nx.MultiDiGraph) -> Answer:
    """The same out of a networkx graph with a date at each edge."""
    sides: dict[str, set[object]] = {THEN: set(), NOW: set()}
    for one, other, about in network.edges(data=True):
        if about["status"] in ("planned", "denied"):
            continue
        for day in (about["evidenced_from"], about["evidenced_to"]):
            if day[:4] in sides:
                sides[day[:4]].add((one, about["relation"], other))
    return len(sides[NOW] - sides[THEN]), len(sides[THEN] - sides[NOW]), len(sides[THEN] & sides[NOW])


def seconds(call: Callable[[], object]) -> float:
    start = time.process_time()
    call()
    return time.process_time() - start


def run(facts: int, rounds: int) -> None:
    """Measure all contenders and print a Markdown table."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = read_corpus(write_data(Path(folder) / "data", facts))
    graph, network = rdflib_graph(corpus), to_network(corpus)
    state = snapshot(triples_of(corpus), corpus.ontology, "data")
    finding = compare(corpus, THEN, NOW)
    contenders: dict[str, Callable[[], object]] = {
        "ctipgraph, compare": lambda: compare(corpus, THEN, NOW),
        "ctipgraph, compare, one relation": lambda: compare(corpus, THEN, NOW, relation="funds"),
        "ctipgraph, the finding as text": lambda: finding_as_text(finding),
        "plain rdflib": lambda: with_rdflib(graph, corpus.ontology.namespace),
        "plain networkx": lambda: with_networkx(network),
        "ctipgraph, diff of two states": lambda: diff(state, state, corpus.ontology),
        "ctipgraph, gathering a state for diff": lambda: snapshot(triples_of(corpus), corpus.ontology, "data"),
    }
    figures: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, call in contenders.items():
            figures[name].append(seconds(call))
    rows = sum(len(section.rows) for section in finding.sections)
    print(f"\n{len(corpus.facts):,} facts, {THEN} and {NOW}, {rows:,} rows, {rounds} rounds\n")
    base = statistics.median(figures["ctipgraph, compare"])
    print("| | processor s | ratio |\n| --- | --- | --- |")
    for name, found in figures.items():
        median = statistics.median(found)
        print(f"| {name} | {median:.2f} | {median / base:.2f} |")


if __name__ == "__main__":
    libraries = ", ".join(f"{name} {version(name)}" for name in ("rdflib", "networkx"))
    print(f"{platform.machine()}, Python {platform.python_version()}, {libraries}")
    numbers = [int(word) for word in sys.argv[1:]]
    run(numbers[0] if numbers else 10_000, numbers[1] if len(numbers) > 1 else 3)
