"""The short way from what was read to rows of facts: column by column, asking nothing that need not be asked.

A column is worked through at once, which takes a fraction of the time of row by row; what no row of a batch has is
not looked at.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from itertools import repeat
from typing import Any

from ctipgraph.model.ids import digests
from ctipgraph.model.rows import CELL, ITEM, PART, Column, Columns, items, passage_ids, row_columns
from ctipgraph.ontology import Ontology
from ctipgraph.records.facts import ELLIPSIS
from ctipgraph.records.streamed.parts import Table, Values

JOINT = " | "
_OF_PASSAGE = frozenset(("passage", "document", "prefix", "suffix"))
_STORED, _INVERSE, _SYMMETRIC = range(3)


class ShortWay:
    """Reads rows whose fields are those of a fact in YAML, and `document`, as columns of `row_columns`."""

    def __init__(self, ontology: Ontology) -> None:
        self._names = row_columns(ontology)
        self._lists = frozenset(name for name, one in ontology.qualifiers.items() if one.range == "Fact")
        self._identifying = sorted(name for name, one in ontology.qualifiers.items() if one.identifies)
        relations = ontology.relations.items()
        self._relations = {name: (name, _SYMMETRIC if one.symmetric else _STORED) for name, one in relations}
        self._relations |= {name: (stored, _INVERSE) for name, stored in ontology.inverses.items()}
        own = ("relation", "subject", "object", "status", "rank", "reason", "note", "curator", "reviewed_by", "review")
        self._texts = (*own, "handle", *(name for name in ontology.qualifiers if name not in self._lists))
        self.fields = (*own, "handle", *ontology.qualifiers, "document", "passages", "answers")

    def columns(self, rows: Sequence[Values], file: str, lines: Iterable[int]) -> tuple[Columns, set[int]]:
        """Return the columns of rows, and the places of rows that need the long way; it checks nothing.

        >>> from ctipgraph.ontology import read_ontology
        >>> values = {"relation": "fundedBy", "subject": "rp", "object": "un", "status": "asserted", "document": "d"}
        >>> columns, strange = ShortWay(read_ontology()).columns([{**values, "passages": "They met"}], "facts.csv", [2])
        >>> columns[1:4], strange
        ([['funds'], ['un'], ['rp']], set())
        """
        nothing = ("",) * len(rows)
        found: dict[str, Column] = dict.fromkeys(self._names, nothing)
        given = _by_name(rows, self.fields)
        strange = {place for place, answers in enumerate(given.pop("answers", nothing)) if answers}
        if not isinstance(rows, Table):
            strange.update(place for place, row in enumerate(rows) if not row.keys() <= set(self.fields))
        for name in self._texts:
            if name in given:
                found[name] = _as_texts(given[name], strange)
        for name in self._lists & given.keys():
            found[name] = _each(_list_cell, given[name], strange) if any(given[name]) else nothing
        stored = _each(self._relations.__getitem__, found["relation"], strange, ("", _STORED))
        found["relation"] = [name for name, _ in stored]
        found["subject"], found["object"] = _turned([kind for _, kind in stored], found["subject"], found["object"])
        documents = _as_texts(given.get("document", nothing), strange)
        found["documents"], found["passages"] = _passages(given.get("passages", nothing), documents, strange)
        found["evidence"] = _evidence(found["passages"])
        found["rank"] = [rank or "normal" for rank in found["rank"]]
        reviews = zip(found["review"], found["reviewed_by"], strict=True)
        found["review"] = [review or ("reviewed" if reviewer else "draft") for review, reviewer in reviews]
        found["id"] = self._ids(found)
        found["file"], found["line"] = (file,) * len(rows), list(map(str, lines))
        return list(found.values()), strange

    def _ids(self, found: dict[str, Column]) -> Column:
        """The ids of facts, as `ctipgraph.model.ids.fact_id` makes them."""
        count = len(found["relation"])
        parts: list[Iterable[str]] = []
        for name in ("relation", "subject", "object", "status"):
            parts += found[name], repeat(CELL, count)
        for name in self._identifying:
            if any(found[name]):
                parts.append([f"{name}={cell}{CELL}" if cell else "" for cell in found[name]])
        parts.append([f"{CELL}{cell}" if cell else "" for cell in found["documents"]])
        texts = map("".join, zip(*parts, strict=True))
        several = any(ITEM in "".join(found[name]) for name in ("documents", *self._lists))
        return [f"f-{made}" for made in digests([text.replace(ITEM, CELL) for text in texts] if several else texts)]


def _by_name(rows: Sequence[Values], fields: Iterable[str]) -> dict[str, Sequence[Any]]:
    if isinstance(rows, Table):
        return dict(rows.columns)
    return {name: [row.get(name) for row in rows] for name in fields}


def _as_texts(column: Sequence[Any], strange: set[int]) -> Column:
    """A column of texts, in which what is no text is empty and its row strange."""
    if set(map(type, column)) <= {str}:
        return column
    strange.update(place for place, cell in enumerate(column) if cell is not None and cell.__class__ is not str)
    return [cell if cell.__class__ is str else "" for cell in column]


def _each(read: Callable[[Any], Any], column: Sequence[Any], strange: set[int], instead: Any = "") -> list[Any]:
    """What a function gives for each cell; where it can't read one, the row is strange."""
    found = []
    for place, cell in enumerate(column):
        try:
            found.append(read(cell))
        except (KeyError, TypeError, ValueError, AttributeError, RecursionError):  # the long way says what is wrong
            strange.add(place)
            found.append(instead)
    return found


