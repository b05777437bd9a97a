"""Looking at many texts at once overlooks nothing that looking at each would find."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ctipgraph.checks.contact import contact_data, surely_none

pieces = st.sampled_from(
    [
        "They met",
        " at ",
        "noon",
        "mail a@b.org",
        "020 555 1234",
        "5",
        "12",
        "Line: x",
        "+856 21 123456",
        "ລາວ",
        "…",
        "\n",
    ]
)
texts = st.lists(pieces, max_size=4).map("".join)


@given(st.lists(texts, min_size=1, max_size=4))
def test_where_there_is_surely_none_each_text_has_none(many: list[str]) -> None:
    assert not surely_none(many) or not any(list(contact_data(text)) for text in many)


def test_digits_of_several_texts_make_no_number() -> None:
    assert surely_none(["in 2020", "of 1,325"])
