"""Room for every actor: a picture is spread, evened out where it is crowded, and pushed until nothing overlaps."""

from collections.abc import Iterator, Sequence
from math import floor, sqrt

from ctipgraph.networks.layout.basics import LANDSCAPE, Box
from ctipgraph.networks.layout.stress import ALL_PAIRS

ROOM = 1.2  # free room to filled room
EVENNESS = (0.0, 0.5, 0.75, 1.0)  # how far a crowd is evened out, if less does not do; 1 always does
PUSHES = 60


def separate(
    x: list[float], y: list[float], boxes: Sequence[Box], room: float = ROOM, across: float = LANDSCAPE
) -> None:
    """Spread the actors over the room they need, then push them apart until no two overlap."""
    filled = 0.0
    for box in boxes:
        filled += 4 * box.wide * box.high
    width, height = max(x) - min(x) + 1e-9, max(y) - min(y) + 1e-9
    stretch = min(1.5, max(1.0, across * height / width))
    scale = sqrt(filled * (1 + room) / (width * stretch * max(height, width / 4)))
    for n in range(len(x)):
        x[n], y[n] = x[n] * scale * stretch, y[n] * scale
    crowd = 0 if len(x) <= ALL_PAIRS else 1 if len(x) <= 8 * ALL_PAIRS else 2
    for even in EVENNESS[crowd:]:
        thin(x, y, boxes, even)
        if push(x, y, boxes):
            return


def push(x: list[float], y: list[float], boxes: Sequence[Box], pushes: int = PUSHES) -> bool:
    """Push overlapping pairs apart, the shorter way; false if some are left."""
    for _ in range(pushes):
        overlaps = 0
        for one, other in close(x, y, boxes):
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


def thin(x: list[float], y: list[float], boxes: Sequence[Box], even: float) -> None:
    """Even out a crowd: move towards a grid that keeps who is left of whom and above whom."""
    wide, high = cell(boxes)
    columns = max(1, floor(sqrt(len(x) * LANDSCAPE * high / wide)))
    rows = -(-len(x) // columns)
    by_x = sorted(range(len(x)), key=lambda n: (x[n], n))
    for column in range(columns):
        inside = sorted(by_x[column * rows : (column + 1) * rows], key=lambda n: (y[n], n))
        for row, n in enumerate(inside):
            x[n] = (1 - even) * x[n] + even * (column - columns / 2) * wide * sqrt(1 + ROOM)
            y[n] = (1 - even) * y[n] + even * (row - rows / 2) * high * sqrt(1 + ROOM)


def cell(boxes: Sequence[Box]) -> tuple[float, float]:
    """Return a cell as large as the largest actor: only those in neighbouring cells can overlap."""
    return 2 * max(box.wide for box in boxes) + 2, 2 * max(box.high for box in boxes) + 2


def close(x: Sequence[float], y: Sequence[float], boxes: Sequence[Box]) -> Iterator[tuple[int, int]]:
    """Yield the pairs that may overlap."""
    wide, high = cell(boxes)
    cells: dict[tuple[int, int], list[int]] = {}
    for n in range(len(x)):
        cells.setdefault((floor(x[n] / wide), floor(y[n] / high)), []).append(n)
    for (i, j), inside in cells.items():
        beside = [n for cell in ((i + 1, j - 1), (i + 1, j), (i + 1, j + 1), (i, j + 1)) for n in cells.get(cell, ())]
        for n, one in enumerate(inside):
            yield from ((one, other) for other in inside[n + 1 :] + beside)
