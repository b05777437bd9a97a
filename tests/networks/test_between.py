"""Betweenness at size: the same scores by rustworkx, an estimate with its error, and words that say so."""

from __future__ import annotations

import random

import pytest

from ctipgraph.networks import between
from ctipgraph.networks.between import estimated, measured
from ctipgraph.networks.network import betweenness


def made_up(seed, nodes=60, ties=110):
    rng = random.Random(seed)  # noqa: S311
    return nodes, sorted({(*sorted(rng.sample(range(nodes), 2)), 1) for _ in range(ties)})


@pytest.mark.parametrize("seed", range(20))
def test_rustworkx_gives_the_same_scores(seed):
    pytest.importorskip("rustworkx")
    from ctipgraph.networks.rust import betweenness as fast

    assert fast(*made_up(seed)) == pytest.approx(betweenness(*made_up(seed)), abs=1e-12)


@pytest.mark.parametrize("seed", range(5))
def test_an_estimate_from_all_bodies_is_exact(seed):
    scores, _ = estimated(*made_up(seed), batches=10, each=6)
    assert scores == pytest.approx(betweenness(*made_up(seed)))


def test_an_estimate_is_within_a_few_of_its_standard_errors_of_what_is_exact():
    for seed in range(10):
        scores, error = estimated(*made_up(seed, 300, 700), batches=10, each=10)
        exact = betweenness(*made_up(seed, 300, 700))
        assert 0 < error < 0.05
        assert max(abs(one - other) for one, other in zip(scores, exact, strict=True)) < 4 * error


def test_an_estimate_comes_out_the_same_again():
    assert estimated(*made_up(1, 300, 700)) == estimated(*made_up(1, 300, 700))


def test_a_large_network_without_rustworkx_is_estimated_and_says_so_with_its_error(monkeypatch):
    monkeypatch.setattr(between, "BY_NETWORKX", 1000)
    monkeypatch.setattr(between, "_fast", lambda: None)
    scores, note = measured(*made_up(1, 300, 700))
    assert len(scores) == 300
    assert note.startswith("estimated from 200 of 300 bodies, standard error at most 0.0")
    assert note.endswith("exact with: pip install 'ctipgraph[large]'")


def test_a_large_network_with_rustworkx_is_exact_and_needs_no_word(monkeypatch):
    pytest.importorskip("rustworkx")
    monkeypatch.setattr(between, "BY_NETWORKX", 1000)
    monkeypatch.setattr(between, "SOON", 1000)
    scores, note = measured(*made_up(1, 300, 700))
    assert note == ""
    assert scores == pytest.approx(betweenness(*made_up(1, 300, 700)))


def test_beyond_what_rustworkx_can_do_soon_it_is_estimated_too(monkeypatch):
    for name in ("BY_NETWORKX", "BY_RUSTWORKX", "SOON"):
        monkeypatch.setattr(between, name, 1000)
    assert measured(*made_up(1, 300, 700))[1].startswith("estimated from 200 of 300")
