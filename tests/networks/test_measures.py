"""Measures beside slow, obvious versions, on a thousand made-up corpora; and what can be counted by hand."""

from __future__ import annotations

import random
from collections import deque
from dataclasses import replace
from itertools import combinations

import networkx as nx
import pytest

from ctipgraph.errors import NotFoundError
from ctipgraph.model import Recipe
from ctipgraph.networks.cuts import Cuts
from ctipgraph.networks.groupings import agreement, communities, components
from ctipgraph.networks.measures import MEASURES, degree, find_measure
from ctipgraph.networks.weaving import weave

RECIPE = Recipe(
    "all",
    "All",
    ("Agent",),
    ("involvedIn", "partnerOf"),
    ("asserted", "planned"),
    count="facts",
    attendance=True,
    groups=True,
)
SEEDS = range(1000)


def slow_distances(near, start):
    """Breadth first: how far each is from `start`, and over how many shortest paths."""
    far, ways, queue = {start: 0}, {start: 1}, deque([start])
    while queue:
        here = queue.popleft()
        for there in near[here]:
            if there not in far:
                far[there], ways[there] = far[here] + 1, 0
                queue.append(there)
            if far[there] == far[here] + 1:
                ways[there] += ways[here]
    return far, ways


def slow_all_shortest_paths(near, start, goal):
    if start == goal:
        return [[goal]]
    far, _ = slow_distances(near, goal)
    if start not in far:
        return []
    steps = [there for there in near[start] if far.get(there) == far[start] - 1]
    return [[start, *path] for there in steps for path in slow_all_shortest_paths(near, there, goal)]


def slow_betweenness(near):
    score = dict.fromkeys(near, 0.0)
    for one, other in combinations(sorted(near), 2):
        paths = slow_all_shortest_paths(near, one, other)
        for node in near:
            if node not in (one, other) and paths:
                score[node] += sum(node in path for path in paths) / len(paths)
    pairs = (len(near) - 1) * (len(near) - 2) / 2
    return {node: value / pairs if pairs else 0.0 for node, value in score.items()}


def slow_components(near):
    return sorted({tuple(sorted(slow_distances(near, node)[0])) for node in near}, key=lambda part: (-len(part), part))


def slow_leave(near, node):
    return {one: [other for other in others if other != node] for one, others in near.items() if one != node}


def slow_cut(near, one, other):
    gone = {(one, other), (other, one)}
    return {a: [b for b in others if (a, b) not in gone] for a, others in near.items()}


def slow_cut_off(near):
    """By removal: how many of its component are cut off from the largest part that is left."""
    found = {}
    for node in near:
        component = set(slow_distances(near, node)[0]) - {node}
        parts = [part for part in slow_components(slow_leave(near, node)) if component & set(part)]
        if len(parts) > 1:
            found[node] = len(component) - len(parts[0])
    return found


def slow_bridges(near):
    found = {}
    for one, others in near.items():
        for other in others:
            left = slow_cut(near, one, other)
            here, there = slow_distances(left, one)[0], slow_distances(left, other)[0]
            if one < other and other not in here:
                found[one, other] = min(len(here), len(there))
    return found


def slow_core(near):
    """By taking away, for each k, those with fewer than k ties until none is left."""
    found = dict.fromkeys(near, 0)
    for k in range(1, len(near)):
        left = dict(near)
        while weak := [node for node in left if len(left[node]) < k]:
            for node in weak:
                left = slow_leave(left, node)
        found |= dict.fromkeys(left, k)
    return found


def slow_constraint(near, weight):
    def share(one, other):
        total = sum(weight(one, third) for third in near[one])
        return weight(one, other) / total if other in near[one] else 0

    return {
        node: sum(
            (share(node, j) + sum(share(node, q) * share(q, j) for q in near[node] if q != j)) ** 2 for j in near[node]
        )
        for node in near
        if near[node]
    }


def slow_pagerank(nodes, arcs):
    """By powers of the whole matrix, each entry in sight."""
    out = {node: sum(weight for (one, _), weight in arcs.items() if one == node) for node in nodes}

    def step(one, other):
        return arcs.get((one, other), 0) / out[one] if out[one] else 1 / len(nodes)

    rank = {node: 1 / len(nodes) for node in nodes}
    for _ in range(300):
        rank = {node: 0.15 / len(nodes) + 0.85 * sum(rank[one] * step(one, node) for one in nodes) for node in nodes}
    return rank


def slow_rand_adjusted(one, other):
    """By looking at every pair: together in both, in the one, in the other."""
    pairs = list(combinations(sorted(one.keys() & other.keys()), 2))
    first = [one[a] == one[b] for a, b in pairs]
    second = [other[a] == other[b] for a, b in pairs]
    if not (0 < sum(first) < len(pairs) and 0 < sum(second) < len(pairs)):
        return None
    both = sum(a and b for a, b in zip(first, second, strict=True))
    expected = sum(first) * sum(second) / len(pairs)
    return (both - expected) / ((sum(first) + sum(second)) / 2 - expected)


def bodies(scores):
    return {key[0]: score for key, score in scores.items()}


@pytest.fixture(scope="module")
def networks(made_up):
    return [weave(made_up(seed), RECIPE) for seed in SEEDS]


