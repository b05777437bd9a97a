"""One mapping of a file, read field by field; what is left over at the end is unknown."""

from __future__ import annotations

from collections.abc import Iterable

from ctipgraph.model import Location, Result
from ctipgraph.model.report import violation
from ctipgraph.ontology import suggest
from ctipgraph.records.yaml_nodes import Mapping, Node, Scalar, Sequence

SUGGESTED = 200  # results after which near names are no longer looked for: comparing takes its time


class Fields:
    """Takes the fields of one record out of a mapping and gathers what is wrong with them."""

    def __init__(self, mapping: Mapping, file: str, what: str, results: list[Result]) -> None:
        self._left = dict(mapping.entries)
        self._asked: set[str] = set()
        self._file = file
        self._what = what
        self._results = results
        self.location = Location(file, mapping.line)
        self.lines = {name: line for name, (line, _) in mapping.entries.items()}

    def inner(self, mapping: Mapping, what: str) -> Fields:
        """Return the fields of a mapping inside this one."""
        return Fields(mapping, self._file, what, self._results)

    def refuse(self, rule: str, message: str, line: int = 0) -> None:
        """Add a violation at a line, or where the record begins."""
        self._results.append(violation(rule, Location(self._file, line or self.location.line), message))

    def take(self, name: str) -> tuple[int, Node] | None:
        """Return a field's line and node, and count it as known."""
        self._asked.add(name)
        return self._left.pop(name, None)

    def text(self, name: str, *, required: bool = False) -> str:
        """Return a field that holds one value, or an empty string."""
        entry = self.take(name)
        if entry is None:
            if required:
                self.refuse("missing-field", f"{self._what} has no '{name}'; add the line '{name}: …'")
            return ""
        line, node = entry
        if not isinstance(node, Scalar):
            self.refuse("field-form", f"'{name}' has to be one value, not a list or a mapping", line)
            return ""
        if not node.text.strip():
            otherwise = "" if required else " or delete the line"
            self.refuse("missing-field", f"'{name}' is empty; fill it in{otherwise}", line)
        return node.text.strip()

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a field that holds one value or a list of values."""
        if isinstance(self._left.get(name, (0, None))[1], Scalar):
            text = self.text(name)
            return (text,) if text else ()
        return tuple(text for node in self.nodes(name) if (text := self._item(name, node)))

    def items(self, name: str, form: str) -> tuple[Node, ...]:
        """Return the items of a required list; `form` shows how one is written."""
        entry = self.take(name)
        if entry is None:
            self.refuse("missing-field", f"{self._what} has no '{name}'; add the line '{name}:', and below it '{form}'")
            return ()
        line, node = entry
        if isinstance(node, Sequence):
            return node.items
        self.refuse("field-form", f"'{name}' has to be a list: '{form}', or '{name}: []' while there is none", line)
        return ()

    def nodes(self, name: str) -> tuple[Node, ...]:
        """Return a field's items; a single value counts as a list of one."""
        entry = self.take(name)
        if entry is None:
            return ()
        _, node = entry
        return node.items if isinstance(node, Sequence) else (node,)

    def _item(self, name: str, node: Node) -> str:
        text = node.text.strip() if isinstance(node, Scalar) else ""
        if not text:
            self.refuse("field-form", f"each item of '{name}' has to be one value", node.line)
        return text

    def finish(self, also_known: Iterable[str] = ()) -> None:
        """Refuse the fields that nobody asked for, with the known one that is near."""
        known = self._asked.union(also_known)
        for name, (line, _) in self._left.items():
            self.refuse("unknown-field", f"{self._what} has no field '{name}'{self.near(name, known)}", line)

    def near(self, word: str, known: Iterable[str], otherwise: str = "; correct or delete it") -> str:
        """Return what to type next: the known word that is near, while results are few enough to look for it."""
        return (suggest(word, known) if len(self._results) < SUGGESTED else "") or otherwise
