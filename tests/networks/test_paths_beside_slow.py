"""On a thousand made-up corpora the search finds what trying every path finds, with flaws told from the records."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

import pytest

from ctipgraph.model import Corpus, Fact
from ctipgraph.networks.flaws import CorpusTies
from ctipgraph.networks.forbidden import opening, read_bans, what_cuts
from ctipgraph.networks.paths import ORDERS, find_path

GRAVEST_FIRST = ["unnamed", "loose", "inferred", "planned", "disputed", "claimed", "judged", "single"]
FORBIDDEN = ["planned", "judged", "attended", "one"]  # two flaws, a relation, a document
Step = tuple[str, str, str, frozenset[str]]  # from, to, the fact's id or nothing, flaws


def known(corpus: Corpus, fact: Fact) -> set[str]:
    """The flaws that a fact has by how it is known."""
    flaws = {fact.status} if fact.status != "asserted" else set()
    if fact.status == "denied":
        flaws = {"claimed"}
    if fact.get("speaker"):
        flaws.add("claimed")
    if fact.status == "asserted" and corpus.conflicts.get(fact.id) and not corpus.is_plain(fact):
        flaws.add("disputed")
    for id_ in fact.qualifiers.get("rests_on", ()):
        flaws |= known(corpus, corpus.by_id[id_])
    return flaws


def says_the_same(corpus: Corpus, one: Fact, other: Fact) -> bool:
    def ends(fact: Fact) -> list[str]:
        found = [min(corpus.identity.body(fact.subject)), min(corpus.identity.body(fact.object))]
        return sorted(found) if fact.relation == "partnerOf" else found

    return (one.relation, one.status, ends(one)) == (other.relation, other.status, ends(other))


def steps(corpus: Corpus, forbidden: tuple[str, ...]) -> list[Step]:
    found: list[Step] = []
    counted = [fact for fact in corpus.facts if fact.status != "denied" and fact.rank != "deprecated"]
    for fact in counted:
        flaws = known(corpus, fact)
        origins = {
            {"one": "1", "reprint": "1", "two": "2"}[name]
            for other in counted
            if says_the_same(corpus, fact, other)
            for name in other.documents
        }
        flaws |= {"single"} if len(origins) == 1 else set()
        flaws |= {"loose"} if fact.relation == "attended" else set()
        ends = (fact.subject, fact.object)
        flaws |= {"unnamed"} if any(corpus.actors[end].type == "ActorGroup" for end in ends) else set()
        if flaws & set(forbidden) or fact.relation in forbidden or set(fact.documents) <= set(forbidden):
            continue
        found += [(*ends, fact.id, frozenset(flaws)), (*ends[::-1], fact.id, frozenset(flaws))]
    for judgement in corpus.judgements:
        if judgement.verdict == "same" and "judged" not in forbidden:
            one, other = judgement.pair
            found += [(one, other, "", frozenset({"judged"})), (other, one, "", frozenset({"judged"}))]
    return found


def all_paths(steps: list[Step], start: str, goal: str, before: tuple[Step, ...] = ()) -> Iterator[tuple[Step, ...]]:
    if start == goal:
        yield before
        return
    passed = {step[0] for step in before}
    for step in steps:
        if step[0] == start and step[1] not in passed:
            yield from all_paths(steps, step[1], goal, (*before, step))


def grade(path: tuple[Step, ...], order: str) -> tuple[int, ...]:
    length = sum(bool(step[2]) for step in path)
    flaws = [sum(flaw in step[3] for step in path) for flaw in GRAVEST_FIRST]
    return (length, *flaws) if order == "shortest" else (*flaws, length)


def stops(path: tuple[Step, ...]) -> tuple[str, ...]:
    return tuple(step[1] for step in path)


@pytest.mark.parametrize("order", ORDERS)
def test_the_path_is_the_best_of_all_paths(order: str, made_up: Callable[[int], Corpus]) -> None:
    lengths = set()
    for seed in range(1000):
        corpus = made_up(seed)
        forbidden = tuple(FORBIDDEN[: seed % (len(FORBIDDEN) + 1)])
        ties, is_open = CorpusTies(corpus), opening(read_bans(corpus, forbidden))
        start, goal = "actor-0", "actor-1"
        paths = sorted(all_paths(steps(corpus, forbidden), start, goal), key=lambda path: grade(path, order))
        best = [path for path in paths if grade(path, order) == grade(paths[0], order)]
        found = find_path(ties, start, goal, order, is_open)
        if found is None:
            assert best == [], seed
            continue
        first = min(best, key=lambda path: (stops(path), [step[2] for step in path]))
        assert (found.stops, [tie.key for tie in found.ties]) == ((start, *stops(first)), [s[2] for s in first]), seed
        assert found.as_good == len({stops(path) for path in best}) - 1, seed
        lengths.add(found.length)
    assert lengths >= {0, 1, 2, 3}  # the corpora are no trifles


def test_what_cuts_is_the_smallest_that_would_have_to_be_let_in(made_up: Callable[[int], Corpus]) -> None:
    sizes = set()
    for seed in range(1000):
        corpus = made_up(seed)
        bans = read_bans(corpus, FORBIDDEN)
        start, goal = "actor-0", "actor-1"
        ways_in = [
            lifted
            for size in range(len(FORBIDDEN) + 1)
            for lifted in combinations(FORBIDDEN, size)
            if any(all_paths(steps(corpus, tuple(set(FORBIDDEN) - set(lifted))), start, goal))
        ]
        smallest = [lifted for lifted in ways_in if len(lifted) == len(ways_in[0])]
        if ways_in and not ways_in[0]:
            continue  # nothing is cut
        found = what_cuts(CorpusTies(corpus), start, goal, bans)
        assert [tuple(ban.name for ban in lifted) for lifted in found] == smallest, seed
        sizes.add(len(smallest[0]) if smallest else 0)
    assert sizes >= {0, 1, 2}
