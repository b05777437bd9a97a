"""Work that is done here or in processes of their own: a part to read, or a format to write, at a time."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from ctipgraph.errors import Interrupted
from ctipgraph.exports import FORMATS
from ctipgraph.model import Corpus
from ctipgraph.records.streamed import Part
from ctipgraph.streams.part import PartReader
from ctipgraph.streams.settle import Settled
from ctipgraph.streams.source import Source
from ctipgraph.streams.taken import Found
from ctipgraph.streams.write import WRITERS

BUFFER = 256 * 1024
SELDOM = 50_000  # containers made before cycles are looked for


Step = Callable[[str, int, int], None]  # what is done, how much of it, and of how much


class _Worker:
    """What a process keeps from one piece of work to the next."""

    corpus: Corpus
    folder: Path
    parts: PartReader
    step: Step


def _begin(corpus: Corpus, folder: Path, step: Step = lambda *_: None) -> None:
    _Worker.corpus, _Worker.folder, _Worker.parts = corpus, folder, PartReader(corpus, folder)
    _Worker.step = staticmethod(step)


def _begin_elsewhere(corpus: Corpus, folder: Path) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # whoever cuts a build hears of it once
    _begin(corpus, folder)
    gc.freeze()
    gc.set_threshold(SELDOM, *gc.get_threshold()[1:])


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Look for cycles seldom: a batch makes many lists, and none in a circle."""
    before = gc.get_threshold()
    gc.set_threshold(SELDOM, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def workers(corpus: Corpus, folder: Path, jobs: int, step: Step) -> Iterator[Callable[..., Iterator[Any]]]:
    """Give a `map` that runs in this process, or in several; `step` is told of progress within a piece here only.

    Raises CtipgraphError where a process is ended from outside.
    """
    bare = replace(corpus, facts=())
    if jobs == 1:
        with _seldom_collected():
            _begin(bare, folder, step)
            yield map
        return
    context, given = get_context("spawn"), (bare, folder)
    with ProcessPoolExecutor(jobs, context, initializer=_begin_elsewhere, initargs=given) as pool:
        try:
            yield pool.map
        except BrokenProcessPool as error:
            raise Interrupted("a process of the build was ended from outside, perhaps for want of memory") from error
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def read_part(number: int, part: Part) -> Found:
    """Read a part, in a worker."""
    return _Worker.parts.read(number, part)


def _source(settled: Settled) -> Source:
    return Source(_Worker.corpus, settled, _Worker.folder)


def write_format(name: str, settled: Settled) -> None:
    """Write a format, in a worker, unless that was done before a run was cut."""
    file = FORMATS[name].file
    done, aside = _Worker.folder / f"done-{file}", _Worker.folder / f"new-{file}"
    if done.exists():
        return
    with aside.open("wb", buffering=BUFFER) as sink:
        total, step = settled.facts, _Worker.step
        for text in WRITERS[name](_source(settled), lambda facts: step(f"writing {file}", facts, total)):
            sink.write(text)
        sink.flush()
        os.fsync(sink.fileno())
    aside.replace(done)
