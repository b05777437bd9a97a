"""On a thousand made-up corpora `who` has exactly the facts that a slow look at each record finds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ctipgraph.findings.index import CorpusIndex
from ctipgraph.findings.who import who_has
from ctipgraph.model import Corpus, Fact

BELOW_SUPPORTS = {"supports", "funds", "secretariatOf", "contributesTo", "gave"}


def months(date: str) -> tuple[int, int]:
    """The first and the last month that a date may mean, counted from the year nought."""
    year = int(date[:4]) * 12
    return (year + int(date[5:7]), year + int(date[5:7])) if len(date) > 4 else (year + 1, year + 12)


def speaks_of(corpus: Corpus, fact: Fact, year: int) -> bool:
    start, end, as_of = (fact.get(name) for name in ("valid_from", "valid_to", "as_of"))
    told = [as_of] if as_of else [corpus.documents[name].published for name in fact.documents]
    spans = [months(date) for date in told]
    if start or end:
        everything = [months(date) for date in (start, end, *told) if date]
        first = months(start)[0] if start else min(span[0] for span in everything)
        last = months(end)[1] if end else max(span[1] for span in everything)
        spans = [(first, last)]
    return any(first <= year * 12 + 12 and last >= year * 12 + 1 for first, last in spans)


@pytest.mark.parametrize(("role", "relations"), [("supports", BELOW_SUPPORTS), ("1", {"funds"}), ("leads", {"leads"})])
def test_who_has_the_facts_of_the_role_and_the_time(
    role: str, relations: set[str], made_up: Callable[[int], Corpus]
) -> None:
    found_any = 0
    for seed in range(1000):
        corpus = made_up(seed)
        year = (2012, 2014, 2017, 2020)[seed % 4]
        finding = who_has(CorpusIndex(corpus), role, as_of=str(year))
        fitting = {
            fact.id: fact for fact in corpus.facts if fact.relation in relations and speaks_of(corpus, fact, year)
        }
        sections = {section.heading: section for section in finding.sections}
        for heading, denied in (("Who", False), ("Stated not to be so", True)):
            rows = sections[heading].rows if heading in sections else ()
            facts = [fact.id for row in rows for fact in row.facts]
            assert sorted(facts) == sorted(id_ for id_ in fitting if (fitting[id_].status == "denied") == denied), seed
            for row in rows:  # a row never holds a plan beside a deed
                assert len({fact.status for fact in row.facts}) == 1, seed
            found_any += len(facts)
        others = sum(fact.relation in relations for fact in corpus.facts) - len(fitting)
        assert finding.notes[-1].endswith(f"Left out: {others} of another time."), seed
    assert found_any > 200


def test_projects_are_listed_exactly_where_no_document_states_a_funder(made_up: Callable[[int], Corpus]) -> None:
    sizes = set()
    for seed in range(1000):
        corpus = made_up(seed)
        finding = who_has(CorpusIndex(corpus), "funds")
        funded = {fact.object for fact in corpus.facts if fact.relation == "funds" and fact.status != "denied"}
        expected = sorted(
            actor.name
            for id_, actor in corpus.actors.items()
            if actor.type == "Project"
            and not funded & set(corpus.identity.body(id_))
            and any(id_ in (fact.subject, fact.object) for fact in corpus.facts)
        )
        assert sorted(str(row.cells[0]) for row in finding.sections[-1].rows) == expected, seed
        sizes.add(len(expected))
    assert sizes >= {0, 1, 2}
