"""JSON Lines: one object a line, in UTF-8: https://jsonlines.org/."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from ctipgraph.model import Location, Result
from ctipgraph.model.report import violation
from ctipgraph.records.streamed.parts import (
    Batch,
    Part,
    Values,
    cut,
    decode,
    first_bytes,
    is_clean,
    read_blocks,
    read_bytes,
)


def parts(path: Path, fields: Iterable[str]) -> Iterator[Part | Result]:
    """Yield the parts of a file, or what is wrong with it; the fields of each row are checked with the row."""
    start, wrong = first_bytes(path)
    yield from [wrong] if wrong else cut(path, start, 1, quoted=False)


def batches(part: Part) -> Iterator[Batch]:
    """Return the rows of a part, batch by batch. A line that is no JSON object is told of."""
    return read_blocks(part, "json", _batch, quoted=False)


def _batch(block: Part) -> Iterator[Batch]:
    raw = read_bytes(block)
    clean = is_clean(raw) and b"\\u" not in raw  # an escape may stand for any character
    torn: list[Result] = []
    rows: list[Values] = []
    numbers: list[int] = []
    for number, line in enumerate(decode(raw, block, torn).split("\n"), block.line):
        if not line or line.isspace():
            continue
        try:
            rows.append(_read(line))
            numbers.append(number)
        except (ValueError, RecursionError) as error:
            why = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
            torn.append(violation("json", Location(block.file, number), f"the line is no JSON object: {why}"))
    yield Batch(block.file, rows, numbers, clean, torn)


def _object(pairs: list[tuple[str, object]]) -> Values:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(f"'{next(name for name in names if names.count(name) > 1)}' stands there twice")
    return found


def _constant(name: str) -> object:
    raise ValueError(f"{name} is no number")


# numbers stay as they are written
_decoder = json.JSONDecoder(object_pairs_hook=_object, parse_int=str, parse_float=str, parse_constant=_constant)


def _read(line: str) -> Values:
    found = _decoder.decode(line)
    if not isinstance(found, dict):
        raise ValueError('write one as in {"relation": …}')
    return found
