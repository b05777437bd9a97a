"""The shape of the graph: what a record becomes, and what becomes a plain triple."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from ctipgraph.exports.turtle import write_turtle
from ctipgraph.model import Corpus
from ctipgraph.ontology import RDF, XSD
from ctipgraph.rdf import Quad, to_quads

Facts = Callable[[str], Corpus]
BASE = "https://example.org/"


def turtle(corpus: Corpus) -> str:
    sink = io.BytesIO()
    write_turtle(corpus, sink)
    return sink.getvalue().decode()


def plain(corpus: Corpus) -> set[tuple[str, str, str, str]]:
    """The plain triples in short: ends and relation, without base and namespace, and the graph."""

    def short(term: str) -> str:
        for start in (corpus.ontology.namespace, f"{BASE}actor/", f"{BASE}graph/"):
            term = term.replace(f"<{start}", "").replace(">", "") if term.startswith(f"<{start}") else term
        return term

    return {tuple(short(term) for term in quad) for quad in to_quads(corpus) if quad[3]}  # type: ignore[misc]


def about(corpus: Corpus, kind: str, property_: str) -> set[str]:
    """The values of one of the project's own properties, over all entries of a kind."""
    predicate = f"<{corpus.ontology.namespace}{property_}>"
    return {o for s, p, o, _ in to_quads(corpus) if s.startswith(f"<{BASE}{kind}/") and p == predicate}


def test_a_fact_with_all_that_belongs_to_it_is_this_graph(
    read: Callable[..., Corpus], golden: Callable[[str, str], None]
) -> None:
    corpus = read(
        {
            "facts/gazette-2020.yaml": """
                document: gazette-2020
                curator: tester
                facts:
                - relation: fundedBy
                  subject: river-project
                  object: government-of-utopia
                  status: claimed
                  speaker: ministry
                  as_of: 2020-01
                  list_open: true
                  amount: 0100.50
                  currency: UTD
                  comparator: over
                  passages:
                  - {passage: The donors include … of Utopia, suffix: .}
                  note: In the curator's "own" words.
                """,
            "identity.yaml": """
                - unsure: [ministry, government-of-utopia]
                  reason: The one may be part of the other.
                  by: tester
                  on: 2020-02-01
                """,
        }
    )
    golden("river-project.ttl", turtle(corpus))


def test_there_are_no_blank_nodes(corpus: Corpus) -> None:
    terms = {term for quad in to_quads(corpus) for term in quad}
    assert terms
    assert not [term for term in terms if not term.startswith(("<http", '"', "")) or term.startswith("_")]
    assert all(term == "" or term[0] in '<"' for term in terms)


def test_a_fact_is_a_statement_with_its_ends_status_and_evidence(facts: Facts) -> None:
    corpus = facts("""
        - relation: leads
          subject: ministry
          object: river-project
          status: planned
          passages: [The Ministry of … River Project (RP)]
        """)
    namespace, (fact,) = corpus.ontology.namespace, corpus.facts
    told = {(p, o) for s, p, o, _ in to_quads(corpus) if s == f"<{BASE}fact/{fact.id}>"}
    assert {
        (f"<{RDF}type>", f"<{RDF}Statement>"),
        (f"<{RDF}type>", f"<{namespace}Fact>"),
        (f"<{RDF}subject>", f"<{BASE}actor/ministry>"),
        (f"<{RDF}predicate>", f"<{namespace}leads>"),
        (f"<{RDF}object>", f"<{BASE}actor/river-project>"),
        (f"<{namespace}status>", f"<{namespace}planned>"),
        ("<http://www.w3.org/ns/prov#wasDerivedFrom>", f"<{BASE}document/gazette-2020>"),
    } <= told
    assert sum(p == f"<{namespace}evidence>" for p, _ in told) == 1


