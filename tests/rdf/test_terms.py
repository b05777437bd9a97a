"""IRIs are minted and literals written so that every reader gets back the same."""

from __future__ import annotations

import json
from decimal import Decimal

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from ctipgraph.errors import DataError
from ctipgraph.ontology import read_ontology
from ctipgraph.rdf import Vocabulary
from ctipgraph.rdf.terms import canonical_decimal, iri, literal, literal_parts, stated_date
from ctipgraph.records.characters import unwelcome

XSD = "http://www.w3.org/2001/XMLSchema#"
WORDS = Vocabulary(read_ontology(), "https://example.org/")

# what texts of the field hold: quotation marks, lines, backslashes, Lao, Arabic, Hebrew, emoji, and bits of syntax
AWKWARD = [
    "She said \"yes\", 'no'",
    "one\ntwo\r\nthree\rfour\ttab",
    "C:\\new\\u0041 \\",
    '"""',
    "ສປປ ລາວ, ກະຊວງ",
    "وزارة ‏الرعاية, משרד",
    "👩‍👧 \U0001f3f4",
    "next line\x85, line separator\u2028, paragraph separator\u2029",
    "damaged government\ufffds",
    '"1"^^<http://www.w3.org/2001/XMLSchema#integer>',
    '1"^^<x>',
    "a@lo",
    "]]> --> </script> &amp; {{view}}",
    "<http://example.org/> .",
]
TEXTS = st.one_of(st.sampled_from(AWKWARD), st.text().filter(lambda text: not unwelcome(text)))


@given(TEXTS)
def test_any_text_survives_n_quads_as_pyoxigraph_reads_them(text: str) -> None:
    line = f"<urn:s> <urn:p> {literal(text)} <urn:g> .\n"
    assert [quad.object.value for quad in ox.parse(line.encode(), ox.RdfFormat.N_QUADS)] == [text]


@given(TEXTS)
def test_any_text_survives_turtle_as_pyoxigraph_reads_it(text: str) -> None:
    triple = f"<urn:s> <urn:p> {literal(text)} ."
    assert [quad.object.value for quad in ox.parse(triple.encode(), ox.RdfFormat.TURTLE)] == [text]


@given(TEXTS)
def test_any_text_survives_n_quads_as_rdflib_reads_them(text: str) -> None:
    dataset = rdflib.Dataset()
    dataset.parse(data=f"<urn:s> <urn:p> {literal(text)} <urn:g> .\n".encode(), format="nquads")
    assert [str(quad[2]) for quad in dataset.quads()] == [text]


@given(TEXTS)
def test_any_text_survives_turtle_as_rdflib_reads_it(text: str) -> None:
    graph = rdflib.Graph().parse(data=f"<urn:s> <urn:p> {literal(text)} .".encode(), format="turtle")
    assert [str(value) for value in graph.objects()] == [text]


@given(TEXTS)
def test_any_text_is_one_term_in_a_query(text: str) -> None:
    (row,) = ox.Store().query(f"SELECT ?text {{ VALUES ?text {{ {literal(text)} }} }}")
    assert row["text"].value == text


@given(TEXTS, st.sampled_from(["", "lo", "EN-GB"]))
def test_a_literal_is_read_back_into_its_parts(text: str, lang: str) -> None:
    assert literal_parts(literal(text, lang=lang)) == (text, lang.lower(), "")


@pytest.mark.parametrize("text", AWKWARD)
def test_the_escapes_of_a_literal_are_those_of_json(text: str) -> None:
    assert json.loads(literal(text), strict=False) == text


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org/",
        "https://example.org/a?b=c#d",
        "https://example.org/ລາວ",
        "urn:isbn:0451450523",
        "mailto:office@example.org",
    ],
)
def test_an_address_of_a_known_scheme_is_let_in(address: str) -> None:
    assert iri(address) == f"<{address}>"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,hello",
        "file:///etc/hosts",
        "ftp://example.org/",
        "HTTPS:example.org",
        "example.org",
        "/documents/1",
        "",
        "https://example.org/a b",
        "https://example.org/> <urn:p> <urn:o> .",
        "https://example.org/a\nb",
        'https://example.org/"',
        "https://example.org/{id}",
        "https://example.org/back\\slash",
        "https://[not-a-host/",
        "https://example.org/%zz",
        "https://example.org/\ue000",
    ],
)
def test_no_other_address_is_let_in(address: str) -> None:
    with pytest.raises(DataError, match="no address that is let in"):
        iri(address)


@given(st.text())
def test_whatever_address_is_let_in_can_be_read_by_a_store(text: str) -> None:
    try:
        term = iri(f"https://example.org/{text}")
    except DataError:
        return
    assert len(list(ox.parse(f"<urn:s> <urn:p> {term} .".encode(), ox.RdfFormat.N_TRIPLES))) == 1


@pytest.mark.parametrize("id_", ["a b", "a>b", 'a"b', "a\nb"])
def test_an_id_that_would_break_an_address_mints_none(id_: str) -> None:
    with pytest.raises(DataError):
        WORDS.entry("actor", id_)


@pytest.mark.parametrize(
    ("date", "datatype"),
    [("2014", "gYear"), ("2014-07", "gYearMonth"), ("2014-07-17", "date"), ("--07-17", "gMonthDay")],
)
def test_a_date_keeps_the_precision_that_it_states(date: str, datatype: str) -> None:
    assert stated_date(date) == f'"{date}"^^<{XSD}{datatype}>'


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("100000000", "100000000"),
        ("0100", "100"),
        ("507360.10", "507360.1"),
        ("2.50", "2.5"),
        ("2.0", "2"),
        ("0", "0"),
        ("0.0", "0"),
        ("00.50", "0.5"),
    ],
)
def test_a_decimal_has_one_way_to_be_written(written: str, canonical: str) -> None:
    assert canonical_decimal(written) == canonical
    assert WORDS.value(written, "xsd:decimal") == f'"{canonical}"^^<{XSD}decimal>'


@given(st.decimals(min_value=0, max_value=10**20, places=6))
def test_a_decimal_keeps_its_value(number: Decimal) -> None:
    assert Decimal(canonical_decimal(f"{number:f}")) == number


def test_a_value_is_written_as_its_range_says() -> None:
    assert WORDS.value("ministry", "Actor") == "<https://example.org/actor/ministry>"
    assert WORDS.value("closing", "Stage") == WORDS.term("closing")
    assert WORDS.value("425", "xsd:integer") == f'"425"^^<{XSD}integer>'
    assert WORDS.value("true", "xsd:boolean") == f'"true"^^<{XSD}boolean>'
    assert WORDS.value("in words", "xsd:string") == '"in words"'


def test_a_language_tag_is_written_in_small_letters() -> None:
    assert literal("Laos", lang="EN-gb") == '"Laos"@en-gb'
