"""The records of a store, a row each, in an SQLite file: an answer reads the few that it needs by their ids.

They are made of the same N-Quads as the graph, in one pass, since the lines are sorted. A row of a record is a JSON
list, in the order of the fields below.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from itertools import groupby
from pathlib import Path

import pyoxigraph as ox

from ctipgraph.model import Actor, Dataset, Document, Fact, Passage
from ctipgraph.model.windows import periods
from ctipgraph.ontology import Ontology
from ctipgraph.records.lookup import folded
from ctipgraph.store.described import (
    Properties,
    actor_of,
    document_of,
    fact_of,
    first,
    id_of,
    judgement_of,
    passage_of,
)
from ctipgraph.store.file_recall import OBJECT, SPEAKER, SUBJECT
from ctipgraph.store.graph import shortener

Row = Sequence[object]
Ties = Iterable[tuple[str, Iterable[Row]]]
_TABLES = """
CREATE TABLE state (name TEXT PRIMARY KEY, record TEXT) WITHOUT ROWID;
CREATE TABLE name (name TEXT, actor TEXT, PRIMARY KEY (name, actor)) WITHOUT ROWID;
CREATE TABLE actor (id TEXT PRIMARY KEY, type TEXT, country TEXT, record TEXT) WITHOUT ROWID;
CREATE TABLE document (id TEXT PRIMARY KEY, record TEXT) WITHOUT ROWID;
CREATE TABLE fact (
  id TEXT PRIMARY KEY, relation TEXT, subject TEXT, object TEXT, status TEXT, office TEXT,
  first TEXT, last TEXT, -- the days between which all is of which it may speak
  placed INTEGER,        -- whether it names a place
  leads INTEGER,         -- whether it is neither denied nor ranked down
  record TEXT
) WITHOUT ROWID;
CREATE TABLE part (
  entry TEXT, part INTEGER, relation TEXT, fact TEXT, PRIMARY KEY (entry, part, relation, fact)
) WITHOUT ROWID;
CREATE TABLE passage (id TEXT PRIMARY KEY, record TEXT) WITHOUT ROWID;
CREATE TABLE tie (entry TEXT PRIMARY KEY, ties TEXT) WITHOUT ROWID;
CREATE TEMP TABLE source (id TEXT PRIMARY KEY, document TEXT) WITHOUT ROWID;
"""
_INDICES = """
CREATE INDEX times ON fact (relation, first, last);
CREATE INDEX stated ON fact (object, relation, status);
CREATE INDEX offices ON fact (office) WHERE office <> '';
CREATE INDEX places ON fact (subject) WHERE placed;
CREATE INDEX kinds ON actor (type, country);
"""


def write_records(path: Path, quads: Path, ontology: Ontology, dataset: Dataset) -> None:
    """Write the records of sorted N-Quads at a path."""
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA journal_mode = OFF")  # a file that is not whole is thrown away
        file.execute("PRAGMA synchronous = OFF")
        file.executescript(_TABLES)
        writer = _Writer(file, ontology, dataset)
        for kind, id_, properties in _described(quads, ontology, writer.known):
            writer.known[kind](id_, properties)
        writer.finish()
        file.executescript(_INDICES)
        file.commit()


def write_ties(path: Path, ties: Ties) -> None:
    """Write the ties of each entry, as rows that whoever made them understands."""
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA synchronous = OFF")
        file.executemany("INSERT INTO tie VALUES (?, ?)", ((entry, _json(list(rows))) for entry, rows in ties))
        file.commit()


def _described(quads: Path, ontology: Ontology, kinds: Iterable[str]) -> Iterator[tuple[str, str, Properties]]:
    """The subjects of sorted N-Quads that are of these kinds, each with its kind, id, and properties."""
    short = shortener(ontology)
    for address, lines in groupby(ox.parse(path=str(quads), format=ox.RdfFormat.N_QUADS), lambda quad: quad.subject):
        start, _, id_ = str(address.value).rpartition("/")
        kind = id_of(start)
        if kind in kinds:
            found: dict[str, set[str]] = {}
            for quad in lines:
                value = quad.object
                text = value.value if isinstance(value, ox.Literal) else short(value.value)
                found.setdefault(short(quad.predicate.value), set()).add(text)
            yield kind, id_, {name: sorted(values) for name, values in found.items()}


class _Writer:
    """Writes what is described, each kind in its own way."""

    def __init__(self, file: sqlite3.Connection, ontology: Ontology, dataset: Dataset) -> None:
        self._write = file.execute
        self._ontology = ontology
        self._dataset = dataset
        self._places: set[str] = set()
        self._documents: dict[str, Document] = {}
        self._judgements: list[tuple[str, ...]] = []
        self._read: list[str] = []
        self.known: dict[str, Callable[[str, Properties], None]] = {
            "actor": self._actor,
            "document": self._document,
            "fact": self._fact,
            "judgement": self._judgement,
            "passage": self._passage,
            "selector": self._selector,
        }

    def _actor(self, id_: str, properties: Properties) -> None:
        actor = actor_of(id_, properties)
        if not actor.name:
            return
        self._write("INSERT INTO actor VALUES (?, ?, ?, ?)", (id_, actor.type, actor.country, _json(actor_row(actor))))
        if self._ontology.is_a(actor.type, "Place"):
            self._places.add(id_)
        for name in sorted({folded(text) for text in (id_, *(name.text for name in actor.names))}):
            self._write("INSERT INTO name VALUES (?, ?)", (name, id_))

    def _document(self, id_: str, properties: Properties) -> None:
        document = self._documents[id_] = document_of(id_, properties)
        self._write("INSERT INTO document VALUES (?, ?)", (id_, _json(document_row(document))))
        if "readToTheEnd" in properties:
            self._read.append(id_)

    def _fact(self, id_: str, properties: Properties) -> None:
        if first(properties, "rdf:predicate") not in self._ontology.relations:
            return
        sources = tuple(Passage(id_of(text), "") for text in properties.get("prov:wasDerivedFrom", ()))
        fact = fact_of(id_, properties, sources, self._ontology, self._dataset.base)
        row = fact_row(fact, [id_of(text) for text in properties.get("evidence", ())])
        told = periods(fact, self._documents) or (("", ""),)
        cells = (
            id_, fact.relation, fact.subject, fact.object, fact.status, fact.get("role"),
            min(first for first, _ in told), max(last for _, last in told),
            not self._places.isdisjoint((fact.object, fact.get("place"))),
            fact.status != "denied" and fact.rank != "deprecated", _json(row),
        )  # fmt: skip
        self._write("INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", cells)
        parts = [(fact.subject, SUBJECT), *((text, SPEAKER) for text in fact.qualifiers.get("speaker", ()))]
        if self._ontology.object_kind(self._ontology.relations[fact.relation]) == "entity":
            parts.append((fact.object, OBJECT))
        for entry, part in parts:
            self._write("INSERT INTO part VALUES (?, ?, ?, ?)", (entry, part, fact.relation, id_))

    def _judgement(self, id_: str, properties: Properties) -> None:
        judgement = judgement_of(properties)
        self._judgements.append((judgement.verdict, *judgement.pair, judgement.reason, judgement.by))

    def _passage(self, id_: str, properties: Properties) -> None:
        self._write("INSERT INTO source VALUES (?, ?)", (id_, id_of(first(properties, "oa:hasSource"))))

    def _selector(self, id_: str, properties: Properties) -> None:
        found = self._write("SELECT document FROM source WHERE id = ?", (id_,)).fetchone()
        if found:
            passage = passage_of(found[0], first(properties, "rdf:value"))
            row = (passage.document, passage.start, passage.end, passage.prefix, passage.suffix)
            self._write("INSERT INTO passage VALUES (?, ?)", (id_, _json(row)))

    def finish(self) -> None:
        """Write what is known when all was seen."""
        state = {
            "dataset": dataset_row(self._dataset),
            "judgements": sorted(self._judgements),
            "read": self._read,
        }
        for name, record in state.items():
            self._write("INSERT INTO state VALUES (?, ?)", (name, _json(record)))


def dataset_row(dataset: Dataset) -> Row:
    """Return a data set as a row."""
    return (dataset.title, dataset.base, dataset.licence, dataset.description, dataset.creator, dataset.version)


def actor_row(actor: Actor) -> Row:
    """Return an actor as a row."""
    names = [(name.text, name.kind) for name in actor.also]
    return (actor.id, actor.type, actor.name, names, actor.country, actor.identifiers, actor.note)


def document_row(document: Document) -> Row:
    """Return a document as a row."""
    return (
        document.id, document.title, document.publisher, document.published, document.retrieved, document.url,
        document.language, document.kind, document.licence, document.text_sha256, document.same_origin_as,
    )  # fmt: skip


def fact_row(fact: Fact, passages: list[str]) -> Row:
    """Return a fact as a row, its passages by their ids."""
    return (
        fact.id, fact.relation, fact.subject, fact.object, fact.status, passages, fact.qualifiers, fact.rank,
        fact.reason, fact.note, fact.curator, fact.reviewed_by, fact.review,
    )  # fmt: skip


def _json(record: object) -> str:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))
