"""Sorting more lines than fit in memory: sorted runs on disk, merged.

Lines are bytes in UTF-8 with their line end, in whose order (that of code points) everything is sorted.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path

BUFFERS = 256 * 1024
MOST_RUNS = 200  # files that are open at one time, fewer than any system allows
Lines = list[bytes]


class Spill:
    """Gathers lines and writes them in sorted runs of bounded size: `<name>-0000.run` and so on."""

    def __init__(self, folder: Path, name: str, most: int = 16 * 1024 * 1024) -> None:
        self._folder = folder
        self._name = name
        self._most = most
        self._lines: Lines = []
        self._size = 0
        self.runs: list[Path] = []

    def add(self, line: str) -> None:
        """Add a line, without its end."""
        self.extend([line])

    def extend(self, lines: Iterable[str]) -> None:
        """Add lines, without their ends."""
        raw = "".join([f"{line}\n" for line in lines]).encode()
        self._lines += BytesIO(raw).readlines()
        self._size += len(raw)
        if self._size > self._most:
            self.flush()

    def flush(self) -> list[Path]:
        """Write what is gathered as a run; return all runs so far."""
        if self._lines:
            path = self._folder / f"{self._name}-{len(self.runs):04}.run"
            write_run(path, self._lines)
            self.runs.append(path)
            self._lines, self._size = [], 0
        return self.runs


def write_run(path: Path, lines: Lines) -> None:
    """Sort lines, in place, and write them."""
    lines.sort()
    with path.open("wb") as file:
        file.writelines(lines)


def merged(runs: Sequence[Path], folder: Path) -> Iterator[Lines]:
    """Yield the lines of sorted runs in their common order, many at a time; `folder` is for runs in between."""
    runs = list(runs)
    while len(runs) > MOST_RUNS:
        first, runs = runs[:MOST_RUNS], runs[MOST_RUNS:]
        joint = folder / f"{first[0].stem}+{first[-1].stem}.run"
        with joint.open("wb") as file:
            for lines in _merged(first):
                file.writelines(lines)
        runs.append(joint)
    yield from _merged(runs)  # nothing is merged for who doesn't ask


def _merged(runs: Sequence[Path]) -> Iterator[Lines]:
    size = max(16 * 1024, BUFFERS // max(1, len(runs)))
    with ExitStack() as stack:
        files = [stack.enter_context(run.open("rb")) for run in runs]
        heads = [(file, lines) for file in files if (lines := file.readlines(size))]
        while heads:
            limit = min(lines[-1] for _, lines in heads)
            found: Lines = []
            left = []
            for file, lines in heads:
                cut = bisect_right(lines, limit)
                found += lines[:cut]
                rest = lines[cut:] or file.readlines(size)
                if rest:
                    left.append((file, rest))
            heads = left
            if len(runs) > 1:
                found.sort()
            yield found


def distinct(batches: Iterable[Lines]) -> Iterator[Lines]:
    """Yield sorted lines, each once."""
    last = b""
    for lines in batches:
        found = list(dict.fromkeys(lines))
        if found and found[0] == last:
            del found[0]
        if found:
            last = found[-1]
            yield found
