"""A finding as one HTML page that opens offline and prints well."""

from __future__ import annotations

from ctipgraph.findings import Finding
from ctipgraph.findings.html import finding_as_html
from ctipgraph.model import Dataset
from ctipgraph.views.paper import paper


def finding_page(finding: Finding, dataset: Dataset, figure: str = "") -> str:
    """Return a finding as a page: tables whose rows lead to a numbered list of the facts with their passages.

    `figure` is an SVG element of this program's own making, to stand before the sections.

    >>> from ctipgraph.records import read_corpus
    >>> page = finding_page(Finding("Who funds <us>", "rests on no fact", ()), read_corpus("data").dataset)
    >>> "Who funds &lt;us&gt;</h1>" in page
    True
    """
    return paper(dataset, finding.title, finding_as_html(finding, figure))
