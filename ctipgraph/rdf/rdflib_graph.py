"""A corpus as an rdflib dataset, for those whose tools take one."""

from __future__ import annotations

import rdflib

from ctipgraph.model import Corpus
from ctipgraph.rdf.quads import to_quads
from ctipgraph.rdf.terms import Vocabulary


def to_rdflib(corpus: Corpus) -> rdflib.Dataset:
    """Return the graph of a corpus as an rdflib Dataset whose queries see all named graphs.

    >>> from ctipgraph.records import read_corpus
    >>> corpus = read_corpus("data")
    >>> dataset = to_rdflib(corpus)
    >>> rows = dataset.query("SELECT (COUNT(DISTINCT ?f) AS ?n) { ?f a ctip:Fact }")
    >>> [int(row.n) for row in rows] == [len(corpus.facts)]
    True
    """
    dataset = rdflib.Dataset(default_union=True)
    lines = "".join(f"{s} {p} {o} {g} .\n" for s, p, o, g in to_quads(corpus))
    dataset.parse(data=lines, format="nquads")
    for prefix, start in Vocabulary(corpus.ontology, corpus.dataset.base).prefixes.items():
        dataset.bind(prefix, start)
    return dataset
