"""Parquet, through pyarrow (extra `parquet`): https://parquet.apache.org/docs/file-format/."""

from __future__ import annotations

import datetime
import decimal
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

try:
    import pyarrow as pa
    import pyarrow.parquet as pq
except ImportError as error:
    from ctipgraph.errors import MissingExtraError

    raise MissingExtraError("Parquet needs pyarrow: pip install 'ctipgraph[parquet]'") from error

from ctipgraph.model import Location, Result
from ctipgraph.model.report import violation
from ctipgraph.ontology import suggest
from ctipgraph.records.streamed.csv_rows import REQUIRED
from ctipgraph.records.streamed.parts import BATCH_ROWS, Batch, Part, Values, is_clean


def parts(path: Path, fields: Iterable[str]) -> Iterator[Part | Result]:
    """Yield a part for each row group, or what is wrong with the file or its columns."""
    whole = Part(path, 0, 0, 1)
    location = Location(whole.file)
    try:
        with pq.ParquetFile(path) as file:
            columns = file.schema_arrow.names
            sizes = [file.metadata.row_group(number).num_rows for number in range(file.num_row_groups)]
    except (pa.ArrowException, OSError) as error:
        yield violation("parquet", location, f"the file is no whole Parquet file ({_first(error)}); write it again")
        return
    known = list(fields)
    problems = [
        *(_missing(location, name) for name in REQUIRED if name not in columns),
        *(_unknown(location, name, known) for name in columns if name not in known),
    ]
    yield from problems
    line = 1
    for number, size in enumerate([] if problems else sizes):
        yield Part(path, number, size, line, tuple(columns))
        line += size


def _missing(location: Location, name: str) -> Result:
    return violation("missing-field", location, f"the file has no column '{name}'; add it")


def _unknown(location: Location, name: str, known: list[str]) -> Result:
    near = suggest(name, known) or "; correct or delete it"
    return violation("unknown-field", location, f"a fact has no field '{name}'{near}")


def batches(part: Part) -> Iterator[Batch]:
    """Yield the rows of a row group; lines are the rows' numbers in the file, from 1."""
    line = part.line
    try:
        with pq.ParquetFile(part.path) as file:
            for batch in file.iter_batches(BATCH_ROWS, row_groups=[part.start], use_threads=False):
                yield arrow_batch(batch.to_pylist(), part.file, range(line, line + batch.num_rows))
                line += batch.num_rows
    except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
        lost = part.line + part.size - line
        message = f"{lost:,} rows from here on can't be read ({_first(error)}); write the file again"
        yield Batch(part.file, (), (), torn=[violation("parquet", Location(part.file, line), message)])


def arrow_batch(values: Iterable[object], file: str, lines: Sequence[int]) -> Batch:
    """Return rows of Python values, as Arrow gives them, as a batch of texts."""
    rows = [_texts(row) for row in values]
    clean = is_clean("".join(text for row in rows for text in _all_texts(row)).encode("utf-8", "replace"))
    return Batch(file, rows, lines, clean)


def _texts(value: object) -> Values:
    return {name: _text(inner) for name, inner in value.items()} if isinstance(value, dict) else {}


def _text(value: object) -> object:
    """A value as records have it; what has no such form is left for the row's check to refuse."""
    if isinstance(value, str) or value is None:
        return value
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | decimal.Decimal):
        return format(value, "f") if isinstance(value, decimal.Decimal) else str(value)
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value.isoformat()
    if isinstance(value, list):
        return [_text(item) for item in value]
    return _texts(value) if isinstance(value, dict) else str(value)


def _all_texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _all_texts(inner)


def _first(error: BaseException) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__
