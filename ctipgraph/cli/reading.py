"""Reading for the commands."""

from __future__ import annotations

from pathlib import Path

from ctipgraph.checks import check
from ctipgraph.errors import DataError
from ctipgraph.model import Corpus
from ctipgraph.records import read_corpus


def read(data: Path, texts: Path | None, ontology: Path | None, *, streamed: bool = True) -> Corpus:
    """Read a data folder, with the facts that can be streamed or without them.

    Raises CtipgraphError where the folder or the ontology can't be read.
    """
    return read_corpus(data, texts=texts, ontology=ontology, streamed=streamed)


def read_sound(data: Path, texts: Path | None, ontology: Path | None) -> Corpus:
    """Read a data folder for a command that needs records without violations; raises DataError where one stands."""
    corpus = read(data, texts, ontology)
    for result in corpus.problems.results:
        if result.rule == "file-size":  # which is no violation to a check that streams the file
            raise DataError(f"{result.location}: {result.message}")
    if not check(corpus).conforms:
        raise DataError(f"the data has violations, so it is not shown; see them with: ctipgraph check {data}")
    return corpus
