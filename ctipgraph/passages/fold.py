"""Folding: what damage to a text's typography leaves standing.

Both sides of a comparison are folded: composed (Unicode NFC, https://unicode.org/reports/tr15/),
ligatures of letters taken apart, invisible characters dropped, white space of every kind to one blank,
quotation marks and dashes to their plain forms. After a quotation mark a blank does not count, since
texts lose it there. U+FFFD stays: it is one character that nobody knows any more.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

UNKNOWN = "\ufffd"

_SINGLE = "'‘’‚‛′ʼʹ`´＇"
_DOUBLE = '"“”„‟″«»＂'
_DASHES = "-‐‑‒–—―−﹘﹣－"
_DROPPED = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_LIGATURES = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}

_PLAIN: dict[int, str] = {
    **{ord(c): "'" for c in _SINGLE},
    **{ord(c): '"' for c in _DOUBLE},
    **{ord(c): "-" for c in _DASHES},
    **{ord(c): "" for c in _DROPPED},
    **{ord(c): plain for c, plain in _LIGATURES.items()},
}


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; `offsets[i]` is where its character i began in the original, with the end at the end."""

    text: str
    offsets: tuple[int, ...]


def fold(text: str, start: int = 0, end: int | None = None) -> Folded:
    r"""Fold the part of a text from `start` to `end`, keeping offsets into the whole.

    >>> fold("the govern\u00adment’s\u00a0 “plan”").text
    'the government\'s "plan"'
    >>> fold("a  b").offsets
    (0, 1, 3, 4)
    """
    stop = len(text) if end is None else end
    letters: list[str] = []
    offsets: list[int] = []
    position = start
    while position < stop:
        cluster = _cluster(text, position, stop)
        for letter in _plain(cluster):
            if letter == " " and letters and letters[-1] in " '\"":
                continue
            letters.append(letter)
            offsets.append(position)
        position += len(cluster)
    return Folded("".join(letters), (*offsets, stop))


def _cluster(text: str, position: int, stop: int) -> str:
    """White space, or a character with the marks that combine with it."""
    last = position + 1
    if text[position].isspace():
        while last < stop and text[last].isspace():
            last += 1
    else:
        while last < stop and unicodedata.combining(text[last]):
            last += 1
    return text[position:last]


def _plain(cluster: str) -> str:
    if cluster[0].isspace():
        return " "
    return unicodedata.normalize("NFC", cluster).translate(_PLAIN)
