"""Texts made once: what a function gave for a value that comes again, and blocks with gaps to fill."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import islice, repeat
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Memo(dict[Key, Value]):
    """What a function gave for the arguments that it was asked for; when they are too many it begins anew.

    >>> shout = Memo(str.upper)
    >>> shout["funds"], len(shout)
    ('FUNDS', 1)
    """

    def __init__(self, function: Callable[[Key], Value], most: int = 5_000) -> None:
        super().__init__()
        self._function = function
        self._most = most

    def __missing__(self, key: Key) -> Value:
        if len(self) >= self._most:
            self.clear()
        value = self[key] = self._function(key)
        return value


def gap(number: int) -> str:
    """Return the mark of a gap, which no record can hold."""
    return f"\x01{number}\x01"


class Template:
    """A text with gaps, filled many times at once.

    >>> list(Template(f"<{gap(0)}> is {gap(1)}, {gap(0)}!").fill(["a", "x"], ["b", "y"]))
    ['<a> is b, a!', '<x> is y, x!']
    """

    def __init__(self, text: str) -> None:
        self._texts = re.split("\x01[0-9]\x01", text)
        self._gaps = [int(number) for number in re.findall("\x01([0-9])\x01", text)]

    def fill(self, *columns: Sequence[str]) -> Iterator[str]:
        """Yield the text with the values of one row in its gaps, for each row."""
        count = len(columns[0])
        pieces: list[Iterable[str]] = [repeat(self._texts[0], count)]
        for number, text in zip(self._gaps, self._texts[1:], strict=True):
            pieces += columns[number], repeat(text, count)
        return joined(pieces)


def encoded(texts: Iterable[str], at_once: int = 100) -> Iterator[bytes]:
    """Yield the bytes of texts, some at a time: for one large text the system would look for new memory each time.

    >>> list(encoded(["They ", "met", "."], 2))
    [b'They met', b'.']
    """
    left = iter(texts)
    while few := list(islice(left, at_once)):
        yield "".join(few).encode()


def joined(pieces: Iterable[Iterable[str]]) -> Iterator[str]:
    """Return the text of each row of columns.

    >>> list(joined([["a", "b"], ["1", "2"]]))
    ['a1', 'b2']
    """
    return map("".join, zip(*pieces, strict=True))
