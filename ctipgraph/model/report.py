"""Results of checking: bad data is a located result, not an exception."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from ctipgraph.model.records import Location

LONGEST = 600


class Severity(Enum):
    """SHACL's severities: https://www.w3.org/TR/shacl/#severity."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Result:
    """One finding: which rule, how grave, where, and what is wrong with what to type next.

    >>> print(Result("reference", Severity.VIOLATION, Location("facts/a.yaml", 4), "no actor 'usaidd'"))
    facts/a.yaml:4: violation: no actor 'usaidd' [reference]
    """

    rule: str
    severity: Severity
    location: Location
    message: str

    def __str__(self) -> str:
        return f"{self.location}: {self.severity.value}: {self.message} [{self.rule}]"


def violation(rule: str, location: Location, message: str) -> Result:
    """Return a result that stops a build."""
    return Result(rule, Severity.VIOLATION, location, _one_line(message))


def warning(rule: str, location: Location, message: str) -> Result:
    """Return a result that a curator should look at."""
    return Result(rule, Severity.WARNING, location, _one_line(message))


def info(rule: str, location: Location, message: str) -> Result:
    """Return a result that is worth knowing."""
    return Result(rule, Severity.INFO, location, _one_line(message))


def _one_line(message: str) -> str:
    """A message without the line breaks and the length of the values that it quotes."""
    line = re.sub(r"[\n\r\x85\u2028\u2029]+", " ", message)
    line = re.sub("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", "\ufffd", line)  # a terminal would obey
    return line if len(line) <= LONGEST else f"{line[: LONGEST // 2]} … {line[-LONGEST // 2 :]}"


@dataclass(frozen=True, slots=True)
class Report:
    """All results of one run, in the order of the files."""

    results: tuple[Result, ...]

    @classmethod
    def of(cls, results: Iterable[Result]) -> Report:
        """Gather results, sorted by file, line, rule and message, each once."""
        return cls(tuple(sorted(set(results), key=lambda r: (r.location, r.rule, r.message))))

    def __iter__(self) -> Iterator[Result]:
        return iter(self.results)

    def count(self, severity: Severity) -> int:
        """Return how many results have the severity."""
        return sum(result.severity is severity for result in self.results)

    @property
    def conforms(self) -> bool:
        """True where no violation stands, SHACL's `sh:conforms`."""
        return not self.count(Severity.VIOLATION)
