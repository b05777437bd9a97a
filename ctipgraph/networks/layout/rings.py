"""Rings around one actor: as many rings away as it takes edges to get there."""

from collections.abc import Mapping, Sequence

from ctipgraph.networks.layout.basics import Box, Links, Positions, boxes_of, number_links
from ctipgraph.networks.layout.packing import whole
from ctipgraph.networks.layout.parts import place_parts
from ctipgraph.networks.layout.room import push

WIDE = 1.5  # a ring is so many times as wide as high, as a screen is
RING = 170.0  # from ring to ring, upwards
PLACE = 18.5  # a ring's half height for each of its members: so many find room for their names
FULL_TURN = 6.283185307179586


def concentric(
    nodes: Sequence[str], edges: Sequence[tuple[str, str]], *, centre: str, sizes: Mapping[str, float] | None = None
) -> Positions:
    """Place nodes on rings around one; who is cut off from it, on the outermost.

    On a ring stands nearest who belongs together: its members go round as they do in a picture by ties.

    :raises ValueError: if the centre, or an end of an edge, is not among the nodes

    >>> places = concentric("abcd", [("a", "b"), ("b", "c")], centre="a")
    >>> away = [abs(places[name][0] - places["a"][0]) + abs(places[name][1] - places["a"][1]) for name in "bc"]
    >>> away[0] < away[1]
    True
    """
    names, links = number_links(nodes, edges)
    boxes = boxes_of(names, sizes)
    turns = _turns(links, boxes, names.index(centre)) if centre in names else []
    numbers = {name: n for n, name in enumerate(names)}
    x, y = [0.0] * len(names), [0.0] * len(names)
    share = [0.0] * len(names)
    radius = 0.0
    inner: set[int] = set()
    for depth, ring in enumerate(rings(nodes, edges, centre)):
        members = [numbers[name] for name in ring]
        if depth:
            radius = max(radius + RING, len(members) * PLACE)
            wanted = {
                n: _near([share[o] for o in links[n] if o in inner], turns[n]) if depth > 1 else turns[n]
                for n in members
            }
            members.sort(key=lambda n: (wanted[n], turns[n], n))
            for n, place in zip(members, _spread([wanted[n] for n in members], PLACE / radius), strict=True):
                share[n] = place
                cosine, sine = _on_circle(share[n])
                x[n], y[n] = WIDE * radius * cosine, radius * sine
        inner = set(members)
    push(x, y, boxes)
    return whole(names, x, y)


def rings(nodes: Sequence[str], edges: Sequence[tuple[str, str]], centre: str) -> list[list[str]]:
    """Return the nodes by their distance from one; the last ring is of those that nothing ties to it, if there are any.

    :raises ValueError: if the centre is not among the nodes

    >>> rings("abcd", [("a", "b"), ("b", "c")], "a")
    [['a'], ['b'], ['c'], ['d']]
    """
    names, links = number_links(nodes, edges)
    if centre not in names:
        raise ValueError(f"the centre {centre!r} is not among the nodes")
    found = [[names.index(centre)]]
    seen = set(found[0])
    while fresh := sorted({other for node in found[-1] for other in links[node]} - seen):
        seen.update(fresh)
        found.append(fresh)
    found.append([n for n in range(len(names)) if n not in seen])
    return [[names[n] for n in ring] for ring in found if ring]


def _turns(links: Links, boxes: Sequence[Box], centre: int) -> list[float]:
    """Return where each lies around the centre in a picture by ties, from 0 to below 1."""
    places = place_parts(links, boxes)
    middle_x, middle_y = places[centre]
    turns = []
    for n in range(len(links)):
        x, y = (places[n][0] - middle_x) / WIDE, float(places[n][1] - middle_y)
        part = y / (abs(x) + abs(y)) if x or y else 0.0  # grows with the angle, without an arc tangent
        turns.append((part if x >= 0 else 2.0 - part) / 4 % 1.0)
    return turns


def _near(shares: Sequence[float], wanted: float) -> float:
    """Of the places of who stands further in, the nearest on the circle."""
    return min(shares, key=lambda one: (abs((one - wanted + 0.5) % 1.0 - 0.5), one), default=wanted)


def _spread(wanted: Sequence[float], least: float) -> list[float]:
    """Return places on a circle, at least so far apart and as near to the wanted ones, which are sorted, as may be.

    >>> [round(place, 3) for place in _spread([0.2, 0.2, 0.9], 0.1)]
    [0.15, 0.25, 0.9]
    """
    count = len(wanted)
    if count * least > 0.999:
        return [(wanted[0] + n / count) % 1.0 for n in range(count)]
    gaps = [(wanted[(n + 1) % count] + (n + 1 == count) - wanted[n], n) for n in range(count)]
    first = (max(gaps)[1] + 1) % count  # cut where the circle is emptiest
    line = [wanted[(first + n) % count] + (first + n >= count) - n * least for n in range(count)]
    runs: list[tuple[float, int]] = []  # pools of adjacent violators: who stands too near stands in one run
    for value in line:
        total, size = value, 1
        while runs and runs[-1][0] * size > total * runs[-1][1]:
            total, size = total + runs[-1][0], size + runs.pop()[1]
        runs.append((total, size))
    places = [total / size for total, size in runs for _ in range(size)]
    is_loose = places[-1] + (count - 1) * least - places[0] <= 1 - least
    found = [0.0] * count
    for n in range(count):
        found[(first + n) % count] = (places[n] + n * least if is_loose else places[0] + n / count) % 1.0
    return found


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
