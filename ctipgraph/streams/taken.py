"""What is taken from one part: rows in sorted runs, rejected rows with their reasons, and what is known of them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ctipgraph.checks.no_harm import is_office
from ctipgraph.model import Corpus, Result
from ctipgraph.model.rows import CELL, ID, ITEM, RELATION, STATUS, SUBJECT, Columns, Row, row_columns
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


class Marks:
    """What a row says about other rows: that it refers to them or they may to it, and who holds an office by it."""

    def __init__(self, corpus: Corpus) -> None:
        self.at = {name: index for index, name in enumerate(row_columns(corpus.ontology))}
        lists = [name for name, one in corpus.ontology.qualifiers.items() if one.range == "Fact"]
        self._links = [self.at[name] for name in lists]
        self._handle = self.at["handle"]
        self._offices = {name for name in corpus.ontology.relations if is_office(corpus.ontology, name)}
        self._rivals = Rivals(corpus)

    def telling(self, columns: Columns) -> Iterator[Row]:
        """Yield the rows that say something about other rows; most don't."""
        relations = self._offices | self._rivals.relations
        found = {place for place, relation in enumerate(columns[RELATION]) if relation in relations}
        for index in (*self._links, self._handle):
            if any(columns[index]):
                found.update(place for place, cell in enumerate(columns[index]) if cell)
        return ([column[place] for column in columns] for place in sorted(found))

    def keys(self, row: Row) -> Iterator[str]:
        """Yield the keys under which a row is filed, so that it meets its rivals."""
        return self._rivals.keys(row)

    def refers(self, row: Row) -> bool:
        """Say whether a row refers to other facts."""
        return any([row[index] for index in self._links])  # noqa: C419 - a list is sooner done

    def linked(self, row: Row) -> bool:
        """Say whether a row refers to other facts, or has a handle by which others refer to it."""
        return bool(row[self._handle]) or self.refers(row)

    def office(self, row: Row) -> str:
        """Return who holds a public office by a row; a fact that refers to others may still be left out."""
        counts = row[RELATION] in self._offices and row[STATUS] != "denied" and row[self.at["passages"]]
        return row[SUBJECT] if counts and not self.refers(row) else ""


def gone_entry(row: Row, at: Mapping[str, int]) -> str:
    """Return what is remembered of a row that was withdrawn: its id, and the handle by which others refer to it."""
    return ITEM.join((row[0], handle_key(row[-2], row[at["handle"]])))


def rejected_entry(line: int, values: Values | None, results: Iterable[Result]) -> str:
    """Return a row that is left out, with the reasons, as a line of JSON without its end."""
    results = list(results)
    reasons = [f"{result.message} [{result.rule}]" for result in results]
    return json.dumps({"file": results[0].location.file, "line": line, "reasons": reasons, "row": values}, default=str)


class Taken:
    """Takes the rows of one part."""

    def __init__(self, folder: Path, number: int, marks: Marks) -> None:
        self._folder = folder
        self._number = number
        self._spills = {name: Spill(folder, f"{name}-{number:06}") for name in ("facts", "rivals")}
        self._marks = marks
        self._noted: Counter[str] = Counter()
        self._rejects: list[str] = []
        self._found = Found()

    def add(self, columns: Columns) -> None:
        """Take sound rows."""
        if not columns:
            return
        found, marks = self._found, self._marks
        found.rows += len(columns[ID])
        self._spills["facts"].extend(filed(columns, self._number))
        for row in marks.telling(columns):
            (line,) = filed([[cell] for cell in row], self._number)
            self._spills["rivals"].extend([f"{key}{CELL}{line}" for key in marks.keys(row)])
            if marks.linked(row):
                found.referring.append(line)
            if holder := marks.office(row):
                found.offices.append(holder)

    def gone(self, row: Row) -> None:
        """Remember a row that was withdrawn, so that others may refer to it."""
        self._found.gone.append(gone_entry(row, self._marks.at))

    def note(self, result: Result) -> None:
        """Count a result that stops nothing."""
        self._noted[f"{result.severity.value} {result.rule}"] += 1
        if len(self._found.notes) < SHOWN:
            self._found.notes.append(str(result))

    def reject(self, line: int, values: Values | None, results: Iterable[Result]) -> None:
        """Leave a row out, with the reasons."""
        results = list(results)
        self._found.rejected += 1
        self._rejects.append(rejected_entry(line, values, results) + "\n")
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
