"""A view in fewer bytes: columns in place of repeated keys, each text once, numbers as bytes.

`page/packed.js` reads it: a line of JSON, ``[texts, view]``, and after it the bytes that columns point at. Bytes of
a column stand by their weight: the lowest of all values first, then the next of all values. What is what:

* whole numbers: ``{"i": 3, "m": 5, "w": 1, "a": 40}``, three of them, the least is 5, each in one byte, what it is
  more than 5, the first at 40; with ``"d"`` each tells how much more it is than the one before, with ``"z"`` the least
  stands for null
* texts and other single values: ``{"s": numbers}``, their places among all texts
* different texts that are alike in length and beginning: ``{"f": 3, "p": "f-", "w": 2, "a": 40}`` for f-a1, f-b2, f-c3
* records with the same keys: ``{"o": 3, "c": {"key": column, …}}``
* lists: ``{"l": numbers, "v": column}``, their lengths and all their values as one column
* anything else: ``{"r": [...]}``, as it is

A record that stands alone is ``{"d": {"key": …}}``, and any other value stands as ``{"r": value}``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, pairwise
from typing import Any

__all__ = ["pack"]

WIDEST = 6  # bytes of a number: JavaScript's whole numbers have 53 bits
SINGLE = {str, int, float, bool, type(None)}


def pack(view: Mapping[str, object]) -> list[bytes]:
    r"""Return a view packed, in parts of like bytes; the same view gives the same bytes.

    >>> pack({"years": [2020, 2022, 2021]})
    [b'[[],{"d":{"years":{"i":3,"m":2020,"w":1,"a":0}}}]\n', b'\x00\x02\x01']
    """
    packer = _Packer()
    value = packer.value(view)
    text = json.dumps([packer.texts(), value], ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    # half of a surrogate pair is no UTF-8, and stands as JSON's escape of it
    return [text.encode("utf-8", "backslashreplace") + b"\n", *packer.parts]


class _Packer:
    def __init__(self) -> None:
        self.parts: list[bytes] = []
        self._size = 0
        self._texts: dict[object, int] = {}

    def texts(self) -> list[object]:
        """All texts and other single values, each once."""
        return [key if isinstance(key, str) else key[1] for key in self._texts]  # type: ignore[index]

    def value(self, value: object) -> dict[str, Any]:
        if isinstance(value, Mapping):
            return {"d": {key: self.value(value[key]) for key in sorted(value)}}
        if isinstance(value, list | tuple):
            return self.column(value)
        return {"r": value}

    def column(self, values: Sequence[Any]) -> dict[str, Any]:
        kinds = {type(value) for value in values}
        if int in kinds and kinds <= {int, type(None)}:
            return self.numbers(values)
        if kinds == {str} and (fixed := self.fixed(values)):
            return fixed
        if kinds and kinds <= SINGLE:
            return {"s": self.numbers([self.place(value) for value in values])}
        if kinds == {dict} and values[0] and len({frozenset(value) for value in values}) == 1:
            columns = {key: self.column([value[key] for value in values]) for key in sorted(values[0])}
            return {"o": len(values), "c": columns}
        if kinds and kinds <= {list, tuple}:
            lengths = self.numbers([len(value) for value in values])
            return {"l": lengths, "v": self.column(list(chain.from_iterable(values)))}
        return {"r": list(values)}

    def place(self, value: object) -> int:
        """Of a single value among all: 1, 1.0 and True are equal in Python, and are not the same."""
        return self._texts.setdefault(value if isinstance(value, str) else (type(value), value), len(self._texts))

    def numbers(self, values: Sequence[int | None]) -> dict[str, Any]:
        known = [value for value in values if value is not None]
        null = {} if len(known) == len(values) else {"z": 1}
        least = min(known) - len(null)  # null takes the place of a number that does not occur
        whole = [least if value is None else value for value in values]
        steps = [after - one for one, after in pairwise(whole)]
        steps.insert(0, min(steps, default=0))  # of no meaning, and in no need of room
        ways = [(whole, least, null)] if null else [(whole, least, {}), (steps, min(steps), {"d": whole[0]})]
        chosen, start, told = min(ways, key=lambda way: _width(way[0], way[1]))  # of equals the first
        width = _width(chosen, start)
        if width > WIDEST:
            return {"r": list(values)}
        planes = [bytes(value - start >> shift & 255 for value in chosen) for shift in range(0, 8 * width, 8)]
        return {"i": len(values), "m": start, "w": width, "a": self._add(planes), **told}

    def fixed(self, values: Sequence[str]) -> dict[str, Any] | None:
        """Different texts of one length, such as ids, without what all begin with; None where that is no gain."""
        if len({len(value) for value in values}) > 1 or len(set(values)) < max(16, len(values)):
            return None
        first, last = min(values), max(values)
        shared = next(n for n, (one, other) in enumerate(zip(first, last, strict=True)) if one != other)
        rest = [value[shared:] for value in values]
        if not all(text.isascii() for text in rest):
            return None
        width = len(rest[0])
        planes = ["".join(text[n] for text in rest).encode("ascii") for n in range(width)]
        return {"f": len(values), "p": first[:shared], "w": width, "a": self._add(planes)}

    def _add(self, planes: Iterable[bytes]) -> int:
        """Where the bytes begin."""
        start = self._size
        for plane in planes:
            self.parts.append(plane)
            self._size += len(plane)
        return start


def _width(values: Sequence[int], least: int) -> int:
    """How many bytes the largest needs."""
    return ((max(values) - least).bit_length() + 7) // 8
