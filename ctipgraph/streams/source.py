"""What the writers of a stream read: settled rows, passages and triples, sorted, as often as they like."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from ctipgraph.model import Corpus
from ctipgraph.model.rows import CELL, Column, Columns, Row, columns_of, from_lines, passage_parts
from ctipgraph.ontology import RDF
from ctipgraph.rdf import to_quads
from ctipgraph.streams.settle import ROWS, Settled
from ctipgraph.streams.spill import Lines, Spill, distinct, merged, write_run

CHUNK = 64 * 1024


class Source:
    """The sorted files of a settled stream; `corpus` is what stands beside the facts."""

    def __init__(self, corpus: Corpus, settled: Settled, folder: Path) -> None:
        self.corpus = replace(corpus, facts=())
        self.settled = settled
        self._folder = folder
        quads = list(to_quads(self.corpus))
        self._own = folder / "own.run"
        if not self._own.exists():
            write_run(self._own, [(CELL.join(quad) + "\n").encode() for quad in set(quads)])
        self.types: dict[str, list[str]] = {}
        for s, p, o in sorted({quad[:3] for quad in quads}):
            if p == f"<{RDF}type>":
                self.types.setdefault(s, []).append(o)

    def rows(self) -> Iterator[list[Row]]:
        """Yield the rows of all facts, sorted by id."""
        return map(from_lines, self._texts())

    def columns(self) -> Iterator[Columns]:
        """Yield the columns of the rows of all facts, sorted by id."""
        return map(columns_of, self._texts())

    def _texts(self) -> Iterator[str]:
        with (self._folder / ROWS).open("rb") as file:
            while lines := file.readlines(CHUNK):
                yield b"".join(lines).decode()

    def passages(self) -> Iterator[tuple[Column, Columns]]:
        """Yield the ids and the parts of passages, sorted by id, each once, some thousands at a time."""
        for lines in distinct(merged(self._runs(self.settled.passages), self._folder)):
            ids, cells = columns_of(b"".join(lines).decode())
            yield ids, passage_parts(cells)

    def triples(self, *, plain: bool = True) -> Iterator[Lines]:
        """Yield the triples that are not of facts and passages, and the plain ones, with their graphs, sorted."""
        return distinct(merged([self._own, *(self._runs(self.settled.triples) if plain else ())], self._folder))

    def graphs(self) -> Iterator[Lines]:
        """Yield the plain triples, graph first, sorted; they are sorted anew."""
        spill = Spill(self._folder, "graphs")
        for lines in merged(self._runs(self.settled.triples), self._folder):
            quads = (line.decode()[:-1].rpartition(CELL) for line in lines)
            spill.extend(f"{graph}{CELL}{triple}" for triple, _, graph in quads)
        return distinct(merged(spill.flush(), self._folder))

    def _runs(self, names: list[str]) -> list[Path]:
        return [self._folder / name for name in names]
