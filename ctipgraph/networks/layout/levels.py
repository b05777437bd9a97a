"""Pictures by choice: rings around an actor, layers from giver to receiver, columns of years."""

from collections.abc import Mapping, Sequence

from ctipgraph.networks.layout.basics import Positions, boxes_of, number_links
from ctipgraph.networks.layout.packing import whole
from ctipgraph.networks.layout.room import push

STEP, ROW = 150.0, 120.0  # from name to name beside each other, and below each other
RING = 170.0
MOST = 12  # in one row or column; more stand in several
SWEEPS = 6
FULL_TURN = 6.283185307179586


def concentric(
    nodes: Sequence[str], edges: Sequence[tuple[str, str]], *, centre: str, sizes: Mapping[str, float] | None = None
) -> Positions:
    """Place nodes on rings around one: as many rings away as it takes edges to get there; who is cut off, outermost.

    :raises ValueError: if the centre, or an end of an edge, is not among the nodes

    >>> places = concentric("abcd", [("a", "b"), ("b", "c")], centre="a")
    >>> away = [abs(places[name][0] - places["a"][0]) + abs(places[name][1] - places["a"][1]) for name in "bc"]
    >>> away[0] < away[1]
    True
    """
    names, links = number_links(nodes, edges)
    if centre not in nodes:
        raise ValueError(f"the centre {centre!r} is not among the nodes")
    rings = [[names.index(centre)]]
    seen = set(rings[0])
    while rings[-1]:
        fresh = sorted({other for node in rings[-1] for other in links[node]} - seen)
        seen.update(fresh)
        rings.append(fresh)
    rings[-1] = [n for n in range(len(names)) if n not in seen]
    rings = [ring for ring in rings if ring]
    share = [0.0] * len(names)
    x, y = [0.0] * len(names), [0.0] * len(names)
    radius = 0.0
    for depth, ring in enumerate(rings):
        if depth == 0:
            continue
        inner = set(rings[depth - 1])
        order = sorted(ring, key=lambda n: (_mean([share[o] for o in links[n] if o in inner]), n))
        radius = max(radius + RING, len(ring) * STEP / FULL_TURN)
        for place, n in enumerate(order):
            share[n] = (place + 0.5) / len(order)
            cosine, sine = _on_circle(share[n])
            x[n], y[n] = 1.25 * radius * cosine, radius * sine
    push(x, y, boxes_of(names, sizes))
    return whole(names, x, y)


def layered(
    nodes: Sequence[str], edges: Sequence[tuple[str, str]], *, sizes: Mapping[str, float] | None = None
) -> Positions:
    """Place nodes in layers, so that edges point downwards, but for those that would close a circle.

    >>> places = layered("abc", [("a", "b"), ("b", "c"), ("c", "a")])
    >>> places["a"][1] < places["b"][1] < places["c"][1]
    True
    """
    names, links = number_links(nodes, edges)
    number = {name: n for n, name in enumerate(names)}
    below: list[set[int]] = [set() for _ in names]
    for one, other in edges:
        if one != other:
            below[number[one]].add(number[other])
    depth = _depths([sorted(others) for others in below])
    alone = [n for n, others in enumerate(links) if not others]
    levels = [[n for n in range(len(names)) if depth[n] == d and links[n]] for d in range(max(depth, default=0) + 1)]
    across, down = _stack([*levels, alone], links, STEP, ROW)
    push(across, down, boxes_of(names, sizes))
    return whole(names, across, down)


def timeline(
    nodes: Sequence[str],
    edges: Sequence[tuple[str, str]],
    *,
    dates: Mapping[str, str],
    sizes: Mapping[str, float] | None = None,
) -> Positions:
    """Place nodes in columns by their year, the first on the left; those without a date stand rightmost.

    >>> places = timeline("abc", [("a", "b")], dates={"a": "2024-09-25", "b": "2014-07-19"})
    >>> places["b"][0] < places["a"][0] < places["c"][0]
    True
    """
    names, links = number_links(nodes, edges)
    years = [dates.get(name, "")[:4] or "9999" for name in names]
    columns = [[n for n in range(len(names)) if years[n] == year] for year in sorted(set(years))]
    down, across = _stack(columns, links, ROW * 0.75, STEP * 1.1)
    push(across, down, boxes_of(names, sizes))
    return whole(names, across, down)


def _depths(below: Sequence[Sequence[int]]) -> list[int]:
    """Return the longest way down to each node, leaving out edges that lead back to where one comes from."""
    order: list[int] = []
    state = [0] * len(below)  # 1 on the way, 2 done
    kept: list[list[int]] = [[] for _ in below]
    above = {other for others in below for other in others}
    for root in sorted(range(len(below)), key=lambda n: (n in above, -len(below[n]), n)):
        if state[root]:
            continue
        state[root] = 1
        path = [(root, iter(below[root]))]
        while path:
            node, rest = path[-1]
            for other in rest:
                if state[other] != 1:
                    kept[node].append(other)
                if state[other] == 0:
                    state[other] = 1
                    path.append((other, iter(below[other])))
                    break
            else:
                state[node] = 2
                order.append(node)
                path.pop()
    depth = [0] * len(below)
    for node in reversed(order):
        for other in kept[node]:
            depth[other] = max(depth[other], depth[node] + 1)
    return depth


def _stack(
    levels: Sequence[Sequence[int]], links: Sequence[Sequence[int]], step: float, row: float
) -> tuple[list[float], list[float]]:
    """Return places along and across the levels; each level in the order of its neighbours' places."""
    along = [0.0] * len(links)
    for level in levels:
        for place, n in enumerate(level):
            along[n] = place - (len(level) - 1) / 2
    for sweep in range(SWEEPS):
        for level in levels if sweep % 2 == 0 else reversed(levels):
            inside = set(level)
            wanted = {n: _mean([along[o] for o in links[n] if o not in inside], along[n]) for n in level}
            for place, n in enumerate(sorted(level, key=lambda n: (wanted[n], n))):
                along[n] = place - (len(level) - 1) / 2
    across = [0.0] * len(links)
    at = 0.0
    for level in levels:
        rows = -(-len(level) // MOST)
        for place, n in enumerate(sorted(level, key=lambda n: (along[n], n))):
            across[n] = at + (place % rows) * row * 0.8
            along[n] = (place - (len(level) - 1) / 2) * step / rows * (1.0 if rows == 1 else 1.05)
        at += (rows * 0.8 + 0.7) * row if rows else 0.0
    return along, across


def _mean(values: Sequence[float], otherwise: float = 0.5) -> float:
    total = 0.0
    for value in values:
        total += value
    return total / len(values) if values else otherwise


def _on_circle(share: float) -> tuple[float, float]:
    """Return cosine and sine of a share of the full turn by their series: `math.cos` differs between machines."""
    angle = share * FULL_TURN / 8
    cosine = sine = 0.0
    term = 1.0
    for n in range(0, 20, 2):
        cosine += term
        term = term * angle / (n + 1)
        sine += term
        term = -term * angle / (n + 2)
    for _ in range(3):  # doubled three times
        cosine, sine = cosine * cosine - sine * sine, 2 * sine * cosine
    return cosine, sine
