"""The facts as a networkx graph: one edge a fact, with the fact's id as its key."""

from __future__ import annotations

import networkx as nx

from ctipgraph.model import Corpus
from ctipgraph.records.rows import actor_rows, fact_row


def to_network(corpus: Corpus) -> nx.MultiDiGraph:
    """Return the network of a corpus: actors, and an edge for each fact between two of them.

    An edge goes from subject to object, its key is the fact's id, and its attributes are those of a line of
    facts.csv. Facts whose object is a value or a concept are in `attributes` of their subject's node, so that
    each fact stands in the network exactly once.

    >>> from ctipgraph.records import read_corpus
    >>> corpus = read_corpus("data")
    >>> network = to_network(corpus)
    >>> inside = sum(len(attributes) for _, attributes in network.nodes(data="attributes"))
    >>> network.number_of_edges() + inside == len(corpus.facts)
    True
    """
    network = nx.MultiDiGraph(title=corpus.dataset.title)
    for row in actor_rows(corpus):
        network.add_node(row["id"], **{name: text for name, text in row.items() if name != "id"}, attributes=[])
    for fact in corpus.facts:
        row = fact_row(corpus, fact)
        if corpus.object_kind(fact) == "entity":
            network.add_edge(fact.subject, fact.object, key=fact.id, **row)
        else:
            network.nodes[fact.subject]["attributes"].append(row)
    return network
