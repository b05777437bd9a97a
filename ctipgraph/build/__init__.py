"""Read, check, and only then write: nothing is written while a violation stands."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from ctipgraph.build.folder import Step, write_file, write_folder
from ctipgraph.checks import check
from ctipgraph.errors import CtipgraphError
from ctipgraph.exports import FORMATS
from ctipgraph.model import Corpus, Report
from ctipgraph.views import render

__all__ = ["PAGE", "Built", "build", "write_file", "write_folder"]

PAGE = "index.html"


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: the report, and the files that it wrote (none while a violation stands)."""

    report: Report
    files: tuple[Path, ...] = ()


def build(
    corpus: Corpus,
    out: str | Path,
    *,
    site: str | Path | None = None,
    step: Step = lambda name: None,
    formats: Collection[str] = (),
) -> Built:
    """Check a corpus and write it to a folder in every format, and as a page.

    All files are written aside first and moved into place when all are whole; with a violation, or
    where writing fails, the folder stays as it was. `step` is told the name of each file before it is written.
    `formats` names some of `ctipgraph.exports.FORMATS` that are wanted alone, without the page.
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
        if not formats or row.name in formats
    ]
    if not formats:
        writers.append((PAGE, lambda sink: sink.write(render(corpus).encode())))
    files = write_folder(Path(out), writers, step)
    return Built(report, files + (_write_site(corpus, Path(site), step) if site else ()))


def _write_site(corpus: Corpus, out: Path, step: Step) -> tuple[Path, ...]:
    from ctipgraph.views.site import site_pages

    pages = ((name, lambda sink, make=make: sink.write(make().encode())) for name, make in site_pages(corpus))
    return write_folder(out, pages, step)
