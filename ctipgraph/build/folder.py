"""Files that appear in a folder whole or not at all."""

from __future__ import annotations

import errno
import glob
import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from ctipgraph.errors import CtipgraphError, Interrupted

Step = Callable[[str], None]


def write_file(path: Path, content: bytes) -> None:
    """Write one file whole or not at all; raises CtipgraphError where that can't be done."""
    write_folder(path.parent, [(path.name, lambda sink: sink.write(content))])


def write_folder(
    out: Path, writers: Iterable[tuple[str, Callable[[IO[bytes]], object]]], step: Step = lambda name: None
) -> tuple[Path, ...]:
    """Write files aside, flush them to the disk, and move them into `out` when all are whole."""
    # beside a folder that is new, inside one that is there: always on the same disk, and where we may write
    aside = (out if out.is_dir() else out.parent) / f"{_aside(out)}{os.getpid()}"
    try:
        aside.mkdir(parents=True)
        _sweep(out)
        names = []
        for name, write in writers:
            step(name)
            with (aside / name).open("wb") as sink:
                write(sink)
                sink.flush()
                os.fsync(sink.fileno())
            names.append(name)
        move_files({name: aside / name for name in names}, out)
    except OSError as error:
        raise CtipgraphError(f"'{out}' can't be written to: {error.strerror}; name another folder with -o") from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return tuple(out / name for name in names)


def move_files(files: Mapping[str, Path], out: Path) -> tuple[Path, ...]:
    """Move finished files of the same disk into a folder, under these names."""
    out.mkdir(parents=True, exist_ok=True)
    for name in files:
        if (out / name).is_dir():
            raise IsADirectoryError(errno.EISDIR, f"'{name}' is a folder there")
    for name, path in files.items():
        path.replace(out / name)
    return tuple(out / name for name in files)


@contextmanager
def kept_folder(out: Path, resume: bool) -> Iterator[Path]:
    """Give a folder beside `out` for work that may be cut: it is left only where the work was.

    With `resume`, what is left there is used. Raises CtipgraphError where another process works there,
    or where there is no room to write.
    """
    folder = (out if out.is_dir() else out.parent) / f".{out.name or 'ctipgraph'}.stream"
    refused = f"'{out}' can't be written to: {{}}; name another folder with -o"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / "lock").open("w")
    except OSError as error:
        raise CtipgraphError(refused.format(error.strerror)) from error
    with lock:
        if not _locked(lock):
            raise CtipgraphError(f"another build is writing to '{out}'; wait for it, or name another folder with -o")
        try:
            if not resume:
                clear(folder)
            yield folder
        except (KeyboardInterrupt, Interrupted):
            raise  # what is done stays, for --resume
        except OSError as error:
            shutil.rmtree(folder, ignore_errors=True)
            raise CtipgraphError(refused.format(error.strerror)) from error
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        shutil.rmtree(folder, ignore_errors=True)


def clear(folder: Path) -> None:
    """Delete what work has left in its folder."""
    for left in folder.iterdir():
        if left.name != "lock":
            left.unlink()


def _locked(file: IO[str]) -> bool:
    """Lock a file until it is closed, where the system knows how; say whether it was free."""
    try:
        import fcntl
    except ImportError:
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _aside(out: Path) -> str:
    return f".{out.name or 'ctipgraph'}.new-"


def _sweep(out: Path) -> None:
    """Delete what a killed build left behind; what is younger than an hour may belong to one that still runs."""
    for folder in {out, out.parent}:
        for left in folder.glob(f"{glob.escape(_aside(out))}*"):
            if time.time() - left.stat().st_mtime > 3600:
                shutil.rmtree(left, ignore_errors=True)
