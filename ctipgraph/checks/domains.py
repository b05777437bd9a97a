"""What stands at the ends of a relation is of the kinds that its domain and range name."""

from __future__ import annotations

from collections.abc import Iterator

from ctipgraph.model import Corpus, Fact, Result
from ctipgraph.model.report import violation
from ctipgraph.ontology import Ontology


def ends_fit_relation(corpus: Corpus) -> Iterator[Result]:
    """A fact's subject and object are of the classes that the ontology declares for its relation."""
    for fact in corpus.facts:
        relation = corpus.ontology.relations[fact.relation]
        ends = {
            "subject": (fact.subject, relation.domain, "object"),
            "object": (fact.object, relation.range, "subject"),
        }
        for role, (id_, class_, other) in ends.items():
            if actual := _wrong(corpus, id_, class_):
                inverse = f" (the {other} of '{relation.inverse}')" if relation.inverse else ""
                message = (
                    f"the {role} of '{relation.name}'{inverse} has to be of type {class_}, "
                    f"but '{id_}' is of type {actual}; use another relation, "
                    f"or correct the type at {corpus.actors[id_].at('type')}"
                )
                yield violation("domain-range", fact.at(role), message)


def qualifiers_fit_range(corpus: Corpus) -> Iterator[Result]:
    """A qualifier that names an entry names one of the class that the ontology declares."""
    for fact in corpus.facts:
        for name, id_, class_ in _entries(corpus, fact):
            if actual := _wrong(corpus, id_, class_):
                message = (
                    f"'{name}' has to name an entry of type {class_}, but '{id_}' is of type {actual}; name another"
                )
                yield violation("domain-range", fact.at(name), message)


def _entries(corpus: Corpus, fact: Fact) -> Iterator[tuple[str, str, str]]:
    for name, values in fact.qualifiers.items():
        for value in values:
            yield name, value, corpus.ontology.qualifiers[name].range


def _wrong(corpus: Corpus, id_: str, class_: str) -> str:
    """The type of an entry, where it is not of the class; unknown entries are another rule's."""
    if id_ not in corpus.actors or fits(corpus.ontology, actual := corpus.actors[id_].type, class_):
        return ""
    return actual


def fits(ontology: Ontology, actual: str, class_: str) -> bool:
    """Say whether an entry of a type may stand where a class of entries is asked for; unknown types are not judged.

    >>> from ctipgraph.ontology import read_ontology
    >>> fits(read_ontology(), "Ministry", "Organisation"), fits(read_ontology(), "Project", "Organisation")
    (True, False)
    """
    if class_ not in ontology.classes or not ontology.is_a(class_, "Entity"):
        return True
    return ontology.is_a(actual, class_) or actual not in ontology.classes
