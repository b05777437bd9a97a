"""Folding keeps, for each character, where it began in the original."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctipgraph.passages.fold import fold

letters = st.text(
    st.sampled_from("abz .,-–'’\"“\u00a0\n\t\u00ad\u200bﬁﬄé\u0301\u0302ລິນ້정ᄀ\u1161\u11a8\ufffd\u2028"), max_size=40
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("plain words, as they are - 100,000", "plain words, as they are - 100,000"),
        ("‘one’ “two” «three»", '\'one\'"two""three"'),
        ("a\u00a0b\n\tc  d", "a b c d"),
        ("2014–2018", "2014-2018"),
        ("govern\u00adment", "government"),
        ("ﬁne eﬀort, baﬄing oﬃce", "fine effort, baffling office"),
        ("cafe\u0301", "café"),
        ("government\ufffds", "government\ufffds"),
        ("", ""),
    ],
)
def test_what_folds_to_what(text, folded):
    assert fold(text).text == folded


@given(letters)
def test_folding_twice_changes_nothing_more(text):
    once = fold(text).text
    assert fold(once).text == once


@given(letters)
def test_offsets_rise_from_the_beginning_to_the_end(text):
    folded = fold(text)
    offsets = list(folded.offsets)

    assert len(offsets) == len(folded.text) + 1
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(text)


@given(letters, letters, letters)
def test_a_part_is_folded_with_offsets_into_the_whole(before, part, after):
    alone = fold(part)
    within = fold(before + part + after, len(before), len(before) + len(part))

    assert within.text == alone.text
    assert list(within.offsets) == [offset + len(before) for offset in alone.offsets]


@given(letters)
def test_composed_and_decomposed_text_fold_alike(text):
    assert fold(unicodedata.normalize("NFD", text)).text == fold(unicodedata.normalize("NFC", text)).text
