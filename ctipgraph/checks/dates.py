"""Dates that cannot be."""

from __future__ import annotations

from collections.abc import Iterator

from ctipgraph.checks.forms import is_date
from ctipgraph.model import Corpus, Fact, Result
from ctipgraph.model.report import violation, warning


def dates_in_order(corpus: Corpus) -> Iterator[Result]:
    """A period does not end before it starts; a document does not speak of a day after its own as of then.

    Dates are compared at the precision that both have: 2014 does not end before 2014-07.
    """
    for fact in corpus.facts:
        start, end = fact.get("valid_from"), fact.get("valid_to")
        if _are_reversed(end, start):
            message = f"the end {end} is before the start {start}; correct 'valid_from' or 'valid_to'"
            yield violation("dates", fact.at("valid_to"), message)
        last = corpus.evidenced(fact)[1]
        if _are_reversed(last, fact.get("as_of")):
            message = f"'as_of' is {fact.get('as_of')}, after the document of {last}; correct one of the two dates"
            yield warning("dates", fact.at("as_of"), message)
    yield from _periods(corpus)


def _periods(corpus: Corpus) -> Iterator[Result]:
    starts: dict[str, list[Fact]] = {}
    for fact in corpus.facts:
        if fact.relation == "starts":
            starts.setdefault(fact.subject, []).append(fact)
    for fact in corpus.facts:
        for start in starts.get(fact.subject, ()) if fact.relation == "ends" else ():
            if _are_reversed(fact.object, start.object):
                message = f"'{fact.subject}' ends {fact.object}, before its start {start.object} ({start.location})"
                message += "; correct one"
                yield violation("dates", fact.at("object"), message)


def _are_reversed(last: str, first: str) -> bool:
    """Whether the last of two dates is before the first; what is no date has its own result."""
    return before(last, first) and is_date(last) and is_date(first)


def before(one: str, other: str) -> bool:
    """Say whether one date is before another, at the precision that both have.

    >>> before("2013", "2014-07"), before("2014", "2014-07"), before("--07-17", "2014")
    (True, False, False)
    """
    length = min(len(one), len(other))
    return bool(length) and not {one[0], other[0]} & {"-"} and one[:length] < other[:length]
