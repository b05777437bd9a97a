"""The facts as a networkx graph."""

from __future__ import annotations

from collections.abc import Callable

import networkx as nx
import pytest

from ctipgraph.model import Corpus
from ctipgraph.networks.measures import MEASURES
from ctipgraph.networks.network import to_network
from ctipgraph.networks.weaving import weave
from ctipgraph.records.rows import fact_row


def test_every_fact_stands_in_the_network_exactly_once(corpus: Corpus) -> None:
    network = to_network(corpus)
    on_edges = [key for *_, key in network.edges(keys=True)]
    in_nodes = [row["id"] for _, rows in network.nodes(data="attributes") for row in rows]
    assert sorted(on_edges + in_nodes) == sorted(fact.id for fact in corpus.facts)


def test_an_edge_goes_from_subject_to_object_keyed_by_its_fact_with_all_of_its_row(corpus: Corpus) -> None:
    network = to_network(corpus)
    fact = next(fact for fact in corpus.facts if fact.relation == "funds")
    assert network.edges[fact.subject, fact.object, fact.id] == fact_row(corpus, fact)


def test_parallel_facts_stay_parallel(facts: Callable[[str], Corpus]) -> None:
    corpus = facts("""
        - {relation: leads, subject: ministry, object: river-project, status: asserted, passages: [The Ministry]}
        - {relation: leads, subject: ministry, object: river-project, status: planned, passages: [The Ministry]}
        """)
    assert to_network(corpus).number_of_edges("ministry", "river-project") == 2


def test_a_value_is_in_its_subjects_node_and_is_no_node(facts: Callable[[str], Corpus]) -> None:
    corpus = facts("""
        - {relation: hasAim, subject: river-project, object: ministry, status: asserted, passages: [The donors]}
        """)
    network = to_network(corpus)
    assert network.number_of_edges() == 0
    assert [row["object"] for row in network.nodes["river-project"]["attributes"]] == ["ministry"]


def test_every_actor_is_a_node_with_its_type_and_name(read: Callable[..., Corpus]) -> None:
    network = to_network(read())
    assert isinstance(network, nx.MultiDiGraph)
    assert network.nodes["river-project"]["name"] == "River Project"
    assert network.nodes["ministry"]["type"] == "Ministry"
    assert set(network) == {"river-project", "government-of-utopia", "ministry"}


def test_a_recipes_network_is_what_was_measured(corpus):
    graph = to_network(corpus, "cooperation")
    recipe = next(recipe for recipe in corpus.recipes if recipe.id == "cooperation")
    simple = nx.Graph(graph)
    ours = MEASURES["betweenness"].scores(weave(corpus, recipe))
    assert nx.betweenness_centrality(simple) == pytest.approx({key[0]: score for key, score in ours.items()})
    ours = MEASURES["constraint"].scores(weave(corpus, recipe))
    theirs = nx.constraint(simple, weight="tie_weight")
    assert theirs == pytest.approx({key[0]: score for key, score in ours.items()})


def test_a_recipes_network_has_an_edge_a_fact_between_bodies(corpus):
    graph = to_network(corpus, "cooperation")
    assert graph.number_of_edges() == 23
    assert "ministry-of-labour-and-social-welfare" not in graph
    assert graph.nodes["ministry-of-labor-and-social-welfare"]["entries"].split(" | ") == [
        "ministry-of-labor-and-social-welfare",
        "ministry-of-labour-and-social-welfare",
    ]


def test_a_projection_has_weights_and_what_is_shared(corpus):
    graph = to_network(corpus, "shared-projects-and-events")
    edge = graph.edges["lao-pdr", "united-states"]
    assert (edge["weight"], edge["shared"]) == (2, "closing-ceremony-2024 | us-lao-comprehensive-partnership")
