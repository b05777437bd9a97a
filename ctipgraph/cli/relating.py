"""`path` and `who`."""

from __future__ import annotations

from pathlib import Path

from ctipgraph.cli.presenting import present
from ctipgraph.cli.reading import read_sound
from ctipgraph.findings.path import path_finding
from ctipgraph.networks.forbidden import read_bans
from ctipgraph.networks.ties import CorpusTies
from ctipgraph.records.lookup import find_actor


def run_path(
    data: Path,
    texts: Path | None,
    ontology: Path | None,
    start: str,
    goal: str,
    without: list[str],
    form: str,
    out: Path | None,
) -> None:
    """Print the shortest and the best-evidenced path as sentences, one passage a step."""
    corpus = read_sound(data, texts, ontology)
    one, other = find_actor(corpus, start), find_actor(corpus, goal)
    present(path_finding(corpus, CorpusTies(corpus), one, other, read_bans(corpus, without)), corpus.dataset, form, out)
