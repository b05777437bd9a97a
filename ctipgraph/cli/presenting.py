"""A finding on the terminal or in a file."""

from __future__ import annotations

import sys
from pathlib import Path

from ctipgraph.findings import Finding
from ctipgraph.findings.forms import FINDING_FORMS
from ctipgraph.model import Dataset


def present(finding: Finding, dataset: Dataset, form: str, out: Path | None = None, figure: str = "") -> None:
    """Write a finding in a form (text, markdown, csv, json, html), to a file or to standard output.

    `figure` is an SVG element of this program's own making, for a page.
    """
    if form == "html":
        from ctipgraph.views.finding_page import finding_page

        shown = finding_page(finding, dataset, figure)
    else:
        shown = FINDING_FORMS[form](finding)
    deliver(shown, finding.title, out)


def deliver(shown: str, title: str, out: Path | None) -> None:
    """Write a text to a file and say what it is, or write it to standard output."""
    if out is None:
        sys.stdout.write(shown)
        return
    from ctipgraph.build import write_file

    write_file(out, shown.encode())
    sys.stdout.write(f"{out}: {title}\n")
