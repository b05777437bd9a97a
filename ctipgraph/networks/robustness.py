"""How a ranking changes when something is taken away: one document, all plans, one judgement of identity.

Scores are computed once for each distinct network that is left, and only as far as ties changed where a measure
allows it. Where that would take too long, only the takings that touch most are looked at, and it says so.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from ctipgraph.networks.measures import Key, Measure, Scores
from ctipgraph.networks.taking import Taking, Takings
from ctipgraph.networks.weaving import Facts, Network, Pair

WORK = 10_000_000  # ties looked at, some ten seconds: a slow measure looks at all ties from every node


class Ranking:
    """Scores in order; equal scores have equal ranks, and the next rank counts them all (1, 2, 2, 4)."""

    def __init__(self, scores: Scores, *, low_first: bool = False) -> None:
        self.scores = scores
        self._sign = 1 if low_first else -1
        self._sorted = sorted(self._sign * score for score in scores.values())

    def first(self, count: int) -> list[Key]:
        """Return the keys in order, equal ones by name.

        >>> Ranking({("a",): 1, ("b",): 3, ("c",): 3}).first(2)
        [('b',), ('c',)]
        """
        return sorted(self.scores, key=lambda key: (self._sign * self.scores[key], key))[:count]

    def rank(self, score: float) -> int:
        """Return the rank of a score.

        >>> Ranking({("a",): 1, ("b",): 3, ("c",): 2}).rank(1)
        3
        """
        return bisect_left(self._sorted, self._sign * score) + 1

    def without(self, changed: Mapping[Key, float | None]) -> Callable[[float], int]:
        """Return what ranks a score where some keys have other scores than here, or none.

        >>> Ranking({("a",): 1, ("b",): 3, ("c",): 2}).without({("b",): None})(1)
        2
        """
        gone = sorted(self._sign * self.scores[key] for key in changed if key in self.scores)
        come = sorted(self._sign * now for now in changed.values() if now is not None)

        def rank(score: float) -> int:
            mine = self._sign * score
            return self.rank(score) - bisect_left(gone, mine) + bisect_left(come, mine)

        return rank


@dataclass(frozen=True)
class Shift:
    """A rank and a score without what is taken away; both None where nothing is left of what was ranked."""

    taking: Taking
    rank: int | None
    score: float | None


@dataclass
class Robustness:
    """A ranking, and the shifts of its first keys.

    `networks` counts the distinct networks that takings leave, `looked_at` those whose scores were computed;
    `takings` counts all of them, `unchanged` those that leave the network as it was.
    """

    ranking: Ranking
    shown: Sequence[Key]
    shifts: dict[Key, list[Shift]]
    takings: int
    unchanged: int
    networks: int
    looked_at: int
    changed: dict[str, dict[Pair, Facts]] = field(default_factory=dict)

    def span(self, key: Key) -> tuple[int, int]:
        """Return the first and the last rank that a key has, with all and without one thing, wherever it is ranked."""
        ranks = [self.ranking.rank(self.ranking.scores[key])]
        ranks += [shift.rank for shift in self.shifts[key] if shift.rank is not None]
        return min(ranks), max(ranks)

    def hangs_on(self, key: Key) -> list[Shift]:
        """Return the shifts that leave nothing: no score, or one of zero where that is the last."""
        return [shift for shift in self.shifts[key] if shift.rank is None]


def robustness(network: Network, measure: Measure, limit: int, *, thorough: bool = False) -> Robustness:
    """Rank by a measure, and rank again without each thing that can be taken away.

    `limit` is how many of the first are followed; `thorough` looks at all networks, however long it takes.
    """
    ranking = Ranking(measure.scores(network), low_first=measure.low_first)
    shown = ranking.first(limit)
    takings = Takings(network)
    groups_of = distinct(takings, network, weighted=measure.weighted)
    count = sum(len(group) for group in groups_of.values())
    unchanged = len(groups_of.pop(frozenset(), ()))
    groups = list(groups_of.values())
    looked_at = (
        groups
        if thorough or measure.changed
        else affordable(network, groups, (end for key in shown for end in key), slow=measure.slow)
    )
    found = Robustness(ranking, shown, {key: [] for key in shown}, count, unchanged, len(groups), len(looked_at))
    for group in looked_at:
        taking, changes = group[0]
        changed = _changed_scores(network, measure, takings, taking, changes, ranking.scores)
        rank = ranking.without(changed)
        for key in shown:
            left = _left_of(key, network, takings, taking)
            scores = [changed[key] if key in changed else ranking.scores.get(key) for key in left]
            # the best of them; nothing where they have no score, or one that says nothing
            shift = min(((rank(score), score) for score in scores if score), default=(None, None))
            for same, facts in group:
                found.shifts[key].append(Shift(same, *shift))
                found.changed[same.words] = facts
    return found


Group = list[tuple[Taking, dict[Pair, Facts]]]


def distinct(takings: Takings, network: Network, *, weighted: bool) -> dict[Hashable, Group]:
    """Return takings by the network that they leave, as far as a measure sees it."""
    found: dict[Hashable, Group] = {}
    for taking in takings:
        changes = takings.changes(taking)
        if weighted and not network.recipe.projected:
            seen: Hashable = frozenset(takings.changed_weights(taking, changes).items())
        else:
            seen = frozenset(
                (pair, bool(facts)) for pair, facts in changes.items() if bool(facts) != (pair in network.laid)
            )
        found.setdefault(seen, []).append((taking, changes))
    return found


def affordable(network: Network, groups: list[Group], followed: Iterable[str], *, slow: bool) -> list[Group]:
    """Return as many networks as the work allows, first those whose takings change most ties of some bodies."""
    ties = len(network.ties) + 1
    allowed = max(1, WORK // (ties * (len(network.nodes) + 1) if slow else 10 * ties))
    bodies = set(followed)

    def touched(number: int) -> int:
        return -sum(not bodies.isdisjoint(pair) for pair in groups[number][0][1])

    chosen = sorted(range(len(groups)), key=touched)[:allowed]
    return [groups[number] for number in sorted(chosen)]


def _changed_scores(
    network: Network, measure: Measure, takings: Takings, taking: Taking, changes: dict[Pair, Facts], before: Scores
) -> Mapping[Key, float | None]:
    if measure.changed and not network.recipe.projected:
        return measure.changed(network, changes)
    after = measure.scores(takings.network(taking, changes))
    return {key: after.get(key) for key in before.keys() | after.keys() if before.get(key) != after.get(key)}


def _left_of(key: Key, network: Network, takings: Takings, taking: Taking) -> list[Key]:
    """What a key is without something: the same, or the bodies that its entries are without a judgement."""
    if taking.judgement is None:
        return [key]
    identity = takings.identity(taking)
    entries = [sorted({identity.canonical(entry) for entry in network.identity.body(end)}) for end in key]
    return [tuple(sorted(ends)) for ends in product(*entries)]
