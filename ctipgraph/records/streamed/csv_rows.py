"""CSV with a header, in UTF-8: https://www.rfc-editor.org/rfc/rfc4180."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from ctipgraph.model import Location, Result
from ctipgraph.model.report import violation
from ctipgraph.ontology import suggest
from ctipgraph.records.streamed.parts import (
    BLOCK_BYTES,
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

REQUIRED = ("relation", "subject", "object", "status")


def parts(path: Path, fields: Iterable[str]) -> Iterator[Part | Result]:
    """Yield the parts of a file after its header, or what is wrong with the header."""
    start, wrong = first_bytes(path)
    if wrong:
        yield wrong
        return
    whole = Part(path, start, BLOCK_BYTES, 1)
    head = read_bytes(whole).split(b"\n", 1)[0]
    columns = [name.strip() for name in next(csv.reader([head.decode("utf-8", "replace")]), [])]
    problems = list(_problems(whole, columns, list(fields)))
    yield from problems
    if not problems:
        yield from cut(path, start + len(head) + 1, 2, quoted=True, columns=tuple(columns))


def _problems(part: Part, columns: list[str], fields: list[str]) -> Iterator[Result]:
    location = Location(part.file)
    if len(columns) == 1 and (mark := re.search(r"[;\t|]", columns[0])):
        yield violation("csv", location, f"the columns are parted by {mark.group()!r}; save the file with commas")
        return
    for name in REQUIRED:
        if name not in columns:
            yield violation("missing-field", location, f"the header has no column '{name}'; add it")
    for name in dict.fromkeys(columns):
        if name not in fields:
            near = suggest(name, fields) or "; correct or delete it"
            yield violation("unknown-field", location, f"a fact has no field '{name}'{near}")
        elif columns.count(name) > 1:
            yield violation("duplicate-key", location, f"the column '{name}' stands in the header twice; keep one")


def batches(part: Part) -> Iterator[Batch]:
    """Return the rows of a part, batch by batch. A torn row is told of, and reading goes on with the next line."""
    return read_blocks(part, "csv", _read, quoted=True)


def _read(block: Part) -> Batch:
    raw = read_bytes(block)
    torn: list[Result] = []
    text = decode(raw, block, torn)
    rows: list[Values] = []
    numbers: list[int] = []
    columns, width = block.columns, len(block.columns)
    for number, cells in _rows(text.split("\n"), block, torn) if '"' in text else _plain_rows(text, block.line):
        if len(cells) == width:
            rows.append(dict(zip(columns, cells, strict=True)))
            numbers.append(number)
        elif cells:
            message = f"the row has {len(cells)} cells, the header {width}; mind commas and quotation marks"
            torn.append(violation("csv", Location(block.file, number), message))
    return Batch(block.file, rows, numbers, is_clean(raw), torn)


def _plain_rows(text: str, line: int) -> Iterator[tuple[int, list[str]]]:
    """The rows of a text without quotation marks, where each line is a row."""
    for number, row in enumerate(text.split("\n"), line):
        yield number, row.removesuffix("\r").split(",") if row.strip() else []


def _rows(lines: list[str], block: Part, torn: list[Result]) -> Iterator[tuple[int, list[str]]]:
    done = 0
    while done < len(lines):
        reader = csv.reader((line + "\n" for line in islice(lines, done, None)), strict=True)
        begun, row_line = done, 0
        try:
            for cells in reader:
                yield block.line + begun + row_line, cells
                row_line = reader.line_num
            break
        except csv.Error as error:
            message = f"the row is torn: {error}; mind its quotation marks"
            torn.append(violation("csv", Location(block.file, block.line + begun + row_line), message))
            done = begun + row_line + 1
