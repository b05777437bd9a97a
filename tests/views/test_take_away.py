"""What can be taken away: pictures, tables, graphs and a bibliography, made in the page without a network."""

import base64
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


def test_the_picture_as_png_has_twice_the_pixels_and_room_for_its_legend(utopia, open_view, take):
    page = open_view(utopia)
    content = take(page, "picture.png")
    box = page.locator("#picture").bounding_box()
    assert content.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", content[16:24])
    assert width == 2 * round(box["width"])
    assert height > 2 * (box["height"] + 200)


READ_PIXELS = """
async (base64) => {
  const image = new Image();
  image.src = "data:image/png;base64," + base64;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [image.width, image.height];
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const at = (y) => [...context.getImageData(2, y, 1, 1).data.slice(0, 3)];
  return [at(2), at(image.height / 2), at(image.height - 3)];
}
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pictures_are_on_light_ground_whatever_the_screen_is(utopia, open_view, take, scheme):
    page = open_view(utopia, color_scheme=scheme)
    png = base64.b64encode(take(page, "picture.png")).decode()
    assert page.evaluate(READ_PIXELS, png) == [[0xFC, 0xFC, 0xFA]] * 3
    root = ET.fromstring(take(page, "picture.svg"))  # noqa: S314 - made by the page under test
    assert root.find("{*}rect").get("fill") == "#fcfcfa"
    assert root.find(".//*[@id='names']").get("fill") == "#1b2430"
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == ("rgb(252, 252, 250)" if scheme == "light" else "rgb(18, 22, 28)")  # the page stays as it was


def test_around_the_picture_stands_what_it_shows_what_its_signs_mean_and_how_to_cite_it(utopia, open_view, take):
    page = open_view(utopia, at="#no-statuses=claimed&years=2020")
    root = ET.fromstring(take(page, "picture.svg"))  # noqa: S314 - made by the page under test
    head, legend = (
        [text.text for text in root.iterfind(f".//*[@id='{part}']/{{*}}text")] for part in ("head", "legend")
    )
    assert head == [
        "Who works on the rivers of Utopia?",
        "5 of 20 facts, 4 of them as lines, and 5 of 9 actors · documents of 2020-01-31 to 2021-03-02",
        "What narrows the picture: Evidence of 2020 to 2020",
        "Left out: claimed",
    ]
    assert legend == [
        "Relations", "money", "2", "work", "1/3", "office", "1/2", "stage", "1",
        "How it is known", "asserted", "4/6", "planned", "1", "in conflict with another fact",
        "Actors", "ministry", "2", "project", "2/3", "person", "1",
        "Each line is one fact; parallel lines are several facts between the same two. The arrow runs from subject to"
        " object. A larger figure: number of neighbours.",
        "Cite as: The surveyors of Utopia (2021).",
        "Licence: https://example.org/licence",
    ]  # fmt: skip


def test_the_legend_of_a_comparison_says_what_its_colours_mean(utopia, open_view, take):
    page = open_view(utopia, at="#compare=2020,2021")
    root = ET.fromstring(take(page, "picture.svg"))  # noqa: S314 - made by the page under test
    legend = [text.text for text in root.iterfind(".//*[@id='legend']/{*}text")]
    assert legend[0] == "What became of the facts"
    assert "gone unmentioned" in legend
    assert "money" not in legend


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
