"""Ready questions are well formed, and each gives exactly the answer that stands beside it as .csv."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from ctipgraph.errors import NotFoundError, QueryError
from ctipgraph.findings.forms import as_csv
from ctipgraph.model import Corpus
from ctipgraph.rdf.rdflib_graph import to_rdflib
from ctipgraph.store import Endpoint, Question, ask, read_questions
from ctipgraph.store.ask import Table
from ctipgraph.store.questions import find_question, read_question

QUESTIONS = list(read_questions().values())
KINDS = {
    "actor",
    "year",
    "date",
    "when",
    "number",
    "country",
    "verdict",
    "text",
    "relation",
    "type",
    "status",
    "topic",
    "document",
}

each = pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)


@pytest.fixture(scope="module")
def answer(corpus: Corpus) -> Callable[[Question], Table]:
    """Answer a question with its default parameters; each question is asked once."""
    return cache(lambda question: ask(corpus, question))


@pytest.fixture(scope="module")
def endpoint(corpus: Corpus) -> Endpoint:
    return Endpoint(corpus)


@pytest.fixture(scope="module")
def oracle(corpus: Corpus) -> rdflib.Dataset:
    """Return the graph and the ontology as rdflib holds them."""
    dataset = to_rdflib(corpus)
    ontology = corpus.ontology
    dataset.graph(rdflib.URIRef(ontology.namespace.rstrip("#/"))).parse(data=ontology.text, format="turtle")
    return dataset


def test_there_are_ready_questions() -> None:
    assert "funders" in {question.name for question in QUESTIONS}


@each
def test_a_question_has_a_title_that_asks(question: Question) -> None:
    assert question.title != question.name
    assert question.title.endswith("?"), question.title


@each
def test_a_question_can_be_read_as_it_stands(question: Question, corpus: Corpus) -> None:
    ox.Store().query(question.text, prefixes=dict(corpus.ontology.prefixes))


@each
def test_each_open_value_belongs_to_a_declared_parameter_and_each_parameter_has_one(question: Question) -> None:
    query = re.sub(r"^#.*$", "", question.text, flags=re.MULTILINE)
    open_values = set(re.findall(r"VALUES\s+\?(\w+)\s*\{\s*UNDEF\s*\}", query))
    assert open_values == {parameter.name for parameter in question.parameters}
    assert "UNDEF" not in re.sub(r"VALUES\s+\?\w+\s*\{\s*UNDEF\s*\}", "", query)


@each
def test_each_parameter_is_of_a_known_kind_and_is_explained(question: Question) -> None:
    for parameter in question.parameters:
        assert parameter.kind in KINDS
        assert parameter.help


@each
def test_a_question_gives_exactly_the_answer_beside_it(question: Question, answer: Callable[[Question], Table]) -> None:
    path = question.path.with_suffix(".csv")
    table = answer(question)
    now = as_csv(table.columns, table.rows)
    if os.environ.get("CTIPGRAPH_RENEW"):
        path.write_text(now, "utf-8", newline="\n")
    assert path.is_file(), f"write the expected answer: ctipgraph query {question.name} --format csv > {path.name}"
    expected = path.read_bytes().decode()
    difference = difflib.unified_diff(expected.splitlines(), now.splitlines(), path.name, "now", lineterm="")
    if now != expected:
        pytest.fail(
            "\n".join(difference) + "\nif it is meant to differ, write it anew and read the change", pytrace=False
        )


@each
def test_a_question_gives_the_same_answer_every_time(
    question: Question, corpus: Corpus, answer: Callable[[Question], Table]
) -> None:
    """Rows that an ORDER BY leaves equal would come in any order: order by one more variable."""
    assert ask(corpus, question) == answer(question)


@each
def test_rdflib_gives_the_same_answer(
    question: Question, corpus: Corpus, endpoint: Endpoint, oracle: rdflib.Dataset
) -> None:
    query = question.bind(corpus, {})
    mine = sorted(tuple(term.text if term else "" for term in row) for row in endpoint.select(query).rows)
    found = oracle.query(query, initNs=dict(corpus.ontology.prefixes))
    assert sorted(tuple("" if value is None else str(value) for value in row) for row in found) == mine


@each
def test_every_fact_in_an_answer_is_a_fact_of_the_data(
    question: Question, corpus: Corpus, answer: Callable[[Question], Table]
) -> None:
    table = answer(question)
    if "fact" in table.columns:
        where = table.columns.index("fact")
        assert {row[where] for row in table.rows if row[where]} <= corpus.by_id.keys()


def test_a_question_is_found_without_reading_the_others(tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_text("# title: Mine?\nSELECT ?it { }", "utf-8")
    (tmp_path / "other.rq").write_bytes(b"# title: \xff")
    assert find_question("mine", tmp_path).title == "Mine?"


@pytest.mark.parametrize("name", ["mine", "../mine", "mine.rq", ""])
def test_a_question_is_one_of_the_folder(name: str, tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_text("# title: Mine?\nSELECT ?it { }", "utf-8")
    (tmp_path / "questions").mkdir()
    with pytest.raises(NotFoundError, match=f"no question '{name}'"):
        find_question(name, tmp_path / "questions")


@pytest.fixture
def question(tmp_path: Path) -> Callable[[str], Question]:
    """Write and read a question with one parameter of a kind."""

    def with_kind(kind: str) -> Question:
        path = tmp_path / "mine.rq"
        path.write_text(
            f"# title: What is it?\n# parameter: it | {kind} | | anything\nSELECT ?it {{ VALUES ?it {{ UNDEF }} }}",
            "utf-8",
        )
        return read_question(path)

    return with_kind


@pytest.mark.parametrize(
    ("kind", "value", "bound"),
    [
        ("actor", "RP", "<https://example.org/actor/river-project>"),
        ("document", "gazette-2020", "<https://example.org/document/gazette-2020>"),
        ("relation", "fundedBy", "<https://w3id.org/ctipgraph/ontology#fundedBy>"),
        ("type", "Ministry", "<https://w3id.org/ctipgraph/ontology#Ministry>"),
        ("status", "planned", "<https://w3id.org/ctipgraph/ontology#planned>"),
        ("topic", "victimSupport", "<https://w3id.org/ctipgraph/ontology#victimSupport>"),
        ("year", "2014", '"2014"'),
        ("date", "2014-07-19", '"2014-07-19"'),
        ("when", "2014-07", '"2014-07"'),
        ("number", "5", '"5"'),
        ("country", "LA", '"LA"'),
        ("verdict", "unsure", '"unsure"'),
        ("text", 'a "b" }\\', '"a \\"b\\" }\\\\"'),
    ],
)
def test_a_value_is_bound_as_one_term(
    read: Callable[..., Corpus], question: Callable[[str], Question], kind: str, value: str, bound: str
) -> None:
    assert question(kind).bind(read(), {"it": value}).endswith(f"SELECT ?it {{ VALUES ?it {{ {bound} }} }}")


@pytest.mark.parametrize(
    ("kind", "value", "message"),
    [
        ("actor", "River Projekt", "no actor 'River Projekt'; near are: 'River Project'"),
        ("document", "gazete", "no document 'gazete'; there are gazette-2020"),
        ("relation", "fundedby", "no relation 'fundedby'; did you mean 'fundedBy'?"),
        ("type", "Minister", "no type 'Minister'; did you mean 'Ministry'?"),
        ("status", "plannd", "no status 'plannd'; did you mean 'planned'?"),
        ("topic", "victimsupport", "no topic 'victimsupport'; did you mean 'victimSupport'?"),
        ("year", "14", "'it' is '14', but it has to be a year, as in 2014"),
        ("date", "19.7.2014", "'it' is '19.7.2014', but it has to be a date, as in 2014-07-19"),
        ("date", "2099-99-99", "'it' is '2099-99-99', but it has to be a date"),
        ("when", "2014-13", "'it' is '2014-13', but it has to be a day, month or year of the calendar"),
        ("when", "yesterday", "as in 2014-07-19, 2014-07 or 2014"),
        ("number", "-5", "'it' is '-5', but it has to be a whole number, as in 5"),
        ("country", "Laos", "an ISO 3166 code of two capital letters, as in LA"),
        ("verdict", "perhaps", "'it' is 'perhaps', but it has to be same, different or unsure"),
        ("text", "a\u202eb", "a bidirectional control"),
        ("text", "\udcff", "a code point that is no character"),
    ],
)
def test_a_value_that_names_nothing_is_told_with_what_is_near(
    read: Callable[..., Corpus], question: Callable[[str], Question], kind: str, value: str, message: str
) -> None:
    with pytest.raises((NotFoundError, QueryError)) as raised:
        question(kind).bind(read(), {"it": value})
    assert message in str(raised.value)


def test_a_parameter_without_value_and_default_is_left_open(
    read: Callable[..., Corpus], question: Callable[[str], Question]
) -> None:
    mine = question("actor")
    assert mine.bind(read(), {}) == mine.text


@pytest.mark.parametrize("value", ["x } INSERT", "' } #", "\\", "\\1 \\g<0>", "{ UNDEF }", "$0"])
def test_whatever_text_is_given_it_stays_one_text(
    read: Callable[..., Corpus], question: Callable[[str], Question], value: str
) -> None:
    assert ask(read(), question("text"), {"it": value}).rows == ((value,),)


def test_a_default_that_another_data_set_does_not_have_is_told_as_such(facts: Callable[[str], Corpus]) -> None:
    with pytest.raises(NotFoundError) as raised:
        ask(facts("[]"), "funders")
    assert str(raised.value).startswith("'project' is 'un-act' where it is not given, and here: no actor 'un-act'")
    assert str(raised.value).endswith("; write one: -p project=…")
