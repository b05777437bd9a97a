"""Files <-> records with their lines."""

from ctipgraph.records.reader import read_corpus
from ctipgraph.records.rows import fact_rows

__all__ = ["fact_rows", "read_corpus"]
