"""Text from data as HTML: whatever stands in it is shown, and nothing of it is markup or runs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

# What may not stand in a page's own text: controls, bidirectional overrides, halves of surrogate pairs.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def in_sight(value: object) -> str:
    """Return a text in which nothing is unseen: controls and bidirectional overrides become replacement characters."""
    return _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", str(value))


def safe(value: object) -> str:
    """Return a text as HTML that shows it, whatever stands in it.

    >>> safe("<b>")
    '&lt;b&gt;'
    """
    return escape(in_sight(value))


def outward(address: str, words: str) -> str:
    """Return a link to an address of the web, or nothing where it is none.

    >>> outward("javascript:alert(1)", "x")
    ''
    """
    if not re.match(r"https?://", address):
        return ""
    return f'<a href="{safe(address)}" rel="noopener noreferrer">{safe(words)}</a>'


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table: the columns are text, the cells are HTML already.

    >>> table(["who"], [["<i>x</i>"]]).count("<td")
    1
    """
    head = "".join(f'<th scope="col">{safe(name)}</th>' for name in columns)
    lines = ("<tr>" + "".join(f'<td dir="auto">{cell}</td>' for cell in row) + "</tr>" for row in rows)
    return "<table>\n" + "\n".join((f"<tr>{head}</tr>", *lines)) + "\n</table>"
