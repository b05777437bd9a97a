"""`path` and `who`."""

from __future__ import annotations

from pathlib import Path

from ctipgraph.cli.presenting import present
from ctipgraph.cli.source import Source
from ctipgraph.findings.index import CorpusIndex, FactIndex
from ctipgraph.findings.path import path_finding
from ctipgraph.findings.who import who_has
from ctipgraph.model import Corpus
from ctipgraph.networks.flaws import CorpusTies, Ties
from ctipgraph.networks.forbidden import read_bans
from ctipgraph.networks.recalled import recalled_paths
from ctipgraph.records.lookup import find_actor
from ctipgraph.store.disk import recall_of
from ctipgraph.store.file_recall import FileRecall
from ctipgraph.store.filed_index import FiledIndex


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


def run_who(source: Source, role: str, place: str, as_of: str, form: str, out: Path | None) -> None:
    """Print who has a role, where, and as of when; of a server everything is read back for it."""
    opened = source.open()
    index: FactIndex
    if isinstance(opened, Corpus):
        index = CorpusIndex(opened)
    elif isinstance(recall := recall_of(opened), FileRecall):
        index = FiledIndex(recall)
    else:
        index = CorpusIndex(recall.all())
    present(who_has(index, role, place, as_of), index.corpus.dataset, form, out)
