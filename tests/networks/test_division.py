"""A corpus divided into communities: nothing is lost, nothing stands twice, and no part is too large."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctipgraph.model import Actor, Corpus, Dataset, Fact, Location
from ctipgraph.networks import division
from ctipgraph.networks.division import Part, divide
from ctipgraph.ontology import read_ontology

HERE = Location("facts.yaml", 1)
ONTOLOGY = read_ontology()


def made(actors: int, pairs: list[tuple[int, int]]) -> Corpus:
    ids = [f"office-{n:03}" for n in range(actors)]
    facts = tuple(
        Fact(f"f-{n:02}", "coordinatesWith", ids[one], ids[other], "asserted", HERE)
        for n, (one, other) in enumerate(pairs)
    )
    offices = {id_: Actor(id_, "Ministry", f"Office {id_[7:]}", HERE) for id_ in ids}
    return Corpus(Dataset("Utopia", "https://example.org/", "", HERE), ONTOLOGY, actors=offices, facts=facts)


def leaves(part: Part) -> Iterator[Part]:
    for below in part.parts:
        yield from leaves(below)
    if not part.parts:
        yield part


def sheets(part: Part) -> Iterator[Part]:
    """All parts that are drawn, with those between."""
    for below in part.parts:
        yield from sheets(below)
    yield from part.between
    if not part.parts:
        yield part


def clique(first: int, size: int) -> list[tuple[int, int]]:
    return [(one, other) for one in range(first, first + size) for other in range(first, one)]


PAIRS = st.lists(st.tuples(st.integers(0, 29), st.integers(0, 29)), max_size=80)


@given(PAIRS, st.integers(2, 31))
def test_every_fact_is_drawn_once_every_actor_is_in_one_part_and_no_part_is_too_large(pairs, most):
    corpus = made(30, pairs)
    whole = divide(corpus, most)
    assert Counter(fact.id for part in sheets(whole) for fact in part.facts) == Counter(f.id for f in corpus.facts)
    assert Counter(id_ for part in leaves(whole) for id_ in part.actors) == Counter(list(corpus.actors))
    assert all(len(part.actors) <= most for part in sheets(whole))


@given(PAIRS)
def test_the_ties_of_parts_count_the_facts_between(pairs):
    whole = divide(made(30, pairs), 8)
    assert sum(whole.ties.values()) == sum(len(part.facts) for part in whole.between)
    assert all(one < other for one, other in whole.ties)


@given(PAIRS, st.randoms())
def test_the_order_of_actors_and_facts_does_not_matter(pairs, random):
    corpus = made(30, pairs)
    ids, facts = list(corpus.actors), list(corpus.facts)
    random.shuffle(ids)
    other = Corpus(corpus.dataset, ONTOLOGY, actors={id_: corpus.actors[id_] for id_ in ids}, facts=tuple(facts))
    assert [part.actors for part in sheets(divide(other, 8))] == [part.actors for part in sheets(divide(corpus, 8))]


def test_two_groups_with_one_fact_between_are_two_communities_named_after_the_best_connected():
    whole = divide(made(12, [*clique(0, 6), *clique(6, 6), (3, 4), (2, 8)]), 10)
    assert [(part.kind, part.hub, len(part.facts)) for part in whole.parts] == [
        ("community", "office-003", 16),
        ("community", "office-006", 15),
    ]
    assert whole.ties == {(0, 1): 1}
    assert [fact.id for fact in whole.between[0].facts] == ["f-31"]


def test_what_ties_do_not_divide_the_order_of_names_does():
    whole = divide(made(9, clique(0, 9)), 4)
    assert [(part.kind, part.actors[0], len(part.actors)) for part in whole.parts] == [
        ("names", "office-000", 4),
        ("names", "office-004", 4),
        ("names", "office-008", 1),
    ]


def test_those_without_a_tie_share_a_page():
    whole = divide(made(20, clique(0, 6)), 15)
    assert [(part.kind, part.count, len(part.actors)) for part in whole.parts] == [
        ("community", 1, 6),
        ("communities", 14, 14),
    ]


def test_a_community_that_is_too_large_is_divided_again():
    ring = [*clique(0, 6), *clique(6, 6), *clique(12, 6), (0, 6), (6, 12), (12, 0)]
    whole = divide(made(24, [*ring, *clique(18, 6)]), 5)
    assert all(part.parts for part in whole.parts)
    assert {part.kind for part in leaves(whole)} == {"names"}


def test_beyond_so_many_the_smaller_communities_share_a_page(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(division, "SHOWN", 1)
    whole = divide(made(14, [*clique(0, 5), *clique(5, 5), *clique(10, 4)]), 9)
    assert [(part.kind, part.count) for part in whole.parts] == [("community", 1), ("communities", 2)]


def test_what_fits_is_not_divided():
    assert divide(made(3, [(0, 1)]), 3).parts == ()
