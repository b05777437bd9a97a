"""What was withdrawn: facts and actors that are out of every export, and stay out.

    - fact: f-7jodj7dapc7a
      reason: The article was corrected by its publisher.
      by: curator-1
      on: 2026-11-22
    - actor: some-office-holder
      reason: Asked for by the person.

A withdrawn actor takes with it the facts that name it. The file holds no name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ctipgraph.model import Actor, Fact, Location, Result, Withdrawal
from ctipgraph.model.report import info, violation
from ctipgraph.passages import as_text, fold, resolve
from ctipgraph.records.fields import Fields

KINDS = ("fact", "actor")
PERSON = "OfficeHolder"


def read_withdrawal(fields: Fields) -> Withdrawal | None:
    """Read one withdrawal, or nothing where it does not say what is withdrawn."""
    found = [(kind, id_) for kind in KINDS if (id_ := fields.text(kind))]
    reason, by, on = fields.text("reason", required=True), fields.text("by"), fields.text("on")
    fields.finish()
    if len(found) != 1:
        fields.refuse("withdrawal", "a withdrawal names one thing: 'fact: f-…' or 'actor: …'")
        return None
    kind, id_ = found[0]
    return Withdrawal(kind, id_, reason, fields.location, by, on, fields.lines)


@dataclass(frozen=True, slots=True)
class Kept:
    """What is left after the withdrawals, and which of them took something out."""

    facts: tuple[Fact, ...]
    actors: dict[str, Actor]
    gone: tuple[Actor, ...] = ()


def withdraw(
    facts: Iterable[Fact], actors: dict[str, Actor], withdrawals: Iterable[Withdrawal], results: list[Result]
) -> Kept:
    """Take withdrawn facts and actors out; those that are still recorded are told of, so that they can be deleted."""
    by_kind = {kind: {w.id: w for w in withdrawals if w.kind == kind} for kind in KINDS}
    kept = []
    for fact in facts:
        named = {fact.subject, fact.object, *(v for values in fact.qualifiers.values() for v in values)}
        gone = next((by_kind["actor"][id_] for id_ in sorted(named & by_kind["actor"].keys())), None)
        gone = by_kind["fact"].get(fact.id, gone)
        if gone is None:
            kept.append(fact)
        else:
            message = f"withdrawn at {gone.location} ({gone.reason}) and left out; delete the record when it suits"
            results.append(info("withdrawn", fact.location, message))
    for id_ in sorted(actors.keys() & by_kind["actor"].keys()):
        gone = by_kind["actor"][id_]
        message = f"withdrawn at {gone.location} ({gone.reason}) and left out; delete the record when it suits"
        results.append(info("withdrawn", actors[id_].location, message))
    left = {id_: actor for id_, actor in actors.items() if id_ not in by_kind["actor"]}
    gone_actors = tuple(actors[id_] for id_ in sorted(actors.keys() & by_kind["actor"].keys()))
    return Kept(_without_broken_ties(kept), left, gone_actors)


def names_left(kept: Kept, texts: Mapping[str, str]) -> Iterator[Result]:
    """Yield where the name of a withdrawn person still stands: in a note, another name, a passage.

    Of a passage the words of the text count too, where it is at hand, since the page shows them.
    """
    names = {fold(name.text).text.casefold() for actor in kept.gone for name in actor.names if actor.type == PERSON}
    patterns = [re.compile(rf"(?<!\w){re.escape(name)}(?!\w)") for name in sorted(names) if " " in name]
    for location, text in _words(kept, texts) if patterns else ():
        if any(pattern.search(fold(text).text.casefold()) for pattern in patterns):
            message = "the name of a withdrawn person stands here; take other words, so that it leaves every export"
            yield violation("withdrawn", location, message)


def _words(kept: Kept, texts: Mapping[str, str]) -> Iterator[tuple[Location, str]]:
    for actor in kept.actors.values():
        yield from ((name.location, name.text) for name in actor.names)
        yield actor.at("note"), actor.note
    for fact in kept.facts:
        yield from ((fact.at(name), text) for name, text in (("object", fact.object), ("note", fact.note)))
        yield from ((fact.at(name), text) for name, text in (("reason", fact.reason), ("role", fact.get("role"))))
        for passage in fact.passages:
            yield passage.location, " ".join((passage.prefix, passage.start, passage.end, passage.suffix))
            if passage.document in texts:
                text = as_text(texts[passage.document])
                yield from ((passage.location, text.raw[s.start : s.end]) for s in resolve(text, passage).spans)


def _without_broken_ties(facts: list[Fact]) -> tuple[Fact, ...]:
    """Facts without those that rested on a withdrawn one, again and again."""
    while True:
        ids = {fact.id for fact in facts}
        left = [fact for fact in facts if set(fact.qualifiers.get("rests_on", ())) <= ids]
        if len(left) == len(facts):
            return tuple(_only_known(fact, ids) for fact in left)
        facts = left


def _only_known(fact: Fact, ids: set[str]) -> Fact:
    referring = {"conflicts_with", "subset_of"}
    if not any(set(fact.qualifiers.get(name, ())) - ids for name in referring):
        return fact
    kept = {
        name: tuple(value for value in values if name not in referring or value in ids)
        for name, values in fact.qualifiers.items()
    }
    return replace(fact, qualifiers={name: values for name, values in kept.items() if values})
