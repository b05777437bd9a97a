"""Where facts meet: duplicates, references and conflicts are settled, and each fact that stays is written once.

runs of filed rows -> rows.run (sorted by id), passages and plain triples in runs of their own
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import IO

from ctipgraph.checks.dates import dates_in_order
from ctipgraph.model import Corpus, Location, Severity
from ctipgraph.model.conflicts import by_fact, conflicting_pairs, holds
from ctipgraph.model.rows import (
    CELL,
    ID,
    ITEM,
    OBJECT,
    RANK,
    RELATION,
    STATUS,
    SUBJECT,
    Columns,
    Row,
    row_columns,
    to_lines,
)
from ctipgraph.ontology import Ontology
from ctipgraph.rdf.stream import Blocks
from ctipgraph.rdf.template import Memo
from ctipgraph.records.streamed.rows import as_values
from ctipgraph.streams.filed import filed_columns
from ctipgraph.streams.links import Links, link
from ctipgraph.streams.rivals import PERIOD, groups
from ctipgraph.streams.spill import Spill, merged
from ctipgraph.streams.taken import SHOWN, Found

ROWS = "rows.run"
Step = Callable[[int], None]


@dataclass
class Settled:
    """What stands on disk when all facts have met, and what was counted on the way."""

    facts: int = 0
    plain: int = 0
    conflicts: int = 0
    rejected: int = 0
    passages: list[str] = field(default_factory=list)  # runs of id and parts
    triples: list[str] = field(default_factory=list)  # runs of plain triples: subject, predicate, object, graph
    rejects: str = ""
    reasons: list[str] = field(default_factory=list)
    by_actor: dict[str, int] = field(default_factory=dict)
    by_relation: dict[str, dict[str, int]] = field(default_factory=dict)


def settle(corpus: Corpus, parts: Sequence[Found], folder: Path, step: Step = lambda facts: None) -> Settled:
    """Settle the rows that all parts left in a folder; `step` is told how many facts are done."""
    runs = [folder / name for part in parts for name in part.facts]
    filed = [folder / name for part in parts for name in part.rivals]
    links = link(corpus, parts, merged(runs, folder))
    _drop_impossible_periods(corpus, links, filed, folder)
    conflicts, ranks = _conflicts(corpus, links, filed, folder)
    return _Settler(corpus, links, conflicts, ranks, folder).run(runs, step)


def _drop_impossible_periods(corpus: Corpus, links: Links, filed: Sequence[Path], folder: Path) -> None:
    """Drop the facts that end a body before it started."""
    for key, facts in groups(merged(filed, folder), corpus):
        if not key.startswith(PERIOD):
            return
        alone = tuple(replace(fact, qualifiers={}) for fact in facts if fact.id not in links.dropped)
        at = {(fact.location.file, fact.location.line): fact.id for fact in alone}
        for result in dates_in_order(replace(corpus, facts=alone)):
            if result.severity is Severity.VIOLATION:
                id_ = at[result.location.file, result.location.line]
                links.dropped.setdefault(id_, []).append(f"{result.message} [{result.rule}]")
    links.drop_what_rests_on_dropped()


def _conflicts(
    corpus: Corpus, links: Links, filed: Sequence[Path], folder: Path
) -> tuple[Mapping[str, tuple[str, ...]], dict[str, str]]:
    """The facts that can't hold together, by fact, and the ranks of those in a conflict."""
    pairs = {pair for pair in links.by_hand() if not links.dropped.keys() & set(pair)}
    ranks = {id_: links.facts[id_].rank for pair in pairs for id_ in pair}
    for key, facts in groups(merged(filed, folder), corpus):
        if key.startswith(PERIOD):
            continue
        alone = [replace(fact, qualifiers=_own(fact.qualifiers)) for fact in facts if fact.id not in links.dropped]
        found = conflicting_pairs(alone, corpus.ontology, corpus.identity.canonical, corpus.evidenced)
        in_conflict = set(chain.from_iterable(found))
        ranks.update((fact.id, fact.rank) for fact in alone if fact.id in in_conflict)
        pairs |= found
    return by_fact(pairs), ranks


