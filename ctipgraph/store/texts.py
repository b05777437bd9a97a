"""Texts by number, in the order of the texts: what columns say of each other is numbers, and only answers are read.

The file: all texts in UTF-8 without anything between, where each begins and the last ends, and how many there are
(in 64 bits each, with the bytes in the order of the machine that wrote them).
"""

from __future__ import annotations

import os
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from mmap import ACCESS_READ, mmap
from pathlib import Path
from sys import byteorder
from types import TracebackType

NOBODYS = 2**32 - 1  # the number of a text that is not among them


def write_texts(path: Path, texts: Iterable[str]) -> None:
    """Write texts, which are sorted, for `Texts` to read."""
    ends = array("Q", [0])
    with path.open("wb") as file:
        for text in texts:
            ends.append(ends[-1] + file.write(text.encode()))
        ends.append(len(ends) - 1)
        ends.tofile(file)
        file.flush()
        os.fsync(file.fileno())


class Texts:
    """The texts of a file, from 0.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_texts(Path(folder) / "texts", ["one", "three", "two"])
    ...     with Texts(Path(folder) / "texts") as texts:
    ...         texts[1], texts.number("two"), texts.number("four") == NOBODYS
    ('three', 2, True)
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._bytes = mmap(file.fileno(), 0, access=ACCESS_READ)
        with memoryview(self._bytes) as whole:
            count = int.from_bytes(whole[-8:], byteorder)
            self._ends = whole[-8 * (count + 2) : -8].cast("Q")
        self._count = count

    def __enter__(self) -> Texts:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ends.release()
        self._bytes.close()

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, number: int) -> str:
        return self._bytes[self._ends[number] : self._ends[number + 1]].decode()

    def number(self, text: str) -> int:
        """Return the number of a text; NOBODYS where it is none of them."""
        found = bisect_left(self, text)
        return found if found < len(self) and self[found] == text else NOBODYS
