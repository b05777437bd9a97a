"""Answers as rows, or as a data frame of the library that the user has."""

from __future__ import annotations

import sys

import pytest

from ctipgraph.errors import MissingExtraError
from ctipgraph.frames import select
from ctipgraph.model import Corpus

QUERY = "SELECT ?acronym { ?x a ctip:Initiative ; ctip:acronym ?acronym }"


def test_rows_are_dictionaries_of_strings(corpus: Corpus) -> None:
    assert select(corpus, QUERY) == [{"acronym": "COMMIT"}]


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_frame_has_the_same_columns_and_rows(corpus: Corpus, library: str) -> None:
    pytest.importorskip(library, reason=f"{library} is an extra of its own")
    frame = select(corpus, "funders", frame=library)
    rows = frame.to_dict("records") if library == "pandas" else frame.to_dicts()
    assert rows == select(corpus, "funders")


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_library_that_is_missing_is_named_with_its_extra(
    corpus: Corpus, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)  # as if it were not installed
    with pytest.raises(MissingExtraError, match=rf"pip install 'ctipgraph\[{library}\]'"):
        select(corpus, QUERY, frame=library)
