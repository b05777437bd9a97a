"""Where a passage stands in a text.

The span runs from the start words to the first end words that follow them, as a browser resolves a text
fragment (https://wicg.github.io/scroll-to-text-fragment/#find-a-range-from-a-text-directive), within one
paragraph. Two tiers: exact, then folded on both sides. Identical spans are one piece of evidence;
different ones are an ambiguity. Nothing that is merely alike is ever accepted.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Literal, NamedTuple

from ctipgraph.model import Passage
from ctipgraph.passages.fold import DROPPED, UNKNOWN, fold
from ctipgraph.passages.words import Tolerant, Wanted, matches, stands_after, stands_before, tolerant_pattern

Tier = Literal["exact", "folded"]

_BREAK = r"(?>\r+\n|\n\r(?!\n)|\r|\n|\x85|\u2028)"
ENOUGH_RIVALS = 8  # so many different places make an anchor ambiguous; the rest is not looked for
_PARAGRAPH_END = re.compile(rf"{_BREAK}[^\S\r\n\x85\u2028]*{_BREAK}\s*|\u2029\s*")


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a text, from `start` up to `end`, counted in characters."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Resolution:
    """The places of a passage, all with the same words; none where it is not found.

    `rivals` are places with other words that the anchor fits as well: then the anchor is ambiguous.
    """

    spans: tuple[Span, ...] = ()
    tier: Tier | None = None
    rivals: tuple[Span, ...] = ()

    @property
    def found(self) -> bool:
        """True where exactly one wording was found."""
        return bool(self.spans) and not self.rivals


@dataclass(frozen=True)
class Text:
    """A document's text, with what finding passages in it needs, computed once."""

    raw: str
    _found: dict[tuple[str, str, str, str], Resolution] = field(default_factory=dict, repr=False)

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        r"""The paragraphs: what blank lines part.

        >>> [(p.start, p.end) for p in Text("one\n\ntwo\nthree").paragraphs]
        [(0, 3), (5, 14)]
        """
        ends = [(match.start(), match.end()) for match in _PARAGRAPH_END.finditer(self.raw)]
        starts = [0, *(end for _, end in ends)]
        stops = [*(start for start, _ in ends), len(self.raw)]
        return tuple(Span(a, b) for a, b in zip(starts, stops, strict=True) if a < b)

    def paragraph_of(self, span: Span) -> Span:
        """Return the paragraph that a span lies in."""
        return self.paragraphs[self.exact.paragraph_at(span.start)]

    @cached_property
    def exact(self) -> _Layer:
        """The text as it is."""
        return _Layer(self.raw, self.paragraphs)

    @cached_property
    def folded(self) -> _Layer:
        """The text folded, paragraph by paragraph."""
        pieces, spans, offsets, length = [], [], [], 0
        for paragraph in self.paragraphs:
            folded = fold(self.raw, paragraph.start, paragraph.end)
            pieces.append(folded.text)
            offsets.append(folded.offsets)
            spans.append(Span(length, length + len(folded.text)))
            length += len(folded.text) + 1
        return _Layer("\n".join(pieces), tuple(spans), tuple(offsets))


@lru_cache(maxsize=1024)
def as_text(raw: str) -> Text:
    """Return the text of a document, the same object for the same text: what was found in it once stays found."""
    return Text(raw)


def resolve(text: Text, passage: Passage) -> Resolution:
    r"""Find a passage in a text.

    >>> text = Text("The river project began in 2020. The river project’s donors are many.")
    >>> resolve(text, Passage("d", "The river project began", "in 2020"))
    Resolution(spans=(Span(start=0, end=31),), tier='exact', rivals=())
    >>> resolve(text, Passage("d", "project's donors")).tier
    'folded'
    >>> resolve(text, Passage("d", "The river proj")).found
    False
    >>> len(resolve(text, Passage("d", "The river", "many")).rivals)
    1
    """
    parts = (passage.prefix, passage.start, passage.end, passage.suffix)
    if parts not in text._found:
        anchor = _Anchor(*(part.strip() for part in parts))
        exact = _decide(_exact(text, anchor), "exact")
        text._found[parts] = exact if exact.spans else _decide(_folded(text, anchor), "folded")
    return text._found[parts]


