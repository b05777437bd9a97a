"""All facts between entries, read back from a graph with only what a network needs.

Passages stand without their words, by their documents alone: those of the few facts that are shown are read back whole.
"""

from __future__ import annotations

from ctipgraph.model import Actor, Corpus, Fact, Location, Passage
from ctipgraph.model.records import Name
from ctipgraph.ontology import Ontology
from ctipgraph.store.answers import Term
from ctipgraph.store.graph import ALL, Graph
from ctipgraph.store.graph_recall import GraphRecall

NOWHERE, USUAL = Location(""), "normal"
# what an inference falls with, and what decides whether two facts are in conflict
FIELDS = ("rests_on", "conflicts_with", "as_of", "valid_from", "valid_to")
_FACTS = """SELECT ?f ?s ?p ?o ?status { ?f a ctip:Fact ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ;
  ctip:status ?status FILTER(isIRI(?o)) }"""
_RANKS = f'SELECT ?f ?rank {{ ?f ctip:rank ?rank FILTER(?rank != "{USUAL}") }}'
_DOCUMENTS = "SELECT ?f ?d { ?f a ctip:Fact ; prov:wasDerivedFrom ?d }"
_FIELD = "SELECT ?f ?v { ?f a ctip:Fact ; %s ?v }"
_ACTORS = "SELECT ?s ?type ?name ?c { ?s skos:prefLabel ?name ; a ?type OPTIONAL { ?s ctip:countryCode ?c } }"
_NAMES = "SELECT ?s ?name { ?s skos:altLabel|skos:hiddenLabel ?name }"


def sparse_corpus(graph: Graph) -> Corpus:
    """Return the facts between entries, with relation, ends, status, rank and documents, sorted by id.

    >>> from ctipgraph.records import read_corpus
    >>> from ctipgraph.store import Endpoint
    >>> corpus = read_corpus("data")
    >>> sparse = sparse_corpus(Endpoint(corpus))
    >>> len(sparse.facts) == sum(corpus.object_kind(fact) == "entity" for fact in corpus.facts)
    True
    """
    recall, ontology = GraphRecall(graph), graph.ontology
    documents: dict[str, list[str]] = {}
    for fact, document in _pairs(graph, _DOCUMENTS):
        documents.setdefault(fact, []).append(document)
    qualifiers, ranks = _qualifiers(graph), dict(_pairs(graph, _RANKS))
    facts = [
        Fact(
            id_,
            relation,
            subject,
            object_,
            status,
            NOWHERE,
            passages=tuple(Passage(name, "") for name in sorted(documents.get(id_, ()))),
            qualifiers=qualifiers.get(id_, {}),
            rank=ranks.get(id_, USUAL),
        )
        for id_, subject, relation, object_, status in sorted(_texts(graph, _FACTS))
        if relation in ontology.relations and ontology.object_kind(ontology.relations[relation]) == "entity"
    ]
    return Corpus(
        recall.dataset,
        ontology,
        documents=recall.documents,
        actors=_actors(graph, f"{recall.dataset.base}actor/"),
        facts=tuple(facts),
        judgements=recall.judgements,
    )


def _actors(graph: Graph, start: str) -> dict[str, Actor]:
    names: dict[str, list[Name]] = {}
    for id_, text in sorted(_pairs(graph, _NAMES, start)):
        names.setdefault(id_, []).append(Name(text, "alternative"))
    return {
        id_: Actor(id_, type_, name, NOWHERE, also=tuple(names.get(id_, ())), country=country)
        for id_, type_, name, country in sorted(_texts(graph, _ACTORS, start))
    }


def _qualifiers(graph: Graph) -> dict[str, dict[str, tuple[str, ...]]]:
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for field in FIELDS:
        if field in graph.ontology.qualifiers:
            for fact, value in sorted(_pairs(graph, _FIELD % _term(graph.ontology, field))):
                here = found.setdefault(fact, {})
                here[field] = (*here.get(field, ()), value)
    return found


def _term(ontology: Ontology, field: str) -> str:
    name = ontology.qualifiers[field].name
    return name if ":" in name else f"ctip:{name}"


def _pairs(graph: Graph, query: str, start: str = "") -> list[tuple[str, str]]:
    return [(one, other) for one, other in _texts(graph, query, start)]


def _texts(graph: Graph, query: str, start: str = "") -> list[list[str]]:
    """The rows of a query as texts, addresses by their last parts, where the first address begins so."""
    rows = graph.select(query, ALL).rows
    return [[_text(term) for term in row] for row in rows if row[0] and row[0].text.startswith(start)]


def _text(term: Term | None) -> str:
    if term is None or term.kind == "literal":
        return term.text if term else ""
    return term.text[max(term.text.rfind("/"), term.text.rfind("#")) + 1 :]
