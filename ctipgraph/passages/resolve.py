"""Where a passage stands in a text.

The span runs from the start words to the first end words that follow them, as a browser resolves a text
fragment (https://wicg.github.io/scroll-to-text-fragment/#find-a-range-from-a-text-directive), within one
paragraph. Two tiers: exact, then folded on both sides. Identical spans are one piece of evidence;
different ones are an ambiguity. Nothing that is merely alike is ever accepted.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from ctipgraph.model import Passage
from ctipgraph.passages.fold import UNKNOWN, Folded, fold

Tier = Literal["exact", "folded"]

_BREAK = r"(?:\r+\n|\n\r(?!\n)|\r|\n|\x85|\u2028)"
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

    @cached_property
    def folded(self) -> tuple[Folded, ...]:
        """The paragraphs, folded."""
        return tuple(fold(self.raw, p.start, p.end) for p in self.paragraphs)

    def paragraph_of(self, span: Span) -> Span:
        """Return the paragraph that a span lies in."""
        return next(p for p in self.paragraphs if p.start <= span.start and span.end <= p.end)


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
    key = (passage.prefix, passage.start, passage.end, passage.suffix)
    if key not in text._found:
        exact = _decide(list(_exact(text, key)), text, "exact")
        text._found[key] = exact if exact.spans else _decide(list(_folded(text, key)), text, "folded")
    return text._found[key]


def _decide(spans: list[Span], text: Text, tier: Tier) -> Resolution:
    if not spans:
        return Resolution()
    words = fold(text.raw, spans[0].start, spans[0].end).text
    same = tuple(s for s in spans if _alike(words, fold(text.raw, s.start, s.end).text))
    return Resolution(same, tier, tuple(s for s in spans if s not in same))


def _alike(one: str, other: str) -> bool:
    """Say whether two folded texts are the same, an unknown character standing for any one."""
    if one == other:
        return True
    pairs = zip(one, other, strict=False)
    return len(one) == len(other) and all(a == b or UNKNOWN in (a, b) for a, b in pairs)


def _exact(text: Text, anchor: tuple[str, str, str, str]) -> Iterator[Span]:
    patterns = [re.compile(re.escape(part)) for part in anchor]
    for paragraph in text.paragraphs:
        for a, b in _spans(text.raw[paragraph.start : paragraph.end], anchor, patterns):
            yield Span(paragraph.start + a, paragraph.start + b)


def _folded(text: Text, anchor: tuple[str, str, str, str]) -> Iterator[Span]:
    folded_anchor = tuple(fold(part).text.strip() for part in anchor)
    prefix, start, end, suffix = folded_anchor
    if not start or (anchor[2] and not end):
        return
    patterns = [re.compile(_tolerant(part)) for part in (prefix, start, end, suffix)]
    for folded in text.folded:
        for a, b in _spans(folded.text, (prefix, start, end, suffix), patterns):
            yield Span(folded.offsets[a], _end_of(text.raw, folded, b))


def _end_of(raw: str, folded: Folded, end: int) -> int:
    """Where a folded end stands in the original: white space and dropped characters before it don't belong."""
    stop = folded.offsets[end]
    while stop > folded.offsets[end - 1] + 1 and (raw[stop - 1].isspace() or not fold(raw[stop - 1]).text):
        stop -= 1
    return stop


def _tolerant(part: str) -> str:
    """A pattern for folded words: an unknown character on either side stands for any one."""
    pieces = []
    for letter, following in zip(part, [*part[1:], ""], strict=False):
        if letter == UNKNOWN:
            pieces.append(". ?" if following == " " else ".")  # it may have been a quotation mark
        elif letter in "'\"":
            pieces.append(f"(?:{letter}|{UNKNOWN} ?)")
        elif letter == " " and pieces and pieces[-1] == ". ?":
            continue
        else:
            pieces.append(f"[{re.escape(letter)}{UNKNOWN}]")
    return "".join(pieces)


def _spans(words: str, anchor: tuple[str, str, str, str], patterns: list[re.Pattern[str]]) -> Iterator[tuple[int, int]]:
    """The spans of an anchor in one paragraph, one for each place of its start words."""
    prefix, _, end, suffix = anchor
    for start in _matches(patterns[1], words, 0):
        if prefix and not _stands_before(patterns[0], words, start[0]):
            continue
        last = next((m for m in _matches(patterns[2], words, start[1]) if _fits(suffix, patterns[3], words, m)), None)
        if end and last:
            yield start[0], last[1]
        elif not end and _fits(suffix, patterns[3], words, start):
            yield start


def _fits(suffix: str, pattern: re.Pattern[str], words: str, match: tuple[int, int]) -> bool:
    return not suffix or any(not words[match[1] : a].strip() for a, _ in _matches(pattern, words, match[1]))


def _stands_before(pattern: re.Pattern[str], words: str, position: int) -> bool:
    return any(b <= position and not words[b:position].strip() for _, b in _matches(pattern, words, 0))


def _matches(pattern: re.Pattern[str], words: str, position: int) -> Iterator[tuple[int, int]]:
    """Matches of whole words from a position on, overlapping ones too."""
    while match := pattern.search(words, position):
        if match.end() == match.start():
            return
        if _at_edge(words, match.start()) and _at_edge(words, match.end()):
            yield match.start(), match.end()
        position = match.start() + 1


def _at_edge(words: str, position: int) -> bool:
    """Say whether a position does not cut a word in two."""
    if position in (0, len(words)):
        return True
    return not (_joins(words[position - 1]) and _joins(words[position]))


def _joins(letter: str) -> bool:
    """Say whether words of this letter's script are parted by blanks; Lao, Thai or Chinese words are not."""
    if letter.isascii():
        return letter.isalnum()
    if not (letter.isalnum() or unicodedata.combining(letter)):
        return False
    return unicodedata.name(letter, "").split(" ")[0] not in _UNSPACED


_UNSPACED = {"LAO", "THAI", "KHMER", "MYANMAR", "TIBETAN", "CJK", "HIRAGANA", "KATAKANA"}
