"""The best path from one entry to another, by a declared order of what makes a path good.

Each flaw of `flaws.FLAWS` is counted over the steps, and so are the steps. A judgement that two entries are one body
is a tie of its own that adds no length. The counts are digits of one number, and the lesser number is the better path:

* shortest: the fewest steps; among those the fewest flaws, the gravest first;
* best-evidenced: the fewest flaws, the gravest first; among those the fewest steps.

The search is Dijkstra's from both ends. It keeps every tie that lies on an equally good path, so that the one which
is returned, the first by the ids of its stops and facts, does not hang on the order of the search.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from heapq import heappop, heappush
from typing import NamedTuple

from ctipgraph.networks.flaws import BIT, FLAWS, Tie, Ties

IsOpen = Callable[[Tie], bool]
_DIGIT = 20  # bits for one count: more steps than any path has
_NEVER = 1 << (_DIGIT * (len(FLAWS) + 2))


def _weigh(flaws: int, *, length_first: bool) -> int:
    length = 0 if flaws & BIT["judged"] else 1  # a judgement leads nowhere, it says where one is
    counts = [flaws >> place & 1 for place in range(len(FLAWS))]
    weight = 0
    for digit in (length, *counts) if length_first else (*counts, length):
        weight = weight << _DIGIT | digit
    return weight


_ALL = range(1 << len(FLAWS))
# the weight of a step by its flaws
ORDERS: Mapping[str, tuple[int, ...]] = {
    "shortest": tuple(_weigh(flaws, length_first=True) for flaws in _ALL),
    "best-evidenced": tuple(_weigh(flaws, length_first=False) for flaws in _ALL),
}


class Path(NamedTuple):
    """Entries (ids) and the ties between them; `as_good` counts the paths over other entries that are no worse."""

    stops: tuple[str, ...]
    ties: tuple[Tie, ...]
    as_good: int = 0

    @property
    def length(self) -> int:
        """The number of its steps; a judgement of identity is none."""
        return sum(bool(tie.key) for tie in self.ties)

    def numbered(self) -> Iterator[tuple[int, Tie]]:
        """Yield the ties with the numbers of their steps; a judgement has that of the step before it."""
        number = 0
        for tie in self.ties:
            number += bool(tie.key)
            yield number, tie


def find_path(ties: Ties, start: str, goal: str, order: str, is_open: IsOpen | None = None) -> Path | None:
    """Return the best path between two entries (ids) over the ties that are open, or None where there is none.

    >>> from ctipgraph.networks.flaws import CorpusTies
    >>> from ctipgraph.records import read_corpus
    >>> path = find_path(CorpusTies(read_corpus("data")), "government-of-norway", "commit", "shortest")
    >>> path.stops
    ('government-of-norway', 'un-act', 'commit')
    """
    if start == goal:
        return Path((start,), ())
    links = _search(ties, start, goal, ORDERS[order], is_open)
    return _first(links, start, goal) if links else None


class _Link(NamedTuple):
    """A tie from one entry to the next on a best path."""

    near: str
    far: str
    tie: Tie


class _Side:
    """One of the two searches: how far it got, from where each entry is reached best, and what is next."""

    def __init__(self, root: str) -> None:
        self.away = {root: 0}
        self.came: dict[str, list[tuple[str, Tie]]] = {root: []}
        self.done: set[str] = set()
        self.next = [(0, root)]

    def reach(self, entry: str, away: int, before: str, tie: Tie) -> None:
        known = self.away.get(entry, _NEVER)
        if away < known:
            self.away[entry] = away
            self.came[entry] = [(before, tie)]
            heappush(self.next, (away, entry))
        elif away == known:
            self.came[entry].append((before, tie))


def _search(ties: Ties, start: str, goal: str, weights: tuple[int, ...], is_open: IsOpen | None) -> list[_Link]:
    """All ties that lie on a best path."""
    sides = _Side(start), _Side(goal)
    best = _NEVER
    meetings: set[_Link] = set()
    while sides[0].next and sides[1].next and sides[0].next[0][0] + sides[1].next[0][0] < best:
        turn = int(sides[1].next[0][0] < sides[0].next[0][0])
        mine, theirs = sides[turn], sides[1 - turn]
        away, here = heappop(mine.next)
        if here in mine.done:
            continue
        mine.done.add(here)
        for tie in ties.of(here):
            there = tie.other
            if there in mine.done or (is_open is not None and not is_open(tie)):
                continue
            reached = away + weights[tie.flaws]
            if reached > best:
                continue
            mine.reach(there, reached, here, tie)
            if there in theirs.away:
                whole = reached + theirs.away[there]
                if whole < best:
                    best = whole
                    meetings.clear()
                if whole == best:
                    meetings.add(_Link(there, here, tie) if turn else _Link(here, there, tie))
    return _links(sides, meetings)


def _links(sides: tuple[_Side, _Side], meetings: set[_Link]) -> list[_Link]:
    """The ties where the two searches met, and all that lead there from both ends."""
    links = set(meetings)
    for turn, side in enumerate(sides):
        queue = sorted({link.far if turn else link.near for link in meetings})
        seen = set(queue)
        while queue:
            here = queue.pop()
            for before, tie in side.came[here]:
                links.add(_Link(here, before, tie) if turn else _Link(before, here, tie))
                if before not in seen:
                    seen.add(before)
                    queue.append(before)
    return sorted(links, key=lambda link: (link.near, link.far, link.tie.key))


def _first(links: list[_Link], start: str, goal: str) -> Path:
    """Of the best paths the first by its stops, then by the ids of its facts; and how many go over other stops."""
    after: dict[str, dict[str, Tie]] = {}
    for link in links:  # sorted, so that the first of parallel facts stays
        after.setdefault(link.near, {}).setdefault(link.far, link.tie)
    ways: dict[str, int] = {goal: 1}
    queue = [start]
    while queue:  # depth first, by hand: what comes after an entry is counted before the entry itself
        here = queue[-1]
        if waiting := [far for far in after[here] if far not in ways]:
            queue.extend(waiting)
        else:
            ways[here] = sum(ways[far] for far in after[here])
            queue.pop()
    stops, taken = [start], []
    while stops[-1] != goal:
        far, tie = next(iter(after[stops[-1]].items()))
        stops.append(far)
        taken.append(tie._replace(other=far))
    return Path(tuple(stops), tuple(taken), ways[start] - 1)
