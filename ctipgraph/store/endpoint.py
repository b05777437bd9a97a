"""An endpoint: the graph of a corpus, ready to be asked.

Ready questions run in this process. A query from outside runs in a process of its own, with a deadline,
a memory limit and a row limit, because Oxigraph has no time limit and a deep query can end its process.
"""

from __future__ import annotations

from functools import cached_property

import pyoxigraph as ox

from ctipgraph.model import Corpus
from ctipgraph.ontology import Ontology
from ctipgraph.rdf import to_quads
from ctipgraph.store.answers import Answer, Bounds
from ctipgraph.store.engine import load, run


class Endpoint:
    """Answers SPARQL queries over a corpus.

    >>> from ctipgraph.records import read_corpus
    >>> endpoint = Endpoint(read_corpus("data"))
    >>> endpoint.select("SELECT ?label { ?x ctip:acronym 'USAID' ; rdfs:label ?label }").rows[0][0].text
    'United States Agency for International Development'
    """

    def __init__(self, corpus: Corpus) -> None:
        self.ontology: Ontology = corpus.ontology
        self._corpus = corpus

    @cached_property
    def nquads(self) -> bytes:
        """The graph as N-Quads."""
        return "".join(f"{s} {p} {o} {g} .\n" for s, p, o, g in to_quads(self._corpus)).encode()

    @cached_property
    def _store(self) -> ox.Store:
        return load(self.nquads, self.ontology.text, self._ontology_iri)

    @property
    def _ontology_iri(self) -> str:
        return self.ontology.namespace.rstrip("#/")

    def select(self, query: str, bounds: Bounds | None = None) -> Answer:
        """Run a query of the program's own in this process."""
        return run(self._store, query, self.ontology.prefixes, (bounds or Bounds()).limit)

    def select_foreign(self, query: str, bounds: Bounds | None = None) -> Answer:
        """Run a query from outside in a bounded process.

        Raises QueryError where it is refused, can't be read, or goes over its bounds.
        """
        from ctipgraph.store.shielded import in_own_process

        return in_own_process(query, self.ontology, bounds or Bounds(), nquads=self.nquads)
