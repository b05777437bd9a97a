"""Do no harm: rules for a graph in which nobody is put at risk.

After WHO, Ethical and Safety Recommendations for Interviewing Trafficked Women (2003), OHCHR, Recommended
Principles and Guidelines on Human Rights and Human Trafficking (E/2002/68/Add.1), UNIAP, Guide to Ethics and
Human Rights in Counter-Trafficking (2008), and the k = 11 of the Counter-Trafficking Data Collaborative.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ctipgraph.checks.contact import contact_data
from ctipgraph.checks.names import look
from ctipgraph.checks.people import few_victims, is_called_as_a_person, names_persons, speaks_of_victims
from ctipgraph.model import Actor, Corpus, Fact, Location, Name, Result
from ctipgraph.model.report import violation
from ctipgraph.ontology import Ontology

SMALLEST_COUNT = 11

_SHELTER = re.compile(
    r"\b(?:shelters?|safe ?houses?|(?:transit|protection) (?:centre|center|home)s?|half-?way houses?"
    r"|women's refuges?)\b"
)
_ADDRESS = re.compile(
    r"\b(?:street|road|avenue|lane|house no|village|km \d)\b|\d{1,2}\.\d{3,} ?°?[ns]?[,; ] ?\d{1,3}\.\d{3,}"
)


def persons_in_office_only(corpus: Corpus) -> Iterator[Result]:
    """A person is recorded with a public office, as of a day, and with evidence; otherwise not at all.

    An office that is denied is none, and whoever is called Mr or Ms is a person, whatever the entry's type.
    """
    offices: dict[str, list[Fact]] = {}
    for fact in corpus.facts:
        if is_office(corpus.ontology, fact.relation):
            if fact.status != "denied":
                offices.setdefault(fact.subject, []).append(fact)
            if not (fact.get("as_of") or fact.get("valid_from")):
                message = "an office needs the day as of which it is held; add the line 'as_of: …'"
                yield violation("office-as-of", fact.location, message)
    for actor in corpus.actors.values() if "fact" not in corpus.unread else ():
        if corpus.ontology.is_a(actor.type, "OfficeHolder") and not any(f.passages for f in offices.get(actor.id, ())):
            message = f"'{actor.id}' is a person without a public office; record the office, or delete the entry"
            yield violation("person-in-office", actor.location, message)
        elif title := _person_of_another_type(corpus, actor):
            message = (
                f"'{title.text}' names a person, but '{actor.id}' is of type {actor.type}; a person is an OfficeHolder"
            )
            yield violation("person-in-office", title.location, message)


def _person_of_another_type(corpus: Corpus, actor: Actor) -> Name | None:
    if corpus.ontology.is_a(actor.type, "OfficeHolder"):
        return None
    return next((name for name in actor.names if is_called_as_a_person(name.text)), None)


def is_office(ontology: Ontology, relation: str) -> bool:
    """Say whether a fact of a relation records a public office."""
    above = ontology.relations[relation].parents if relation in ontology.relations else ()
    return relation == "holdsOfficeIn" or any(is_office(ontology, parent) for parent in above)


def no_victim_as_entry(corpus: Corpus) -> Iterator[Result]:
    """No victim, survivor or suspect is an entry, nor a group of them; a body that supports them may be."""
    for actor in corpus.actors.values():
        one = any(corpus.ontology.is_a(actor.type, name) for name in ("OfficeHolder", "ActorGroup"))
        texts = [(actor.id.replace("-", " "), actor.at("id")), *((name.text, name.location) for name in actor.names)]
        text, location = next(((t, place) for t, place in texts if names_persons(t, one)), ("", actor.location))
        if text:
            message = f"'{text}' names victims or suspects; delete the entry, and speak of a group in a value only"
            yield violation("no-victims", location, message)


def no_contact_data(corpus: Corpus) -> Iterator[Result]:
    """No e-mail address, telephone number or account stands in a name, a note, a value or a passage's words."""
    for actor in corpus.actors.values():
        for name in actor.names:
            yield from _contact(name.text, name.location)
        for text in (actor.note, *(text for texts in actor.mentioned_as.values() for text in texts)):
            yield from _contact(text, actor.at("note"))
        for identifier in actor.identifiers:
            yield from _contact(identifier, actor.at("identifiers"), local=False)
    for document in corpus.documents.values():
        yield from _contact(f"{document.title} {document.publisher}", document.location)
    for judgement in corpus.judgements:
        yield from _contact(judgement.reason, judgement.at("reason"))
    for mark in corpus.no_facts:
        yield from _contact(f"{mark.passage.anchor} {mark.reason}", mark.passage.location)
    for fact in corpus.facts:
        for field, text in _texts(corpus, fact):
            yield from _contact(text, fact.at(field))
        for passage in fact.passages:
            words = "\n".join((passage.prefix, passage.start, passage.end, passage.suffix))
            yield from _contact(words, passage.location)


