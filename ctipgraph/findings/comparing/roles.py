"""What a body is to others in each window: its relations, read from its side, and the offices that they name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ctipgraph.findings.comparing.bodies import Named
from ctipgraph.findings.comparing.placing import STANDINGS, Placed, Placing

Role = tuple[str, str]  # the relation in words, and the office or capacity that the passage names


@dataclass(frozen=True, slots=True)
class Changed:
    """A body that both windows name, with the roles that only the one or only the other has, and a fact for each."""

    body: Named
    then: dict[Role, Placed]
    now: dict[Role, Placed]


def changed_roles(placing: Placing, bodies: Iterable[Named]) -> list[Changed]:
    """Return the bodies of which each window names a role that the other does not.

    A role that is only added, or no longer mentioned, is no change of role: the relations tell of it.
    """
    found = []
    for body in bodies:
        then = _roles(placing, body, (placed for placed in body.then if placed.then))
        now = _roles(placing, body, (placed for placed in body.now if placed.now))
        one = {role: placed for role, placed in then.items() if role not in now}
        other = {role: placed for role, placed in now.items() if role not in then}
        if one and other:
            found.append(Changed(body, one, other))
    return found


def _roles(placing: Placing, body: Named, facts: Iterable[Placed]) -> dict[Role, Placed]:
    """The roles in order, each with its surest fact."""
    ranked = sorted(facts, key=lambda placed: (STANDINGS.index(placed.standing), placed.fact.id))
    found: dict[Role, Placed] = {}
    for placed in ranked:
        for role in _of(placing, body, placed):
            found.setdefault(role, placed)
    return dict(sorted(found.items()))


def _of(placing: Placing, body: Named, placed: Placed) -> Iterator[Role]:
    """The roles that one fact gives to a body: none where it is denied, or only mentions the body."""
    fact, corpus = placed.fact, placing.corpus
    if placed.standing == "denied" or corpus.object_kind(fact) != "entity":
        return
    relation = corpus.ontology.relations[fact.relation]
    if placing.body(fact.subject) == body.body:
        yield relation.label, fact.get("role")
    elif placing.body(fact.object) == body.body:
        yield relation.inverse_label or relation.label, ""
