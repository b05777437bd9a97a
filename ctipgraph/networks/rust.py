"""The one door to rustworkx, for networks in which networkx would take minutes (extra `large`)."""

from __future__ import annotations

from collections.abc import Sequence

from ctipgraph.errors import MissingExtraError

try:
    import rustworkx
except ImportError:
    raise MissingExtraError("rustworkx is not installed; get it with: pip install 'ctipgraph[large]'") from None


def betweenness(count: int, links: Sequence[tuple[int, int, int]]) -> list[float]:
    """Return what `networks.network.betweenness` returns.

    >>> betweenness(3, [(0, 1, 1), (1, 2, 1)])
    [0.0, 1.0, 0.0]
    """
    graph = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(count))
    graph.add_edges_from(links)
    # in one thread: the order in which several of them add up would show in the last digits
    return list(rustworkx.graph_betweenness_centrality(graph, parallel_threshold=count + 1).values())
