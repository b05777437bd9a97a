"""The shortest anchor of a span: three first and three last words, or as many more as name it alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice

from ctipgraph.model import Passage
from ctipgraph.passages.resolve import Span, Text, resolve

WHOLE = 6  # a span of so few words is written out
FEWEST = 3  # words at each end: fewer would often do, but break when the text is mended
MOST = 12
PARTING = ("…", "...")


def shortest_anchor(text: Text, document: str, span: Span) -> Passage | None:
    """Return the shortest anchor that names a span of a text alone, or None where there is none.

    Words before the span, then words after it, are added where its own words fit different places.

    >>> text = Text("The plan was made in the capital in 2019. The plan was made in the north in 2020.")
    >>> shortest_anchor(text, "d", Span(0, 40)).anchor
    'The plan was … capital in 2019'
    >>> shortest_anchor(text, "d", Span(42, 81)).anchor
    'The plan was made in the north in 2020.'
    """
    whole = _inside(text, span)
    for passage in _candidates(text, document, whole):
        if any(mark in part for mark in PARTING for part in (passage.start, passage.end)):
            continue  # written out, such words would be taken for two parts
        resolution = resolve(text, passage)
        if resolution.found and whole in resolution.spans:
            return passage
    return None


def _inside(text: Text, span: Span) -> Span:
    """The span without blanks at its ends."""
    words = text.raw[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def _candidates(text: Text, document: str, span: Span) -> Iterator[Passage]:
    parts = _parts(text, _words(text, span))  # the first mostly does: the others are made when they are asked for
    shortest = list(islice(parts, FEWEST))
    for start, end in chain(shortest, parts):
        yield Passage(document, start, end)
    paragraph = text.paragraph_of(span)
    before = _words(text, Span(paragraph.start, span.start))
    after = _words(text, Span(span.end, paragraph.end))
    for count in range(1, MOST + 1):
        prefix = _joined(text, before[-count:]) if before else ""
        suffix = _joined(text, after[:count]) if after else ""
        for start, end in shortest:
            for one, other in ((prefix, ""), ("", suffix), (prefix, suffix)):
                if one or other:
                    yield Passage(document, start, end, one, other)


def _parts(text: Text, words: list[Span]) -> Iterator[tuple[str, str]]:
    """First and last words, from few to many; a short span as a whole."""
    if len(words) <= WHOLE:
        yield _joined(text, words), ""
        return
    for total in range(2 * FEWEST, 2 * MOST + 1):
        for first in sorted(range(FEWEST, total - FEWEST + 1), key=lambda n: (abs(2 * n - total), n)):
            if total < len(words):
                yield _joined(text, words[:first]), _joined(text, words[first - total :])
    yield _joined(text, words), ""


def _words(text: Text, span: Span) -> list[Span]:
    return [
        Span(span.start + match.start(), span.start + match.end())
        for match in re.finditer(r"\S+", text.raw[span.start : span.end])
    ]


def _joined(text: Text, words: list[Span]) -> str:
    """Some words of the text as an anchor has them: line ends are blanks there."""
    return " ".join(text.raw[words[0].start : words[-1].end].split()) if words else ""
