"""Graphs reach a server one by one, each whole or not at all, and what is asked there is answered as at home."""

from __future__ import annotations

import socket
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest

from ctipgraph.errors import EndpointError
from ctipgraph.exports.lines import write_nquads
from ctipgraph.model import Corpus
from ctipgraph.rdf import to_quads
from ctipgraph.store import ask, read_questions
from ctipgraph.store.ask import Table
from ctipgraph.store.graph_files import split_graphs
from ctipgraph.store.publish import Change, GraphStore, plan, publish
from ctipgraph.store.remote import Remote

BASE = "https://example.org/"
Put = Callable[[str, Corpus], list[Change]]
ANSWER = "HTTP/1.1 {} X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


def graphs_of(corpus: Corpus, folder: Path) -> dict[str, Path]:
    """The graphs of a corpus, as files."""
    folder = Path(tempfile.mkdtemp(dir=folder))
    with (folder / "graph.nq").open("wb") as sink:
        write_nquads(corpus, sink)
    return split_graphs(folder / "graph.nq", folder, corpus.ontology, corpus.dataset.base)


@pytest.fixture
def put(tmp_path: Path) -> Callable[[str, Corpus], list[Change]]:
    """Publish, and return what was done: `put(address, corpus)`."""

    def send(address: str, corpus: Corpus) -> list[Change]:
        store, graphs, done = GraphStore(address), graphs_of(corpus, tmp_path), list[Change]()
        publish(store, corpus.dataset.base, graphs, list(plan(store, corpus.dataset.base, graphs)), done.append)
        return done

    return send


def actions(changes: list[Change]) -> dict[str, str]:
    return {change.graph.rpartition("/")[2]: change.action for change in changes}


def told(table: Table) -> tuple[object, ...]:
    return (table.columns, table.rows, table.facts, str(table.basis), table.absence, table.cut)


# --- on real servers --------------------------------------------------------------------------------------------------


def test_every_graph_of_the_data_is_on_the_server_as_it_is_here(
    real: Any, put: Put, facts: Callable[[str], Corpus], tmp_path: Path
) -> None:
    corpus = facts("""
        - {relation: fundedBy, subject: river-project, object: government-of-utopia, status: asserted,
           note: 'a "quoted" word, a \\ and ລາວ', passages: [The donors include … of Utopia]}
        """)
    put(real.graphs, corpus)
    store = GraphStore(real.graphs)
    for name, file in graphs_of(corpus, tmp_path).items():
        content = file.read_bytes()
        there = store.get(name)
        if content.startswith(b"<"):
            assert there.count(" .\n") == content.count(b" .\n"), name
    for graph in (f"{BASE}dataset", f"{BASE}graph/gazette-2020", f"{BASE}published"):
        store.delete(graph)


def test_publishing_twice_leaves_what_is_the_same_and_puts_what_changed(
    real: Any, put: Put, facts: Callable[[str], Corpus]
) -> None:
    one = "- {relation: fundedBy, subject: river-project, object: %s, status: planned, passages: [The donors]}"
    first = facts(one % "government-of-utopia")
    assert actions(put(real.graphs, first)) == dict.fromkeys(("ontology", "gazette-2020", "dataset"), "put")
    again = {"ontology": "leave", "gazette-2020": "leave", "dataset": "leave"}
    assert actions(put(real.graphs, first)) == again
    second = facts(one % "ministry")  # a plan is no plain triple, so that the graph of the document stays as it is
    assert actions(put(real.graphs, second)) == {**again, "dataset": "put"}
    documents = {"herald": replace(second.documents["gazette-2020"], id="herald")}
    gone = actions(put(real.graphs, replace(second, documents=documents, facts=())))
    assert gone["gazette-2020"] == "delete"
    assert GraphStore(real.graphs).get(f"{BASE}graph/gazette-2020").count("<https://example.org/actor") == 0
    for graph in (f"{BASE}dataset", f"{BASE}published"):
        GraphStore(real.graphs).delete(graph)


def test_oxigraph_answers_every_ready_question_as_the_embedded_engine(oxigraph: Any, put: Put, corpus: Corpus) -> None:
    put(oxigraph.graphs, corpus)
    remote = Remote(oxigraph.query, corpus.ontology)
    for question in read_questions().values():
        assert told(ask(remote, question)) == told(ask(corpus, question)), question.name


