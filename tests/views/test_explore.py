"""Narrowing, neighbourhoods, paths and the comparison of two years."""

import pytest


@pytest.fixture
def explored(utopia):
    """The view of Utopia with kinds of statuses, pillars, a place, and a fact that two documents support."""
    for status, kind in zip(utopia["statuses"], ("", "claim", "plan"), strict=True):
        status["kind"] = kind
    utopia["types"].append({"id": "place", "label": "place", "shape": "pin", "colour": "#7a7a7a", "place": True})
    utopia["actors"][2]["type"] = 3  # the Ministry of Hills stands for a place here
    utopia["pillars"] = [{"id": "prevention", "label": "prevention"}, {"id": "protection", "label": "protection"}]
    utopia["facts"][7]["pillars"] = [1]  # f8 is about the River Project
    return utopia


def shown(page, state):
    now = state(page)
    return sorted(edge["fact"] for edge in now["edges"]), {a["id"] for a in now["actors"] if a["shown"]}


def test_the_years_are_of_the_evidence_and_each_column_counts_facts(explored, open_view, state):
    page = open_view(explored)
    page.click("#explore-fold summary")
    assert [c.get_attribute("title") for c in page.locator(".columns span").all()] == ["2020: 6 facts", "2021: 2 facts"]
    page.get_by_label("First year of the evidence").press("ArrowRight")
    assert shown(page, state) == (["f4", "f6"], {"river-project", "ministry-of-hills", "ada-brook"})
    assert page.text_content(".years output") == "2021–2021: 2 facts"
    page.get_by_role("button", name="Take away: Evidence of 2021 to 2021").click()
    assert state(page)["factsShown"] == 8


@pytest.mark.parametrize(
    ("button", "left_out"),
    [("Without plans", {"f2"}), ("Without claims", {"f3"}), ("Only what a single document supports", {"f1"})],
)
def test_plans_claims_and_what_more_than_one_document_supports_can_be_left_out(
    explored, open_view, state, button, left_out
):
    explored["facts"][0]["passages"].append(explored["facts"][3]["passages"][0])  # f1 stands in both documents
    page = open_view(explored)
    page.click("#explore-fold summary")
    toggle = page.get_by_role("button", name=button, exact=True)
    toggle.click()
    assert toggle.get_attribute("aria-pressed") == "true"
    assert set(shown(page, state)[0]) == {"f1", "f2", "f3", "f4", "f5", "f6", "f7"} - left_out
    toggle.click()
    assert state(page)["factsShown"] == 8


def test_a_document_can_be_left_out(explored, open_view, state):
    page = open_view(explored)
    page.click("#explore-fold summary")
    page.locator("#explore button.row", has_text="2020-01-31").click()
    assert shown(page, state)[0] == ["f4", "f6"]


def test_an_actor_belongs_to_a_pillar_by_its_topics(explored, open_view, state):
    page = open_view(explored)
    page.click("#explore-fold summary")
    page.select_option("select[aria-label='Pillar (4P)']", label="protection")
    assert shown(page, state)[0] == ["f1", "f2", "f3", "f4"]  # the facts of the River Project
    assert state(page)["factsShown"] == 5
    page.select_option("select[aria-label='Pillar (4P)']", label="prevention")
    assert state(page)["factsShown"] == 0


def test_a_place_keeps_what_facts_tie_to_it(explored, open_view, state):
    for actor in explored["actors"]:
        actor["country"] = ""
    page = open_view(explored, at="#place=ministry-of-hills")
    assert "lone-project" not in shown(page, state)[1]
    assert {"f4", "f6", "f7"} <= set(shown(page, state)[0])


def test_a_neighbourhood_grows_step_by_step_and_by_another_actor(explored, open_view, state):
    page = open_view(explored, at="#actor=hill-project")
    page.get_by_role("button", name="Only its neighbourhood").click()
    assert shown(page, state) == (["f7"], {"hill-project", "ministry-of-hills"})
    page.get_by_role("button", name="One step more").click()
    assert shown(page, state)[0] == ["f4", "f6", "f7"]
    page.get_by_role("button", name="One step less").click()
    page.fill("#search", "Ada")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Add its neighbourhood").click()
    assert shown(page, state)[0] == ["f5", "f6", "f7"]
    assert "near=hill-project,ada-brook&depth=1" in state(page)["filter"]


def test_an_actor_can_be_hidden_and_pinned(explored, open_view, state):
    page = open_view(explored, at="#actor=lone-project")
    page.get_by_role("button", name="Pin", exact=True).click()
    page.fill("#search", "Ada")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Hide", exact=True).click()
    now = state(page)
    assert now["selection"] is None
    assert now["factsShown"] == 6
    other = open_view(explored, at="#" + now["filter"] + "&near=hill-project")
    assert shown(other, state)[1] == {"hill-project", "ministry-of-hills", "lone-project"}


