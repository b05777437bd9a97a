"""What was read as a row -> the row of a fact, in its stored direction and with its id.

There are two ways, and both give the same row. Most rows go the short way (`records.streamed.short`), which asks
nothing. What it can't read goes the long way, through the reader of YAML facts, which says what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ctipgraph.model import Fact, Location, Result
from ctipgraph.model.report import violation
from ctipgraph.model.rows import Row, to_fact
from ctipgraph.ontology import Ontology
from ctipgraph.records.characters import unwelcome
from ctipgraph.records.facts import FactReader, with_id
from ctipgraph.records.streamed.parts import Values
from ctipgraph.records.streamed.short import ShortWay, listed
from ctipgraph.records.yaml_nodes import MAX_DEPTH, MAX_SCALAR, Mapping, Node, Scalar
from ctipgraph.records.yaml_nodes import Sequence as Items


class RowReader:
    """Reads rows whose columns are the fields of a fact in YAML, and `document`."""

    def __init__(self, ontology: Ontology) -> None:
        self._ontology = ontology
        self._lists = frozenset(name for name, one in ontology.qualifiers.items() if one.range == "Fact")
        self._identifying = {name for name, one in ontology.qualifiers.items() if one.identifies}
        self._short = ShortWay(ontology)
        self.columns = self._short.columns
        self.fields = self._short.fields

    def rows(self, values: Sequence[Values], file: str, lines: Iterable[int]) -> list[Row | None]:
        """Return the rows of facts, the short way; None for what needs the long one. It checks nothing."""
        columns, strange = self.columns(values, file, lines)
        return [None if place in strange else list(row) for place, row in enumerate(zip(*columns, strict=True))]

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
            return listed(value)
        except (ValueError, RecursionError):
            results.append(violation("json", Location(file, line), f"'{name}' begins with '[' and is no list of JSON"))
            return None


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


def _mapping(values: Values, line: int, depth: int = 0) -> Mapping:
    found = {name: _node(value, line, depth) for name, value in values.items() if value not in (None, "")}
    return Mapping({name: (line, node) for name, node in found.items()}, line)


def _node(value: Any, line: int, depth: int) -> Node:
    if depth > MAX_DEPTH:
        return Scalar("", line)  # refused as empty
    if isinstance(value, dict):
        return _mapping(value, line, depth + 1)
    if isinstance(value, list):
        return Items(tuple(_node(item, line, depth + 1) for item in value), line)
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
    for inner in node.items if isinstance(node, Items) else ():
        yield from _scalars(inner)
    if isinstance(node, Mapping):
        for name, (_, inner) in node.entries.items():
            yield name
            yield from _scalars(inner)
