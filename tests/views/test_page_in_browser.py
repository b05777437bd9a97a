"""The page in a real Chromium, opened from a file with the network refused."""

import pytest


def actor_at(state, id_):
    return next(actor for actor in state["actors"] if actor["id"] == id_)


def edge_at(state, fact):
    return next(edge for edge in state["edges"] if edge["fact"] == fact)


def test_it_opens_without_an_error_a_violation_or_a_request(utopia, open_view):
    page = open_view(utopia)
    assert page.errors == []
    assert page.evaluate("window.__violations") == []
    assert page.outside == []
    assert page.title() == "Who works on the rivers of Utopia?"


def test_the_head_says_how_much_of_how_much_is_shown(utopia, open_view):
    page = open_view(utopia)
    assert page.text_content("#shown") == (
        "Showing 8 of 20 facts (7 as lines, 1 in the panels) and 6 of 9 actors · documents of 2020-01-31 to 2021-03-02"
    )


def test_licence_and_citation_are_in_sight(utopia, open_view):
    page = open_view(utopia)
    assert page.text_content("#colophon").startswith("Cite as: The surveyors of Utopia (2021).")
    assert page.get_attribute("#colophon a", "href") == "https://example.org/licence"


def test_every_fact_between_two_actors_is_drawn(utopia, open_view, state):
    relational = [fact["id"] for fact in utopia["facts"] if fact["object"] is not None]
    now = state(open_view(utopia))
    assert now["edgesDrawn"] == len(relational)
    assert [edge["fact"] for edge in now["edges"]] == relational


def test_parallel_facts_lie_apart_whichever_way_they_point(utopia, open_view, state):
    now = state(open_view(utopia))
    one, two, three = (edge_at(now, fact) for fact in ("f1", "f2", "f3"))
    for a, b in ((one, two), (two, three), (one, three)):
        assert abs(a["x"] - b["x"]) + abs(a["y"] - b["y"]) > 8


def test_a_fact_of_an_actor_with_itself_is_drawn_and_found(utopia, open_view, state):
    utopia["facts"][0]["object"] = utopia["facts"][0]["subject"]
    page = open_view(utopia)
    loop = edge_at(state(page), "f1")
    page.mouse.click(loop["x"], loop["y"])
    assert state(page)["selection"] == {"kind": "fact", "id": "f1"}


def test_names_do_not_cover_each_other(utopia, open_view, state):
    boxes = state(open_view(utopia))["nameBoxes"]
    assert len(boxes) == len(utopia["actors"])
    for n, (left, top, right, bottom, _) in enumerate(boxes):
        for other in boxes[:n]:
            assert right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top


def test_a_click_in_the_legend_hides_a_family_of_relations_and_counts_anew(utopia, open_view, state):
    page = open_view(utopia)
    row = page.locator("#legend button.row", has_text="money")
    assert row.get_attribute("aria-pressed") == "true"
    row.click()
    now = state(page)
    assert row.get_attribute("aria-pressed") == "false"
    assert row.locator(".count").text_content() == "0/2"
    assert now["factsShown"] == 6
    assert now["edgesDrawn"] == 5
    assert actor_at(now, "hill-project")["shown"] == 2  # its only line is hidden: it is drawn faintly
    assert page.text_content("#shown").startswith("Showing 6 of 20 facts (5 as lines")


def test_the_legend_opens_to_single_relations(utopia, open_view, state):
    page = open_view(utopia)
    page.get_by_role("button", name="Single relations of: work").click()
    page.locator("#legend .inner button.row", has_text="coordinates with").click()
    assert state(page)["factsShown"] == 7
    group = page.locator("#legend .group > button.row", has_text="work")
    assert group.get_attribute("aria-pressed") == "mixed"


def test_a_type_hidden_hides_its_actors_and_their_facts(utopia, open_view, state):
    page = open_view(utopia)
    page.locator("#legend button.row", has_text="person").click()
    now = state(page)
    assert actor_at(now, "ada-brook")["shown"] == 0
    assert now["factsShown"] == 6


def test_none_then_one_shows_only_that(utopia, open_view, state):
    page = open_view(utopia)
    page.get_by_role("button", name="None of: How it is known").click()
    page.locator("#legend button.row", has_text="planned").click()
    assert [edge["fact"] for edge in state(page)["edges"]] == ["f2"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("rpu", "River Project of Utopia"),
        ("ministere", "Ministry of Rivers"),
        ("MINISTÈRE DES", "Ministry of Rivers"),
        ("ພູເຂົາ", "Ministry of Hills"),
        ("brook", "Ada Brook"),
    ],
)
def test_search_finds_acronyms_accents_and_other_scripts(utopia, open_view, typed, found):
    page = open_view(utopia)
    page.fill("#search", typed)
    assert found in page.text_content("#found li:first-child")


def test_search_says_that_it_found_nothing(utopia, open_view):
    page = open_view(utopia)
    page.fill("#search", "Atlantis")
    assert page.text_content("#found") == "No actor of that name"


def test_a_click_on_an_actor_shows_its_facts_by_relation_in_time_order(utopia, open_view, state):
    page = open_view(utopia)
    river = actor_at(state(page), "river-project")
    page.mouse.click(river["x"], river["y"])
    assert page.text_content("#panel-title") == "River Project of Utopia"
    assert page.locator("#panel .fact-group h3").all_text_contents() == [
        "is funded by 1",
        "supports 1",
        "is supported by 1",
        "coordinates with 1",
        "is at the stage 1",
    ]
    first = page.locator("#panel .fact-line").first.text_content()
    assert first == "Ministry of Rivers funds River Project of Utopiaassertedevidenced 2020-01-31"


