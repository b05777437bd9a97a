"""No pair of names that are like each other is lost by not comparing each with each."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import combinations

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from ctipgraph.model import Actor, Location
from ctipgraph.model.records import Name
from ctipgraph.proposals import blocking
from ctipgraph.proposals.likeness import ALIKE, Naming, reasons, shared_letters


def naming(name: str, acronym: str = "") -> Naming:
    also = (Name(acronym, "acronym", "", Location("")),) if acronym else ()
    return Naming(Actor("a", "Company", name, Location(""), also=also))


def compared_each_with_each(namings: list[Naming]) -> set[tuple[int, int]]:
    return {(a, b) for a, b in combinations(range(len(namings)), 2) if reasons(namings[a], namings[b])}


WORDS = ["river", "rivers", "labour", "labor", "centre", "of", "the", "safety", "aid", "Aide", "2", "3", "women", "law"]
letters = st.text("ab c", max_size=12)
few_words = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
names = st.one_of(letters, few_words, st.text(max_size=8))


@st.composite
def damaged(draw: st.DrawFn) -> list[str]:
    """A name, and others made of it by changing some of its letters."""
    name = draw(st.text("abcdefgh ", min_size=1, max_size=40))
    found = [name]
    for _ in range(draw(st.integers(1, 4))):
        other = list(name)
        for place in draw(st.lists(st.integers(0, len(name) - 1), max_size=7)):
            other[place] = draw(st.sampled_from(["", "x", "yy"])) + draw(st.sampled_from(["", name[place]]))
        found.append("".join(other))
    return found


@settings(max_examples=300)
@given(st.lists(st.builds(naming, names, st.one_of(st.just(""), st.text("abrltsw", max_size=3))), max_size=12))
def test_whoever_is_like_another_is_compared(namings):
    assert compared_each_with_each(namings) <= set(blocking.pairs(namings))


@settings(max_examples=500)
@given(damaged())
def test_names_spelt_nearly_alike_are_compared_wherever_they_differ(several):
    namings = [naming(name) for name in several]

    assert compared_each_with_each(namings) <= set(blocking.pairs(namings))


@pytest.mark.parametrize("length", range(60))
def test_the_least_that_is_matched_is_that_of_the_other_name_at_its_worst(length):
    ways = [
        (matched, matched - left - 1)
        for other in range(length, int(length * 1.4) + 3)
        for left in range(length + other + 1)
        for matched in [(length + other - left) // 2]
        if 2 * matched + left == length + other and 2 * matched >= ALIKE * (length + other)
    ]

    assert blocking.least_matched(length) == tuple(map(min, zip(*ways, strict=True)))


@given(letters, letters)
def test_a_matcher_finds_no_more_letters_than_the_two_share_in_one_order(one, other):
    a, b = naming(one), naming(other)
    blocks = SequenceMatcher(None, a.plain, b.plain, autojunk=False).get_matching_blocks()

    assert sum(block.size for block in blocks) <= shared_letters(a, b) == slowly_shared(a.plain, b.plain)


def slowly_shared(one: str, other: str) -> int:
    row = [0] * (len(other) + 1)
    for letter in one:
        before = row
        row = [0]
        for at, theirs in enumerate(other):
            row.append(before[at] + 1 if letter == theirs else max(before[at + 1], row[at]))
    return row[-1]


def test_pairs_come_in_the_order_of_the_names():
    found = blocking.pairs([naming("River Aid"), naming("River Aide"), naming("River Aids"), naming("Law")])

    assert found == [(0, 1), (0, 2), (1, 2)]


def test_names_that_share_little_are_not_compared():
    namings = [naming("Ministry of Health"), naming("Women's Union"), naming("Rural Water Board")]

    assert blocking.pairs(namings) == []
