"""Turtle, TriG, N-Quads and JSON-LD are read back by rdflib and by pyoxigraph to the same triples."""

from __future__ import annotations

import json
from collections.abc import Callable

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.namespace import XSD

from ctipgraph.exports.turtle import Shortener
from ctipgraph.model import Corpus
from ctipgraph.rdf import to_quads

Written = Callable[[Corpus, str], bytes]
# subject, predicate, object as (text, datatype, language), graph
Read = set[tuple[str, str, tuple[str, str, str], str]]

FORMATS = {
    "ttl": (ox.RdfFormat.TURTLE, "turtle"),
    "trig": (ox.RdfFormat.TRIG, "trig"),
    "nq": (ox.RdfFormat.N_QUADS, "nquads"),
    "jsonld": (ox.RdfFormat.JSON_LD, "json-ld"),
}


def with_pyoxigraph(raw: bytes, name: str) -> Read:
    def value(term: ox.NamedNode | ox.Literal) -> tuple[str, str, str]:
        if isinstance(term, ox.NamedNode):
            return term.value, "", ""
        return term.value, term.datatype.value, term.language or ""

    return {
        (s.value, p.value, value(o), "" if isinstance(g, ox.DefaultGraph) else g.value)
        for s, p, o, g in ox.parse(raw, FORMATS[name][0])
    }


def with_rdflib(raw: bytes, name: str) -> Read:
    def value(term: rdflib.URIRef | rdflib.Literal) -> tuple[str, str, str]:
        if isinstance(term, rdflib.URIRef):
            return str(term), "", ""
        plain = rdflib.RDF.langString if term.language else XSD.string
        return str(term), str(term.datatype or plain), term.language or ""

    dataset = rdflib.Dataset()
    dataset.parse(data=raw, format=FORMATS[name][1])
    defaults = (None, DATASET_DEFAULT_GRAPH_ID)
    return {(str(s), str(p), value(o), "" if g in defaults else str(g)) for s, p, o, g in dataset.quads()}


# rdflib's own TriG and JSON-LD readers use a class that it has deprecated
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
READERS = {"pyoxigraph": with_pyoxigraph, "rdflib": with_rdflib}


def expected(corpus: Corpus, name: str) -> Read:
    """The quads of a corpus, without their graphs where the format has none."""
    lines = "".join(f"{s} {p} {o} {g if name in ('nq', 'trig') else ''} .\n" for s, p, o, g in to_quads(corpus))
    return with_pyoxigraph(lines.encode(), "nq")


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", FORMATS)
def test_a_file_of_the_data_set_holds_exactly_its_graph(
    corpus: Corpus, written: Written, name: str, reader: str
) -> None:
    assert READERS[reader](written(corpus, name), name) == expected(corpus, name)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", FORMATS)
def test_awkward_texts_come_back_unchanged(awkward: Corpus, written: Written, name: str, reader: str) -> None:
    assert READERS[reader](written(awkward, name), name) == expected(awkward, name)


def test_a_value_that_looks_like_syntax_is_in_the_graph_as_it_was_written(awkward: Corpus, written: Written) -> None:
    values = {value[0] for _, _, value, _ in with_pyoxigraph(written(awkward, "nq"), "nq")}
    assert {fact.object for fact in awkward.facts if fact.relation == "hasAim"} <= values


def test_n_quads_are_sorted_and_each_line_stands_once(corpus: Corpus, written: Written) -> None:
    lines = written(corpus, "nq").decode().split("\n")[:-1]
    assert lines == sorted(set(lines))
    assert len(lines) > len(corpus.facts)


def test_only_plain_triples_stand_in_named_graphs(corpus: Corpus, written: Written) -> None:
    for name in ("nq", "trig"):
        graphs = {graph for *_, graph in with_pyoxigraph(written(corpus, name), name)}
        assert graphs == {"", *(f"{corpus.dataset.base}graph/{id_}" for id_ in corpus.documents)}


