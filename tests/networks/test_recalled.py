"""A path over a graph that is read back piece by piece is the one over all records."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import pytest

from ctipgraph.findings.forms import finding_as_text
from ctipgraph.findings.path import path_finding
from ctipgraph.model import Corpus
from ctipgraph.networks.flaws import CorpusTies
from ctipgraph.networks.forbidden import read_bans
from ctipgraph.networks.paths import ORDERS, Path, find_path
from ctipgraph.networks.recalled import FiledTies, RecalledTies, recalled_paths
from ctipgraph.records.lookup import find_actor
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


@pytest.mark.parametrize(
    ("start", "goal", "without"),
    [
        ("Government of Norway", "COMMIT", []),
        ("UN-ACT", "UN-ACT", []),
        ("Government of Norway", "COMMIT", ["planned", "claimed", "inferred", "kpl-2014-07-19"]),
        ("Government of Norway", "USAID", ["kpl-2024-09-25"]),
    ],
    ids=["path", "itself", "none", "without a document"],
)
def test_the_answer_is_the_same_to_the_letter(
    start: str, goal: str, without: list[str], corpus: Corpus, filed: Callable[[Corpus], FileRecall]
) -> None:
    mine, theirs = (
        finding_as_text(
            path_finding(part, ties, find_actor(part, start), find_actor(part, goal), read_bans(part, without))
        )
        for part, ties in ((corpus, CorpusTies(corpus)), recalled_paths(filed(corpus), start, goal, without))
    )
    assert mine == theirs


def test_where_nothing_leads_from_one_to_the_other_all_documents_are_counted(
    corpus: Corpus, filed: Callable[[Corpus], FileRecall]
) -> None:
    alone = replace(corpus, facts=tuple(fact for fact in corpus.facts if "usaid" not in (fact.subject, fact.object)))
    part, ties = recalled_paths(filed(alone), "USAID", "COMMIT", [])
    finding = path_finding(part, ties, find_actor(part, "USAID"), find_actor(part, "COMMIT"))
    assert "Nothing in the 2 documents ties the two together" in finding_as_text(finding)


def test_only_what_the_search_came_to_is_read(corpus: Corpus) -> None:
    part, _ = recalled_paths(GraphRecall(Endpoint(corpus)), "Government of Norway", "UN-ACT", [])
    assert 0 < len(part.facts) < len(corpus.facts)
    assert list(part.documents) == ["kpl-2014-07-19"]
