"""Wrong passages accepted: none; faithful ones refused: none. The same as `python benchmarks/mutations.py`."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from ctipgraph.model import Passage

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "mutations.py"


@pytest.fixture(scope="module")
def mutations():
    import sys

    spec = importlib.util.spec_from_file_location("mutations", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    sys.modules["mutations"] = module  # where its dataclasses look themselves up
    spec.loader.exec_module(module)
    yield module
    del sys.modules["mutations"]


def outcomes(table) -> dict[str, int]:
    """How many damaged passages were refused, how many altered ones passed in silence."""
    return {
        "faithful refused": sum(n["refused"] for kind, n in table.items() if kind.startswith("damage")),
        "altered texts accepted": sum(n["accepted"] for kind, n in table.items() if kind.startswith("text: a ")),
        "wrong": sum(counts["wrong"] for counts in table.values()),
    }


NONE = {"faithful refused": 0, "altered texts accepted": 0, "wrong": 0}


def test_on_the_fictional_corpus(mutations):
    table = mutations.run(mutations.cases(None))

    assert outcomes(table) == NONE
    assert set(table) >= {*(f"damage: {kind}" for kind in mutations.DAMAGES), *mutations.ALTERATIONS} - {
        "text: sentences exchanged"
    }
    assert sum(counts.total() for counts in table.values()) > 1_000


def test_on_both_articles(mutations, articles):
    table = mutations.run(mutations.cases(articles))

    assert outcomes(table) == NONE
    assert sum(counts.total() for counts in table.values()) >= mutations.LEAST


def test_the_same_seed_tries_the_same(mutations):
    cases = mutations.cases(None)[:5]

    assert mutations.run(cases) == mutations.run(cases)


@pytest.mark.parametrize(
    ("text", "start", "end", "found"),
    [
        ("The plan grew. The plan fell.", "The plan", "fell", {"The plan grew. The plan fell", "The plan fell"}),
        ("The plan\n\ngrew", "The plan", "grew", set()),
        ("the “plan” grew", '"plan"', "", {'"plan"'}),
        ("the government\ufffds plan", "government's", "plan", {"government\ufffds plan"}),
        ("planning", "plan", "", set()),
    ],
)
def test_the_slow_search_finds_what_it_should(text, start, end, found, mutations):
    assert mutations.oracle(text, Passage("d", start, end)) == found
