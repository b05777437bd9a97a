"""CSV for spreadsheets: https://www.rfc-editor.org/rfc/rfc4180."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import IO

from ctipgraph.model import Corpus
from ctipgraph.records.rows import ACTOR_COLUMNS, Row, actor_rows, fact_columns, fact_rows, harmless


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
