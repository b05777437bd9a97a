"""Sentences of a text: where one ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ctipgraph.passages.resolve import Span, Text

# abbreviations after which a capital does not begin a sentence
_SHORT = r"(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bNo)(?<!\bSt)(?<!\bCol)(?<!\bGen)(?<!\b[A-Z])(?<!\.[A-Z])"
_END = re.compile(rf"(?=[.!?]){_SHORT}[.!?]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[^\W\d_a-z])|[。។၊။]+")


def sentences(text: Text) -> Iterator[Span]:
    r"""Yield the sentences of a text, paragraph by paragraph; a heading is one too.

    >>> text = Text("The plan\n\nMr. Low of the U.S. Agency spoke. It is said (\"soon.\") Nobody came.")
    >>> [text.raw[span.start : span.end] for span in sentences(text)]
    ['The plan', 'Mr. Low of the U.S. Agency spoke.', 'It is said ("soon.")', 'Nobody came.']
    """
    for paragraph in text.paragraphs:
        start = paragraph.start
        for match in _END.finditer(text.raw, paragraph.start, paragraph.end):
            yield from _trimmed(text, start, match.end())
            start = match.end()
        yield from _trimmed(text, start, paragraph.end)


def _trimmed(text: Text, start: int, end: int) -> Iterator[Span]:
    words = text.raw[start:end]
    first = start + len(words) - len(words.lstrip())
    last = first + len(words.strip())
    if first < last:
        yield Span(first, last)
