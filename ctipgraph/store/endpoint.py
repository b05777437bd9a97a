"""An endpoint: the graph of a corpus, ready to be asked.

Ready questions run in this process. A query from outside runs in a process of its own, with a deadline,
a memory limit and a row limit, because Oxigraph has no time limit and a deep query can end its process.
"""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cached_property

import pyoxigraph as ox

from ctipgraph.errors import QueryError
from ctipgraph.model import Corpus
from ctipgraph.ontology import Ontology
from ctipgraph.rdf import to_quads
from ctipgraph.resources import PACKAGE
from ctipgraph.store.answers import Answer, Bounds, Term
from ctipgraph.store.engine import load, run
from ctipgraph.store.guard import guard


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
    def _nquads(self) -> bytes:
        return "".join(f"{s} {p} {o} {g} .\n" for s, p, o, g in to_quads(self._corpus)).encode()

    @cached_property
    def _store(self) -> ox.Store:
        return load(self._nquads, self.ontology.text, self._ontology_iri)

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
        guard(query)
        bounds = bounds or Bounds()
        order = {
            "query": query,
            "prefixes": self.ontology.prefixes,
            "limit": bounds.limit,
            "memory": bounds.memory,
            "ontology": self.ontology.text,
            "ontology_iri": self._ontology_iri,
        }
        # nothing is imported from the folder that the user happens to work in (-P)
        start = "import sys; sys.path.append(sys.argv[1]); from ctipgraph.store.worker import main; main()"
        command = [sys.executable, "-P", "-c", start, str(PACKAGE.parent)]
        try:
            done = subprocess.run(  # noqa: S603 - the program itself, without a shell
                command,
                input=json.dumps(order).encode() + b"\n" + self._nquads,
                capture_output=True,
                timeout=bounds.timeout,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise QueryError(
                f"the query took longer than {bounds.timeout:g} s and was stopped; narrow it, or allow more: --timeout"
            ) from None
        return _read_answer(done)


def _read_answer(done: subprocess.CompletedProcess[bytes]) -> Answer:
    if done.returncode or not done.stdout:
        raise QueryError("the query needed more memory, or went deeper, than it may; write it flatter or narrower")
    answer = json.loads(done.stdout)
    if answer.get("error") == "memory":
        raise QueryError("the query needed more memory than it may; narrow it")
    if "error" in answer:
        raise QueryError(answer["error"])
    rows = tuple(tuple(Term(*cell) if cell else None for cell in row) for row in answer["rows"])
    return Answer(tuple(answer["columns"]), rows, answer["cut"])
