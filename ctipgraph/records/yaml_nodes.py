"""YAML as a tree of strings with lines, bounded and without YAML's surprises.

Every scalar stays the string that was written (`NO` is Norway, 010 is not 8). Aliases, tags, merge keys
and duplicate keys are refused, depth and size are bounded before anything is built from them.
Read with libyaml's parser where PyYAML has it: https://yaml.org/spec/1.1/
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from ctipgraph.model import Location, Result
from ctipgraph.model.report import violation
from ctipgraph.records.characters import unwelcome, without_unwelcome

MAX_BYTES = 32 * 1024 * 1024
MAX_SCALAR = 64 * 1024
MAX_DEPTH = 20
MAX_NODES = 500_000
SHORTEN = "shorten it"

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


def read_yaml(path: Path, file: str, smaller: str = SHORTEN) -> tuple[Node | None, list[Result]]:
    """Read one YAML document from `path`; `file` is what results call it, `smaller` what to do if it is too large.

    Returns the tree, or None where the file can't be used, and what was wrong with it.
    """
    try:
        return _read(path, file, smaller)
    except _Refused as refused:
        return None, [refused.result]


def _read(path: Path, file: str, smaller: str) -> tuple[Node | None, list[Result]]:
    text = read_text(path, file, MAX_BYTES, smaller)
    if isinstance(text, Result):
        return None, [text]
    results: list[Result] = []
    try:
        events = _bounded(yaml.parse(text, Loader=_Loader), file, smaller)
        node = _document(events, file, results)
    except yaml.MarkedYAMLError as error:
        problem = error.problem or "malformed"
        # what is never closed is shown where it opens
        open_ended = "end of stream" in problem and error.context_mark
        mark = error.context_mark if open_ended else error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        message = f"this is not YAML: {problem}; mind colons, quotes and the indentation"
        return None, [violation("yaml-syntax", Location(file, line), message)]
    except yaml.reader.ReaderError:
        return None, [_refused_character(text, file)]
    return node, results


def _refused_character(text: str, file: str) -> Result:
    """Where the first character stands that YAML does not let in."""
    for number, line in enumerate(re.split("\r\n|\r|\n", text), 1):
        if found := unwelcome(line):
            return violation("character", Location(file, number), f"{found} stands in the file; delete it")
    return violation("character", Location(file), "a control character stands in the file; delete it")


def read_text(path: Path, file: str, limit: int, smaller: str = SHORTEN) -> str | Result:
    """Return a file's text, or the result that says why it can't be read."""
    try:
        size = path.stat().st_size
        if size > limit:
            message = f"the file has {size:,} bytes, more than the {limit:,} that are read; {smaller}"
            return violation("file-size", Location(file), message)
        raw = path.read_bytes()
    except (OSError, ValueError) as error:  # a value that is no file name at all
        reason = getattr(error, "strerror", None) or "no file has such a name"
        return violation("file", Location(file), f"the file can't be read: {reason}; check its name and rights")
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
    return None if isinstance(node, Scalar) and not node.text else node


def _bounded(events: Iterator[Any], file: str, smaller: str) -> Iterator[Any]:
    for number, event in enumerate(events):
        if number > MAX_NODES:
            message = f"more than {MAX_NODES:,} values in one file; {smaller}"
            raise _refuse("file-size", file, event, message)
        yield event


def _node(event: Any, events: Iterator[Any], file: str, results: list[Result], depth: int) -> Node:
    line = event.start_mark.line + 1
    if isinstance(event, yaml.AliasEvent):
        raise _refuse("yaml-alias", file, event, f"the alias '*{event.anchor}' is not read; write the value out")
    if event.anchor is not None:
        raise _refuse("yaml-alias", file, event, f"the anchor '&{event.anchor}' is not read; delete it")
    if event.tag is not None and event.tag != "!":
        tag = event.tag.replace("tag:yaml.org,2002:", "!!")
        raise _refuse("yaml-tag", file, event, f"the tag '{tag}' is not read; delete it")
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
            message = "the name of a field has to be one word, not a list or a mapping; correct or delete it"
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
            "value-size", file, event, f"a value of {len(text):,} characters; shorten it to {MAX_SCALAR:,} at the most"
        )
    if found := unwelcome(text):
        results.append(violation("character", Location(file, line), f"{found} stands in a value; delete it"))
        text = without_unwelcome(text)  # later messages shall not bring it to a terminal
    return Scalar(text, line)


def _refuse(rule: str, file: str, event: Any, message: str) -> _Refused:
    return _Refused(violation(rule, Location(file, event.start_mark.line + 1), message))
