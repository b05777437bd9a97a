"""Facts that cannot both hold.

Which can't is declared in the ontology: a relation with `ctip:onePerSubject` or `ctip:onePerObject` has one
value, or one holder, at one time; concepts with `ctip:incompatibleWith` exclude each other. A curator
may add a pair by hand (`conflicts_with`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from ctipgraph.model.records import Fact
from ctipgraph.ontology import Ontology

When = Callable[[Fact], tuple[str, str]]

TAKE_NO_PART = ("denied", "inferred")


def conflicting_pairs(
    facts: Iterable[Fact], ontology: Ontology, body: Callable[[str], str], when: When
) -> set[tuple[str, str]]:
    """Return the pairs of ids of facts that can't both hold, each once, the smaller id first.

    `body` gives the canonical id of an entry; `when` the first and last date that a fact is evidenced on.
    Denied and inferred facts take no part: the one says the contrary of itself, the other rests on what it refines.
    """
    facts = list(facts)
    pairs = {(fact.id, other) for fact in facts for other in fact.qualifiers.get("conflicts_with", ())}
    stated = [fact for fact in facts if fact.status not in TAKE_NO_PART]
    for one, other in _rivals(stated, ontology, body):
        if _at_one_time(one, other, when):
            pairs.add((one.id, other.id))
    return {(min(pair), max(pair)) for pair in pairs}


def _rivals(facts: list[Fact], ontology: Ontology, body: Callable[[str], str]) -> Iterator[tuple[Fact, Fact]]:
    groups: dict[tuple[str, str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        relation = ontology.relations[fact.relation]
        if relation.mark("onePerSubject") == "true" or ontology.object_kind(relation) == "concept":
            groups[fact.relation, "subject", body(fact.subject)].append(fact)
        if relation.mark("onePerObject") == "true":
            groups[fact.relation, "object", body(fact.object)].append(fact)
    for (_, end, _), members in groups.items():
        for index, one in enumerate(members):
            for other in members[index + 1 :]:
                if _exclude(one, other, end, ontology, body):
                    yield one, other


def _exclude(one: Fact, other: Fact, end: str, ontology: Ontology, body: Callable[[str], str]) -> bool:
    if end == "object":
        return body(one.subject) != body(other.subject)
    relation = ontology.relations[one.relation]
    if ontology.object_kind(relation) == "concept":
        return one.object in _excluded(ontology, other.object) or other.object in _excluded(ontology, one.object)
    # a date that is only more precise is no other date
    return not (one.object.startswith(other.object) or other.object.startswith(one.object))


def _excluded(ontology: Ontology, concept: str) -> tuple[str, ...]:
    return ontology.concepts[concept].marks.get("incompatibleWith", ()) if concept in ontology.concepts else ()


def _at_one_time(one: Fact, other: Fact, when: When) -> bool:
    """Say whether two facts speak of one time: stated periods that overlap, or else documents of one day.

    A later document tells of a later state, which is a change and no conflict.
    """
    if one.get("valid_from") and other.get("valid_from"):
        return _period(one)[0] <= _period(other)[1] and _period(other)[0] <= _period(one)[1]
    mine, theirs = one.get("as_of") or when(one)[1], other.get("as_of") or when(other)[1]
    return mine.startswith(theirs) or theirs.startswith(mine)  # at the precision that both have


def _period(fact: Fact) -> tuple[str, str]:
    return fact.get("valid_from"), fact.get("valid_to") or "9999"


def by_fact(pairs: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    """Return, for each fact of a pair, the others that it conflicts with, sorted."""
    found: dict[str, set[str]] = {}
    for one, other in pairs:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {fact: tuple(sorted(others)) for fact, others in sorted(found.items())}


def holds(ontology: Ontology, status: str, rank: str, rivals: set[str]) -> bool:
    """Say whether a fact is written as a plain triple too; `rivals` are the ranks of those that it conflicts with.

    It is asserted, not deprecated, and in no conflict but one that a curator has settled in its favour.
    """
    if ontology.statuses[status].mark("plain") != "true" or rank == "deprecated":
        return False
    return rivals <= {"deprecated"} or (rank == "preferred" and "preferred" not in rivals)
