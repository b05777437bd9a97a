"""Files <-> records with their lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ctipgraph.doors import open_doors

if TYPE_CHECKING:
    from ctipgraph.records.reader import read_corpus
    from ctipgraph.records.rows import fact_rows

__all__ = ["fact_rows", "read_corpus"]

open_doors(
    __name__,
    {
        "fact_rows": "ctipgraph.records.rows",
        "read_corpus": "ctipgraph.records.reader",
    },
)
