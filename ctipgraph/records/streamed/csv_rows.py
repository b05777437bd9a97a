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
    BATCH_ROWS,
    MAX_ROW,
    Batch,
    Part,
    Values,
    cut,
    decode,
    first_bytes,
    is_clean,
    read_bytes,
)

REQUIRED = ("relation", "subject", "object", "status")


def parts(path: Path, fields: Iterable[str]) -> Iterator[Part | Result]:
    """Yield the parts of a file after its header, or what is wrong with the header."""
    start, wrong = first_bytes(path)
    if wrong:
        yield wrong
        return
    whole = Part(path, start, MAX_ROW, 1)
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
    """Yield the rows of a part. A torn row is told of, and reading goes on with the next line."""
    if part.refused:
        yield Batch(part.file, (), (), torn=[violation("csv", Location(part.file, part.line), part.refused)])
        return
    raw = read_bytes(part)
    clean = is_clean(raw)
    torn: list[Result] = []
    lines = decode(raw, part, torn).split("\n")
    del raw
    rows: list[Values] = []
    numbers: list[int] = []
    done = 0
    columns, width = part.columns, len(part.columns)
    while done < len(lines):
        reader = csv.reader((line + "\n" for line in islice(lines, done, None)), strict=True)
        begun, row_line = done, 0
        try:
            for cells in reader:
                if len(cells) == width:
                    rows.append(dict(zip(columns, cells, strict=True)))
                    numbers.append(part.line + begun + row_line)
                elif cells:
                    message = f"the row has {len(cells)} cells, the header {width}; mind commas and quotation marks"
                    torn.append(violation("csv", Location(part.file, part.line + begun + row_line), message))
                row_line = reader.line_num
                if len(rows) >= BATCH_ROWS:
                    yield Batch(part.file, rows, numbers, clean, torn)
                    rows, numbers, torn = [], [], []
            break
        except csv.Error as error:
            message = f"the row is torn: {error}; mind its quotation marks"
            torn.append(violation("csv", Location(part.file, part.line + begun + row_line), message))
            done = begun + row_line + 1
    yield Batch(part.file, rows, numbers, clean, torn)
