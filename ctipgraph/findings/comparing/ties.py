"""What became of a relation between two bodies, or of a body to a concept, between two windows.

The unit is a *tie*: a relation and its two ends, each end a body (entries that are judged to be one count together).
A narrower relation between the same two tells of the wider one too. Roles, places and amounts do not part a tie.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ctipgraph.findings.comparing.placing import Placed, Placing, best
from ctipgraph.model.windows import dated
from ctipgraph.ontology import Ontology

Key = tuple[str, str, str]

ADDED, ENDED, UNMENTIONED, OTHERWISE, PLANNED, ANEW, PERSISTING = (
    "added", "ended", "no longer mentioned", "mentioned, but not as holding", "planned", "newly planned", "persisting",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation between two ends, what became of it, and its facts: of the earlier window, of the later, and since.

    `since` are those that documents after the earlier window state, to the end of the later one.
    """

    key: Key
    change: str
    then: tuple[Placed, ...]
    now: tuple[Placed, ...]
    since: tuple[Placed, ...]
    told: tuple[str, str]

    @property
    def facts(self) -> tuple[Placed, ...]:
        """The facts of both sides, each once; where the later one is silent or says otherwise, what was told since."""
        return tuple(
            dict.fromkeys((*self.then, *self.now, *(() if self.change in (ADDED, PERSISTING) else self.since)))
        )


def ties(placing: Placing, facts: Iterable[Placed]) -> list[Tie]:
    """Return the ties of some facts that changed, or persist, in the order of their keys."""
    groups: dict[Key, list[Placed]] = defaultdict(list)
    for placed in facts:
        if (key := tie_of(placing, placed)) is not None:
            groups[key].append(placed)
    narrower = _narrower(placing.corpus.ontology)
    # a relation that only other times know is not brought in by a narrower one
    known = sorted(key for key, own in groups.items() if any(p.then or p.now or p.told_since for p in own))
    found = (_tie(placing, key, _with_narrower(key, groups, narrower, placing)) for key in known)
    return [tie for tie in found if tie.change]


def tie_of(placing: Placing, placed: Placed) -> Key | None:
    """Return the tie that a fact tells of, or nothing for one whose far end is a value."""
    fact, ontology = placed.fact, placing.corpus.ontology
    kind = placing.corpus.object_kind(fact)
    if kind == "value":
        return None
    one, other = placing.body(fact.subject), fact.object if kind == "concept" else placing.body(fact.object)
    if ontology.relations[fact.relation].symmetric:
        one, other = sorted((one, other))
    return fact.relation, one, other


def _narrower(ontology: Ontology) -> Mapping[str, tuple[str, ...]]:
    """Each relation with those below it, itself not among them."""
    found: dict[str, list[str]] = {name: [] for name in ontology.relations}
    for name, relation in ontology.relations.items():
        above = {parent for parent in relation.parents if parent in found}
        seen: set[str] = set()
        while above - seen:
            parent = min(above - seen)
            seen.add(parent)
            found[parent].append(name)
            above |= {one for one in ontology.relations[parent].parents if one in found}
    return {name: tuple(names) for name, names in found.items()}


def _with_narrower(
    key: Key, groups: Mapping[Key, list[Placed]], narrower: Mapping[str, tuple[str, ...]], placing: Placing
) -> list[Placed]:
    relation, one, other = key
    found = list(groups[key])
    ends = {(one, other), (other, one)} if placing.corpus.ontology.relations[relation].symmetric else {(one, other)}
    for name in narrower[relation]:
        for pair in sorted(ends):
            found.extend(groups.get((name, *pair), ()))
    return found


def _tie(placing: Placing, key: Key, facts: list[Placed]) -> Tie:
    then = tuple(placed for placed in facts if placed.then)
    now = tuple(placed for placed in facts if placed.now)
    since = tuple(placed for placed in facts if placed.told_since)
    told = [day for placed in facts for day in placed.told if day]
    return Tie(key, _change(placing, then, now, since), then, now, since, (min(told), max(told)) if told else ("", ""))


def _change(placing: Placing, then: tuple[Placed, ...], now: tuple[Placed, ...], since: tuple[Placed, ...]) -> str:
    """Say what became of a tie; an empty word where neither window knows it."""
    if is_plan(placing, then):
        return PLANNED
    was, is_now = (any(placed.is_held for placed in side) for side in (then, now))
    if stated_end(placing, (*then, *now, *since)) and (was or not is_now):
        return ENDED
    if was and is_now:
        return PERSISTING
    if is_now:
        return ADDED
    if not was:
        return ANEW if best(now) == "planned" else OTHERWISE if now else ""
    # a denial since, a plan, or a document that looks back: it is mentioned, and not as holding
    mentioned = now or any(placed.told_now or placed.standing == "denied" for placed in (*then, *since))
    return OTHERWISE if mentioned else UNMENTIONED


def is_plan(placing: Placing, then: Iterable[Placed]) -> bool:
    """Say whether something was a plan in the earlier window; documents of later days may tell of it as holding."""
    then = list(then)
    held = any(placed.is_held and placed.told[0] <= placing.then.last for placed in then)
    return any(placed.standing == "planned" for placed in then) and not held


def stated_end(placing: Placing, facts: Iterable[Placed]) -> str:
    """Return the last end that facts state, as they state it; nothing for one that is later than the later window.

    Only what is held states an end: a planned end is a plan. Where a fact speaks of later days, nothing has ended.
    """
    held = [placed for placed in facts if placed.is_held]
    ends = [(period[1], stated) for p in held if (period := dated(stated := p.fact.get("valid_to")))]
    if not ends:
        return ""
    last, stated = max(ends)
    is_past = placing.then.first <= last <= placing.now.last
    return stated if is_past and max(placed.reach for placed in held) <= last else ""
