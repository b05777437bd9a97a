"""`compare` and `diff`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ctipgraph.cli.presenting import present
from ctipgraph.cli.source import Source
from ctipgraph.cli.states import read_state
from ctipgraph.findings.comparison import compare, read_windows
from ctipgraph.findings.difference import diff
from ctipgraph.model import Dataset, Location
from ctipgraph.ontology import read_ontology
from ctipgraph.store.recall import Recall


def run_compare(
    source: Source,
    then: str,
    now: str,
    scope: Mapping[str, str],
    form: str,
    out: Path | None,
) -> None:
    """Show what changed between two windows of time."""
    read_windows(then, now)  # a wrong window is told of before all data are read
    corpus = source.part(Recall.all)
    present(compare(corpus, then, now, **scope), corpus.dataset, form, out)


def run_diff(
    old: str, new: str, data: Path, ontology: Path | None, questions: bool, form: str, out: Path | None
) -> None:
    """Show what differs between two states of the data."""
    words = read_ontology(ontology)
    one, other = (read_state(name, data, ontology, triples=questions) for name in (old, new))
    also = []
    if questions:
        from ctipgraph.findings.differing.questions import questions_changed

        folder = ontology / "questions" if ontology else None
        also.append(questions_changed((one.snapshot, one.triples), (other.snapshot, other.triples), words, folder))
    state = other.snapshot
    title, licence = (state.get("dataset", "dataset", name) for name in ("title", "licence"))
    dataset = Dataset(title, state.base, licence, Location(""))
    present(diff(one.snapshot, state, words, also), dataset, form, out)
