"""Positions of the actors in a picture: computed once, the same on every machine.

The distance of two actors follows the length of the path between them (stress, by stochastic
gradient descent). Of several starts the one with the fewest crossings is taken and untangled
further. Every actor has room for its name, and the parts of the network that do not hang together
stand side by side.

Only + - * / and square roots of floats are used, in a fixed order: IEEE 754 rounds those alike
everywhere. (``sum`` of floats, ``**`` and ``math.exp`` may differ from one Python to the next.)
"""

from collections.abc import Iterator, Mapping, Sequence
from heapq import heappop, heappush
from math import floor, sqrt
from typing import NamedTuple

__all__ = ["layout"]

RADIUS = 12.0  # of an actor's figure where `sizes` does not say
NAME_WIDTH, NAME_HEIGHT = 138.0, 44.0  # the room that a wrapped name takes
LANDSCAPE = 1.5  # width to height that a screen wants
ROOM = 1.2  # free room to filled room
EVENNESS = (0.0, 0.5, 0.75, 1.0)  # how far a crowd is evened out, if less does not do; 1 always does
PUSHES = 60
ALL_PAIRS = 120  # up to here every pair of actors has a say, above it pivots speak for the others
PIVOTS = 20
STARTS = 4
PASSES, SPOTS = 3, 8
WORK = 1_600_000  # comparisons of two edges that a picture may cost; counted, since a clock would vary


class _Box(NamedTuple):
    """Half the width and half the height that an actor takes with its name."""

    wide: float
    high: float


class _Block(NamedTuple):
    """Actors placed together, from (0, 0) to (width, height)."""

    places: list[tuple[int, float, float]]
    width: float
    height: float


class _Random:
    """A small generator of our own: `random` does not promise the same numbers for ever."""

    def __init__(self, seed: int) -> None:
        self.state = (seed * 2654435761 + 12345) & 0xFFFFFFFF

    def below(self, limit: int) -> int:
        self.state = (self.state * 1664525 + 1013904223) & 0xFFFFFFFF
        return ((self.state >> 8) * limit) >> 24


def layout(
    nodes: Sequence[str],
    edges: Sequence[tuple[str, str]],
    *,
    seed: int = 1,
    sizes: Mapping[str, float] | None = None,
) -> dict[str, tuple[int, int]]:
    """Give every node a place; no two overlap, and names have room.

    The order of ``nodes`` and ``edges`` does not matter, parallel edges count once.

    :param sizes: radius of a node's figure, in the picture's units (12 where it is not given)
    :returns: x to the right and y downwards, from the upper left corner
    :raises ValueError: if an edge names a node that is not in ``nodes``

    >>> places = layout(["b", "a", "c"], [("a", "b"), ("b", "a")])
    >>> sorted(places)
    ['a', 'b', 'c']
    >>> places == layout(["c", "a", "b"], [("a", "b")])
    True
    >>> layout(["a"], [("a", "z")])
    Traceback (most recent call last):
    ...
    ValueError: an edge names 'z', which is not among the nodes
    """
    names = sorted(set(nodes))
    number = {name: n for n, name in enumerate(names)}
    neighbours: list[set[int]] = [set() for _ in names]
    for ends in edges:
        for end in ends:
            if end not in number:
                raise ValueError(f"an edge names {end!r}, which is not among the nodes")
        one, other = number[ends[0]], number[ends[1]]
        if one != other:
            neighbours[one].add(other)
            neighbours[other].add(one)
    links = [sorted(others) for others in neighbours]
    radii = [(sizes or {}).get(name, RADIUS) for name in names]
    boxes = [_Box(max(radius, NAME_WIDTH / 2), radius + NAME_HEIGHT / 2) for radius in radii]
    places = _pack([_place(part, links, boxes, seed) for part in _components(links)])
    return {name: places[n] for n, name in enumerate(names)}


