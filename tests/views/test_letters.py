"""Bytes as letters: all come back, and none of the letters means anything to a browser."""

from hypothesis import given
from hypothesis import strategies as st

from ctipgraph.views.letters import to_letters


@given(st.binary(max_size=60))
def test_any_bytes_come_back(from_letters, data):
    assert from_letters(to_letters(data), len(data)) == data


def test_thirteen_bytes_take_sixteen_letters():
    assert len(to_letters(bytes(13 * 100))) == 16 * 100


@given(st.binary(max_size=200))
def test_no_letter_can_end_or_begin_an_element(data):
    assert set(to_letters(data)) <= set(map(chr, range(33, 127))) - {"<"}