def _turned(kinds: list[int], subjects: Column, objects: Column) -> tuple[Column, Column]:
    """The ends of facts, in their stored direction."""
    if not any(kinds):
        return subjects, objects
    rows = list(zip(kinds, subjects, objects, strict=True))
    turned = [kind == _INVERSE or (kind == _SYMMETRIC and object_ < subject) for kind, subject, object_ in rows]
    both = list(zip(turned, subjects, objects, strict=True))
    return [o if turn else s for turn, s, o in both], [s if turn else o for turn, s, o in both]


def _passages(column: Sequence[Any], documents: Column, strange: set[int]) -> tuple[Column, Column]:
    """The documents of facts, each once, and their passages, as cells."""
    sources = list(documents)
    cells = []
    for place, (value, document) in enumerate(zip(column, documents, strict=True)):
        cell = _one_passage(value, document) if value.__class__ is str else ""
        if not cell:
            try:
                cell, sources[place] = _several(value or "", document)
            except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
                strange.add(place)
        cells.append(cell)
    return sources, cells


def _one_passage(value: str, document: str) -> str:
    """The cell of one passage as most are written, nothing for another."""
    if not document or value[:1] in ("", "[") or JOINT in value or "..." in value:
        return ""
    start, dots, end = value.partition(ELLIPSIS)
    start, end = start.strip(), end.strip()
    if not start or (dots and (not end or ELLIPSIS in end)):
        return ""
    return f"{document}{PART}{PART}{start}{PART}{end}{PART}"


def _several(value: Any, document: str) -> tuple[str, str]:
    """The cell of passages, and that of their documents, sorted, each once; raises for what is none."""
    cells = []
    sources = set()
    for item in listed(value):
        before = after = ""
        words, source = item, document
        if item.__class__ is not str:
            if not item.keys() <= _OF_PASSAGE:
                raise ValueError
            words, source = item["passage"], item.get("document") or document
            before, after = (item.get("prefix") or "").strip(), (item.get("suffix") or "").strip()
        start, dots, end = words.replace("...", ELLIPSIS).partition(ELLIPSIS)
        start, end = start.strip(), end.strip()
        if not start or (dots and (not end or ELLIPSIS in end)):
            raise ValueError
        cells.append(PART.join((source, before, start, end, after)))
        sources.add(source)
    return ITEM.join(cells), ITEM.join(sorted(sources))


def _evidence(passages: Column) -> Column:
    """The ids of passages, in cells as those of the passages."""
    if all(passages) and ITEM not in "".join(passages):
        return passage_ids(passages)
    made = iter(passage_ids(items(ITEM.join(filter(None, passages)))))
    return [ITEM.join([next(made) for _ in range(cell.count(ITEM) + 1)]) if cell else "" for cell in passages]


def _list_cell(value: Any) -> str:
    return ITEM.join(listed(value)) if value else ""


def listed(value: Any) -> list[Any]:
    """Return the items of a list, or of a text that is one in JSON or has its items parted by ` | `.

    >>> listed("one | two"), listed('["one | two"]')
    (['one', 'two'], ['one | two'])
    """
    if value.__class__ is not str:
        return value if isinstance(value, list) else [value]
    if not value:
        return []
    if value.startswith("["):
        found = json.loads(value)
        return found if isinstance(found, list) else [found]
    return list(value.split(JOINT))
