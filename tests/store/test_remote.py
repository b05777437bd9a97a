"""An endpoint that answers well is read; one that answers badly gives one clear line."""

from __future__ import annotations

import hashlib
import re
import socket
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ctipgraph.errors import EndpointError, QueryError
from ctipgraph.ontology import read_ontology
from ctipgraph.store import Bounds, Term
from ctipgraph.store.remote import Remote

Start = Callable[..., Any]
ONE = '{"head": {"vars": ["x"]}, "results": {"bindings": [{"x": {"type": "literal", "value": "one"}}]}}'
QUERY = "SELECT ?x { BIND('one' AS ?x) }"


def reply(status: str, body: str = "", *headers: str, kind: str = "application/sparql-results+json") -> bytes:
    """Write an answer in HTTP, whole."""
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(body.encode())}", *headers]
    return ("\r\n".join([*lines, "Connection: close"]) + "\r\n\r\n" + body).encode()


def ask(address: str, query: str = QUERY, **options: float) -> list[tuple[str | None, ...]]:
    answer = Remote(address, read_ontology(), **options).select(query)
    return [tuple(term.text if term else None for term in row) for row in answer.rows]


# --- what is asked ----------------------------------------------------------------------------------------------------


def test_a_short_query_goes_by_get_with_the_prefixes_on_its_first_line(server: Start) -> None:
    fake = server(reply("200 OK", ONE))
    assert ask(fake.address) == [("one",)]
    assert re.match(r"GET /query\?query=PREFIX\S+ HTTP/1.1$", fake.asked[0].line)
    assert fake.asked[0].headers["accept"].startswith("application/sparql-results+json")
    assert "%0A" not in fake.asked[0].line


def test_a_long_query_goes_by_post(server: Start) -> None:
    fake = server(reply("200 OK", ONE))
    assert ask(fake.address, QUERY + "#" * 3000) == [("one",)]
    assert fake.asked[0].line == "POST /query HTTP/1.1"
    assert fake.asked[0].body.startswith(b"query=PREFIX")


def test_an_address_keeps_its_own_parameters(server: Start) -> None:
    fake = server(reply("200 OK", ONE))
    ask(f"{fake.address}?union-default-graph")
    assert fake.asked[0].line.startswith("GET /query?union-default-graph&query=")


# --- what is answered -------------------------------------------------------------------------------------------------


def test_terms_in_json_keep_kind_datatype_and_language(server: Start) -> None:
    body = """{"head": {"vars": ["a", "b", "c", "d", "e"]}, "results": {"bindings": [{
        "a": {"type": "uri", "value": "https://example.org/x"},
        "b": {"type": "literal", "value": "2020", "datatype": "http://www.w3.org/2001/XMLSchema#gYear"},
        "c": {"type": "literal", "value": "ລາວ", "xml:lang": "lo"},
        "d": {"type": "literal", "value": "x"}}]}}"""
    fake = server(reply("200 OK", body))
    ((a, b, c, d, e),) = Remote(fake.address, read_ontology()).select(QUERY).rows
    assert a == Term("iri", "https://example.org/x")
    assert b == Term("literal", "2020", "http://www.w3.org/2001/XMLSchema#gYear")
    assert (c.text, c.lang) == ("ລາວ", "lo")  # type: ignore[union-attr]
    assert d == Term("literal", "x", "http://www.w3.org/2001/XMLSchema#string")
    assert e is None


def test_csv_is_read_where_a_server_gives_nothing_else(server: Start) -> None:
    body = 'x,y\r\nhttps://example.org/x,"two\r\nlines"\r\n,b\r\n'
    fake = server(reply("200 OK", body, kind="text/csv; charset=utf-8"))
    rows = Remote(fake.address, read_ontology()).select(QUERY).rows
    assert rows == (
        (Term("iri", "https://example.org/x"), Term("literal", "two\r\nlines")),
        (None, Term("literal", "b")),
    )


def test_yes_or_no_is_answered_in_words(server: Start) -> None:
    assert ask(server(reply("200 OK", '{"head": {}, "boolean": false}')).address, "ASK {}") == [("false",)]


def test_rows_over_the_limit_are_cut_and_the_answer_says_so(server: Start) -> None:
    body = "x\r\n" + "1\r\n" * 5
    remote = Remote(server(reply("200 OK", body, kind="text/csv")).address, read_ontology())
    assert remote.select(QUERY, Bounds(limit=5)).cut is False
    answer = remote.select(QUERY, Bounds(limit=4))
    assert (len(answer.rows), answer.cut) == (4, True)


