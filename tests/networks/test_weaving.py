"""What a recipe makes of facts: which tie, which don't, and what a tie weighs."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from ctipgraph.model import Recipe
from ctipgraph.networks.weaving import project, weave

WORLD = {
    "documents.yaml": """
        - {id: first, title: First, publisher: Gazette, published: 2014-01-01}
        - {id: second, title: Second, publisher: Herald, published: 2024-01-01}
        - {id: reprint, title: First again, publisher: Herald, published: 2014-02-01, same_origin_as: first}
        """,
    "actors.yaml": """
        - {id: donor, type: Government, name: Donor}
        - {id: labour, type: Ministry, name: Ministry of Labour}
        - {id: labor, type: Ministry, name: Ministry of Labor}
        - {id: river, type: Project, name: River Project}
        - {id: hill, type: Project, name: Hill Project}
        - {id: fair, type: Event, name: River Fair}
        - {id: society, type: ActorGroup, name: civil society}
        """,
    "facts/gazette-2020.yaml": """
        document: first
        facts:
        - {relation: funds, subject: donor, object: river, status: asserted, passages: [Words]}
        - {relation: supports, subject: donor, object: river, status: planned, passages: [Words]}
        - {relation: partnersIn, subject: labour, object: river, status: asserted, passages: [Words]}
        - {relation: partnersIn, subject: society, object: river, status: asserted, passages: [Words]}
        - {relation: attended, subject: donor, object: fair, status: asserted, passages: [Words]}
        - {relation: attended, subject: labour, object: fair, status: asserted, passages: [Words]}
        - {relation: partnerOf, subject: labour, object: labor, status: claimed, speaker: donor, passages: [Words]}
        """,
    "facts/reprint.yaml": """
        document: reprint
        facts:
        - {relation: funds, subject: donor, object: river, status: asserted, passages: [Words]}
        """,
    "facts/second.yaml": """
        document: second
        facts:
        - {relation: leads, subject: labor, object: hill, status: asserted, passages: [Words]}
        - {relation: funds, subject: donor, object: hill, status: asserted, rank: deprecated, reason: Old,
           passages: [Words]}
        """,
    "identity.yaml": "- {same: [labor, labour], reason: Spelling.}\n",
}
ALL = Recipe("all", "All", ("Agent",), ("involvedIn", "partnerOf"), ("asserted", "claimed", "planned"))


@pytest.fixture
def woven(read):
    def make(**fields):
        return weave(read(WORLD), replace(ALL, **fields))

    return make


def test_facts_tie_and_entries_judged_the_same_are_one(woven):
    assert sorted(woven().ties) == [("donor", "river"), ("hill", "labor"), ("labor", "river")]


def test_why_a_fact_is_no_tie_is_counted(woven):
    assert woven(relations=("involvedIn",)).left_out == {
        "deprecated by their curator": 1,
        "of another relation": 1,
        "that name an unnamed group": 1,
        "that say only who attended": 2,
    }
    assert woven().left_out["between entries judged to be one body"] == 1


def test_without_judgements_each_entry_stands_for_itself(woven):
    assert sorted(woven(judgements=False).ties) == [
        ("donor", "river"),
        ("hill", "labor"),
        ("labor", "labour"),
        ("labour", "river"),
    ]


def test_unnamed_groups_are_in_only_where_the_recipe_says_so(woven):
    assert ("river", "society") in woven(groups=True).ties


def test_attending_ties_only_where_the_recipe_says_so(woven):
    with_events = {"actors": ("Agent", "Event")}
    assert "fair" not in woven(**with_events).nodes
    assert ("donor", "fair") in woven(**with_events, attendance=True).ties


def test_a_window_takes_the_facts_of_documents_of_these_years(woven):
    assert sorted(woven(from_year=2020).ties) == [("hill", "labor")]
    assert sorted(woven(to_year=2020).ties) == [("donor", "river"), ("labor", "river")]
    assert woven(from_year=1990, to_year=1995).ties == {}


@pytest.mark.parametrize(("count", "weight"), [("once", 1), ("facts", 3), ("documents", 2), ("origins", 1)])
def test_parallel_facts_weigh_as_the_recipe_counts(woven, count, weight):
    assert woven(count=count).weight(("donor", "river")) == weight


def test_a_fact_leads_from_its_subject_and_a_symmetric_one_both_ways(woven):
    assert woven(count="facts").arcs(("donor", "river")) == (3, 0)
    assert woven(judgements=False).arcs(("labor", "labour")) == (1, 1)


def test_two_modes_have_ties_between_them_and_none_within(woven):
    network = woven(actors=("Actor",), affiliations=("Undertaking", "Event"), attendance=True)
    assert network.affiliations == {"fair", "hill", "river"}
    assert network.actors == {"donor", "labor"}
    assert len(network.ties) == 5


def test_a_projection_ties_those_who_share_and_weighs_how_much(woven):
    network = woven(actors=("Actor",), affiliations=("Undertaking", "Event"), attendance=True, projected=True)
    assert network.shared == {("donor", "labor"): ("fair", "river")}
    assert network.weight(("donor", "labor")) == 2
    assert len(network.ties["donor", "labor"]) == 6


def test_an_actor_that_shares_nothing_stays_in_the_projection(woven):
    network = woven(actors=("Actor",), affiliations=("Undertaking",), projected=True, judgements=False)
    assert network.nodes == ("donor", "labor", "labour")
    assert sorted(network.ties) == [("donor", "labour")]


def test_the_digest_changes_with_the_network_and_not_with_the_order_of_facts(read):
    corpus = read(WORLD)
    turned = replace(corpus, facts=corpus.facts[::-1])
    assert weave(corpus, ALL).digest == weave(turned, ALL).digest
    assert weave(corpus, ALL).digest != weave(replace(corpus, facts=corpus.facts[1:]), ALL).digest


def test_a_projection_is_what_a_double_loop_gives(made_up):
    for seed in range(1000):
        recipe = replace(ALL, actors=("Actor",), affiliations=("Undertaking",), attendance=True)
        two = weave(made_up(seed), recipe)
        slow = {}
        for one, other in combinations(sorted(two.actors), 2):
            shared = [
                t for t in sorted(two.affiliations) if {tuple(sorted((a, t))) for a in (one, other)} <= set(two.ties)
            ]
            if shared:
                slow[one, other] = tuple(shared)
        assert project(two.ties, two.affiliations) == slow, seed
