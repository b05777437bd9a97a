"""Windows of time, and the periods that a fact speaks of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from ctipgraph.errors import QueryError
from ctipgraph.model.records import Document, Fact

Period = tuple[str, str]
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", re.ASCII)


class Window(NamedTuple):
    """The days from `first` to `last`, both included, under the name that they were asked for by."""

    name: str
    first: str
    last: str

    def touches(self, period: Period) -> bool:
        """Say whether a day of the period is in the window.

        >>> read_window("2014").touches(("2013-12-01", "2014-01-01"))
        True
        """
        return period[0] <= self.last and period[1] >= self.first


def read_window(text: str) -> Window:
    """Return the window that a year, a month, a day, or two of them around `..` name.

    Raises QueryError for what names no days, and for a range that ends before it begins.

    >>> read_window("2014..2016-06")
    Window(name='2014..2016-06', first='2014-01-01', last='2016-06-31')
    >>> read_window("0")
    Traceback (most recent call last):
    ...
    ctipgraph.errors.QueryError: '0' is no window of time; write a year, a month or a day (2014, 2014-07, ...
    """
    start, dots, end = text.strip().partition("..")
    if not all(_is_date(part) for part in ((start, end) if dots else (start,))):
        raise QueryError(
            f"'{text}' is no window of time; write a year, a month or a day (2014, 2014-07, 2014-07-19), "
            "or a range: 2014..2016"
        )
    first, last = days(start)[0], days(end or start)[1]
    if last < first:
        raise QueryError(f"the window '{text}' ends before it begins; write it as {end}..{start}")
    return Window(text.strip(), first, last)


def _is_date(text: str) -> bool:
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(days(text)[0])
    except ValueError:
        return False
    return True


def since(one: Window, other: Window) -> Window:
    """Return the days after one window, to the end of the other.

    >>> after = since(read_window("2014"), read_window("2024"))
    >>> after.touches(days("2014-12-31")), after.touches(days("2015")), after.touches(days("2025"))
    (False, True, False)
    """
    # with a sign more, a day sorts after itself and before the next one
    return Window(f"after {one.name}, to {other.name}", one.last + "+", other.last)


def days(stated: str) -> Period:
    """Return the first and the last day that a date of any precision may mean; of a month always 31 days.

    >>> days("2014"), days("2014-07"), days("2014-07-19")
    (('2014-01-01', '2014-12-31'), ('2014-07-01', '2014-07-31'), ('2014-07-19', '2014-07-19'))
    """
    return stated + "-01-01"[len(stated) - 4 :], stated + "-12-31"[len(stated) - 4 :]


def periods(fact: Fact, documents: Mapping[str, Document]) -> tuple[Period, ...]:
    """Return the periods that a fact speaks of, as first and last days.

    They are the stated ones (`valid_from`, `valid_to`); or else the day for which the document speaks (`as_of`);
    or else the days on which its documents were published, which only say when it was written of. An end that is
    not stated is taken from what comes next in this order. A date without a year places nothing.
    """
    told = sorted(days(documents[name].published) for name in fact.documents if name in documents)
    begin, end, as_of = (dated(fact.get(name)) for name in ("valid_from", "valid_to", "as_of"))
    spoken = [as_of] if as_of else told
    if not begin and not end:
        return tuple(spoken)
    either = [period for period in (begin, end) if period]
    first = begin[0] if begin else min(day for day, _ in (*either, *spoken))
    last = end[1] if end else max(day for _, day in (*either, *spoken))
    return ((first, last),)


def dated(stated: str) -> Period | None:
    """Return the days that a stated date may mean, or nothing for none, and for one without a year.

    >>> dated("--07-17"), dated("2014-07-17")
    (None, ('2014-07-17', '2014-07-17'))
    """
    return days(stated) if _DATE.fullmatch(stated) else None