def test_what_could_steer_a_terminal_is_replaced(server: Start) -> None:
    body = ONE.replace("one", "\\u001b[2Jone")
    assert ask(server(reply("200 OK", body)).address) == [("\ufffd[2Jone",)]


# --- what goes wrong --------------------------------------------------------------------------------------------------


def half(connection: socket.socket) -> None:
    connection.sendall(reply("200 OK", ONE)[:-20])
    connection.close()


def half_without_a_length(connection: socket.socket) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/sparql-results+json\r\nConnection: close\r\n\r\n"
    connection.sendall(head + ONE.encode()[:-20])


def silence(connection: socket.socket) -> None:
    time.sleep(3)


def a_byte_at_a_time(connection: socket.socket) -> None:
    for byte in b"HTTP/1.1 200 OK\r\n" + b"X-More: x\r\n" * 1000:
        connection.sendall(bytes([byte]))
        time.sleep(0.05)


def endless(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nConnection: close\r\n\r\nx\r\n")
    while True:
        connection.sendall(b"1\r\n" * 20_000)


def no_http(connection: socket.socket) -> None:
    connection.sendall(b"220 mail.example.org ESMTP\r\n")


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (reply("500 Internal Server Error", "out of \x1b[2Jmemory\nat line 7", kind="text/plain"),
         "it answered 500 Internal Server Error: out of \ufffd[2Jmemory"),
        (reply("404 Not Found", "<html>no</html>", kind="text/html"), "it answered 404 Not Found"),
        (reply("401 Unauthorized"), "it lets nobody in without a name (401); set CTIPGRAPH_ENDPOINT_USER"),
        (reply("200 OK", "<html>Welcome</html>", kind="text/html"),
         "it answered 'text/html', which is no SPARQL result; is that the address of the endpoint?"),
        (reply("200 OK", "[1, 2]"), "its answer is malformed, or ends half way"),
        (reply("200 OK", "[" * 100_000), "its answer is malformed, or ends half way"),
        (reply("200 OK", '{"head": {"vars": ["x"]}, "results": {"bindings": [{"x": 1}]}}'), "malformed"),
        (reply("200 OK", "x,y\r\n1\r\n", kind="text/csv"), "malformed"),
        (reply("200 OK", "x\r\n1\r\n2", kind="text/csv"), "ends half way"),
        (half_without_a_length, "ends half way"),
        (half, "the line broke before the answer was whole"),
        (no_http, "the line broke before the answer was whole"),
        (silence, "no whole answer within 1.5 s; narrow it, or allow more: --timeout"),
        (a_byte_at_a_time, "no whole answer within 1.5 s; narrow it, or allow more: --timeout"),
        (reply("302 Found", "", "Location: file:///etc/passwd"), "'file:///etc/passwd' is no address of an endpoint"),
        (reply("302 Found", "", "Location: /query"), "it redirects more than 5 times"),
    ],
    ids=["500", "404", "401", "a page", "no result", "deep", "no term", "short row", "torn csv", "half",
         "half of a length", "no http", "silence", "drip", "file", "a ring"],
)  # fmt: skip
def test_a_bad_answer_is_one_clear_line(server: Start, answer: bytes, message: str) -> None:
    fake = server(answer)
    began = time.monotonic()
    with pytest.raises(EndpointError) as raised:
        ask(fake.address, timeout=1.5)
    assert message in str(raised.value)
    assert "\n" not in str(raised.value)
    assert time.monotonic() - began < 5


def test_an_endless_answer_is_stopped_by_its_size(server: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ctipgraph.store.http.MOST", 1024 * 1024)
    with pytest.raises(EndpointError, match="the answer is larger than 1 MB; narrow it, or add LIMIT"):
        ask(server(endless).address)


def test_a_query_that_the_server_refuses_is_the_queries_fault(server: Start) -> None:
    with pytest.raises(QueryError, match="the query is refused: 400 Bad Request: syntax at line 1"):
        ask(server(reply("400 Bad Request", "syntax at line 1", kind="text/plain")).address)


def test_nobody_listening_is_told_at_once() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}/query"
    with pytest.raises(EndpointError, match="nobody listens there"):
        ask(address)


@pytest.mark.parametrize("address", ["ftp://example.org/", "example.org/query", "file:///etc/passwd", "http://[x", ""])
def test_only_addresses_of_the_web_are_asked(address: str) -> None:
    with pytest.raises(EndpointError, match="is no address of an endpoint: write http"):
        ask(address)


