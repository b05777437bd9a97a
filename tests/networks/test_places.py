"""Layouts of a corpus by name, and the guides that say what their rows, columns and rings mean."""

import textwrap

import pytest

from ctipgraph.networks.places import LAYOUTS, arrange

MONEY = textwrap.dedent("""
    - relation: funds
      subject: government-of-utopia
      object: river-project
      status: {status}
      passages: [The donors include … of Utopia]
    """)


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_actor_has_a_place_and_a_picture_of_nobody_is_empty(corpus, read, name):
    assert arrange(corpus, name).places.keys() == corpus.actors.keys()
    nobody = read({"actors.yaml": "[]", "facts/gazette-2020.yaml": "document: gazette-2020\nfacts: []\n"})
    assert arrange(nobody, name) == ({}, [])


def test_who_gives_stands_in_the_first_row_and_each_row_says_what_it_holds(facts):
    corpus = facts(MONEY.format(status="asserted"))
    places, guides = arrange(corpus, "layered")
    assert [guide["text"] for guide in guides] == ["Who gives", "Projects and programmes", "Organisations"]
    rows = {id_: next(g["text"] for g in guides if g["from"] <= y <= g["to"]) for id_, (_, y) in places.items()}
    assert rows == {
        "government-of-utopia": "Who gives",
        "river-project": "Projects and programmes",
        "ministry": "Organisations",
    }


def test_a_gift_that_is_denied_makes_no_giver(facts):
    guides = arrange(facts(MONEY.format(status="denied")), "layered").guides
    assert [guide["text"] for guide in guides] == ["Projects and programmes", "Organisations"]


def test_rings_count_steps_from_the_middle(corpus):
    places, guides = arrange(corpus, "concentric", "UN-ACT")
    assert [guide["steps"] for guide in guides] == list(range(1, len(guides) + 1))
    assert all((guide["x"], guide["y"]) == places["un-act"] for guide in guides)
    assert [guide["high"] for guide in guides] == sorted({guide["high"] for guide in guides})
    x, y = places["government-of-norway"]  # one step away: it lies on the first ring
    off = ((x - guides[0]["x"]) / guides[0]["wide"]) ** 2 + ((y - guides[0]["y"]) / guides[0]["high"]) ** 2
    assert off == pytest.approx(1, abs=0.1)


def test_columns_are_years_and_meet(corpus):
    places, guides = arrange(corpus, "timeline")
    assert [guide["year"] for guide in guides] == ["2014", "2024"]
    assert guides[0]["to"] == guides[1]["from"]
    assert guides[0]["from"] <= places["un-act"][0] < guides[0]["to"] < places["usaid-laos-ctip"][0] <= guides[1]["to"]


def test_a_speaker_stands_in_the_year_of_what_was_said(facts):
    corpus = facts(
        """
        - {relation: leads, subject: ministry, object: river-project, status: claimed, speaker: government-of-utopia,
           passages: [The Ministry]}
        """
    )
    assert [guide["year"] for guide in arrange(corpus, "timeline").guides] == ["2020"]
