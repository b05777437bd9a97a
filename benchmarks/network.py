"""Measures of a network, and what they hang on, beside plain networkx and rdflib doing the same, in one run.

python benchmarks/network.py [FACTS] [ROUNDS]

A made-up corpus is in memory; the recipe is `cooperation` of `ctipgraph init`. networkx has the ties as edges of a
simple graph, rdflib the plain triples; all have to find the same. What a ranking hangs on, networkx finds by making
the graph anew without each document: it does so for the first 20, and its time is multiplied. Evidence only this
program gathers.
"""

from __future__ import annotations

import platform
import sys
from importlib.metadata import version
from pathlib import Path

import networkx as nx
import rdflib
from ask import EX, Times, made_up_corpus

from ctipgraph.findings.network import network_finding
from ctipgraph.model import Corpus, Recipe
from ctipgraph.networks.groupings import communities
from ctipgraph.networks.measures import MEASURES
from ctipgraph.networks.robustness import robustness
from ctipgraph.networks.weaving import Network, weave
from ctipgraph.records.recipes import find_recipe, recipes_of
from ctipgraph.resources import starter_folder
from ctipgraph.store import Endpoint
from ctipgraph.store.sparse import sparse_corpus

TRIED = 20
DEGREES = f"""PREFIX ex: <{EX}> SELECT ?one (COUNT(DISTINCT ?other) AS ?n) {{
  {{ ?one ?p ?other }} UNION {{ ?other ?p ?one }} }} GROUP BY ?one"""


def simple_graph(corpus: Corpus, relations: frozenset[str], without: str = "") -> nx.Graph:
    """Return the ties as a plain networkx graph."""
    graph = nx.Graph()
    for fact in corpus.facts:
        if fact.relation in relations and without not in fact.documents:
            graph.add_edge(fact.subject, fact.object)
    return graph


def triples(corpus: Corpus, relations: frozenset[str]) -> rdflib.Graph:
    """Return the ties as plain triples."""
    graph = rdflib.Graph()
    for fact in corpus.facts:
        if fact.relation in relations:
            ends = rdflib.URIRef(EX + fact.subject), rdflib.URIRef(EX + fact.object)
            graph.add((ends[0], rdflib.URIRef(EX + fact.relation), ends[1]))
    return graph


def by_rdflib(graph: rdflib.Graph) -> dict[str, int]:
    return {str(row.one).removeprefix(EX): int(row.n) for row in graph.query(DEGREES)}


def without_each(corpus: Corpus, relations: frozenset[str]) -> list[dict[str, int]]:
    return [dict(simple_graph(corpus, relations, name).degree) for name in list(corpus.documents)[:TRIED]]


def bodies(network: Network, measure: str) -> dict[str, float]:
    return {key[0]: score for key, score in MEASURES[measure].scores(network).items()}


def main() -> None:
    """Print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    corpus, times = made_up_corpus(count), Times()
    recipe: Recipe = find_recipe(recipes_of(starter_folder() / "networks.yaml", corpus.ontology), "cooperation")
    relations = frozenset[str]().union(*map(corpus.ontology.narrower, recipe.relations))
    takings = len(corpus.documents)
    for _ in range(rounds):
        network = times.of("the network, from facts in memory", "ctipgraph", weave, corpus, recipe)
        graph = times.of("the network, from facts in memory", "networkx", simple_graph, corpus, relations)
        degrees = times.of("degree", "ctipgraph", bodies, network, "degree")
        assert degrees == times.of("degree", "networkx", lambda graph: dict(graph.degree), graph)
        cores = times.of("k-core", "ctipgraph", bodies, network, "core")
        assert cores == times.of("k-core", "networkx", nx.core_number, graph)
        cut = times.of("cut points, and how many each cuts off", "ctipgraph", bodies, network, "cutpoints")
        assert set(cut) == set(
            times.of(
                "cut points, and how many each cuts off",
                "networkx",
                lambda graph: list(nx.articulation_points(graph)),
                graph,
            )
        )
        times.of("communities", "ctipgraph", communities, network)
        times.of("communities", "networkx", lambda graph: nx.community.louvain_communities(graph, seed=0), graph)
        row = f"degree without each of {takings:,} documents and of 2 statuses"
        found = times.of(row, "ctipgraph", robustness, network, MEASURES["degree"], 20)
        assert found.looked_at == found.networks
        slow = times.of(row, "networkx", without_each, corpus, relations)
        for name, other in zip(list(corpus.documents)[:TRIED], slow, strict=True):
            for key in found.shown:
                shift = [s.score for s in found.shifts[key] if s.taking.words == f"the document {name}"]
                assert (shift or [degrees[key[0]]])[0] == other[key[0]]
        times.taken[row]["networkx"][-1] *= takings / TRIED
        times.of("`network --measure degree`: all of it, with evidence", "ctipgraph", network_finding, corpus, recipe)
    plain = times.of("the network, from facts in memory", "rdflib", triples, corpus, relations)
    assert times.of("degree", "rdflib", by_rdflib, plain) == degrees
    endpoint = Endpoint(corpus)
    endpoint.select("SELECT ?s { ?s a ctip:Country }")  # it is loaded when it is first asked
    sparse = times.of("the facts, read back from a graph in Oxigraph", "ctipgraph", sparse_corpus, endpoint)
    assert weave(sparse, recipe).digest == network.digest
    versions = ", ".join(f"{name} {version(name)}" for name in ("networkx", "rdflib", "pyoxigraph"))
    print(f"Python {platform.python_version()}, {versions}; {rounds} rounds, `{Path(__file__).name}`\n")
    print(f"{count:,} facts, {len(network.nodes):,} actors, {len(network.ties):,} ties:\n")
    print(times.table())


if __name__ == "__main__":
    main()
