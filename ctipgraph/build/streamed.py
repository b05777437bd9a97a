"""Build a data folder whose facts don't fit in memory: the same files, but for those that need all facts at once."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from ctipgraph.build.folder import clear, kept_folder, move_files
from ctipgraph.exports import FORMATS
from ctipgraph.model import Corpus
from ctipgraph.model.rows import to_fact
from ctipgraph.records.streamed import stream_files
from ctipgraph.streams.run import Streamed, stream, write
from ctipgraph.streams.source import Source
from ctipgraph.streams.workers import Step
from ctipgraph.streams.write import WRITERS

MOST_FACTS = 20_000  # up to here the files are written too that need all facts in memory
IN_MEMORY = tuple(name for name in FORMATS if name not in WRITERS)
PAGE = "index.html"


@dataclass(frozen=True, slots=True)
class BuiltStream:
    """What a streaming build did: what came of the rows, the files written, and those left out for their size."""

    streamed: Streamed
    files: tuple[Path, ...] = ()
    left_out: tuple[str, ...] = ()
    resumed: bool = False


def build_stream(
    corpus: Corpus,
    data: str | Path,
    out: str | Path,
    *,
    formats: Collection[str] = tuple(FORMATS),
    strict: bool = False,
    resume: bool = False,
    jobs: int = 0,
    step: Step = lambda *_: None,
) -> BuiltStream:
    """Check and write a data folder, its facts in CSV, JSON Lines and Parquet as a stream beside those of the corpus.

    `corpus` is the data folder read without its streams (`read_corpus(data, streamed=False)`). A row that breaks a
    rule is left out, and stands in rejects.jsonl with the reasons; with `strict` nothing is written then, and
    DataError is raised. Where a build was cut, `resume` goes on with what it left. With some `formats` only, there is
    no page. `jobs` is the number of processes, by default that of the processors; a small stream takes one.
    Raises CtipgraphError where the folder can't be written to.
    """
    out, data = Path(out), Path(data)
    jobs = jobs or os.cpu_count() or 1
    with kept_folder(out, resume) as folder:
        resumed = _is_of(folder, _fingerprint(corpus, data))
        streamed = stream(corpus, data, folder, strict=strict, jobs=jobs, step=step)
        if not streamed.report.conforms:
            return BuiltStream(streamed)
        files = write(corpus, streamed, folder, formats, jobs=jobs, step=step)
        whole = [name for name in IN_MEMORY if name in formats] + (["page"] if set(IN_MEMORY) <= set(formats) else [])
        small = streamed.settled.facts <= MOST_FACTS
        if whole and small:
            files |= _write_whole(corpus, streamed, folder, whole)
        left_out = () if small else tuple(FORMATS[name].file if name in FORMATS else PAGE for name in whole)
        return BuiltStream(streamed, move_files(files, out), left_out, resumed)


def _write_whole(corpus: Corpus, streamed: Streamed, folder: Path, names: list[str]) -> dict[str, Path]:
    """Write what needs all facts in memory."""
    from ctipgraph.views import render

    rows = (row for batch in Source(corpus, streamed.settled, folder).rows() for row in batch)
    whole = replace(corpus, facts=tuple(to_fact(row, corpus.ontology) for row in rows))
    files = {}
    for name in names:
        file = FORMATS[name].file if name in FORMATS else PAGE
        files[file] = folder / f"done-{file}"
        with files[file].open("wb") as sink:
            if name in FORMATS:
                FORMATS[name].write(whole, sink)
            else:
                sink.write(render(whole).encode())
            sink.flush()
            os.fsync(sink.fileno())
    return files


def _is_of(folder: Path, fingerprint: str) -> bool:
    """Say whether a folder holds work on these data; work on others is deleted."""
    key = folder / "key"
    if key.is_file() and key.read_text("ascii", "replace") == fingerprint:
        return True
    clear(folder)
    aside = folder / "key.new"
    aside.write_text(fingerprint, "ascii")
    aside.replace(key)
    return False


def _fingerprint(corpus: Corpus, data: Path) -> str:
    """A digest of all that a stream's work depends on: records and texts, and size and time of the files of rows."""
    try:
        program = version("ctipgraph")
    except PackageNotFoundError:
        program = ""
    digest = hashlib.sha256(f"{program}\n{corpus.ontology.text}\n".encode())
    for path in (*sorted(data.rglob("*.yaml")), data / "passages.lock"):
        if path.is_file():
            digest.update(f"{path.relative_to(data)}\n".encode("utf-8", "replace") + path.read_bytes())
    for id_, text in sorted(corpus.texts.items()):
        digest.update(f"{id_}\n{text}".encode("utf-8", "replace"))
    for path in stream_files(data):
        about = path.stat()
        digest.update(f"{path.name} {about.st_size} {about.st_mtime_ns}\n".encode("utf-8", "replace"))
    return digest.hexdigest()
