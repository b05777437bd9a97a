"""What the figures show: a line for each fact, a mark for each stated date, a field for each P that is named."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from ctipgraph.errors import CtipgraphError, NotFoundError
from ctipgraph.figures.coverage import LOOKS, coverage_body
from ctipgraph.figures.frame import Body, caption
from ctipgraph.figures.network import network_body
from ctipgraph.figures.timeline import FILLS, timeline_body, years
from ctipgraph.model import Corpus
from ctipgraph.networks import select_facts
from ctipgraph.networks.weaving import weave
from ctipgraph.records.recipes import find_recipe

Draw = Callable[[Body], Any]

DATED = """
    - {relation: starts, subject: river-project, object: "2019", status: asserted, passages: [a]}
    - {relation: ends, subject: river-project, object: "2021", status: planned, passages: [a]}
    - {relation: heldOn, subject: river-project, object: "--05-01", status: asserted, passages: [a]}
    - {relation: leads, subject: ministry, object: river-project, as_of: 2020-01-31, status: asserted, passages: [a]}
    """
TOPICS = """
    - {relation: addressesTopic, subject: river-project, object: referral, status: asserted, passages: [a]}
    - {relation: addressesTopic, subject: river-project, object: protection, status: planned, passages: [a]}
    - {relation: addressesTopic, subject: river-project, object: prevention, status: planned, passages: [a]}
    - {relation: addressesTopic, subject: river-project, object: prosecution, status: denied, passages: [a]}
    - {relation: addressesTopic, subject: river-project, object: capacityBuilding, status: asserted, passages: [a]}
    """


# --- network ------------------------------------------------------------------------------------------------------


def test_each_fact_between_two_actors_is_a_line_as_its_status_asks_for(corpus: Corpus, draw: Draw) -> None:
    body, shown = network_body(corpus)
    lines = [how[3] for how in draw(body).curves]
    ties = [f for f in corpus.facts if corpus.object_kind(f) == "entity" and f.subject != f.object]
    assert len(lines) == shown == len(ties)
    style = {name: term.mark("lineStyle") for name, term in corpus.ontology.statuses.items()}
    assert sorted(lines) == sorted(style[fact.status] for fact in ties)


def test_types_are_told_apart_by_shape_statuses_by_line_and_families_by_letter(corpus: Corpus, draw: Draw) -> None:
    body, _ = network_body(corpus)
    drawn = [draw(dataclasses.replace(body, draw=lambda sheet, top, key=key: key.draw(sheet, 0.0, 0.0)))
             for key in body.keys]  # fmt: skip
    shapes = [sheet.shapes[0][0] for sheet in drawn if sheet.shapes]
    lines = [sheet.curves[0][3] for sheet in drawn if not sheet.shapes and not sheet.texts]
    letters = [sheet.texts[0] for sheet in drawn if sheet.texts]
    for signs in (shapes, lines, letters):
        assert len(signs) == len(set(signs)) > 1


def test_every_actor_that_is_tied_has_its_name(corpus: Corpus, draw: Draw) -> None:
    part = select_facts(corpus, actor="UN-ACT")
    body, _ = network_body(part)
    assert "Government of Norway" in draw(body).texts
    assert "Kaarina Immonen" not in draw(body).texts
    assert "2 without a tie to another are not drawn." in body.remarks


def test_a_conflict_has_its_mark(corpus: Corpus, draw: Draw) -> None:
    body, _ = network_body(corpus)
    assert any(words.endswith("!") for words in draw(body).texts)
    assert "An exclamation mark: in conflict." in body.remarks


def test_entries_of_one_body_that_are_drawn_apart_are_counted(corpus: Corpus) -> None:
    assert "Judged to be one body with another entry, and drawn apart from it: 1." in network_body(corpus)[0].remarks


def test_an_empty_network_is_a_sentence(facts: Callable[[str], Corpus]) -> None:
    with pytest.raises(NotFoundError, match="no fact of this selection ties two actors"):
        network_body(facts(TOPICS))


def test_the_network_of_a_recipe_has_its_facts_and_one_figure_for_each_body(corpus: Corpus, draw: Draw) -> None:
    network = weave(corpus, find_recipe(corpus.recipes, "cooperation"))
    body, shown = network_body(corpus, network.recipe)
    sheet = draw(body)
    assert shown == len(sheet.curves) == len(network.facts)
    assert len(sheet.shapes) == len(network.nodes)
    assert "Ministry of Labour and" not in sheet.texts


def test_a_projection_says_on_each_tie_how_much_is_shared(corpus: Corpus, draw: Draw) -> None:
    network = weave(corpus, find_recipe(corpus.recipes, "shared-projects-and-events"))
    sheet = draw(network_body(corpus, network.recipe)[0])
    assert len(sheet.curves) == len(network.ties)
    weights = sorted(str(network.weight(pair)) for pair in network.ties)
    assert sorted(words for words in sheet.texts if words.isdecimal()) == weights


def test_an_empty_recipe_is_a_sentence(corpus: Corpus) -> None:
    recipe = dataclasses.replace(corpus.recipes[0], from_year=1990, to_year=1991)
    with pytest.raises(NotFoundError, match="the network 'cooperation' is empty: no fact between two entries fits"):
        network_body(corpus, recipe)


# --- timeline -----------------------------------------------------------------------------------------------------


def test_each_stated_date_with_a_year_is_a_mark(facts: Callable[[str], Corpus], draw: Draw) -> None:
    body, shown = timeline_body(facts(DATED))
    marks = draw(body).shapes
    assert shown == len(marks) == 3
    assert "1 without a year is not drawn." in body.remarks


def test_a_planned_date_is_hollow_and_an_asserted_one_is_full(facts: Callable[[str], Corpus], draw: Draw) -> None:
    marks = {how[0]: how[5] for how in draw(timeline_body(facts(DATED))[0]).shapes}
    assert sorted(marks.values()) == ["full", "full", "none"]
    assert len(set(FILLS.values())) == len(FILLS)


def test_later_dates_stand_further_to_the_right(facts: Callable[[str], Corpus], draw: Draw) -> None:
    marks = draw(timeline_body(facts(DATED))[0]).shapes
    assert len({how[1] for how in marks}) == 3


@pytest.mark.parametrize(
    ("date", "span"),
    [("2020", (2020.0, 2021.0)), ("2020-12", (2020 + 11 / 12, 2021.0)), ("2020-01-01", (2020.0, 2020 + 1 / 372))],
)
def test_a_date_is_as_long_as_it_is_vague(date: str, span: tuple[float, float]) -> None:
    assert years(date) == pytest.approx(span)


def test_no_date_is_a_sentence(facts: Callable[[str], Corpus]) -> None:
    with pytest.raises(NotFoundError, match="no document of this selection states a date with a year"):
        timeline_body(facts(TOPICS))


# --- coverage -----------------------------------------------------------------------------------------------------


def test_a_field_looks_like_the_best_that_is_known_and_a_blank_one_is_not_named(
    facts: Callable[[str], Corpus], draw: Draw
) -> None:
    body, shown = coverage_body(facts(TOPICS))
    fields = [how[4:] for how in draw(body).boxes]
    order = ["prevention", "protection", "prosecution", "partnership"]
    assert dict(zip(order, fields, strict=True)) == {
        "prevention": LOOKS["planned"],
        "protection": LOOKS["asserted"],
        "prosecution": LOOKS["denied"],
        "partnership": ("#ffffff", ""),
    }
    assert shown == 4


def test_topics_stand_in_their_field_with_their_status(facts: Callable[[str], Corpus], draw: Draw) -> None:
    texts = draw(coverage_body(facts(TOPICS))[0]).texts
    assert {"referral", "protection (planned)", "prevention (planned)", "prosecution (denied)"} <= set(texts)
    assert "capacity building" not in texts


def test_fields_are_told_apart_without_colours() -> None:
    assert len({hatch for _, hatch in LOOKS.values()}) == len(LOOKS)


# --- caption ------------------------------------------------------------------------------------------------------


def test_a_caption_says_what_was_selected_from_which_version_of_the_data(corpus: Corpus) -> None:
    part = select_facts(corpus, to_year=2014)
    words = caption(part, "Facts of documents up to 2014", ["A remark."], 12)
    assert words == (
        "Facts of documents up to 2014. A remark. 12 of 214 facts, from documents of 2014-07-19. "
        "Data: Actors against human trafficking in the Lao PDR, from two press articles, version 1."
    )


def test_data_without_a_version_say_so(read: Callable[..., Corpus]) -> None:
    assert caption(read(), "", [], 1).endswith("Data: Utopia, of no version.")


@pytest.mark.parametrize(("body", "what"), [(network_body, "facts"), (timeline_body, "dates")])
def test_more_than_can_be_told_apart_is_not_drawn(
    body: Callable[[Corpus], object], what: str, corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ctipgraph.figures.frame.MOST", 3)

    with pytest.raises(CtipgraphError, match=rf"would show \d+ {what}, more than the 3 .* or take the page"):
        body(corpus)


def test_a_recipe_of_too_many_ties_is_not_drawn(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ctipgraph.figures.frame.MOST", 3)

    with pytest.raises(CtipgraphError, match=r"would show \d+ ties"):
        network_body(corpus, find_recipe(corpus.recipes, "cooperation"))
