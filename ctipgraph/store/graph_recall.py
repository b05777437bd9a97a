"""Records read back from whatever answers SPARQL."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from ctipgraph.errors import EndpointError
from ctipgraph.model import Actor, Corpus, Dataset, Document, Fact, Judgement, Passage, Size
from ctipgraph.records.lookup import folded
from ctipgraph.store.basis import Basis, basis_of
from ctipgraph.store.described import (
    OF_ACTOR,
    actor_of,
    dataset_of,
    document_of,
    fact_of,
    first,
    id_of,
    judgement_of,
    passage_of,
)
from ctipgraph.store.graph import Descriptions, Graph
from ctipgraph.store.recall import Recall

_TIED = """SELECT DISTINCT ?o { VALUES ?s { %s }
  { ?f rdf:subject ?s ; rdf:object ?o } UNION { ?f rdf:object ?s ; rdf:subject ?o } ?f a ctip:Fact }"""
_ACTORS = """SELECT (COUNT(DISTINCT ?s) AS ?n) { VALUES ?start { %s } ?s skos:prefLabel ?name
  FILTER(STRSTARTS(STR(?s), STR(?start))) }"""


class GraphRecall(Recall):
    """Reads records back from a graph.

    >>> from ctipgraph.records import read_corpus
    >>> from ctipgraph.store import Endpoint
    >>> corpus = read_corpus("data")
    >>> part = GraphRecall(Endpoint(corpus)).corpus([corpus.facts[0].id])
    >>> part.facts[0].relation == corpus.facts[0].relation, len(part.facts)
    (True, 1)
    """

    def __init__(self, graph: Graph) -> None:
        self.ontology = graph.ontology
        self._graph = graph
        self._about = Descriptions(graph)

    @cached_property
    def dataset(self) -> Dataset:
        """The data set of the graph; raises EndpointError where it holds none, or several."""
        query = "SELECT ?s ?p ?o { ?s a dcat:Dataset ; void:vocabulary <%s> ; ?p ?o }"
        found = self._about.select(query % self.ontology.namespace)
        if not found:
            raise EndpointError(
                f"{self._graph}: its default graph holds no data set; publish one with: ctipgraph publish, and let the "
                "default graph be the union of all graphs (docs/endpoints.md)"
            )
        if len(found) > 1:
            raise EndpointError(f"{self._graph}: it holds several data sets, {', '.join(found)}; ask one at a time")
        ((address, properties),) = found.items()
        return dataset_of(address.removesuffix("dataset"), properties)

    @cached_property
    def documents(self) -> dict[str, Document]:
        """All documents."""
        return self.documents_of(map(id_of, self._about.column("SELECT ?s { ?s a ctip:SourceDocument }")))

    @cached_property
    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements of identity."""
        found = self._about.select("SELECT ?s ?p ?o { ?s a ctip:Judgement ; ?p ?o }").values()
        return tuple(sorted(map(judgement_of, found), key=lambda judgement: (judgement.pair, judgement.verdict)))

    @cached_property
    def read_to_the_end(self) -> dict[str, tuple[int, int]]:
        """The documents that are coded to their end."""
        return {id_of(text): (1, 1) for text in self._about.column("SELECT ?s { ?s ctip:readToTheEnd true }")}

    def facts_of(self, ids: Iterable[str]) -> list[Fact]:
        """Return the facts with these ids that are there, sorted by id."""
        described = self._about.of(self._address("fact", id_) for id_ in ids)
        passages = self._passages({text for found in described.values() for text in found.get("evidence", ())})
        return [
            fact_of(
                id_of(address),
                properties,
                tuple(passages[text] for text in properties.get("evidence", ()) if text in passages),
                self.ontology,
                self.dataset.base,
            )
            for address, properties in described.items()
            if first(properties, "rdf:predicate") in self.ontology.relations
        ]

    def actors_of(self, ids: Iterable[str]) -> dict[str, Actor]:
        """Return the actors with these ids that are there, sorted by id."""
        described = self._about.of((self._address("actor", id_) for id_ in ids), OF_ACTOR)
        return {id_of(address): actor_of(id_of(address), properties) for address, properties in described.items()}

    def documents_of(self, ids: Iterable[str]) -> dict[str, Document]:
        """Return the documents with these ids that are there, sorted by id."""
        described = self._about.of(self._address("document", id_) for id_ in ids)
        return {id_of(address): document_of(id_of(address), properties) for address, properties in described.items()}

    def ids_about(self, bodies: list[list[str]], *, speaking: bool) -> list[str]:
        """Return the ids of the facts that have an entry of each body at an end, or with `speaking` as speaker."""
        ends = "rdf:subject|rdf:object|ctip:speaker" if speaking else "rdf:subject|rdf:object"
        joined = " ".join(
            f"VALUES ?s{n} {{ {' '.join(self._address('actor', id_).join('<>') for id_ in body)} }} ?f {ends} ?s{n} ."
            for n, body in enumerate(bodies)
        )
        return sorted(map(id_of, self._about.column(f"SELECT DISTINCT ?f {{ {joined} ?f a ctip:Fact }}")))

    def all_ids(self) -> list[str]:
        """Return the ids of all facts."""
        return sorted(map(id_of, self._about.column("SELECT ?s { ?s a ctip:Fact }")))

    def all_entries(self) -> list[str]:
        """Return the ids of all actors."""
        prefix = self._address("actor", "")
        found = self._about.column("SELECT DISTINCT ?s { ?s skos:prefLabel ?name }")
        return sorted(id_of(text) for text in found if text.startswith(prefix))

    def ids_named(self, names: set[str]) -> dict[str, set[str]]:
        """Return the ids of the actors with these folded names; all names, where one of them is nobody's."""
        known = self._names
        return {name: known[name] for name in names} if names <= known.keys() else known

    def tied_to(self, entries: Iterable[str]) -> set[str]:
        """Return the ids of the actors that a fact ties to one of these."""
        found = self._about.column(_TIED, (self._address("actor", id_) for id_ in entries))
        return {id_of(text) for text in found if text.startswith(self._address("actor", ""))}

    def holds_more_than(self, count: int) -> bool:
        """Say whether the graph has more facts than these."""
        return len(self._about.column(f"SELECT ?s {{ ?s a ctip:Fact }} LIMIT {count + 1}")) > count

    def size(self) -> Size:
        """Return how many facts and actors there are."""
        (facts,) = self._about.column("SELECT (COUNT(DISTINCT ?f) AS ?n) { ?f a ctip:Fact }")
        (actors,) = self._about.column(_ACTORS, [self._address("actor", "")])
        return Size(int(facts), int(actors))

    def whole(self) -> Basis:
        """Return what an answer rests on that counts over all facts."""
        statuses = self._counts("SELECT ?x (COUNT(?f) AS ?n) { ?f a ctip:Fact ; ctip:status ?x } GROUP BY ?x")
        conflicting = self._about.column("SELECT DISTINCT ?f { ?f a ctip:Fact ; ctip:conflictsWith ?other }")
        used = set(map(id_of, self._about.column("SELECT DISTINCT ?d { ?f a ctip:Fact ; prov:wasDerivedFrom ?d }")))
        ends = [self._address("actor", id_) for judgement in self.judgements for id_ in judgement.pair]
        query = "SELECT DISTINCT ?s { VALUES ?s { %s } ?f rdf:subject|rdf:object ?s . ?f a ctip:Fact }"
        return basis_of(
            Corpus(self.dataset, self.ontology, self.documents, judgements=self.judgements),
            statuses, used, set(map(id_of, self._about.column(query, sorted(set(ends))))), len(conflicting), whole=True,
        )  # fmt: skip

    def _counts(self, query: str) -> dict[str, int]:
        rows = self._graph.select(query).rows
        return {_name(row[0].text): int(row[1].text) for row in rows if row[0] and row[1]}

    @cached_property
    def _names(self) -> dict[str, set[str]]:
        """The ids of the actors by each of their names, folded."""
        names: dict[str, set[str]] = {}
        query = "SELECT ?s ?p ?o { VALUES ?p { skos:prefLabel skos:altLabel skos:hiddenLabel } ?s ?p ?o }"
        prefix = self._address("actor", "")
        for address, properties in self._about.select(query).items():
            if address.startswith(prefix):
                for text in (id_of(address), *(text for texts in properties.values() for text in texts)):
                    names.setdefault(folded(text), set()).add(id_of(address))
        return names

    def _address(self, kind: str, id_: str) -> str:
        return f"{self.dataset.base}{kind}/{id_}"

    def _passages(self, addresses: Iterable[str]) -> dict[str, Passage]:
        described = self._about.of(sorted(addresses))
        selectors = {text for properties in described.values() for text in properties.get("oa:hasSelector", ())}
        fragments = {
            address: first(properties, "rdf:value")
            for address, properties in self._about.of(sorted(selectors), ["rdf:value"]).items()
        }
        return {
            address: passage_of(
                id_of(first(properties, "oa:hasSource")),
                next((fragments[text] for text in properties.get("oa:hasSelector", ()) if fragments.get(text)), ""),
            )
            for address, properties in described.items()
        }


def _name(address: str) -> str:
    return address[max(address.rfind("/"), address.rfind("#")) + 1 :]
