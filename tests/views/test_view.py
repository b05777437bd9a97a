"""What a page shows: plain lists that refer to each other by position."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from ctipgraph.errors import NotFoundError
from ctipgraph.model import Corpus
from ctipgraph.networks import select_facts
from ctipgraph.views import RENDERERS, render
from ctipgraph.views.view import to_view

Facts = Callable[[str], Corpus]

FULL = """
    - relation: fundedBy
      subject: river-project
      object: government-of-utopia
      status: claimed
      speaker: ministry
      as_of: 2020-01
      place: ministry
      passages: [The donors include … of Utopia]
      note: In the curator's own words.
    - relation: hasAim
      subject: river-project
      object: ministry
      status: planned
      passages: [The Ministry of Welfare leads]
    - relation: addressesTopic
      subject: river-project
      object: victimSupport
      status: asserted
      passages: [The Ministry of Welfare leads]
    """


def fact_of(view: dict[str, object], corpus: Corpus, relation: str) -> dict[str, object]:
    id_ = next(fact.id for fact in corpus.facts if fact.relation == relation)
    return next(fact for fact in view["facts"] if fact["id"] == id_)  # type: ignore[attr-defined, no-any-return]


def test_it_is_plain_json(corpus: Corpus) -> None:
    view = to_view(corpus, corpus)
    assert json.loads(json.dumps(view)) == view


def test_every_fact_and_actor_is_in_it_once(corpus: Corpus) -> None:
    view = to_view(corpus, corpus)
    assert [fact["id"] for fact in view["facts"]] == [fact.id for fact in corpus.facts]
    assert [actor["id"] for actor in view["actors"]] == list(corpus.actors)


def test_each_position_leads_to_what_the_record_names(corpus: Corpus) -> None:
    view = to_view(corpus, corpus)
    for fact, shown in zip(corpus.facts, view["facts"], strict=True):
        assert view["actors"][shown["subject"]]["id"] == fact.subject
        assert view["relations"][shown["relation"]]["id"] == fact.relation
        assert view["statuses"][shown["status"]]["id"] == fact.status
        if shown["object"] is not None:
            assert view["actors"][shown["object"]]["id"] == fact.object
        if fact.get("speaker"):
            assert view["actors"][shown["speaker"]]["id"] == fact.get("speaker")
        documents = [view["documents"][passage["document"]]["id"] for passage in shown["passages"]]
        assert documents == [passage.document for passage in fact.passages]
        rivals = {view["facts"][index]["id"] for index in shown["conflicts"]}
        assert rivals == set(corpus.conflicts.get(fact.id, ()))


def test_a_fact_has_all_that_its_record_says(facts: Facts) -> None:
    corpus = facts(FULL)
    shown = fact_of(to_view(corpus, corpus), corpus, "funds")
    labels = {q.label: name for name, q in corpus.ontology.qualifiers.items()}
    assert {labels[label]: value for label, value in shown["qualifiers"]} == {  # type: ignore[attr-defined]
        "as_of": "2020-01",
        "place": "Ministry of Welfare",
    }
    assert shown["note"] == "In the curator's own words."
    assert shown["evidenced"] == ["2020-01-31", "2020-01-31"]


def test_where_the_text_is_at_hand_the_passage_is_shown(facts: Facts) -> None:
    corpus = facts(FULL)
    (passage,) = fact_of(to_view(corpus, corpus), corpus, "funds")["passages"]  # type: ignore[misc]
    assert passage["text"] == "The donors include the Government of Utopia"
    assert passage["anchor"] == "The donors include … of Utopia"
    assert passage["link"] == "https://example.org/gazette#:~:text=The%20donors%20include,of%20Utopia"


def test_without_a_text_the_anchor_and_the_link_stand(corpus: Corpus) -> None:
    passages = [passage for fact in to_view(corpus, corpus)["facts"] for passage in fact["passages"]]
    assert passages
    assert all(p["text"] is None and p["anchor"] and p["link"].startswith("https://") for p in passages)


def test_a_value_is_words_even_where_it_reads_like_an_actors_id(facts: Facts) -> None:
    corpus = facts(FULL)
    shown = fact_of(to_view(corpus, corpus), corpus, "hasAim")
    assert (shown["object"], shown["value"]) == (None, "ministry")


def test_a_concept_is_shown_by_its_label(facts: Facts) -> None:
    corpus = facts(FULL)
    shown = fact_of(to_view(corpus, corpus), corpus, "addressesTopic")
    assert shown["value"] == corpus.ontology.concepts["victimSupport"].label


def test_a_part_says_how_much_of_the_whole_it_shows(corpus: Corpus) -> None:
    part = select_facts(corpus, relations=["funds"])
    shown = to_view(part, corpus)["shown"]
    assert shown["facts"] == len(part.facts) < shown["facts_of"] == len(corpus.facts)
    assert shown["actors"] == len(part.actors) < shown["actors_of"] == len(corpus.actors)


def test_a_part_lists_only_what_it_uses(corpus: Corpus) -> None:
    view = to_view(select_facts(corpus, relations=["funds"]), corpus)
    assert [relation["id"] for relation in view["relations"]] == ["funds"]
    assert {type_["id"] for type_ in view["types"]} == {
        a.type for a in select_facts(corpus, relations=["funds"]).actors.values()
    }


def test_colours_shapes_and_lines_are_the_ontologys(facts: Facts) -> None:
    corpus = facts(FULL)
    view, ontology = to_view(corpus, corpus), corpus.ontology
    assert {s["id"]: s["line"] for s in view["statuses"]} == {
        name: ontology.statuses[name].mark("lineStyle") for name in ("asserted", "claimed", "planned")
    }
    assert all(type_["colour"] == ontology.class_mark(type_["id"], "colour") for type_ in view["types"])
    assert all(group["colour"] == ontology.groups[group["id"]].mark("colour") for group in view["groups"])


@pytest.mark.parametrize("renderer", RENDERERS)
def test_each_renderer_gives_one_page(facts: Facts, renderer: str) -> None:
    html = render(facts(FULL), renderer=renderer)
    assert html.startswith("<!doctype html>")
    assert html.rstrip().endswith("</html>")


def test_an_unknown_renderer_is_told_with_the_near_one(facts: Facts) -> None:
    with pytest.raises(NotFoundError, match=r"no renderer 'pyviz'; did you mean 'pyvis'?"):
        render(facts(FULL), renderer="pyviz")
