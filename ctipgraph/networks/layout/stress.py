"""The distance of two actors follows the length of the path between them: stress, by stochastic gradient descent."""

from collections.abc import Sequence
from heapq import heappop, heappush
from math import sqrt

from ctipgraph.networks.layout.basics import Links, Random

ALL_PAIRS = 120  # up to here every pair of actors has a say, above it pivots speak for the others
PIVOTS = 20


def ideal_distances(links: Links, all_pairs: int = ALL_PAIRS, pivots: int = PIVOTS) -> list[tuple[int, int, float]]:
    """Pairs and how far apart they want to be.

    An edge is the longer the fewer neighbours its ends share (Gansner, Koren and North, 2004):
    so hubs stand apart, and leaves lie in a fan around their hub.
    """
    sets = [set(others) for others in links]
    lengths = [
        [sqrt(len(sets[one] | sets[other]) - len(sets[one] & sets[other])) for other in others]
        for one, others in enumerate(links)
    ]
    count = len(links)
    if count <= all_pairs:
        every = [distances(one, links, lengths) for one in range(count)]
        return [(one, other, every[one][other]) for one in range(count) for other in range(one)]
    terms = [(one, other, lengths[one][n]) for one in range(count) for n, other in enumerate(links[one]) if other < one]
    nearest = [1e300] * count
    pivot = max(range(count), key=lambda node: (len(links[node]), -node))
    for _ in range(min(pivots, count)):  # each next pivot is the node farthest from all before
        reach = distances(pivot, links, lengths)
        terms += [(pivot, other, reach[other]) for other in range(count) if other != pivot]
        nearest = [min(known, reach[other]) for other, known in enumerate(nearest)]
        pivot = max(range(count), key=lambda node: (nearest[node], -node))
    return terms


def distances(start: int, links: Links, lengths: Sequence[Sequence[float]]) -> list[float]:
    """Dijkstra: the length of the shortest path to every node."""
    found = [1e300] * len(links)
    found[start] = 0.0
    heap = [(0.0, start)]
    while heap:
        so_far, node = heappop(heap)
        if so_far == found[node]:
            for other, length in zip(links[node], lengths[node], strict=True):
                if so_far + length < found[other]:
                    found[other] = so_far + length
                    heappush(heap, (so_far + length, other))
    return found


def descend(
    count: int, terms: Sequence[tuple[int, int, float]], random: Random, rounds: int = 32
) -> tuple[list[float], list[float]]:
    """Stress by stochastic gradient descent (Zheng, Pawar and Goodman, 2018)."""
    x = [random.below(1 << 20) / (1 << 20) for _ in range(count)]
    y = [random.below(1 << 20) / (1 << 20) for _ in range(count)]
    order = list(terms)
    for n in range(len(order) - 1, 0, -1):
        other = random.below(n + 1)
        order[n], order[other] = order[other], order[n]
    longest, shortest = max((term[2] for term in terms), default=1.0), min((term[2] for term in terms), default=1.0)
    step, last = longest * longest, 0.1 * shortest * shortest
    ratio = last / step
    while rounds > 1:  # the step shrinks by an even ratio: the root of a power of two needs no exp
        ratio, rounds = sqrt(ratio), rounds // 2
    while step >= last:
        for one, other, ideal in order:
            dx, dy = x[one] - x[other], y[one] - y[other]
            length = sqrt(dx * dx + dy * dy) or 1e-6
            weight = step / (ideal * ideal)
            move = (1.0 if weight > 1.0 else weight) * (length - ideal) / (2.0 * length)
            dx, dy = dx * move, dy * move
            x[one] -= dx
            y[one] -= dy
            x[other] += dx
            y[other] += dy
        order.reverse()
        step *= ratio
    return x, y


def turn(x: list[float], y: list[float]) -> None:
    """Lay the longest extent across, with the middle in (0, 0)."""
    mx = my = xx = yy = xy = 0.0
    for a, b in zip(x, y, strict=True):
        mx, my = mx + a / len(x), my + b / len(x)
    for n in range(len(x)):
        x[n], y[n] = x[n] - mx, y[n] - my
        xx, yy, xy = xx + x[n] * x[n], yy + y[n] * y[n], xy + x[n] * y[n]
    half = (xx - yy) / 2
    root = sqrt(half * half + xy * xy)
    c, s = (half + root, xy) if half >= 0 else (xy, root - half)
    length = sqrt(c * c + s * s) or 1.0
    for n in range(len(x)):
        x[n], y[n] = (c * x[n] + s * y[n]) / length, (c * y[n] - s * x[n]) / length
