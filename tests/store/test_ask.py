"""Answers in words, with the evidence beside each row."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ctipgraph.errors import NotFoundError, QueryError
from ctipgraph.model import Corpus
from ctipgraph.store import Bounds, ask
from ctipgraph.store.ask import EVIDENCE

Facts = Callable[[str], Corpus]
FUNDERS = "SELECT ?funder ?fact { ?fact rdf:predicate ctip:funds ; rdf:subject ?funder }"


def test_a_row_with_a_fact_is_followed_by_its_evidence(facts: Facts) -> None:
    corpus = facts("""
        - relation: fundedBy
          subject: river-project
          object: government-of-utopia
          status: claimed
          speaker: ministry
          passages: [The donors include … of Utopia, The donors]
        """)
    table = ask(corpus, FUNDERS)
    (fact,) = corpus.facts
    assert table.columns == ("funder", "fact", *EVIDENCE)
    assert table.rows == (
        (
            "Government of Utopia",
            fact.id,
            "claimed",
            "Ministry of Welfare",
            "gazette-2020",
            "2020-01-31",
            "The donors | The donors include … of Utopia",
        ),
    )
    assert table.facts == (fact.id,)


def test_a_row_without_a_fact_has_no_evidence_to_show(read: Callable[..., Corpus]) -> None:
    table = ask(
        read(), "SELECT ?name ?fact { ?x a ctip:Ministry ; rdfs:label ?name OPTIONAL { ?fact rdf:subject ?x } }"
    )
    assert table.rows == (("Ministry of Welfare", "", "", "", "", "", ""),)
    assert table.facts == ()


def test_an_answer_without_facts_has_no_columns_of_evidence(read: Callable[..., Corpus]) -> None:
    assert ask(read(), "SELECT ?x { ?x a ctip:Ministry }").columns == ("x",)


def test_terms_are_shown_by_their_names(read: Callable[..., Corpus]) -> None:
    query = "SELECT * { VALUES ?x { %s } }"
    corpus = read()
    terms = "<https://example.org/actor/ministry> ctip:funds ctip:fundedBy ctip:planned ctip:Ministry <urn:else> 'text'"
    shown = {row[0] for row in ask(corpus, query % terms).rows}
    assert shown == {
        "Ministry of Welfare",
        corpus.ontology.relations["funds"].label,
        corpus.ontology.relations["funds"].inverse_label,
        corpus.ontology.statuses["planned"].label,
        corpus.ontology.classes["Ministry"].label,
        "urn:else",
        "text",
    }


def test_ids_are_shown_where_they_are_asked_for(read: Callable[..., Corpus]) -> None:
    query = "SELECT ?x { VALUES ?x { <https://example.org/actor/ministry> ctip:funds } }"
    assert ask(read(), query, ids=True).rows == (("funds",), ("ministry",))


def test_rows_without_an_order_of_their_own_are_sorted(corpus: Corpus) -> None:
    rows = ask(corpus, "SELECT ?x { ?x a ctip:Fact }").rows
    assert list(rows) == sorted(rows)


def test_an_order_of_the_query_stays(corpus: Corpus) -> None:
    rows = ask(corpus, "SELECT ?x { ?x a ctip:Fact } ORDER BY DESC(STR(?x))").rows
    assert list(rows) == sorted(rows, reverse=True)


def test_a_cut_answer_says_so(corpus: Corpus) -> None:
    assert ask(corpus, "SELECT ?x { ?x a ctip:Fact }", bounds=Bounds(limit=2)).cut
    assert not ask(corpus, "ASK {}").cut


@pytest.mark.parametrize(
    "value",
    ["x } INSERT", "un-act> } #", "un-act> } SERVICE <http://example.org/> {", '" } #', "<urn:x>", "?x", "UNDEF", "\n"],
)
def test_a_value_that_is_meant_to_break_out_of_its_place_names_no_actor(corpus: Corpus, value: str) -> None:
    with pytest.raises(NotFoundError, match="no actor"):
        ask(corpus, "funders", {"project": value})


def test_an_unknown_question_suggests_the_near_one(corpus: Corpus) -> None:
    with pytest.raises(NotFoundError, match="no question 'funder'; did you mean 'funders'"):
        ask(corpus, "funder")


def test_an_unknown_parameter_suggests_the_near_one(corpus: Corpus) -> None:
    with pytest.raises(QueryError, match=r"has no parameter 'projct'; did you mean 'project'?"):
        ask(corpus, "funders", {"projct": "UN-ACT"})


def test_parameters_go_with_ready_questions_only(corpus: Corpus) -> None:
    with pytest.raises(NotFoundError, match="parameters go with ready questions only"):
        ask(corpus, "SELECT * { ?s ?p ?o }", {"project": "UN-ACT"})
