"""Do no harm: rules for a graph in which nobody is put at risk.

After WHO, Ethical and Safety Recommendations for Interviewing Trafficked Women (2003), OHCHR, Recommended
Principles and Guidelines on Human Rights and Human Trafficking (E/2002/68/Add.1), UNIAP, Guide to Ethics and
Human Rights in Counter-Trafficking (2008), and the k = 11 of the Counter-Trafficking Data Collaborative.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ctipgraph.model import Corpus, Fact, Location, Name, Result
from ctipgraph.model.report import violation

SMALLEST_COUNT = 11

_PERSONS = r"(?:victims?|survivors?|suspects?|perpetrators?|offenders?|traffickers?)"
_PERSONS_AS_NAME = re.compile(rf"(?:.*\s)?{_PERSONS}(?:\s+of\b.*)?", re.IGNORECASE)
_VICTIMS = re.compile(
    r"\b(?:victims?|survivors?|trafficked (?:persons?|people|women|men|children|girls|boys))\b", re.IGNORECASE
)
_SHELTER = re.compile(r"\b(?:shelters?|safe ?houses?|transit (?:centre|center|home)s?)\b", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
_PHONE = re.compile(
    r"(?:\+|\b00)\d[\d ()/.-]{6,}\d|\b(?:tel|phone|mobile|whatsapp)\b\D{0,5}\d[\d ()/.-]{4,}", re.IGNORECASE
)


def persons_in_office_only(corpus: Corpus) -> Iterator[Result]:
    """A person is recorded with a public office, as of a day, and with evidence; otherwise not at all."""
    offices: dict[str, list[Fact]] = {}
    for fact in corpus.facts:
        if _is_office(corpus, fact):
            offices.setdefault(fact.subject, []).append(fact)
            if not (fact.get("as_of") or fact.get("valid_from")):
                message = "an office needs the day as of which it is held; add the line 'as_of: …'"
                yield violation("office-as-of", fact.location, message)
    for actor in corpus.actors.values():
        if corpus.ontology.is_a(actor.type, "OfficeHolder") and not any(f.passages for f in offices.get(actor.id, ())):
            message = f"'{actor.id}' is a person without a public office; record the office, or delete the entry"
            yield violation("person-in-office", actor.location, message)


def _is_office(corpus: Corpus, fact: Fact) -> bool:
    return fact.relation == "holdsOfficeIn" or "holdsOfficeIn" in corpus.ontology.relations[fact.relation].parents


def no_victim_as_entry(corpus: Corpus) -> Iterator[Result]:
    """No victim, survivor or suspect is an entry, nor a group of them; an office that supports them may be."""
    for actor in corpus.actors.values():
        for name in actor.names:
            if _PERSONS_AS_NAME.fullmatch(name.text):
                message = (
                    f"'{name.text}' names victims or suspects; delete the entry, and speak of a group in a value only"
                )
                yield violation("no-victims", actor.location, message)


def no_contact_data(corpus: Corpus) -> Iterator[Result]:
    """No e-mail address and no telephone number stands in a name, a note or a value."""
    for actor in corpus.actors.values():
        yield from _contact([*(name.text for name in actor.names), actor.note, *actor.identifiers], actor.location)
    for fact in corpus.facts:
        yield from _contact([fact.object, fact.note, fact.reason, fact.get("role")], fact.location)


def _contact(texts: list[str], location: Location) -> Iterator[Result]:
    for text in texts:
        if _EMAIL.search(text) or _PHONE.search(text):
            yield violation("no-contact", location, "a telephone number or an e-mail address; delete it")


def no_small_count_of_victims(corpus: Corpus) -> Iterator[Result]:
    """A count of victims below eleven is withheld: few people can be recognised."""
    for fact in corpus.facts:
        count = fact.get("count")
        texts = [fact.object, fact.note, *(name.text for name in _names(corpus, fact.object))]
        small = count.isdigit() and int(count) < SMALLEST_COUNT
        if small and fact.get("comparator") != "under" and any(_VICTIMS.search(text) for text in texts):
            message = (
                f"a count of victims below {SMALLEST_COUNT}; write 'count: {SMALLEST_COUNT}' with 'comparator: under'"
            )
            yield violation("small-count", fact.location, message)


def shelters_without_place(corpus: Corpus) -> Iterator[Result]:
    """A shelter is never tied to a place finer than a country."""
    for fact in corpus.facts:
        shelters = [id_ for id_ in (fact.subject, fact.object) if _is_shelter(corpus, id_)]
        places = [id_ for id_ in (fact.subject, fact.object, fact.get("place")) if _is_fine_place(corpus, id_)]
        if shelters and places:
            message = (
                f"'{shelters[0]}' is a shelter and '{places[0]}' tells where; delete the place, or name the country"
            )
            yield violation("shelter-place", fact.location, message)


def _is_shelter(corpus: Corpus, id_: str) -> bool:
    return any(_SHELTER.search(name.text) for name in _names(corpus, id_))


def _is_fine_place(corpus: Corpus, id_: str) -> bool:
    return id_ in corpus.actors and corpus.ontology.is_a(corpus.actors[id_].type, "Town")


def _names(corpus: Corpus, id_: str) -> tuple[Name, ...]:
    return corpus.actors[id_].names if id_ in corpus.actors else ()