class _Anchor(NamedTuple):
    prefix: str
    start: str
    end: str
    suffix: str


class _Patterns(NamedTuple):
    prefix: Wanted
    start: Wanted
    end: Wanted
    suffix: Wanted


@dataclass(frozen=True)
class _Layer:
    """A text in which words are looked for, with its paragraphs and, where it is folded, their offsets."""

    words: str
    paragraphs: tuple[Span, ...]
    offsets: tuple[Sequence[int], ...] = ()

    @cached_property
    def starts(self) -> tuple[int, ...]:
        return tuple(paragraph.start for paragraph in self.paragraphs)

    def paragraph_at(self, position: int) -> int:
        """The number of the paragraph that a position is in."""
        return max(bisect_right(self.starts, position) - 1, 0)

    def original(self, raw: str, span: Span) -> Span:
        """Where a span of the folded text stands in the original."""
        number = self.paragraph_at(span.start)
        offsets, shift = self.offsets[number], self.paragraphs[number].start
        start, stop, floor = offsets[span.start - shift], offsets[span.end - shift], offsets[span.end - shift - 1] + 1
        while stop > floor and (raw[stop - 1].isspace() or raw[stop - 1] in DROPPED):
            stop -= 1  # what folding drops before the end does not belong to the span
        return Span(start, stop)


def _decide(places: Iterator[tuple[Span, str]], tier: Tier) -> Resolution:
    """Part the places into those with the words of the first one, and its rivals."""
    same: list[Span] = []
    rivals: list[Span] = []
    first = ""
    for span, words in places:
        if not same:
            first = words
            same.append(span)
        elif words == first or _alike(fold(first).text, fold(words).text):
            same.append(span)
        elif len(rivals) < ENOUGH_RIVALS:
            rivals.append(span)
        else:
            break
    return Resolution(tuple(same), tier, tuple(rivals)) if same else Resolution()


def _alike(one: str, other: str) -> bool:
    """Say whether two folded texts are the same, an unknown character standing for any one."""
    if one == other or UNKNOWN not in one + other:
        return one == other
    unknown = one.count(UNKNOWN) + other.count(UNKNOWN)
    return abs(len(one) - len(other)) <= unknown and re.fullmatch(tolerant_pattern(one), other) is not None


def _exact(text: Text, anchor: _Anchor) -> Iterator[tuple[Span, str]]:
    for span in _spans(text.exact, anchor, _Patterns(*anchor)):
        yield span, text.raw[span.start : span.end]


def _folded(text: Text, anchor: _Anchor) -> Iterator[tuple[Span, str]]:
    folded = _Anchor(*(fold(part).text.strip() for part in anchor))
    if not folded.start or (anchor.end and not folded.end):
        return
    damaged = UNKNOWN in text.folded.words
    tolerant = damaged or UNKNOWN in "".join(folded)
    patterns = _Patterns(*(Tolerant(part, re.compile(tolerant_pattern(part))) if tolerant else part for part in folded))
    for span in _spans(text.folded, folded, patterns):
        yield text.folded.original(text.raw, span), text.folded.words[span.start : span.end]


def _spans(layer: _Layer, anchor: _Anchor, patterns: _Patterns) -> Iterator[Span]:
    """The spans of an anchor, one for each place of its start words."""
    words, length = layer.words, len(layer.words)
    closed = -1  # the paragraph in which no end words follow any more
    for begin, stop in matches(patterns.start, words, 0, length):
        number = layer.paragraph_at(begin)
        paragraph = layer.paragraphs[number]
        if stop > paragraph.end or number == closed:
            continue
        if anchor.prefix and not stands_before(patterns.prefix, words, paragraph.start, begin):
            continue
        if not anchor.end:
            if not anchor.suffix or stands_after(patterns.suffix, words, stop, paragraph.end):
                yield Span(begin, stop)
            continue
        ends = (
            last
            for _, last in matches(patterns.end, words, stop, paragraph.end)
            if not anchor.suffix or stands_after(patterns.suffix, words, last, paragraph.end)
        )
        last = next(ends, None)
        if last is None:
            closed = number
        else:
            yield Span(begin, last)
