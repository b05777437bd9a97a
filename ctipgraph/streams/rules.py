"""The rules for facts, run on some facts of a stream as if they were all.

What a rule says of one fact at a time it says here too. Rules that compare facts are run where the facts that they
compare have met (`ctipgraph.streams.settle`); `docs/streaming.md` lists which is which.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ctipgraph.checks import Rule
from ctipgraph.checks.dates import dates_in_order
from ctipgraph.checks.domains import ends_fit_relation, qualifiers_fit_range
from ctipgraph.checks.evidence import passages_found, passages_unchanged
from ctipgraph.checks.forms import forms
from ctipgraph.checks.no_harm import (
    no_contact_data,
    no_small_count_of_victims,
    persons_in_office_only,
    shelters_without_place,
)
from ctipgraph.checks.references import references
from ctipgraph.checks.review import reviewed_by_another
from ctipgraph.checks.status import facts_have_evidence, ranks_have_reasons, status_needs
from ctipgraph.checks.support import support_lints
from ctipgraph.model import Corpus, Fact, Report, Result, Withdrawal
from ctipgraph.records.withdrawn import Kept, names_left

FACT_RULES: tuple[Rule, ...] = (
    forms,
    ends_fit_relation,
    qualifiers_fit_range,
    dates_in_order,
    status_needs,
    facts_have_evidence,
    ranks_have_reasons,
    reviewed_by_another,
    passages_found,
    passages_unchanged,
    support_lints,
    persons_in_office_only,
    no_contact_data,
    no_small_count_of_victims,
    shelters_without_place,
)


def check_facts(corpus: Corpus, facts: Iterable[Fact]) -> Iterator[Result]:
    """Yield what the rules find in these facts, each for itself."""
    # what a count is part of is another fact, which may not have been read yet
    alone = tuple(replace(fact, qualifiers=_without(fact, "subset_of")) for fact in facts)
    files = {fact.location.file for fact in alone}
    small = part_of(corpus, alone)
    rows = [result for rule in FACT_RULES for result in rule(small)]
    rows += names_left(Kept(alone, {}, corpus.gone), corpus.texts)
    if any(True for _ in references(small)):
        rows += references(replace(corpus, facts=alone))  # with all actors, so that near names are found
    yield from (result for result in rows if result.location.file in files)


def part_of(corpus: Corpus, facts: tuple[Fact, ...]) -> Corpus:
    """Return a corpus of some facts, with the actors and documents that they name."""
    named = {id_ for fact in facts for id_ in (fact.subject, fact.object)}
    named |= {value for fact in facts for values in fact.qualifiers.values() for value in values}
    cited = {document for fact in facts for document in fact.documents}
    return replace(
        corpus,
        facts=facts,
        actors={id_: corpus.actors[id_] for id_ in sorted(named & corpus.actors.keys())},
        documents={id_: corpus.documents[id_] for id_ in sorted(cited & corpus.documents.keys())},
        judgements=(),
        no_facts=(),
        stories=(),
        problems=Report(()),
    )


def withdrawn(corpus: Corpus, fact: Fact) -> Withdrawal | None:
    """Return what takes a fact out: its own withdrawal, or that of an actor that it names."""
    named = {fact.id, fact.subject, fact.object, *(v for values in fact.qualifiers.values() for v in values)}
    return next((one for one in corpus.withdrawals if one.id in named), None)


def _without(fact: Fact, name: str) -> dict[str, tuple[str, ...]]:
    return {key: values for key, values in fact.qualifiers.items() if key != name}
