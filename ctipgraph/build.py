"""Read, check, and only then write: nothing is written while a violation stands."""

from __future__ import annotations

import errno
import glob
import os
import shutil
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from ctipgraph.checks import check
from ctipgraph.errors import CtipgraphError
from ctipgraph.exports import FORMATS
from ctipgraph.model import Corpus, Report
from ctipgraph.views import render

PAGE = "index.html"
Step = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: the report, and the files that it wrote (none while a violation stands)."""

    report: Report
    files: tuple[Path, ...] = ()


def build(corpus: Corpus, out: str | Path, *, site: str | Path | None = None, step: Step = lambda name: None) -> Built:
    """Check a corpus and write it to a folder in every format, and as a page.

    All files are written aside first and moved into place when all are whole; with a violation, or
    where writing fails, the folder stays as it was. `step` is told the name of each file before it is written.
    `site` names a folder for the web site (index, network, actors, documents, questions with answers).
    Raises CtipgraphError where the folder can't be written to.

    >>> import tempfile
    >>> from ctipgraph.records import read_corpus
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     built = build(read_corpus("data"), Path(folder) / "build")
    >>> built.report.conforms, built.files[0].name
    (True, 'graph.ttl')
    """
    if site and Path(site).resolve() == Path(out).resolve():
        raise CtipgraphError("the site needs a folder of its own: its index.html is not that of the build")
    report = check(corpus)
    if not report.conforms:
        return Built(report)
    writers: list[tuple[str, Callable[[IO[bytes]], object]]] = [
        (row.file, lambda sink, row=row: row.write(corpus, sink))  # type: ignore[misc]
        for row in FORMATS.values()
    ]
    writers.append((PAGE, lambda sink: sink.write(render(corpus).encode())))
    files = write_folder(Path(out), writers, step)
    return Built(report, files + (_write_site(corpus, Path(site), step) if site else ()))


def _write_site(corpus: Corpus, out: Path, step: Step) -> tuple[Path, ...]:
    from ctipgraph.views.site import site_pages

    pages = ((name, lambda sink, make=make: sink.write(make().encode())) for name, make in site_pages(corpus))
    return write_folder(out, pages, step)


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
        out.mkdir(parents=True, exist_ok=True)
        for name in names:
            if (out / name).is_dir():
                raise IsADirectoryError(errno.EISDIR, f"'{name}' is a folder there")
        for name in names:
            (aside / name).replace(out / name)
    except OSError as error:
        raise CtipgraphError(f"'{out}' can't be written to: {error.strerror}; name another folder with -o") from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return tuple(out / name for name in names)


def _aside(out: Path) -> str:
    return f".{out.name or 'ctipgraph'}.new-"


def _sweep(out: Path) -> None:
    """Delete what a killed build left behind; what is younger than an hour may belong to one that still runs."""
    for folder in {out, out.parent}:
        for left in folder.glob(f"{glob.escape(_aside(out))}*"):
            if time.time() - left.stat().st_mtime > 3600:
                shutil.rmtree(left, ignore_errors=True)
