"""What can be taken away: pictures, tables, graphs and a bibliography, made in the page without a network."""

import csv
import io
import struct
import xml.etree.ElementTree as ET

import networkx as nx
import pyoxigraph as ox
import pytest

from ctipgraph.exports.turtle import write_turtle
from ctipgraph.views.view import to_view


@pytest.fixture
def take():
    """Press a button of the panel and return the bytes of the file that the page made."""

    def take_(page, name):
        if page.locator("#panel .parcels").count() == 0:
            page.click("#show-take")
        with page.expect_download() as made:
            page.click(f"#panel [data-file='{name}']")
        assert made.value.suggested_filename == name
        assert page.outside == []
        assert page.evaluate("window.__violations") == []
        assert page.errors == []
        return made.value.path().read_bytes()

    return take_


def test_the_picture_as_png_has_twice_the_pixels(utopia, open_view, take):
    page = open_view(utopia)
    content = take(page, "picture.png")
    box = page.locator("#picture").bounding_box()
    assert content.startswith(b"\x89PNG")
    assert struct.unpack(">II", content[16:24]) == (2 * round(box["width"]), 2 * (round(box["height"]) + 46))


def test_the_picture_as_svg_holds_every_line_figure_and_name_of_the_picture(utopia, open_view, take, state):
    page = open_view(utopia, at="#no-statuses=claimed")
    now = state(page)
    root = ET.fromstring(take(page, "picture.svg"))  # noqa: S314 - made by the page under test
    assert [g.get("data-fact") for g in root.iter() if g.get("data-fact")] == [edge["fact"] for edge in now["edges"]]
    assert {a.get("data-actor") for a in root.iter() if a.get("data-actor")} == {a["id"] for a in now["actors"]}
    assert len(root.find(".//*[@id='words']")) == now["wordsDrawn"] > 0
    names = root.find(".//*[@id='names']")
    assert {" ".join(tspan.text for tspan in text) for text in names} == set(now["namesDrawn"])
    assert root.findall(".//{*}image") == []
    assert "The surveyors of Utopia (2021)." in "".join(root.itertext())


def test_the_facts_as_csv_are_those_that_are_shown(utopia, open_view, take):
    page = open_view(utopia, at="#no-relations=funds")
    rows = list(csv.DictReader(io.StringIO(take(page, "facts.csv").decode(), newline="")))
    assert [row["id"] for row in rows] == ["f2", "f3", "f4", "f5", "f6", "f8"]
    assert rows[1]["subject_label"] == "River Project of Utopia"
    assert rows[1]["speaker"] == "ada-brook"
    assert rows[5]["object_label"] == "closing"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"])
def test_no_cell_of_the_csv_is_a_formula(utopia, open_view, take, text):
    utopia["facts"][7] |= {"value": text, "note": text}
    page = open_view(utopia)
    rows = list(csv.reader(io.StringIO(take(page, "facts.csv").decode(), newline="")))
    assert "'" + text in rows[8]
    assert text not in rows[8]


def test_commas_quotes_and_lines_stay_in_their_cell(utopia, open_view, take):
    utopia["facts"][7]["note"] = 'One, "two"\nand three'
    rows = csv.DictReader(io.StringIO(take(open_view(utopia), "facts.csv").decode(), newline=""))
    assert list(rows)[7]["note"] == 'One, "two"\nand three'


def test_the_network_as_gexf_reads_back(utopia, open_view, take, state):
    utopia["actors"][5]["label"] = 'Lone & "quoted" <Project>'
    page = open_view(utopia, at="#no-relations=funds")
    network = nx.read_gexf(io.BytesIO(take(page, "network.gexf")))
    assert network.number_of_edges() == state(page)["edgesDrawn"] == 5
    assert network.nodes["lone-project"]["label"] == 'Lone & "quoted" <Project>'


def test_the_bibliography_has_the_documents_that_are_shown(utopia, open_view, take):
    utopia["documents"][1]["title"] = "50% & {more}"
    bibliography = take(open_view(utopia, at="#years=2021"), "documents.bib").decode()
    assert bibliography == (
        "@misc{2021-03-02,\n  title = {{50\\% \\& \\{more\\}}},\n  publisher = {Utopia Post},\n  year = {2021},\n"
        "  date = {2021-03-02},\n  url = {https://example.org/2021-03-02}\n}\n"
    )


def triples(turtle):
    return {(quad.subject, quad.predicate, quad.object) for quad in ox.parse(turtle, ox.RdfFormat.TURTLE)}


@pytest.mark.parametrize("at", ["", "#no-statuses=planned,claimed", "#near=un-act&depth=1"])
def test_the_facts_as_turtle_are_a_part_of_the_graph_with_their_provenance(corpus, open_view, take, state, at):
    page = open_view(to_view(corpus, corpus), at=at)
    found = triples(take(page, "facts.ttl"))
    whole = io.BytesIO()
    write_turtle(corpus, whole)
    assert found <= triples(whole.getvalue())
    ctip = corpus.ontology.namespace
    of_type = {s for s, p, o in found if p.value.endswith("#type") and o == ox.NamedNode(ctip + "Fact")}
    assert len(of_type) == state(page)["factsShown"]
    evidenced = {s for s, p, o in found if p.value == ctip + "evidence"}
    derived = {s for s, p, o in found if p.value == "http://www.w3.org/ns/prov#wasDerivedFrom"}
    objects = {s for s, p, o in found if p.value.endswith("ns#object")}
    assert of_type == evidenced == derived == objects


def test_the_turtle_has_all_of_a_facts_own_triples(corpus, open_view, take):
    found = triples(take(open_view(to_view(corpus, corpus)), "facts.ttl"))
    whole = io.BytesIO()
    write_turtle(corpus, whole)
    left_out = {p.value.rsplit("#")[-1] for s, p, o in triples(whole.getvalue()) - found if "/fact/" in s.value}
    assert left_out <= {"curator", "reviewedBy", "review", "reason"}
