"""A corpus as an rdflib dataset, for those whose tools take one."""

from __future__ import annotations

import rdflib
from rdflib import Literal, URIRef

from ctipgraph.model import Corpus
from ctipgraph.rdf.quads import to_quads
from ctipgraph.rdf.terms import Vocabulary, literal_parts


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
    for s, p, o, g in to_quads(corpus):
        graph = dataset.graph(URIRef(g[1:-1])) if g else dataset.default_graph
        graph.add((URIRef(s[1:-1]), URIRef(p[1:-1]), _term(o)))
    for prefix, start in Vocabulary(corpus.ontology, corpus.dataset.base).prefixes.items():
        dataset.bind(prefix, start)
    return dataset


def _term(text: str) -> URIRef | Literal:
    """A term in N-Triples syntax as rdflib's, its lexical form kept."""
    if text.startswith("<"):
        return URIRef(text[1:-1])
    value, lang, datatype = literal_parts(text)
    return Literal(value, lang=lang or None, datatype=URIRef(datatype[1:-1]) if datatype else None, normalize=False)
