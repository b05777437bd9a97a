"""A graph that is asked, and the plain description of entries in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import islice
from typing import Protocol

from ctipgraph.ontology import Ontology
from ctipgraph.store.answers import Answer, Bounds, Term
from ctipgraph.store.described import Properties

AT_ONCE = 500  # entries that one query describes
ALL = Bounds(limit=10_000_000)
_ADDRESS = re.compile(r"<[^<>\"{}|^`\\\x00-\x20]+>")  # https://www.w3.org/TR/sparql11-query/#rIRIREF


class Graph(Protocol):
    """Whatever answers SPARQL over all graphs as one: in memory, on disk, on a server."""

    ontology: Ontology

    def select(self, query: str, bounds: Bounds | None = None) -> Answer:
        """Run a query of the program's own."""

    def select_foreign(self, query: str, bounds: Bounds | None = None) -> Answer:
        """Run a query from outside."""


class Descriptions:
    """Describes entries of a graph by their properties, with short names for what the ontology names.

    >>> from ctipgraph.records import read_corpus
    >>> from ctipgraph.store import Endpoint
    >>> about = Descriptions(Endpoint(read_corpus("data")))
    >>> [norway] = about.of(["https://w3id.org/ctipgraph/actor/government-of-norway"], ["rdf:type"]).values()
    >>> norway
    {'rdf:type': ['Government']}
    """

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._ontology = graph.ontology

    def of(self, addresses: Iterable[str], properties: Iterable[str] = ()) -> dict[str, Properties]:
        """Return what the graph says of these addresses, or only these properties; sorted, without the unknown."""
        only = ", ".join(name if ":" in name else f"ctip:{name}" for name in properties)
        only = f" FILTER(?p IN ({only}))" if only else ""
        found: dict[str, Properties] = {}
        for query in in_queries(f"SELECT ?s ?p ?o {{ VALUES ?s {{ %s }} ?s ?p ?o{only} }}", dict.fromkeys(addresses)):
            found |= self.select(query)
        return dict(sorted(found.items()))

    def select(self, query: str) -> dict[str, Properties]:
        """Return the subjects of a query's triples (?s ?p ?o) with their properties, the values sorted."""
        found: dict[str, Properties] = {}
        for subject, predicate, value in self._graph.select(query, ALL).rows:
            if subject and predicate and value:
                found.setdefault(subject.text, {}).setdefault(self._short(predicate.text), []).append(
                    self._shown(value)
                )
        return {
            subject: {name: sorted(set(values)) for name, values in properties.items()}
            for subject, properties in sorted(found.items())
        }

    def column(self, query: str, addresses: Iterable[str] | None = None) -> list[str]:
        """Return the texts of a query's first column; addresses are put, some at a time, in the place of %s."""
        if addresses is None:
            return [row[0].text for row in self._graph.select(query, ALL).rows if row[0]]
        return [text for part in in_queries(query, addresses) for text in self.column(part)]

    def _shown(self, term: Term) -> str:
        return term.text if term.kind == "literal" else self._short(term.text)

    @cached_property
    def _short(self) -> Callable[[str], str]:
        return shortener(self._ontology)


def shortener(ontology: Ontology) -> Callable[[str], str]:
    """Return what writes an IRI with its prefix, and what the ontology names without one."""
    prefixes = {**{start: f"{name}:" for name, start in ontology.prefixes.items()}, ontology.namespace: ""}

    def short(address: str) -> str:
        start = address[: max(address.rfind("/"), address.rfind("#")) + 1]
        return prefixes.get(start, start) + address.removeprefix(start)

    return short


def in_queries(query: str, addresses: Iterable[str]) -> Iterator[str]:
    """Yield a query with these addresses, some at a time, in the place of %s; what is no address is left out."""
    entries = (entry for address in addresses if _ADDRESS.fullmatch(entry := f"<{address}>"))
    while some := list(islice(entries, AT_ONCE)):
        yield query % " ".join(some)
