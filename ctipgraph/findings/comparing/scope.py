"""Which facts a comparison is about: all, or those of an actor, of a relation, of a place."""

from __future__ import annotations

from collections.abc import Iterator

from ctipgraph.model import Corpus, Fact
from ctipgraph.networks import select_facts
from ctipgraph.records.lookup import find_actor


def facts_about(corpus: Corpus, actor: str = "", relation: str = "", place: str = "") -> frozenset[str] | None:
    """Return the ids of the facts that fit all that is given, or None where nothing is.

    An actor's facts have its body at an end; a relation's are its own and those of narrower relations; a place's
    have an end there, or say that they hold there. Raises NotFoundError for a name that nothing has.

    >>> from ctipgraph.records import read_corpus
    >>> corpus = read_corpus("data")
    >>> len(facts_about(corpus, relation="funds")), facts_about(corpus)
    (4, None)
    """
    if not (actor or relation or place):
        return None
    facts = list(select_facts(corpus, relations=[relation] if relation else []).facts)
    if actor:
        body = set(corpus.identity.body(find_actor(corpus, actor).id))
        facts = [fact for fact in facts if {fact.subject, fact.object} & body]
    if place:
        there = frozenset(_there(corpus, place))
        facts = [fact for fact in facts if not there.isdisjoint((fact.subject, fact.object, fact.get("place")))]
    return frozenset(fact.id for fact in facts)


def _there(corpus: Corpus, place: str) -> Iterator[str]:
    """A place, the entries of its country, and those that a fact ties to it."""
    found = find_actor(corpus, place)
    body = set(corpus.identity.body(found.id))
    yield from body
    yield from (id_ for id_, actor in corpus.actors.items() if found.country and actor.country == found.country)
    yield from (end for fact in corpus.facts for end in _other_end(fact, body) if end in corpus.actors)


def _other_end(fact: Fact, body: set[str]) -> Iterator[str]:
    if fact.object in body:
        yield fact.subject
    if fact.subject in body:
        yield fact.object