def test_a_path_is_told_in_sentences_and_can_do_without_plans(explored, open_view, state):
    page = open_view(explored, at="#actor=hill-project")
    page.get_by_role("button", name="Path to another actor").click()
    assert "now choose the other end" in page.text_content("#chips")
    page.fill("#search", "RPU")
    page.keyboard.press("Enter")
    assert page.locator("#panel .fact-line .sentence").all_text_contents() == [
        "Ministry of Hills funds Hill Project",
        "River Project of Utopia coordinates with Ministry of Hills",
    ]
    assert page.text_content("#live") == "Path: 2 steps."
    explored["facts"][3]["status"] = 2  # the second step is a plan now
    other = open_view(explored, at="#" + state(page)["filter"])
    assert other.locator("#panel h3").count() == 2
    other.get_by_role("button", name="Without what is planned, claimed or inferred").click()
    assert [s.split(" – ")[1] for s in other.locator("#panel h3").all_text_contents()] == [
        "Ministry of Hills", "Ada Brook", "Ministry of Rivers", "River Project of Utopia",
    ]  # fmt: skip


def test_where_no_path_leads_it_says_so(explored, open_view):
    page = open_view(explored, at="#path=lone-project,ada-brook&open=path")
    assert "No path leads from one to the other" in page.text_content("#panel")


def test_what_is_denied_is_no_step_of_a_path(explored, open_view):
    explored["statuses"][2]["kind"] = "denial"
    explored["facts"][6]["status"] = 2
    page = open_view(explored, at="#path=hill-project,ada-brook&open=path")
    assert "No path leads from one to the other" in page.text_content("#panel")


def test_two_years_are_compared_and_gone_unmentioned_is_not_ended(explored, open_view, state):
    facts = explored["facts"]
    facts[0]["passages"].append(facts[3]["passages"][0])  # f1 is in both years
    facts[6]["ended"] = "2020-12"
    page = open_view(explored)
    page.click("#explore-fold summary")
    page.get_by_role("button", name="Compare", exact=True).click()
    assert state(page)["changes"] == {
        "both": ["f1"],
        "new": ["f4", "f6"],
        "unmentioned": ["f2", "f3", "f5", "f8"],
        "ended": ["f7"],
    }
    key = page.text_content(".change-unmentioned")
    assert "No document of 2021 says it. It may go on all the same." in key
    assert "ended" not in key


def test_an_end_that_lies_ahead_is_no_end(explored, open_view, state):
    explored["facts"][6]["ended"] = "2025"
    assert state(open_view(explored, at="#compare=2020,2021"))["changes"]["ended"] == []


def test_the_same_statement_in_another_document_counts_as_the_same(explored, open_view, state):
    explored["facts"].append({**explored["facts"][6], "id": "f9", "passages": explored["facts"][3]["passages"]})
    assert state(open_view(explored, at="#compare=2020,2021"))["changes"]["both"] == ["f7", "f9"]


def test_a_plan_of_the_one_year_is_no_deed_of_the_other(explored, open_view, state):
    explored["statuses"][2]["kind"] = "plan"
    explored["facts"].append(
        {**explored["facts"][1], "id": "f9", "status": 0, "passages": explored["facts"][3]["passages"]}
    )
    changes = state(open_view(explored, at="#compare=2020,2021"))["changes"]
    assert changes["both"] == []
    assert "f9" in changes["new"]


def test_a_planned_end_is_no_end(explored, open_view, state):
    explored["statuses"][2]["kind"] = "plan"
    explored["facts"][1]["ended"] = "2020-12"
    assert state(open_view(explored, at="#compare=2020,2021"))["changes"]["ended"] == []


def test_what_is_stated_again_after_a_stated_end_has_not_ended(explored, open_view, state):
    explored["facts"][6]["ended"] = "2020-12"
    explored["facts"].append(
        {**explored["facts"][6], "id": "f9", "ended": "", "passages": explored["facts"][3]["passages"]}
    )
    changes = state(open_view(explored, at="#compare=2020,2021"))["changes"]
    assert (changes["ended"], changes["both"]) == ([], ["f7", "f9"])


def test_the_size_of_an_actor_tells_what_the_reader_chooses(explored, open_view, state):
    page = open_view(explored)

    def size(id_):
        return next(actor["radius"] for actor in state(page)["actors"] if actor["id"] == id_)

    by_neighbours = size("river-project"), size("ada-brook")
    assert by_neighbours[0] == by_neighbours[1]  # two neighbours each
    page.click("#explore-fold summary")
    page.select_option("select[aria-label='Size of an actor']", label="number of facts")
    assert size("river-project") > size("ada-brook")
