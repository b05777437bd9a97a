"""The shortest way from one actor to another, one fact a step."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise

from ctipgraph.model import Corpus, Fact, Judgement


@dataclass(frozen=True, slots=True)
class Step:
    """A fact that leads on, and the judgements by which its entry is the one where the step before ended."""

    fact: Fact
    judgements: tuple[Judgement, ...]


def shortest_path(corpus: Corpus, start: str, goal: str, without: Collection[str] = ()) -> tuple[Step, ...] | None:
    """Return the steps of a shortest path between two actors (ids), or None where there is none.

    Facts of the statuses in `without`, and denied ones, are no steps. Entries that are judged to be one body
    are one stop. Of several facts between two stops the one that is known best is taken: asserted before
    claimed, planned and inferred, and out of conflict before in conflict.

    >>> from ctipgraph.records import read_corpus
    >>> steps = shortest_path(read_corpus("data"), "government-of-norway", "commit")
    >>> [step.fact.relation for step in steps]
    ['funds', 'secretariatOf']
    >>> shortest_path(read_corpus("data"), "government-of-norway", "commit", without=["planned"]) is None
    True
    """
    body = corpus.identity.canonical
    ties: dict[str, dict[str, Fact]] = {}
    for fact in sorted(corpus.facts, key=lambda fact: (_known(corpus, fact), fact.id)):
        if fact.object not in corpus.actors or fact.status in {"denied", *without}:
            continue
        one, other = body(fact.subject), body(fact.object)
        ties.setdefault(one, {}).setdefault(other, fact)
        ties.setdefault(other, {}).setdefault(one, fact)
    came: dict[str, str] = {body(start): ""}
    queue = deque([body(start)])
    while queue and body(goal) not in came:
        here = queue.popleft()
        for there in sorted(ties.get(here, ())):
            if there not in came:
                came[there] = here
                queue.append(there)
    if body(goal) not in came:
        return None
    stops = [body(goal)]
    while came[stops[-1]]:
        stops.append(came[stops[-1]])
    stops.reverse()
    facts = [ties[one][other] for one, other in pairwise(stops)]
    return _steps(corpus, start, goal, facts)


_BEST_FIRST = ("asserted", "claimed", "planned", "inferred")


def _known(corpus: Corpus, fact: Fact) -> int:
    place = _BEST_FIRST.index(fact.status) if fact.status in _BEST_FIRST else len(_BEST_FIRST)
    return 2 * place + (fact.id in corpus.conflicts)


def _steps(corpus: Corpus, start: str, goal: str, facts: list[Fact]) -> tuple[Step, ...]:
    identity = corpus.identity
    steps, here = [], start
    for number, fact in enumerate(facts):
        near, far = fact.subject, fact.object
        if identity.canonical(near) != identity.canonical(here):
            near, far = far, near
        judgements = identity.between(here, near) if here != near else ()
        if number == len(facts) - 1 and far != goal:
            judgements += identity.between(far, goal)
        steps.append(Step(fact, judgements))
        here = far
    return tuple(steps)
