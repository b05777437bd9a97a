"""A view in fewer bytes: columns in place of repeated keys, each text once, deflated, in letters.

`page/packed.js` reads it. A list becomes a column, by what its values are:

* whole numbers, or none: ``{"i": [3, null, 7]}``
* texts, or none: ``{"s": [0, 4, null]}``, their places among all texts; ``{"t": 5, "n": 3}``: the texts 5, 6, 7
* different texts that are alike in length and beginning: ``{"f": "a1b2c3", "p": "f-", "w": 2}`` for f-a1, f-b2, f-c3
* records with the same keys: ``{"o": 3, "c": {"key": column, …}}``
* lists: ``{"l": [2, 0, 1], "v": column}``, their lengths and all their values as one column
* anything else: ``{"r": [...]}``, as it is

A record that stands alone is ``{"d": {"key": …}}``, and any other value stands as ``{"r": value}``.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

__all__ = ["pack"]


def pack(view: Mapping[str, object]) -> str:
    """Return a view packed, in the letters of base64; the same view gives the same letters.

    >>> pack({"a": [{"b": "c"}]}) == pack({"a": [{"b": "c"}]})
    True
    """
    texts: dict[str, int] = {}
    value = _packed(view, texts)
    text = json.dumps([list(texts), value], allow_nan=False, separators=(",", ":"))
    return base64.b64encode(zlib.compress(text.encode("ascii"), 9)).decode("ascii")


def _packed(value: object, texts: dict[str, int]) -> dict[str, Any]:
    if isinstance(value, Mapping):
        return {"d": {key: _packed(value[key], texts) for key in sorted(value)}}
    if isinstance(value, list | tuple):
        return _column(value, texts)
    return {"r": value}


def _fixed(values: Sequence[Any]) -> dict[str, Any] | None:
    """Return different texts of one length, such as ids, without what all begin with; None where that is no gain."""
    if None in values or len({len(value) for value in values}) > 1 or len(set(values)) < max(16, len(values)):
        return None
    first, last = min(values), max(values)
    shared = next(n for n, (one, other) in enumerate(zip(first, last, strict=True)) if one != other)
    prefix = first[:shared]
    rest = "".join(value[len(prefix) :] for value in values)
    return {"f": rest, "p": prefix, "w": len(values[0]) - len(prefix)} if rest.isascii() else None


def _column(values: Sequence[Any], texts: dict[str, int]) -> dict[str, Any]:
    kinds = {type(value) for value in values}
    some = kinds - {type(None)}
    if some == {int}:
        return {"i": list(values)}
    if some == {str}:
        if fixed := _fixed(values):
            return fixed
        places = [None if value is None else texts.setdefault(value, len(texts)) for value in values]
        if places[0] is not None and places == list(range(places[0], places[0] + len(places))):
            return {"t": places[0], "n": len(places)}
        return {"s": places}
    if kinds == {dict} and values[0] and len({frozenset(value) for value in values}) == 1:
        columns = {key: _column([value[key] for value in values], texts) for key in sorted(values[0])}
        return {"o": len(values), "c": columns}
    if kinds and kinds <= {list, tuple}:
        return {"l": [len(value) for value in values], "v": _column(list(chain.from_iterable(values)), texts)}
    return {"r": list(values)}