def test_virtuoso_answers_alike_where_no_path_is_in_the_way_and_is_refused_where_one_is(
    virtuoso: Any, put: Put, corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CTIPGRAPH_ENDPOINT_USER", "dba")
    monkeypatch.setenv("CTIPGRAPH_ENDPOINT_PASSWORD", "dba")
    put(virtuoso.graphs, corpus)
    remote = Remote(virtuoso.query, corpus.ontology)
    for name in ("claims-by-speaker", "conflicts", "names", "offices", "structure", "unreviewed", "withdrawn"):
        assert told(ask(remote, name)) == told(ask(corpus, name)), name
    with pytest.raises(EndpointError, match=r"answers property paths .* wrongly"):
        ask(remote, "funders")


def test_a_graph_whose_content_breaks_off_leaves_the_old_one(oxigraph: Any, corpus: Corpus) -> None:
    store, name = GraphStore(oxigraph.graphs), f"{BASE}graph/old"
    store.put(name, b"<urn:a> <urn:b> <urn:c> .\n")
    parts = urlsplit(oxigraph.graphs)
    with socket.create_connection((parts.hostname, parts.port)) as line:
        head = f"PUT {parts.path}?{urlencode({'graph': name})} HTTP/1.1\r\nHost: x\r\nContent-Type: text/turtle\r\n"
        line.sendall(f"{head}Content-Length: 1000\r\n\r\n<urn:a> <urn:b> <urn:new> .\n".encode())
        line.shutdown(socket.SHUT_WR)
        line.recv(1000)
    assert store.get(name) == "<urn:a> <urn:b> <urn:c> .\n"
    with pytest.raises(EndpointError, match="it answered 400"):
        store.put(name, b"<urn:a> <urn:b> <urn:new> .\n<urn:a> <urn:b")
    assert store.get(name) == "<urn:a> <urn:b> <urn:c> .\n"


# --- on a server that fails -------------------------------------------------------------------------------------------


class Memory:
    """A Graph Store in memory that fails at its n-th write."""

    address = "http://example.org/"

    def __init__(self, fails_at: int = 0) -> None:
        self.graphs: dict[str, bytes] = {}
        self.writes: list[str] = []
        self.fails_at = fails_at

    def _write(self, graph: str) -> None:
        self.writes.append(graph)
        if len(self.writes) == self.fails_at:
            raise EndpointError("the line broke")

    def get(self, graph: str) -> str:
        return self.graphs.get(graph, b"").decode()

    def put(self, graph: str, content: bytes) -> None:
        self._write(graph)
        self.graphs[graph] = content

    def delete(self, graph: str) -> None:
        self._write(graph)
        self.graphs.pop(graph, None)


def send(store: Memory, graphs: dict[str, bytes]) -> list[Change]:
    changes = list(plan(store, BASE, graphs))  # type: ignore[arg-type]
    publish(store, BASE, graphs, changes, lambda change: None)  # type: ignore[arg-type]
    return changes


GRAPHS = {f"{BASE}graph/d{n}": f'<urn:a> <urn:b> "{n}" .\n'.encode() for n in range(5)}


@pytest.mark.parametrize("fails_at", range(1, 8))
def test_a_publication_that_was_cut_goes_on_where_it_was(fails_at: int) -> None:
    store = Memory(fails_at)
    with pytest.raises(EndpointError):
        send(store, GRAPHS)
    there = store.graphs.keys() & GRAPHS.keys()
    changes = send(store, GRAPHS)
    assert {change.graph for change in changes if change.action == "leave"} == there
    assert {name: store.graphs[name] for name in GRAPHS} == GRAPHS
    assert {change.action for change in send(store, GRAPHS)} == {"leave"}


@pytest.mark.parametrize("fails_at", range(1, 5))
def test_a_graph_that_is_no_longer_in_the_data_is_deleted_whenever_the_line_broke(fails_at: int) -> None:
    store = Memory()
    send(store, GRAPHS)
    store.fails_at = len(store.writes) + fails_at
    fewer = dict(list(GRAPHS.items())[:2])
    with pytest.raises(EndpointError):
        send(store, fewer)
    send(store, fewer)
    assert store.graphs.keys() == {*fewer, f"{BASE}published"}


def test_a_list_from_outside_makes_nobody_delete_the_graphs_of_others() -> None:
    store = Memory()
    listed = f'<urn:other> <http://purl.org/dc/terms/identifier> "sha256:00" .\n<{BASE}dataset> <urn:x> "y" .\n'
    store.graphs = {f"{BASE}published": listed.encode(), "urn:other": b"theirs"}
    send(store, GRAPHS)
    assert store.graphs["urn:other"] == b"theirs"


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (500, "it answered 500 X; is that the address of its Graph Store protocol? docs/endpoints.md"),
        (401, "it lets nobody write without a name (401); set CTIPGRAPH_ENDPOINT_USER"),
        (404, "it answered 404 X"),
    ],
)
def test_a_server_that_refuses_is_told_in_one_line(server: Any, status: int, message: str) -> None:
    fake = server(ANSWER.format(status).encode())
    with pytest.raises(EndpointError) as raised:
        GraphStore(fake.address).put("urn:g", b"")
    assert message in str(raised.value)
    assert len(fake.asked) == 1


def test_a_write_is_never_sent_on_to_another_address_nor_sent_twice(server: Any) -> None:
    other = server(ANSWER.format(200).encode())
    moved = f"HTTP/1.1 307 Moved\r\nLocation: {other.address}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    with pytest.raises(EndpointError, match=r"it sends on to .*; write to that address itself"):
        GraphStore(server(moved.encode()).address).put("urn:g", b"")
    assert other.asked == []
    broken = server(b"")
    with pytest.raises(EndpointError, match="the line broke"):
        GraphStore(broken.address).put("urn:g", b"")
    assert len(broken.asked) == 1


def test_the_graphs_of_a_file_are_those_of_its_quads(corpus: Corpus, tmp_path: Path) -> None:
    found: dict[str, set[str]] = {}
    for s, p, o, g in to_quads(corpus):
        found.setdefault(g[1:-1] or f"{corpus.dataset.base}dataset", set()).add(f"{s} {p} {o} .\n")
    files = graphs_of(corpus, tmp_path)
    assert files.keys() == {*found, corpus.ontology.namespace.rstrip("#/")}
    for name, lines in found.items():
        assert files[name].read_text("utf-8") == "".join(sorted(lines))


def test_a_document_of_which_nothing_is_stated_has_an_empty_graph(
    facts: Callable[[str], Corpus], tmp_path: Path
) -> None:
    assert graphs_of(facts("[]"), tmp_path)[f"{BASE}graph/gazette-2020"].read_bytes() == b""
