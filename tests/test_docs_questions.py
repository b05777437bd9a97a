"""The page of questions is that of the questions and the data as they are."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from ctipgraph.store import read_questions

DOCS = Path(__file__).parent.parent / "docs"


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_questions", DOCS / "make_questions.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def page(maker: ModuleType) -> str:
    return str(maker.page())


def test_the_page_is_up_to_date(page: str) -> None:
    now = (DOCS / "questions.md").read_text("utf-8")
    changed = next((line for line in page.splitlines() if line not in now), "a line is too many")
    assert now == page, f"docs/questions.md is out of date ({changed}); renew it with: python docs/make_questions.py"


def test_the_page_has_every_question() -> None:
    text = (DOCS / "questions.md").read_text("utf-8")
    assert [name for name in read_questions() if f"\n## {name}\n" not in text] == []


def test_a_long_answer_is_cut_and_says_how_long_it_is(maker: ModuleType, page: str) -> None:
    section = page.partition("\n## names\n")[2].partition("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("| ") and "kpl-" in line]
    assert len(rows) == maker.SHOWN
    assert " rows: [names.csv]" in section


def test_what_stands_in_a_cell_stays_in_it(maker: ModuleType) -> None:
    assert maker._cell("a | b <script>") == "a \\| b \\<script\\>"
