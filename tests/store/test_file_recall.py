"""What is read back from a store's file of records is what its graph says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from ctipgraph.errors import CtipgraphError
from ctipgraph.model import Corpus
from ctipgraph.store import Endpoint
from ctipgraph.store.basis import basis
from ctipgraph.store.file_recall import FileRecall
from ctipgraph.store.graph_recall import GraphRecall
from ctipgraph.store.label import Label

Filed = Callable[[Corpus], FileRecall]


@pytest.fixture
def both(corpus: Corpus, filed: Filed) -> tuple[GraphRecall, FileRecall]:
    return GraphRecall(Endpoint(corpus)), filed(corpus)


def test_everything_is_the_same(both: tuple[GraphRecall, FileRecall]) -> None:
    graph, file = both
    mine, theirs = file.all(), graph.all()
    for name in ("dataset", "documents", "actors", "facts", "judgements", "read_to_the_end"):
        assert getattr(mine, name) == getattr(theirs, name), name
    assert len(mine.facts) > 200
    assert str(file.whole()) == str(graph.whole())
    assert file.documents == graph.documents


def test_the_facts_on_each_actor_are_the_same(both: tuple[GraphRecall, FileRecall]) -> None:
    graph, file = both
    for entry in file.all_entries():
        for speaking in (False, True):
            assert file.ids_about([[entry]], speaking=speaking) == graph.ids_about([[entry]], speaking=speaking)
        assert file.tied_to([entry]) == graph.tied_to([entry])


def test_the_facts_between_two_are_the_same(both: tuple[GraphRecall, FileRecall]) -> None:
    graph, file = both
    found = 0
    for one, other in combinations(["un-act", "commit", "government-of-norway", "usaid", "winrock-international"], 2):
        mine = file.about([one], [other], beside=True).facts
        assert mine == graph.about([one], [other], beside=True).facts
        found += len(mine)
    assert found > 0


@pytest.mark.parametrize("name", ["UN-ACT", "un-act", "winrock", "nobody's name"])
def test_names_lead_to_the_same_actors(name: str, both: tuple[GraphRecall, FileRecall]) -> None:
    graph, file = both
    assert file.named([name]).actors == graph.named([name]).actors


def test_reprints_of_a_document_that_no_fact_names_are_of_one_origin(corpus: Corpus, filed: Filed) -> None:
    first, second = corpus.documents.values()
    documents = (
        replace(first, same_origin_as="reprint"),
        replace(second, same_origin_as="release"),
        replace(first, id="reprint", title="Reprint", same_origin_as="release"),
        replace(first, id="release", title="Press release"),
    )
    reprinted = replace(corpus, documents={document.id: document for document in sorted(documents, key=lambda d: d.id)})
    for recall in (GraphRecall(Endpoint(reprinted)), filed(reprinted)):
        part = recall.corpus(reprinted.by_id)
        assert basis(part, part.by_id).origins == basis(reprinted, reprinted.by_id).origins == 1
        assert basis(part, part.by_id).documents == 2


def test_documents_are_looked_up_by_id_and_are_all_there_where_one_is_unknown(
    both: tuple[GraphRecall, FileRecall],
) -> None:
    for recall in both:
        assert list(recall.named([]).documents) == []
        assert list(recall.named([], ["kpl-2014-07-19"]).documents) == ["kpl-2014-07-19"]
        assert len(recall.named([], ["kpl-2014-07-19", "gazette"]).documents) == 2


def test_what_is_not_there_is_left_out(both: tuple[GraphRecall, FileRecall]) -> None:
    _, file = both
    assert file.facts_of(["f-nobody", "\x00", "\udcff"]) == []
    assert file.ties("nobody") == []


@pytest.mark.parametrize("content", [b"", b"no database at all", None])
def test_a_file_that_is_none_is_an_error_with_advice(content: bytes | None, corpus: Corpus, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "records.sqlite").write_bytes(content)
    with pytest.raises(CtipgraphError, match=r"records\.sqlite' can't be read: .*ctipgraph store build"):
        FileRecall(tmp_path / "records.sqlite", corpus.ontology, Label("g-0", "", [])).all_ids()


def test_words_that_need_escapes_come_back_as_they_are(facts: Callable[[str], Corpus], filed: Filed) -> None:
    corpus = facts(
        r"""
        - relation: fundedBy
          subject: river-project
          object: government-of-utopia
          status: planned
          note: "Says \"yes\", and \\ no; ລາວ, 100 %."
          passages: ["of the - river - north, 100 % … and, - Sweden"]
        """
    )
    (fact,), (written,) = filed(corpus).all().facts, corpus.facts
    assert fact.note == written.note == 'Says "yes", and \\ no; ລາວ, 100 %.'
    assert fact.passages[0].anchor == written.passages[0].anchor == "of the - river - north, 100 % … and, - Sweden"
