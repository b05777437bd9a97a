"""A fact in words, as one of its ends sees it."""

from __future__ import annotations

from collections.abc import Collection

from ctipgraph.model import Corpus, Fact
from ctipgraph.records.rows import label, object_label, sentence


def body_entry(corpus: Corpus, id_: str) -> str:
    """Return the entry that stands for the body of an entry: its canonical one, or in a selection one that is in it.

    >>> from ctipgraph.records import read_corpus
    >>> body_entry(read_corpus("data"), "ministry-of-labour-and-social-welfare")
    'ministry-of-labor-and-social-welfare'
    """
    canonical = corpus.identity.canonical(id_)
    if canonical in corpus.actors:
        return canonical
    return next((one for one in corpus.identity.body(id_) if one in corpus.actors), id_)


def heading(corpus: Corpus, fact: Fact, body: Collection[str]) -> str:
    """Return the relation as a body (ids of entries) sees it: `is funded by` for the object of `funds`."""
    relation = corpus.ontology.relations[fact.relation]
    if fact.subject in body:
        return relation.label
    if fact.object in body:
        return relation.label if relation.symmetric else relation.inverse_label
    return "says" if set(fact.qualifiers.get("speaker", ())) & set(body) else "is named in"


def far_end(corpus: Corpus, fact: Fact, body: Collection[str]) -> str:
    """Return the other end of a fact in words; the whole sentence where the body stands at neither end.

    >>> from ctipgraph.records import read_corpus
    >>> corpus = read_corpus("data")
    >>> fact = next(fact for fact in corpus.facts if fact.relation == "secretariatOf" and fact.subject == "un-act")
    >>> heading(corpus, fact, {"commit"}), far_end(corpus, fact, {"commit"})
    ('has as secretariat', 'UN Action for Cooperation against Trafficking in Persons')
    """
    if fact.subject in body:
        return object_label(corpus, fact)
    return label(corpus, fact.subject) if fact.object in body else sentence(corpus, fact)


def details(corpus: Corpus, fact: Fact, without: Collection[str] = ()) -> str:
    """Return the qualifiers of a fact that are no facts themselves, `without` some of them (fields of the record)."""
    ontology = corpus.ontology
    return ", ".join(
        _detail(corpus, name, value)
        for name, values in fact.qualifiers.items()
        if name not in without and ontology.qualifiers[name].range != "Fact"
        for value in values
    )


def _detail(corpus: Corpus, name: str, value: str) -> str:
    qualifier, concepts = corpus.ontology.qualifiers[name], corpus.ontology.concepts
    if qualifier.range == "xsd:boolean" and value == "true":
        return qualifier.label
    return f"{qualifier.label}: {concepts[value].label if value in concepts else label(corpus, value)}"


def standing(corpus: Corpus, fact: Fact) -> str:
    """Return how a fact is known: its status, who says so, its conflicts, and its rank where it has one.

    >>> from ctipgraph.records import read_corpus
    >>> corpus = read_corpus("data")
    >>> standing(corpus, next(fact for fact in corpus.facts if fact.relation == "develops"))
    'claimed, says Kaarina Immonen'
    """
    parts = [fact.status]
    parts += [f"says {label(corpus, id_)}" for id_ in fact.qualifiers.get("speaker", ())]
    parts += ["in conflict"] if fact.id in corpus.conflicts else []
    parts += [fact.rank] if fact.rank != "normal" else []
    return ", ".join(parts)


def evidenced(corpus: Corpus, fact: Fact) -> str:
    """Return the dates of the documents that a fact was read in, which are not those of its beginning or end."""
    first, last = corpus.evidenced(fact)
    return first if first == last else f"{first} to {last}"
