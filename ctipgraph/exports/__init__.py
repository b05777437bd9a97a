"""The files that a corpus is written to: one row a format, loaded only when it is written."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import IO, Protocol

from ctipgraph.model import Corpus


class Write(Protocol):
    """Writes a corpus to a binary file, in UTF-8."""

    def __call__(self, corpus: Corpus, sink: IO[bytes]) -> None:
        """Write all of the corpus."""


@dataclass(frozen=True, slots=True)
class Format:
    """A file that a build writes; `door` is the module and function that write it."""

    name: str
    file: str
    media_type: str
    door: str

    def write(self, corpus: Corpus, sink: IO[bytes]) -> None:
        """Write the corpus in this format."""
        module, function = self.door.split(":")
        writer: Write = getattr(import_module(module), function)
        writer(corpus, sink)


FORMATS: dict[str, Format] = {
    row.name: row
    for row in (
        Format("ttl", "graph.ttl", "text/turtle", "ctipgraph.exports.turtle:write_turtle"),
        Format("trig", "graph.trig", "application/trig", "ctipgraph.exports.turtle:write_trig"),
        Format("nt", "graph.nt", "application/n-triples", "ctipgraph.exports.lines:write_ntriples"),
        Format("nq", "graph.nq", "application/n-quads", "ctipgraph.exports.lines:write_nquads"),
        Format("jsonld", "graph.jsonld", "application/ld+json", "ctipgraph.exports.jsonld:write_jsonld"),
        Format("graphml", "graph.graphml", "application/xml", "ctipgraph.exports.graphml:write_graphml"),
        Format("gexf", "graph.gexf", "application/xml", "ctipgraph.exports.gexf:write_gexf"),
        Format("facts", "facts.csv", "text/csv", "ctipgraph.exports.tables:write_facts"),
        Format("actors", "actors.csv", "text/csv", "ctipgraph.exports.tables:write_actors"),
    )
}
