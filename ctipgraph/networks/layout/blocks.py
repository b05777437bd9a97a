"""One part of a network as a block: small parts untangled, large ones as communities side by side."""

from collections.abc import Sequence
from math import sqrt

from ctipgraph.networks.layout.basics import LANDSCAPE, Block, Box, Links, Random, block_of, within
from ctipgraph.networks.layout.communities import split
from ctipgraph.networks.layout.crossings import WORK, tangles, untangle
from ctipgraph.networks.layout.heap import heap
from ctipgraph.networks.layout.packing import squeeze
from ctipgraph.networks.layout.room import separate
from ctipgraph.networks.layout.stress import ALL_PAIRS, descend, distances, ideal_distances, turn

STARTS = 4
PIVOTS, ROUNDS = 8, 16  # for a community among many
STREET = 0.12  # the way between two communities, as a share of their size
WHOLE = 800  # up to here a community is placed as one


def place(members: Sequence[int], links: Links, boxes: Sequence[Box], seed: int, across: float = LANDSCAPE) -> Block:
    """Place a part that hangs together, `across` times as wide as high."""
    inner, inner_boxes = within(members, links), [boxes[node] for node in members]
    if len(members) > ALL_PAIRS:
        x, y = _communities(inner, inner_boxes, seed, across)
    else:
        x, y = _untangled(inner, inner_boxes, seed, across)
    return block_of(members, x, y, inner_boxes)


def _untangled(links: Links, boxes: Sequence[Box], seed: int, across: float) -> tuple[list[float], list[float]]:
    """Of several starts the one with the fewest tangles is untangled further."""
    edges = [(one, other) for one, others in enumerate(links) for other in others if one < other]
    terms = ideal_distances(links)
    cost = 4 * len(edges) * (len(edges) + len(links)) + 1
    starts = max(1, min(STARTS, WORK // (12 * cost)))
    best: tuple[int, list[float], list[float]] | None = None
    for start in range(starts):
        x, y = descend(len(links), terms, Random(seed * 1000 + start))
        turn(x, y)
        if across < 1:
            x, y = y, x
        separate(x, y, boxes, across=across)
        untangle(x, y, links, edges, boxes, WORK // starts)
        found = sum(tangles(n, x, y, links, edges) for n in range(len(x))) if starts > 1 else 0
        if best is None or found < best[0]:
            best = found, x, y
    assert best is not None  # noqa: S101 - there is at least one start
    return best[1], best[2]


def _loose(links: Links, boxes: Sequence[Box], seed: int) -> tuple[list[float], list[float]]:
    """A community among many: quickly placed, about as high as wide."""
    terms = ideal_distances(links, all_pairs=24, pivots=PIVOTS)
    x, y = descend(len(links), terms, Random(seed), ROUNDS)
    heap(x, y, boxes, links)
    return x, y


def _communities(links: Links, boxes: Sequence[Box], seed: int, across: float) -> tuple[list[float], list[float]]:
    """Place each community for itself, then all of them, as one places actors."""
    parts = split(links)
    if len(parts) == 1:
        return _loose(links, boxes, seed)
    blocks: list[Block] = []
    for part in parts:
        inner, inner_boxes = within(part, links), [boxes[node] for node in part]
        arrange = _loose if len(part) <= WHOLE else _nested
        blocks.append(block_of(part, *arrange(inner, inner_boxes, seed), inner_boxes))
    middle_x, middle_y = _side_by_side(parts, links, blocks, boxes, seed, across)
    return _set_down(parts, links, blocks, middle_x, middle_y)


def _nested(links: Links, boxes: Sequence[Box], seed: int) -> tuple[list[float], list[float]]:
    return _communities(links, boxes, seed, 1.0)


def _side_by_side(
    parts: Sequence[Sequence[int]],
    links: Links,
    blocks: Sequence[Block],
    boxes: Sequence[Box],
    seed: int,
    across: float,
) -> tuple[list[float], list[float]]:
    """Find places for communities: those with more to do with each other than chance would give lie nearer."""
    group = {node: n for n, part in enumerate(parts) for node in part}
    shared: list[dict[int, int]] = [{} for _ in parts]
    for node, others in enumerate(links):
        for other in others:
            if group[other] != group[node]:
                row = shared[group[node]]
                row[group[other]] = row.get(group[other], 0) + 1
    ends = [sum(row.values()) for row in shared]
    double = sum(ends)
    size = [sqrt(block.width * block.height) for block in blocks]
    near = [sorted(row) for row in shared]
    lengths = [
        [
            (size[one] + size[other])
            * min(2.0, max(0.4, sqrt(ends[one] * ends[other] / (double * shared[one][other]))))
            for other in others
        ]
        for one, others in enumerate(near)
    ]
    every = [distances(one, near, lengths) for one in range(len(parts))]
    terms = [(one, other, every[one][other]) for one in range(len(parts)) for other in range(one)]
    x, y = descend(len(parts), terms, Random(seed), 32)
    turn(x, y)
    return squeeze(x, y, blocks, boxes, STREET * sum(size) / len(size), across)


def _set_down(
    parts: Sequence[Sequence[int]],
    links: Links,
    blocks: Sequence[Block],
    middle_x: Sequence[float],
    middle_y: Sequence[float],
) -> tuple[list[float], list[float]]:
    """Set the blocks down, each mirrored so that its links to others are shorter."""
    group = {node: n for n, part in enumerate(parts) for node in part}
    x, y = [0.0] * len(links), [0.0] * len(links)
    for n, block in enumerate(blocks):
        pull_x = pull_y = 0.0
        for local, left, top in block.places:
            for other in links[local]:
                there = group[other]
                if there != n:
                    pull_x += (left - block.width / 2) * (middle_x[there] - middle_x[n])
                    pull_y += (top - block.height / 2) * (middle_y[there] - middle_y[n])
        turn_x, turn_y = -1.0 if pull_x < 0 else 1.0, -1.0 if pull_y < 0 else 1.0
        for local, left, top in block.places:
            x[local] = middle_x[n] + turn_x * (left - block.width / 2)
            y[local] = middle_y[n] + turn_y * (top - block.height / 2)
    return x, y
