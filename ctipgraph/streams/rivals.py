"""Which facts of a stream have to meet: those that might not hold together, and the starts and ends of a body.

Each is filed under what it competes for, so that sorting brings rivals together.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from itertools import groupby

from ctipgraph.errors import DataError
from ctipgraph.model import Corpus, Fact
from ctipgraph.model.conflicts import TAKE_NO_PART
from ctipgraph.model.rows import CELL, ITEM, OBJECT, RELATION, STATUS, SUBJECT, Row, to_fact
from ctipgraph.streams.filed import filed_rows
from ctipgraph.streams.spill import Lines

PERIOD = "!period"  # sorts before all relations
MOST_RIVALS = 3_000  # each is compared with each


class Rivals:
    """Says under which keys a row is filed; under none, for most relations."""

    def __init__(self, corpus: Corpus) -> None:
        ontology = corpus.ontology
        self._body = corpus.identity.canonical
        concepts = ontology.concepts.items()
        excluded = {name: one.marks.get("incompatibleWith", ()) for name, one in concepts}
        self._excluding = {n for name, others in excluded.items() if others for n in (name, *others)}
        self._ends: dict[str, list[tuple[str, int]]] = {}
        for name, relation in ontology.relations.items():
            ends = [("subject", SUBJECT)] if relation.mark("onePerSubject") == "true" else []
            ends += [("object", OBJECT)] if relation.mark("onePerObject") == "true" else []
            if ontology.object_kind(relation) == "concept" and not ends:
                ends = [("concept", SUBJECT)]
            if ends or name in ("starts", "ends"):
                self._ends[name] = ends

    @property
    def relations(self) -> Set[str]:
        """The relations of which a row may be filed."""
        return self._ends.keys()

    def keys(self, row: Row) -> Iterator[str]:
        """Yield the keys under which a row is filed."""
        relation = row[RELATION]
        ends = self._ends.get(relation)
        if ends is None:
            return
        if relation in ("starts", "ends"):
            yield f"{PERIOD}{ITEM}{row[SUBJECT]}"
        if row[STATUS] not in TAKE_NO_PART:
            for end, index in ends:
                if end != "concept" or row[OBJECT] in self._excluding:
                    yield f"{relation}{ITEM}{end}{ITEM}{self._body(row[index])}"


def groups(batches: Iterator[Lines], corpus: Corpus) -> Iterator[tuple[str, list[Fact]]]:
    """Yield the facts under each key, each once. Raises DataError where they are too many to be compared."""
    lines = (line for batch in batches for line in batch)
    for key, group in groupby(lines, key=lambda line: line.partition(CELL.encode())[0]):
        members: dict[str, Fact] = {}
        for line in group:
            (row,) = filed_rows([line.partition(CELL.encode())[2]])
            members.setdefault(row[0], to_fact(row, corpus.ontology))
            if len(members) > MOST_RIVALS:
                of = " of ".join(key.decode().split(ITEM)[::2])
                message = f"more than {MOST_RIVALS:,} facts compete for one value: {of}; join those that say the same"
                raise DataError(message)
        yield key.decode(), list(members.values())
