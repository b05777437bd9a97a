"""A finding on the terminal or in a file."""

from __future__ import annotations

import sys
from pathlib import Path

from ctipgraph.findings import Finding
from ctipgraph.findings.forms import FINDING_FORMS
from ctipgraph.model import Dataset


def present(finding: Finding, dataset: Dataset, form: str, out: Path | None = None) -> None:
    """Write a finding in a form (text, markdown, csv, json, html), to a file or to standard output."""
    if form == "html":
        from ctipgraph.views.finding_page import finding_page

        shown = finding_page(finding, dataset)
    else:
        shown = FINDING_FORMS[form](finding)
    if out is None:
        sys.stdout.write(shown)
        return
    from ctipgraph.build import write_file

    write_file(out, shown.encode())
    sys.stdout.write(f"{out}: {finding.title}\n")
