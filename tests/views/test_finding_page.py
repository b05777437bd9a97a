"""A finding as an HTML page."""

from __future__ import annotations

import re

from ctipgraph.findings import Cited, Finding, Row, Section
from ctipgraph.findings.finding import Source
from ctipgraph.model import Corpus
from ctipgraph.views.finding_page import finding_page

GAZETTE = Source("The <b>donors</b>", "gazette-2020", "News. Gazette, 2020-01-02", "2020-01-02", "javascript:alert(1)")
FUNDS = Cited("f-1", "Utopia funds River Project", "planned", "", False, (GAZETTE,))
FINDING = Finding("Funders", "rests on 1 fact", (Section("All", ("who",), (Row(("Utopia",), (FUNDS,)),)),))


def test_a_row_leads_to_its_fact_and_the_fact_to_its_passage(corpus: Corpus) -> None:
    page = finding_page(FINDING, corpus.dataset)
    assert '<td dir="auto">Utopia</td><td dir="auto"><a href="#fact-1">1</a></td>' in page
    assert '<article id="fact-1">' in page
    assert "planned, f-1" in page


def test_text_is_never_markup_and_only_addresses_of_the_web_are_links(corpus: Corpus) -> None:
    page = finding_page(FINDING, corpus.dataset)
    assert "The &lt;b&gt;donors&lt;/b&gt;" in page
    assert "javascript:" not in page


def test_nothing_outside_is_asked_for(corpus: Corpus) -> None:
    page = finding_page(FINDING, corpus.dataset)
    assert "default-src &#x27;none&#x27;" in page
    assert re.findall(r"<(?:script|img|link|iframe)\b", page) == []
