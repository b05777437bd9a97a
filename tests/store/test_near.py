"""Of a large graph only the part that a command needs is read back, and it is enough."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ctipgraph.errors import NotFoundError
from ctipgraph.model import Corpus
from ctipgraph.networks import select_facts
from ctipgraph.store import Endpoint
from ctipgraph.store.file_recall import FileRecall
from ctipgraph.store.graph_recall import GraphRecall
from ctipgraph.store.near import around, on
from ctipgraph.store.recall import Recall


@pytest.fixture(scope="module")
def recall(corpus: Corpus) -> Recall:
    return GraphRecall(Endpoint(corpus))


def test_all_facts_on_a_body_are_there_with_those_that_they_conflict_with(corpus: Corpus, recall: Recall) -> None:
    for actor in corpus.actors:
        body = set(corpus.identity.body(actor))
        wanted = {f.id for f in corpus.facts if body & {f.subject, f.object, *f.qualifiers.get("speaker", ())}}
        found = on(recall, actor)
        rivals = {other for id_ in wanted for other in corpus.conflicts.get(id_, ())}
        assert wanted | rivals <= found.by_id.keys()
        assert {id_: found.conflicts.get(id_) for id_ in wanted} == {id_: corpus.conflicts.get(id_) for id_ in wanted}


def test_a_fact_is_found_by_its_id(corpus: Corpus, recall: Recall) -> None:
    assert on(recall, corpus.facts[3].id).by_id[corpus.facts[3].id].relation == corpus.facts[3].relation


@pytest.mark.parametrize("depth", [1, 2, 3])
def test_a_selection_is_the_same_as_of_all_facts(depth: int, corpus: Corpus, recall: Recall) -> None:
    part = select_facts(around(recall, "UN-ACT", depth), actor="UN-ACT", depth=depth)
    whole = select_facts(corpus, actor="UN-ACT", depth=depth)
    assert part.by_id.keys() == whole.by_id.keys()
    assert part.actors.keys() == whole.actors.keys()


@pytest.mark.parametrize("depth", [1, 2])
def test_it_says_how_much_there_is_in_all(
    depth: int, corpus: Corpus, recall: Recall, filed: Callable[[Corpus], FileRecall]
) -> None:
    for source in (recall, filed(corpus)):
        part = around(source, "UN-ACT", depth)
        assert len(part.facts) < len(corpus.facts)
        assert part.size == (len(corpus.facts), len(corpus.actors)) == select_facts(part, from_year=2024).size


def test_what_is_not_there_is_told_with_what_is_near(recall: Recall) -> None:
    with pytest.raises(NotFoundError, match="near are: 'Winrock'"):
        on(recall, "Winrok")
