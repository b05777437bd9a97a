"""What a notebook shows of a corpus, an answer and a finding: their words, and no markup of anybody's."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from ctipgraph.findings import Finding, Row, Section
from ctipgraph.model import Corpus
from ctipgraph.networks import select_facts
from ctipgraph.networks.network import to_network
from ctipgraph.store import ask

HOSTILE = """
    title: Utopia <script>alert(1)</script>
    base: https://example.org/
    licence: https://creativecommons.org/licenses/by/4.0/
    """


def test_a_corpus_says_how_much_it_holds(read: Callable[..., Corpus]) -> None:
    corpus = read()
    shown = corpus._repr_html_()
    assert "<strong>Utopia</strong>" in shown
    assert "facts: 1 (1 asserted)" in shown
    assert "actors: 3; documents: 1, with their texts: 1" in shown


def test_a_part_of_a_corpus_says_of_how_much(corpus: Corpus) -> None:
    part = select_facts(corpus, relations=["funds"])
    assert f"facts: {len(part.facts)} of {len(corpus.facts)} (" in part._repr_html_()


def test_an_answer_shows_what_it_rests_on_and_its_rows(read: Callable[..., Corpus]) -> None:
    shown = ask(read(), "funders", {"project": "RP"})._repr_html_()
    assert "rests on the whole graph: 1 fact of 1 document" in shown
    assert '<td dir="auto">Government of Utopia</td>' in shown


def test_an_answer_without_rows_says_what_that_means(read: Callable[..., Corpus]) -> None:
    shown = ask(read(), "funders", {"project": "Ministry of Welfare"})._repr_html_()
    assert "<table" not in shown
    assert "rests on no fact" in shown


def test_a_network_says_what_it_is_made_of(corpus: Corpus) -> None:
    whole = to_network(corpus)._repr_html_()
    assert f"{len(corpus.actors)} nodes" in whole
    assert "asserted" in whole
    funding = to_network(corpus, "funding")._repr_html_()
    assert "ties between Actor, Undertaking by funds" in funding
    assert "2 edges: 2 asserted" in funding
    assert "what two share" in to_network(corpus, "shared-projects-and-events")._repr_html_()


@pytest.mark.parametrize(
    "show",
    [
        lambda corpus: corpus._repr_html_(),
        lambda corpus: to_network(corpus)._repr_html_(),
        lambda corpus: ask(corpus, "SELECT ('<script>x</script>' AS ?x) {}")._repr_html_(),
        lambda corpus: Finding("<script>", "<b>", (Section("<i>", ("<u>",), (Row(("<script>",)),)),))._repr_html_(),
    ],
)
def test_nothing_in_it_is_markup_of_the_data(read: Callable[..., Corpus], show: Callable[[Corpus], str]) -> None:
    shown = show(read({"dataset.yaml": HOSTILE}))
    assert "&lt;script&gt;" in shown
    assert set(re.findall(r"<(\w+)", shown)) <= {"p", "strong", "h1", "h2", "div", "table", "tr", "th", "td"}
