"""Records read back from the file of records that a store keeps beside its graph."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from ctipgraph.model import Actor, Dataset, Document, Fact, Judgement, Passage, Size
from ctipgraph.model.records import Name
from ctipgraph.ontology import Ontology
from ctipgraph.store.basis import Basis
from ctipgraph.store.described import NOWHERE
from ctipgraph.store.label import Label, damaged
from ctipgraph.store.recall import Recall

SUBJECT, OBJECT, SPEAKER = range(3)  # the parts of an entry in a fact
_NONE: Mapping[str, tuple[str, ...]] = {}
Rows = list[list[Any]]
Value = str | int | Iterable[str]

# a list of ids is one value, in JSON
_FACTS = "SELECT record FROM fact WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
_ACTORS = "SELECT record FROM actor WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
_DOCUMENTS = "SELECT record FROM document WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
_PASSAGES = "SELECT id, record FROM passage WHERE id IN (SELECT value FROM json_each(?))"
_NAMED = "SELECT name, actor FROM name WHERE name IN (SELECT value FROM json_each(?))"
_TIED = """SELECT DISTINCT there.entry FROM part AS here JOIN fact ON fact.id = here.fact
  JOIN part AS there ON there.entry IN (fact.subject, fact.object)
    AND there.part = 1 - here.part AND there.fact = fact.id
  WHERE here.part <= 1 AND here.entry IN (SELECT value FROM json_each(?))"""
_ABOUT = "SELECT fact FROM part WHERE entry IN (SELECT value FROM json_each(?)) AND part <= ?"


class FileRecall(Recall):
    """Reads records back from a store's file of records (`records_file`)."""

    def __init__(self, path: Path, ontology: Ontology, label: Label) -> None:
        self.ontology = ontology
        self._label = label
        self._path = path

    @cached_property
    def _file(self) -> sqlite3.Connection:
        file = sqlite3.connect(f"{self._path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        file.execute(f"PRAGMA mmap_size = {1 << 30}")  # pages are looked at where the system keeps them, not copied
        return file

    @cached_property
    def dataset(self) -> Dataset:
        """The data set."""
        title, base, licence, *rest = self._state("dataset")
        return Dataset(title, base, licence, NOWHERE, *rest)

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """All documents."""
        return _documents(self._records("SELECT record FROM document ORDER BY id"))

    @cached_property
    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements of identity."""
        found = (
            Judgement(verdict, (one, other), reason, NOWHERE, by=by)
            for verdict, one, other, reason, by in self._state("judgements")
        )
        return tuple(sorted(found, key=lambda judgement: (judgement.pair, judgement.verdict)))

    @cached_property
    def read_to_the_end(self) -> Mapping[str, tuple[int, int]]:
        """The documents that are coded to their end."""
        return dict.fromkeys(self._state("read"), (1, 1))

    def facts_of(self, ids: Iterable[str]) -> list[Fact]:
        """Return the facts with these ids that are there, sorted by id."""
        return self.facts_where(_FACTS, ids)

    def actors_of(self, ids: Iterable[str]) -> dict[str, Actor]:
        """Return the actors with these ids that are there, sorted by id."""
        rows = self._records(_ACTORS, ids)
        return {row[0]: _actor(*row) for row in rows}

    def documents_of(self, ids: Iterable[str]) -> dict[str, Document]:
        """Return the documents with these ids that are there, sorted by id."""
        return _documents(self._records(_DOCUMENTS, ids))

    def ids_about(self, bodies: list[list[str]], *, speaking: bool) -> list[str]:
        """Return the ids of the facts that have an entry of each body at an end, or with `speaking` as speaker."""
        last = SPEAKER if speaking else OBJECT
        query = f"{' INTERSECT '.join([_ABOUT] * len(bodies))} ORDER BY fact"
        values = [value for body in bodies for value in (body, last)]
        return list(dict.fromkeys(id_ for (id_,) in self.rows(query, *values)))

    def all_ids(self) -> list[str]:
        """Return the ids of all facts."""
        return [id_ for (id_,) in self.rows("SELECT id FROM fact ORDER BY id")]

    def ids_named(self, names: set[str]) -> dict[str, set[str]]:
        """Return the ids of the actors with these folded names; all names, where one of them is nobody's."""
        found = _by_name(self.rows(_NAMED, names))
        return found if names <= found.keys() else _by_name(self.rows("SELECT name, actor FROM name"))

    def tied_to(self, entries: Iterable[str]) -> set[str]:
        """Return the ids of the actors that a fact ties to one of these."""
        return {id_ for (id_,) in self.rows(_TIED, entries)}

    def all_entries(self) -> list[str]:
        """Return the ids of all actors."""
        return [id_ for (id_,) in self.rows("SELECT id FROM actor ORDER BY id")]

    def ties(self, entry: str) -> Rows:
        """Return the rows of an entry's ties (`records_file.write_ties`), none of an unknown one."""
        found = self.rows("SELECT ties FROM tie WHERE entry = ?", entry).fetchone()
        return list(json.loads(found[0])) if found else []

    def holds_more_than(self, count: int) -> bool:
        """Say whether there are more facts than these."""
        return self._label.facts > count

    def size(self) -> Size:
        """Return how many facts and actors there are."""
        return Size(self._label.facts, *self.rows("SELECT COUNT(*) FROM actor").fetchone())

    def whole(self) -> Basis:
        """Return what an answer rests on that counts over all facts."""
        return self._label.basis(self.ontology)

    def facts_where(self, query: str, *values: Value) -> list[Fact]:
        """Return the facts whose records a query finds."""
        rows = self._records(query, *values)
        passages = self._passages({id_ for row in rows for id_ in row[5]})
        return [_fact(passages, *row) for row in rows]

    def _passages(self, ids: Iterable[str]) -> dict[str, Passage]:
        rows = self.rows(_PASSAGES, ids)
        return {id_: Passage(*json.loads(record)) for id_, record in rows}

    def rows(self, query: str, *values: Value) -> sqlite3.Cursor:
        """Run a query; a value that is a list goes in as JSON (`json_each`)."""
        plain = (value if isinstance(value, str | int) else json.dumps(list(value)) for value in values)
        try:
            return self._file.execute(query, tuple(plain))
        except sqlite3.DatabaseError as error:
            raise damaged(self._path, error) from None

    def _records(self, query: str, *values: Value) -> Rows:
        """The first column of a query, each cell a record; read at once, which is sooner."""
        return list(json.loads(f"[{','.join(record for (record,) in self.rows(query, *values))}]"))

    def _state(self, name: str) -> list[Any]:
        (record,) = self.rows("SELECT record FROM state WHERE name = ?", name).fetchone()
        return list(json.loads(record))


def _fact(
    passages: Mapping[str, Passage], id_: str, relation: str, subject: str, object_: str, status: str,
    evidence: list[str], qualifiers: dict[str, list[str]], *rest: str,
) -> Fact:  # fmt: skip
    given = {field: tuple(values) for field, values in qualifiers.items()} if qualifiers else _NONE
    cited = tuple(passages[name] for name in evidence if name in passages)
    rank, reason, note, curator, reviewed_by, review = rest
    return Fact(
        id_, relation, subject, object_, status, NOWHERE, cited, given, "", rank, reason, note, curator, reviewed_by,
        review,
    )  # fmt: skip


def _actor(
    id_: str, type_: str, name: str, names: list[list[str]], country: str, identifiers: list[str], note: str
) -> Actor:
    also = tuple(Name(text, kind) for text, kind in names)
    return Actor(id_, type_, name, NOWHERE, also=also, country=country, identifiers=tuple(identifiers), note=note)


def _documents(rows: Iterable[list[Any]]) -> dict[str, Document]:
    return {
        id_: Document(id_, title, publisher, published, NOWHERE, *rest)
        for id_, title, publisher, published, *rest in rows
    }


def _by_name(rows: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name, id_ in rows:
        found.setdefault(name, set()).add(id_)
    return found
