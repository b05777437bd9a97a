"""What a query from outside may not do is refused before it runs."""

from __future__ import annotations

import pytest

from ctipgraph.errors import QueryError
from ctipgraph.store.guard import MAX_LENGTH, MAX_NESTING, guard


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }",
        "SELECT * { service <http://example.org/> { ?s ?p ?o } }",
        "SELECT * { SeRvIcE SILENT <http://example.org/> { ?s ?p ?o } }",
        "SELECT * { SERVICE\n<http://example.org/>\n{ ?s ?p ?o } }",
        "SELECT * { SERVICE#a comment\n<http://example.org/> { ?s ?p ?o } }",
        "SELECT * { SERVICE ?where { ?s ?p ?o } }",
        "SELECT * { SERVICE?where { ?s ?p ?o } }",
        "SELECT * { {SERVICE<http://example.org/>{ ?s ?p ?o }} }",
        # Oxigraph takes all of these for federation: a keyword needs no blank around it
        "SELECT * { SERVICE:x { ?s ?p ?o } }",
        "SELECT * { SERVICESILENT:x { ?s ?p ?o } }",
        "SELECT * { SERVICESILENT<http://example.org/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o.SERVICE <http://example.org/> { ?a ?b ?c } }",
        "SELECT * { ?s ?p 1.SERVICE <http://example.org/> { ?a ?b ?c } }",
        "SELECT * { ?s ?p 1SERVICE <http://example.org/> { ?a ?b ?c } }",
        "SELECT * { ?s ?p trueSERVICE <http://example.org/> { ?a ?b ?c } }",
        "SELECT * { ?s ?p ex:a.SERVICE <http://example.org/> { ?a ?b ?c } }",
        "SELECT * { ?s ?p 'x'@enSERVICE <http://example.org/> { ?a ?b ?c } }",
        # it begins after a string, a comment or an address is over
        "SELECT * { ?s ?p 'it''s' SERVICE <http://example.org/> { ?a ?b ?c } }",
        'SELECT * { ?s ?p """a"b""" . SERVICE <http://example.org/> { ?a ?b ?c } }',
        "SELECT * { ?s ?p '\\\\' . SERVICE <http://example.org/> { ?a ?b ?c } }",
        "SELECT * { ?s ?p 1 # a comment\r SERVICE <http://example.org/> { ?a ?b ?c } }",
        "SELECT * { ?s <http://example.org/#> 1 . SERVICE <http://example.org/> { ?a ?b ?c } }",
        "SELECT * { ?s ?p ?o FILTER(?o<?o)SERVICE:x{?a ?b ?c} FILTER(?o>?o) }",
    ],
)
def test_federation_is_refused_however_it_is_written(query: str) -> None:
    with pytest.raises(QueryError, match=r"line [12]: SERVICE would ask another server"):
        guard(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ?p 'no SERVICE here' }",
        'SELECT * { ?s ?p """no\nSERVICE "here" """ }',
        "SELECT * { ?s ?p 'it\\'s no SERVICE' }",
        "SELECT * { ?s ?p ?o } # no SERVICE here",
        "SELECT * { ?s <http://example.org/SERVICE> ?o }",
        "SELECT ?service { ?service ?p $SERVICE }",
        "PREFIX ex: <http://example.org/> SELECT * { ?s ex:service ?o ; ex:socialServices ?p ; ex:social-service ?q }",
        "SELECT * { ?s :service ?o }",
    ],
)
def test_the_word_is_allowed_in_strings_comments_addresses_and_names(query: str) -> None:
    guard(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { \\u0053ERVICE <http://example.org/> { ?s ?p ?o } }",
        "SELECT * { \\U00000053ERVICE <http://example.org/> { ?s ?p ?o } }",
        "SELECT * { ?s ex:a\\#b ?o . SERVICE <http://example.org/> { ?a ?b ?c } }",
        "SELECT * { ?s ex:a\\'b ?o . SERVICE <http://example.org/> { ?a ?b ?c } FILTER(?s != 'x') }",
    ],
)
def test_an_escape_outside_a_string_is_refused_since_it_would_hide_what_follows(query: str) -> None:
    with pytest.raises(QueryError, match="line 1: an escape outside a string"):
        guard(query)


@pytest.mark.parametrize(
    "query",
    [
        "INSERT DATA { <urn:s> <urn:p> <urn:o> }",
        "insert { ?s ?p 1 } WHERE { ?s ?p ?o }",
        "PREFIX ex: <http://example.org/>\nDELETE WHERE { ?s ?p ?o }",
        "LOAD <http://example.org/graph.ttl>",
        "CLEAR ALL",
        "DROP ALL",
        "CREATE GRAPH <urn:g>",
        "COPY DEFAULT TO <urn:g>",
        "MOVE DEFAULT TO <urn:g>",
        "ADD DEFAULT TO <urn:g>",
    ],
)
def test_an_update_is_refused(query: str) -> None:
    with pytest.raises(QueryError, match="would change the graph; queries only read"):
        guard(query)


def test_a_word_of_updates_may_be_a_name_or_a_string() -> None:
    guard("PREFIX add: <http://example.org/> SELECT ?load { ?load add:drop 'DELETE' }")


@pytest.mark.parametrize("opened", ["{", "(", "["])
def test_a_nesting_that_could_end_the_process_is_refused(opened: str) -> None:
    closed = {"{": "}", "(": ")", "[": "]"}[opened]
    guard("SELECT * " + opened * MAX_NESTING + closed * MAX_NESTING)
    with pytest.raises(QueryError, match=f"nested deeper than {MAX_NESTING} levels; write it flatter"):
        guard("SELECT * " + opened * (MAX_NESTING + 1) + closed * (MAX_NESTING + 1))


def test_brackets_in_strings_do_not_nest() -> None:
    guard(f"SELECT * {{ ?s ?p '{'{' * 1000}' }} # {'(' * 1000}")


def test_a_very_long_query_is_refused() -> None:
    guard("ASK {} #" + "x" * (MAX_LENGTH - 8))
    with pytest.raises(QueryError, match="the query has 65,537 characters; at most 65,536 are read, so split it"):
        guard("ASK {} #" + "x" * (MAX_LENGTH - 7))


def test_the_line_is_the_users_own() -> None:
    with pytest.raises(QueryError, match="line 4: SERVICE"):
        guard('SELECT *\n{ ?s ?p """two\nlines"""\n SERVICE <http://example.org/> {} }')
