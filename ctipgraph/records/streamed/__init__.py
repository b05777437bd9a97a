"""Facts that machines bring: CSV, JSON Lines or Parquet beside the YAML files, read in parts and batches.

A part of a file fits in memory, and can be read without the others. Whatever is wrong with a row is told with its
file and line (in Parquet, the row's number), and the rest is read all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from shlex import quote
from typing import Protocol, cast

from ctipgraph.model import Fact, Location, Result
from ctipgraph.model.report import violation
from ctipgraph.ontology import Ontology
from ctipgraph.records.streamed.parts import Batch, Part
from ctipgraph.records.streamed.rows import RowReader

__all__ = ["STREAMED", "Batch", "Part", "RowReader", "read_batches", "read_parts", "read_rows", "stream_files"]

MAX_BYTES = 32 * 1024 * 1024

STREAMED = {
    ".csv": "ctipgraph.records.streamed.csv_rows",
    ".jsonl": "ctipgraph.records.streamed.json_lines",
    ".parquet": "ctipgraph.records.streamed.parquet",
}


class _Reader(Protocol):
    def parts(self, path: Path, fields: Iterable[str]) -> Iterator[Part | Result]: ...

    def batches(self, part: Part) -> Iterator[Batch]: ...


def stream_files(data: str | Path) -> tuple[Path, ...]:
    """Return the files of facts that are streamed, sorted by name.

    >>> stream_files("data")
    ()
    """
    folder = Path(data) / "facts"
    return tuple(path for path in sorted(folder.glob("[!.]*")) if path.suffix in STREAMED and path.is_file())


def read_parts(path: Path, fields: Iterable[str]) -> Iterator[Part | Result]:
    """Yield the parts of a file in their order, and what is wrong with the file as a whole.

    `fields` are the names that a row may have. Raises MissingExtraError for Parquet without pyarrow.
    """
    return _reader(path).parts(path, fields)


def read_batches(part: Part) -> Iterator[Batch]:
    """Yield the rows of a part, some thousands at a time."""
    return _reader(part.path).batches(part)


def read_rows(data: Path, ontology: Ontology, results: list[Result]) -> list[Fact]:
    """Return all facts of a data folder's streams, while they are few; what is wrong is added to the results."""
    reader = RowReader(ontology)
    facts = []
    for path in stream_files(data):
        if (size := path.stat().st_size) > MAX_BYTES:
            message = f"the file has {size:,} bytes, more than the {MAX_BYTES:,} that are read into memory"
            parts = ", ".join(f"facts/{path.stem}-{number}{path.suffix}" for number in (1, 2))
            message += f"; most commands ask a store of it: ctipgraph store build {quote(str(data))}"
            message += f"; for the others split it: {parts}"
            results.append(violation("file-size", Location(Part(path, 0, 0, 1).file), message))
            continue
        for part in read_parts(path, reader.fields):
            if isinstance(part, Result):
                results.append(part)
                continue
            for batch in read_batches(part):
                results += batch.torn
                for values, line in zip(batch.rows, batch.lines, strict=True):
                    fact = reader.fact(values, batch.file, line, results)
                    facts += [fact] if fact else []
    return facts


def _reader(path: Path) -> _Reader:
    return cast(_Reader, import_module(STREAMED[path.suffix]))
