"""A question that is answered from columns has the rows that SPARQL gives, in the same order."""

from __future__ import annotations

import runpy
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from ctipgraph.model import Corpus
from ctipgraph.store import Bounds, Endpoint, Question, read_questions
from ctipgraph.store.columns import select, write_columns
from ctipgraph.store.from_columns import plain_values

ROOT = Path(__file__).parent.parent.parent
IN_COLUMNS = [question for question in read_questions().values() if question.path.with_suffix(".sql").is_file()]
each = pytest.mark.parametrize("question", IN_COLUMNS, ids=lambda question: question.name)

Ask = Callable[[Question, Mapping[str, str]], tuple[object, object]]


def as_texts(rows: object) -> list[tuple[str | None, ...]]:
    return [tuple(term.text if term else None for term in row) for row in rows]  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def both(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Ask the data set of the repository in both ways."""
    folder = tmp_path_factory.mktemp("columns")
    graph = Endpoint(corpus)
    (folder / "graph.nq").write_bytes(graph.nquads)
    write_columns(folder / "columns", folder / "graph.nq", corpus.ontology)

    def ask(question: Question, values: Mapping[str, str]) -> tuple[object, object]:
        sql = question.path.with_suffix(".sql").read_text()
        mine = select(folder / "columns", sql, plain_values(question, corpus, values), Bounds())
        theirs = graph.select(question.bind(corpus, values))
        assert mine.columns == theirs.columns
        return as_texts(mine.rows), as_texts(theirs.rows)

    return ask


@each
def test_with_its_own_parameters(question: Question, both: Ask) -> None:
    mine, theirs = both(question, {})
    assert mine == theirs


@each
def test_with_every_parameter_left_open(question: Question, both: Ask) -> None:
    mine, theirs = both(
        question, {row.name: "" for row in question.parameters if question.may_leave_open({row.name: ""})}
    )
    assert mine == theirs


@each
@pytest.mark.parametrize("actor", ["UN-ACT", "usaid-laos-ctip", "lao-pdr"])
def test_with_one_actor(question: Question, both: Ask, actor: str) -> None:
    actors = [row.name for row in question.parameters if row.kind == "actor"]
    given = dict.fromkeys(actors[:1], actor)
    if given:
        mine, theirs = both(question, given)
        assert mine == theirs


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> tuple[Endpoint, Path, Corpus]:
    """Make up six hundred facts with reprints, judgements, conflicts and every relation of the data set."""
    folder = tmp_path_factory.mktemp("made-up")
    made = runpy.run_path(str(ROOT / "benchmarks" / "made_up_graph.py"), run_name="benchmark")
    corpus = made["write_nquads"](600, folder / "graph.nq")
    write_columns(folder / "columns", folder / "graph.nq", corpus.ontology)
    graph = Endpoint(corpus)
    graph.nquads = (folder / "graph.nq").read_bytes()
    return graph, folder / "columns", corpus


# their ORDER BY leaves rows of one fact in any order
UNORDERED = {"conflicts", "confirmed-independently"}


@each
def test_on_facts_that_are_made_up(question: Question, made_up: tuple[Endpoint, Path, Corpus]) -> None:
    graph, path, corpus = made_up
    sql = question.path.with_suffix(".sql").read_text()
    mine = as_texts(select(path, sql, plain_values(question, corpus, {}), Bounds(limit=10**6)).rows)
    theirs = as_texts(graph.select(question.bind(corpus, {}), Bounds(limit=10**6)).rows)
    if question.name in UNORDERED:
        mine, theirs = sorted(mine, key=str), sorted(theirs, key=str)
    assert mine == theirs


def test_documents_without_a_text_have_none_in_common(tmp_path: Path, corpus: Corpus) -> None:
    """Of four documents of one publisher two have the same text, and one is a reprint of the first."""
    ctip, base = corpus.ontology.namespace, "https://example.org/document/"
    lines = [
        f'<{base}{name}> <{said}> {value} .'
        for name, texts in {"a": ["1"], "b": ["1"], "c": [], "d": []}.items()
        for said, value in [
            ("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", f"<{ctip}SourceDocument>"),
            ("http://purl.org/dc/elements/1.1/publisher", '"The Gazette"'),
            *((f"{ctip}textSha256", f'"{text}"') for text in texts),
        ]
    ]  # fmt: skip
    lines.append(f"<{base}c> <{ctip}sameOriginAs> <{base}a> .")
    (tmp_path / "graph.nq").write_text("".join(f"{line}\n" for line in lines))
    write_columns(tmp_path / "columns", tmp_path / "graph.nq", corpus.ontology)
    question = read_questions()["documents-of-one-origin"]
    sql = question.path.with_suffix(".sql").read_text()
    mine = as_texts(select(tmp_path / "columns", sql, {}, Bounds()).rows)
    publisher = "the same publisher; no common origin is recorded"
    assert [(one[-1], other[-1], finding) for one, other, finding, _ in mine if one and other] == [
        ("a", "b", "the same text"), ("a", "c", "one origin"), ("a", "d", publisher),
        ("b", "c", publisher), ("b", "d", publisher), ("c", "d", publisher),
    ]  # fmt: skip
    graph = Endpoint(corpus)
    graph.nquads = (tmp_path / "graph.nq").read_bytes()
    assert mine == as_texts(graph.select(question.bind(corpus, {})).rows)


def test_rows_over_the_limit_are_cut(made_up: tuple[Endpoint, Path, Corpus]) -> None:
    _, path, _ = made_up
    answer = select(path, "SELECT fact FROM facts ORDER BY fact", {}, Bounds(limit=600))
    assert (len(answer.rows), answer.cut) == (600, False)
    answer = select(path, "SELECT fact FROM facts ORDER BY fact", {}, Bounds(limit=599))
    assert (len(answer.rows), answer.cut) == (599, True)


def test_texts_come_through_whole(tmp_path: Path, corpus: Corpus) -> None:
    fact, ctip = "https://example.org/fact/f", corpus.ontology.namespace
    rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    note = '"a \\"quoted\\" word, \\\\n and\\nລາວ > <x> ."'
    lines = [
        f"<{fact}> <{rdf}type> <{ctip}Fact> .",
        f"<{fact}> <{rdf}object> <https://example.org/actor/a> .",
        f"<{fact}> <http://www.w3.org/2004/02/skos/core#note> {note}@lo .",
        f'<{fact}> <{ctip}role> "in a graph" <https://example.org/graph/g> .',
    ]
    (tmp_path / "graph.nq").write_text("".join(f"{line}\n" for line in lines), "utf-8")
    write_columns(tmp_path / "columns", tmp_path / "graph.nq", corpus.ontology)
    answer = select(tmp_path / "columns", "SELECT note, object_iri, role FROM facts", {}, Bounds())
    ((kept, is_iri, role),) = as_texts(answer.rows)
    assert kept == 'a "quoted" word, \\n and\nລາວ > <x> .'
    assert is_iri == "True"
    assert role is None
