"""`who`."""

from __future__ import annotations

from pathlib import Path

from ctipgraph.cli.presenting import present
from ctipgraph.cli.source import Source
from ctipgraph.findings.index import CorpusIndex, FactIndex
from ctipgraph.findings.who import who_has
from ctipgraph.model import Corpus
from ctipgraph.store.disk import recall_of
from ctipgraph.store.file_recall import FileRecall
from ctipgraph.store.filed_index import FiledIndex


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
