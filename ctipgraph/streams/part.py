"""One part of a file: read, checked row by row, and left on disk as sorted runs.

A part needs no other part, so parts are read in any process, and a build that was cut goes on with the next.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from itertools import compress
from operator import itemgetter
from pathlib import Path
from typing import Protocol

from ctipgraph.model import Corpus, Fact, Result, Severity
from ctipgraph.model.report import info
from ctipgraph.model.rows import ID, Columns, Row, to_row
from ctipgraph.records.streamed import Batch, Part, RowReader, read_batches
from ctipgraph.records.streamed.parts import Values
from ctipgraph.streams.accept import Accept
from ctipgraph.streams.rules import check_facts, withdrawn
from ctipgraph.streams.taken import Found, Marks, Taken

Rejected = tuple[int, Values | None, list[Result]]


class Taking(Protocol):
    """Takes what a batch holds."""

    def add(self, columns: Columns) -> None:
        """Take sound rows, as columns; it may be none."""

    def gone(self, row: Row) -> None:
        """Take a row that was withdrawn."""

    def note(self, result: Result) -> None:
        """Take a result that stops nothing."""

    def reject(self, line: int, values: Values | None, results: Iterable[Result]) -> None:
        """Take a row that is left out, with the reasons."""


class PartReader:
    """Reads parts, one after the other, into a folder."""

    def __init__(self, corpus: Corpus, folder: Path) -> None:
        self._corpus = corpus
        self._folder = folder
        self._marks = Marks(corpus)
        self._batches = BatchReader(corpus)

    def read(self, number: int, part: Part) -> Found:
        """Read a part, unless that was done before a build was cut; `number` is its place among all parts."""
        done = self._folder / f"part-{number:06}.json"
        if done.is_file():
            return Found(**json.loads(done.read_text("utf-8")))
        taken = Taken(self._folder, number, self._marks)
        for batch in read_batches(part):
            self._batches.read(batch, taken)
        found = taken.close()
        aside = done.with_suffix(".new")
        aside.write_text(json.dumps(asdict(found)), "utf-8")
        aside.replace(done)
        return found


class BatchReader:
    """Reads rows, a batch at a time: the one function of a batch, wherever it runs."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._rows = RowReader(corpus.ontology)
        self._accept = Accept(corpus)

    def read(self, batch: Batch, taken: Taking) -> None:
        """Check the rows of a batch, and hand each on as what it is."""
        doubtful = set(range(len(batch.rows)))
        if batch.clean and doubtful:
            columns, strange = self._rows.columns(batch.rows, batch.file, batch.lines)
            doubtful = strange | self._accept.doubtful(columns)
            taken.add(_without(doubtful, columns))
        rejected: list[Rejected] = [(result.location.line, None, [result]) for result in batch.torn]
        if doubtful:
            rejected += self._look_again(batch.file, [(batch.lines[n], batch.rows[n]) for n in sorted(doubtful)], taken)
        for line, values, results in sorted(rejected, key=itemgetter(0)):
            taken.reject(line, values, results)

    def _look_again(self, file: str, rows: list[tuple[int, Values]], taken: Taking) -> list[Rejected]:
        """Read rows the long way, and run the rules on them; return those that are wrong."""
        results: list[Result] = []
        facts: dict[int, Fact] = {}
        for line, values in rows:
            fact = self._rows.fact(values, file, line, results)
            if fact is None:
                continue
            if gone := withdrawn(self._corpus, fact):
                message = f"withdrawn at {gone.location} ({gone.reason}) and left out; delete the row when it suits"
                taken.note(info("withdrawn", fact.location, message))
                taken.gone(to_row(fact, self._corpus.ontology))
            else:
                facts[line] = fact
        results += check_facts(self._corpus, facts.values()) if facts else ()
        wrong: dict[int, list[Result]] = {}
        for result in results:
            if result.severity is Severity.VIOLATION:
                wrong.setdefault(result.location.line, []).append(result)
            else:
                taken.note(result)
        sound = [to_row(fact, self._corpus.ontology) for line, fact in facts.items() if line not in wrong]
        taken.add(list(zip(*sound, strict=True)))
        return [(line, values, wrong[line]) for line, values in rows if line in wrong]


def _without(places: set[int], columns: Columns) -> Columns:
    """Columns without the rows at some places."""
    if not places:
        return columns
    kept = [place not in places for place in range(len(columns[ID]))]
    return [list(compress(column, kept)) for column in columns]
