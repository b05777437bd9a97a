"""CSV with a header, in UTF-8: https://www.rfc-editor.org/rfc/rfc4180."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from ctipgraph.model import Location, Result
from ctipgraph.model.report import violation
from ctipgraph.ontology import suggest
from ctipgraph.records.streamed.parts import (
    BLOCK_BYTES,
    FEW_CHARACTERS,
    Batch,
    Part,
    Table,
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


def _read(block: Part) -> Iterator[Batch]:
    raw = read_bytes(block)
    torn: list[Result] = []
    text = decode(raw, block, torn).removesuffix("\n")
    clean = is_clean(raw)
    if '"' in text:
        yield _batch(block, list(_rows(text.split("\n"), block, torn)), clean, torn)
        return
    line = block.line
    for few in _divided(text):  # where no quotation mark stands each line is a row
        yield _simple(few, replace(block, line=line), clean, torn)
        line += few.count("\n") + 1
        torn = []


def _divided(text: str) -> Iterator[str]:
    """Lines, some hundreds at a time."""
    start = 0
    while start <= len(text):
        stop = text.find("\n", start + FEW_CHARACTERS)
        stop = len(text) if stop < 0 else stop
        yield text[start:stop]
        start = stop + 1


def _simple(text: str, block: Part, clean: bool, torn: list[Result]) -> Batch:
    """Rows without quotation marks as a batch: parted at once where the ends of lines then stand in their places."""
    text = text.replace("\r\n", "\n").removesuffix("\r")
    width = len(block.columns) + 1
    cells = f"{text}\n".replace("\n", ",\n,").split(",")
    count, ends = text.count("\n") + 1, cells[width - 1 :: width]
    if len(cells) == count * width + 1 and ends.count("\n") == count:
        columns = {name: cells[place:-1:width] for place, name in enumerate(block.columns)}
        return Batch(block.file, Table(columns), range(block.line, block.line + count), clean, torn)
    return _batch(block, [(n, line.split(",")) for n, line in enumerate(text.split("\n"), block.line)], clean, torn)


def _batch(block: Part, rows: list[tuple[int, list[str]]], clean: bool, torn: list[Result]) -> Batch:
    """Rows with their lines as a batch; empty lines are passed over, and rows of another width told of."""
    width = len(block.columns)
    whole = [row for row in rows if len(row[1]) == width]
    for number, cells in rows if len(whole) < len(rows) else ():
        if len(cells) != width and (len(cells) > 1 or "".join(cells).strip()):
            message = f"the row has {len(cells)} cells, the header {width}; mind commas and quotation marks"
            torn.append(violation("csv", Location(block.file, number), message))
    torn.sort(key=lambda result: result.location.line)
    columns = zip(*(cells for _, cells in whole), strict=True) if whole else ((),) * width
    table = Table(dict(zip(block.columns, columns, strict=True)))
    return Batch(block.file, table, [number for number, _ in whole], clean, torn)


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
