"""Rows of facts as lines of facts.csv: what `ctipgraph.records.rows.fact_row` gives, without a record a fact."""

from __future__ import annotations

from collections.abc import Callable

from ctipgraph.model import Corpus, Fact, Location, Passage
from ctipgraph.model.rows import CELL, ITEM, OBJECT, PART, RELATION, Row, items, row_columns
from ctipgraph.passages import deep_link
from ctipgraph.rdf.template import Memo
from ctipgraph.records.rows import JOINT, fact_columns, label, object_label


class Flat:
    """Turns rows into the cells of `fact_columns`."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._at = {name: index for index, name in enumerate((*row_columns(corpus.ontology), "end"))}
        self.columns = fact_columns(corpus)
        made: dict[str, tuple[str, Callable[[str], str]]] = {
            "subject_label": ("subject", _kept(lambda id_: label(corpus, id_), 100_000)),
            "relation_label": ("relation", lambda name: corpus.ontology.relations[name].label),
            "object_label": ("end", _kept(self.object_label)),
            "plain": ("plain", lambda cell: cell or "false"),
            "evidenced_from": ("documents", _kept(lambda cell: self._dates(cell)[0])),
            "evidenced_to": ("documents", _kept(lambda cell: self._dates(cell)[-1])),
            "passages": ("passages", lambda cell: JOINT.join([self._passage(one).anchor for one in items(cell)])),
            "links": ("passages", self._links),
            "conflicts_with": ("conflicts", _joined),
            "documents": ("documents", _joined),
        }
        lists = {name for name, one in corpus.ontology.qualifiers.items() if one.range == "Fact"}
        self._cells: list[tuple[int, Callable[[str], str] | None]] = []
        for name in self.columns:
            source, write = made.get(name, (name, _joined if name in lists else None))
            self._cells.append((self._at[source], write))

    def cells(self, row: Row) -> list[str]:
        """Return a row's cells, in the order of `columns`."""
        row = [*row, f"{row[RELATION]}{CELL}{row[OBJECT]}"]
        return [row[index] if write is None else write(row[index]) for index, write in self._cells]

    def kind(self, relation: str) -> str:
        """Return what stands at the far end of a relation: "entity", "concept" or "value"."""
        return self._corpus.ontology.object_kind(self._corpus.ontology.relations[relation])

    def object_label(self, end: str) -> str:
        """Return the words for a far end, given as a relation and an object."""
        relation, _, object_ = end.partition(CELL)
        return object_label(self._corpus, Fact("", relation, "", object_, "", Location("")))

    def _dates(self, cell: str) -> list[str]:
        documents = self._corpus.documents
        return sorted(documents[id_].published for id_ in items(cell) if id_ in documents) or [""]

    def _passage(self, cell: str) -> Passage:
        document, prefix, start, end, suffix = cell.split(PART)
        return Passage(document, start, end, prefix, suffix)

    def _links(self, cell: str) -> str:
        passages = [self._passage(one) for one in items(cell)]
        documents = self._corpus.documents
        return JOINT.join([deep_link(documents[p.document].url, p) for p in passages if p.document in documents])


def _joined(cell: str) -> str:
    return cell.replace(ITEM, JOINT)


def _kept(write: Callable[[str], str], most: int = 5_000) -> Callable[[str], str]:
    return Memo(write, most).__getitem__
