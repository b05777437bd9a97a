"""`query` and `questions`: answers in every form, from ready questions, files and standard input."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from ctipgraph.model import Corpus
from ctipgraph.store import ask, read_questions

Run = Callable[..., CompletedProcess[str]]
FUNDERS = "SELECT ?funder ?fact { ?fact rdf:predicate ctip:funds ; rdf:subject ?funder }\n"


@pytest.fixture(scope="module")
def funders(corpus: Corpus) -> list[dict[str, str]]:
    table = ask(corpus, "funders", {"project": "UN-ACT"})
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


@pytest.mark.parametrize(("form", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_an_answer_as_separated_values(run: Run, funders: list[dict[str, str]], form: str, delimiter: str) -> None:
    done = run("query", "funders", "-p", "project=UN-ACT", "--format", form)
    assert done.returncode == 0
    assert list(csv.DictReader(io.StringIO(done.stdout, newline=""), delimiter=delimiter)) == funders


def test_an_answer_as_json(run: Run, funders: list[dict[str, str]]) -> None:
    assert json.loads(run("query", "funders", "-p", "project=UN-ACT", "-f", "json").stdout) == funders


def test_an_answer_as_markdown(run: Run, funders: list[dict[str, str]]) -> None:
    lines = run("query", "funders", "-p", "project=UN-ACT", "-f", "markdown").stdout.splitlines()
    assert lines[0] == f"| {' | '.join(funders[0])} |"
    assert len(lines) == len(funders) + 2


def test_an_answer_for_reading_has_title_evidence_and_count(run: Run, funders: list[dict[str, str]]) -> None:
    shown = " ".join(run("query", "funders", "-p", "project=UN-ACT").stdout.split())
    assert read_questions()["funders"].title in shown
    assert f"{len(funders)} rows" in shown
    assert funders[0]["funder"] in shown
    assert funders[0]["passage"].split(" | ")[0] in shown


def test_ids_in_place_of_names(run: Run) -> None:
    assert "government-of-norway" in run("query", "funders", "-p", "project=UN-ACT", "-f", "csv", "--ids").stdout


def test_a_query_from_standard_input(run: Run, corpus: Corpus) -> None:
    done = run("query", "-", "-f", "json", stdin=FUNDERS)
    assert len(json.loads(done.stdout)) == sum(fact.relation == "funds" for fact in corpus.facts)


def test_a_query_from_a_file_with_a_byte_order_mark(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_text(FUNDERS, "utf-8-sig")
    assert run("query", tmp_path / "mine.rq").returncode == 0


def test_a_query_with_letters_of_any_script_in_any_locale(run: Run) -> None:
    done = run("query", "-", "-f", "csv", stdin="SELECT ('ລາວ' AS ?x) {}", LC_ALL="C", PYTHONUTF8="0")
    assert done.stdout == "x\nລາວ\n"


def test_a_cut_answer_says_so_beside_the_rows(run: Run) -> None:
    done = run("query", "-", "--limit", "2", "-f", "csv", stdin="SELECT ?x { ?x a ctip:Fact }")
    assert len(done.stdout.splitlines()) == 3
    assert "cut: there are more than 2 rows; show more with --limit" in done.stderr


def test_the_ready_questions_are_listed_with_their_parameters(run: Run) -> None:
    rows = json.loads(run("questions", "-f", "json").stdout)
    assert {row["question"] for row in rows} == set(read_questions())
    assert {"question": "funders", "title": read_questions()["funders"].title, "parameters": "project=un-act"} in rows


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["funder"], "ctipgraph: no question 'funder'; did you mean 'funders'"),
        (["zzz"], "ctipgraph: no question 'zzz'; list them with: ctipgraph questions"),
        (["funders", "-p", "project=Winrok"], "no actor 'Winrok'; near are: 'Winrock' (winrock-international)"),
        (["funders", "-p", "projct=UN-ACT"], "has no parameter 'projct'; did you mean 'project'?"),
        (["funders", "-p", "project"], "the parameter 'project' has no value; write -p project=…"),
        (["no-such.rq"], "no file 'no-such.rq'"),
        ([f"{'long' * 200}.rq"], "File name too long"),
        (["funders", "--data", "no-such-folder"], "no data folder at 'no-such-folder'"),
        (["funders", "--ontology", "no-such-folder"], "no ontology at no-such-folder"),
    ],
    ids=lambda value: " ".join(value)[:30] if isinstance(value, list) else "",
)
def test_what_is_not_there_is_one_line_and_status_2(run: Run, arguments: list[str], message: str) -> None:
    done = run("query", *arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert message in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("query", "message"),
    [
        (b"", "standard input holds no query"),
        (b"funders", "standard input holds no query"),
        (b"SELECT * { ?s ?p '\xff' }", "standard input is not UTF-8; save it as UTF-8"),
        (b"SELECT * {\n ?s ?p ?o ?q }", "the query can't be read at 2:"),
        (b"SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "line 1: SERVICE would ask another server"),
        (b"\nINSERT DATA { <urn:s> <urn:p> 1 }", "line 2: INSERT would change the graph"),
        (b"SELECT * {" + b"{" * 100 + b"}" * 101, "nested deeper than 64 levels"),
        (b"ASK {} #" + b"x" * 70_000, "at most 65,536 are read"),
    ],
    ids=["empty", "word", "bytes", "syntax", "service", "insert", "deep", "long"],
)
def test_a_query_that_cannot_be_run_is_one_line_and_status_2(run: Run, query: bytes, message: str) -> None:
    done = run("query", "-", stdin=query)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_a_query_that_takes_too_long_is_stopped_with_status_2(run: Run) -> None:
    done = run("query", "-", "--timeout", "0.5", stdin="SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
    assert done.returncode == 2
    assert "took longer than 0.5 s" in done.stderr


def test_a_file_that_is_not_utf_8_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_bytes("SELECT * { ?s ?p 'é' }".encode("latin-1"))
    done = run("query", tmp_path / "mine.rq")
    assert done.returncode == 2
    assert "mine.rq' is not UTF-8; save it as UTF-8" in done.stderr


def test_data_with_violations_is_not_asked(run: Run, write_data: Callable[..., Path]) -> None:
    data = write_data(
        {
            "facts/gazette-2020.yaml": """
                document: gazette-2020
                facts:
                - {relation: heldOn, subject: river-project, object: 31.1., status: asserted, passages: [The donors]}
                """
        }
    )
    done = run("query", "-", "--data", data, stdin="ASK {}")
    assert done.returncode == 1
    assert f"see them with: ctipgraph check {data}" in done.stderr


def test_an_argument_that_is_no_text_is_told(run: Run) -> None:
    done = run("query", "funders", "-p", b"project=\xff".decode("utf-8", "surrogateescape"))
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_parameter_that_is_given_twice_is_refused(run: Run) -> None:
    done = run("query", "funders", "-p", "project=UN-ACT", "-p", "project=USAID")
    assert (done.returncode, done.stderr) == (2, "ctipgraph: the parameter 'project' is given twice; give it once\n")


def test_a_file_that_cannot_be_read_is_named_with_the_place(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.rq").write_text("SELECT * {\n ?s ctip:funds }")
    done = run("query", "bad.rq", "--data", Path("data").resolve(), cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("ctipgraph: 'bad.rq': the query can't be read at 2:16, before '}': ")


def test_years_in_the_wrong_order_are_told(run: Run) -> None:
    done = run("query", "changes-between-years", "-p", "first=2024", "-p", "second=2014")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "ctipgraph: 'first' is 2024 and 'second' is 2014; the earlier year comes first\n"
