"""What a still picture shows: a figure for each actor, a curve for each fact, names that can be read."""

from __future__ import annotations

import itertools
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from ctipgraph.model import Corpus
from ctipgraph.networks.picture import LINES, picture, wrapped
from ctipgraph.networks.places import place_actors

THREE = """
    - {relation: leads, subject: ministry, object: river-project, status: asserted, passages: [The Ministry of]}
    - {relation: leads, subject: ministry, object: river-project, status: planned, passages: [The Ministry of]}
    - {relation: partnerOf, subject: river-project, object: ministry, status: claimed, speaker: ministry, passages: [R]}
    - {relation: addressesTopic, subject: river-project, object: prevention, status: asserted, passages: [RP]}
    """


def test_each_fact_between_two_actors_is_a_curve_of_its_own(facts: Callable[[str], Corpus]) -> None:
    corpus = facts(THREE)
    drawn = picture(corpus, place_actors(corpus))
    assert sorted(curve.line for curve in drawn.curves) == ["dashed", "dotted", "solid"]
    assert len({curve.by for curve in drawn.curves}) == 3
    assert [curve.symmetric for curve in drawn.curves if curve.line == "dotted"] == [True]


def test_every_figure_and_name_has_room_of_its_own(corpus: Corpus) -> None:
    drawn = picture(corpus, place_actors(corpus))
    boxes = [(f.x - 60, f.y - f.radius, f.x + 60, f.y + f.radius + 12 * len(f.name)) for f in drawn.figures]
    for one, other in itertools.combinations(boxes, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    assert min(min(box[:2]) for box in boxes) >= 0
    assert all(box[2] <= drawn.width and box[3] <= drawn.height for box in boxes)


def test_a_curve_begins_and_ends_outside_of_figures_and_names(corpus: Corpus) -> None:
    drawn = picture(corpus, place_actors(corpus))
    at = {figure.id: figure for figure in drawn.figures}
    for curve in drawn.curves:
        for id_, (x, y) in ((curve.fact.subject, curve.start), (curve.fact.object, curve.end)):
            figure = at[id_]
            assert ((x - figure.x) ** 2 + (y - figure.y) ** 2) ** 0.5 > figure.radius + 1
            below = y - figure.y - figure.radius
            assert not (1 < below < 12 * len(figure.name) and abs(x - figure.x) < 3 * max(map(len, figure.name)) - 3)


def test_lao_is_never_broken_before_a_sign_above_or_below() -> None:
    lines = wrapped("ກະຊວງແຮງງານແລະສະຫວັດດີການສັງຄົມ", letters=8, lines=9)
    assert len(lines) > 2
    assert not [line for line in lines if line[0] in "ັິີຶືຸູົຼ່້໊໋໌ໍ"]
    assert "".join(lines) == "ກະຊວງແຮງງານແລະສະຫວັດດີການສັງຄົມ"


@given(st.text(max_size=120))
def test_a_name_keeps_its_signs_or_says_that_it_is_cut(name: str) -> None:
    lines = wrapped(name)
    assert len(lines) <= LINES
    whole = "".join(name.split())
    if not "".join(lines).endswith("…"):
        assert "".join("".join(lines).split()) == whole
