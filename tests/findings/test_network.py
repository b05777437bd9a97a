"""What is said of a network on the data set of the repository: who bridges, by what, and what it hangs on."""

from __future__ import annotations

import pytest

from ctipgraph.errors import CtipgraphError, NotFoundError
from ctipgraph.findings.network import KNOWN, network_finding
from ctipgraph.model import Recipe
from ctipgraph.records.recipes import find_recipe

MOLSW = "Ministry of Labor and Social Welfare"
JUDGEMENT = (
    "the judgement that ministry-of-labor-and-social-welfare and ministry-of-labour-and-social-welfare are one body"
)


@pytest.fixture
def found(corpus):
    def find(name, *measures, **options):
        recipe = find_recipe(corpus.recipes, name) if isinstance(name, str) else name
        return network_finding(corpus, recipe, measures, **options)

    return find


def table(section):
    return [dict(zip(section.columns, row.cells, strict=True)) for row in section.rows]


def row_of(section, who):
    return next(row for row in table(section) if row["who"] == who)


def test_the_ministry_of_labour_bridges_2014_and_2024_and_hangs_on_one_judgement(found):
    cut, without = found("cooperation", "cutpoints").sections
    row = row_of(cut, MOLSW)
    assert row["who is cut off"].startswith("7 bodies (Lao PDR, ")
    assert "USAID Laos Counter Trafficking in Persons" in row["who is cut off"]
    hangs = row["hangs on"].split("; ")
    assert hangs == ["the document kpl-2014-07-19", "the document kpl-2024-09-25", "all plans", JUDGEMENT]
    told = next(row for row in table(without) if row["taken away"] == JUDGEMENT)
    assert MOLSW in told["no longer ranked"].split("; ")
    assert told["the judgement"].startswith("One name in British and in American spelling")


def test_without_the_judgement_no_bridge_leads_from_2014_to_2024(found, corpus):
    judged = find_recipe(corpus.recipes, "cooperation")
    apart = Recipe("apart", "", judged.actors, judged.relations, judged.statuses, judgements=False)
    (parts, _) = found(apart, "components").sections
    assert [row["documents"] for row in table(parts)] == ["kpl-2014-07-19 (14)", "kpl-2024-09-25 (9)"]


def test_the_ranking_by_betweenness_says_how_it_changes(found):
    ranking, without = found("cooperation", "betweenness").sections
    first = row_of(ranking, "UN Action for Cooperation against Trafficking in Persons")
    assert (first["rank"], first["ranks without one thing"]) == (1, "1 to 2")
    assert first["hangs on"] == "the document kpl-2014-07-19"
    ministry = row_of(ranking, MOLSW)
    assert (ministry["rank"], ministry["ranks without one thing"]) == (2, "2 to 6")
    plans = next(row for row in table(without) if row["taken away"] == "all plans")
    assert f"{MOLSW} 2 to 4" in plans["moved"]


def test_a_rank_that_hangs_on_one_article_says_so_with_evidence(found):
    ranking, without = found("funding", "degree").sections[:2]
    norway = row_of(ranking, "Government of Norway")
    assert norway["hangs on"] == "the document kpl-2014-07-19"
    assert [fact.sources[0].document for fact in ranking.rows[1].facts] == ["kpl-2014-07-19"]
    assert {fact.id for fact in without.rows[0].facts} == {"f-7jodj7dapc7a", "f-yp3cqriusty4"}


def test_attending_is_told_apart_from_partnering(found):
    roles = found("roles", "degree").sections[-1]
    assert roles.heading == "Degree by role"
    usaid = {row["role"]: row["others"] for row in table(roles) if row["who"].endswith("for International Development")}
    assert usaid == {"attended": 1, "is a partner in": 1}


def test_who_only_attended_is_in_no_network_of_cooperation(found):
    finding = found("cooperation", "degree", limit=100)
    assert "Closing ceremony of USAID Laos CTIP" not in {row["who"] for row in table(finding.sections[0])}
    assert "attending an event is no tie" in finding.notes[0]


def test_unnamed_groups_are_left_out_and_it_says_how_many_facts_name_them(found):
    assert "18 that name an unnamed group" in found("cooperation", "core").notes[2]


