"""Where a network falls apart: cut points and bridges, with what each of them holds together.

One walk in depth (Hopcroft and Tarjan 1973, https://doi.org/10.1145/362248.362272): linear in nodes and ties. In the
order in which the walk enters them, all that hangs below a node follows it, so that a part is a span of that order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Neighbours = Mapping[str, Sequence[str]]
Pair = tuple[str, str]
Span = tuple[int, int]


class Cuts:
    """The components, cut points and bridges of an undirected network.

    >>> found = Cuts({"a": ["b"], "b": ["a", "c"], "c": ["b"]})
    >>> found.cut_off, found.parts("b")
    ({'b': 1}, (('a',), ('c',)))
    >>> found.smaller_sides, found.smaller_side(("b", "c"))
    ({('a', 'b'): 1, ('b', 'c'): 1}, ('c',))
    """

    def __init__(self, neighbours: Neighbours) -> None:
        self._walk = _Walk(neighbours)
        self._component: dict[str, Span] = {}
        self._hanging: dict[str, list[Span]] = {}
        self._bridges: dict[Pair, Span] = {}
        for root in sorted(neighbours):
            if root not in self._walk.entered:
                self._cut(root)
        self.components: tuple[tuple[str, ...], ...] = tuple(
            sorted((self._members(span) for span in set(self._component.values())), key=_largest_first)
        )
        # how many are cut off from the largest part that is left where a cut point leaves
        self.cut_off = {node: n for node in sorted(self._hanging) if (n := self._lost(node))}
        self.smaller_sides = {pair: self._smaller(pair) for pair in sorted(self._bridges)}

    def parts(self, node: str) -> tuple[tuple[str, ...], ...]:
        """Return what the component of a body falls into without it, the largest part first."""
        hanging = self._hanging.get(node, [])
        pieces = [self._members(span) for span in hanging]
        gone = {node}.union(*pieces)
        pieces.append(tuple(other for other in self._members(self._component[node]) if other not in gone))
        return tuple(sorted(filter(None, pieces), key=_largest_first))

    def smaller_side(self, pair: Pair) -> tuple[str, ...]:
        """Return the bodies on the smaller side of a bridge, sorted; of two equal sides that below it in the walk."""
        below = self._members(self._bridges[pair])
        whole = self._members(self._component[pair[0]])
        return below if 2 * len(below) <= len(whole) else tuple(sorted(set(whole) - set(below)))

    def _cut(self, root: str) -> None:
        walk = self._walk
        first, last = whole = walk.from_root(root)
        self._component.update(dict.fromkeys(walk.order[first:last], whole))
        for child in walk.order[first + 1 : last]:
            parent = walk.parent[child]
            if walk.low[child] >= walk.entered[parent]:
                self._hanging.setdefault(parent, []).append(walk.below(child))
            if walk.low[child] > walk.entered[parent]:
                self._bridges[min(parent, child), max(parent, child)] = walk.below(child)

    def _members(self, span: Span) -> tuple[str, ...]:
        return tuple(sorted(self._walk.order[span[0] : span[1]]))

    def _lost(self, node: str) -> int:
        sizes = [_size(span) for span in self._hanging[node]]
        others = _size(self._component[node]) - 1
        return others - max(*sizes, others - sum(sizes))

    def _smaller(self, pair: Pair) -> int:
        below, whole = _size(self._bridges[pair]), _size(self._component[pair[0]])
        return min(below, whole - below)


def _size(span: Span) -> int:
    return span[1] - span[0]


def _largest_first(members: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    return -len(members), members


class _Walk:
    """The walk: when a node was entered, from where, and the earliest node that it leads back to without its parent."""

    def __init__(self, neighbours: Neighbours) -> None:
        self._near = neighbours
        self._size: dict[str, int] = {}
        self.order: list[str] = []
        self.entered: dict[str, int] = {}
        self.low: dict[str, int] = {}
        self.parent: dict[str, str] = {}

    def from_root(self, root: str) -> Span:
        """Walk a component, and return its span."""
        start = len(self.order)
        self._enter(root)
        stack = [(root, iter(self._near[root]))]
        while stack:
            node, others = stack[-1]
            for other in others:
                if other not in self.entered:
                    self.parent[other] = node
                    self._enter(other)
                    stack.append((other, iter(self._near[other])))
                    break
                if other != self.parent.get(node):
                    self.low[node] = min(self.low[node], self.entered[other])
            else:
                stack.pop()
                if stack:
                    above = stack[-1][0]
                    self.low[above] = min(self.low[above], self.low[node])
                    self._size[above] += self._size[node]
        return start, len(self.order)

    def below(self, node: str) -> Span:
        """Return the span of a node with all that hangs below it."""
        return self.entered[node], self.entered[node] + self._size[node]

    def _enter(self, node: str) -> None:
        self.entered[node] = self.low[node] = len(self.order)
        self._size[node] = 1
        self.order.append(node)
