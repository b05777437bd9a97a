"""Whom a dossier is about, and the facts in which that body has a part."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from ctipgraph.errors import NotFoundError
from ctipgraph.model import Actor, Corpus, Fact
from ctipgraph.records.lookup import find_actor
from ctipgraph.records.withdrawn import PERSON


@dataclass(frozen=True)
class About:
    """An actor, and all entries that are judged to be one body with it."""

    corpus: Corpus
    actor: Actor

    @cached_property
    def body(self) -> tuple[str, ...]:
        """The ids of the entries, the one that was asked for first."""
        return (self.actor.id, *(id_ for id_ in self.corpus.identity.body(self.actor.id) if id_ != self.actor.id))

    @cached_property
    def entries(self) -> tuple[Actor, ...]:
        """The entries themselves; one that a judgement names and no file holds is left out."""
        return tuple(self.corpus.actors[id_] for id_ in self.body if id_ in self.corpus.actors)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that name the body at an end, as speaker or in another detail, by date of evidence."""
        named = (fact for fact in self.corpus.facts if set(self.body) & _named(fact))
        return tuple(sorted(named, key=self.order))

    @property
    def is_person(self) -> bool:
        """Whether it is a person, who may ask for a correction or a withdrawal."""
        return self.corpus.ontology.is_a(self.actor.type, PERSON)

    def order(self, fact: Fact) -> tuple[object, ...]:
        """Sort facts by relation, then as they were written of."""
        return (fact.relation, fact.subject not in self.body, self.corpus.evidenced(fact), fact.id)

    def entry(self, fact: Fact) -> str:
        """Return the entry that a fact was recorded on, where that is not the one asked for."""
        recorded = [id_ for id_ in self.body if id_ in (fact.subject, fact.object)]
        return "" if not recorded or self.actor.id in recorded else recorded[0]


def _named(fact: Fact) -> set[str]:
    return {fact.subject, fact.object}.union(*fact.qualifiers.values())


def about(corpus: Corpus, name: str) -> About:
    """Return whom a name, or an id, means.

    Raises NotFoundError with the near names; of an id that was withdrawn it says so, with the reason.
    """
    withdrawn = {withdrawal.id: withdrawal for withdrawal in corpus.withdrawals if withdrawal.kind == "actor"}
    if name in withdrawn and name not in corpus.actors:
        gone = withdrawn[name]
        when = f" on {gone.on}" if gone.on else ""
        raise NotFoundError(f"'{name}' was withdrawn{when}, so nothing is shown of it; the reason: {gone.reason}")
    return About(corpus, find_actor(corpus, name))


def ids(facts: Iterable[Fact]) -> list[str]:
    """Return the ids of facts."""
    return [fact.id for fact in facts]
