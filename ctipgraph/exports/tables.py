"""CSV for spreadsheets: https://www.rfc-editor.org/rfc/rfc4180."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import IO

from ctipgraph.model import Corpus
from ctipgraph.records.rows import ACTOR_COLUMNS, Row, actor_rows, fact_columns, fact_rows

# the wide forms are read like the narrow ones by some versions: https://owasp.org/www-community/attacks/CSV_Injection
_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_facts(corpus: Corpus, sink: IO[bytes]) -> None:
    """Write one line a fact, with its passages and links."""
    _write(sink, fact_columns(corpus), fact_rows(corpus))


def write_actors(corpus: Corpus, sink: IO[bytes]) -> None:
    """Write one line an actor."""
    _write(sink, ACTOR_COLUMNS, actor_rows(corpus))


def _write(sink: IO[bytes], columns: list[str], rows: Iterable[Row]) -> None:
    text = io.TextIOWrapper(sink, "utf-8", newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([harmless(row[name]) for name in columns])
    text.flush()
    text.detach()  # the file stays open: it belongs to the caller


def harmless(cell: str) -> str:
    """Put an apostrophe before a cell that a spreadsheet would run as a formula.

    >>> harmless("=HYPERLINK(1)"), harmless("--07-17"), harmless("UN-ACT")
    ("'=HYPERLINK(1)", "'--07-17", 'UN-ACT')
    """
    return "'" + cell if cell.startswith(_RUNS) else cell
