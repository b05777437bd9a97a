"""Records read back from a graph: only those that an answer needs, as a corpus of their own.

The graph on a server or on disk is too large to be read whole. Names, evidence, basis and absence are worked
out from records, so the few that an answer touches are made again from their triples.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple
from urllib.parse import unquote

from ctipgraph.errors import EndpointError
from ctipgraph.model import Actor, Corpus, Dataset, Document, Fact, Judgement, Location, Passage
from ctipgraph.model.records import Name
from ctipgraph.records.lookup import folded
from ctipgraph.store.basis import Basis, basis_of
from ctipgraph.store.graph import ALL, Descriptions, Graph, Properties, in_queries

NOWHERE = Location("")  # a graph does not say in which file a record stands
_TIES = """SELECT ?s ?o ?f ?status { VALUES ?s { %s }
  { ?f rdf:subject ?s ; rdf:object ?o } UNION { ?f rdf:object ?s ; rdf:subject ?o }
  ?f a ctip:Fact ; ctip:status ?status }"""
NAMES = {
    "skos:prefLabel": "preferred",
    "acronym": "acronym",
    "skos:altLabel": "alternative",
    "skos:hiddenLabel": "misspelt",
}


class Tie(NamedTuple):
    """A fact between two actors, seen from one of them."""

    near: str
    far: str
    fact: str
    status: str


class Recall:
    """Reads records back from a graph.

    >>> from ctipgraph.records import read_corpus
    >>> from ctipgraph.store import Endpoint
    >>> corpus = read_corpus("data")
    >>> part = Recall(Endpoint(corpus)).corpus([corpus.facts[0].id])
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
        query = "SELECT ?s ?p ?o { ?s a dcat:Dataset ; void:vocabulary <%s> ; ?p ?o FILTER(?p = dcterms:title) }"
        found = self._about.select(query % self.ontology.namespace)
        if not found:
            raise EndpointError(
                f"{self._graph}: its default graph holds no data set; publish one with: ctipgraph publish, and let the "
                "default graph be the union of all graphs (docs/endpoints.md)"
            )
        if len(found) > 1:
            raise EndpointError(f"{self._graph}: it holds several data sets, {', '.join(found)}; ask one at a time")
        ((address, properties),) = found.items()
        return Dataset(_first(properties, "dcterms:title"), address.removesuffix("dataset"), "", NOWHERE)

    def corpus(self, facts: Iterable[str], actors: Iterable[str] = (), *, beside: bool = False) -> Corpus:
        """Return a corpus of these facts and actors (ids), with the actors and documents that the facts name.

        With `beside` the facts that they conflict with or refer to are there as well, and those that these refer to.
        """
        found = self._facts(facts)
        fields = [name for name, qualifier in self.ontology.qualifiers.items() if qualifier.range == "Fact"]
        new = found if beside else []
        while new:
            others = {id_ for fact in new for name in fields for id_ in fact.qualifiers.get(name, ())}
            new = self._facts(sorted(others - {fact.id for fact in found}))
            found += new
        named = {id_ for fact in found for id_ in self._entries(fact)}
        part = Corpus(
            dataset=self.dataset,
            ontology=self.ontology,
            documents=self._documents(sorted({name for fact in found for name in fact.documents})),
            actors=self._actors(sorted({*actors, *named})),
            facts=tuple(found),
            judgements=self.judgements,
            read_to_the_end=self._read,
        )
        return replace(part, selected_from=part)

    def about(self, *bodies: Iterable[str], speaking: bool = False, beside: bool = False) -> Corpus:
        """Return a corpus of the facts that have an entry of each of these bodies (ids) at one of their ends.

        With `speaking`, facts of which it is the speaker count too.
        """
        given = [list(body) for body in bodies]
        ends = "rdf:subject|rdf:object|ctip:speaker" if speaking else "rdf:subject|rdf:object"
        joined = " ".join(
            f"VALUES ?s{n} {{ {' '.join(self._address('actor', id_).join('<>') for id_ in body)} }} ?f {ends} ?s{n} ."
            for n, body in enumerate(given)
        )
        facts = self._about.column(f"SELECT DISTINCT ?f {{ {joined} ?f a ctip:Fact }}") if given else []
        return self.corpus(sorted(map(_id, facts)), (id_ for body in given for id_ in body), beside=beside)

    def ties(self, entries: Iterable[str]) -> list[Tie]:
        """Return the facts that tie these actors (ids) to others."""
        found, actors = [], self._address("actor", "")
        for query in in_queries(_TIES, (self._address("actor", id_) for id_ in entries)):
            for near, far, fact, status in self._graph.select(query, ALL).rows:
                if near and far and fact and status and far.text.startswith(actors):
                    found.append(Tie(_id(near.text), _id(far.text), _id(fact.text), _name(status.text)))
        return found

    def named(self, texts: Iterable[str]) -> Corpus:
        """Return a corpus of the actors with these ids or names; of all where one names none, to find the near."""
        wanted = sorted(set(texts))
        found = self._actors(wanted)
        missing = {folded(text) for text in wanted if text not in found}
        if missing:
            named = self.ids_named(missing)
            found |= self._actors(sorted(set().union(*named.values())))
        return Corpus(self.dataset, self.ontology, self.documents, actors=found, judgements=self.judgements)

    def all(self) -> Corpus:
        """Return a corpus of everything."""
        return self.corpus(sorted(map(_id, self._about.column("SELECT ?s { ?s a ctip:Fact }"))))

    def holds_more_than(self, count: int) -> bool:
        """Say whether the graph has more facts than these."""
        return len(self._about.column(f"SELECT ?s {{ ?s a ctip:Fact }} LIMIT {count + 1}")) > count

    def whole(self) -> Basis:
        """Return what an answer rests on that counts over all facts."""
        statuses = self._counts("SELECT ?x (COUNT(?f) AS ?n) { ?f a ctip:Fact ; ctip:status ?x } GROUP BY ?x")
        conflicting = self._about.column("SELECT DISTINCT ?f { ?f a ctip:Fact ; ctip:conflictsWith ?other }")
        used = set(map(_id, self._about.column("SELECT DISTINCT ?d { ?f a ctip:Fact ; prov:wasDerivedFrom ?d }")))
        ends = [self._address("actor", id_) for judgement in self.judgements for id_ in judgement.pair]
        query = "SELECT DISTINCT ?s { VALUES ?s { %s } ?f rdf:subject|rdf:object ?s . ?f a ctip:Fact }"
        return basis_of(
            Corpus(self.dataset, self.ontology, self.documents, judgements=self.judgements),
            statuses, used, set(map(_id, self._about.column(query, sorted(set(ends))))), len(conflicting), whole=True,
        )  # fmt: skip

    def _counts(self, query: str) -> dict[str, int]:
        rows = self._graph.select(query).rows
        return {_name(row[0].text): int(row[1].text) for row in rows if row[0] and row[1]}

    @cached_property
    def documents(self) -> dict[str, Document]:
        """All documents of the graph."""
        return self._documents(map(_id, self._about.column("SELECT ?s { ?s a ctip:SourceDocument }")))

    @cached_property
    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements of identity."""
        found = []
        for properties in self._about.select("SELECT ?s ?p ?o { ?s a ctip:Judgement ; ?p ?o }").values():
            one, other = sorted(map(_id, properties.get("judges", ["", ""])))
            verdict, reason = _first(properties, "verdict"), _first(properties, "reason")
            found.append(Judgement(verdict, (one, other), reason, NOWHERE, by=_first(properties, "curator")))
        return tuple(sorted(found, key=lambda judgement: (judgement.pair, judgement.verdict)))

    @cached_property
    def _read(self) -> dict[str, tuple[int, int]]:
        """The documents that are coded to their end; a graph does not say how far the others are."""
        return {_id(text): (1, 1) for text in self._about.column("SELECT ?s { ?s ctip:readToTheEnd true }")}

    def ids_named(self, names: set[str]) -> dict[str, set[str]]:
        """Return the ids of the actors with these folded names; all names, where one of them is nobody's."""
        known = self.names
        return {name: known[name] for name in names} if names <= known.keys() else known

    @cached_property
    def names(self) -> dict[str, set[str]]:
        """The ids of the actors by each of their names, folded."""
        names: dict[str, set[str]] = {}
        query = "SELECT ?s ?p ?o { VALUES ?p { skos:prefLabel skos:altLabel skos:hiddenLabel } ?s ?p ?o }"
        prefix = self._address("actor", "")
        for address, properties in self._about.select(query).items():
            if address.startswith(prefix):
                for text in (_id(address), *(text for texts in properties.values() for text in texts)):
                    names.setdefault(folded(text), set()).add(_id(address))
        return names

    def _address(self, kind: str, id_: str) -> str:
        return f"{self.dataset.base}{kind}/{id_}"

    def _facts(self, ids: Iterable[str]) -> list[Fact]:
        described = self._about.of(self._address("fact", id_) for id_ in ids)
        passages = self._passages({text for found in described.values() for text in found.get("evidence", ())})
        return [
            self._fact(address, properties, passages)
            for address, properties in described.items()
            if _first(properties, "rdf:predicate") in self.ontology.relations
        ]

    def _fact(self, address: str, properties: Properties, passages: dict[str, Passage]) -> Fact:
        relation = self.ontology.relations[_first(properties, "rdf:predicate")]
        return Fact(
            id=_id(address),
            relation=relation.name,
            subject=_id(_first(properties, "rdf:subject")),
            object=self._value(_first(properties, "rdf:object"), relation.range),
            status=_first(properties, "status"),
            location=NOWHERE,
            passages=tuple(passages[text] for text in properties.get("evidence", ()) if text in passages),
            qualifiers={
                field: tuple(self._value(value, qualifier.range) for value in properties[qualifier.name])
                for field, qualifier in self.ontology.qualifiers.items()
                if qualifier.name in properties
            },
            rank=_first(properties, "rank"),
            reason=_first(properties, "reason"),
            note=_first(properties, "skos:note"),
            curator=_first(properties, "curator"),
            reviewed_by=_first(properties, "reviewedBy"),
            review=_first(properties, "review"),
        )

    def _value(self, text: str, range_: str) -> str:
        """A value as a record holds it: an entry by its id."""
        if range_ not in self.ontology.classes:
            return text
        return text.removeprefix(self._address("fact" if range_ == "Fact" else "actor", ""))

    def _entries(self, fact: Fact) -> Iterable[str]:
        """What a fact names, actors among it."""
        yield from (fact.subject, fact.object)
        for field, values in fact.qualifiers.items():
            if self.ontology.qualifiers[field].range in self.ontology.classes:
                yield from values

    def _passages(self, addresses: Iterable[str]) -> dict[str, Passage]:
        described = self._about.of(sorted(addresses))
        selectors = {text for properties in described.values() for text in properties.get("oa:hasSelector", ())}
        fragments = self._about.of(sorted(selectors), ["rdf:value"])
        return {address: _passage(properties, fragments) for address, properties in described.items()}

    def _documents(self, ids: Iterable[str]) -> dict[str, Document]:
        described = self._about.of(self._address("document", id_) for id_ in ids)
        return {_id(address): _document(_id(address), properties) for address, properties in described.items()}

    def _actors(self, ids: Iterable[str]) -> dict[str, Actor]:
        # not all that is said of an actor: in the graphs of the documents that are its facts
        wanted = ["rdf:type", "countryCode", "skos:note", *NAMES]
        described = self._about.of((self._address("actor", id_) for id_ in ids), wanted)
        return {_id(address): _actor(_id(address), properties) for address, properties in described.items()}


