"""Links that open a page at a passage: https://wicg.github.io/scroll-to-text-fragment/#syntax."""

from __future__ import annotations

import re
from urllib.parse import quote

from ctipgraph.model import Passage

_NOTHING_BUT_BLANKS_TO_ENCODE = re.compile("[A-Za-z0-9_.~ ]*").fullmatch


def text_fragment(passage: Passage) -> str:
    """Return a passage's text directive.

    >>> text_fragment(Passage("d", "The current donors", "Norway and Sweden", prefix="organisations."))
    ':~:text=organisations.-,The%20current%20donors,Norway%20and%20Sweden'
    """
    return directive(passage.prefix, passage.start, passage.end, passage.suffix)


def directive(prefix: str, start: str, end: str, suffix: str) -> str:
    """Return the text directive of a passage's parts, of which all but the start may be empty."""
    text = _encoded(start)
    if prefix:
        text = f"{_encoded(prefix)}-,{text}"
    if end:
        text = f"{text},{_encoded(end)}"
    if suffix:
        text = f"{text},-{_encoded(suffix)}"
    return ":~:text=" + text


def deep_link(url: str, passage: Passage) -> str:
    """Return an address that opens a document at a passage, or an empty string without an address.

    >>> deep_link("https://example.org/news?id=1", Passage("d", "They met"))
    'https://example.org/news?id=1#:~:text=They%20met'
    """
    if not url.startswith(("http://", "https://")):
        return ""
    joint = "" if "#" in url else "#"
    return f"{url}{joint}{text_fragment(passage)}"


def _encoded(words: str) -> str:
    if _NOTHING_BUT_BLANKS_TO_ENCODE(words):
        return words.replace(" ", "%20")
    # a dash and a comma are part of the syntax, so they are encoded inside the words
    return quote(words, safe="").replace("-", "%2D")