def _texts(corpus: Corpus, fact: Fact) -> Iterator[tuple[str, str]]:
    """The fields of a fact that hold words of the curator's own."""
    if corpus.ontology.relations[fact.relation].range == "xsd:string":
        yield "object", fact.object
    for name, text in (
        ("note", fact.note),
        ("reason", fact.reason),
        ("role", fact.get("role")),
        ("level", fact.get("level")),
    ):
        if text:
            yield name, text
    for text in fact.answers.values():
        yield "answers", text


def _contact(text: str, location: Location, *, local: bool = True) -> Iterator[Result]:
    for what, words in contact_data(text, local=local) if text else ():
        yield violation("no-contact", location, f"'{words}' looks like {what}; delete it")


def no_small_count_of_victims(corpus: Corpus) -> Iterator[Result]:
    """A count of victims below eleven is withheld, and so is one that two others give away: few are recognised."""
    write = f"write 'count: {SMALLEST_COUNT}' with 'comparator: under'"
    for fact in corpus.facts:
        count = _number(fact)
        if count is not None and _of_victims(corpus, fact):
            if count < SMALLEST_COUNT:
                yield violation("small-count", fact.at("count"), f"a count of victims below {SMALLEST_COUNT}; {write}")
            for id_ in fact.qualifiers.get("subset_of", ()):
                whole = _number(corpus.by_id[id_])
                if whole is not None and 0 < whole - count < SMALLEST_COUNT:
                    message = f"the rest of the {whole} is a count of victims below {SMALLEST_COUNT}; delete this part"
                    yield violation("small-count", fact.at("count"), message)
        for field, text in _texts(corpus, fact):
            yield from _few(text, fact.at(field))
    for actor in corpus.actors.values():
        for name in actor.names:
            yield from _few(name.text, name.location)
        yield from _few(actor.note, actor.at("note"))


def _number(fact: Fact) -> int | None:
    count = fact.get("count")
    return int(count) if count.isdecimal() and len(count) < 19 else None


def _of_victims(corpus: Corpus, fact: Fact) -> bool:
    texts = [fact.object, fact.note, *(name.text for name in _names(corpus, fact.object))]
    return any(speaks_of_victims(text) for text in texts)


def _few(text: str, location: Location) -> Iterator[Result]:
    if words := few_victims(text):
        message = f"'{words}' is a count of victims below {SMALLEST_COUNT}; write 'fewer than {SMALLEST_COUNT}'"
        yield violation("small-count", location, message)


def shelters_without_place(corpus: Corpus) -> Iterator[Result]:
    """A shelter is never tied to a place finer than a country, by a fact, by its name or by a note."""
    shelters = {id_ for id_, actor in corpus.actors.items() if is_shelter(actor.names)}
    if not shelters:
        return
    places = {id_: actor for id_, actor in corpus.actors.items() if _is_fine_place(corpus, id_)}
    for fact in corpus.facts:
        named = [fact.subject, fact.object, *(value for values in fact.qualifiers.values() for value in values)]
        shelter = next((id_ for id_ in named if id_ in shelters), "")
        if shelter:
            if place := next((id_ for id_ in named if id_ in places), ""):
                message = f"'{shelter}' is a shelter and '{place}' tells where; delete the place, or name the country"
                yield violation("shelter-place", fact.location, message)
            for field, text in _texts(corpus, fact):
                yield from _address(shelter, text, fact.at(field))
    towns = [look(name.text) for id_, actor in places.items() if id_ not in shelters for name in actor.names]
    for id_ in sorted(shelters):
        actor = corpus.actors[id_]
        for name in actor.names:
            yield from _address(id_, name.text, name.location, towns)
        yield from _address(id_, actor.note, actor.at("note"), towns)


def _address(shelter: str, text: str, location: Location, towns: Iterable[str] = ()) -> Iterator[Result]:
    plain = look(text)
    named = (match for town in towns if (match := re.search(rf"(?<!\w){re.escape(town)}(?!\w)", plain)))
    if match := _ADDRESS.search(plain) or next(named, None):
        found = match.group()
        message = f"'{shelter}' is a shelter and '{found}' tells where; delete it"
        yield violation("shelter-place", location, message)


def is_shelter(names: Iterable[Name]) -> bool:
    """Say whether one of the names is a shelter's."""
    return any(_SHELTER.search(look(name.text)) for name in names)


def _is_fine_place(corpus: Corpus, id_: str) -> bool:
    type_ = corpus.actors[id_].type if id_ in corpus.actors else ""
    wide = any(corpus.ontology.is_a(type_, name) for name in ("Country", "Region"))
    return corpus.ontology.is_a(type_, "Place") and not wide


def _names(corpus: Corpus, id_: str) -> tuple[Name, ...]:
    return corpus.actors[id_].names if id_ in corpus.actors else ()