def _components(links: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Yield the parts that hang together."""
    seen: set[int] = set()
    for start in range(len(links)):
        if start not in seen:
            part, waiting = {start}, [start]
            while waiting:
                fresh = [other for other in links[waiting.pop()] if other not in part]
                part.update(fresh)
                waiting += fresh
            seen |= part
            yield sorted(part)


def _place(members: Sequence[int], all_links: Sequence[Sequence[int]], all_boxes: Sequence[_Box], seed: int) -> _Block:
    """Place one part: the start with the fewest tangles wins and is untangled further."""
    local = {node: n for n, node in enumerate(members)}
    links = [[local[other] for other in all_links[node]] for node in members]
    boxes = [all_boxes[node] for node in members]
    edges = [(one, other) for one, others in enumerate(links) for other in others if one < other]
    terms = _ideal_distances(links)
    cost = 4 * len(edges) * (len(edges) + len(members)) + 1
    starts = max(1, min(STARTS, WORK // (12 * cost)))
    best: tuple[int, list[float], list[float]] | None = None
    for start in range(starts):
        x, y = _descend(len(members), terms, _Random(seed * 1000 + start))
        _turn(x, y)
        _separate(x, y, boxes)
        _untangle(x, y, links, edges, boxes, WORK // starts)
        tangles = sum(_tangles(n, x, y, links, edges) for n in range(len(x))) if starts > 1 else 0
        if best is None or tangles < best[0]:
            best = tangles, x, y
    assert best is not None  # noqa: S101 - there is at least one start
    _, x, y = best
    left = min(x[n] - box.wide for n, box in enumerate(boxes))
    top = min(y[n] - box.high for n, box in enumerate(boxes))
    places = [(node, x[n] - left, y[n] - top) for n, node in enumerate(members)]
    width = max(x[n] - left + box.wide for n, box in enumerate(boxes))
    return _Block(places, width, max(y[n] - top + box.high for n, box in enumerate(boxes)))


def _ideal_distances(links: Sequence[Sequence[int]]) -> list[tuple[int, int, float]]:
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
    if count <= ALL_PAIRS:
        every = [_distances(one, links, lengths) for one in range(count)]
        return [(one, other, every[one][other]) for one in range(count) for other in range(one)]
    terms = [(one, other, lengths[one][n]) for one in range(count) for n, other in enumerate(links[one]) if other < one]
    nearest = [1e300] * count
    pivot = max(range(count), key=lambda node: (len(links[node]), -node))
    for _ in range(PIVOTS):  # each next pivot is the node farthest from all before
        reach = _distances(pivot, links, lengths)
        terms += [(pivot, other, reach[other]) for other in range(count) if other != pivot]
        nearest = [min(known, reach[other]) for other, known in enumerate(nearest)]
        pivot = max(range(count), key=lambda node: (nearest[node], -node))
    return terms


def _distances(start: int, links: Sequence[Sequence[int]], lengths: Sequence[Sequence[float]]) -> list[float]:
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


def _descend(count: int, terms: list[tuple[int, int, float]], random: _Random) -> tuple[list[float], list[float]]:
    """Stress by stochastic gradient descent (Zheng, Pawar and Goodman, 2018)."""
    x = [random.below(1 << 20) / (1 << 20) for _ in range(count)]
    y = [random.below(1 << 20) / (1 << 20) for _ in range(count)]
    order = terms[:]
    for n in range(len(order) - 1, 0, -1):
        other = random.below(n + 1)
        order[n], order[other] = order[other], order[n]
    longest, shortest = max((term[2] for term in terms), default=1.0), min((term[2] for term in terms), default=1.0)
    step, last = longest * longest, 0.1 * shortest * shortest
    ratio, rounds = last / step, 32 if count <= ALL_PAIRS else 16
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


def _turn(x: list[float], y: list[float]) -> None:
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


def _separate(x: list[float], y: list[float], boxes: Sequence[_Box]) -> None:
    """Spread the actors over the room they need, then push them apart until no two overlap."""
    filled = 0.0
    for box in boxes:
        filled += 4 * box.wide * box.high
    width, height = max(x) - min(x) + 1e-9, max(y) - min(y) + 1e-9
    stretch = min(1.5, max(1.0, LANDSCAPE * height / width))
    scale = sqrt(filled * (1 + ROOM) / (width * stretch * max(height, width / 4)))
    for n in range(len(x)):
        x[n], y[n] = x[n] * scale * stretch, y[n] * scale
    crowd = 0 if len(x) <= ALL_PAIRS else 1 if len(x) <= 8 * ALL_PAIRS else 2
    for even in EVENNESS[crowd:]:
        _thin(x, y, boxes, even)
        if _push(x, y, boxes):
            return


def _push(x: list[float], y: list[float], boxes: Sequence[_Box]) -> bool:
    """Push overlapping pairs apart, the shorter way; false if some are left."""
    for _ in range(PUSHES):
        overlaps = 0
        for one, other in _close(x, y, boxes):
            dx, dy = x[other] - x[one], y[other] - y[one]
            over_x = boxes[one].wide + boxes[other].wide + 2 - (dx if dx >= 0 else -dx)
            over_y = boxes[one].high + boxes[other].high + 2 - (dy if dy >= 0 else -dy)
            if over_x > 0 and over_y > 0:
                overlaps += 1
                if over_x < over_y:
                    push = over_x / 2 if dx >= 0 else -over_x / 2
                    x[one], x[other] = x[one] - push, x[other] + push
                else:
                    push = over_y / 2 if dy >= 0 else -over_y / 2
                    y[one], y[other] = y[one] - push, y[other] + push
        if not overlaps:
            return True
    return False


def _thin(x: list[float], y: list[float], boxes: Sequence[_Box], even: float) -> None:
    """Even out a crowd: move towards a grid that keeps who is left of whom and above whom."""
    wide, high = _cell(boxes)
    columns = max(1, floor(sqrt(len(x) * LANDSCAPE * high / wide)))
    rows = -(-len(x) // columns)
    by_x = sorted(range(len(x)), key=lambda n: (x[n], n))
    for column in range(columns):
        inside = sorted(by_x[column * rows : (column + 1) * rows], key=lambda n: (y[n], n))
        for row, n in enumerate(inside):
            x[n] = (1 - even) * x[n] + even * (column - columns / 2) * wide * sqrt(1 + ROOM)
            y[n] = (1 - even) * y[n] + even * (row - rows / 2) * high * sqrt(1 + ROOM)


def _cell(boxes: Sequence[_Box]) -> tuple[float, float]:
    """Return a cell as large as the largest actor: only those in neighbouring cells can overlap."""
    return 2 * max(box.wide for box in boxes) + 2, 2 * max(box.high for box in boxes) + 2


def _close(x: Sequence[float], y: Sequence[float], boxes: Sequence[_Box]) -> Iterator[tuple[int, int]]:
    """Yield the pairs that may overlap."""
    wide, high = _cell(boxes)
    cells: dict[tuple[int, int], list[int]] = {}
    for n in range(len(x)):
        cells.setdefault((floor(x[n] / wide), floor(y[n] / high)), []).append(n)
    for (i, j), inside in cells.items():
        beside = [n for cell in ((i + 1, j - 1), (i + 1, j), (i + 1, j + 1), (i, j + 1)) for n in cells.get(cell, ())]
        for n, one in enumerate(inside):
            yield from ((one, other) for other in inside[n + 1 :] + beside)


def _tangles(
    node: int, x: list[float], y: list[float], links: Sequence[Sequence[int]], edges: Sequence[tuple[int, int]]
) -> int:
    """Count what hides a node or its edges: edges that cross (1), edges that run over an actor (3)."""
    found = 0
    nx, ny = x[node], y[node]
    reach = 4 * RADIUS * RADIUS
    for other in links[node]:
        ox, oy = x[other] - nx, y[other] - ny
        square = ox * ox + oy * oy
        for c, d in edges:
            if node not in (c, d) and other not in (c, d):
                cx, cy, dx, dy = x[c] - nx, y[c] - ny, x[d] - nx, y[d] - ny
                if (ox * cy > oy * cx) != (ox * dy > oy * dx):
                    ex, ey = dx - cx, dy - cy
                    found += (ex * cy < ey * cx) != (ex * (cy - oy) < ey * (cx - ox))
        for third in range(len(x)):
            if third not in (node, other):
                px, py = x[third] - nx, y[third] - ny
                across = px * oy - py * ox
                if 0 < px * ox + py * oy < square and across * across < square * reach:
                    found += 3
    for c, d in edges:
        if node not in (c, d):
            dx, dy, px, py = x[d] - x[c], y[d] - y[c], nx - x[c], ny - y[c]
            square, across = dx * dx + dy * dy, px * dy - py * dx
            if 0 < px * dx + py * dy < square and across * across < square * reach:
                found += 3
    return found


def _untangle(
    x: list[float],
    y: list[float],
    links: Sequence[Sequence[int]],
    edges: Sequence[tuple[int, int]],
    boxes: Sequence[_Box],
    work: int,
) -> None:
    """Move single actors to a free place near their neighbours, where that hides less."""
    wide, high = _cell(boxes)
    for node in sorted(range(len(x)), key=lambda n: (len(links[n]), n)) * PASSES:
        cost = len(links[node]) * (len(edges) + len(x)) + len(edges)
        work -= cost
        if work < 0:
            return
        before, home = _tangles(node, x, y, links, edges), (x[node], y[node])
        if not before:
            continue
        mx = my = 0.0
        for other in links[node]:
            mx, my = mx + x[other] / len(links[node]), my + y[other] / len(links[node])
        spots = [(mx + i * wide / 2, my + j * high / 2) for i in range(-4, 5) for j in range(-6, 7)]
        spots.sort(key=lambda spot: ((spot[0] - mx) * (spot[0] - mx) + (spot[1] - my) * (spot[1] - my), spot))
        free = (
            spot
            for spot in spots
            if all(
                abs(spot[0] - x[n]) >= boxes[node].wide + box.wide + 2
                or abs(spot[1] - y[n]) >= boxes[node].high + box.high + 2
                for n, box in enumerate(boxes)
                if n != node
            )
        )
        best = before, home
        for _, spot in zip(range(SPOTS), free, strict=False):
            work -= cost
            x[node], y[node] = spot
            best = min(best, (_tangles(node, x, y, links, edges), spot), key=lambda choice: choice[0])
        x[node], y[node] = best[1]


def _pack(blocks: list[_Block]) -> dict[int, tuple[int, int]]:
    """Set the blocks in rows, the highest first; so actors that stand alone form neat rows at the end."""
    area = widest = 0.0
    for block in blocks:
        area, widest = area + block.width * block.height, max(widest, block.width)
    across = max(widest, sqrt(area * LANDSCAPE))
    places: dict[int, tuple[int, int]] = {}
    left = top = row = 0.0
    for block in sorted(blocks, key=lambda block: (len(block.places) == 1, -block.height)):
        if left > 0 and left + block.width > across:
            left, top, row = 0.0, top + row + 12, 0.0
        for node, x, y in block.places:
            places[node] = floor(left + x + 0.5), floor(top + y + 0.5)
        left, row = left + block.width + 12, max(row, block.height)
    return places
