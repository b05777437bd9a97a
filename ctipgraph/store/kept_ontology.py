"""The ontology that a store was built with, its terms gathered: read in a moment, where Turtle takes longer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from ctipgraph.ontology import Ontology, Qualifier, RelationType, Term

_TERMS: Mapping[str, type[Term]] = {
    "classes": Term, "concepts": Term, "relations": RelationType, "qualifiers": Qualifier,
}  # fmt: skip
_NAMES = ("statuses", "groups")  # concepts that the ontology lists apart
_PLAIN = ("namespace", "prefixes", "inverses")


def write_ontology(path: Path, ontology: Ontology) -> None:
    """Write the terms of an ontology.

    >>> import tempfile
    >>> from ctipgraph.ontology import read_ontology
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_ontology(Path(folder) / "terms", read_ontology())
    ...     read_kept(Path(folder) / "terms", read_ontology().text) == read_ontology()
    True
    """
    found: dict[str, Any] = {name: getattr(ontology, name) for name in _PLAIN}
    found |= {name: list(getattr(ontology, name)) for name in _NAMES}
    for name, kind in _TERMS.items():
        parts = [part.name for part in fields(kind)]
        terms: Mapping[str, Term] = getattr(ontology, name)
        found[name] = {key: [getattr(term, part) for part in parts] for key, term in terms.items()}
    path.write_text(json.dumps(found), "utf-8")


def read_kept(path: Path, text: str) -> Ontology:
    """Return the ontology of these terms, whose Turtle is `text`; raises OSError, ValueError, KeyError, TypeError."""
    found: dict[str, Any] = json.loads(path.read_bytes())
    made: dict[str, Any] = {name: found[name] for name in _PLAIN}
    for name, kind in _TERMS.items():
        made[name] = {key: _term(kind, *row) for key, row in found[name].items()}
    for name in _NAMES:
        made[name] = {key: made["concepts"][key] for key in found[name]}
    return Ontology(**made, text=text)


def _term(
    kind: type[Term], name: str, label: str, definition: str, above: list[str], marks: dict[str, list[str]], *more: Any
) -> Term:
    return kind(name, label, definition, tuple(above), {key: tuple(found) for key, found in marks.items()}, *more)
