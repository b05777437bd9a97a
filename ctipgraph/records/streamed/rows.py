"""What was read as a row -> the row of a fact, in its stored direction and with its id.

There are two ways, and both give the same row. Most rows are all texts and go the short way, which asks nothing. What
the short way can't read goes the long way, through the reader of YAML facts, which says what is wrong.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ctipgraph.model import Fact, Location, Result
from ctipgraph.model.ids import digest
from ctipgraph.model.report import violation
from ctipgraph.model.rows import (
    ITEM,
    OBJECT,
    PART,
    RANK,
    RELATION,
    SUBJECT,
    Row,
    passage_id,
    row_columns,
    to_fact,
)
from ctipgraph.ontology import Ontology
from ctipgraph.records.characters import unwelcome
from ctipgraph.records.facts import ELLIPSIS, FactReader, with_id
from ctipgraph.records.streamed.parts import Values
from ctipgraph.records.yaml_nodes import MAX_DEPTH, MAX_SCALAR, Mapping, Node, Scalar, Sequence

JOINT = " | "
_OF_PASSAGE = frozenset(("passage", "document", "prefix", "suffix"))


class RowReader:
    """Reads rows whose columns are the fields of a fact in YAML, and `document`."""

    def __init__(self, ontology: Ontology) -> None:
        self._ontology = ontology
        self._at = {name: index for index, name in enumerate(row_columns(ontology))}
        self._lists = frozenset(name for name, one in ontology.qualifiers.items() if one.range == "Fact")
        self._identifying = {name for name, one in ontology.qualifiers.items() if one.identifies}
        self._stored = {name: (name, False, one.symmetric) for name, one in ontology.relations.items()}
        self._stored |= {name: (stored, True, False) for name, stored in ontology.inverses.items()}
        self._places = tuple(self._at[name] for name in ("rank", "review", "reviewed_by", "documents", "evidence"))
        own = ("relation", "subject", "object", "status", "rank", "reason", "note", "curator", "reviewed_by", "review")
        self._plain = {name: self._at[name] for name in (*own, "handle", *ontology.qualifiers)}
        self.fields = (*self._plain, "document", "passages", "answers")

    def row(self, values: Values, file: str, line: int) -> Row | None:
        """Return the row of a fact, the short way; None for what needs the long one. It checks nothing.

        >>> from ctipgraph.ontology import read_ontology
        >>> values = {"relation": "fundedBy", "subject": "rp", "object": "un", "status": "asserted", "document": "d"}
        >>> reader = RowReader(read_ontology())
        >>> reader.row({**values, "passages": "They met"}, "facts.csv", 2)[1:4]
        ['funds', 'un', 'rp']
        """
        row = [""] * len(self._at)
        rank, review, reviewed_by, documents, evidence = self._places
        told_apart: list[tuple[str, str]] = []
        try:
            for name, value in values.items():
                if not value or name in ("document", "passages"):
                    continue
                if name in self._lists:
                    value = ITEM.join(_listed(value))
                if value.__class__ is not str:
                    return None
                row[self._plain[name]] = value
                if name in self._identifying:
                    told_apart.append((name, value))
            row[RELATION], inverse, symmetric = self._stored[row[RELATION]]
            if inverse or (symmetric and row[OBJECT] < row[SUBJECT]):
                row[SUBJECT], row[OBJECT] = row[OBJECT], row[SUBJECT]
            cells, sources = _passages(values.get("passages") or "", values.get("document") or "")
            told_apart.sort()
            pairs = [f"{name}={value}" for name, value in told_apart]
            row[0] = "f-" + digest([*row[RELATION:RANK], *pairs, "", *sources])
        except (KeyError, TypeError, ValueError, AttributeError):
            return None  # the long way says what is wrong
        row[documents] = ITEM.join(sources)
        row[evidence] = ITEM.join([passage_id(cell) for cell in cells])
        row[evidence + 1] = ITEM.join(cells)
        row[rank] = row[rank] or "normal"
        row[review] = row[review] or ("reviewed" if row[reviewed_by] else "draft")
        row[-2:] = file, str(line)
        return row

    def fact(self, values: Values, file: str, line: int, results: list[Result]) -> Fact | None:
        """Return the fact of a row, the long way; what is wrong with it is added to the results.

        Its references to other facts are as they were written, ids or handles.
        """
        before = len(results)
        node = _mapping({name: self._split(name, value, line, file, results) for name, value in values.items()}, line)
        _refuse_characters(node, file, results)
        found = node.entries.pop("document", None)
        document = found[1].text.strip() if found and isinstance(found[1], Scalar) else ""
        fact = FactReader(self._ontology, file, results).one(node, document)
        if fact is None or len(results) > before:
            return None
        if not all(passage.document for passage in fact.passages):
            message = "the row has passages and no 'document'; name the document's id"
            results.append(violation("missing-field", Location(file, line), message))
            return None
        return with_id(fact, self._identifying)

    def _split(self, name: str, value: Any, line: int, file: str, results: list[Result]) -> Any:
        """A cell that holds several items as a list."""
        if value.__class__ is not str or not (name in self._lists or name in ("passages", "answers")):
            return value
        try:
            return _listed(value)
        except (ValueError, RecursionError):
            results.append(violation("json", Location(file, line), f"'{name}' begins with '[' and is no list of JSON"))
            return None


def _passages(value: Any, document: str) -> tuple[list[str], list[str]]:
    """The cells of passages, and their documents, sorted, each once."""
    cells = []
    sources = set()
    for item in _listed(value):
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
        cells.append(f"{source}{PART}{before}{PART}{start}{PART}{end}{PART}{after}")
        sources.add(source)
    return cells, sorted(sources)


def as_values(row: Row, ontology: Ontology) -> Values:
    """Return a row as it could be read again from a line of JSON."""
    fact = to_fact(row, ontology)
    names = ("relation", "subject", "object", "status", "rank", "reason", "note", "curator", "reviewed_by", "handle")
    found: Values = {name: text for name in names if (text := getattr(fact, name))}
    for name, texts in fact.qualifiers.items():
        found[name] = list(texts) if ontology.qualifiers[name].range == "Fact" else texts[0]
    passages = [
        {"passage": one.anchor, "document": one.document, "prefix": one.prefix, "suffix": one.suffix}
        for one in fact.passages
    ]
    return {**found, "review": fact.review, "passages": passages}


def _listed(value: Any) -> list[Any]:
    """The items of a list, or of a text that is one in JSON or has its items parted by ` | `."""
    if value.__class__ is not str:
        return value if isinstance(value, list) else [value]
    if not value:
        return []
    if value.startswith("["):
        found = json.loads(value)
        return found if isinstance(found, list) else [found]
    return list(value.split(JOINT))


def _mapping(values: Values, line: int, depth: int = 0) -> Mapping:
    found = {name: _node(value, line, depth) for name, value in values.items() if value not in (None, "")}
    return Mapping({name: (line, node) for name, node in found.items()}, line)


def _node(value: Any, line: int, depth: int) -> Node:
    if depth > MAX_DEPTH:
        return Scalar("", line)  # refused as empty
    if isinstance(value, dict):
        return _mapping(value, line, depth + 1)
    if isinstance(value, list):
        return Sequence(tuple(_node(item, line, depth + 1) for item in value), line)
    return Scalar(str(value).lower() if isinstance(value, bool) else "" if value is None else str(value), line)


def _refuse_characters(node: Mapping, file: str, results: list[Result]) -> None:
    """Refuse the characters and sizes that the reader of YAML refuses; later messages shall not show them."""
    for name, (line, inner) in node.entries.items():
        for text in (name, *_scalars(inner)):
            if found := unwelcome(text):
                results.append(violation("character", Location(file, line), f"{found} stands in a value; delete it"))
            if len(text) > MAX_SCALAR:
                message = f"a value of {len(text):,} characters; shorten it to {MAX_SCALAR:,} at the most"
                results.append(violation("value-size", Location(file, line), message))


def _scalars(node: Node) -> Iterator[str]:
    if isinstance(node, Scalar):
        yield node.text
    for inner in node.items if isinstance(node, Sequence) else ():
        yield from _scalars(inner)
    if isinstance(node, Mapping):
        for name, (_, inner) in node.entries.items():
            yield name
            yield from _scalars(inner)
