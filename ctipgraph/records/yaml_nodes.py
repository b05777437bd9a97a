"""YAML as a tree of strings with lines, bounded and without YAML's surprises.

Every scalar stays the string that was written (`NO` is Norway, 010 is not 8). Aliases, tags, merge keys
and duplicate keys are refused, depth and size are bounded before anything is built from them.
Read with libyaml's parser where PyYAML has it: https://yaml.org/spec/1.1/
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from ctipgraph.model import Location, Result
from ctipgraph.model.report import violation
from ctipgraph.records.characters import unwelcome

MAX_BYTES = 32 * 1024 * 1024
MAX_SCALAR = 64 * 1024
MAX_DEPTH = 20

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A string and the line it begins on."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping; its entries hold the line of each key."""

    entries: dict[str, tuple[int, Node]]
    line: int


Node = Scalar | Sequence | Mapping


class _Refused(Exception):  # noqa: N818 - never leaves this module
    def __init__(self, result: Result) -> None:
        self.result = result


def read_yaml(path: Path, file: str) -> tuple[Node | None, list[Result]]:
    """Read one YAML document from `path`; `file` is what results call it.

    Returns the tree, or None where the file can't be used, and what was wrong with it.
    """
    try:
        return _read(path, file)
    except _Refused as refused:
        return None, [refused.result]


def _read(path: Path, file: str) -> tuple[Node | None, list[Result]]:
    text = read_text(path, file, MAX_BYTES)
    if isinstance(text, Result):
        return None, [text]
    results: list[Result] = []
    try:
        events = yaml.parse(text, Loader=_Loader)
        node = _document(events, file, results)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        problem = error.problem or "malformed"
        message = f"this is not YAML: {problem}; mind colons, quotes and the indentation"
        return None, [violation("yaml-syntax", Location(file, line), message)]
    except yaml.reader.ReaderError as error:
        position = error.position if isinstance(error.position, int) else 0
        line = text.count("\n", 0, position) + 1
        message = "a control character stands in the file; delete it"
        return None, [violation("character", Location(file, line), message)]
    return node, results


def read_text(path: Path, file: str, limit: int) -> str | Result:
    """Return a file's text, or the result that says why it can't be read."""
    try:
        size = path.stat().st_size
        if size > limit:
            message = f"the file has {size:,} bytes, more than the {limit:,} that are read; split it"
            return violation("file-size", Location(file), message)
        raw = path.read_bytes()
    except OSError as error:
        return violation("file", Location(file), f"the file can't be read: {error.strerror}; check its name and rights")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return violation("utf-8", Location(file, line), "the file is not UTF-8; save it as UTF-8")


def _document(events: Iterator[Any], file: str, results: list[Result]) -> Node | None:
    node: Node | None = None
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            if node is not None:
                raise _refuse("yaml-documents", file, event, "a second document begins here; delete the '---'")
            first = next(events)
            node = _node(first, events, file, results, 0)
    return node


def _node(event: Any, events: Iterator[Any], file: str, results: list[Result], depth: int) -> Node:
    line = event.start_mark.line + 1
    if isinstance(event, yaml.AliasEvent):
        raise _refuse("yaml-alias", file, event, f"the alias '*{event.anchor}' is not read; write the value out")
    if event.anchor is not None:
        raise _refuse("yaml-alias", file, event, f"the anchor '&{event.anchor}' is not read; delete it")
    if event.tag is not None and event.tag != "!":
        raise _refuse("yaml-tag", file, event, f"the tag '{event.tag}' is not read; delete it")
    if depth > MAX_DEPTH:
        raise _refuse("yaml-depth", file, event, f"nested deeper than {MAX_DEPTH} levels; flatten it")
    if isinstance(event, yaml.ScalarEvent):
        return _scalar(event, file, results, line)
    if isinstance(event, yaml.SequenceStartEvent):
        items: list[Node] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(_node(event, events, file, results, depth + 1))
        return Sequence(tuple(items), line)
    return _mapping(events, file, results, depth, line)


def _mapping(events: Iterator[Any], file: str, results: list[Result], depth: int, line: int) -> Mapping:
    entries: dict[str, tuple[int, Node]] = {}
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        key = _node(event, events, file, results, depth + 1)
        value = _node(next(events), events, file, results, depth + 1)
        if not isinstance(key, Scalar):
            message = "a key has to be a word"
            results.append(violation("yaml-key", Location(file, key.line), message))
        elif key.text == "<<":
            message = "the merge key '<<' is not read; write the fields out"
            results.append(violation("yaml-alias", Location(file, key.line), message))
        elif key.text in entries:
            message = f"'{key.text}' stands here again, first on line {entries[key.text][0]}; keep one of them"
            results.append(violation("duplicate-key", Location(file, key.line), message))
        else:
            entries[key.text] = (key.line, value)
    return Mapping(entries, line)


def _scalar(event: Any, file: str, results: list[Result], line: int) -> Scalar:
    text: str = event.value
    if len(text) > MAX_SCALAR:
        raise _refuse(
            "value-size", file, event, f"a value of {len(text):,} characters; at most {MAX_SCALAR:,} are read"
        )
    if found := unwelcome(text):
        results.append(violation("character", Location(file, line), f"{found} stands in a value; delete it"))
    return Scalar(text, line)


def _refuse(rule: str, file: str, event: Any, message: str) -> _Refused:
    return _Refused(violation(rule, Location(file, event.start_mark.line + 1), message))
