"""Ids, dates, numbers, codes and addresses are written in the form that they are read in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from pyoxigraph import NamedNode

from ctipgraph.errors import DataError
from ctipgraph.model import Corpus, Result
from ctipgraph.model.records import Located
from ctipgraph.model.report import violation
from ctipgraph.rdf.terms import DATE_FORMS, iri


def _is_id(text: str) -> bool:
    return re.fullmatch(r"[a-z0-9]+(?:[.-][a-z0-9]+)*", text) is not None and len(text) <= 100


def is_date(text: str) -> bool:
    """A date of any precision that the calendar has."""
    if not any(form.fullmatch(text) for form, _ in DATE_FORMS):
        return False
    full = {4: text + "-01-01", 7: ("2000" + text[1:]) if text.startswith("--") else text + "-01"}.get(len(text), text)
    try:
        date.fromisoformat(full)
    except ValueError:
        return False
    return True


def _is_address(text: str) -> bool:
    try:
        iri(text)
        NamedNode(text)
    except (DataError, ValueError):
        return False
    return re.match(r"https?://[^/?#\s]", text) is not None


def _is_base(text: str) -> bool:
    return _is_address(text) and text.endswith(("/", "#"))


def _matches(pattern: str) -> Callable[[str], bool]:
    return lambda text: re.fullmatch(pattern, text, re.ASCII) is not None


# what is written: how it has to look, said to a person
FORMS: dict[str, tuple[Callable[[str], bool], str]] = {
    "id": (_is_id, "small letters, digits, '-' and '.', as in 'un-act'"),
    "date": (is_date, "a date of the calendar: 2014, 2014-07, 2014-07-17, or --07-17 without its year"),
    "day": (lambda text: is_date(text) and text[0] != "-", "a date of the calendar: 2014-07-17, 2014-07 or 2014"),
    "address": (_is_address, "an address that begins with http:// or https:// and has no blanks"),
    "base": (_is_base, "an address that begins with http:// or https:// and ends with '/' or '#'"),
    "country": (_matches("[A-Z]{2}"), "an ISO 3166 code of two capitals, as in 'LA' or 'NO'"),
    "language": (_matches("[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*"), "a language tag, as in 'en' or 'lo'"),
    "sha256": (_matches("[0-9a-f]{64}"), "64 digits and letters a-f; print it with: sha256sum FILE"),
    "currency": (_matches("[A-Z]{3}"), "an ISO 4217 code of three capitals, as in 'LAK'"),
    "xsd:integer": (_matches(r"0|[1-9]\d{0,17}"), "a whole number without commas or leading zeros, as in 425"),
    "xsd:decimal": (_matches(r"\d{1,30}(\.\d{1,10})?"), "a number without commas, as in 100000000 or 2.5"),
    "xsd:boolean": (lambda text: text in ("true", "false"), "true or false"),
    "xsd:duration": (
        _matches(r"P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?"),
        "an ISO 8601 duration, as in P5Y for five years",
    ),
}
FORMS["StatedDate"] = FORMS["date"]


def forms(corpus: Corpus) -> Iterator[Result]:
    """Each value has the form that its field, or the range of its relation or qualifier, asks for."""
    dataset = corpus.dataset
    yield from _each(dataset, base=("base", dataset.base), licence=("address", dataset.licence))
    for document in corpus.documents.values():
        yield from _each(
            document,
            id=("id", document.id),
            published=("day", document.published),
            retrieved=("day", document.retrieved),
            url=("address", document.url),
            language=("language", document.language),
            text_sha256=("sha256", document.text_sha256),
        )
    for actor in corpus.actors.values():
        fields = {"id": ("id", actor.id), "country": ("country", actor.country), "lang": ("language", actor.lang)}
        yield from _each(actor, **fields)
        for other in actor.also:
            yield from _each(other, lang=("language", other.lang))
        for identifier in actor.identifiers:
            if ":" in identifier:
                yield from _each(actor, identifiers=("address", identifier))
    for judgement in corpus.judgements:
        yield from _each(judgement, on=("day", judgement.on))
    for fact in corpus.facts:
        relation = corpus.ontology.relations[fact.relation]
        yield from _each(fact, object=(relation.range, fact.object))
        for name, values in fact.qualifiers.items():
            form = "currency" if name == "currency" else corpus.ontology.qualifiers[name].range
            for value in values:
                yield from _each(fact, **{name: (form, value)})
        if "amount" in fact.qualifiers and "currency" not in fact.qualifiers:
            message = "an amount without its currency; add the line 'currency: …', as in 'currency: LAK'"
            yield violation("currency", fact.at("amount"), message)
        if "currency" in fact.qualifiers and "amount" not in fact.qualifiers:
            message = "a currency without an amount; add the line 'amount: …', or delete this one"
            yield violation("currency", fact.at("currency"), message)


def _each(record: Located, **fields: tuple[str, str]) -> Iterator[Result]:
    for name, (form, text) in fields.items():
        if form in FORMS and text and not FORMS[form][0](text):
            yield violation("form", record.at(name), f"'{name}' is '{text}', but it has to be {FORMS[form][1]}")
