"""A whole network: each part that hangs together is placed for itself, then the parts stand side by side."""

from collections.abc import Sequence

from ctipgraph.networks.layout.basics import LANDSCAPE, Box, Links, components
from ctipgraph.networks.layout.blocks import place
from ctipgraph.networks.layout.packing import pack


def place_parts(
    links: Links, boxes: Sequence[Box], seed: int = 1, across: float = LANDSCAPE
) -> dict[int, tuple[int, int]]:
    """Return the places of all nodes; `across` is the width to height that is wanted.

    >>> sorted(place_parts([[1], [0], []], [Box(20, 20)] * 3))
    [0, 1, 2]
    """
    return pack([place(part, links, boxes, seed, across) for part in components(links)], across)
