"""A row as it is filed on disk: its id, when it came, and the rest, so that rows of one fact meet in their order."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from ctipgraph.model.rows import Columns, Row, columns_of, from_lines, to_lines

ID_BYTES = 14  # f-, and twelve letters and digits


def filed(columns: Columns, part: int) -> list[str]:
    """Return the lines of rows that were read in a part; of the rows of one part the first line comes first.

    >>> from ctipgraph.model.rows import CELL
    >>> filed([["f-aaaaaaaaaaaa"], ["funds"], ["facts.csv"], ["7"]], 1)[0].split(CELL)
    ['f-aaaaaaaaaaaa', '0000010000000007', 'funds', 'facts.csv', '7']
    """
    ids, *rest = columns
    return to_lines([ids, [f"{part:06}{line:0>10}" for line in rest[-1]], *rest])


def filed_columns(lines: Iterable[bytes]) -> Columns:
    r"""Return the columns of lines, one at least, that `filed` wrote, their ends included.

    >>> filed_columns([filed([["f-aaaaaaaaaaaa"], ["funds"], ["facts.csv"], ["7"]], 1)[0].encode() + b"\n"])
    [['f-aaaaaaaaaaaa'], ['funds'], ['facts.csv'], ['7']]
    """
    columns = columns_of(b"".join(lines).decode())
    del columns[1]
    return columns


def filed_rows(lines: Iterable[bytes]) -> list[Row]:
    """Return the rows of lines that `filed` wrote, their ends included."""
    rows = from_lines(b"".join(lines).decode())
    for row in rows:
        del row[1]
    return rows


def handle_key(file: str, handle: str) -> str:
    """Return the name by which other files refer to a handle, or nothing without one.

    >>> handle_key("data/facts/gazette-2020.csv", "donors")
    'gazette-2020/donors'
    """
    return f"{PurePosixPath(file).stem}/{handle}" if handle else ""
