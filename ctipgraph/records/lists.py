"""Which files of a data folder hold what, and the lists among them.

`actors.yaml` and `actors/*.yaml` are one list, read in this order; so are documents, judgements and withdrawals.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from ctipgraph.model import Location, Result
from ctipgraph.model.report import violation, warning
from ctipgraph.records.facts import MOST_RESULTS
from ctipgraph.records.yaml_nodes import SHORTEN, Mapping, Node, Sequence, read_yaml


class _List(NamedTuple):
    """What a list holds, how an entry of it begins, whether a data folder has to have it, and what lies beside it."""

    kind: str
    entry: str
    required: bool = False
    beside: tuple[str, ...] = ()


LISTS = {
    "documents": _List("document", "- id: …", required=True, beside=(".txt",)),  # their texts
    "actors": _List("actor", "- id: …", required=True),
    "identity": _List("judgement", "- same: [a, b]"),
    "withdrawn": _List("withdrawal", "- fact: f-…"),
}


def entries(root: Path, name: str, results: list[Result], unread: set[str]) -> Iterator[tuple[str, Mapping]]:
    """Yield the mappings of a list, each with its file: `name`.yaml and then the files of the folder `name`.

    What is wrong is added to `results`; a file that can't be read adds the list's kind to `unread`.
    """
    wanted = LISTS[name]
    for path in _files(root, name, results):
        file = shown(path)
        node = read_tree(path, results, optional=not wanted.required)
        if not isinstance(node, Sequence):
            unread.add(wanted.kind)
            if node is not None:
                message = f"the file has to be a list: '{wanted.entry}' each"
                results.append(violation("field-form", Location(file, node.line), message))
            continue
        for item in node.items:
            if len(results) > MOST_RESULTS:
                message = "so much is wrong that the rest is not read; correct these first"
                results.append(violation("results", Location(file, item.line), message))
                return
            if isinstance(item, Mapping):
                yield file, item
            else:
                message = f"an entry has to be a mapping: '{wanted.entry}'"
                results.append(violation("field-form", Location(file, item.line), message))


def _files(root: Path, name: str, results: list[Result]) -> Iterator[Path]:
    """The files of a list; where a required one has none, the one that is missed."""
    folder, file = root / name, root / f"{name}.yaml"
    message = f"this is not read: {name} stand in .yaml files; rename it, or move it elsewhere"
    found = list(yaml_files(folder, message, results, LISTS[name].beside)) if folder.is_dir() else []
    if os.path.lexists(file) or (LISTS[name].required and not found):
        yield file
    yield from found


def yaml_files(folder: Path, message: str, results: list[Result], others: Collection[str] = ()) -> Iterator[Path]:
    """Yield a folder's .yaml files, sorted by name; what stands beside them and is none of `others` is told of.

    Hidden files are passed over.
    """
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.suffix == ".yaml":
            yield path
        elif path.suffix not in others:
            results.append(warning("file", Location(shown(path)), message))


def read_tree(path: Path, results: list[Result], *, optional: bool = False) -> Node | None:
    """Return what a file holds; `optional` is one that may be empty."""
    file = shown(path)
    if not path.is_file():
        wrong = "this is no file that can be read" if os.path.lexists(path) else f"there is no {path.name}"
        results.append(violation("file", Location(file), f"{wrong}; put one there, as in: ctipgraph init EXAMPLE"))
        return None
    node, found = read_yaml(path, file, _smaller(path))
    results.extend(found)
    if node is None and not found and not optional:
        results.append(
            violation("file", Location(file), "the file is empty; see docs/recording.md for what belongs in")
        )
    return node


def _smaller(path: Path) -> str:
    """What to do with a file that is too large: lists and facts may stand in several."""
    if path.parent.name in (*LISTS, "facts"):
        return f"split it: {path.parent.name}/{path.stem}-1.yaml, {path.parent.name}/{path.stem}-2.yaml"
    if path.stem in LISTS:
        return f"split it: {path.stem}/a.yaml, {path.stem}/b.yaml"
    return SHORTEN


def shown(path: Path) -> str:
    """Return a path as results show it, also where its name is not UTF-8."""
    return path.as_posix().encode("utf-8", "replace").decode()
