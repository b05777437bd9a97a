"""The rules of the data: one function a rule or a family of rules, its docstring the rule.

A rule takes a corpus and yields located results. It reads nothing and changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ctipgraph.checks.coverage import sentences_read
from ctipgraph.checks.dates import dates_in_order
from ctipgraph.checks.domains import ends_fit_relation, qualifiers_fit_range
from ctipgraph.checks.evidence import passages_found, passages_unchanged, texts_unchanged
from ctipgraph.checks.forms import forms
from ctipgraph.checks.identity import judgements_agree
from ctipgraph.checks.names import names_told_apart
from ctipgraph.checks.no_harm import (
    no_contact_data,
    no_small_count_of_victims,
    no_victim_as_entry,
    persons_in_office_only,
    shelters_without_place,
)
from ctipgraph.checks.references import references
from ctipgraph.checks.review import reviewed_by_another
from ctipgraph.checks.status import facts_have_evidence, ranks_have_reasons, status_needs, subsets_fit
from ctipgraph.checks.support import support_lints
from ctipgraph.model import Corpus, Report, Result

Rule = Callable[[Corpus], Iterator[Result]]

RULES: tuple[Rule, ...] = (
    forms,
    references,
    ends_fit_relation,
    qualifiers_fit_range,
    dates_in_order,
    status_needs,
    facts_have_evidence,
    ranks_have_reasons,
    subsets_fit,
    reviewed_by_another,
    passages_found,
    passages_unchanged,
    texts_unchanged,
    support_lints,
    sentences_read,
    names_told_apart,
    judgements_agree,
    persons_in_office_only,
    no_victim_as_entry,
    no_contact_data,
    no_small_count_of_victims,
    shelters_without_place,
)


def check(corpus: Corpus) -> Report:
    """Run all rules over a corpus; the report begins with what its reading found.

    >>> from ctipgraph.records import read_corpus
    >>> check(read_corpus("data")).conforms
    True
    """
    return Report.of([*corpus.problems, *(result for rule in RULES for result in rule(corpus))])
