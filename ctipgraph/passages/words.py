"""Where words stand in a piece of text: whole words and whole numbers only.

Words are looked for as they are, or by a pattern that lets an unknown character stand for any one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from ctipgraph.passages.fold import DROPPED, UNKNOWN, is_mark

AROUND = 20  # characters in which a word's neighbour is looked for, past what is hidden or unknown
_TELLS_NOTHING = DROPPED + UNKNOWN  # of a word's end: what is hidden in a word, or may be a letter of it
_UNSPACED = {"LAO", "THAI", "KHMER", "MYANMAR", "TIBETAN", "CJK", "HIRAGANA", "KATAKANA"}


class Tolerant(NamedTuple):
    """Words, and the pattern of what may stand for them where a character is unknown."""

    words: str
    pattern: re.Pattern[str]


Wanted = str | Tolerant


def tolerant_pattern(part: str) -> str:
    """A pattern for folded words: an unknown character on either side stands for any one."""
    pieces = []
    for letter, following in zip(part, [*part[1:], ""], strict=False):
        if letter == UNKNOWN:
            pieces.append(".[ ]?" if following == " " else ".")  # it may have been a quotation mark
        elif letter in "'\"":
            # the blank after it does not count, so it may be the unknown character as well
            blank = (f"{UNKNOWN}?", " ?") if following else ("", "")
            pieces.append(f"(?:{letter}{blank[0]}|{UNKNOWN}{blank[1]})")
        elif letter == " " and pieces and pieces[-1] == ".[ ]?":
            continue
        else:
            pieces.append(f"[{re.escape(letter)}{UNKNOWN}]")
    return "".join(pieces)


def stands_after(wanted: Wanted, words: str, position: int, stop: int) -> bool:
    """Say whether words follow a position, with nothing but white space between."""
    while position < stop:
        last = _end_of(wanted, words, position, stop)
        if last >= 0 and _is_whole(wanted, words, position, last):
            return True
        if not words[position].isspace():
            return False
        position += 1
    return False


def _end_of(wanted: Wanted, words: str, position: int, stop: int) -> int:
    """Where the wanted words end that begin at a position, -1 where they don't stand there."""
    if isinstance(wanted, str):
        return position + len(wanted) if words.startswith(wanted, position, stop) else -1
    match = wanted.pattern.match(words, position, stop)
    return match.end() if match else -1


def stands_before(wanted: Wanted, words: str, start: int, position: int) -> bool:
    """Say whether words stand before a position, with nothing but white space between."""
    end = position
    while end > start and words[end - 1].isspace():
        end -= 1
    # an unknown character may stand for a quotation mark without its blank: the words can be longer than the pattern
    first = max(start, end - 2 * len(wanted if isinstance(wanted, str) else wanted.words) - 1)
    return any(last >= end for _, last in matches(wanted, words, first, position))


def matches(wanted: Wanted, words: str, position: int, stop: int) -> Iterator[tuple[int, int]]:
    """Places of whole words from a position on, overlapping ones too."""
    while (place := _place(wanted, words, position, stop)) is not None:
        first, last = place
        if first == last:
            return
        if _is_whole(wanted, words, first, last):
            yield place
        position = first + 1


def _place(wanted: Wanted, words: str, position: int, stop: int) -> tuple[int, int] | None:
    if isinstance(wanted, str):
        first = words.find(wanted, position, stop)
        return (first, first + len(wanted)) if first >= 0 else None
    match = wanted.pattern.search(words, position, stop)
    return match.span() if match else None


def _is_whole(wanted: Wanted, words: str, first: int, last: int) -> bool:
    """Say whether a place cuts no word or number in two, an unknown character being what it stands for."""
    if isinstance(wanted, str):
        return _at_edge(words, first) and _at_edge(words, last)
    written = list(wanted.words)
    for end, place in ((0, first), (-1, last - 1)):
        if written[end] == UNKNOWN:
            written[end] = words[place]
    before = words[max(0, first - AROUND) : first]
    around = before + "".join(written) + words[last : last + AROUND]
    return _at_edge(around, len(before)) and _at_edge(around, len(before) + len(written))


def _at_edge(words: str, position: int) -> bool:
    """Say whether a position does not cut a word or a number in two."""
    around = words[position - 1 : position + 1] if position else ""
    if " " in around and around.isascii():  # most words end so
        return True
    after = _past(words, position, 1, DROPPED)
    if after < len(words) and is_mark(words[after]):
        return False
    before, after = _past(words, position - 1, -1, _TELLS_NOTHING), _past(words, position, 1, _TELLS_NOTHING)
    if before < 0 or after == len(words):
        return True
    if _joins(words[before]) and _joins(words[after]):
        return False
    return not (_in_number(words, after) or _in_number(words, before))


def _past(words: str, position: int, step: int, letters: str) -> int:
    """The first position in a direction where none of these letters stands."""
    while 0 <= position < len(words) and words[position] in letters:
        position += step
    return position


def _in_number(words: str, position: int) -> bool:
    """Say whether a comma or point stands between two digits, as in 100,000."""
    inside = 0 < position < len(words) - 1 and words[position] in ".,"
    return inside and words[position - 1].isdigit() and words[position + 1].isdigit()


def _joins(letter: str) -> bool:
    """Say whether words of this letter's script are parted by blanks; Lao, Thai or Chinese words are not."""
    if letter.isascii():
        return letter.isalnum()
    if not (letter.isalnum() or is_mark(letter)):
        return False
    return unicodedata.name(letter, "").split(" ")[0] not in _UNSPACED
