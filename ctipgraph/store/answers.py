"""What comes back from a query."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Kind = Literal["iri", "literal"]
XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"
XSD_BOOLEAN = "http://www.w3.org/2001/XMLSchema#boolean"


class Term(NamedTuple):
    """An RDF term in an answer: its kind, its text, and a literal's datatype and language."""

    kind: Kind
    text: str
    datatype: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows of terms, None where a variable is unbound; `cut` says that there were more than the limit."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    cut: bool = False


class Bounds(NamedTuple):
    """What a query may use: seconds, rows, and megabytes of memory (not on Windows)."""

    timeout: float = 30.0
    limit: int = 10_000
    memory: int = 2_048
