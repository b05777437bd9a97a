"""CSV files hold the rows, and nothing in them runs when a spreadsheet opens them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest

from ctipgraph.model import Corpus
from ctipgraph.records.rows import ACTOR_COLUMNS, actor_rows, fact_columns, fact_rows, harmless

Written = Callable[[Corpus, str], bytes]


def read_back(raw: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(raw.decode(), newline="")))


@pytest.mark.parametrize("which", ["corpus", "awkward"])
def test_facts_are_read_back_as_the_same_rows(request: pytest.FixtureRequest, written: Written, which: str) -> None:
    corpus: Corpus = request.getfixturevalue(which)
    rows = read_back(written(corpus, "facts"))
    assert list(rows[0]) == fact_columns(corpus)
    assert rows == [{name: harmless(text) for name, text in row.items()} for row in fact_rows(corpus)]
    assert len(rows) == len(corpus.facts)


@pytest.mark.parametrize("which", ["corpus", "awkward"])
def test_actors_are_read_back_as_the_same_rows(request: pytest.FixtureRequest, written: Written, which: str) -> None:
    corpus: Corpus = request.getfixturevalue(which)
    rows = read_back(written(corpus, "actors"))
    assert list(rows[0]) == ACTOR_COLUMNS
    assert rows == [{name: harmless(text) for name, text in row.items()} for row in actor_rows(corpus)]
    assert len(rows) == len(corpus.actors)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_a_cell_that_would_run_is_made_harmless(start: str) -> None:
    assert harmless(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize("text", ["", "UN-ACT", "425", "1-2", "'quoted'", "a=b", " = b"])
def test_any_other_cell_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


def test_no_cell_of_any_file_would_run(awkward: Corpus, written: Written) -> None:
    cells = [cell for name in ("facts", "actors") for row in read_back(written(awkward, name)) for cell in row.values()]
    assert any(cell.startswith("'=") for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_lines_end_as_the_standard_for_csv_says(corpus: Corpus, written: Written) -> None:
    raw = written(corpus, "actors")
    assert raw.count(b"\r\n") == len(corpus.actors) + 1