def test_an_asserted_fact_is_a_plain_triple_with_its_inverse_in_the_graph_of_its_document(facts: Facts) -> None:
    corpus = facts("""
        - relation: funds
          subject: government-of-utopia
          object: river-project
          status: asserted
          passages: [The donors include … of Utopia]
        """)
    assert plain(corpus) == {
        ("government-of-utopia", "funds", "river-project", "gazette-2020"),
        ("river-project", "fundedBy", "government-of-utopia", "gazette-2020"),
    }


def test_a_fact_recorded_from_the_other_end_is_the_same_plain_triple(facts: Facts) -> None:
    one = facts("""
        - {relation: leads, subject: ministry, object: river-project, status: asserted, passages: [The donors]}
        """)
    other = facts("""
        - {relation: ledBy, subject: river-project, object: ministry, status: asserted, passages: [The donors]}
        """)
    assert set(to_quads(one)) == set(to_quads(other))


def test_a_symmetric_relation_is_plain_in_both_directions(facts: Facts) -> None:
    corpus = facts("""
        - {relation: partnerOf, subject: ministry, object: government-of-utopia, status: asserted, passages: [Welfare]}
        """)
    assert plain(corpus) == {
        ("ministry", "partnerOf", "government-of-utopia", "gazette-2020"),
        ("government-of-utopia", "partnerOf", "ministry", "gazette-2020"),
    }


def test_a_value_has_a_plain_triple_and_no_inverse(facts: Facts) -> None:
    corpus = facts("""
        - {relation: hasAim, subject: river-project, object: cleaner rivers, status: asserted, passages: [The donors]}
        """)
    assert plain(corpus) == {("river-project", "hasAim", '"cleaner rivers"', "gazette-2020")}


def test_a_fact_of_two_documents_is_plain_in_the_graph_of_each(read: Callable[..., Corpus]) -> None:
    corpus = read(
        {
            "documents.yaml": """
                - {id: gazette-2020, title: One, publisher: The Gazette, published: 2020-01-31}
                - {id: herald-2020, title: Two, publisher: The Herald, published: 2020-02-01}
                """,
            "facts/gazette-2020.yaml": """
                document: gazette-2020
                facts:
                - relation: leads
                  subject: ministry
                  object: river-project
                  status: asserted
                  passages:
                  - The Ministry of Welfare
                  - {passage: The Ministry, document: herald-2020}
                """,
        }
    )
    assert {quad[3] for quad in plain(corpus) if quad[1] == "leads"} == {"gazette-2020", "herald-2020"}


@pytest.mark.parametrize("status", ["planned", "claimed", "denied", "inferred"])
def test_a_fact_of_any_other_status_is_no_plain_triple(facts: Facts, status: str) -> None:
    corpus = facts(f"""
        - relation: leads
          subject: ministry
          object: river-project
          status: {status}
          speaker: ministry
          passages: [The Ministry of … River Project (RP)]
        """)
    assert len(corpus.facts) == 1
    assert plain(corpus) == set()


def test_a_deprecated_fact_is_no_plain_triple(facts: Facts) -> None:
    corpus = facts("""
        - relation: leads
          subject: ministry
          object: river-project
          status: asserted
          rank: deprecated
          reason: Misread.
          passages: [The Ministry of … River Project (RP)]
        """)
    assert plain(corpus) == set()


CONFLICT = """
    - relation: hasStage
      subject: river-project
      object: closing
      status: asserted
      passages: [The donors]
      {rank}
    - relation: hasStage
      subject: river-project
      object: continuing
      status: asserted
      passages: [The Ministry]
    """


def test_facts_in_an_unsettled_conflict_are_no_plain_triples_and_name_each_other(facts: Facts) -> None:
    corpus = facts(CONFLICT.format(rank=""))
    assert plain(corpus) == set()
    assert about(corpus, "fact", "conflictsWith") == {f"<{BASE}fact/{fact.id}>" for fact in corpus.facts}


