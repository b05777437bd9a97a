"""What a network needs is read back from a graph: the same network, without the words of passages."""

from __future__ import annotations

import pytest

from ctipgraph.networks.measures import MEASURES
from ctipgraph.networks.robustness import robustness
from ctipgraph.networks.weaving import weave
from ctipgraph.store import Endpoint
from ctipgraph.store.sparse import sparse_corpus


@pytest.fixture(scope="module")
def sparse(corpus):
    return sparse_corpus(Endpoint(corpus))


def test_each_fact_between_entries_is_there_with_what_decides(corpus, sparse):
    def seen(fact):
        rests_on = fact.qualifiers.get("rests_on", ())
        return fact.id, fact.relation, fact.subject, fact.object, fact.status, fact.rank, fact.documents, rests_on

    between = [fact for fact in corpus.facts if corpus.object_kind(fact) == "entity"]
    assert sorted(map(seen, sparse.facts)) == sorted(map(seen, between))


def test_the_same_facts_are_in_conflict(corpus, sparse):
    ids = {fact.id for fact in sparse.facts}
    assert sparse.conflicts.keys() == corpus.conflicts.keys() & ids
    assert sparse.conflicts


def test_actors_have_type_names_and_country(corpus, sparse):
    for id_, actor in sparse.actors.items():
        known = corpus.actors[id_]
        assert (actor.type, actor.name, actor.country) == (known.type, known.name, known.country)
        assert {name.text for name in actor.names} >= {name.text for name in known.names}


def test_every_recipe_makes_the_same_network_that_hangs_on_the_same(corpus, sparse):
    for recipe in corpus.recipes:
        here, there = weave(corpus, recipe), weave(sparse, recipe)
        assert (here.digest, here.left_out) == (there.digest, there.left_out)
        one, other = (robustness(network, MEASURES["betweenness"], 10) for network in (here, there))
        assert {key: [(s.taking.words, s.rank) for s in shifts] for key, shifts in one.shifts.items()} == {
            key: [(s.taking.words, s.rank) for s in shifts] for key, shifts in other.shifts.items()
        }


def test_the_version_of_the_data_is_there(corpus, sparse):
    assert sparse.dataset.version == corpus.dataset.version == "1"
