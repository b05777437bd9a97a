"""Texts that stand as numbers come back as they were, and their numbers have their order."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from ctipgraph.store.texts import NOBODYS, Texts, write_texts

SOME = st.sets(st.text(st.characters(exclude_categories=["Cs"])), max_size=20)


def kept(texts: set[str], folder: str) -> Texts:
    write_texts(Path(folder) / "texts", sorted(texts))
    return Texts(Path(folder) / "texts")


@given(SOME)
def test_a_text_is_found_by_its_number_and_its_number_by_the_text(some: set[str]) -> None:
    with TemporaryDirectory() as folder, kept(some, folder) as texts:
        assert [texts[number] for number in range(len(texts))] == sorted(some)
        assert [texts.number(text) for text in sorted(some)] == list(range(len(some)))


@given(SOME, st.text(st.characters(exclude_categories=["Cs"])))
def test_what_is_none_of_them_has_nobodys_number(some: set[str], other: str) -> None:
    with TemporaryDirectory() as folder, kept(some - {other}, folder) as texts:
        assert texts.number(other) == NOBODYS
