"""Records made again from what a graph says of them: each entry's properties, with short names."""

from __future__ import annotations

from urllib.parse import unquote

from ctipgraph.model import Actor, Dataset, Document, Fact, Judgement, Location, Passage
from ctipgraph.model.records import Name
from ctipgraph.ontology import Ontology

Properties = dict[str, list[str]]

NOWHERE = Location("")  # a graph does not say in which file a record stands
NAMES = {
    "skos:prefLabel": "preferred",
    "acronym": "acronym",
    "skos:altLabel": "alternative",
    "skos:hiddenLabel": "misspelt",
}
# not all that is said of an actor: in the graphs of the documents that are its facts
IDENTIFIERS = ("skos:exactMatch", "dcterms:identifier")
OF_ACTOR = ("rdf:type", "countryCode", "skos:note", *IDENTIFIERS, *NAMES)


def id_of(address: str) -> str:
    """Return the id at the end of an address."""
    return address.rpartition("/")[2]


def first(properties: Properties, name: str) -> str:
    """Return the first value of a property, or an empty string."""
    return next(iter(properties.get(name, ())), "")


def fact_of(id_: str, properties: Properties, passages: tuple[Passage, ...], ontology: Ontology, base: str) -> Fact:
    """Return a fact; its relation has to be one of the ontology."""
    relation = ontology.relations[first(properties, "rdf:predicate")]

    def value(text: str, range_: str) -> str:
        """As a record holds it: an entry by its id."""
        if range_ not in ontology.classes:
            return text
        return text.removeprefix(f"{base}{'fact' if range_ == 'Fact' else 'actor'}/")

    return Fact(
        id=id_,
        relation=relation.name,
        subject=id_of(first(properties, "rdf:subject")),
        object=value(first(properties, "rdf:object"), relation.range),
        status=first(properties, "status"),
        location=NOWHERE,
        passages=passages,
        qualifiers={
            field: tuple(value(text, qualifier.range) for text in properties[qualifier.name])
            for field, qualifier in ontology.qualifiers.items()
            if qualifier.name in properties
        },
        rank=first(properties, "rank"),
        reason=first(properties, "reason"),
        note=first(properties, "skos:note"),
        curator=first(properties, "curator"),
        reviewed_by=first(properties, "reviewedBy"),
        review=first(properties, "review"),
    )


def dataset_of(base: str, properties: Properties) -> Dataset:
    """Return a data set."""
    return Dataset(
        title=first(properties, "dcterms:title"),
        base=base,
        licence=first(properties, "dcterms:license"),
        location=NOWHERE,
        description=first(properties, "dcterms:description"),
        creator=first(properties, "dc:creator"),
        version=first(properties, "owl:versionInfo"),
    )


def document_of(id_: str, properties: Properties) -> Document:
    """Return a document."""
    return Document(
        id=id_,
        title=first(properties, "dcterms:title"),
        publisher=first(properties, "dc:publisher"),
        published=first(properties, "dcterms:issued"),
        location=NOWHERE,
        retrieved=first(properties, "dcterms:dateAccepted"),
        url=first(properties, "schema:url"),
        language=first(properties, "dc:language"),
        kind=first(properties, "dc:type"),
        licence=first(properties, "dc:rights"),
        text_sha256=first(properties, "textSha256"),
        same_origin_as=id_of(first(properties, "sameOriginAs")),
    )


def actor_of(id_: str, properties: Properties) -> Actor:
    """Return an actor."""
    kinds: dict[str, str] = {}
    for name, kind in NAMES.items():
        for text in properties.get(name, ()):
            kinds.setdefault(text, kind)  # an acronym is an alternative name as well
    return Actor(
        id=id_,
        type=first(properties, "rdf:type"),
        name=first(properties, "skos:prefLabel"),
        location=NOWHERE,
        also=tuple(Name(text, kind) for text, kind in kinds.items() if kind != "preferred"),
        country=first(properties, "countryCode"),
        identifiers=tuple(text for name in IDENTIFIERS for text in properties.get(name, ())),
        note=first(properties, "skos:note"),
    )


def passage_of(document: str, fragment: str) -> Passage:
    """Return a passage of a document (its id) by its text fragment.

    >>> passage_of("gazette", ":~:text=The%20donors,and%20Sweden").anchor
    'The donors … and Sweden'
    """
    parts = fragment.removeprefix(":~:text=").split(",")
    prefix = parts.pop(0)[:-1] if parts[0].endswith("-") else ""
    suffix = parts.pop()[1:] if parts[-1].startswith("-") else ""
    start, end = (unquote(part) for part in (*parts, "", "")[:2])
    return Passage(document, start, end, unquote(prefix), unquote(suffix))


def judgement_of(properties: Properties) -> Judgement:
    """Return a judgement of identity."""
    one, other = sorted(map(id_of, properties.get("judges", ["", ""])))
    verdict, reason = first(properties, "verdict"), first(properties, "reason")
    return Judgement(verdict, (one, other), reason, NOWHERE, by=first(properties, "curator"))
