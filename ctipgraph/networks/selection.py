"""A part of a corpus: around an actor, of some relations, of some years."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ctipgraph.errors import NotFoundError
from ctipgraph.model import Corpus, Fact
from ctipgraph.ontology import suggest
from ctipgraph.records.lookup import find_actor


def select_facts(
    corpus: Corpus,
    *,
    actor: str = "",
    depth: int = 1,
    relations: Iterable[str] = (),
    from_year: int | None = None,
    to_year: int | None = None,
) -> Corpus:
    """Return the corpus with the facts that fit, and the actors that these facts name.

    `depth` counts the facts between the actor (by any of its names) and another one; `relations` are names
    of the ontology, those below them included; a fact is of the years in which its documents appeared,
    which is not when it began. Without any argument all of the corpus is returned.
    Raises NotFoundError for an actor or a relation that there is not, and for years in the wrong order.

    >>> from ctipgraph.records import read_corpus
    >>> part = select_facts(read_corpus("data"), relations=["funds"])
    >>> {fact.relation for fact in part.facts}
    {'funds'}
    """
    if from_year is not None and to_year is not None and from_year > to_year:
        raise NotFoundError(f"no year is from {from_year} to {to_year}; the earlier one comes first")
    names = _relations(corpus, relations)
    if not actor and not names and from_year is None and to_year is None:
        return corpus
    facts = [
        fact
        for fact in corpus.facts
        if (not names or fact.relation in names) and in_years(corpus, fact, from_year, to_year)
    ]
    kept: set[str] = set()
    if actor:
        kept.add(centre := find_actor(corpus, actor).id)
        facts = _around(corpus, facts, centre, depth)
    kept |= {end for fact in facts for end in (fact.subject, fact.object, *fact.qualifiers.get("speaker", ()))}
    actors = {id_: record for id_, record in corpus.actors.items() if id_ in kept}
    whole = corpus.selected_from or corpus
    return replace(corpus, facts=tuple(facts), actors=actors, selected_from=whole)


def _relations(corpus: Corpus, names: Iterable[str]) -> set[str]:
    """The relations of these names, in their stored direction, with all that stand below them."""
    ontology = corpus.ontology
    found: set[str] = set()
    for name in names:
        stored = ontology.inverses.get(name, name)
        if stored not in ontology.relations:
            raise NotFoundError(f"no relation '{name}'{suggest(name, [*ontology.relations, *ontology.inverses])}")
        found |= ontology.narrower(stored)
    return found


def in_years(corpus: Corpus, fact: Fact, from_year: int | None, to_year: int | None) -> bool:
    """Say whether a fact is evidenced in these years (of publication, both included, None for any)."""
    first, last = corpus.evidenced(fact)
    if not first:
        return from_year is None and to_year is None
    return (from_year is None or int(last[:4]) >= from_year) and (to_year is None or int(first[:4]) <= to_year)


def _around(corpus: Corpus, facts: list[Fact], centre: str, depth: int) -> list[Fact]:
    """The facts of actors that are less than `depth` facts away from the centre; a value or concept ties nobody."""
    near: dict[str, set[str]] = {}
    for fact in facts:
        if corpus.object_kind(fact) != "entity":
            continue
        near.setdefault(fact.subject, set()).add(fact.object)
        near.setdefault(fact.object, set()).add(fact.subject)
    reached, edge = {centre}, {centre}
    for _ in range(depth - 1):
        edge = {other for id_ in edge for other in near.get(id_, ())} - reached
        if not edge:
            break
        reached |= edge
    # the last step leads to the neighbours, and not on from one neighbour to another
    return [fact for fact in facts if fact.subject in reached or fact.object in reached]
