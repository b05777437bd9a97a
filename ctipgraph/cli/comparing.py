"""`compare` and `diff`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ctipgraph.cli.presenting import present
from ctipgraph.cli.reading import read_sound
from ctipgraph.findings.comparison import compare, read_windows


def run_compare(
    data: Path,
    texts: Path | None,
    ontology: Path | None,
    then: str,
    now: str,
    scope: Mapping[str, str],
    form: str,
    out: Path | None,
) -> None:
    """Show what changed between two windows of time."""
    read_windows(then, now)  # a wrong window is told of before all data are read
    corpus = read_sound(data, texts, ontology)
    present(compare(corpus, then, now, **scope), corpus.dataset, form, out)
