"""Windows of time, and which of them a fact speaks of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctipgraph.errors import QueryError
from ctipgraph.model import Document, Fact, Location, Passage
from ctipgraph.model.windows import dated, days, periods, read_window, since

HERE = Location("x.yaml")
GAZETTES = {
    name: Document(name, name, "Gazette", published, HERE)
    for name, published in (("gazette-2020", "2020-01-31"), ("gazette-2024", "2024-05-06"))
}


def fact(*documents: str, **dates: str) -> Fact:
    passages = tuple(Passage(name, "They met") for name in documents)
    qualifiers = {name: (text,) for name, text in dates.items()}
    return Fact("f-1", "funds", "a", "b", "asserted", HERE, passages=passages, qualifiers=qualifiers)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2014", "2014-01-01", "2014-12-31"),
        ("2014-07", "2014-07-01", "2014-07-31"),
        ("2014-07-19", "2014-07-19", "2014-07-19"),
        ("2014..2016", "2014-01-01", "2016-12-31"),
        ("2014-11..2016-02-03", "2014-11-01", "2016-02-03"),
        (" 2014 ", "2014-01-01", "2014-12-31"),
    ],
)
def test_a_window_runs_from_the_first_day_to_the_last(text: str, first: str, last: str) -> None:
    window = read_window(text)
    assert (window.first, window.last) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["", "0", "0000", "14", "20145", "2014-13", "2014-02-30", "2014-7", "last year", "..", "2014..", "..2014",
     "2014...2016", "2014..2015..2016", "-2014", "２０１４", "2014\n..2015"],
)  # fmt: skip
def test_what_is_no_window_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(QueryError, match="is no window of time; write a year"):
        read_window(text)


def test_a_range_that_ends_before_it_begins_says_how_to_write_it() -> None:
    with pytest.raises(QueryError, match=r"ends before it begins; write it as 2014\.\.2016"):
        read_window("2016..2014")


@pytest.mark.parametrize(
    ("documents", "dates", "expected"),
    [
        # without a stated date: each day of a document for itself, so that the years between say nothing
        (["gazette-2024", "gazette-2020"], {}, [("2020-01-31", "2020-01-31"), ("2024-05-06", "2024-05-06")]),
        # the day for which the document speaks stands before the day of the document
        (["gazette-2024"], {"as_of": "2023"}, [("2023-01-01", "2023-12-31")]),
        # stated dates stand before both
        (["gazette-2024"], {"valid_from": "2010", "valid_to": "2012-03"}, [("2010-01-01", "2012-03-31")]),
        # a stated beginning without an end: up to what the document speaks of
        (["gazette-2024"], {"valid_from": "2010"}, [("2010-01-01", "2024-05-06")]),
        (["gazette-2024"], {"valid_from": "2010", "as_of": "2012"}, [("2010-01-01", "2012-12-31")]),
        # a beginning that is still to come
        (["gazette-2024"], {"valid_from": "2026"}, [("2026-01-01", "2026-12-31")]),
        # a stated end without a beginning: from what the document speaks of, or from the end that it looks back on
        (["gazette-2020"], {"valid_to": "2022"}, [("2020-01-31", "2022-12-31")]),
        (["gazette-2024"], {"valid_to": "2022"}, [("2022-01-01", "2022-12-31")]),
        # a day without its year places nothing
        (["gazette-2020"], {"as_of": "--07-17"}, [("2020-01-31", "2020-01-31")]),
        ([], {}, []),
    ],
)
def test_a_fact_speaks_of_stated_dates_or_else_of_a_day_or_else_of_its_documents(
    documents: list[str], dates: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    assert list(periods(fact(*documents, **dates), GAZETTES)) == expected


DATES = st.dates().map(lambda day: day.isoformat())
CUTS = st.sampled_from((4, 7, 10))


@given(DATES, CUTS)
def test_a_window_of_a_date_is_all_the_days_that_it_may_mean(day: str, cut: int) -> None:
    window = read_window(day[:cut])
    assert window.touches((day, day))
    assert (window.first, window.last) == days(day[:cut]) == dated(day[:cut])


@given(DATES, DATES, DATES)
def test_what_is_since_a_window_is_after_it_and_no_later_than_the_other(one: str, other: str, day: str) -> None:
    one, other = sorted((one, other))
    after = since(read_window(one), read_window(other))
    assert after.touches((day, day)) == (one < day <= other)
