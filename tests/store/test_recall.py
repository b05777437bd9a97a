"""An answer from a graph elsewhere is the same, to the letter, as from the records."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ctipgraph.errors import EndpointError, NotFoundError
from ctipgraph.model import Corpus
from ctipgraph.store import Endpoint, Question, ask, read_questions
from ctipgraph.store.ask import Table
from ctipgraph.store.graph_recall import GraphRecall

QUESTIONS = list(read_questions().values())


def told(table: Table) -> tuple[object, ...]:
    """All of a table as a reader sees it."""
    return (table.title, table.columns, table.rows, table.facts, str(table.basis), table.absence, table.cut)


@pytest.fixture(scope="module")
def graph(corpus: Corpus) -> Endpoint:
    return Endpoint(corpus)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_each_ready_question_has_the_same_table_basis_and_absence(
    question: Question, corpus: Corpus, graph: Endpoint
) -> None:
    assert told(ask(graph, question)) == told(ask(corpus, question))


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("funders", {"project": "USAID Laos CTIP"}),
        ("is-it-stated", {"subject": "winrock", "relation": "fundedBy", "object": "un-act"}),
        ("between", {"one": "SWEDEN", "other": "commit"}),
        ("SELECT ?x { ?x a ctip:Ministry }", {}),
        ("SELECT (COUNT(?x) AS ?n) { ?x a ctip:Fact }", {}),
    ],
)
def test_so_has_a_question_with_values_and_a_query_of_ones_own(
    question: str, values: dict[str, str], corpus: Corpus, graph: Endpoint
) -> None:
    assert told(ask(graph, question, values)) == told(ask(corpus, question, values))


def test_a_name_that_nobody_has_is_answered_with_the_near_ones(corpus: Corpus, graph: Endpoint) -> None:
    messages = []
    for source in (corpus, graph):
        with pytest.raises(NotFoundError) as raised:
            ask(source, "funders", {"project": "Winrok"})
        messages.append(str(raised.value))
    assert messages[0] == messages[1]
    assert "near are: 'Winrock'" in messages[0]


def test_a_fact_read_back_differs_in_its_place_and_the_order_of_passages_only(corpus: Corpus, graph: Endpoint) -> None:
    again = GraphRecall(graph).corpus(corpus.by_id).by_id
    for fact in corpus.facts:
        mine = again[fact.id]
        assert {p.id for p in mine.passages} == {p.id for p in fact.passages}
        for name in ("relation", "subject", "object", "status", "rank", "reason", "note", "curator", "review"):
            assert getattr(mine, name) == getattr(fact, name), (fact.id, name)


def test_a_graph_without_a_data_set_is_told_from_an_empty_answer(corpus: Corpus) -> None:
    class Empty(Endpoint):
        nquads = b""

        def __str__(self) -> str:
            return "the endpoint https://example.org/"

    with pytest.raises(EndpointError, match=r"holds no data set.*ctipgraph publish"):
        ask(Empty(corpus), "funders")


def test_a_document_that_is_coded_to_its_end_says_so_in_the_graph(facts: Callable[[str], Corpus]) -> None:
    corpus = facts("[]")
    assert GraphRecall(Endpoint(corpus)).corpus([]).is_read("gazette-2020") == corpus.is_read("gazette-2020")
