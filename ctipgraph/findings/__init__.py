"""What a researcher takes from the graph: answers that SPARQL alone does not give, each row with its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ctipgraph.doors import open_doors

if TYPE_CHECKING:
    from ctipgraph.findings.finding import Cited, Finding, Row, Section, cite

__all__ = ["Cited", "Finding", "Row", "Section", "cite"]

open_doors(__name__, dict.fromkeys(__all__, "ctipgraph.findings.finding"))
