"""What all layouts share: the room that an actor takes, blocks of placed actors, a generator of numbers."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

RADIUS = 12.0  # of an actor's figure where `sizes` does not say
NAME_WIDTH, NAME_HEIGHT = 138.0, 44.0  # the room that a wrapped name takes
TURN_X, TURN_Y = -0.7373688780783197, 0.6754902942615238  # by the golden angle: a spiral that fills evenly
LANDSCAPE = 1.5  # width to height that a screen wants

Links = Sequence[Sequence[int]]
Positions = dict[str, tuple[int, int]]


class Box(NamedTuple):
    """Half the width and half the height that an actor takes with its name."""

    wide: float
    high: float


class Block(NamedTuple):
    """Actors placed together, from (0, 0) to (width, height)."""

    places: list[tuple[int, float, float]]
    width: float
    height: float


class Random:
    """A small generator of our own: `random` does not promise the same numbers for ever."""

    def __init__(self, seed: int) -> None:
        self.state = (seed * 2654435761 + 12345) & 0xFFFFFFFF

    def below(self, limit: int) -> int:
        """Return a whole number from 0 to below the limit."""
        self.state = (self.state * 1664525 + 1013904223) & 0xFFFFFFFF
        return ((self.state >> 8) * limit) >> 24


def components(links: Links) -> Iterator[list[int]]:
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


def number_links(nodes: Sequence[str], edges: Sequence[tuple[str, str]]) -> tuple[list[str], list[list[int]]]:
    """Return the names sorted, and for each its neighbours as numbers: parallels count once, loops not."""
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
    return names, [sorted(others) for others in neighbours]


def boxes_of(names: Sequence[str], sizes: Mapping[str, float] | None, share: float = 1.0) -> list[Box]:
    """Return the room of each: its figure, and a share of the room that a name takes."""
    radii = [(sizes or {}).get(name, RADIUS) for name in names]
    return [Box(max(radius, share * NAME_WIDTH / 2), radius + share * NAME_HEIGHT / 2) for radius in radii]


def within(members: Sequence[int], links: Links) -> list[list[int]]:
    """Return the links among some nodes, which are numbered anew in the order given."""
    local = {node: n for n, node in enumerate(members)}
    return [[local[other] for other in links[node] if other in local] for node in members]


def block_of(members: Sequence[int], x: Sequence[float], y: Sequence[float], boxes: Sequence[Box]) -> Block:
    """Return placed nodes as a block whose upper left corner is (0, 0)."""
    left = min(x[n] - box.wide for n, box in enumerate(boxes))
    top = min(y[n] - box.high for n, box in enumerate(boxes))
    width = max(x[n] - left + box.wide for n, box in enumerate(boxes))
    height = max(y[n] - top + box.high for n, box in enumerate(boxes))
    return Block([(node, x[n] - left, y[n] - top) for n, node in enumerate(members)], width, height)
