"""The graph as a web site: every page guarded, complete, and linked."""

import re
from html.parser import HTMLParser
from urllib.parse import urldefrag

import pytest

from ctipgraph.records import read_corpus
from ctipgraph.views.site import site_pages


@pytest.fixture(scope="module")
def pages():
    return {name: make() for name, make in site_pages(read_corpus("data"))}


class Links(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.found, self.fetched = [], []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "a":
            self.found.append(values["href"])
        elif "src" in values or tag == "link":
            self.fetched.append(tag)


def test_there_is_a_page_for_each_actor_document_and_question(pages):
    corpus = read_corpus("data")
    assert {f"actor-{id_}.html" for id_ in corpus.actors} <= pages.keys()
    assert {f"document-{id_}.html" for id_ in corpus.documents} <= pages.keys()
    assert "question-funders.html" in pages


def test_every_link_within_the_site_leads_to_a_page(pages):
    for name, html in pages.items():
        for address in Links(html).found:
            if not re.match(r"https?://|#", address):
                assert urldefrag(address)[0] in pages, f"{name} links to {address}"


def test_every_page_has_a_policy_and_fetches_nothing(pages):
    for name, html in pages.items():
        assert "Content-Security-Policy" in html.partition("<title>")[0], name
        assert "default-src &#x27;none&#x27;" in html or "default-src 'none'" in html
        assert Links(html).fetched == []
        if name != "network.html":
            assert "<script" not in html


def test_every_fact_stands_on_the_page_of_its_subject_with_its_passages(pages):
    corpus = read_corpus("data")
    for fact in corpus.facts:
        html = pages[f"actor-{fact.subject}.html"]
        assert f'<article id="{fact.id}">' in html
        assert html.count(f"document-{fact.passages[0].document}.html") >= 1


def test_an_answer_names_what_it_rests_on(pages):
    assert "rests on" in pages["question-funders.html"]
    assert "Government of Norway" in pages["question-funders.html"]


def test_a_site_page_opens_without_a_violation(pages, chromium, tmp_path):
    for name in ("index.html", "actor-un-act.html", "question-funders.html"):
        (tmp_path / name).write_text(pages[name], encoding="utf-8")
    page = chromium.new_page()
    errors = []
    page.on("console", lambda message: errors.append(message.text))
    page.goto((tmp_path / "index.html").as_uri())
    assert page.evaluate("getComputedStyle(document.body).maxWidth") == "960px"  # the style is let in
    assert errors == []
    page.close()
