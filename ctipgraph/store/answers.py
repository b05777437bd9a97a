"""What comes back from a query."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Kind = Literal["iri", "literal"]


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
