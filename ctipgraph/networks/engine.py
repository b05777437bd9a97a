"""The measures that networkx computes: the one door to it for networks of ties.

Nodes are numbers, so that no order of names or of hashes can decide anything.
"""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx

Links = Sequence[tuple[int, int, int]]
SEED = 0


def betweenness(count: int, links: Links) -> list[float]:
    """Return for each of `count` nodes the share of the pairs of others between which it lies, 0 to 1.

    >>> betweenness(3, [(0, 1, 1), (1, 2, 1)])
    [0.0, 1.0, 0.0]
    """
    return list(nx.betweenness_centrality(_graph(count, links)).values())


def cores(count: int, links: Links) -> list[int]:
    """Return for each node the largest k of which it is in the k-core.

    >>> cores(4, [(0, 1, 1), (1, 2, 1), (0, 2, 1), (2, 3, 1)])
    [2, 2, 2, 1]
    """
    found = nx.core_number(_graph(count, links))
    return [found[node] for node in range(count)]


def communities(count: int, links: Links) -> list[set[int]]:
    """Return the communities that Louvain's method finds by the ties' weights, with a fixed seed.

    >>> communities(4, [(0, 1, 5), (2, 3, 5), (1, 2, 1)])
    [{0, 1}, {2, 3}]
    """
    found = nx.community.louvain_communities(_graph(count, links), weight="weight", seed=SEED)
    return [set(members) for members in found]


def _graph(count: int, links: Links) -> nx.Graph:
    graph = nx.Graph()
    graph.add_nodes_from(range(count))
    graph.add_weighted_edges_from(links)
    return graph
