"""Which entries are one body: what the judgements say together.

Facts keep the entry that they were recorded on; the canonical id of a body is computed from the judgements,
so that taking a judgement back gives the same bytes as before it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from ctipgraph.model.records import Judgement


@dataclass(frozen=True)
class Identity:
    """The judgements of a data set, and the bodies that follow from them.

    >>> from ctipgraph.model.records import Location
    >>> judged = Judgement("same", ("labor", "labour"), "spelling", Location("identity.yaml"))
    >>> Identity((judged,)).canonical("labour"), Identity((judged,)).canonical("norway")
    ('labor', 'norway')
    """

    judgements: tuple[Judgement, ...]

    @cached_property
    def _same(self) -> dict[str, list[tuple[str, Judgement]]]:
        near: dict[str, list[tuple[str, Judgement]]] = {}
        for judgement in self.judgements:
            if judgement.verdict == "same":
                one, other = judgement.pair
                near.setdefault(one, []).append((other, judgement))
                near.setdefault(other, []).append((one, judgement))
        return {id_: sorted(pairs, key=lambda pair: pair[0]) for id_, pairs in sorted(near.items())}

    @cached_property
    def _canonical(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for id_ in self._same:  # sorted, so that a body's first id names it
            if id_ not in found:
                found.update(dict.fromkeys(self._reached(id_), id_))
        return found

    def _reached(self, start: str) -> dict[str, tuple[str, Judgement] | None]:
        """Each entry judged the same as `start`, with the entry and the judgement that led to it."""
        reached: dict[str, tuple[str, Judgement] | None] = {start: None}
        queue = deque([start])
        while queue:
            current = queue.popleft()
            for other, judgement in self._same.get(current, ()):
                if other not in reached:
                    reached[other] = (current, judgement)
                    queue.append(other)
        return reached

    def canonical(self, id_: str) -> str:
        """Return the id that stands for the body of an entry: the first of its entries in the alphabet."""
        return self._canonical.get(id_, id_)

    def body(self, id_: str) -> tuple[str, ...]:
        """Return all entries of an entry's body, itself included, sorted."""
        canonical = self.canonical(id_)
        return tuple(sorted({id_, *(other for other, one in self._canonical.items() if one == canonical)}))

    def between(self, one: str, other: str) -> tuple[Judgement, ...]:
        """Return the judgements `same` that lead from one entry to another, none where they don't."""
        reached = self._reached(one)
        if other not in reached:
            return ()
        chain: list[Judgement] = []
        step = reached[other]
        while step is not None:
            chain.append(step[1])
            step = reached[step[0]]
        return tuple(reversed(chain))

    def about(self, ids: Iterable[str]) -> tuple[Judgement, ...]:
        """Return the judgements, of any verdict, that name one of these entries."""
        wanted = set(ids)
        return tuple(judgement for judgement in self.judgements if wanted & set(judgement.pair))

    def contradictions(self) -> Iterator[tuple[Judgement, tuple[Judgement, ...]]]:
        """Yield each judgement `different` on two entries that others make the same, with those others."""
        for judgement in self.judgements:
            if judgement.verdict == "different" and (chain := self.between(*judgement.pair)):
                yield judgement, chain