@pytest.mark.parametrize("rank", ["rank: preferred", "rank: deprecated"])
def test_of_a_settled_conflict_the_one_side_is_plain(facts: Facts, rank: str) -> None:
    corpus = facts(CONFLICT.format(rank=f"{rank}\n      reason: A later letter says so."))
    winner = "closing" if rank.endswith("preferred") else "continuing"
    assert {object_ for _, relation, object_, _ in plain(corpus) if relation == "hasStage"} == {winner}


def test_qualifiers_are_typed_as_the_ontology_says(facts: Facts) -> None:
    corpus = facts("""
        - relation: reached
          subject: river-project
          object: police officers trained
          status: asserted
          count: 425
          comparator: over
          as_of: 2020-01
          valid_to: --01-31
          place: ministry
          list_open: true
          passages: [The donors]
        """)
    assert about(corpus, "fact", "count") == {f'"425"^^<{XSD}integer>'}
    assert about(corpus, "fact", "asOf") == {f'"2020-01"^^<{XSD}gYearMonth>'}
    assert about(corpus, "fact", "listOpen") == {f'"true"^^<{XSD}boolean>'}


def test_the_same_anchor_of_two_facts_is_one_passage(facts: Facts) -> None:
    corpus = facts("""
        - {relation: leads, subject: ministry, object: river-project, status: asserted, passages: [The donors]}
        - {relation: funds, subject: ministry, object: river-project, status: asserted, passages: [The donors]}
        """)
    passages = {s for s, _, _, _ in to_quads(corpus) if s.startswith(f"<{BASE}passage/")}
    assert len(passages) == 1


def test_one_body_is_said_in_both_directions_and_an_unsure_judgement_is_not(read: Callable[..., Corpus]) -> None:
    judged = "- {%s: [ministry, government-of-utopia], reason: A test.}"
    assert len(about(read({"identity.yaml": judged % "same"}), "actor", "sameBodyAs")) == 2
    assert about(read({"identity.yaml": judged % "unsure"}), "actor", "sameBodyAs") == set()


def test_names_of_every_kind_are_told_apart(read: Callable[..., Corpus]) -> None:
    corpus = read(
        {
            "actors.yaml": """
                - id: ministry
                  type: Ministry
                  name: Ministry of Welfare
                  lang: en
                  also:
                  - {alternative: ກະຊວງ, lang: lo}
                  - acronym: MOW
                  - misspelt: Ministery
                """,
            "facts/gazette-2020.yaml": "{document: gazette-2020, facts: []}",
        }
    )
    skos = "<http://www.w3.org/2004/02/skos/core#"
    told = {(p, o) for s, p, o, _ in to_quads(corpus) if s == f"<{BASE}actor/ministry>"}
    assert {
        (f"{skos}prefLabel>", '"Ministry of Welfare"@en'),
        (f"{skos}altLabel>", '"ກະຊວງ"@lo'),
        (f"{skos}altLabel>", '"MOW"'),
        (f"{skos}hiddenLabel>", '"Ministery"'),
    } <= told


def test_every_quad_is_explained_by_a_record(corpus: Corpus) -> None:
    quads = set(to_quads(corpus))
    kinds = {quad[0].removeprefix(f"<{corpus.dataset.base}").partition("/")[0] for quad in quads if not quad[3]}
    assert kinds - {"dataset>"} == {
        "document",
        "graph",
        "actor",
        "judgement",
        "passage",
        "selector",
        "position",
        "fact",
    }

    def count(quads: set[Quad], kind: str, class_: str) -> int:
        return sum(
            quad[0].startswith(f"<{corpus.dataset.base}{kind}/") and quad[1:3] == (f"<{RDF}type>", class_)
            for quad in quads
        )

    assert count(quads, "fact", f"<{RDF}Statement>") == len(corpus.facts)
    assert len({quad[0] for quad in quads if quad[0].startswith(f"<{corpus.dataset.base}actor/")}) == len(corpus.actors)