def test_actors_and_projects_in_two_modes(found):
    ranking = found("actors-and-projects", "degree", limit=100).sections[0]
    assert row_of(ranking, MOLSW)["degree"] == 2
    assert {row["type"] for row in table(ranking)} >= {"Project", "Ministry"}


def test_the_projection_weighs_what_two_share(found, corpus):
    strength = found("shared-projects-and-events", "strength").sections[0]
    states = row_of(strength, "United States")
    # with Lao PDR a ceremony and an initiative; with the others at the ceremony one each
    assert states["strength"] == 2 + 4


def test_communities_and_what_they_follow(found):
    groups, follow, without = found("cooperation", "communities").sections
    for row in table(groups):
        assert len(row["documents"].split(", ")) == 1, "each community is of one article"
    assert "the two can't be told apart" in follow.note
    agreed = {row["divided by"]: row["agreement with the communities"] for row in table(follow)}
    assert agreed["document"] == agreed["decade of the documents"] > 0.5
    assert agreed["recorded funders"] == "can't be said: all in one group, or each in its own"
    assert {row["taken away"] for row in table(without)} >= {"all plans", JUDGEMENT}


def test_what_falls_apart_where_an_actor_leaves(found):
    (without,) = found("cooperation", leaving="MOLSW").sections
    assert [row["bodies"] for row in table(without)] == [10, 7]


def test_an_actor_that_is_not_in_the_network_can_not_leave_it(found):
    with pytest.raises(NotFoundError, match="'Sweden' is not in the network 'cooperation'"):
        found("cooperation", leaving="Sweden")


def test_who_works_with_both_projects_and_what_that_hangs_on(found):
    (links,) = found("cooperation", between=["UN-ACT", "CTIP"]).sections
    (row,) = table(links)
    assert row["who"] == MOLSW
    assert JUDGEMENT in row["hangs on"].split("; ")
    assert {fact.sources[0].document for fact in links.rows[0].facts} == {"kpl-2014-07-19", "kpl-2024-09-25"}


def test_who_links_the_un_system_and_the_lao_government(found):
    (links,) = found("cooperation", between=["IntergovernmentalOrganisation", "Organisation:LA"]).sections
    (row,) = table(links)
    assert row["who"] == "UN Action for Cooperation against Trafficking in Persons"
    assert row["tied to"] == "United Nations"
    assert "Ministry of Public Security" in row["and to"]


def test_a_link_has_two_sides(found):
    with pytest.raises(CtipgraphError, match="write --between twice"):
        found("cooperation", between=["UN-ACT"])


def test_every_figure_is_printed_with_recipe_digest_and_version(found, corpus):
    recipe, data, _ = found("funding", "degree").notes
    assert f"Recipe funding ({find_recipe(corpus.recipes, 'funding').digest}): ties between" in recipe
    assert f"version {corpus.dataset.version}. Network " in data


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_an_empty_network_is_a_sentence(found, name):
    recipe = Recipe("none", "None", ("Agent",), ("funds",), ("asserted",), from_year=1990, to_year=1991)
    finding = found(recipe, name)
    assert finding.sections == ()
    assert finding.basis == "rests on no fact"
    assert finding.notes[-1].startswith("The network is empty: no fact between two entries fits the recipe (")


def test_every_row_of_a_ranking_has_evidence(found, corpus):
    for recipe in corpus.recipes:
        for name in KNOWN:
            section = found(recipe, name).sections[0]
            if name in ("components", "communities"):
                continue
            assert all(row.facts for row in section.rows), (recipe.id, name)


def test_only_so_many_rows_and_it_says_that_there_are_more(found):
    ranking = found("cooperation", "degree", limit=3).sections[0]
    assert len(ranking.rows) == 3
    assert "15 more have a score" in ranking.note


def test_a_ranking_of_estimates_says_so_with_the_error(found, monkeypatch):
    from ctipgraph.networks import between

    monkeypatch.setattr(between, "measured", lambda count, links: ([0.5] * count, "estimated from 2 of 18 bodies"))
    ranking = found("cooperation", "betweenness").sections[0]
    assert ranking.note.endswith("The scores are estimated from 2 of 18 bodies.")
