"""What is stated of ends and successions: never what follows from silence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ctipgraph.findings.comparing.bodies import Named
from ctipgraph.findings.comparing.placing import Placed, Placing
from ctipgraph.model import Fact, Judgement
from ctipgraph.model.windows import dated
from ctipgraph.ontology import Ontology

Post = tuple[str, str]
ORDER = "not stated: the order of the dates"


@dataclass(frozen=True, slots=True)
class Ended:
    """A body that facts say has ended, or is being brought to its end."""

    body: str
    facts: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Succession:
    """One that came after another, or may have: stated, by the order of dates in a post, or an open judgement."""

    earlier: str
    later: str
    basis: str
    facts: tuple[Placed, ...]
    judgement: Judgement | None = None


def ended(placing: Placing) -> list[Ended]:
    """Return the bodies of which an end is stated, of the days from the earlier window to the later one.

    Which relations and concepts tell of an end, the ontology says (`ctip:tellsOfEnd`). A plan to end is no end.
    """
    found: dict[str, list[Placed]] = defaultdict(list)
    for placed in placing.facts:
        end = ending_end(placing.corpus.ontology, placed.fact)
        if end and placed.is_held and _is_past(placing, placed):
            found[placing.body(placed.fact.subject if end == "subject" else placed.fact.object)].append(placed)
    return [Ended(body, tuple(facts)) for body, facts in sorted(found.items())]


def ending_end(ontology: Ontology, fact: Fact) -> str:
    """Return which end of a fact it says has ended, "subject" or "object", or nothing."""
    relation = ontology.relations[fact.relation]
    concept = ontology.concepts.get(fact.object) if ontology.object_kind(relation) == "concept" else None
    return relation.mark("tellsOfEnd") or (concept.mark("tellsOfEnd") if concept else "")


def _is_past(placing: Placing, placed: Placed) -> bool:
    """Say whether an end is of the days between, by its date where the far end is one."""
    day = dated(placed.fact.object) if placing.corpus.object_kind(placed.fact) == "value" else None
    if day is not None:
        return placing.then.first <= day[1] <= placing.now.last
    return placed.then or placed.now or placing.since.touches((placed.reach, placed.reach))


def rivals(placing: Placing, facts: Iterable[Placed]) -> Iterator[Fact]:
    """Yield the facts that cannot hold together with these."""
    found = {other for placed in facts for other in placing.corpus.conflicts.get(placed.fact.id, ())}
    yield from (placing.corpus.by_id[id_] for id_ in sorted(found) if id_ in placing.corpus.by_id)


def successions(placing: Placing, bodies: Iterable[Named]) -> list[Succession]:
    """Return what is stated to have come after what, then successions in posts, then what is judged unsure."""
    return [*_stated(placing), *_in_posts(placing), *_perhaps(placing, {one.body: one for one in bodies})]


def _stated(placing: Placing) -> Iterator[Succession]:
    relations = placing.corpus.ontology.relations
    found: dict[tuple[str, str], list[Placed]] = defaultdict(list)
    for placed in placing.facts:
        told = placed.then or placed.now or placed.told_then or placed.told_since
        if told and relations[placed.fact.relation].mark("tellsOfSuccession") == "true":
            found[placing.body(placed.fact.subject), placing.body(placed.fact.object)].append(placed)
    for (earlier, later), facts in sorted(found.items()):
        yield Succession(earlier, later, "stated", tuple(facts))


def _in_posts(placing: Placing) -> Iterator[Succession]:
    """One person in a post in the earlier window, and another one in the later; of several nobody came after whom."""
    then: dict[Post, dict[str, Placed]] = defaultdict(dict)
    now: dict[Post, dict[str, Placed]] = defaultdict(dict)
    for placed in placing.facts:
        if placed.is_held and (post := _post(placing, placed.fact)):
            for side, holds in ((then, placed.then), (now, placed.now)):
                if holds:
                    side[post].setdefault(placing.body(placed.fact.subject), placed)
    for post in sorted(then.keys() & now.keys()):
        if len(then[post]) == len(now[post]) == 1 and then[post].keys() != now[post].keys():
            (earlier, one), (later, other) = *then[post].items(), *now[post].items()
            yield Succession(earlier, later, f"{ORDER}, as {other.fact.get('role')}", (one, other))


def _post(placing: Placing, fact: Fact) -> Post | None:
    corpus = placing.corpus
    holder = corpus.actors.get(fact.subject)
    if not fact.get("role") or holder is None or not corpus.ontology.is_a(holder.type, "OfficeHolder"):
        return None
    return (placing.body(fact.object), fact.get("role").casefold()) if corpus.object_kind(fact) == "entity" else None


def _perhaps(placing: Placing, bodies: dict[str, Named]) -> Iterator[Succession]:
    """Two bodies that may be one, of which each window names only one."""
    for judgement in placing.corpus.judgements:
        if judgement.verdict != "unsure":
            continue
        pair = sorted((bodies[b] for b in map(placing.body, judgement.pair) if b in bodies), key=lambda b: not b.then)
        if len(pair) == 2 and pair[0].then and not pair[0].now and pair[1].now and not pair[1].then:
            facts = (*pair[0].then[:1], *pair[1].now[:1])
            basis = f"not stated: judged {judgement.verdict} whether they are one body"
            yield Succession(pair[0].body, pair[1].body, basis, facts, judgement)
