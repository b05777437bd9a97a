"""What is taken from one part: rows in sorted runs, rejected rows with their reasons, and what is known of them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ctipgraph.checks.no_harm import is_office
from ctipgraph.model import Corpus, Result
from ctipgraph.model.rows import CELL, ITEM, RELATION, STATUS, SUBJECT, Row, row_columns
from ctipgraph.records.streamed.parts import Values
from ctipgraph.streams.filed import filed, handle_key
from ctipgraph.streams.rivals import Rivals
from ctipgraph.streams.spill import Spill

SHOWN = 20  # results that are kept with their words; all are counted


@dataclass
class Found:
    """What is known of a part besides its rows, which are in its runs."""

    rows: int = 0
    rejected: int = 0
    facts: list[str] = field(default_factory=list)  # runs
    rivals: list[str] = field(default_factory=list)  # runs
    rejects: str = ""  # a file, where rows were rejected
    reasons: list[str] = field(default_factory=list)  # the first ones
    noted: dict[str, int] = field(default_factory=dict)  # warnings and infos, by rule
    notes: list[str] = field(default_factory=list)  # the first ones
    referring: list[str] = field(default_factory=list)  # filed rows that have a handle or refer to other facts
    gone: list[str] = field(default_factory=list)  # id and handle of rows that were withdrawn
    offices: list[str] = field(default_factory=list)  # who holds a public office by a row


class Taken:
    """Takes the rows of one part."""

    def __init__(self, corpus: Corpus, folder: Path, number: int, rivals: Rivals) -> None:
        self._folder = folder
        self._number = number
        self._rivals = rivals
        self._spills = {name: Spill(folder, f"{name}-{number:06}") for name in ("facts", "rivals")}
        columns = row_columns(corpus.ontology)
        self._at = {name: index for index, name in enumerate(columns)}
        lists = [name for name, one in corpus.ontology.qualifiers.items() if one.range == "Fact"]
        self._links = [self._at[name] for name in lists]
        self._offices = {name for name in corpus.ontology.relations if is_office(corpus.ontology, name)}
        self._noted: Counter[str] = Counter()
        self._rejects: list[str] = []
        self._found = Found()

    def add(self, rows: Sequence[Row]) -> None:
        """Take sound rows."""
        found, handle, passages = self._found, self._at["handle"], self._at["passages"]
        lines = [filed(row, self._number) for row in rows]
        found.rows += len(rows)
        self._spills["facts"].extend(lines)
        for row, line in zip(rows, lines, strict=True):
            if row[RELATION] in self._rivals.relations:
                self._spills["rivals"].extend(f"{key}{CELL}{line}" for key in self._rivals.keys(row))
            refers = any([row[index] for index in self._links])  # noqa: C419 - a list is sooner done
            if refers or row[handle]:
                found.referring.append(line)
            # a fact that refers to others may still be left out
            if not refers and row[RELATION] in self._offices and row[STATUS] != "denied" and row[passages]:
                found.offices.append(row[SUBJECT])

    def gone(self, row: Row) -> None:
        """Remember a row that was withdrawn, so that others may refer to it."""
        self._found.gone.append(ITEM.join((row[0], handle_key(row[-2], row[self._at["handle"]]))))

    def note(self, result: Result) -> None:
        """Count a result that stops nothing."""
        self._noted[f"{result.severity.value} {result.rule}"] += 1
        if len(self._found.notes) < SHOWN:
            self._found.notes.append(str(result))

    def reject(self, line: int, values: Values | None, results: Iterable[Result]) -> None:
        """Leave a row out, with the reasons."""
        results = list(results)
        self._found.rejected += 1
        reasons = [f"{result.message} [{result.rule}]" for result in results]
        row = {"file": results[0].location.file, "line": line, "reasons": reasons, "row": values}
        self._rejects.append(json.dumps(row, default=str) + "\n")
        if len(self._found.reasons) < SHOWN:
            self._found.reasons += [str(result) for result in results]

    def close(self) -> Found:
        """Write what is left; return what is known of the part."""
        found = self._found
        found.facts, found.rivals = ([run.name for run in self._spills[name].flush()] for name in ("facts", "rivals"))
        found.noted = dict(self._noted)
        found.offices = sorted(set(found.offices))
        if self._rejects:
            found.rejects = f"rejects-{self._number:06}.jsonl"
            (self._folder / found.rejects).write_text("".join(self._rejects), "utf-8")
        return found
