"""Groups that are given, each as a disc of its members, those with many ties near each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import sqrt

from ctipgraph.networks.layout.basics import RADIUS, TURN_X, TURN_Y, Positions

__all__ = ["discs"]

APART = 2.6 * RADIUS  # from one member to the next, about
NEAREST = 3  # ties of a group that decide where it stands


def discs(groups: Mapping[str, int], edges: Sequence[tuple[str, str]]) -> Positions:
    """Place nodes in discs, one for each group; the order of ``groups`` and ``edges`` does not matter.

    >>> places = discs({"a": 0, "b": 0, "c": 1}, [("a", "c")])
    >>> len(set(places.values()))
    3
    """
    from ctipgraph.networks.layout import layout

    members: dict[int, list[str]] = {}
    for name in sorted(groups):
        members.setdefault(groups[name], []).append(name)
    ties = Counter((min(pair), max(pair)) for one, other in edges if len(pair := {groups[one], groups[other]}) > 1)
    sizes = {str(group): APART * (sqrt(len(inside)) + 1) for group, inside in members.items()}
    middles = layout(list(sizes), strongest(ties), sizes=sizes)
    places: Positions = {}
    for group, inside in members.items():
        x, y = middles[str(group)]
        cos, sin = 1.0, 0.0
        for n, name in enumerate(inside):
            away = APART * sqrt(n)
            places[name] = round(x + away * cos), round(y + away * sin)
            cos, sin = cos * TURN_X - sin * TURN_Y, cos * TURN_Y + sin * TURN_X
    left, top = (min((place[axis] for place in places.values()), default=0) for axis in (0, 1))
    return {name: (x - left, y - top) for name, (x, y) in places.items()}


def strongest(ties: Mapping[tuple[int, int], int]) -> list[tuple[str, str]]:
    """Return the pairs that are among the strongest three of one of their ends, as names.

    >>> strongest({(0, 1): 5, (0, 2): 1})
    [('0', '1'), ('0', '2')]
    """
    of: dict[int, list[tuple[int, int]]] = {}
    for pair in sorted(ties, key=lambda pair: (-ties[pair], pair)):
        for end in pair:
            of.setdefault(end, []).append(pair)
    return [
        (str(one), str(other)) for one, other in sorted({pair for pairs in of.values() for pair in pairs[:NEAREST]})
    ]
