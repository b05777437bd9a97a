"""Work that is done here or in processes of their own: a part to read, or a format to write, at a time."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from ctipgraph.exports import FORMATS
from ctipgraph.model import Corpus
from ctipgraph.records.streamed import Part
from ctipgraph.streams.part import PartReader
from ctipgraph.streams.settle import Settled
from ctipgraph.streams.source import Source
from ctipgraph.streams.taken import Found
from ctipgraph.streams.write import WRITERS

BUFFER = 256 * 1024


class _Worker:
    """What a process keeps from one piece of work to the next."""

    corpus: Corpus
    folder: Path
    parts: PartReader


def _begin(corpus: Corpus, folder: Path) -> None:
    _Worker.corpus, _Worker.folder, _Worker.parts = corpus, folder, PartReader(corpus, folder)


@contextmanager
def workers(corpus: Corpus, folder: Path, jobs: int) -> Iterator[Callable[..., Iterator[Any]]]:
    """Give a `map` that runs in this process, or in several."""
    bare = replace(corpus, facts=())
    if jobs == 1:
        _begin(bare, folder)
        yield map
        return
    with ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_begin, initargs=(bare, folder)) as pool:
        try:
            yield pool.map
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def read_part(number: int, part: Part) -> Found:
    """Read a part, in a worker."""
    return _Worker.parts.read(number, part)


def write_format(name: str, settled: Settled) -> None:
    """Write a format, in a worker, unless that was done before a run was cut."""
    file = FORMATS[name].file
    done, aside = _Worker.folder / f"done-{file}", _Worker.folder / f"new-{file}"
    if done.exists():
        return
    with aside.open("wb", buffering=BUFFER) as sink:
        for text in WRITERS[name](Source(_Worker.corpus, settled, _Worker.folder), lambda facts: None):
            sink.write(text)
        sink.flush()
        os.fsync(sink.fileno())
    aside.replace(done)
