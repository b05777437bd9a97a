"""Ties in a graph that is too large to be read: those of an entry are read when a search comes to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ctipgraph.model import Corpus
from ctipgraph.networks.flaws import CorpusTies, Tie, Ties
from ctipgraph.networks.forbidden import opening, read_bans
from ctipgraph.networks.paths import ORDERS, find_path
from ctipgraph.records.lookup import find_actor
from ctipgraph.store.file_recall import FileRecall
from ctipgraph.store.recall import Recall


class RecalledTies:
    """The ties of a graph, made of the facts that are read back."""

    def __init__(self, recall: Recall) -> None:
        self._recall = recall
        self._ties: dict[str, Sequence[Tie]] = {}

    def of(self, entry: str) -> Sequence[Tie]:
        """Return the ties of an entry, none of an unknown one."""
        if entry not in self._ties:
            self._ties |= ties_of_body(self._recall, self._recall.identity.body(entry))
        return self._ties[entry]


class FiledTies:
    """The ties that a store's file of records holds ready."""

    def __init__(self, recall: FileRecall) -> None:
        self._recall = recall
        self._ties: dict[str, Sequence[Tie]] = {}

    def of(self, entry: str) -> Sequence[Tie]:
        """Return the ties of an entry, none of an unknown one."""
        if entry not in self._ties:
            self._ties[entry] = [
                Tie(other, key, flaws, relation, tuple(documents))
                for other, key, flaws, relation, documents in self._recall.ties(entry)
            ]
        return self._ties[entry]


def ties_of_body(recall: Recall, body: Iterable[str]) -> Mapping[str, Sequence[Tie]]:
    """Return the ties of each entry (id) that is judged to be one body with the others.

    All its facts are needed: a statement that another entry of it shares has a second origin.
    """
    body = list(body)
    near = CorpusTies(recall.about(body, beside=True))
    return {entry: near.of(entry) for entry in body}


def all_ties(recall: FileRecall) -> Iterator[tuple[str, Sequence[Tie]]]:
    """Yield each entry that has ties with them, for a store to hold ready."""
    for entry in recall.all_entries():
        body = recall.identity.body(entry)
        if entry == min(body):
            yield from ((one, ties) for one, ties in ties_of_body(recall, body).items() if ties)


def recalled_paths(recall: Recall, start: str, goal: str, without: Sequence[str]) -> tuple[Corpus, Ties]:
    """Return the records that the best paths between two actors (by any of their names) need, and the ties.

    >>> from ctipgraph.records import read_corpus
    >>> from ctipgraph.store import Endpoint
    >>> from ctipgraph.store.graph_recall import GraphRecall
    >>> recall = GraphRecall(Endpoint(read_corpus("data")))
    >>> corpus, ties = recalled_paths(recall, "Norway", "COMMIT", [])
    >>> find_path(ties, "norway", "commit", "shortest").length
    3
    """
    known = recall.named([start, goal], without)
    ties = FiledTies(recall) if isinstance(recall, FileRecall) else RecalledTies(recall)
    ends = find_actor(known, start).id, find_actor(known, goal).id
    is_open = opening(read_bans(known, without))
    found = [find_path(ties, *ends, order, is_open) for order in ORDERS]
    paths = [path for path in found if path]
    facts = sorted({tie.key for path in paths for tie in path.ties if tie.key})
    judged = {id_ for judgement in recall.judgements for id_ in judgement.pair}
    part = recall.corpus(facts, sorted({*ends, *judged, *(stop for path in paths for stop in path.stops)}), beside=True)
    # where nothing leads from one to the other, the answer says in how many documents
    documents = {**known.documents, **part.documents} if len(paths) == len(found) else recall.documents
    return replace(part, documents=documents), ties
