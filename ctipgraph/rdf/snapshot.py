"""A graph read back into entries and their fields, whatever file or data folder it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ctipgraph.model import Corpus
from ctipgraph.ontology import Ontology
from ctipgraph.rdf.quads import to_quads
from ctipgraph.rdf.terms import literal_parts

Entry = Mapping[str, tuple[str, ...]]
Triple = tuple[str, str, str]  # in N-Triples syntax

# for each kind of entry its fields by their terms; a fact has the ontology's qualifiers besides
FIELDS: Mapping[str, Mapping[str, str]] = {
    "dataset": {
        "dcterms:title": "title",
        "dcterms:description": "description",
        "dcterms:license": "licence",
        "dc:creator": "creator",
        "owl:versionInfo": "version",
    },
    "document": {
        "dcterms:title": "title",
        "dc:publisher": "publisher",
        "dcterms:issued": "published",
        "dcterms:dateAccepted": "retrieved",
        "schema:url": "url",
        "dc:language": "language",
        "dc:type": "kind",
        "dc:rights": "licence",
        "textSha256": "text_sha256",
        "sameOriginAs": "same_origin_as",
    },
    "actor": {
        "rdf:type": "type",
        "skos:prefLabel": "name",
        "skos:altLabel": "also",
        "acronym": "acronym",
        "skos:hiddenLabel": "misspelt",
        "skos:exactMatch": "identifiers",
        "dcterms:identifier": "identifiers",
        "countryCode": "country",
        "skos:note": "note",
    },
    "judgement": {
        "verdict": "verdict",
        "judges": "pair",
        "reason": "reason",
        "curator": "by",
        "dcterms:created": "on",
    },
    "withdrawal": {"withdraws": "withdraws", "reason": "reason", "curator": "by", "dcterms:created": "on"},
    "passage": {"oa:hasSource": "document", "anchor": "anchor", "oa:hasSelector": "selector"},
    "selector": {"rdf:value": "fragment"},
    "fact": {
        "rdf:subject": "subject",
        "rdf:predicate": "relation",
        "rdf:object": "object",
        "status": "status",
        "rank": "rank",
        "evidence": "passages",
        "skos:note": "note",
        "reason": "reason",
        "curator": "curator",
        "reviewedBy": "reviewed_by",
        "review": "review",
    },
}


@dataclass(frozen=True)
class Snapshot:
    """A state of the data: for each kind its entries by id, each with its fields, sorted.

    `base` begins the identifiers; what is derived (evidenced from and to, places in a text) is not in it.
    """

    name: str
    base: str
    kinds: Mapping[str, Mapping[str, Entry]]

    def get(self, kind: str, id_: str, field: str) -> str:
        """Return the first value of a field, or an empty string."""
        return next(iter(self.kinds[kind].get(id_, {}).get(field, ())), "")


def snapshot(triples: Iterable[Triple], ontology: Ontology, name: str) -> Snapshot:
    """Gather triples into entries; those of no entry, and of terms that no field has, are passed over.

    >>> from ctipgraph.records import read_corpus
    >>> corpus = read_corpus("data")
    >>> state = snapshot(triples_of(corpus), corpus.ontology, "data")
    >>> len(state.kinds["fact"]) == len(corpus.facts), state.get("actor", "un-act", "acronym")
    (True, 'UN-ACT')
    """
    fields = _fields(ontology)
    of_subject: dict[str, tuple[str, str, str]] = {}
    found: dict[tuple[str, str, str], dict[str, list[str]]] = {}
    for subject, predicate, object_ in triples:
        entry = of_subject.get(subject) or of_subject.setdefault(subject, _parts(subject.strip("<>")))
        field = fields.get(entry[1], {}).get(predicate)
        if field is not None:
            found.setdefault(entry, {}).setdefault(field, []).append(object_)
    base = min((start for start, kind, _ in found if kind in ("dataset", "fact")), default="")
    kinds: dict[str, dict[str, Entry]] = {kind: {} for kind in FIELDS}
    for start, kind, id_ in sorted(found):
        values = found.pop((start, kind, id_))
        if start == base:
            kinds[kind][id_] = {
                name: tuple(sorted(_text(term, base, ontology.namespace) for term in set(values[name])))
                for name in sorted(values)
            }
    return Snapshot(name, base, kinds)


def triples_of(corpus: Corpus) -> Iterator[Triple]:
    """Yield the triples of a corpus's graph."""
    return (quad[:3] for quad in to_quads(corpus))


def _fields(ontology: Ontology) -> dict[str, dict[str, str]]:
    """For each kind its fields by the terms in N-Triples syntax."""

    def written(term: str) -> str:
        prefix, colon, rest = term.partition(":")
        return f"<{ontology.prefixes[prefix]}{rest}>" if colon else f"<{ontology.namespace}{term}>"

    fields = {kind: {written(term): field for term, field in rows.items()} for kind, rows in FIELDS.items()}
    fields["fact"] |= {written(qualifier.name): name for name, qualifier in ontology.qualifiers.items()}
    return fields


def _parts(iri: str) -> tuple[str, str, str]:
    """The base, the kind and the id in an entry's IRI; for the data set the kind alone."""
    start, _, id_ = iri.rpartition("/")
    if id_ == "dataset":
        return f"{start}/", id_, id_
    start, _, kind = start.rpartition("/")
    return f"{start}/", kind, id_


def _text(term: str, base: str, namespace: str) -> str:
    """A term as a field holds it: a value, a name of the ontology, the id of an entry, or another IRI."""
    if term.startswith('"'):
        text, lang, _ = literal_parts(term)
        return f"{text} @{lang}" if lang else text
    iri = term.strip("<>")
    if iri.startswith(namespace):
        return iri.removeprefix(namespace)
    return iri.rpartition("/")[2] if iri.startswith(base) and _parts(iri)[0] == base else iri
