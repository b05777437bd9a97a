"""What a researcher takes from the graph: answers that SPARQL alone does not give, each row with its evidence."""

from ctipgraph.findings.finding import Cited, Finding, Row, Section, cite

__all__ = ["Cited", "Finding", "Row", "Section", "cite"]
