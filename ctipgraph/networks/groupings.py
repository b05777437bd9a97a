"""Components and communities, and how far two ways of grouping the same bodies agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from math import comb

from ctipgraph.networks.cuts import Cuts
from ctipgraph.networks.measures import numbered
from ctipgraph.networks.weaving import Network

Groups = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Grouping:
    """A way of dividing the bodies of a network into groups, the largest first."""

    name: str
    label: str
    definition: str
    source: str
    groups: Callable[[Network], Groups]
    weighted: bool = False


def components(network: Network) -> Groups:
    """Return the parts of a network between which there is no path."""
    return Cuts(network.neighbours).components


def communities(network: Network) -> Groups:
    """Return the communities that Louvain's method finds by the weights of ties."""
    from ctipgraph.networks.network import communities as found

    groups = (tuple(sorted(network.nodes[number] for number in group)) for group in found(*numbered(network)))
    return tuple(sorted(groups, key=lambda group: (-len(group), group)))


def agreement(one: Mapping[str, Hashable], other: Mapping[str, Hashable]) -> float | None:
    """Return how far two groupings agree on what both group: the Rand index adjusted for chance.

    1 where they are the same, about 0 where they agree as chance would; None where one of them says nothing: it puts
    all into one group, or each into its own (Hubert and Arabie 1985, https://doi.org/10.1007/BF01908075).

    >>> agreement({"a": 1, "b": 1, "c": 2, "d": 2}, {"a": "x", "b": "x", "c": "y", "d": "y"})
    1.0
    >>> agreement({"a": 1, "b": 1, "c": 2, "d": 2}, {"a": "x", "b": "y", "c": "x", "d": "y"})
    -0.5
    """
    common = sorted(one.keys() & other.keys())
    together = _pairs(Counter((one[node], other[node]) for node in common))
    first, second = _pairs(Counter(one[node] for node in common)), _pairs(Counter(other[node] for node in common))
    everything = comb(len(common), 2)
    if not (0 < first < everything and 0 < second < everything):
        return None
    by_chance = first * second  # both times the number of pairs, so that all are whole numbers
    return 2 * (together * everything - by_chance) / ((first + second) * everything - 2 * by_chance)


def _pairs(sizes: Counter[Hashable]) -> int:
    return sum(comb(size, 2) for size in sizes.values())


def of_body(groups: Groups) -> dict[str, int]:
    """Return the number of each body's group, counted from 1."""
    return {node: number for number, group in enumerate(groups, start=1) for node in group}


GROUPINGS: Mapping[str, Grouping] = {
    row.name: row
    for row in (
        Grouping(
            "components",
            "component",
            "parts of the network between which there is no path; direction and weight don't count",
            "Wasserman and Faust 1994, Social Network Analysis, 4.2",
            components,
        ),
        Grouping(
            "communities",
            "community",
            "groups with more ties inside than chance would give (Louvain's method, seed 0, by weights; direction does "
            "not count); another seed may divide the network otherwise",
            "Blondel and others 2008, https://doi.org/10.1088/1742-5468/2008/10/P10008",
            communities,
            weighted=True,
        ),
    )
}
