"""The index of actors of pages of communities: under each of its names, on which page an actor is."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from ctipgraph.views import actor_index
from ctipgraph.views.actor_index import Place, index_pages

HILLS, RIVERS = Place("all-1.html", "Community around Hills"), Place("all-2.html", "Community around <Rivers>")
BETWEEN = Place("all-between.html", "Facts between communities")
ACTORS = """
- {id: hills, type: Ministry, name: Ministry of Hills, also: [{acronym: MOH}, {alternative: Ministère des collines}]}
- {id: rivers, type: Ministry, name: 'Office of <Rivers> & "Lakes"'}
- {id: school, type: Project, name: École 3}
- {id: lao, type: Ministry, name: ກະຊວງພູເຂົາ, lang: lo}
- {id: arabic, type: Ministry, name: وزارة النهر}
- {id: third, type: Project, name: 3 Rivers}
- {id: quoted, type: Project, name: '“Zeal”'}
"""
PLACES = {
    "hills": [HILLS, BETWEEN],
    "rivers": [RIVERS],
    "school": [HILLS],
    "lao": [HILLS],
    "arabic": [RIVERS],
    "third": [RIVERS],
    "quoted": [RIVERS],
}


@pytest.fixture
def index(read):
    """Write the index of the actors: `index()` -> its files."""
    corpus = read({"actors.yaml": ACTORS, "facts/gazette-2020.yaml": "document: gazette-2020\nfacts: []\n"})

    def write(actors=PLACES):
        return {file: make() for file, make in index_pages(corpus, actors, Place("all.html", "Utopia"))}

    return write


class Read(HTMLParser):
    """The links of a page by their words, and its words without tags."""

    def __init__(self, html):
        super().__init__()
        self.links, self.text, self.at = {}, "", None
        self.feed(html.partition("<body>")[2])

    def handle_starttag(self, tag, attributes):
        if tag == "a":
            self.at = dict(attributes)["href"]

    def handle_endtag(self, tag):
        if tag == "a":
            self.at = None

    def handle_data(self, data):
        self.text += data
        if self.at:
            self.links[data] = self.at


def test_an_actor_is_found_by_each_of_its_names_which_opens_the_page_of_its_community_at_the_actor(index):
    links = Read(index()["all-index.html"]).links
    for name in ("Ministry of Hills", "MOH", "Ministère des collines"):
        assert links[name] == "all-1.html#actor=hills"
    assert links['Office of <Rivers> & "Lakes"'] == "all-2.html#actor=rivers"


def test_a_row_says_what_the_actor_is_and_on_which_other_page_there_are_facts_of_it(index):
    page = Read(index()["all-index.html"])
    assert "Ministry of Hills · Ministry, in: Community around Hills; Facts between communities\n" in page.text
    assert page.links["Facts between communities"] == "all-between.html#actor=hills"
    assert "MOH · see Ministry of Hills\n" in page.text


def test_names_stand_in_order_below_their_initials_without_regard_to_accents_and_signs(index):
    html = index()["all-index.html"]
    assert re.findall("<h2>(.*?)</h2>", html) == ["0–9", "E", "M", "O", "Z", "و", "ກ"]
    assert html.index("École 3") < html.index("Ministère") < html.index(">Ministry of Hills</a>") < html.index("MOH")


def test_nothing_of_a_name_is_markup_and_each_keeps_its_direction_and_language(index):
    html = index()["all-index.html"]
    assert "<Rivers>" not in html
    assert 'dir="auto" lang="lo">ກະຊວງພູເຂົາ</a>' in html
    assert 'dir="auto">وزارة النهر</a>' in html


def test_two_of_one_name_are_told_apart_by_their_ids(read):
    corpus = read({"actors.yaml": "- {id: a, type: Project, name: Hill}\n- {id: b, type: Project, name: Hill}\n"})
    [(_, make)] = index_pages(corpus, {"a": [HILLS], "b": [RIVERS]}, Place("all.html", "Utopia"))
    assert "Hill · Project a, in: " in Read(make()).text
    assert "Hill · Project b, in: " in Read(make()).text


def test_an_id_that_is_no_plain_word_is_written_as_the_page_reads_it(read):
    corpus = read()
    actor = corpus.actors["ministry"]
    odd = "a,b+c d&e=f\ud800"
    corpus = type(corpus)(corpus.dataset, corpus.ontology, actors={odd: actor})
    [(_, make)] = index_pages(corpus, {odd: [HILLS]}, Place("all.html", "Utopia"))
    assert Read(make()).links["Ministry of Welfare"] == "all-1.html#actor=a%2Cb%2Bc%20d%26e%3Df%3F"


def test_many_names_are_on_sheets_that_a_page_of_contents_leads_to(index, monkeypatch):
    monkeypatch.setattr(actor_index, "NAMES", 4)
    pages = index()
    assert list(pages) == ["all-index.html", "all-index-1.html", "all-index-2.html", "all-index-3.html"]
    contents = Read(pages["all-index.html"])
    assert "7 actors by 9 names." in contents.text
    assert "3 Rivers to Ministry of Hills: 4 names" in contents.text
    assert "ກະຊວງພູເຂົາ to ກະຊວງພູເຂົາ: 1 name" in contents.text
    second = Read(pages["all-index-2.html"])
    beside = {"← All communities": "all.html", "Index of actors": "all-index.html"}
    beside |= {"← Names before": "all-index-1.html", "Names after →": "all-index-3.html"}
    assert beside.items() <= second.links.items()
    assert "Index of actors, sheet 2 of 3" in second.text
    assert [Read(html).text.count("· see ") for html in pages.values()] == [0, 1, 1, 0]


def test_no_file_of_the_index_has_a_script_or_lets_one_in(index):
    html = index()["all-index.html"]
    assert "<script" not in html
    assert "default-src 'none'; style-src 'sha256-" in unescape(html)


def test_it_is_the_same_in_whatever_order_actors_come(index):
    assert index(dict(reversed(PLACES.items()))) == index()


@pytest.mark.parametrize("width", [1280, 390], ids=["wide", "phone"])
def test_in_a_browser_without_scripts_or_a_network_the_keyboard_leads_to_an_actor(chromium, index, tmp_path, width):
    for name, html in index().items():
        (tmp_path / name).write_text(html, encoding="utf-8")
    (tmp_path / "all-1.html").write_text("<title>Hills</title>")
    context = chromium.new_context(offline=True, java_script_enabled=False, viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto((tmp_path / "all-index.html").as_uri())
    page.get_by_role("link", name="MOH").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/all-1.html#actor=hills")
    assert Path(page.url.partition("#")[0]).name == "all-1.html"
    context.close()
