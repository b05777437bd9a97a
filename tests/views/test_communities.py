"""A corpus too large for one page: an overview of its communities, and a page of each, that lead to each other."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from ctipgraph.views.communities import community_pages
from ctipgraph.views.view import to_view

MOST = 5
# two circles of offices with one fact between, and a claim that quotes the other circle
OFFICES = [f"{side}-{n}" for side in ("hill", "river") for n in range(5)]


@pytest.fixture
def write_circles(read):
    """Read the data set of the two circles, with some more facts."""
    return lambda *more: _circles(read, more)


@pytest.fixture
def circles(write_circles):
    """Read the data set of the two circles."""
    return write_circles(("hill-1", "hill-2", "claimed", "speaker: river-3"))


def _circles(read, more):
    rows = [
        (f"{side}-{one}", f"{side}-{other}", "asserted", "")
        for side in ("hill", "river")
        for one in range(5)
        for other in range(one)
    ]
    rows += [("hill-1", "river-1", "planned", ""), *more]
    facts = "".join(
        f"- {{relation: coordinatesWith, subject: {one}, object: {other}, status: {status}, "
        f"passages: [The donors include … of Utopia]{', ' + more if more else ''}}}\n"
        for one, other, status, more in rows
    )
    names = {"hill": "Hills & <Woods>", "river": "Rivers"}
    return read(
        {
            "actors.yaml": "".join(
                f"- {{id: {id_}, type: Ministry, name: 'Office {id_[-1]} of {names[id_[:-2]]}'}}\n" for id_ in OFFICES
            ),
            "facts/gazette-2020.yaml": f"document: gazette-2020\ncurator: tester\nfacts:\n{facts}",
        }
    )


@pytest.fixture
def pages(circles):
    return {name: make() for name, make in community_pages(circles, circles, "all.html", MOST, plain=True)}


class Links(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        if tag == "a":
            self.found.append(dict(attributes)["href"])


def view_of(html):
    return json.loads(re.search(r'id="view">(.*?)</script>', html, re.DOTALL)[1])


def test_there_is_a_page_of_each_community_one_of_the_facts_between_an_index_and_last_the_overview(pages):
    assert list(pages) == ["all-1.html", "all-2.html", "all-between.html", "all-index.html", "all.html"]


def test_every_link_leads_to_one_of_the_pages_and_each_is_led_to(pages):
    led = {name: {unquote(address.partition("#")[0]) for address in Links(html).found} for name, html in pages.items()}
    for addresses in led.values():
        assert {address for address in addresses if not address.startswith("http")} - {""} <= pages.keys()
    assert led["all.html"] >= {"all-1.html", "all-2.html", "all-between.html", "all-index.html"}
    assert all({"all.html", "all-index.html"} <= led[name] | {name} for name in pages)


def test_the_overview_says_what_is_where_of_how_much(pages):
    assert "10 actors of 10 and 22 facts of 22 are here." in pages["all.html"]
    assert "21 facts lie inside a part and 1 fact between two" in pages["all.html"]
    assert "A page draws 5 actors at most" in pages["all.html"]


def test_the_overview_has_a_circle_for_each_community_and_a_band_with_its_facts(pages):
    figure = pages["all.html"].partition("<figure>")[2].partition("</figure>")[0]
    assert figure.count("<circle") == 2
    assert figure.count("<line") == 1
    assert "Community around Office 1 of Hills &amp; &lt;Woods&gt;: 5 actors, 11 facts" in figure


def test_the_page_of_a_community_counts_and_names_what_leads_out_of_it(pages):
    strip = re.sub("<[^>]+>", "", pages["all-1.html"].partition('<nav class="strip"')[2].partition("</nav>")[0])
    assert "5 actors and 11 facts." in strip
    assert "1 fact leads out of it" in strip
    assert "1 fact to Community around Office 0 of Rivers, drawn in Facts between communities" in strip


def test_a_page_says_how_much_of_the_whole_it_shows(pages):
    assert view_of(pages["all-2.html"])["shown"] == {"facts": 10, "facts_of": 22, "actors": 5, "actors_of": 10}


def test_whom_a_claim_quotes_is_on_its_page_though_of_another_community_and_that_is_said(pages):
    view = view_of(pages["all-1.html"])
    assert [view["actors"][fact["speaker"]]["id"] for fact in view["facts"] if fact["speaker"] is not None] == [
        "river-3"
    ]
    assert "Added from elsewhere, as these quote, contradict or rest on them: 1 actor." in pages["all-1.html"]


def test_every_fact_is_on_one_page(circles, pages):
    shown = [fact["id"] for html in pages.values() if 'id="view"' in html for fact in view_of(html)["facts"]]
    assert sorted(shown) == sorted(fact.id for fact in circles.facts)


def test_the_index_leads_to_a_page_that_has_the_actor(circles, pages):
    for address in Links(pages["all-index.html"]).found:
        file, _, fragment = address.partition("#actor=")
        assert not fragment or fragment in {actor["id"] for actor in view_of(pages[file])["actors"]}
    assert Links(pages["all-index.html"]).found.count("all-1.html#actor=hill-1") == 1
    assert "all-between.html#actor=hill-1" in Links(pages["all-index.html"]).found


def test_pages_of_divided_communities_lead_to_the_same_index_and_it_to_them(circles):
    pages = {name: make() for name, make in community_pages(circles, circles, "all.html", 3, plain=True)}
    assert {name for name, html in pages.items() if "<figure>" in html} == {"all-1.html", "all-2.html", "all.html"}
    assert all("all-index.html" in Links(html).found for name, html in pages.items() if name != "all-index.html")
    led = [re.sub(r"between-\d", "between", at) for at in Links(pages["all-index.html"]).found if "=hill-1" in at]
    assert list(dict.fromkeys(led)) == [
        f"{name}#actor=hill-1" for name in ("all-1-1.html", "all-1-between.html", "all-between.html")
    ]


def test_a_fact_stands_beside_the_one_that_it_conflicts_with_though_that_is_of_another_community(write_circles):
    circles = write_circles(
        ("hill-3", "hill-4", "planned", "handle: here"),
        ("river-3", "river-4", "planned", "conflicts_with: here"),
    )
    pages = {name: make() for name, make in community_pages(circles, circles, "all.html", MOST, plain=True)}
    for name in ("all-1.html", "all-2.html"):
        assert sum(bool(fact["conflicts"]) for fact in view_of(pages[name])["facts"]) == 2
        assert "2 actors and 1 fact." in pages[name]


def test_a_name_of_a_file_that_is_no_plain_word_is_linked(circles):
    pages = {name: make() for name, make in community_pages(circles, circles, 'a "b" #1.html', MOST)}
    assert {
        unquote(address) for address in Links(pages['a "b" #1.html']).found if address.startswith("a")
    } <= pages.keys()


def test_actors_in_given_communities_stand_in_them_where_there_are_many(monkeypatch, circles):
    monkeypatch.setattr("ctipgraph.views.view.LARGE", 5)
    groups = {id_: int(id_.startswith("river")) for id_ in circles.actors}
    view = to_view(circles, circles, groups=groups)
    assert {actor["id"]: actor["community"] for actor in view["actors"]} == groups
    left, right = ([a["x"] for a in view["actors"] if a["community"] == side] for side in (0, 1))
    assert max(left) < min(right) or max(right) < min(left)


def test_in_a_browser_without_a_network_one_comes_from_the_overview_to_a_community_and_back(chromium, pages, tmp_path):
    for name, html in pages.items():
        (tmp_path / name).write_text(html, encoding="utf-8")
    context = chromium.new_context(offline=True)
    page = context.new_page()
    outside, errors = [], []
    page.on("request", lambda request: None if request.url.startswith("file:") else outside.append(request.url))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto((tmp_path / "all.html").as_uri())
    page.locator("figure a").first.click()
    assert Path(page.url).name == "all-1.html"
    assert "Showing 11 of 22 facts" in page.text_content("#shown")
    page.click(".strip summary")
    page.click(".strip details a >> nth=0")
    assert Path(page.url).name == "all-2.html"
    page.click(".strip a >> nth=0")
    assert Path(page.url).name == "all.html"
    page.click("text=Index of actors")
    page.click("text=Office 3 of Rivers")
    assert page.url.endswith("/all-2.html#actor=river-3")
    page.wait_for_selector("#panel-title >> text=Office 3 of Rivers")
    assert (outside, errors) == ([], [])
    context.close()
