"""Figures as texts write them: in digits, with thousands and millions, as ordinals, in small words."""

from __future__ import annotations

import re

_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_CARDINALS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ORDINALS = ("zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_WORDS = {word: float(n) for words in (_CARDINALS, _ORDINALS) for n, word in enumerate(words)}
_FIGURE = re.compile(
    r"(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<fraction>\.\d+)?(?:st|nd|rd|th)?\b"
    rf"|\b(?P<word>{'|'.join(sorted(_WORDS, key=len, reverse=True))})\b",
    re.IGNORECASE,
)
_SCALE = re.compile(rf"[\s-]*({'|'.join(_SCALES)})\b", re.IGNORECASE)


def figures_in(text: str) -> list[float]:
    """Return the figures of a text, in their order.

    >>> figures_in("over LAK 100 million for 1,325 families, its third gift of 2.5 thousand")
    [100000000.0, 1325.0, 3.0, 2500.0]
    """
    found = []
    for match in _FIGURE.finditer(text):
        if match["word"]:
            value = _WORDS[match["word"].casefold()]
        else:
            value = float(match["digits"].replace(",", "") + (match["fraction"] or ""))
        position = match.end()
        while scale := _SCALE.match(text, position):
            value *= _SCALES[scale[1].casefold()]
            position = scale.end()
        found.append(value)
    return found
