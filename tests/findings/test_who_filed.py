"""Who has a role is told of a store's file of records as of all of them in memory, to the letter."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ctipgraph.findings.forms import FINDING_FORMS
from ctipgraph.findings.index import CorpusIndex, FactIndex
from ctipgraph.findings.who import who_has
from ctipgraph.model import Corpus
from ctipgraph.store.file_recall import FileRecall
from ctipgraph.store.filed_index import FiledIndex

Filed = Callable[[Corpus], FileRecall]


def both(recall: FileRecall) -> tuple[FactIndex, FactIndex]:
    """The records read back whole, and one by one."""
    return CorpusIndex(recall.all()), FiledIndex(recall)


def told(index: FactIndex, *asked: str) -> str:
    return FINDING_FORMS["text"](who_has(index, *asked))


def test_for_every_relation_time_and_place_of_the_data_set(corpus: Corpus, filed: Filed) -> None:
    here, there = both(filed(corpus))
    for relation in corpus.ontology.relations:
        for place, time in (("", ""), ("Lao PDR", ""), ("", "2014"), ("lao pdr", "2024")):
            assert told(there, relation, place, time) == told(here, relation, place, time), (relation, place, time)


def test_for_every_office(corpus: Corpus, filed: Filed) -> None:
    here, there = both(filed(corpus))
    assert here.offices() == there.offices()
    for office in here.offices():
        assert told(there, office) == told(here, office)
    assert here.offices()


@pytest.mark.parametrize("seed", range(60))
def test_for_made_up_records(made_up: Callable[[int], Corpus], filed: Filed, seed: int) -> None:
    corpus = made_up(seed)
    here, there = both(filed(corpus))
    for role in ("supports", "funds", "leads", "is funded by"):
        for time in ("", "2014", "2016..2020"):
            assert told(there, role, "", time) == told(here, role, "", time), (role, time)
