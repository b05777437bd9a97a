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

_VICTIM = r"(?:victims?|survivors?|trafficked (?:persons?|people|wom[ae]n|m[ae]n|child(?:ren)?|girls?|boys?))"
_PERSON = rf"(?:{_VICTIM}|suspects?|perpetrators?|offenders?|traffickers?)"
_PERSONS_AS_NAME = re.compile(rf"(?P<before>.*\s)?{_PERSON}(?:\s+(?:of\b.*|[a-z]|\d+))?", re.IGNORECASE)
_MEANT_FOR = {"for", "to", "on", "against"}  # a fund for victims is none of them
_VICTIMS = re.compile(rf"\b{_VICTIM}\b", re.IGNORECASE)
_SHELTER = re.compile(r"\b(?:shelters?|safe ?houses?|transit (?:centre|center|home)s?)\b", re.IGNORECASE)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.]+")
_PHONE = re.compile(
    r"(?:\+|(?<!\d )\b00)\d[\d ()/.-]{6,}\d|\b(?:tel|phone|mobile|whatsapp)\b\D{0,5}\d[\d ()/.-]{4,}", re.IGNORECASE
)


def persons_in_office_only(corpus: Corpus) -> Iterator[Result]:
    """A person is recorded with a public office, as of a day, and with evidence; otherwise not at all."""
    offices: dict[str, list[Fact]] = {}
    for fact in corpus.facts:
        if _is_office(corpus, fact.relation):
            offices.setdefault(fact.subject, []).append(fact)
            if not (fact.get("as_of") or fact.get("valid_from")):
                message = "an office needs the day as of which it is held; add the line 'as_of: …'"
                yield violation("office-as-of", fact.location, message)
    for actor in corpus.actors.values() if "fact" not in corpus.unread else ():
        if corpus.ontology.is_a(actor.type, "OfficeHolder") and not any(f.passages for f in offices.get(actor.id, ())):
            message = f"'{actor.id}' is a person without a public office; record the office, or delete the entry"
            yield violation("person-in-office", actor.location, message)


def _is_office(corpus: Corpus, relation: str) -> bool:
    known = corpus.ontology.relations
    above = known[relation].parents if relation in known else ()
    return relation == "holdsOfficeIn" or any(_is_office(corpus, parent) for parent in above)


def no_victim_as_entry(corpus: Corpus) -> Iterator[Result]:
    """No victim, survivor or suspect is an entry, nor a group of them; an office that supports them may be."""
    for actor in corpus.actors.values():
        texts = [(actor.id.replace("-", " "), actor.at("id")), *((name.text, name.location) for name in actor.names)]
        text, location = next(((text, place) for text, place in texts if _is_person(text)), ("", actor.location))
        if text:
            message = f"'{text}' names victims or suspects; delete the entry, and speak of a group in a value only"
            yield violation("no-victims", location, message)


def _is_person(name: str) -> bool:
    match = _PERSONS_AS_NAME.fullmatch(name)
    return match is not None and not _MEANT_FOR & set((match["before"] or "").casefold().split())


def no_contact_data(corpus: Corpus) -> Iterator[Result]:
    """No e-mail address and no telephone number stands in a name, a note or a value."""
    for actor in corpus.actors.values():
        for name in actor.names:
            yield from _contact(name.text, name.location)
        yield from _contact(actor.note, actor.at("note"))
        for identifier in actor.identifiers:
            yield from _contact(identifier, actor.at("identifiers"))
    for fact in corpus.facts:
        texts = {"object": fact.object, "note": fact.note, "reason": fact.reason, "role": fact.get("role")}
        for field, text in texts.items():
            yield from _contact(text, fact.at(field))


def _contact(text: str, location: Location) -> Iterator[Result]:
    for what, pattern in (("an e-mail address", _EMAIL), ("a telephone number", _PHONE)):
        if match := pattern.search(text):
            yield violation("no-contact", location, f"'{match.group()}' looks like {what}; delete it")


def no_small_count_of_victims(corpus: Corpus) -> Iterator[Result]:
    """A count of victims below eleven is withheld: few people can be recognised."""
    for fact in corpus.facts:
        count = fact.get("count")
        texts = [fact.object, fact.note, *(name.text for name in _names(corpus, fact.object))]
        small = len(count) < 3 and count.isdecimal() and int(count) < SMALLEST_COUNT
        if small and any(_VICTIMS.search(text) for text in texts):
            message = (
                f"a count of victims below {SMALLEST_COUNT}; write 'count: {SMALLEST_COUNT}' with 'comparator: under'"
            )
            yield violation("small-count", fact.at("count"), message)


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
    type_ = corpus.actors[id_].type if id_ in corpus.actors else ""
    wide = any(corpus.ontology.is_a(type_, name) for name in ("Country", "Region"))
    return corpus.ontology.is_a(type_, "Place") and not wide


def _names(corpus: Corpus, id_: str) -> tuple[Name, ...]:
    return corpus.actors[id_].names if id_ in corpus.actors else ()
