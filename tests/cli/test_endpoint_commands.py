"""The commands that ask give the same from an endpoint as from the data folder."""

from __future__ import annotations

import json
import re
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from ctipgraph.model import Corpus
from ctipgraph.store import Answer, Endpoint

Run = Callable[..., object]


def as_json(answer: Answer) -> bytes:
    """Write an answer as https://www.w3.org/TR/sparql11-results-json/ says."""
    kinds = {"iri": "uri", "literal": "literal"}
    rows = [
        {
            name: {
                "type": kinds[term.kind],
                "value": term.text,
                "datatype": term.datatype or "x:y",
                "xml:lang": term.lang,
            }
            for name, term in zip(answer.columns, row, strict=True)
            if term
        }
        for row in answer.rows
    ]
    return json.dumps({"head": {"vars": answer.columns}, "results": {"bindings": rows}}).encode()


@pytest.fixture(scope="module")
def address(corpus: Corpus) -> Iterator[str]:
    """Serve the repository's data from this process, as any endpoint would."""
    graph, one_at_a_time = Endpoint(corpus), threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer(urlsplit(self.path).query)

        def do_POST(self) -> None:
            self._answer(self.rfile.read(int(self.headers["content-length"])).decode())

        def _answer(self, form: str) -> None:
            with one_at_a_time:
                body = as_json(graph.select(parse_qs(form)["query"][0]))
            self.send_response(200)
            self.send_header("Content-Type", "application/sparql-results+json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/sparql"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    "command",
    [
        ["query", "funders"],
        ["query", "funders", "-p", "project=USAID Laos CTIP", "-f", "csv"],
        ["query", "degrees", "-f", "json", "--ids"],
        ["network", "cooperation", "--measure", "betweenness", "--measure", "communities"],
        ["network", "roles", "--measure", "cutpoints", "--between", "UN-ACT", "--between", "CTIP", "-f", "csv"],
        ["path", "Norway", "Winrock"],
        ["path", "Norway", "Winrock", "--without", "planned"],
        ["who", "--role", "funds", "--place", "Lao PDR"],
        ["who", "--role", "Vice Minister", "--as-of", "2024", "-f", "csv"],
        ["dossier", "UN-ACT", "--bibliography", "bibtex"],
        ["table", "3w", "-f", "csv"],
    ],
    ids=" ".join,
)
def test_an_answer_is_the_same_to_the_letter(run: Run, address: str, command: list[str]) -> None:
    here, there = run(*command), run(*command, "--endpoint", address)
    assert here.returncode == there.returncode == 0, there.stderr
    assert there.stdout == here.stdout
    assert there.stderr == here.stderr


@pytest.mark.parametrize(
    "command",
    [["compare", "2014", "2024"], ["dossier", "Lee Pao Yang"], ["dossier", "UN-ACT"], ["table", "actors"]],
    ids=" ".join,
)
def test_an_answer_has_the_same_words_where_a_graph_keeps_no_order_of_names_and_passages(
    run: Run, address: str, command: list[str]
) -> None:
    here, there = run(*command), run(*command, "--endpoint", address)
    assert here.returncode == there.returncode == 0, there.stderr
    told = re.sub(r" +record: facts/\S+", "", here.stdout)  # nor does it say in which line a fact is recorded
    assert Counter(re.findall(r"\w+", there.stdout)) == Counter(re.findall(r"\w+", told))


@pytest.mark.parametrize("what", ["Winrock", "f-7jodj7dapc7a"])
def test_show_shows_the_same_facts(run: Run, address: str, what: str) -> None:
    here, there = run("show", what), run("show", what, "--endpoint", address)
    assert there.returncode == 0, there.stderr
    lines = {line for line in here.stdout.splitlines() if "recorded at" not in line and not line.startswith("also")}
    assert lines <= set(there.stdout.splitlines())


@pytest.mark.parametrize("selection", ["--actor UN-ACT", "--actor UN-ACT --depth 2 --to 2014", "--relation funds"])
def test_view_draws_the_same_facts_of_as_many(run: Run, address: str, tmp_path: Path, selection: str) -> None:
    def told(*source: str) -> tuple[str, list[str]]:
        page = tmp_path / "page.html"
        done = run("view", *selection.split(), "--plain", "-o", page, *source)
        return done.stdout, re.findall(r'"shown":{[^}]*}', page.read_text("utf-8"))

    assert told("--endpoint", address) == told()
    assert "of 214 facts" in told()[0]
    assert '"facts_of":214' in told()[1][0]


def test_a_query_of_ones_own_is_asked_there(run: Run, address: str) -> None:
    done = run("query", "-", "--endpoint", address, "-f", "csv", stdin="SELECT (COUNT(?x) AS ?n) { ?x a ctip:Country }")
    assert done.stdout.splitlines()[0] == "n"
    assert int(done.stdout.splitlines()[1]) > 0


def test_an_endpoint_that_is_not_there_is_one_line_and_status_2(run: Run) -> None:
    done = run("query", "funders", "--endpoint", "http://127.0.0.1:9/")
    assert done.returncode == 2
    assert done.stderr == "ctipgraph: http://127.0.0.1:9/: nobody listens there; is the server running?\n"
    assert done.stdout == ""


def test_publish_checks_first(run: Run, write_data: Callable[..., Path]) -> None:
    data = write_data({"facts/gazette-2020.yaml": "document: gazette-2020\nfacts:\n- {relation: nothing}\n"})
    done = run("publish", data, "--endpoint", "http://127.0.0.1:9/")
    assert done.returncode == 1
    assert "the data has violations" in done.stderr
