"""A part of a corpus: around an actor, of some relations, of some years."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ctipgraph.errors import NotFoundError
from ctipgraph.model import Corpus
from ctipgraph.networks import select_facts

Read = Callable[..., Corpus]


@pytest.fixture
def chain(read: Read) -> Corpus:
    """Return a corpus in which a, b, c and d follow each other, and e stands apart with a's aim."""
    actors = "\n".join(f"- {{id: {id_}, type: Project, name: Project {id_.upper()}}}" for id_ in "abcde")
    return read(
        {
            "actors.yaml": actors,
            "documents.yaml": """
                - {id: gazette-2020, title: One, publisher: The Gazette, published: 2020-01-31}
                - {id: gazette-2022, title: Two, publisher: The Gazette, published: 2022-01-31}
                """,
            "facts/gazette-2020.yaml": """
                document: gazette-2020
                facts:
                - {relation: partOf, subject: a, object: b, status: asserted, passages: [The donors]}
                - {relation: precedes, subject: a, object: b, status: planned, passages: [The donors]}
                - {relation: partOf, subject: b, object: c, status: asserted, passages: [The donors]}
                - {relation: hasAim, subject: a, object: cleaner rivers, status: asserted, passages: [The donors]}
                - {relation: hasAim, subject: e, object: cleaner rivers, status: asserted, passages: [The donors]}
                """,
            "facts/gazette-2022.yaml": """
                document: gazette-2022
                facts:
                - {relation: partOf, subject: c, object: d, status: asserted, passages: [The donors]}
                """,
        }
    )


def ends(corpus: Corpus) -> set[tuple[str, str, str]]:
    return {(fact.subject, fact.relation, fact.object) for fact in corpus.facts}


def test_without_a_wish_all_is_returned(chain: Corpus) -> None:
    assert select_facts(chain) is chain


def test_around_an_actor_are_its_own_facts(chain: Corpus) -> None:
    part = select_facts(chain, actor="b")
    assert ends(part) == {("a", "partOf", "b"), ("a", "precedes", "b"), ("b", "partOf", "c")}
    assert set(part.actors) == {"a", "b", "c"}


def test_one_step_more_adds_the_facts_of_the_neighbours(chain: Corpus) -> None:
    assert ends(select_facts(chain, actor="a", depth=2)) == {
        ("a", "partOf", "b"),
        ("a", "precedes", "b"),
        ("a", "hasAim", "cleaner rivers"),
        ("b", "partOf", "c"),
    }


def test_any_depth_ends_where_nothing_more_is_near(chain: Corpus) -> None:
    assert select_facts(chain, actor="a", depth=10**12).facts == select_facts(chain, actor="a", depth=10).facts


def test_a_value_that_two_actors_share_leads_from_neither_to_the_other(chain: Corpus) -> None:
    part = select_facts(chain, actor="a", depth=9)
    assert ("c", "partOf", "d") in ends(part)
    assert "e" not in part.actors


def test_a_concept_that_two_actors_share_leads_from_neither_to_the_other(facts: Callable[[str], Corpus]) -> None:
    corpus = facts("""
        - {relation: hasStage, subject: river-project, object: closing, status: asserted, passages: [The donors]}
        - {relation: hasStage, subject: ministry, object: closing, status: asserted, passages: [The donors]}
        """)
    assert set(select_facts(corpus, actor="ministry", depth=5).actors) == {"ministry"}


def test_the_actor_is_found_by_any_of_its_names(chain: Corpus) -> None:
    assert ends(select_facts(chain, actor="project D")) == {("c", "partOf", "d")}


def test_the_actor_stays_even_where_no_fact_names_it(read: Read) -> None:
    part = select_facts(read(), actor="ministry")
    assert part.facts == ()
    assert set(part.actors) == {"ministry"}


def test_an_unknown_actor_is_told_with_the_near_ones(chain: Corpus) -> None:
    with pytest.raises(NotFoundError, match="no actor 'Projekt A'; near are: 'Project A'"):
        select_facts(chain, actor="Projekt A")


def test_a_relation_may_be_named_from_either_end(chain: Corpus) -> None:
    assert ends(select_facts(chain, relations=["partOf"])) == ends(select_facts(chain, relations=["hasPart"]))
    assert len(select_facts(chain, relations=["partOf"]).facts) == 3


def test_several_relations_add_up(chain: Corpus) -> None:
    assert len(select_facts(chain, relations=["partOf", "precedes"]).facts) == 4


def test_the_relations_below_one_are_of_it(corpus: Corpus) -> None:
    ontology = corpus.ontology
    above = next(name for name in ontology.relations if any(name in r.parents for r in ontology.relations.values()))
    below = {name for name, relation in ontology.relations.items() if above in relation.parents}
    found = {fact.relation for fact in select_facts(corpus, relations=[above]).facts}
    assert found & below
    assert below & {fact.relation for fact in corpus.facts} <= found


def test_an_unknown_relation_is_told_with_the_near_one(chain: Corpus) -> None:
    with pytest.raises(NotFoundError, match=r"no relation 'partof'; did you mean 'partOf'?"):
        select_facts(chain, relations=["partof"])


@pytest.mark.parametrize(
    ("years", "count"),
    [
        ({"from_year": 2022}, 1),
        ({"to_year": 2021}, 5),
        ({"from_year": 2020, "to_year": 2022}, 6),
        ({"from_year": 2021, "to_year": 2021}, 0),
    ],
)
def test_years_are_those_in_which_the_documents_appeared(chain: Corpus, years: dict[str, int], count: int) -> None:
    assert len(select_facts(chain, **years).facts) == count  # type: ignore[arg-type]


def test_wishes_are_met_together(chain: Corpus) -> None:
    part = select_facts(chain, actor="c", relations=["partOf"], from_year=2021)
    assert ends(part) == {("c", "partOf", "d")}


def test_who_is_quoted_comes_along(facts: Callable[[str], Corpus]) -> None:
    corpus = facts("""
        - relation: funds
          subject: government-of-utopia
          object: river-project
          status: claimed
          speaker: ministry
          passages: [The donors]
        """)
    assert "ministry" in select_facts(corpus, actor="river-project").actors


def test_a_selection_keeps_documents_and_the_data_set(chain: Corpus) -> None:
    part = select_facts(chain, actor="d")
    assert part.documents == chain.documents
    assert part.dataset == chain.dataset
