"""Positions of the actors in a picture: computed once, the same on every machine.

The distance of two actors follows the length of the path between them. Up to some hundred actors, of several
starts the one with the fewest crossings is taken and untangled further; above, communities are placed for
themselves and then side by side. Every actor has room, and the parts of the network that do not hang together
stand side by side.

Only + - * / and square roots of floats are used, in a fixed order: IEEE 754 rounds those alike
everywhere. (``sum`` of floats, ``**`` and ``math.exp`` may differ from one Python to the next.)
"""

from collections.abc import Mapping, Sequence
from math import sqrt

from ctipgraph.networks.layout.bands import layered, timeline
from ctipgraph.networks.layout.basics import (
    NAME_HEIGHT,
    NAME_WIDTH,
    RADIUS,
    Positions,
    boxes_of,
    number_links,
)
from ctipgraph.networks.layout.communities import communities
from ctipgraph.networks.layout.parts import place_parts
from ctipgraph.networks.layout.rings import concentric, rings

__all__ = [
    "NAME_HEIGHT",
    "NAME_WIDTH",
    "RADIUS",
    "Positions",
    "communities",
    "concentric",
    "layered",
    "layout",
    "rings",
    "timeline",
]

WITH_NAMES = 400  # so many actors get room for their whole names; more of them the less, the more they are
LEAST_ROOM = 0.3


def layout(
    nodes: Sequence[str],
    edges: Sequence[tuple[str, str]],
    *,
    seed: int = 1,
    sizes: Mapping[str, float] | None = None,
) -> Positions:
    """Give every node a place; no two overlap, and names have room (of more than 400 nodes: figures have).

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
    names, links = number_links(nodes, edges)
    share = min(1.0, max(LEAST_ROOM, sqrt(WITH_NAMES / max(1, len(names)))))
    boxes = boxes_of(names, sizes, share)
    places = place_parts(links, boxes, seed)
    return {name: places[n] for n, name in enumerate(names)}
