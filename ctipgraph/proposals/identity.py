"""Pairs of entries that may be one body, with the reasons; a curator judges them in identity.yaml."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from ctipgraph.model import Actor, Corpus, Passage
from ctipgraph.proposals.blocking import pairs
from ctipgraph.proposals.likeness import Naming, reasons
from ctipgraph.records.rows import label


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two entries, why they may be one, and a passage of each."""

    ids: tuple[str, str]
    reasons: tuple[str, ...]
    passages: tuple[Passage, ...]


def candidates(corpus: Corpus) -> Iterator[Candidate]:
    """Yield the pairs of entries of like type that no judgement speaks of and whose names suggest one body.

    Shared neighbours are a further reason, never one alone.

    >>> from dataclasses import replace
    >>> from ctipgraph.records import read_corpus
    >>> unjudged = replace(read_corpus("data"), judgements=())
    >>> ("ministry-of-labor-and-social-welfare", "ministry-of-labour-and-social-welfare") in {
    ...     candidate.ids for candidate in candidates(unjudged)}
    True
    """
    judged = {judgement.pair for judgement in corpus.judgements}
    neighbours, passages = _neighbours(corpus), _first_passages(corpus)
    namings = [Naming(actor) for actor in corpus.actors.values()]
    for one, other in ((namings[a], namings[b]) for a, b in pairs(namings)):
        pair = (one.actor.id, other.actor.id)
        if pair in judged or corpus.identity.canonical(pair[0]) == corpus.identity.canonical(pair[1]):
            continue
        if not _like_types(corpus, one.actor, other.actor):
            continue
        if found := reasons(one, other):
            shared = sorted(neighbours[pair[0]] & neighbours[pair[1]])
            if shared:
                found.append(f"both have facts with {', '.join(label(corpus, id_) for id_ in shared[:3])}")
            yield Candidate(pair, tuple(found), tuple(passages[id_] for id_ in pair if id_ in passages))


def _like_types(corpus: Corpus, one: Actor, other: Actor) -> bool:
    """One type stands above the other; places, persons and groups are compared with their own kind."""
    ontology = corpus.ontology
    kinds = ("Organisation", "OfficeHolder", "ActorGroup", "Undertaking", "Event", "Instrument", "Place")
    return any(ontology.is_a(one.type, kind) and ontology.is_a(other.type, kind) for kind in kinds)


def _neighbours(corpus: Corpus) -> dict[str, set[str]]:
    near: dict[str, set[str]] = defaultdict(set)
    for fact in corpus.facts:
        if fact.object in corpus.actors:
            near[fact.subject].add(fact.object)
            near[fact.object].add(fact.subject)
    return near


def _first_passages(corpus: Corpus) -> dict[str, Passage]:
    """The first passage of the first fact that has one, for each end."""
    found: dict[str, Passage] = {}
    for fact in corpus.facts:
        for end in (fact.subject, fact.object) if fact.passages else ():
            found.setdefault(end, fact.passages[0])
    return found
