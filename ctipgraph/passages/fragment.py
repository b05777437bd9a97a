"""Links that open a page at a passage: https://wicg.github.io/scroll-to-text-fragment/#syntax."""

from __future__ import annotations

from urllib.parse import quote

from ctipgraph.model import Passage


def text_fragment(passage: Passage) -> str:
    """Return a passage's text directive.

    >>> text_fragment(Passage("d", "The current donors", "Norway and Sweden", prefix="organisations."))
    ':~:text=organisations.-,The%20current%20donors,Norway%20and%20Sweden'
    """
    parts = [_encoded(passage.start)]
    if passage.prefix:
        parts.insert(0, _encoded(passage.prefix) + "-")
    if passage.end:
        parts.append(_encoded(passage.end))
    if passage.suffix:
        parts.append("-" + _encoded(passage.suffix))
    return ":~:text=" + ",".join(parts)


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
    # a dash and a comma are part of the syntax, so they are encoded inside the words
    return quote(words, safe="").replace("-", "%2D")
