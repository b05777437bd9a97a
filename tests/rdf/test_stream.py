"""The lines that are written batch by batch are those of the whole graph."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctipgraph.exports.lines import write_nquads
from ctipgraph.model import Corpus
from ctipgraph.model.rows import columns_of, from_line, to_fact, to_line, to_lines, to_row
from ctipgraph.rdf.stream import corpus_lines, quad_lines
from ctipgraph.rdf.template import Memo, Template, gap

Row = list[str]


def rows_of(corpus: Corpus) -> list[Row]:
    return [
        to_row(fact, corpus.ontology, plain=corpus.is_plain(fact), conflicts=corpus.conflicts.get(fact.id, ()))
        for fact in corpus.facts
    ]


def whole(corpus: Corpus) -> bytes:
    sink = io.BytesIO()
    write_nquads(corpus, sink)
    return sink.getvalue()


def joined(corpus: Corpus, batches: list[list[Row]]) -> bytes:
    pairs = {*quad_lines(batches, replace(corpus, facts=())), *corpus_lines(corpus)}
    return "".join(lines for _, lines in sorted(pairs)).encode()


@pytest.mark.parametrize("size", [1, 10, 1000])
def test_batches_of_any_size_and_order_give_the_lines_of_the_whole(corpus: Corpus, size: int) -> None:
    rows = rows_of(corpus)
    random.Random(size).shuffle(rows)  # noqa: S311
    batches = [rows[start : start + size] for start in range(0, len(rows), size)]
    assert joined(corpus, batches) == whole(corpus)


def test_a_row_that_comes_twice_gives_the_same_pairs(corpus: Corpus) -> None:
    rows = rows_of(corpus)
    assert joined(corpus, [rows, rows[:20]]) == whole(corpus)


AWKWARD = """
- relation: supports
  subject: government-of-utopia
  object: river-project
  status: claimed
  speaker: ministry
  role: "a \\"part\\", 50% \\\\ and\\nmore"
  amount: 0100.50
  currency: USD
  list_open: true
  note: ລາວ
  passages:
  - {passage: leads … 100% Project, prefix: "of-a,", suffix: "(RP)"}
  - The donors
"""


def test_what_has_to_be_escaped_is_escaped_alike(facts: Callable[[str], Corpus]) -> None:
    corpus = facts(AWKWARD)
    assert len(corpus.facts) == 1
    assert joined(corpus, [rows_of(corpus)]) == whole(corpus)


def test_a_fact_that_is_not_plain_gives_no_plain_triple(corpus: Corpus) -> None:
    rows = [to_row(fact, corpus.ontology, plain=False) for fact in corpus.facts]
    assert not any(" <https://" in lines.rpartition("> ")[2] for _, lines in quad_lines([rows], corpus))
    assert all(subject.split("/")[-2] != "actor" for subject, _ in quad_lines([rows], corpus))


def test_a_row_is_read_back_from_its_line(facts: Callable[[str], Corpus]) -> None:
    corpus = facts(AWKWARD)
    (fact,) = corpus.facts
    line = to_line(to_row(fact, corpus.ontology))
    assert "\n" not in line
    assert to_row(to_fact(from_line(line), corpus.ontology), corpus.ontology) == from_line(line)


ROW = st.lists(st.text(alphabet='ab\n"'), min_size=3, max_size=3)


@given(rows=st.lists(ROW, min_size=1, max_size=5))
def test_columns_are_read_back_from_their_lines(rows: list[Row]) -> None:
    columns = [list(column) for column in zip(*rows, strict=True)]
    assert columns_of("".join(f"{line}\n" for line in to_lines(columns))) == columns


def test_a_memo_asks_once_and_stays_bounded() -> None:
    asked: list[str] = []
    memo = Memo(lambda text: asked.append(text) or text, most=2)  # type: ignore[func-returns-value]
    assert [memo[text] for text in "aabca"] == list("aabca")
    assert asked == ["a", "b", "c", "a"]
    assert len(memo) <= 2


def test_a_template_keeps_what_looks_like_a_gap() -> None:
    assert list(Template(f"100%s {gap(1)} {gap(0)}").fill(["%s"], ["{0}"])) == ["100%s {0} %s"]
