"""`path`."""

from __future__ import annotations

from pathlib import Path

from ctipgraph.cli.presenting import present
from ctipgraph.cli.source import Source
from ctipgraph.findings.path import path_finding
from ctipgraph.model import Corpus
from ctipgraph.networks.flaws import CorpusTies, Ties
from ctipgraph.networks.forbidden import read_bans
from ctipgraph.networks.recalled import recalled_paths
from ctipgraph.records.lookup import find_actor
from ctipgraph.store.disk import recall_of


def run_path(
    source: Source,
    start: str,
    goal: str,
    without: list[str],
    form: str,
    out: Path | None,
) -> None:
    """Print the shortest and the best-evidenced path as sentences, one passage a step."""
    opened = source.open()
    ties: Ties
    if isinstance(opened, Corpus):
        corpus, ties = opened, CorpusTies(opened)
    else:
        corpus, ties = recalled_paths(recall_of(opened), start, goal, without)
    one, other = find_actor(corpus, start), find_actor(corpus, goal)
    present(path_finding(corpus, ties, one, other, read_bans(corpus, without)), corpus.dataset, form, out)
