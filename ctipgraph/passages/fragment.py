"""Links that open a page at a passage: https://wicg.github.io/scroll-to-text-fragment/#syntax."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote

from ctipgraph.model import Passage

_NOTHING_BUT_BLANKS_TO_ENCODE = re.compile("[A-Za-z0-9_.~ \x1f]*").fullmatch
_BETWEEN = "\x1f"  # in no record


def text_fragment(passage: Passage) -> str:
    """Return a passage's text directive.

    >>> text_fragment(Passage("d", "The current donors", "Norway and Sweden", prefix="organisations."))
    ':~:text=organisations.-,The%20current%20donors,Norway%20and%20Sweden'
    """
    return directives([passage.prefix], [passage.start], [passage.end], [passage.suffix])[0]


def directives(
    prefixes: Sequence[str], starts: Sequence[str], ends: Sequence[str], suffixes: Sequence[str]
) -> list[str]:
    """Return the text directives of passages, given as columns of their parts; all but the starts may be empty.

    >>> directives(["", "so,"], ["They met", "in"], ["in May", ""], ["", ""])
    [':~:text=They%20met,in%20May', ':~:text=so%2C-,in']
    """
    parts = zip(_encoded(prefixes), _encoded(starts), _encoded(ends), _encoded(suffixes), strict=True)
    return [
        f":~:text={before + '-,' if before else ''}{start}{',' + end if end else ''}{',-' + after if after else ''}"
        for before, start, end, after in parts
    ]


def deep_link(url: str, passage: Passage) -> str:
    """Return an address that opens a document at a passage, or an empty string without an address.

    >>> deep_link("https://example.org/news?id=1", Passage("d", "They met"))
    'https://example.org/news?id=1#:~:text=They%20met'
    """
    if not url.startswith(("http://", "https://")):
        return ""
    joint = "" if "#" in url else "#"
    return f"{url}{joint}{text_fragment(passage)}"


def _encoded(column: Sequence[str]) -> Sequence[str]:
    """The words of a column, encoded: all at once where nothing but blanks has to be."""
    if not any(column):
        return column
    if _NOTHING_BUT_BLANKS_TO_ENCODE(text := _BETWEEN.join(column)):
        return text.replace(" ", "%20").split(_BETWEEN)
    return [_encoded_words(words) for words in column]


def _encoded_words(words: str) -> str:
    if _NOTHING_BUT_BLANKS_TO_ENCODE(words):
        return words.replace(" ", "%20")
    # a dash and a comma are part of the syntax, so they are encoded inside the words
    return quote(words, safe="").replace("-", "%2D")