def _own(qualifiers: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {name: values for name, values in qualifiers.items() if name != "conflicts_with"}


class _Settler:
    """Goes through all filed rows once, in the order of their ids."""

    def __init__(
        self,
        corpus: Corpus,
        links: Links,
        conflicts: Mapping[str, tuple[str, ...]],
        ranks: Mapping[str, str],
        folder: Path,
    ) -> None:
        self._corpus = corpus
        self._links = links
        self._conflicts = conflicts
        self._ranks = ranks
        self._folder = folder
        self._at = {name: index for index, name in enumerate(row_columns(corpus.ontology))}
        self._blocks = Blocks(corpus)
        self._spills = {name: Spill(folder, name) for name in ("passages", "triples")}
        self._referring = links.ids.keys() | conflicts.keys()
        self._plain: Memo[tuple[str, str], bool] = Memo(lambda key: holds(corpus.ontology, *key, set()))
        self._settled = Settled(conflicts=len(conflicts))
        self._actors: Counter[str] = Counter()
        self._relations: Counter[tuple[str, str]] = Counter()
        self._last: Row = [""]

    def run(self, runs: Sequence[Path], step: Step) -> Settled:
        """Write the rows that stay, and what is left out with its reasons."""
        settled = self._settled
        with (self._folder / ROWS).open("wb") as file, (self._folder / "rejects-settled.jsonl").open("w") as rejects:
            for lines in merged(runs, self._folder):
                columns = self._kept(filed_columns(lines), rejects)
                if columns:
                    self._settle(columns)
                    file.write("".join([f"{line}\n" for line in to_lines(columns)]).encode())
                    settled.facts += len(columns[ID])
                step(settled.facts)
        for name, spill in self._spills.items():
            setattr(settled, name, [run.name for run in spill.flush()])
        if settled.rejected:
            settled.rejects = "rejects-settled.jsonl"
        settled.by_actor = {id_: count for id_, count in self._actors.items() if id_ in self._corpus.actors}
        for (relation, status), count in self._relations.items():
            settled.by_relation.setdefault(relation, {})[status] = count
        return settled

    def _kept(self, columns: Columns, rejects: IO[str]) -> Columns:
        """The rows that stay: each fact once, without those that were dropped."""
        ids = columns[ID]
        if ids[0] == self._last[ID] or len(set(ids)) < len(ids) or not self._links.dropped.keys().isdisjoint(ids):
            return list(zip(*self._rows_kept(map(list, zip(*columns, strict=True)), rejects), strict=True))
        self._last = [column[-1] for column in columns]
        return columns

    def _rows_kept(self, rows: Iterable[Row], rejects: IO[str]) -> Iterator[Row]:
        dropped = self._links.dropped
        for row in rows:
            id_ = row[ID]
            if id_ == self._last[ID]:
                first = Location(self._last[-2], int(self._last[-1]))
                reason = f"the same fact stands at {first} already; delete one and keep the passages of both"
                self._reject(row, [f"{reason} [duplicate-fact]"], rejects)
                continue
            self._last = row
            if id_ in dropped:
                self._reject(row, dropped[id_], rejects)
            else:
                yield row

    def _settle(self, columns: Columns) -> None:
        """Write into rows what is known of them now, and file their passages and plain triples."""
        plain = list(map(self._plain.__getitem__, zip(columns[STATUS], columns[RANK], strict=True)))
        if not self._referring.isdisjoint(columns[ID]):
            self._refer(columns, plain)
        columns[self._at["plain"]] = ["true" if one else "" for one in plain]
        self._settled.plain += sum(plain)
        self._actors.update(columns[SUBJECT])
        self._actors.update([o for s, o in zip(columns[SUBJECT], columns[OBJECT], strict=True) if o != s])
        self._relations.update(zip(columns[RELATION], columns[STATUS], strict=True))
        self._spills["triples"].extend(map(CELL.join, self._blocks.plain(columns)))
        self._spills["passages"].extend(to_lines(self._blocks.passages_of(columns)))

    def _refer(self, columns: Columns, plain: list[bool]) -> None:
        """Write into rows the facts that they refer to and conflict with; those in a conflict may not be plain."""
        for name in {name for id_ in self._links.ids.keys() & set(columns[ID]) for name in self._links.ids[id_]}:
            cells = zip(columns[ID], columns[self._at[name]], strict=True)
            columns[self._at[name]] = [self._cell(id_, name, cell) for id_, cell in cells]
        conflicts = [self._conflicts.get(id_, ()) for id_ in columns[ID]]
        columns[self._at["conflicts"]] = list(map(ITEM.join, conflicts))
        for place, others in enumerate(conflicts):
            if others:
                ranks = {self._ranks[other] for other in others}
                plain[place] &= holds(self._corpus.ontology, columns[STATUS][place], columns[RANK][place], ranks)

    def _cell(self, id_: str, name: str, cell: str) -> str:
        found = self._links.ids.get(id_, {})
        return ITEM.join(found[name]) if name in found else cell

    def _reject(self, row: Row, reasons: list[str], rejects: IO[str]) -> None:
        if not reasons:  # it rested on what was withdrawn
            return
        settled = self._settled
        settled.rejected += 1
        file, line = row[-2:]
        rejects.write(rejected_row(row, reasons, self._corpus.ontology) + "\n")
        if len(settled.reasons) < SHOWN:
            settled.reasons += [f"{file}:{line}: violation: {reason}" for reason in reasons]


def rejected_row(row: Row, reasons: Sequence[str], ontology: Ontology) -> str:
    """Return a row that is left out when facts have met, with the reasons, as a line of JSON without its end."""
    told = {"file": row[-2], "line": int(row[-1]), "reasons": list(reasons), "row": as_values(row, ontology)}
    return json.dumps(told)
