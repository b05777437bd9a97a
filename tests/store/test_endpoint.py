"""Queries from outside run in a process of their own, within bounds, and reach nothing but the graph."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ctipgraph.errors import QueryError
from ctipgraph.model import Corpus
from ctipgraph.store import Bounds, Endpoint, Term


@pytest.fixture(scope="module")
def endpoint(corpus: Corpus) -> Endpoint:
    return Endpoint(corpus)


def texts(endpoint: Endpoint, query: str, **bounds: float) -> list[tuple[str | None, ...]]:
    answer = endpoint.select_foreign(query, Bounds(**bounds) if bounds else None)  # type: ignore[arg-type]
    return [tuple(term.text if term else None for term in row) for row in answer.rows]


def test_a_query_is_answered_as_in_the_programs_own_process(endpoint: Endpoint) -> None:
    query = "SELECT ?s ?p ?o { ?s a ctip:Fact ; ?p ?o } ORDER BY ?s ?p ?o"
    assert endpoint.select_foreign(query) == endpoint.select(query)


def test_terms_keep_their_kind_datatype_and_language(facts: Callable[[str], Corpus]) -> None:
    corpus = facts("""
        - {relation: starts, subject: river-project, object: 2020-02, status: asserted, passages: [The donors]}
        """)
    query = """SELECT ?s ?day ?title ?none {
        ?fact rdf:subject ?s ; rdf:object ?day . ?document dcterms:title ?title FILTER(LANG(?title) = "en")
    }"""
    ((subject, day, title, none),) = Endpoint(corpus).select_foreign(query).rows
    assert subject == Term("iri", "https://example.org/actor/river-project")
    assert day == Term("literal", "2020-02", "http://www.w3.org/2001/XMLSchema#gYearMonth")
    assert title is not None
    assert title.lang == "en"
    assert none is None


def test_a_question_of_yes_or_no_is_answered_in_words(endpoint: Endpoint) -> None:
    assert texts(endpoint, "ASK { ?s a ctip:Fact }") == [("true",)]
    assert texts(endpoint, "ASK { ?s a ctip:Unicorn }") == [("false",)]


def test_a_construct_gives_triples(endpoint: Endpoint, corpus: Corpus) -> None:
    answer = endpoint.select_foreign("CONSTRUCT { ?s a ctip:Fact } { ?s a ctip:Fact }")
    assert answer.columns == ("subject", "predicate", "object")
    assert len(answer.rows) == len(corpus.facts)


def test_queries_see_the_plain_triples_of_all_documents_and_the_ontology(endpoint: Endpoint) -> None:
    assert texts(endpoint, "ASK { ?funder ctip:funds ?project . ctip:funds a ctip:Relation }") == [("true",)]


def test_rows_over_the_limit_are_cut_and_the_answer_says_so(endpoint: Endpoint) -> None:
    query = "SELECT ?s { ?s a ctip:Fact }"
    answer = endpoint.select_foreign(query, Bounds(limit=3))
    assert len(answer.rows) == 3
    assert answer.cut


def test_as_many_rows_as_the_limit_are_not_cut(endpoint: Endpoint, corpus: Corpus) -> None:
    answer = endpoint.select_foreign("SELECT ?s { ?s a ctip:Fact }", Bounds(limit=len(corpus.facts)))
    assert len(answer.rows) == len(corpus.facts)
    assert not answer.cut


def test_a_query_that_takes_too_long_is_stopped(endpoint: Endpoint) -> None:
    began = time.monotonic()
    with pytest.raises(QueryError, match=r"took longer than 1 s and was stopped; narrow it, or allow more.* --timeout"):
        texts(endpoint, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", timeout=1)
    assert time.monotonic() - began < 10


def test_a_query_that_needs_too_much_memory_ends_its_own_process_only(endpoint: Endpoint) -> None:
    doubled = " ".join(f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(40))
    with pytest.raises(QueryError, match="more memory"):
        texts(endpoint, f"SELECT ?x40 {{ BIND('0123456789' AS ?x0) {doubled} }}", timeout=60, memory=1024)
    assert texts(endpoint, "ASK {}") == [("true",)]


@pytest.mark.parametrize(
    "deep", ["!" * 60_000 + "true", "1" + "+1" * 30_000, "-" * 60_000 + "1"], ids=["not", "plus", "minus"]
)
def test_a_query_that_is_deep_without_brackets_harms_nobody(endpoint: Endpoint, deep: str) -> None:
    with contextlib.suppress(QueryError):
        texts(endpoint, f"SELECT * {{ FILTER({deep}) }}", timeout=2)
    assert texts(endpoint, "ASK {}") == [("true",)]


def test_a_process_that_crashed_is_told_as_too_deep(endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ctipgraph.store.shielded.guard", lambda query: None)
    deep = "FILTER EXISTS {" * 50_000 + "}" * 50_000
    with pytest.raises(QueryError, match="went deeper, than it may; write it flatter"):
        texts(endpoint, f"SELECT * {{ {deep} }}", timeout=60)


def test_a_syntax_error_names_the_users_own_line(endpoint: Endpoint) -> None:
    with pytest.raises(QueryError, match=r"can't be read at 3:"):
        texts(endpoint, "SELECT *\n{ ?s a ctip:Fact .\n  ?s ?p ?o ?q }")


def test_an_unknown_prefix_is_a_readable_error(endpoint: Endpoint) -> None:
    with pytest.raises(QueryError, match=r"can't be read at 1:24, before '\?o': the prefix 'unknown:' is not declared"):
        texts(endpoint, "SELECT * { ?s unknown:p ?o }")


def test_an_update_in_disguise_is_no_query(endpoint: Endpoint) -> None:
    with pytest.raises(QueryError):
        texts(endpoint, "SELECT * { ?s ?p ?o } ; INSERT DATA { <urn:s> <urn:p> <urn:o> }")


def test_nothing_is_imported_from_the_folder_that_the_user_works_in(
    endpoint: Endpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("json.py", "ctipgraph.py", "pyoxigraph.py"):
        (tmp_path / name).write_text("raise SystemExit('imported from the user\\'s folder')")
    monkeypatch.chdir(tmp_path)
    assert texts(endpoint, "ASK {}") == [("true",)]


class Listener:
    """Counts who connects to a port of this machine."""

    def __init__(self) -> None:
        self.connections = 0
        self._server = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._server.getsockname()[1]}/"
        threading.Thread(target=self._count, daemon=True).start()

    def _count(self) -> None:
        while True:
            try:
                connection, _ = self._server.accept()
            except OSError:
                return
            self.connections += 1
            connection.close()

    def close(self) -> None:
        self._server.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    listener = Listener()
    yield listener
    listener.close()


FEDERATED = [
    "SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE SILENT <{address}> {{ ?s ?p ?o }} }}",
    "PREFIX : <{address}> SELECT * {{ ?s ?p ?o.SERVICE:x {{ ?a ?b ?c }} }}",
]


@pytest.mark.parametrize("query", FEDERATED)
def test_a_federated_query_is_refused_and_reaches_nobody(endpoint: Endpoint, listener: Listener, query: str) -> None:
    with pytest.raises(QueryError, match="SERVICE"):
        texts(endpoint, query.format(address=listener.address))
    assert listener.connections == 0


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="Windows has no limit on open files")
@pytest.mark.parametrize("query", FEDERATED)
def test_a_federated_query_that_slipped_through_would_reach_nobody_either(
    endpoint: Endpoint, listener: Listener, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    monkeypatch.setattr("ctipgraph.store.shielded.guard", lambda query: None)
    with contextlib.suppress(QueryError):
        texts(endpoint, query.format(address=listener.address))
    assert listener.connections == 0


@pytest.mark.parametrize("clause", ["FROM", "FROM NAMED"])
def test_a_graph_that_is_named_is_not_fetched(endpoint: Endpoint, listener: Listener, clause: str) -> None:
    texts(endpoint, f"SELECT * {clause} <{listener.address}> {{ ?s a ctip:Fact }}")
    assert listener.connections == 0
