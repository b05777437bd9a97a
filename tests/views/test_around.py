"""The network around an actor as a figure: what it shows stands in its title too, and it holds nothing that runs."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable

import pytest

from ctipgraph.model import Corpus
from ctipgraph.networks.outlines import outlines
from ctipgraph.networks.picture import picture
from ctipgraph.networks.places import place_actors
from ctipgraph.views.around import around

SVG = "{http://www.w3.org/2000/svg}"


def svg(figure: str) -> ET.Element:
    return ET.fromstring(re.sub("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', figure))[0]  # noqa: S314


def test_it_has_a_title_and_a_description_that_it_is_labelled_by(corpus: Corpus) -> None:
    drawn = svg(around(corpus, "un-act"))
    title, words = drawn.find(f"{SVG}title"), drawn.find(f"{SVG}desc")
    assert title is not None
    assert words is not None
    assert drawn.attrib["role"] == "img"
    assert drawn.attrib["aria-labelledby"].split() == [title.attrib["id"], words.attrib["id"]]
    assert title.text == "The network around UN Action for Cooperation against Trafficking in Persons"
    assert words.text == "24 neighbours and 32 facts"


def test_each_fact_is_a_line_and_plans_are_dashed(corpus: Corpus) -> None:
    drawn = svg(around(corpus, "un-act"))
    lines = [path.attrib for path in drawn.iter(f"{SVG}path") if path.attrib["fill"] == "none"]
    ties = [f for f in corpus.facts if "un-act" in (f.subject, f.object) and corpus.object_kind(f) == "entity"]
    assert len(lines) == len(ties)
    dashed = [line for line in lines if line.get("stroke-dasharray") == "8 5"]
    assert len(dashed) == sum(fact.status == "planned" for fact in ties)


def test_entries_of_one_body_are_drawn_as_one(corpus: Corpus) -> None:
    figure = around(corpus, "ministry-of-labor-and-social-welfare")
    assert "UN Action for" in figure
    assert "Labour" not in figure


def test_an_actor_without_neighbours_has_no_figure(read: Callable[..., Corpus]) -> None:
    assert around(read(), "ministry") == ""


def test_too_many_neighbours_are_a_sentence(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ctipgraph.views.around.MOST", 24)
    assert around(corpus, "un-act").startswith('<p class="quiet">24 neighbours are more than one figure can show')


def test_names_are_text_and_nothing_runs(read: Callable[..., Corpus]) -> None:
    actors = """
        - {id: river-project, type: Project, name: "<script>alert(1)</script>"}
        - {id: government-of-utopia, type: Government, name: "Utopia & <b>"}
        """
    figure = around(read({"actors.yaml": actors}), "river-project")
    assert "&lt;script&gt;" in figure
    assert set(re.findall(r"<(\w+)", figure)) == {
        "figure", "svg", "title", "desc", "path", "polygon", "text", "tspan", "figcaption"
    }  # fmt: skip


def test_it_knows_every_figure_of_the_ontology(corpus: Corpus) -> None:
    shapes = {corpus.ontology.class_mark(name, "shape") for name in corpus.ontology.classes} - {""}
    assert shapes <= outlines().keys()
    drawn = picture(corpus, place_actors(corpus))
    assert {figure.shape for figure in drawn.figures} <= outlines().keys()
