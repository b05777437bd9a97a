"""What a command asks: an endpoint, or the records of the data folder."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, NamedTuple

from ctipgraph.model import Corpus
from ctipgraph.ontology import read_ontology
from ctipgraph.store.disk import open_store, recall_of
from ctipgraph.store.label import default_folder, read_label
from ctipgraph.store.recall import Recall

if TYPE_CHECKING:
    from ctipgraph.store.graph import Graph

MANY = 20_000  # facts that take some seconds to read


class Source(NamedTuple):
    """Where the graph is, as the options say."""

    data: Path = Path("data")
    texts: Path | None = None
    ontology: Path | None = None
    endpoint: str = ""
    timeout: float = 30.0

    def open(self) -> Corpus | Graph:
        """Return the endpoint's graph, or the records; raises DataError where those have violations."""
        if self.endpoint:
            from ctipgraph.store.remote import Remote

            return Remote(self.endpoint, read_ontology(self.ontology), timeout=self.timeout)
        folder = default_folder(self.data)
        if folder.is_dir():
            if (kept := open_store(folder, self.data, self.ontology)) is not None:
                sys.stderr.write(f"from {kept}\n")
                return kept
            why = "is of other data, or not whole," if read_label(folder) else "holds no store that can be read"
            sys.stderr.write(f"{folder} {why} and is not used; renew it: ctipgraph store build {self.data}\n")
        from ctipgraph.cli.reading import read_sound  # a store needs neither the reader nor the checks

        corpus = read_sound(self.data, self.texts, self.ontology)
        if len(corpus.facts) > MANY:
            told = f"{len(corpus.facts):,} facts were read anew; a store answers sooner"
            sys.stderr.write(f"{told}: ctipgraph store build {quote(str(self.data))}\n")
        return corpus

    def part(self, of: Callable[[Recall], Corpus]) -> Corpus:
        """Return the records: all of the data folder, or the part of a graph elsewhere that `of` reads back."""
        source = self.open()
        return source if isinstance(source, Corpus) else of(recall_of(source))
