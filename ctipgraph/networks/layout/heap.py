"""A community as a round heap: as evenly filled as the seeds of a sunflower, without rows.

Who lies in the middle and in which direction is kept from the picture that was there before.
"""

from collections.abc import Sequence
from math import sqrt

from ctipgraph.networks.layout.basics import TURN_X, TURN_Y, Box, Links
from ctipgraph.networks.layout.room import push, thin

TRIES = ((0.4, 1.35), (0.7, 1.5), (1.0, 1.7), (1.0, 2.1), (1.0, 2.6))  # how even, and room to filled room
PUSHES = 16
CIRCLE = 3.141592653589793


def heap(x: list[float], y: list[float], boxes: Sequence[Box], links: Links) -> None:
    """Give every actor room, as near to where it lies as may be, with hubs rather in the middle."""
    count, filled, wide, high = len(x), 0.0, 0.0, 0.0
    for box in boxes:
        filled, wide, high = filled + 4 * box.wide * box.high, wide + box.wide, high + box.high
    flat = sqrt(sqrt(wide / high))
    _to_the_hubs(x, y, links)
    out = [sqrt(a * a + b * b) for a, b in zip(x, y, strict=True)]
    order = sorted(range(count), key=lambda n: (out[n], n))
    reach = sqrt(filled / CIRCLE)
    inner = [sqrt((rank + 0.5) / count) for rank in range(count)]
    slots = _slots(order, x, y)
    before_x, before_y = [0.0] * count, [0.0] * count
    for rank, n in enumerate(order):  # the distances evened out, the directions kept
        share = inner[rank] / (out[n] + 1e-9)
        before_x[n], before_y[n] = x[n] * share, y[n] * share
    for even, room in TRIES:
        wide_reach, high_reach = reach * sqrt(room) * flat, reach * sqrt(room) / flat
        for n in range(count):
            x[n] = wide_reach * ((1 - even) * before_x[n] + even * slots[n][0])
            y[n] = high_reach * ((1 - even) * before_y[n] + even * slots[n][1])
        if push(x, y, boxes, PUSHES):
            return
    thin(x, y, boxes, 1.0)
    push(x, y, boxes)


def _to_the_hubs(x: list[float], y: list[float], links: Links) -> None:
    """Move the picture so that its hubs lie about (0, 0)."""
    middle_x = middle_y = weight = 0.0
    for n, others in enumerate(links):
        own = len(others) * len(others)
        middle_x, middle_y, weight = middle_x + own * x[n], middle_y + own * y[n], weight + own
    for n in range(len(x)):
        x[n], y[n] = x[n] - middle_x / weight, y[n] - middle_y / weight


def _slots(order: Sequence[int], x: Sequence[float], y: Sequence[float]) -> list[tuple[float, float]]:
    """Give each a seed's place in a sunflower (radius 1), ring by ring, in the order of directions."""
    seeds: list[tuple[float, float]] = []
    turn_x, turn_y = 1.0, 0.0
    for rank in range(len(order)):
        out = sqrt((rank + 0.5) / len(order))
        seeds.append((out * turn_x, out * turn_y))
        turn_x, turn_y = turn_x * TURN_X - turn_y * TURN_Y, turn_x * TURN_Y + turn_y * TURN_X
    slots = [(0.0, 0.0)] * len(order)
    start, ring = 0, 3
    while start < len(order):
        inside = order[start : start + ring]
        places = sorted(seeds[start : start + ring], key=lambda seed: _direction(*seed))
        for n, place in zip(sorted(inside, key=lambda n: (_direction(x[n], y[n]), n)), places, strict=True):
            slots[n] = place
        start, ring = start + ring, ring + 6
    return slots


def _direction(x: float, y: float) -> float:
    """Return a number from 0 to 4 that grows with the angle."""
    share = y / (abs(x) + abs(y) + 1e-300)
    if x < 0:
        return 2.0 - share
    return share if y >= 0 else 4.0 + share
