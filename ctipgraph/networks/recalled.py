"""Ties in a graph that is too large to be read: those of an entry are read back when a search comes to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ctipgraph.model import Corpus
from ctipgraph.networks.flaws import CorpusTies, Tie
from ctipgraph.networks.forbidden import opening, read_bans
from ctipgraph.networks.paths import ORDERS, find_path
from ctipgraph.records.lookup import find_actor
from ctipgraph.store.recall import Recall


class RecalledTies:
    """The ties of a graph; `corpus` has the records of all that were looked at."""

    def __init__(self, recall: Recall, corpus: Corpus) -> None:
        self._recall = recall
        self._known: dict[str, Sequence[Tie]] = {}
        self.corpus = corpus

    def of(self, entry: str) -> Sequence[Tie]:
        """Return the ties of an entry, none of an unknown one."""
        if entry not in self._known:
            # with all facts of its body: a statement that another entry of it shares has a second origin
            body = self.corpus.identity.body(entry)
            part = self._recall.about(body, beside=True)
            near = CorpusTies(part)
            self._known |= {one: near.of(one) for one in body}
            self.corpus = _together(self.corpus, part)
        return self._known[entry]


def _together(one: Corpus, other: Corpus) -> Corpus:
    facts = {**one.by_id, **other.by_id}
    return replace(
        one,
        facts=tuple(fact for _, fact in sorted(facts.items())),
        actors={**one.actors, **other.actors},
        documents={**one.documents, **other.documents},
    )


def recalled_paths(recall: Recall, start: str, goal: str, without: Iterable[str]) -> tuple[Corpus, RecalledTies]:
    """Return the records that the best paths between two actors (by any of their names) need, and the ties.

    >>> from ctipgraph.records import read_corpus
    >>> from ctipgraph.store import Endpoint
    >>> recall = Recall(Endpoint(read_corpus("data")))
    >>> corpus, ties = recalled_paths(recall, "Norway", "COMMIT", [])
    >>> find_path(ties, "norway", "commit", "shortest").length
    3
    """
    known = recall.named([start, goal])
    ties = RecalledTies(recall, known)
    ends = find_actor(known, start).id, find_actor(known, goal).id
    is_open = opening(read_bans(known, without))
    for order in ORDERS:
        find_path(ties, *ends, order, is_open)
    return ties.corpus, ties
