"""Every id that a record uses is the id of a record."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from ctipgraph.model import Actor, Corpus, Document, Location, Result
from ctipgraph.model.records import Located
from ctipgraph.model.report import violation
from ctipgraph.ontology import MOST_COMPARED, suggest


class _Mention(NamedTuple):
    """An id that a field of a record uses, and the ids that there are."""

    kind: str
    id: str
    known: Collection[str]
    record: Located
    field: str

    @property
    def location(self) -> Location:
        return self.record.at(self.field)


def references(corpus: Corpus) -> Iterator[Result]:
    """Whatever refers to an actor, a document, a concept or a class refers to one that exists.

    What would be in a file that could not be read at all is not missed: that file has its own result.
    """
    for actor in corpus.actors.values():
        if actor.type:
            yield from _type(corpus, actor.type, actor.at("type"))
    unknown = [m for m in _mentions(corpus) if m.id and m.id not in m.known and m.kind not in corpus.unread]
    places = {"actor": _place("actors", corpus.actors), "document": _place("documents", corpus.documents)}
    for number, mention in enumerate(sorted(unknown, key=lambda m: m.location)):
        near = suggest(mention.id, mention.known) if number * len(mention.known) < MOST_COMPARED else ""
        where = places.get(mention.kind) or f"; write one of {', '.join(mention.known)}"
        yield violation("reference", mention.location, f"no {mention.kind} '{mention.id}'{near or where}")


def _place(name: str, records: Mapping[str, Actor | Document]) -> str:
    """Where to add an entry to a list: to its file, or to one of its folder where all stand in there."""
    inside = bool(records) and all(Path(record.location.file).parent.name == name for record in records.values())
    return f"; add it to a file of {name}/" if inside else f"; add it to {name}.yaml"


def _mentions(corpus: Corpus) -> Iterator[_Mention]:
    for actor in corpus.actors.values():
        for id_ in actor.mentioned_as:
            yield _Mention("document", id_, corpus.documents, actor, "mentioned_as")
    for judgement in corpus.judgements:
        for id_ in judgement.pair:
            yield _Mention("actor", id_, corpus.actors, judgement, judgement.verdict)
    for document in corpus.documents.values():
        if document.same_origin_as:
            yield _Mention("document", document.same_origin_as, corpus.documents, document, "same_origin_as")
    for fact in corpus.facts:
        relation = corpus.ontology.relations[fact.relation]
        yield _Mention("actor", fact.subject, corpus.actors, fact, "subject")
        yield from _of_class(corpus, relation.range, fact.object, fact, "object")
        for name, values in fact.qualifiers.items():
            for value in values:
                yield from _of_class(corpus, corpus.ontology.qualifiers[name].range, value, fact, name)
        for passage in fact.passages:
            yield _Mention("document", passage.document, corpus.documents, passage, "document")


def _of_class(corpus: Corpus, class_: str, id_: str, record: Located, field: str) -> Iterator[_Mention]:
    if class_ not in corpus.ontology.classes or class_ == "Fact":
        return
    if concepts := corpus.ontology.concepts_of(class_):
        yield _Mention(corpus.ontology.classes[class_].label.lower(), id_, concepts, record, field)
    else:
        yield _Mention("actor", id_, corpus.actors, record, field)


def _type(corpus: Corpus, name: str, location: Location) -> Iterator[Result]:
    entities = [type_ for type_ in corpus.ontology.classes if corpus.ontology.is_a(type_, "Entity")]
    if name not in entities:
        near = suggest(name, entities) or f"; write one of {', '.join(entities)}"
        yield violation("unknown-type", location, f"no type '{name}'{near}")