def test_a_click_on_a_name_is_a_click_on_its_actor(utopia, open_view, state):
    page = open_view(utopia)
    left, top, right, bottom, number = state(page)["nameBoxes"][0]
    canvas = page.locator("#picture").bounding_box()
    page.mouse.click(canvas["x"] + (left + right) / 2, canvas["y"] + (top + bottom) / 2)
    assert state(page)["selection"] == {"kind": "actor", "id": utopia["actors"][number]["id"]}


def test_a_click_on_a_line_shows_every_fact_between_the_two_with_its_evidence(utopia, open_view, state):
    page = open_view(utopia)
    line = edge_at(state(page), "f2")
    page.mouse.click(line["x"], line["y"])
    cards = page.locator("#panel article.fact")
    assert cards.evaluate_all("cards => cards.map((card) => card.dataset.fact)") == ["f2", "f1", "f3"]
    planned, stated, claimed = (cards.nth(n).text_content() for n in range(3))
    assert "planned" in planned
    assert "The document says that it is to happen." in planned
    assert "First and last words of the passage" in planned  # no text was at hand
    assert "The ministry pays for the project." in stated
    assert "News of 2020-01-31" in stated
    assert "Utopia Post, 2020-01-31" in stated
    assert "since" not in stated
    assert "Said byAda Brook" in claimed


def test_the_link_opens_the_document_at_the_passage(utopia, open_view, state):
    page = open_view(utopia)
    line = edge_at(state(page), "f7")
    page.mouse.click(line["x"], line["y"])
    link = page.locator("#panel figure a")
    assert link.get_attribute("href") == "https://example.org/2020-01-31#:~:text=The%20river,the%20sea"
    assert link.get_attribute("rel") == "noopener noreferrer"


def test_a_fact_in_conflict_leads_to_the_other(utopia, open_view, state):
    page = open_view(utopia)
    line = edge_at(state(page), "f5")
    page.mouse.click(line["x"], line["y"])
    page.locator("#panel .conflicts .fact-line").click()
    assert state(page)["selection"] == {"kind": "fact", "id": "f6"}
    page.click("#panel-back")
    assert state(page)["selection"] == {"kind": "fact", "id": "f5"}


def test_hidden_facts_are_owned_up_to(utopia, open_view, state):
    page = open_view(utopia)
    page.locator("#legend button.row", has_text="planned").click()
    river = actor_at(state(page), "river-project")
    page.mouse.click(river["x"], river["y"])
    assert "1 fact is hidden by the filter." in page.text_content("#panel")
    page.get_by_role("button", name="Show all facts").click()
    assert state(page)["factsShown"] == 8


def test_the_list_of_actors_opens_each_with_the_keyboard(utopia, open_view, state):
    page = open_view(utopia)
    page.focus("#directory")
    page.keyboard.press("Enter")
    assert page.locator("#actors button").count() == len(utopia["actors"])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert state(page)["selection"] == {"kind": "actor", "id": "ada-brook"}


def test_the_picture_moves_with_the_keys_and_comes_back(utopia, open_view, state):
    page = open_view(utopia)
    before = state(page)
    page.focus("#picture")
    page.keyboard.press("+")
    page.keyboard.press("ArrowLeft")
    moved = state(page)
    assert moved["scale"] > before["scale"]
    page.keyboard.press("0")
    assert state(page)["actors"] == before["actors"]


def test_the_wheel_zooms_to_what_is_under_the_pointer(utopia, open_view, state):
    page = open_view(utopia)
    scale = state(page)["scale"]
    before = actor_at(state(page), "ada-brook")
    page.mouse.move(before["x"], before["y"])
    page.mouse.wheel(0, -400)
    while state(page)["scale"] == scale:
        page.wait_for_timeout(10)
    after = actor_at(state(page), "ada-brook")
    assert abs(after["x"] - before["x"]) + abs(after["y"] - before["y"]) < 2


def test_hovering_selects_nothing(utopia, open_view, state):
    page = open_view(utopia)
    river = actor_at(state(page), "river-project")
    page.mouse.move(river["x"], river["y"])
    assert state(page)["selection"] is None
    assert page.locator("#panel").is_hidden()


def test_on_a_phone_the_panel_is_a_sheet_and_the_selected_actor_stays_in_sight(utopia, open_view, state):
    page = open_view(utopia, viewport={"width": 390, "height": 800}, has_touch=True)
    lone = actor_at(state(page), "ada-brook")
    page.touchscreen.tap(lone["x"], lone["y"])
    page.wait_for_selector("#panel:not([hidden])")
    panel = page.locator("#panel").bounding_box()
    assert panel["width"] == 390
    assert actor_at(state(page), "ada-brook")["y"] < panel["y"]
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_an_empty_view_opens(utopia, open_view, state):
    for part in ("types", "groups", "relations", "statuses", "documents", "actors", "facts"):
        utopia[part] = []
    page = open_view(utopia)
    assert page.errors == []
    assert state(page)["edgesDrawn"] == 0


def test_the_about_panel_says_where_it_all_comes_from(utopia, open_view):
    page = open_view(utopia)
    page.get_by_role("button", name="About", exact=True).click()
    about = page.text_content("#panel")
    for words in (
        "Invented facts of an invented country.",
        "News of 2021-03-02",
        "example.org/licence",
        "The surveyors of Utopia (2021).",
    ):
        assert words in about
