"""Records -> quads: the shape of the graph.

A fact is an `rdf:Statement` with its status, qualifiers and evidence. The plain triple, and its inverse,
is written only for facts that hold as asserted (`Corpus.is_plain`), into the graph of each document
that states it. There are no blank nodes, so that graphs can be compared line by line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ctipgraph.model import Actor, Corpus, Document, Fact, Judgement, Locked, Passage, Withdrawal
from ctipgraph.model.ids import digest
from ctipgraph.passages import text_fragment
from ctipgraph.rdf.terms import Vocabulary, iri, literal

Quad = tuple[str, str, str, str]
Pairs = Iterator[tuple[str, str]]

NAME_PROPERTIES = {
    "preferred": ("skos:prefLabel", "rdfs:label"),
    "alternative": ("skos:altLabel",),
    "acronym": ("acronym", "skos:altLabel"),
    "misspelt": ("skos:hiddenLabel",),
}


def to_quads(corpus: Corpus) -> Iterator[Quad]:
    """Yield the graph of a corpus, in no particular order; a triple may come more than once.

    >>> from ctipgraph.records import read_corpus
    >>> quads = set(to_quads(read_corpus("data")))
    >>> any(term.startswith("_:") for quad in quads for term in quad)
    False
    """
    words = Vocabulary(corpus.ontology, corpus.dataset.base)
    yield from _about(f"<{words.base}dataset>", _dataset(corpus, words))
    for document in corpus.documents.values():
        yield from _about(words.entry("document", document.id), _document(document, words))
        if corpus.is_read(document.id):
            read = literal("true", datatype="boolean")
            yield words.entry("document", document.id), words.term("readToTheEnd"), read, ""
        yield from _about(words.entry("graph", document.id), _graph(document, words))
    for actor in corpus.actors.values():
        yield from _about(words.entry("actor", actor.id), _actor(actor, words))
    for judgement in corpus.judgements:
        yield from _judgement(judgement, words)
    for withdrawal in corpus.withdrawals:
        yield from _about(words.entry("withdrawal", "w-" + digest([withdrawal.id])), _withdrawal(withdrawal, words))
    passages = {p.id: p for fact in corpus.facts for p in fact.passages}
    for id_, passage in sorted(passages.items()):
        yield from _passage(id_, passage, words)
        if id_ in corpus.lock:
            yield from _position(id_, corpus.lock[id_], words)
    for fact in corpus.facts:
        yield from _about(words.entry("fact", fact.id), _fact(fact, corpus, words))
        if corpus.is_plain(fact):
            yield from _plain(fact, corpus, words)


def _about(subject: str, pairs: Pairs) -> Iterator[Quad]:
    return ((subject, predicate, object_, "") for predicate, object_ in pairs)


def _stated(words: Vocabulary, rows: list[tuple[str, str, Callable[[str], str]]]) -> Pairs:
    """Predicate and written value of each row that has a value."""
    return ((words.term(name), write(text)) for name, text, write in rows if text)


def _dataset(corpus: Corpus, words: Vocabulary) -> Pairs:
    dataset = corpus.dataset
    for kind in ("dcat:Dataset", "void:Dataset"):
        yield words.term("rdf:type"), words.term(kind)
    yield words.term("void:vocabulary"), f"<{corpus.ontology.namespace}>"
    yield from _stated(
        words,
        [
            ("dcterms:title", dataset.title, literal),
            ("dcterms:description", dataset.description, literal),
            ("dcterms:license", dataset.licence, iri),
            ("dc:creator", dataset.creator, literal),
            ("owl:versionInfo", dataset.version, literal),
        ],
    )


def _document(document: Document, words: Vocabulary) -> Pairs:
    yield words.term("rdf:type"), words.term("SourceDocument")
    yield words.term("dcterms:title"), literal(document.title, lang=document.language)
    yield from _stated(
        words,
        [
            ("dcterms:identifier", document.id, literal),
            ("dc:publisher", document.publisher, literal),
            ("dcterms:issued", document.published, lambda text: words.value(text, "StatedDate")),
            ("dcterms:dateAccepted", document.retrieved, lambda text: words.value(text, "StatedDate")),
            ("schema:url", document.url, iri),
            ("dc:language", document.language, literal),
            ("dc:type", document.kind, literal),
            ("dc:rights", document.licence, literal),
            ("textSha256", document.text_sha256, literal),
            ("sameOriginAs", document.same_origin_as, lambda text: words.entry("document", text)),
        ],
    )


def _graph(document: Document, words: Vocabulary) -> Pairs:
    yield words.term("rdf:type"), words.term("prov:Entity")
    yield words.term("prov:wasDerivedFrom"), words.entry("document", document.id)


def _actor(actor: Actor, words: Vocabulary) -> Pairs:
    yield words.term("rdf:type"), words.term(actor.type)
    for name in actor.names:
        for predicate in NAME_PROPERTIES[name.kind]:
            yield words.term(predicate), literal(name.text, lang=name.lang)
    for identifier in actor.identifiers:
        known = identifier.startswith(("http://", "https://"))
        yield words.term("skos:exactMatch" if known else "dcterms:identifier"), (iri if known else literal)(identifier)
    yield from _stated(words, [("countryCode", actor.country, literal), ("skos:note", actor.note, literal)])


def _judgement(judgement: Judgement, words: Vocabulary) -> Iterator[Quad]:
    pair = [words.entry("actor", id_) for id_ in judgement.pair]
    subject = words.entry("judgement", "j-" + digest([judgement.verdict, *judgement.pair]))
    rows = [
        ("verdict", judgement.verdict, literal),
        ("reason", judgement.reason, literal),
        ("curator", judgement.by, literal),
        ("dcterms:created", judgement.on, lambda text: words.value(text, "StatedDate")),
    ]
    yield subject, words.term("rdf:type"), words.term("Judgement"), ""
    yield from _about(subject, _stated(words, rows))
    for entry in pair:
        yield subject, words.term("judges"), entry, ""
    if judgement.verdict == "same":
        for one, other in (pair, pair[::-1]):
            yield one, words.term("sameBodyAs"), other, ""


def _passage(id_: str, passage: Passage, words: Vocabulary) -> Iterator[Quad]:
    """A Web Annotation resource: https://www.w3.org/TR/annotation-model/#fragment-selector."""
    subject, selector = words.entry("passage", id_), words.entry("selector", id_)
    for kind in ("Passage", "oa:SpecificResource"):
        yield subject, words.term("rdf:type"), words.term(kind), ""
    yield subject, words.term("oa:hasSource"), words.entry("document", passage.document), ""
    yield subject, words.term("anchor"), literal(passage.anchor), ""
    yield subject, words.term("oa:hasSelector"), selector, ""
    yield selector, words.term("rdf:type"), words.term("oa:FragmentSelector"), ""
    yield selector, words.term("rdf:value"), literal(text_fragment(passage)), ""
    yield selector, words.term("dcterms:conformsTo"), iri("https://wicg.github.io/scroll-to-text-fragment/"), ""


