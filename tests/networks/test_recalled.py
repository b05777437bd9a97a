"""A path over a graph that is read back piece by piece is the one over all records."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pytest

from ctipgraph.model import Corpus
from ctipgraph.networks.flaws import CorpusTies
from ctipgraph.networks.paths import ORDERS, Path, find_path
from ctipgraph.networks.recalled import FiledTies, RecalledTies, recalled_paths
from ctipgraph.store import Endpoint
from ctipgraph.store.file_recall import FileRecall
from ctipgraph.store.graph_recall import GraphRecall


def both(corpus: Corpus, start: str, goal: str) -> list[tuple[Path | None, Path | None]]:
    """The best paths in each order, over the records and over the graph."""
    recall = GraphRecall(Endpoint(corpus))
    mine, theirs = CorpusTies(corpus), RecalledTies(recall)
    return [(find_path(mine, start, goal, order), find_path(theirs, start, goal, order)) for order in ORDERS]


@pytest.mark.parametrize("seed", range(40))
def test_ties_that_a_store_holds_ready_are_the_same(
    made_up: Callable[[int], Corpus], filed: Callable[[Corpus], FileRecall], seed: int
) -> None:
    corpus = made_up(seed)
    mine, theirs = CorpusTies(corpus), FiledTies(filed(corpus))
    for entry in corpus.actors:
        assert sorted(mine.of(entry)) == sorted(theirs.of(entry))


@pytest.mark.parametrize("seed", range(40))
def test_paths_and_their_flaws_are_the_same(made_up: Callable[[int], Corpus], seed: int) -> None:
    corpus = made_up(seed)
    for start, goal in combinations(corpus.actors, 2):
        for mine, theirs in both(corpus, start, goal):
            assert mine == theirs


def test_so_they_are_in_the_data_set(corpus: Corpus) -> None:
    for start, goal in (("government-of-norway", "commit"), ("usaid", "un-act"), ("sweden", "winrock-international")):
        for mine, theirs in both(corpus, start, goal):
            assert mine == theirs
            assert mine is not None


def test_only_what_the_search_came_to_is_read(corpus: Corpus) -> None:
    part, _ = recalled_paths(GraphRecall(Endpoint(corpus)), "Government of Norway", "UN-ACT", [])
    assert 0 < len(part.facts) < len(corpus.facts)
