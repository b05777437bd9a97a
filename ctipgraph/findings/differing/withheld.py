"""What a withdrawal takes out is not told by a comparison with the state before it: neither the fact nor the name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from ctipgraph.findings.finding import Cited, Row, Section
from ctipgraph.rdf.snapshot import Entry, Snapshot
from ctipgraph.records.withdrawn import PERSON

WITHHELD = "(withdrawn)"


@dataclass(frozen=True)
class Withheld:
    """The entries that one of two states withdraws."""

    old: Snapshot
    new: Snapshot

    @cached_property
    def reasons(self) -> dict[str, str]:
        """The ids of withdrawn facts and actors, with the reasons."""
        entries = [entry for state in (self.old, self.new) for entry in state.kinds["withdrawal"].values()]
        return {id_: " | ".join(one.get("reason", ())) for one in entries for id_ in one.get("withdraws", ())}

    def covers(self, id_: str, entry: Entry) -> bool:
        """Say whether an entry is withdrawn, or names one that is."""
        gone = self.reasons
        return bool(gone) and (id_ in gone or any(value in gone for values in entry.values() for value in values))

    @cached_property
    def _names(self) -> re.Pattern[str] | None:
        """The names of withdrawn persons, of two words and more."""
        names = sorted(name for name in self._of_persons() if " " in name)
        return re.compile("|".join(map(re.escape, names)), re.IGNORECASE) if names else None

    def _of_persons(self) -> Iterator[str]:
        for state in (self.old, self.new):
            for id_ in self.reasons.keys() & state.kinds["actor"].keys():
                person = state.kinds["actor"][id_]
                if PERSON in person.get("type", ()):
                    for field in ("name", "also", "misspelt"):
                        yield from (name.rpartition(" @")[0] or name for name in person.get(field, ()))

    def purged(self, section: Section) -> Section:
        """A section without the names of withdrawn persons, and without the facts that hold one."""
        if self._names is None:
            return section
        return replace(section, rows=tuple(self._row(self._names, row) for row in section.rows))

    def _row(self, names: re.Pattern[str], row: Row) -> Row:
        cells = tuple(names.sub(WITHHELD, cell) if isinstance(cell, str) else cell for cell in row.cells)
        return Row(cells, tuple(fact for fact in row.facts if not names.search(_words(fact))))


def _words(fact: Cited) -> str:
    return " ".join((fact.sentence, fact.speaker, *(source.anchor for source in fact.sources)))