def _id(address: str) -> str:
    return address.rpartition("/")[2]


def _name(address: str) -> str:
    return address[max(address.rfind("/"), address.rfind("#")) + 1 :]


def _first(properties: Properties, name: str) -> str:
    return next(iter(properties.get(name, ())), "")


def _document(id_: str, properties: Properties) -> Document:
    return Document(
        id=id_,
        title=_first(properties, "dcterms:title"),
        publisher=_first(properties, "dc:publisher"),
        published=_first(properties, "dcterms:issued"),
        location=NOWHERE,
        url=_first(properties, "schema:url"),
        same_origin_as=_id(_first(properties, "sameOriginAs")),
    )


def _actor(id_: str, properties: Properties) -> Actor:
    kinds: dict[str, str] = {}
    for name, kind in NAMES.items():
        for text in properties.get(name, ()):
            kinds.setdefault(text, kind)  # an acronym is an alternative name as well
    return Actor(
        id=id_,
        type=_first(properties, "rdf:type"),
        name=_first(properties, "skos:prefLabel"),
        location=NOWHERE,
        also=tuple(Name(text, kind) for text, kind in kinds.items() if kind != "preferred"),
        country=_first(properties, "countryCode"),
        note=_first(properties, "skos:note"),
    )


def _passage(properties: Properties, fragments: dict[str, Properties]) -> Passage:
    texts = (_first(fragments.get(name, {}), "rdf:value") for name in properties.get("oa:hasSelector", ()))
    parts = next(filter(None, texts), "").removeprefix(":~:text=").split(",")
    prefix = parts.pop(0)[:-1] if parts[0].endswith("-") else ""
    suffix = parts.pop()[1:] if parts[-1].startswith("-") else ""
    start, end = (unquote(part) for part in (*parts, "", "")[:2])
    return Passage(_id(_first(properties, "oa:hasSource")), start, end, unquote(prefix), unquote(suffix))
