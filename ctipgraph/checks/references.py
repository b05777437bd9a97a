"""Every id that a record uses is the id of a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ctipgraph.model import Corpus, Location, Result
from ctipgraph.model.report import violation
from ctipgraph.ontology import suggest


def references(corpus: Corpus) -> Iterator[Result]:
    """Whatever refers to an actor, a document, a concept or a class refers to one that exists."""
    for actor in corpus.actors.values():
        yield from _type(corpus, actor.type, actor.location)
    for judgement in corpus.judgements:
        for id_ in judgement.pair:
            yield from _known("actor", id_, corpus.actors, judgement.location)
    for document in corpus.documents.values():
        if document.same_origin_as:
            yield from _known("document", document.same_origin_as, corpus.documents, document.location)
    for fact in corpus.facts:
        relation = corpus.ontology.relations[fact.relation]
        yield from _known("actor", fact.subject, corpus.actors, fact.location)
        yield from _end(corpus, fact.object, relation.range, fact.location)
        for name, values in fact.qualifiers.items():
            for value in values:
                yield from _end(corpus, value, corpus.ontology.qualifiers[name].range, fact.location)
        for passage in fact.passages:
            yield from _known("document", passage.document, corpus.documents, passage.location)


def _end(corpus: Corpus, id_: str, range_: str, location: Location) -> Iterator[Result]:
    if range_ not in corpus.ontology.classes or range_ == "Fact":
        return
    if concepts := corpus.ontology.concepts_of(range_):
        yield from _known(corpus.ontology.classes[range_].label.lower(), id_, concepts, location)
    else:
        yield from _known("actor", id_, corpus.actors, location)


def _type(corpus: Corpus, name: str, location: Location) -> Iterator[Result]:
    entities = [type_ for type_ in corpus.ontology.classes if corpus.ontology.is_a(type_, "Entity")]
    if name not in entities:
        near = suggest(name, entities) or f"; write one of {', '.join(entities)}"
        yield violation("unknown-type", location, f"no type '{name}'{near}")


_WHERE = {"actor": "; add it to actors.yaml", "document": "; add it to documents.yaml"}


def _known(kind: str, id_: str, known: Iterable[str], location: Location) -> Iterator[Result]:
    if id_ not in known:
        near = suggest(id_, known) or _WHERE.get(kind, f"; write one of {', '.join(known)}")
        yield violation("reference", location, f"no {kind} '{id_}'{near}")
