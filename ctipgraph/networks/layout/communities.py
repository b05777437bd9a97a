"""Communities: actors who have more to do with each other than chance would give (Blondel and others, 2008).

Louvain's method in whole numbers: what is compared are products of counts, so that no rounding, and no
order of the input, can decide.
"""

from collections.abc import Sequence

from ctipgraph.networks.layout.basics import Links, components, number_links, within

__all__ = ["communities"]

SMALLEST = 4  # smaller ones join the neighbour that they have most to do with
PASSES = 12


def communities(nodes: Sequence[str], edges: Sequence[tuple[str, str]]) -> dict[str, int]:
    """Return the community of each node: 0 for the largest, and so on.

    >>> edges = [("a", "b"), ("b", "c"), ("c", "d"), ("d", "a"), ("a", "c")]
    >>> edges += [(one.upper(), other.upper()) for one, other in edges] + [("a", "A")]
    >>> found = communities("abcdABCD", edges)
    >>> found["a"] == found["c"] != found["A"] == found["C"]
    True
    """
    names, links = number_links(nodes, edges)
    return {names[node]: n for n, members in enumerate(split(links)) for node in members}


def split(links: Links) -> list[list[int]]:
    """Return the communities, the largest first; each of them hangs together."""
    weights = [dict.fromkeys(others, 1) for others in links]
    own = [0] * len(links)
    group = list(range(len(links)))
    while True:
        moved = _move(weights, own)
        if len(set(moved)) == len(weights):
            break
        moved, weights, own = _merge(moved, weights, own)
        group = [moved[mine] for mine in group]
    group = _join_small(group, links)
    members: dict[int, list[int]] = {}
    for node, mine in enumerate(group):
        members.setdefault(mine, []).append(node)
    parts = [[inside[n] for n in part] for inside in members.values() for part in components(within(inside, links))]
    return sorted(parts, key=lambda part: (-len(part), part[0]))


def _move(weights: Sequence[dict[int, int]], own: Sequence[int]) -> list[int]:
    """Move each to the neighbouring community where it gains most, until none gains."""
    ends = [sum(row.values()) + 2 * own[n] for n, row in enumerate(weights)]
    double = sum(ends)
    group, total = list(range(len(weights))), ends[:]
    for _ in range(PASSES):
        has_moved = False
        for node, row in enumerate(weights):
            mine, mine_ends = group[node], ends[node]
            total[mine] -= mine_ends
            shared = {mine: 0}
            for other, weight in row.items():
                theirs = group[other]
                shared[theirs] = shared.get(theirs, 0) + weight
            best, most = mine, shared[mine] * double - total[mine] * mine_ends
            for theirs, weight in shared.items():
                gain = weight * double - total[theirs] * mine_ends
                if gain > most or (gain == most and theirs < best != mine):
                    best, most = theirs, gain
            total[best] += mine_ends
            if best != mine:
                group[node], has_moved = best, True
        if not has_moved:
            break
    return group


def _merge(
    group: Sequence[int], weights: Sequence[dict[int, int]], own: Sequence[int]
) -> tuple[list[int], list[dict[int, int]], list[int]]:
    """Return the communities numbered, and as the nodes of a smaller network."""
    number = {old: n for n, old in enumerate(dict.fromkeys(group))}
    merged: list[dict[int, int]] = [{} for _ in number]
    inside = [0] * len(number)
    numbered = [number[old] for old in group]
    for node, row in enumerate(weights):
        mine = numbered[node]
        inside[mine] += own[node]
        for other, weight in row.items():
            theirs = numbered[other]
            if theirs != mine:
                merged[mine][theirs] = merged[mine].get(theirs, 0) + weight
            elif node < other:
                inside[mine] += weight
    return numbered, merged, inside


def _join_small(group: Sequence[int], links: Links) -> list[int]:
    """Let the members of very small communities join the neighbours that they share most links with."""
    size: dict[int, int] = {}
    for mine in group:
        size[mine] = size.get(mine, 0) + 1
    joined = list(group)
    members: dict[int, list[int]] = {}
    for node, mine in enumerate(group):
        if size[mine] < SMALLEST:
            members.setdefault(mine, []).append(node)
    for small, inside in members.items():
        shared: dict[int, int] = {}
        for node in inside:
            for other in links[node]:
                if joined[other] != small:
                    shared[joined[other]] = shared.get(joined[other], 0) + 1
        if shared:
            into = max(shared, key=lambda theirs: (shared[theirs], -theirs))
            for node in inside:
                joined[node] = into
    return joined
