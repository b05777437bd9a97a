"""Roles, as ontology and records have them: a relation from either end, a role of the IATI code list, an office."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ctipgraph.errors import NotFoundError
from ctipgraph.findings.index import FactIndex
from ctipgraph.ontology import Ontology, Term, suggest
from ctipgraph.records.lookup import folded


class Role(NamedTuple):
    """What is asked for: facts of these relations, or with this role; `inverse` where their objects are asked for.

    `name` is the role in words, `meant` says what it was taken for.
    """

    name: str
    meant: str
    relations: frozenset[str] = frozenset()
    inverse: bool = False
    office: str = ""


def read_role(index: FactIndex, text: str) -> Role:
    """Return the role of this name: a relation or its inverse, an IATI role or its code, or an office of the records.

    Raises NotFoundError with the near names.

    >>> from ctipgraph.findings.index import CorpusIndex
    >>> from ctipgraph.records import read_corpus
    >>> index = CorpusIndex(read_corpus("data"))
    >>> read_role(index, "is funded by").inverse, sorted(read_role(index, "4").relations)
    (True, ['implements'])
    >>> read_role(index, "fund")
    Traceback (most recent call last):
    ...
    ctipgraph.errors.NotFoundError: no role 'fund'; did you mean 'funds'?
    """
    wanted = folded(text)
    ontology = index.corpus.ontology
    relations = _by_word({name: (relation.label,) for name, relation in ontology.relations.items()})
    inverses = _by_word({r.inverse: (r.inverse_label,) for r in ontology.relations.values() if r.inverse})
    codes = ontology.concepts_of("OrganisationRole")
    listed = _by_word({name: (term.label, term.mark("skos:notation")) for name, term in codes.items()})
    if wanted in relations:
        return _relation(ontology, relations[wanted])
    if wanted in inverses:
        return _relation(ontology, ontology.inverses[inverses[wanted]], inverse=True)
    if wanted in listed:
        return _listed(ontology, codes[listed[wanted]])
    offices = index.offices()
    if wanted in offices:
        return Role(f"is {offices[wanted]}", f"the office '{offices[wanted]}', as passages name it", office=wanted)
    labels = [term.label for term in (*ontology.relations.values(), *codes.values())]
    near = suggest(text, [*ontology.relations, *ontology.inverses, *labels, *offices.values()])
    known = "; it takes a relation, an IATI role (Funding, 1, …) or an office: ctipgraph query offices"
    raise NotFoundError(f"no role '{text}'{near or known}")


def iati_role(ontology: Ontology, relation: str) -> str:
    """Return the IATI role, with its code, of the subject of a fact; empty where none is close.

    >>> from ctipgraph.ontology import read_ontology
    >>> iati_role(read_ontology(), "funds"), iati_role(read_ontology(), "heads")
    ('1 Funding', '')
    """
    name = ontology.relations[relation].mark("organisationRole")
    return _coded(ontology.concepts[name]) if name in ontology.concepts else ""


def _relation(ontology: Ontology, name: str, *, inverse: bool = False) -> Role:
    relation = ontology.relations[name]
    label = relation.inverse_label if inverse else relation.label
    narrower = ontology.narrower(name)
    below = ", ".join(sorted(ontology.relations[other].label for other in narrower - {name}))
    code = iati_role(ontology, name)
    meant = f"the relation '{label}'{f', with what is narrower: {below}' if below else ''}"
    return Role(label, f"{meant}{f'; IATI role {code}' if code else ''}", narrower, inverse)


def _listed(ontology: Ontology, term: Term) -> Role:
    closest = [name for name, relation in ontology.relations.items() if relation.mark("organisationRole") == term.name]
    narrower = frozenset[str]().union(*(ontology.narrower(name) for name in closest))
    labels = " or ".join(ontology.relations[name].label for name in closest)
    coded = _coded(term)
    if not closest:
        return Role(
            f"has the IATI role {coded}", f"the IATI role {coded}, which no relation of the ontology is close to"
        )
    return Role(labels, f"the IATI role {coded}, to which the relation '{labels}' is closest", narrower)


def _coded(term: Term) -> str:
    return f"{term.mark('skos:notation')} {term.label}"


def _by_word(words: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Names by themselves and by other words for them, folded; a name goes before another's label."""
    found = {folded(name): name for name in words}
    for name, others in words.items():
        for word in others:
            found.setdefault(folded(word), name)
    return found