@pytest.mark.parametrize(
    ("name", "obvious"),
    [
        ("degree", lambda near: {node: len(others) for node, others in near.items()}),
        ("betweenness", slow_betweenness),
        ("cutpoints", slow_cut_off),
        ("core", slow_core),
    ],
)
def test_a_measure_is_its_slow_version(networks, name, obvious):
    for seed, network in enumerate(networks):
        assert bodies(MEASURES[name].scores(network)) == pytest.approx(obvious(network.neighbours)), seed


def test_bridges_are_the_ties_whose_removal_parts_a_component(networks):
    for seed, network in enumerate(networks):
        assert MEASURES["bridges"].scores(network) == slow_bridges(network.neighbours), seed


def test_strength_is_the_sum_of_weights(networks):
    for seed, network in enumerate(networks):
        sums = {node: sum(network.weight(p) for p in network.ties if node in p) for node in network.nodes}
        assert bodies(MEASURES["strength"].scores(network)) == sums, seed


def test_constraint_is_burts_formula_term_by_term(networks):
    for seed, network in enumerate(networks):

        def weight(one, other, network=network):
            return network.weight((min(one, other), max(one, other)))

        expected = slow_constraint(network.neighbours, weight)
        assert bodies(MEASURES["constraint"].scores(network)) == pytest.approx(expected, abs=1e-8), seed


def test_constraint_is_what_networkx_gives(networks):
    for network in networks[:50]:
        graph = nx.Graph()
        graph.add_weighted_edges_from((*pair, network.weight(pair)) for pair in network.ties)
        expected = nx.constraint(graph, weight="weight")
        assert bodies(MEASURES["constraint"].scores(network)) == pytest.approx(expected, abs=1e-8)


def test_pagerank_is_the_power_of_the_whole_matrix(networks):
    for seed, network in enumerate(networks[:300]):
        arcs = {}
        for one, other in network.ties:
            there, back = network.arcs((one, other))
            arcs |= {(one, other): there, (other, one): back}
        expected = slow_pagerank(network.nodes, arcs)
        assert bodies(MEASURES["pagerank"].scores(network)) == pytest.approx(expected, abs=1e-8), seed


def test_components_are_what_can_be_reached(networks):
    for seed, network in enumerate(networks):
        assert list(components(network)) == slow_components(network.neighbours), seed


def test_the_parts_of_a_cut_point_are_the_components_of_what_is_left(networks):
    for seed, network in enumerate(networks):
        found = Cuts(network.neighbours)
        for node in network.nodes:
            others = set(slow_distances(network.neighbours, node)[0]) - {node}
            left = [part for part in slow_components(slow_leave(network.neighbours, node)) if others & set(part)]
            assert list(found.parts(node)) == left, seed


def test_cuts_on_larger_networks_too():
    for seed in range(60):
        rng = random.Random(seed)  # noqa: S311
        near = {f"{n:02}": set() for n in range(40)}
        for _ in range(rng.randint(20, 60)):
            one, other = rng.sample(sorted(near), 2)
            near[one].add(other)
            near[other].add(one)
        near = {node: sorted(others) for node, others in near.items()}
        found = Cuts(near)
        assert (found.cut_off, found.smaller_sides) == (slow_cut_off(near), slow_bridges(near)), seed


def test_communities_part_every_body_once_and_the_same_way_in_any_order(made_up):
    for seed in range(100):
        corpus = made_up(seed)
        turned = replace(corpus, facts=corpus.facts[::-1], actors=dict(reversed(corpus.actors.items())))
        groups = communities(weave(corpus, RECIPE))
        assert groups == communities(weave(turned, RECIPE)), seed
        assert sorted(node for group in groups for node in group) == list(weave(corpus, RECIPE).nodes)


def test_agreement_is_the_rand_index_over_all_pairs():
    rng = random.Random(1)  # noqa: S311
    for _ in range(500):
        names = [f"n{n}" for n in range(rng.randint(1, 9))]
        one = {name: rng.randint(1, 3) for name in names}
        other = {name: rng.choice("xyz") for name in names if rng.random() < 0.9}
        assert agreement(one, other) == pytest.approx(slow_rand_adjusted(one, other))


@pytest.mark.parametrize("name", MEASURES)
def test_a_network_of_nothing_has_no_scores(made_up, name):
    empty = weave(made_up(0), replace(RECIPE, from_year=1900, to_year=1901))
    assert MEASURES[name].scores(empty) == {}


def test_degrees_after_a_change_are_those_of_the_changed_network(networks):
    for network in networks[:300]:
        for pair in network.ties:
            ties = {other: facts for other, facts in network.ties.items() if other != pair}
            ends = frozenset(end for other in ties for end in other)
            whole = degree(replace(network, ties=ties, actors=ends))
            changed = MEASURES["degree"].changed(network, {pair: ()})
            before = degree(network)
            assert {key: whole.get(key) for key in before if whole.get(key) != before[key]} == changed


def test_no_measure_is_called_importance():
    words = " ".join(f"{m.name} {m.label} {m.definition}" for m in MEASURES.values()).lower()
    assert "importan" not in words


def test_an_unknown_measure_suggests_the_near_one():
    with pytest.raises(NotFoundError, match="no measure 'constrain'; did you mean 'constraint'"):
        find_measure("constrain", MEASURES)
    with pytest.raises(NotFoundError, match="no measure 'x'; there are: degree, strength"):
        find_measure("x", MEASURES)
