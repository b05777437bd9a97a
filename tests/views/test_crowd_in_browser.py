"""A network of more than two thousand actors: seen from afar, then from near, and nothing is dropped in silence."""

import xml.etree.ElementTree as ET

import pytest


@pytest.fixture
def many(utopia):
    """2,400 actors in 60 communities of 40, a hub in each, and a ring of facts between the communities."""
    one, fact = utopia["actors"][0], utopia["facts"][0]
    utopia["actors"] = [
        {
            **one,
            "id": f"a{n}",
            "label": f"Office {n}",
            "names": [],
            "x": n // 40 % 10 * 900 + n % 40 % 7 * 60,
            "y": n // 400 * 900 + n % 40 // 7 * 60,
            "community": n // 40,
        }
        for n in range(2400)
    ]
    ends = [(n // 40 * 40, n) for n in range(2400) if n % 40] + [(n, (n + 40) % 2400) for n in range(0, 2400, 40)]
    utopia["facts"] = [{**fact, "id": f"f{n}", "subject": a, "object": b} for n, (a, b) in enumerate(ends)]
    utopia["shown"] = {"facts": 2400, "facts_of": 2400, "actors": 2400, "actors_of": 2400}
    return utopia


def test_it_opens_from_afar_and_says_what_it_shows_of_how_much(many, open_view):
    page = open_view(many)
    assert page.errors == []
    told = page.text_content("#crowd")
    assert "all 2400 actors as points in 60 communities" in told
    assert "(60 of 2400)" in told
    assert "2340 lie inside them" in told


def test_a_chosen_actor_is_shown_with_its_lines(many, open_view, state):
    page = open_view(many)
    page.fill("#search", "Office 1203")
    page.press("#search", "Enter")
    now = state(page)
    assert now["selection"] == {"kind": "actor", "id": "a1203"}
    assert page.text_content("#crowd").startswith("In sight: ")
    assert 0 < now["edgesDrawn"] < 2400
    assert page.locator("#panel .fact-line").count() == 1


def test_a_filter_counts_the_bands_anew(many, open_view):
    for fact in many["facts"][2340:]:
        fact["status"] = 1
    page = open_view(many)
    page.locator("#legend button.row", has_text="claimed").click()
    assert "(0 of 2340)" in page.text_content("#crowd")


def test_the_list_of_actors_is_made_when_it_is_opened_and_says_what_it_leaves_out(many, open_view):
    page = open_view(many)
    assert page.locator("#actors li").count() == 0
    page.click("#directory")
    assert page.text_content("#actors li:last-child") == "The first 2000 of 2400 actors; search finds all of them."


def test_taken_away_from_afar_it_has_a_band_for_the_facts_between_two_communities(many, open_view):
    page = open_view(many, at="#open=take")
    with page.expect_download() as made:
        page.click("#panel [data-file='picture.svg']")
    root = ET.parse(made.value.path()).getroot()  # noqa: S314 - made by the page under test
    bands = [int(path.get("data-facts")) for path in root.find(".//*[@id='bands']")]
    assert (len(bands), sum(bands)) == (60, 60)
    assert len(root.find(".//*[@id='communities']")) == 60
    assert sum(path.get("d").count("M") for path in root.find(".//*[@id='actors']")) == 2400


def test_a_click_on_a_community_shows_its_members_one_by_one(many, open_view, state):
    page = open_view(many)
    now = state(page)
    assert now["edgesDrawn"] == 0
    members = [actor for actor in now["actors"] if 200 <= int(actor["id"][1:]) < 240]
    page.mouse.click(*(sum(actor[axis] for actor in members) / 40 for axis in "xy"))
    after = state(page)
    inside = page.locator("#picture").bounding_box()
    for actor in after["actors"][200:240]:
        assert inside["x"] < actor["x"] < inside["x"] + inside["width"]
        assert inside["y"] < actor["y"] < inside["y"] + inside["height"]
    assert after["edgesDrawn"] >= 39
    assert after["scale"] > now["scale"]
    assert page.text_content("#live") == "Community around Office 200: 40 actors."
    assert page.text_content("#crowd").startswith("In sight: ")


def test_the_keyboard_enters_a_community_from_a_list(many, open_view, state):
    page = open_view(many)
    page.focus("#communities-fold summary")
    page.keyboard.press("Enter")
    page.wait_for_selector("#communities button")
    assert page.locator("#communities button").count() == 60
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert state(page)["edgesDrawn"] >= 39
    assert page.text_content("#live").startswith("Community around Office ")


def test_a_small_network_has_no_list_of_communities(utopia, open_view):
    assert open_view(utopia).locator("#communities-fold").is_hidden()


def test_from_afar_each_actor_is_a_point_in_the_colour_of_its_type(many, open_view, state):
    for n, actor in enumerate(many["actors"]):
        actor["type"] = n % 2
    page = open_view(many)

    def in_colour(kind, colour):
        actors = [actor for n, actor in enumerate(state(page)["actors"]) if n % 2 == kind]
        return page.evaluate(COUNT, [[[actor["x"], actor["y"]] for actor in actors], colour])

    ministries, projects = ("ministry", [0, 114, 178]), ("project", [213, 94, 0])
    assert in_colour(0, ministries[1]) > 900  # of 1200: names lie over some
    assert in_colour(1, projects[1]) > 900
    page.locator("#legend button.row", has_text="project").click()
    assert in_colour(0, ministries[1]) > 900
    assert in_colour(1, projects[1]) == 0


COUNT = """
([places, colour]) => {
  const canvas = document.getElementById("picture");
  const box = canvas.getBoundingClientRect();
  const context = canvas.getContext("2d");
  return places.filter(([x, y]) => {
    const found = context.getImageData(Math.round(x - box.left), Math.round(y - box.top), 1, 1).data;
    return colour.every((value, n) => found[n] === value);
  }).length;
}
"""
