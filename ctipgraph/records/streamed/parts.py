"""A text file cut into parts that end where a row ends."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, Any, overload

from ctipgraph.model import Location, Result
from ctipgraph.model.report import violation

PART_BYTES = 4 * 1024 * 1024
BLOCK_BYTES = 512 * 1024  # of a part that are in memory at one time
BATCH_ROWS = 2_000
FEW_CHARACTERS = 96 * 1024  # so few rows stay in the processor's cache while they are worked through

Values = dict[str, Any]  # texts, and what JSON and Parquet have besides: lists, mappings, True, None

_ASCII = bytes(range(128))
_CONTROLS = bytes({*range(32), 127} - set(b"\t\n\r"))
# in UTF-8: controls above ASCII, bidirectional controls, and code points that are no characters
_UNWELCOME = re.compile(
    rb"\xc2[\x80-\x84\x86-\x9f]|\xe2(?:\x80[\xaa-\xae]|\x81[\xa6-\xa9])"
    rb"|\xef(?:\xb7[\x90-\xaf]|\xbf[\xbe\xbf])|[\xf0-\xf4][\x80-\xbf]\xbf[\xbe\xbf]"
)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a file: `size` units from `start` on (bytes, or in Parquet rows), beginning on `line`.

    Where `refused` says why, its one row is not read.
    """

    path: Path
    start: int
    size: int
    line: int
    columns: tuple[str, ...] = ()
    refused: str = ""

    @property
    def file(self) -> str:
        """The file as results show it, also where its name is not UTF-8."""
        return self.path.as_posix().encode("utf-8", "replace").decode()


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows with their lines, and results that say which rows could not be read.

    `clean` is true where no character stands that is refused at the door (`records.characters`).
    """

    file: str
    rows: Sequence[Values]
    lines: Sequence[int]
    clean: bool = True
    torn: Sequence[Result] = field(default=())


class Table(Sequence[Values]):
    """Rows that all have the same fields, all texts, as columns; a row is made when it is asked for.

    >>> table = Table({"a": ["1", "3"], "b": ["2", "4"]})
    >>> table[1], len(table)
    ({'a': '3', 'b': '4'}, 2)
    """

    def __init__(self, columns: Mapping[str, Sequence[str]]) -> None:
        self.columns = columns

    def __len__(self) -> int:
        return len(next(iter(self.columns.values()), ()))

    @overload
    def __getitem__(self, place: int) -> Values: ...
    @overload
    def __getitem__(self, place: slice) -> Table: ...
    def __getitem__(self, place: int | slice) -> Values | Table:
        found = {name: column[place] for name, column in self.columns.items()}
        return Table(found) if isinstance(place, slice) else found


def cut(path: Path, start: int, line: int, *, quoted: bool, columns: tuple[str, ...] = ()) -> Iterator[Part]:
    """Yield the parts of a text file from an offset on; with `quoted`, a row goes on while a quotation mark is open."""
    whole = Part(path, start, path.stat().st_size - start, line, columns)
    return _cut(whole, PART_BYTES, quoted)


def read_blocks(part: Part, rule: str, read: Callable[[Part], Iterable[Batch]], *, quoted: bool) -> Iterator[Batch]:
    """Yield what is read of the blocks of a part, each small enough to be read at once; a refused one is told of."""
    for block in [part] if part.refused else _cut(part, min(BLOCK_BYTES, PART_BYTES), quoted):
        if block.refused:
            yield Batch(part.file, (), (), torn=[violation(rule, Location(part.file, block.line), block.refused)])
        else:
            yield from read(block)


def _cut(whole: Part, most: int, quoted: bool) -> Iterator[Part]:
    start, line, stop = whole.start, whole.line, whole.start + whole.size
    with whole.path.open("rb") as file:
        while start < stop:
            file.seek(start)
            raw = file.read(min(most, stop - start))
            if not raw:
                return
            size = len(raw) if start + len(raw) >= stop else _last_end(raw, quoted)
            refused = ""
            if not size:
                size = _row_end(file, start)
                refused = f"a row of {size:,} bytes is not read; split it, or shorten it to {most:,}"
            yield replace(whole, start=start, size=size, line=line, refused=refused)
            line += 1 if refused else raw.count(b"\n", 0, size)
            start += size


def _last_end(raw: bytes, quoted: bool) -> int:
    """Where the last whole row ends, 0 where none does."""
    end = raw.rfind(b"\n") + 1
    inside = raw.count(b'"', 0, end) % 2 if quoted else 0
    first = end
    while end and inside:
        before = raw.rfind(b"\n", 0, end - 1) + 1
        inside ^= raw.count(b'"', before, end) % 2
        end = before
    return end or first  # a mark that is never closed makes no row longer than a part


def _row_end(file: IO[bytes], start: int) -> int:
    """How many bytes the row has that begins at an offset and is longer than a part."""
    file.seek(start)
    size = 0
    while raw := file.read(PART_BYTES):
        end = raw.find(b"\n") + 1
        size += end or len(raw)
        if end:
            break
    return size


def read_bytes(part: Part) -> bytes:
    """Return the bytes of a part; fewer where the file was cut meanwhile."""
    with part.path.open("rb") as file:
        file.seek(part.start)
        return file.read(part.size)


def is_clean(raw: bytes) -> bool:
    r"""Say whether no byte stands in UTF-8 text that is of a refused character.

    >>> is_clean("ສປປ ລາວ …".encode()), is_clean("a\u202eb".encode()), is_clean(b"a\x00b")
    (True, False, False)
    """
    # what is not ASCII stays together when the rest is taken out, which is searched much sooner
    return len(raw.translate(None, _CONTROLS)) == len(raw) and not _UNWELCOME.search(raw.translate(None, _ASCII))


def decode(raw: bytes, part: Part, torn: list[Result]) -> str:
    """Return the text of a part; lines that are not UTF-8 are left empty and told of."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        lines = []
        for number, line in enumerate(raw.split(b"\n"), part.line):
            try:
                lines.append(line.decode())
            except UnicodeDecodeError:
                lines.append("")
                torn.append(violation("utf-8", Location(part.file, number), "this row is not UTF-8; save it as UTF-8"))
        return "\n".join(lines)


def first_bytes(path: Path) -> tuple[int, Result | None]:
    """Return where the text begins after a mark of its encoding, and what is wrong where it can't be UTF-8."""
    location = Location(path.as_posix().encode("utf-8", "replace").decode())
    with path.open("rb") as file:
        head = file.read(4)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return 0, violation("utf-8", location, "the file is not UTF-8 but UTF-16; save it as UTF-8")
    if head.startswith(b"PAR1") or b"\x00" in head:
        return 0, violation("file", location, "the file is no text; give it the ending of what it is, as in .parquet")
    return (3 if head.startswith(b"\xef\xbb\xbf") else 0), None
