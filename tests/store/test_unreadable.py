"""Why a query can't be read: where it stops to be one, and what is expected there, in words of its own."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from ctipgraph.errors import QueryError
from ctipgraph.store.engine import run

CTIP = {"ctip": "https://example.org/ctip#"}


def told(query: str) -> str:
    with pytest.raises(QueryError) as raised:
        run(ox.Store(), query, CTIP, 10)
    return str(raised.value).removeprefix("the query can't be read at ")


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELEC * { ?s ?p ?o }", "1:10, before '?s': expected is one of SELECT, ASK,"),
        ("SELECT * {\n ?s ?p ?o", "2:10, at its end: a '{' is not closed; expected is '}'"),
        ("ASK { ?s ?p ?o FILTER(?o > 2 }", "a '(' is not closed; expected is ')' before '}'"),
        ("SELECT * { ?s ?p ?o }}", "a '}' closes what is not open"),
        ('ASK { ?s ?p "abc }', "a quotation mark is not closed"),
        ("ASK { ?s foo:bar ?o }", "the prefix 'foo:' is not declared; expected is PREFIX foo: <…> at the beginning"),
        ("SELECT { ?s ?p ?o }", "expected is what to select, variables or *, before '{'"),
        ("SELECT * { ?s ?p ?o } LIMIT x", "before 'x': expected is a whole number after LIMIT and OFFSET"),
        ("ASK { ?s <a b> ?o }", "an address is none"),
        ("SELECT ?x (COUNT(?y) AS ?n) { ?x ?p ?y }", "the SELECT contains a variable that is unbound"),
        ("ASK {\n ?s ctip:funds }", "before '}': a part is not whole; expected in a pattern is a subject,"),
    ],
)
def test_it_says_where_and_what_is_expected_there(query: str, message: str) -> None:
    assert message in told(query)


@pytest.mark.parametrize("inside", ["'foo:bar }'", '"(("', "<urn:foo:bar>", "1 # foo:bar ((\n"])
def test_what_stands_in_texts_addresses_and_comments_is_not_taken_for_the_query(inside: str) -> None:
    assert told(f"ASK {{ ?s ctip:is {inside} . ?s ?p }}").endswith("in FILTER and BIND an expression")


@pytest.mark.parametrize("query", ["", "{", "ASK {", "SELECT * { ?s ?p [", "\U0001f600", "ASK { ?s ?p ''' }"])
def test_nothing_of_the_parser_itself_is_shown(query: str) -> None:
    assert "[" not in told(query).partition(": ")[2] or "'['" in told(query)
    assert "OPTIONAL" not in told(query)