def test_turtle_groups_by_subject_with_the_type_first(corpus: Corpus, written: Written) -> None:
    head, _, body = written(corpus, "ttl").decode().partition("\n\n")
    assert all(line.startswith("@prefix ") for line in head.splitlines())
    blocks = body.strip().split("\n\n")
    subjects = [block.split(" ", 1)[0] for block in blocks]
    assert len(subjects) == len(set(subjects))
    of_the_data = [block for block in blocks if not block.startswith("ctip:")]
    assert all(block.split(" ", 2)[1] == "a" for block in of_the_data)


@pytest.mark.parametrize(
    ("term", "short"),
    [
        ("<https://example.org/actor/un-act>", "actor:un-act"),
        ("<https://example.org/actor/a.b>", "actor:a.b"),
        ("<https://example.org/actor/a.>", "<https://example.org/actor/a.>"),
        ("<https://example.org/actor/a/b>", "<https://example.org/actor/a/b>"),
        ("<https://example.org/actor/>", "<https://example.org/actor/>"),
        ("<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>", "a"),
        ('"7"^^<http://www.w3.org/2001/XMLSchema#integer>', "7"),
        ('"true"^^<http://www.w3.org/2001/XMLSchema#boolean>', "true"),
        ('"2014"^^<http://www.w3.org/2001/XMLSchema#gYear>', '"2014"^^xsd:gYear'),
        ('"a^^<http://www.w3.org/2001/XMLSchema#gYear>"', '"a^^<http://www.w3.org/2001/XMLSchema#gYear>"'),
    ],
)
def test_terms_are_shortened_only_where_they_read_back_the_same(
    read: Callable[..., Corpus], term: str, short: str
) -> None:
    assert Shortener(read())(term) == short


def test_json_ld_has_its_context_inside_and_fetches_none(corpus: Corpus, written: Written) -> None:
    found = json.loads(written(corpus, "jsonld"))
    assert list(found) == ["@context", "@graph"]
    assert isinstance(found["@context"], dict)
    assert all(isinstance(term, str | dict) for term in found["@context"].values())
    assert '"@context": "http' not in written(corpus, "jsonld").decode()


def test_json_ld_is_compact(corpus: Corpus, written: Written) -> None:
    found = json.loads(written(corpus, "jsonld"))
    nodes = {node["@id"]: node for node in found["@graph"]}
    fact = next(fact for fact in corpus.facts if fact.relation == "funds")
    node = nodes[f"fact:{fact.id}"]
    assert node["status"] == f"ctip:{fact.status}"
    assert node["rdf:subject"] == f"actor:{fact.subject}"
    assert "ctip:Fact" in node["@type"]
    assert len(nodes) == len(found["@graph"])


def test_json_ld_uses_every_term_of_its_context_and_declares_every_term_that_it_uses(
    corpus: Corpus, written: Written
) -> None:
    found = json.loads(written(corpus, "jsonld"))
    prefixes = {name for name, term in found["@context"].items() if isinstance(term, str) and term[-1] in "/#"}
    keys = {key for node in found["@graph"] for key in node if key[0] != "@"}
    terms = found["@context"].keys() - prefixes
    assert terms <= keys
    assert {key for key in keys if ":" not in key} <= terms
    assert {key.partition(":")[0] for key in keys if ":" in key} <= prefixes


@pytest.mark.parametrize("reader", READERS)
def test_json_ld_of_a_property_whose_only_value_looks_typed(
    facts: Callable[[str], Corpus], written: Written, reader: str
) -> None:
    corpus = facts("""
        - relation: leads
          subject: ministry
          object: river-project
          status: asserted
          passages: [The donors]
          note: x^^<http://www.w3.org/2001/XMLSchema#date>
        """)
    raw = written(corpus, "jsonld")
    assert "skos:note" not in json.loads(raw)["@context"]  # nothing is declared of its values
    assert READERS[reader](raw, "jsonld") == expected(corpus, "jsonld")
