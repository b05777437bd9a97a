"""A corpus as an rdflib dataset."""

from __future__ import annotations

from collections.abc import Callable

import rdflib

from ctipgraph.model import Corpus
from ctipgraph.rdf import to_quads
from ctipgraph.rdf.rdflib_graph import to_rdflib


def test_every_quad_is_in_the_dataset_in_its_graph_and_nothing_else(corpus: Corpus) -> None:
    quads = {
        (s.n3(), p.n3(), o.n3(), "" if g in (None, rdflib.graph.DATASET_DEFAULT_GRAPH_ID) else g.n3())
        for s, p, o, g in to_rdflib(corpus).quads()
    }
    assert len(quads) == len(set(to_quads(corpus)))
    assert {quad[3] for quad in quads} == {quad[3] for quad in to_quads(corpus)}


def test_a_query_sees_the_plain_triples_of_all_documents(corpus: Corpus) -> None:
    rows = to_rdflib(corpus).query("SELECT ?funder { ?funder ctip:funds ?project }")
    assert len(rows) == len({f.subject for f in corpus.facts if f.relation == "funds" and corpus.is_plain(f)})


def test_values_keep_the_form_in_which_they_were_written(facts: Callable[[str], Corpus]) -> None:
    corpus = facts("""
        - {relation: starts, subject: river-project, object: --07-17, status: asserted, passages: [The donors]}
        """)
    found = to_rdflib(corpus).query("SELECT ?day { ?fact rdf:object ?day }")
    assert [str(row.day) for row in found] == ["--07-17"]
