"""Blocks beside each other: communities near where they want to be, parts without a tie in rows."""

from collections.abc import Sequence
from math import floor, sqrt

from ctipgraph.networks.layout.basics import LANDSCAPE, TURN_X, TURN_Y, Block, Box, Positions

FULL = 0.85  # room to filled room where every community lies as it wants
STEPS = 4000  # that the search for a free place takes


def squeeze(
    x: Sequence[float],
    y: Sequence[float],
    blocks: Sequence[Block],
    boxes: Sequence[Box],
    way: float,
    across: float,
) -> tuple[list[float], list[float]]:
    """Set blocks, the largest first, at the free place that is nearest to where they want to be.

    :param way: how far two blocks keep from each other
    """
    reach = [_reach(block, boxes) + way / 2 for block in blocks]
    room = 0.0
    for own in reach:
        room += 4 * own * own * FULL
    width, height = max(x) - min(x) + 1e-9, max(y) - min(y) + 1e-9
    high = sqrt(room / across)
    wanted = [((x[n] - min(x)) / width * high * across, (y[n] - min(y)) / height * high) for n in range(len(x))]
    step = min(reach) / 2
    placed: list[int] = []
    found_x, found_y = [0.0] * len(x), [0.0] * len(y)
    for n in sorted(range(len(x)), key=lambda n: (-reach[n], n)):
        turn_x, turn_y = 1.0, 0.0
        steps = 0
        while True:
            out = step * sqrt(steps)
            at_x, at_y = wanted[n][0] + out * turn_x * across, wanted[n][1] + out * turn_y
            if all(
                _is_clear(at_x - found_x[m], at_y - found_y[m], blocks[n], blocks[m], reach[n] + reach[m], way)
                for m in placed
            ):
                break
            turn_x, turn_y = turn_x * TURN_X - turn_y * TURN_Y, turn_x * TURN_Y + turn_y * TURN_X
            steps += 1
            if steps % STEPS == 0:  # far out there is always room
                step *= 2
        found_x[n], found_y[n] = at_x, at_y
        placed.append(n)
    return found_x, found_y


def _reach(block: Block, boxes: Sequence[Box]) -> float:
    """Return how far a block reaches from its middle."""
    farthest = 0.0
    for n, left, top in block.places:
        dx = abs(left - block.width / 2) + boxes[n].wide
        dy = abs(top - block.height / 2) + boxes[n].high
        farthest = max(farthest, dx * dx + dy * dy)
    return sqrt(farthest)


def _is_clear(dx: float, dy: float, one: Block, other: Block, reach: float, way: float) -> bool:
    if dx * dx + dy * dy >= reach * reach:
        return True
    return abs(dx) >= (one.width + other.width) / 2 + way or abs(dy) >= (one.height + other.height) / 2 + way


def pack(blocks: Sequence[Block], wanted: float = LANDSCAPE) -> dict[int, tuple[int, int]]:
    """Set the blocks in rows, the highest first; so actors that stand alone form neat rows at the end.

    :param wanted: width to height
    """
    area = widest = 0.0
    for block in blocks:
        area, widest = area + block.width * block.height, max(widest, block.width)
    # below a part that is nearly all there is, the others find their place
    across = max(widest, sqrt(area * wanted) if widest * widest < area * wanted / 2 or len(blocks) < 2 else widest)
    places: dict[int, tuple[int, int]] = {}
    left = top = row = 0.0
    for block in sorted(blocks, key=lambda block: (len(block.places) == 1, -block.height)):
        if left > 0 and left + block.width > across:
            left, top, row = 0.0, top + row + 12, 0.0
        for node, x, y in block.places:
            places[node] = floor(left + x + 0.5), floor(top + y + 0.5)
        left, row = left + block.width + 12, max(row, block.height)
    return places


def whole(names: Sequence[str], x: Sequence[float], y: Sequence[float]) -> Positions:
    """Return places in whole numbers, with the upper left corner in (0, 0)."""
    left, top = min(x, default=0.0), min(y, default=0.0)
    return {name: (floor(x[n] - left + 0.5), floor(y[n] - top + 0.5)) for n, name in enumerate(names)}
