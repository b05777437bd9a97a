"""A row as it is filed on disk: its id, when it came, and the rest, so that rows of one fact meet in their order."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from ctipgraph.model.rows import Row, from_lines, to_line

ID_BYTES = 14  # f-, and twelve letters and digits


def filed(row: Row, part: int) -> str:
    """Return the line of a row that was read in a part; of the rows of one part the first line comes first.

    >>> from ctipgraph.model.rows import CELL
    >>> filed(["f-aaaaaaaaaaaa", "funds", "facts.csv", "7"], 1).split(CELL)
    ['f-aaaaaaaaaaaa', '0000010000000007', 'funds', 'facts.csv', '7']
    """
    return to_line((row[0], f"{part:06}{row[-1]:0>10}", *row[1:]))


def filed_rows(lines: Iterable[bytes]) -> list[Row]:
    r"""Return the rows of lines that `filed` wrote, their ends included.

    >>> filed_rows([filed(["f-aaaaaaaaaaaa", "funds", "facts.csv", "7"], 1).encode() + b"\n"])
    [['f-aaaaaaaaaaaa', 'funds', 'facts.csv', '7']]
    """
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
