"""A new relation type is an edit of ctip.ttl and of nothing else."""

from __future__ import annotations

import csv
import shutil

import networkx as nx
import pyoxigraph as ox
import pytest

from ctipgraph.build import build
from ctipgraph.checks import check
from ctipgraph.networks import select_facts
from ctipgraph.records import read_corpus
from ctipgraph.resources import ontology_folder
from ctipgraph.store import ask
from ctipgraph.views import render

ADDED = """
ctip:audits a owl:ObjectProperty, ctip:Relation ;
    rdfs:label "audits the books of"@en ;
    skos:definition "The subject examines the accounts of the object."@en ;
    rdfs:domain ctip:Organisation ;
    rdfs:range ctip:Undertaking ;
    rdfs:subPropertyOf ctip:involvedIn ;
    owl:inverseOf ctip:auditedBy ;
    ctip:colourGroup ctip:group-support ;
    rdfs:isDefinedBy <> .

ctip:auditedBy a owl:ObjectProperty, ctip:InverseRelation ;
    rdfs:label "has its books audited by"@en ;
    skos:definition "The inverse of: audits the books of."@en ;
    rdfs:domain ctip:Undertaking ;
    rdfs:range ctip:Organisation ;
    rdfs:subPropertyOf ctip:involves ;
    owl:inverseOf ctip:audits ;
    ctip:colourGroup ctip:group-support ;
    rdfs:isDefinedBy <> .
"""
FACTS = """
    document: gazette-2020
    facts:
    - relation: auditedBy
      subject: {}
      object: ministry
      status: asserted
      passages: [The Ministry … River Project]
    """


@pytest.fixture
def ontology(tmp_path):
    """A copy of the ontology, with the new relation at its end."""
    folder = tmp_path / "ontology"
    shutil.copytree(ontology_folder(), folder)
    with (folder / "ctip.ttl").open("a", encoding="utf-8") as file:
        file.write(ADDED)
    return folder


@pytest.fixture
def corpus(ontology, write_data):
    data = write_data({"facts/gazette-2020.yaml": FACTS.format("river-project")})
    return read_corpus(data, texts=data / "texts", ontology=ontology)


@pytest.fixture
def out(corpus, tmp_path):
    built = build(corpus, tmp_path / "out")
    assert built.report.conforms
    return tmp_path / "out"


def test_without_the_edit_it_is_an_unknown_relation(write_data):
    data = write_data({"facts/gazette-2020.yaml": FACTS.format("river-project")})

    assert "unknown-relation" in {result.rule for result in check(read_corpus(data))}


def test_its_facts_are_read_and_checked(corpus):
    assert check(corpus).conforms
    assert [(fact.subject, fact.relation, fact.object) for fact in corpus.facts] == [
        ("ministry", "audits", "river-project")
    ]


def test_its_domain_and_range_are_kept(ontology, write_data):
    data = write_data({"facts/gazette-2020.yaml": FACTS.format("ministry")})
    messages = [r.message for r in check(read_corpus(data, ontology=ontology)) if r.rule == "domain-range"]

    assert len(messages) == 1
    assert messages[0].startswith("the object of 'audits' (the subject of 'auditedBy') has to be of type Undertaking")


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("graph.ttl", ox.RdfFormat.TURTLE),
        ("graph.trig", ox.RdfFormat.TRIG),
        ("graph.nq", ox.RdfFormat.N_QUADS),
        ("graph.jsonld", ox.RdfFormat.JSON_LD),
    ],
)
def test_it_stands_in_every_form_of_rdf_with_its_inverse(name, form, out, corpus):
    predicates = {quad.predicate.value for quad in ox.parse((out / name).read_bytes(), form)}

    assert {corpus.ontology.iri("audits"), corpus.ontology.iri("auditedBy")} <= predicates


@pytest.mark.parametrize(("name", "read"), [("graph.graphml", nx.read_graphml), ("graph.gexf", nx.read_gexf)])
def test_it_stands_in_the_network_files(name, read, out):
    edges = read(out / name).edges(data=True)

    assert [data["relation"] for _, _, data in edges] == ["audits"]


def test_it_stands_in_the_table_of_facts(out):
    with (out / "facts.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    assert [(row["relation"], row["relation_label"]) for row in rows] == [("audits", "audits the books of")]


def test_it_stands_in_the_page_under_both_names(corpus):
    page = render(corpus, plain=True)

    assert "audits the books of" in page
    assert "has its books audited by" in page


def test_it_is_asked_for_directly_from_the_other_end_and_by_what_stands_above_it(corpus):
    for query in (
        "SELECT ?who { ?who ctip:audits ?what }",
        "SELECT ?who { ?what ctip:auditedBy ?who }",
        "SELECT ?who { ?fact a ctip:Fact ; rdf:predicate/rdfs:subPropertyOf* ctip:involvedIn ; rdf:subject ?who }",
    ):
        assert [row[0] for row in ask(corpus, query, ids=True).rows] in ([["ministry"]], ["ministry"]), query


def test_it_is_selected_by_what_stands_above_it(corpus):
    assert [fact.relation for fact in select_facts(corpus, relations=["involvedIn"]).facts] == ["audits"]
