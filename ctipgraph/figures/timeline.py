"""The timeline as a still figure: the dates that documents state, a line for each subject."""

from __future__ import annotations

import calendar
import re
from collections import defaultdict
from collections.abc import Callable, Iterable

from ctipgraph.errors import NotFoundError
from ctipgraph.figures.frame import MARGIN, Body, Draw, Key, expect_readable
from ctipgraph.figures.sheet import INK, QUIET, Sheet
from ctipgraph.findings.timeline import dated
from ctipgraph.findings.wording import body_entry
from ctipgraph.model import Corpus
from ctipgraph.networks.picture import wrapped
from ctipgraph.records.rows import label

NAMES, FIELD, LANE, HEAD, ROW = 230.0, 560.0, 15.0, 24.0, 10.0
MARKS = ("circle", "star", "triangle", "square", "diamond", "cross", "pentagon", "hexagon")
FILLS = {"asserted": "full", "claimed": "left", "planned": "none", "inferred": "below", "denied": "cross"}
DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
Mark = tuple[float, float, str, str]  # from, to (in years), what is dated, status


def timeline_body(corpus: Corpus) -> tuple[Body, int]:
    """Return the inside of the figure, and how many facts it shows; a date without a year is not drawn.

    Raises NotFoundError where no document states a year.
    """
    marks: dict[str, dict[Mark, None]] = defaultdict(dict)
    shown: set[str] = set()
    without_year = 0
    for date, what, fact in dated(corpus, corpus.facts):
        if span := years(date):
            marks[body_entry(corpus, fact.subject)][*span, what, fact.status] = None
            shown.add(fact.id)
        else:
            without_year += 1
    if not marks:
        raise NotFoundError("no document of this selection states a date with a year; widen the years or the actor")
    expect_readable(sum(map(len, marks.values())), "dates")
    return _body(corpus, marks, without_year), len(shown)


def years(date: str) -> tuple[float, float] | None:
    """Return the first and last moment of a stated date in years, or nothing where it has no year.

    >>> years("2020"), years("2020-07"), years("--07-17")
    ((2020.0, 2021.0), (2020.5, 2020.5833333333333), None)
    """
    found = DATE.fullmatch(date)
    if found is None:
        return None
    year, month, day = int(found[1]), int(found[2] or 1), int(found[3] or 1)
    days = calendar.monthrange(year, month)[1]
    start = year + (month - 1) / 12 + (day - 1) / days / 12
    length = 1 / days / 12 if found[3] else 1 / 12 if found[2] else 1.0
    return start, start + length


def _body(corpus: Corpus, marks: dict[str, dict[Mark, None]], without_year: int) -> Body:
    first = int(min(mark[0] for line in marks.values() for mark in line))
    last = int(max(mark[1] for line in marks.values() for mark in line)) + 1
    signs = dict(zip(sorted({mark[2] for line in marks.values() for mark in line}), MARKS * 4, strict=False))
    names = {id_: wrapped(label(corpus, id_), 38, 2) for id_ in marks}
    lines = [(names[id_], _lanes(marks[id_], first, last)) for id_ in _order(corpus, marks)]
    heights = [max(len(lanes) * LANE, len(name) * 12.5) + ROW for name, lanes in lines]
    written = sorted({corpus.documents[name].published for fact in corpus.facts for name in fact.documents})

    def at(moment: float) -> float:
        return MARGIN + NAMES + FIELD * (moment - first) / (last - first)

    def draw(sheet: Sheet, top: float) -> None:
        _scale(sheet, top, sum(heights), first, last, at)
        for date in written:
            if (span := years(date)) and first <= span[0] <= last:
                x = at(span[0])
                sheet.curve((x, top + HEAD), (x, top + HEAD), (x, top + HEAD + sum(heights)), "dotted", QUIET)
        y = top + HEAD
        for (name, lanes), height in zip(lines, heights, strict=True):
            for number, words in enumerate(name):
                sheet.text(MARGIN, y + height / 2 + 12.5 * (number - (len(name) - 1) / 2), words, side="left")
            for number, lane in enumerate(lanes):
                middle = y + height / 2 + LANE * (number - (len(lanes) - 1) / 2)
                for start, end, what, status in lane:
                    if end - start > 1 / 300:  # longer than a day: the date is not known closer
                        sheet.curve((at(start), middle), (at(start), middle), (at(end), middle), "solid", QUIET)
                    sheet.shape(signs[what], at((start + end) / 2), middle, 5, INK, FILLS.get(status, "none"))
            y += height

    statuses = {mark[3] for line in marks.values() for mark in line}
    keys = [Key(what, _sign(sign, "full")) for what, sign in signs.items()]
    keys += [Key(status, _sign("circle", fill)) for status, fill in FILLS.items() if status in statuses]
    keys.append(Key("a document appeared", _dots))
    remarks = [
        "Only dates that documents state. “As of” says when something was so, not when it began. "
        "A bar beside a sign: the date is a month or a year."
    ]
    if without_year:
        remarks.append(f"{without_year} without a year {'is' if without_year == 1 else 'are'} not drawn.")
    return Body(NAMES + FIELD + 10, HEAD + sum(heights), draw, keys, remarks)


def _order(corpus: Corpus, marks: dict[str, dict[Mark, None]]) -> list[str]:
    return sorted(marks, key=lambda id_: (min(marks[id_])[:2], label(corpus, id_).casefold(), id_))


def _lanes(marks: Iterable[Mark], first: int, last: int) -> list[list[Mark]]:
    """Marks in as few lanes as keep their signs apart."""
    apart = 13 * (last - first) / FIELD
    lanes: list[list[Mark]] = []
    for mark in sorted(marks):
        if (lane := next((lane for lane in lanes if lane[-1][1] + apart <= mark[0]), None)) is None:
            lanes.append([mark])
        else:
            lane.append(mark)
    return lanes


def _scale(sheet: Sheet, top: float, height: float, first: int, last: int, at: Callable[[float], float]) -> None:
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000) if (last - first) / step <= FIELD / 45)
    for year in range(first, last + 1):
        if year % step == 0:
            x = at(year)
            sheet.text(x, top + HEAD / 2, str(year), size=10)
            sheet.curve((x, top + HEAD), (x, top + HEAD), (x, top + HEAD + height), "solid", "#d5dae0")


def _sign(sign: str, fill: str) -> Draw:
    return lambda sheet, x, y: sheet.shape(sign, x, y, 5, INK, fill)


def _dots(sheet: Sheet, x: float, y: float) -> None:
    sheet.curve((x, y - 7), (x, y), (x, y + 7), "dotted", QUIET)