def _position(id_: str, locked: Locked, words: Vocabulary) -> Iterator[Quad]:
    """Where the passage stood in the text: https://www.w3.org/TR/annotation-model/#text-position-selector."""
    selector = words.entry("position", id_)
    yield words.entry("passage", id_), words.term("oa:hasSelector"), selector, ""
    yield selector, words.term("rdf:type"), words.term("oa:TextPositionSelector"), ""
    for name, offset in (("oa:start", locked.start), ("oa:end", locked.end)):
        yield selector, words.term(name), literal(str(offset), datatype="nonNegativeInteger"), ""


def _withdrawal(withdrawal: Withdrawal, words: Vocabulary) -> Pairs:
    yield words.term("rdf:type"), words.term("Withdrawal")
    yield from _stated(
        words,
        [
            ("withdraws", withdrawal.id, literal),
            ("reason", withdrawal.reason, literal),
            ("curator", withdrawal.by, literal),
            ("dcterms:created", withdrawal.on, lambda text: words.value(text, "StatedDate")),
        ],
    )


def _fact(fact: Fact, corpus: Corpus, words: Vocabulary) -> Pairs:
    for kind in ("Fact", "rdf:Statement"):
        yield words.term("rdf:type"), words.term(kind)
    yield words.term("rdf:subject"), words.entry("actor", fact.subject)
    yield words.term("rdf:predicate"), words.term(fact.relation)
    yield words.term("rdf:object"), words.value(fact.object, corpus.ontology.relations[fact.relation].range)
    yield words.term("status"), words.term(fact.status)
    yield words.term("rank"), literal(fact.rank)
    for passage in fact.passages:
        yield words.term("evidence"), words.entry("passage", passage.id)
    for document in fact.documents:
        yield words.term("prov:wasDerivedFrom"), words.entry("document", document)
    for name, values in fact.qualifiers.items():
        qualifier = corpus.ontology.qualifiers[name]
        for value in values:
            yield words.term(qualifier.name), words.value(value, qualifier.range)
    for other in corpus.conflicts.get(fact.id, ()):
        yield words.term("conflictsWith"), words.entry("fact", other)
    first, last = corpus.evidenced(fact)
    yield from _stated(
        words,
        [
            ("evidencedFrom", first, lambda text: words.value(text, "StatedDate")),
            ("evidencedTo", last, lambda text: words.value(text, "StatedDate")),
            ("skos:note", fact.note, literal),
            ("reason", fact.reason, literal),
            ("curator", fact.curator, literal),
            ("reviewedBy", fact.reviewed_by, literal),
            ("review", fact.review, literal),
        ],
    )


def _plain(fact: Fact, corpus: Corpus, words: Vocabulary) -> Iterator[Quad]:
    relation = corpus.ontology.relations[fact.relation]
    subject, object_ = words.entry("actor", fact.subject), words.value(fact.object, relation.range)
    inverse = relation.name if relation.symmetric else relation.inverse
    for document in fact.documents:
        graph = words.entry("graph", document)
        yield subject, words.term(relation.name), object_, graph
        if inverse:
            yield object_, words.term(inverse), subject, graph
