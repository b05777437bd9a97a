"""Cells of the tables that tell of networks: names, counts, and the facts below a row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ctipgraph.findings.finding import Cited, cite
from ctipgraph.model import Corpus, Fact
from ctipgraph.records.rows import label

NAMED = 12  # names in one cell
EVIDENCE = 12  # facts below one row


def names(corpus: Corpus, ids: Sequence[str]) -> str:
    """Return the names of bodies, the first of many, and how many more there are.

    >>> from ctipgraph.records import read_corpus
    >>> names(read_corpus("data"), ["un-act", "commit", *["norway"] * 12]).split(", ")[-1]
    'Norway and 2 more'
    """
    shown = ", ".join(label(corpus, id_) for id_ in ids[:NAMED])
    return shown + (f" and {len(ids) - NAMED:,} more" if len(ids) > NAMED else "")


def some(corpus: Corpus, facts: Iterable[Fact]) -> tuple[Cited, ...]:
    """Return the first facts of a row as they are cited: asserted ones first, not more than a row has room for."""
    ranked = sorted(facts, key=lambda fact: (fact.status != "asserted", fact.id))
    return cite(corpus, ranked[:EVIDENCE])
