"""`compare` beside a slow and obvious way to the same answer: months in sets, and every fact looked at each time."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ctipgraph.findings.comparing.bodies import named
from ctipgraph.findings.comparing.placing import Placing
from ctipgraph.findings.comparing.ties import ties
from ctipgraph.findings.comparison import read_windows
from ctipgraph.model import Corpus, Fact

WINDOWS = [("2014", "2020"), ("2013..2014", "2016..2020"), ("2014-03", "2014-09"), ("2012", "2022"), ("2016", "2021")]


def months(date: str) -> set[int]:
    year = int(date[:4]) * 12
    return {year + int(date[5:7])} if len(date) > 4 else set(range(year + 1, year + 13))


def stretch(*sets: set[int]) -> set[int]:
    every = set().union(*sets)
    return set(range(min(every), max(every) + 1)) if every else set()


def window(text: str) -> set[int]:
    first, _, last = text.partition("..")
    return stretch(months(first), months(last or first))


class Slow:
    """All that is said of two windows, worked out fact by fact."""

    def __init__(self, corpus: Corpus, then: str, now: str) -> None:
        self.corpus, self.then, self.now = corpus, window(then), window(now)
        self.since = set(range(max(self.then) + 1, max(self.now) + 1))
        self.facts = [fact for fact in corpus.facts if fact.rank != "deprecated"]

    def body(self, entry: str) -> str:
        same = {entry}
        for _ in self.corpus.judgements:
            for judgement in self.corpus.judgements:
                if judgement.verdict == "same" and same & set(judgement.pair):
                    same |= set(judgement.pair)
        return min(same)

    def told(self, fact: Fact) -> set[int]:
        return set().union(*(months(self.corpus.documents[name].published) for name in fact.documents))

    def spoken(self, fact: Fact) -> set[int]:
        spoken = months(fact.get("as_of")) if fact.get("as_of") else self.told(fact)
        if fact.get("valid_from") and fact.get("valid_to"):
            return set(range(min(months(fact.get("valid_from"))), max(months(fact.get("valid_to"))) + 1))
        if fact.get("valid_from"):
            begin = months(fact.get("valid_from"))
            return {month for month in stretch(begin, spoken) if month >= min(begin)}
        if fact.get("valid_to"):
            end = months(fact.get("valid_to"))
            return {month for month in stretch(end, spoken) if month <= max(end)}
        return spoken

    def is_plan(self, fact: Fact) -> bool:
        if fact.status == "inferred":
            return any(self.is_plan(self.corpus.by_id[id_]) for id_ in fact.qualifiers["rests_on"])
        return fact.status == "planned"

    def is_held(self, fact: Fact) -> bool:
        return fact.status != "denied" and not self.is_plan(fact)

    def is_below(self, relation: str, other: str) -> bool:
        parents = self.corpus.ontology.relations[relation].parents if relation in self.corpus.ontology.relations else ()
        return relation == other or any(self.is_below(parent, other) for parent in parents)

    def ends(self, fact: Fact) -> tuple[str, str]:
        far = self.body(fact.object) if fact.object in self.corpus.actors else fact.object
        return self.body(fact.subject), far

    def every_tie(self) -> set[tuple[str, str, str]]:
        found = set()
        for fact in self.facts:
            is_of_it = self.spoken(fact) & (self.then | self.now) or self.told(fact) & self.since
            if is_of_it and self.corpus.object_kind(fact) != "value":
                one, other = self.ends(fact)
                if self.corpus.ontology.relations[fact.relation].symmetric and other < one:
                    one, other = other, one
                found.add((fact.relation, one, other))
        return found

    def tells(self, fact: Fact, key: tuple[str, str, str]) -> bool:
        relation, *ends = key
        either = self.corpus.ontology.relations[relation].symmetric
        return self.is_below(fact.relation, relation) and (
            list(self.ends(fact)) == ends or (either and list(self.ends(fact))[::-1] == ends)
        )

    def change(self, key: tuple[str, str, str]) -> str:
        facts = [fact for fact in self.facts if self.tells(fact, key)]
        then = [fact for fact in facts if self.spoken(fact) & self.then]
        now = [fact for fact in facts if self.spoken(fact) & self.now]
        since = [fact for fact in facts if self.told(fact) & self.since]
        was = any(self.is_held(fact) for fact in then)
        was_known = any(self.is_held(fact) and min(self.told(fact)) <= max(self.then) for fact in then)
        is_now = any(self.is_held(fact) for fact in now)
        if any(self.is_plan(fact) for fact in then) and not was_known:
            return "planned"
        if self.has_ended([*then, *now, *since]) and (was or not is_now):
            return "ended"
        if is_now:
            return "persisting" if was else "added"
        if was:
            looks_back = any(self.told(fact) & self.now for fact in [*then, *since])
            denied = any(fact.status == "denied" for fact in [*then, *since])
            return "mentioned, but not as holding" if now or looks_back or denied else "no longer mentioned"
        if any(self.is_plan(fact) for fact in now):
            return "newly planned"
        return "mentioned, but not as holding" if now else ""

    def has_ended(self, facts: list[Fact]) -> bool:
        held = [fact for fact in facts if self.is_held(fact)]
        ends = [max(months(fact.get("valid_to"))) for fact in held if fact.get("valid_to")]
        if not ends or not min(self.then) <= max(ends) <= max(self.now):
            return False
        in_time = [month for fact in held for month in self.reaching(fact)]
        return all(month <= max(ends) for month in in_time)

    def reaching(self, fact: Fact) -> set[int]:
        """The months that a fact speaks of, where they begin before the later window is over."""
        spoken = self.spoken(fact)
        if fact.get("valid_from") or fact.get("valid_to") or fact.get("as_of"):
            return spoken if min(spoken) <= max(self.now) else set()
        return {month for month in spoken if month <= max(self.now)}

    def names(self, fact: Fact) -> set[str]:
        fields = [fact.subject, fact.object, fact.get("speaker")]
        return {self.body(entry) for entry in fields if entry in self.corpus.actors}

    def bodies(self) -> dict[str, tuple[set[str], set[str]]]:
        found = {}
        for body in {self.body(entry) for entry in self.corpus.actors}:
            facts = [fact for fact in self.facts if body in self.names(fact)]
            then = {fact.id for fact in facts if (self.spoken(fact) | self.told(fact)) & self.then}
            now = {fact.id for fact in facts if (self.spoken(fact) | self.told(fact)) & self.now}
            if then or now:
                found[body] = (then, now)
        return found


@pytest.mark.parametrize("start", range(0, 1000, 100))
def test_compare_agrees_with_the_slow_way_on_a_thousand_corpora(made_up: Callable[[int], Corpus], start: int) -> None:
    for seed in range(start, start + 100):
        corpus = made_up(seed)
        then, now = WINDOWS[seed % len(WINDOWS)]
        placing, slow = Placing(corpus, *read_windows(then, now)), Slow(corpus, then, now)
        changes = {tie.key: tie.change for tie in ties(placing, placing.facts)}
        assert changes == {key: change for key in slow.every_tie() if (change := slow.change(key))}, seed
        bodies = {
            one.body: ({p.fact.id for p in one.then}, {p.fact.id for p in one.now})
            for one in named(placing, placing.facts)
        }
        assert bodies == slow.bodies(), seed


def test_the_made_up_corpora_show_every_change_often(made_up: Callable[[int], Corpus]) -> None:
    seen: dict[str, int] = {}
    for seed in range(300):
        placing = Placing(made_up(seed), *read_windows(*WINDOWS[seed % len(WINDOWS)]))
        for tie in ties(placing, placing.facts):
            seen[tie.change] = seen.get(tie.change, 0) + 1
    assert len(seen) == 7
    assert min(seen.values()) > 20, seen
