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
    """The ties of a graph, of which all that was looked at is kept; `known` has the judgements of identity."""

    def __init__(self, recall: Recall, known: Corpus) -> None:
        self._recall = recall
        self._start = known
        self._bodies = known.identity
        self._parts = [known]
        self._ties: dict[str, Sequence[Tie]] = {}

    def of(self, entry: str) -> Sequence[Tie]:
        """Return the ties of an entry, none of an unknown one."""
        if entry not in self._ties:
            # with all facts of its body: a statement that another entry of it shares has a second origin
            body = self._bodies.body(entry)
            part = self._recall.about(body, beside=True)
            near = CorpusTies(part)
            self._ties |= {one: near.of(one) for one in body}
            self._parts.append(part)
        return self._ties[entry]

    def corpus(self) -> Corpus:
        """Return the records of all that was looked at."""
        facts = {fact.id: fact for part in self._parts for fact in part.facts}
        return replace(
            self._start,
            facts=tuple(fact for _, fact in sorted(facts.items())),
            actors={id_: actor for part in self._parts for id_, actor in part.actors.items()},
            documents={id_: document for part in self._parts for id_, document in part.documents.items()},
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
    return ties.corpus(), ties
