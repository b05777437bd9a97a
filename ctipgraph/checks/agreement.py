"""Two codings of one document compared: what differs, and how well they agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ctipgraph.errors import DataError, NotFoundError
from ctipgraph.model import Fact
from ctipgraph.ontology import Ontology
from ctipgraph.records.facts import FactReader, link_facts
from ctipgraph.records.yaml_nodes import Mapping, read_yaml

ABSENT = "not recorded"
Statement = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """A statement (relation, subject, object) on which two coders differ, with what each has of it."""

    statement: Statement
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """For each relation the labels that both coders gave to each statement, and where they differ.

    A label is a fact's status, with its speaker, or that it was not recorded.
    """

    labels: dict[str, tuple[tuple[str, str], ...]]
    differences: tuple[Difference, ...]

    @property
    def statements(self) -> int:
        """How many statements at least one of the two recorded."""
        return sum(len(pairs) for pairs in self.labels.values())


def read_coding(path: Path, ontology: Ontology) -> tuple[Fact, ...]:
    """Read one fact file; raises NotFoundError without it, DataError with what is wrong in it."""
    if not path.is_file():
        raise NotFoundError(f"no file '{path}'; name two fact files of one document")
    node, results = read_yaml(path, path.as_posix())
    facts: tuple[Fact, ...] = ()
    if isinstance(node, Mapping):
        facts = link_facts(FactReader(ontology, path.as_posix(), results).read(node), ontology, results)
    if results or not isinstance(node, Mapping):
        raise DataError("\n".join(str(result) for result in results) or f"'{path}' is no fact file")
    return facts


def compare(one: Iterable[Fact], other: Iterable[Fact]) -> Agreement:
    """Compare two codings, statement by statement."""
    mine, theirs = _labels(one), _labels(other)
    labels: dict[str, list[tuple[str, str]]] = defaultdict(list)
    differences = []
    for statement in sorted(mine.keys() | theirs.keys()):
        pair = (mine.get(statement, ABSENT), theirs.get(statement, ABSENT))
        labels[statement[0]].append(pair)
        if pair[0] != pair[1]:
            differences.append(Difference(statement, *pair))
    return Agreement({name: tuple(pairs) for name, pairs in sorted(labels.items())}, tuple(differences))


def _labels(facts: Iterable[Fact]) -> dict[Statement, str]:
    found: dict[Statement, set[str]] = defaultdict(set)
    for fact in facts:
        speaker = f" by {fact.get('speaker')}" if fact.get("speaker") else ""
        found[fact.relation, fact.subject, fact.object].add(fact.status + speaker)
    return {statement: " and ".join(sorted(labels)) for statement, labels in found.items()}