def test_a_password_in_an_address_is_refused_and_not_shown() -> None:
    with pytest.raises(EndpointError) as raised:
        ask("http://me:secret@example.org/query")
    assert "secret" not in str(raised.value)
    assert "CTIPGRAPH_ENDPOINT_PASSWORD" in str(raised.value)


@pytest.mark.parametrize("status", ["429 Too Many Requests", "502 Bad Gateway", "503 Service Unavailable"])
def test_a_read_of_a_busy_server_is_tried_again(server: Start, status: str) -> None:
    fake = server(reply(status), reply(status), reply("200 OK", ONE))
    assert ask(fake.address) == [("one",)]
    assert len(fake.asked) == 3


def test_a_read_is_tried_again_where_the_line_broke(server: Start) -> None:
    assert ask(server(half, reply("200 OK", ONE)).address) == [("one",)]


def test_a_server_that_fails_is_not_asked_again(server: Start) -> None:
    fake = server(reply("500 Internal Server Error"), reply("200 OK", ONE))
    with pytest.raises(EndpointError):
        ask(fake.address)
    assert len(fake.asked) == 1


@pytest.mark.parametrize("query", ["SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "INSERT DATA { }"])
def test_what_is_refused_on_ones_own_graph_is_refused_here_too(server: Start, query: str) -> None:
    fake = server(reply("200 OK", ONE))
    with pytest.raises(QueryError):
        Remote(fake.address, read_ontology()).select_foreign(query)
    assert fake.asked == []


# --- who asks ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CTIPGRAPH_ENDPOINT_USER", "me")
    monkeypatch.setenv("CTIPGRAPH_ENDPOINT_PASSWORD", "secret")


BASIC = reply("401 Unauthorized", "", 'WWW-Authenticate: Basic realm="x"')


@pytest.mark.usefixtures("named")
def test_a_password_goes_out_only_when_it_is_asked_for(server: Start) -> None:
    fake = server(BASIC, reply("200 OK", ONE))
    assert ask(fake.address) == [("one",)]
    assert "authorization" not in fake.asked[0].headers
    assert fake.asked[1].headers["authorization"] == "Basic bWU6c2VjcmV0"


@pytest.mark.usefixtures("named")
def test_a_wrong_password_is_not_tried_for_ever(server: Start) -> None:
    fake = server(BASIC)
    with pytest.raises(EndpointError, match="lets nobody in"):
        ask(fake.address)
    assert len(fake.asked) == 2


@pytest.mark.usefixtures("named")
def test_a_digest_is_answered_as_the_standard_says(server: Start) -> None:
    challenge = 'WWW-Authenticate: Digest realm="SPARQL", domain="/", nonce="abc", qop="auth", opaque="o"'
    fake = server(reply("401 Unauthorized", "", challenge), reply("200 OK", ONE))
    assert ask(fake.address) == [("one",)]
    given = dict(re.findall(r'(\w+)="?([^",]*)"?', fake.asked[1].headers["authorization"]))
    target = fake.asked[1].line.split()[1]

    def md5(*parts: str) -> str:
        return hashlib.md5(  # noqa: S324 - what the protocol says
            ":".join(parts).encode()
        ).hexdigest()

    expected = md5(md5("me", "SPARQL", "secret"), "abc", "00000001", given["cnonce"], "auth", md5("GET", target))
    assert given["response"] == expected
    assert given["opaque"] == "o"


def test_a_token_is_sent(server: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CTIPGRAPH_ENDPOINT_TOKEN", "t0k")
    fake = server(reply("200 OK", ONE))
    ask(fake.address)
    assert fake.asked[0].headers["authorization"] == "Bearer t0k"


def test_netrc_is_read(server: Start, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login me password secret\n")
    (tmp_path / "netrc").chmod(0o600)
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    fake = server(BASIC, reply("200 OK", ONE))
    assert ask(fake.address) == [("one",)]


@pytest.mark.parametrize("variable", ["CTIPGRAPH_ENDPOINT_TOKEN", "CTIPGRAPH_ENDPOINT_USER"])
def test_no_credentials_go_over_to_another_server(
    server: Start, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setenv(variable, "me")
    other = server(BASIC)
    first = server(reply("307 Temporary Redirect", "", f"Location: {other.address}"))
    with pytest.raises(EndpointError):
        ask(first.address)
    assert other.asked
    assert all("authorization" not in asked.headers for asked in other.asked)


def test_a_redirect_is_followed(server: Start) -> None:
    other = server(reply("200 OK", ONE))
    first = server(reply("307 Temporary Redirect", "", f"Location: {other.address}?moved"))
    assert ask(first.address) == [("one",)]
