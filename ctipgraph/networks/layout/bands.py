"""Bands: rows from giver to receiver, and years side by side."""

from collections.abc import Mapping, Sequence

from ctipgraph.networks.layout.basics import LANDSCAPE, Links, Positions, boxes_of, number_links, within
from ctipgraph.networks.layout.packing import whole
from ctipgraph.networks.layout.parts import place_parts
from ctipgraph.networks.layout.room import push

STEP, ROW = 150.0, 120.0  # from name to name beside each other, and below each other
LOOSE = 2.0  # in a short row, names stand so many times farther apart at most
OFFSET = 34.0  # every other one stands lower, so that a line along the row runs beside it
STREET = 110.0  # between two bands
MOST = 12  # in one row; more stand in several
SWEEPS = 8


def layered(
    nodes: Sequence[str],
    edges: Sequence[tuple[str, str]],
    *,
    layers: Mapping[str, str],
    sizes: Mapping[str, float] | None = None,
) -> Positions:
    """Place nodes in rows by their layer, the first on top; neighbours stand above each other where they can.

    >>> places = layered("abc", [("a", "b")], layers={"a": "2", "b": "1", "c": "2"})
    >>> places["b"][1] < places["a"][1]
    True
    """
    names, links = number_links(nodes, edges)
    rows = _by(names, layers)
    if not rows:
        return {}
    widest = min(MOST, max(map(len, rows))) * STEP
    along = [0.0] * len(names)
    step = {n: min(LOOSE * STEP, widest / len(row)) for row in rows for n in row}
    for row in rows:
        _set(row, along, step)
    for sweep in range(SWEEPS):
        for row in rows if sweep % 2 == 0 else reversed(rows):
            inside = set(row)
            wanted = {n: _mean([along[o] for o in links[n] if o not in inside], along[n]) for n in row}
            _set(sorted(row, key=lambda n: (wanted[n], n)), along, step)
    down, top = [0.0] * len(names), 0.0
    for row in rows:
        several = -(-len(row) // MOST)
        for place, n in enumerate(sorted(row, key=lambda n: (along[n], n))):
            down[n] = top + (place % several) * ROW * 0.8 if several > 1 else top + (place % 2) * OFFSET
        top += (several - 1) * ROW * 0.8 + STREET + OFFSET
    push(along, down, boxes_of(names, sizes))
    return whole(names, along, down)


def timeline(
    nodes: Sequence[str],
    edges: Sequence[tuple[str, str]],
    *,
    dates: Mapping[str, str],
    sizes: Mapping[str, float] | None = None,
) -> Positions:
    """Place nodes in a band for each year, the first on the left, by their ties; those without a date stand rightmost.

    >>> places = timeline("abc", [("a", "b")], dates={"a": "2024-09-25", "b": "2014-07-19"})
    >>> places["b"][0] < places["a"][0] < places["c"][0]
    True
    """
    names, links = number_links(nodes, edges)
    boxes = boxes_of(names, sizes)
    bands = _by(names, {name: day[:4] for name, day in dates.items()})
    x, y = [0.0] * len(names), [0.0] * len(names)
    left = 0.0
    placed: set[int] = set()
    for band in bands:
        own = [boxes[n] for n in band]
        places = place_parts(within(band, links), own, across=max(0.4, LANDSCAPE / len(bands)))
        reach = [places[n][0] - box.wide for n, box in enumerate(own)]
        middle = (min(at for _, at in places.values()) + max(at for _, at in places.values())) / 2
        for n, node in enumerate(band):
            x[node], y[node] = left + places[n][0] - min(reach), places[n][1] - middle
        _mirror(band, placed, links, x, y)
        placed.update(band)
        left = max(x[node] + boxes[node].wide for node in band) + STREET
    return whole(names, x, y)


def _mirror(band: Sequence[int], placed: set[int], links: Links, x: list[float], y: list[float]) -> None:
    """Turn a band round where that brings its members nearer to those in other bands that they have ties to."""
    inside = set(band)
    ends = min(x[n] for n in band) + max(x[n] for n in band)
    pull = level = 0.0
    for n in band:
        for other in links[n]:
            if other in placed:
                pull, level = pull - (x[n] - ends / 2), level + y[n] * y[other]
            elif other not in inside:
                pull += x[n] - ends / 2
    for n in band:
        x[n] = ends - x[n] if pull < 0 else x[n]
        y[n] = -y[n] if level < 0 else y[n]


def _by(names: Sequence[str], keys: Mapping[str, str]) -> list[list[int]]:
    """Return the numbers of the names by their key, in its order; those without one come last."""
    found: dict[tuple[bool, str], list[int]] = {}
    for n, name in enumerate(names):
        key = keys.get(name, "")
        found.setdefault((not key, key), []).append(n)
    return [found[key] for key in sorted(found)]


def _set(order: Sequence[int], along: list[float], step: Mapping[int, float]) -> None:
    for place, n in enumerate(order):
        along[n] = (place - (len(order) - 1) / 2) * step[n]


def _mean(values: Sequence[float], otherwise: float) -> float:
    total = 0.0
    for value in values:
        total += value
    return total / len(values) if values else otherwise
