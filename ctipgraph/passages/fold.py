"""Folding: what damage to a text's typography leaves standing.

Both sides of a comparison are folded: composed (Unicode NFC, https://unicode.org/reports/tr15/),
ligatures of letters taken apart, invisible characters dropped, white space of every kind to one blank,
quotation marks and dashes to their plain forms. After a quotation mark a blank does not count, since
texts lose it there. U+FFFD stays: it is one character that nobody knows any more.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

UNKNOWN = "\ufffd"
DROPPED = "\u00ad\u200b\u200c\u200d\u2060\ufeff"

_SINGLE = "'‘’‚‛′ʼʹ`´＇"
_DOUBLE = '"“”„‟″«»＂'
_DASHES = "-‐‑‒–—―−﹘﹣－"
_LIGATURES = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}

_PLAIN: dict[int, str] = {
    **{ord(c): "'" for c in _SINGLE},
    **{ord(c): '"' for c in _DOUBLE},
    **{ord(c): "-" for c in _DASHES},
    **{ord(c): "" for c in DROPPED},
    **{ord(c): plain for c, plain in _LIGATURES.items()},
}

# words that folding leaves as they are, up to a letter with which a mark might combine
_UNTOUCHED = re.compile(r"[!#-&(-_a-~]+(?: [!#-&(-_a-~]+)*(?![^\x00-\x7f])")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; `offsets[i]` is where its character i began in the original, with the end at the end."""

    text: str
    offsets: Sequence[int]


def fold(text: str, start: int = 0, end: int | None = None) -> Folded:
    r"""Fold the part of a text from `start` to `end`, keeping offsets into the whole.

    >>> fold("the govern\u00adment’s\u00a0 “plan”").text
    'the government\'s "plan"'
    >>> list(fold("a  b").offsets)
    [0, 1, 3, 4]
    """
    stop = len(text) if end is None else end
    if (run := _UNTOUCHED.match(text, start, stop)) and run.end() == stop:
        return Folded(run.group(), range(start, stop + 1))
    pieces: list[str] = []
    offsets = array("Q")
    position = start
    last = ""
    while position < stop:
        if run := _UNTOUCHED.match(text, position, stop):
            pieces.append(run.group())
            offsets.extend(range(position, run.end()))
            position = run.end()
            last = pieces[-1][-1]
            continue
        cluster = _cluster(text, position, stop)
        for letter in _plain(cluster):
            if letter == " " and last in (" ", "'", '"'):
                continue
            pieces.append(letter)
            offsets.append(position)
            last = letter
        position += len(cluster)
    offsets.append(stop)
    return Folded("".join(pieces), offsets)


def _cluster(text: str, position: int, stop: int) -> str:
    """White space, or a character with what combines with it, or is hidden behind it."""
    last = position + 1
    if text[position].isspace():
        while last < stop and text[last].isspace():
            last += 1
    else:
        while last < stop and (text[last] in DROPPED or _combines(text[last])):
            last += 1
    return text[position:last]


def _combines(letter: str) -> bool:
    # the vowels and final consonants of decomposed Hangul are letters, not marks
    return is_mark(letter) or "\u1160" <= letter <= "\u11ff"


def is_mark(letter: str) -> bool:
    """Say whether a character is written on the one before it."""
    return not letter.isascii() and unicodedata.category(letter)[0] == "M"


def _plain(cluster: str) -> str:
    if cluster[0].isspace():
        return " "
    plain = unicodedata.normalize("NFC", cluster).translate(_PLAIN)
    return plain if len(cluster) == 1 else unicodedata.normalize("NFC", plain)
