"""Facts that machines bring: CSV, JSON Lines or Parquet beside the YAML files, read in parts and batches.

A part of a file fits in memory, and can be read without the others. Whatever is wrong with a row is told with its
file and line (in Parquet, the row's number), and the rest is read all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from ctipgraph.model import Result
from ctipgraph.records.streamed.parts import Batch, Part
from ctipgraph.records.streamed.rows import RowReader

__all__ = ["Batch", "Part", "RowReader", "read_batches", "read_parts", "stream_files"]

_READERS = {
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
    return tuple(path for path in sorted(folder.glob("[!.]*")) if path.suffix in _READERS and path.is_file())


def read_parts(path: Path, fields: Iterable[str]) -> Iterator[Part | Result]:
    """Yield the parts of a file in their order, and what is wrong with the file as a whole.

    `fields` are the names that a row may have. Raises MissingExtraError for Parquet without pyarrow.
    """
    return _reader(path).parts(path, fields)


def read_batches(part: Part) -> Iterator[Batch]:
    """Yield the rows of a part, some thousands at a time."""
    return _reader(part.path).batches(part)


def _reader(path: Path) -> _Reader:
    return cast(_Reader, import_module(_READERS[path.suffix]))
