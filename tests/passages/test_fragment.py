"""Links that open a page at a passage: the syntax of text fragments keeps `-`, `,` and `&` for itself."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctipgraph.model import Passage
from ctipgraph.passages import deep_link, text_fragment
from ctipgraph.passages.fragment import directives


@pytest.mark.parametrize(
    ("words", "encoded"),
    [
        ("co-operation", "co%2Doperation"),
        ("aid, trade", "aid%2C%20trade"),
        ("aid & trade", "aid%20%26%20trade"),
        ("100% of it", "100%25%20of%20it"),
        ("“River”", "%E2%80%9CRiver%E2%80%9D"),
        ("ລາວ", "%E0%BA%A5%E0%BA%B2%E0%BA%A7"),
        ("a/b?c#d=e+f", "a%2Fb%3Fc%23d%3De%2Bf"),
        ("government\ufffds", "government%EF%BF%BDs"),
    ],
)
def test_words_are_percent_encoded(words, encoded):
    assert text_fragment(Passage("d", words)) == f":~:text={encoded}"


def test_the_parts_stand_in_the_order_of_the_syntax():
    passage = Passage("d", "The donors", "of Utopia", prefix="(RP).", suffix="Thanks")

    assert text_fragment(passage) == ":~:text=%28RP%29.-,The%20donors,of%20Utopia,-Thanks"


def test_a_suffix_may_follow_a_whole_passage():
    assert text_fragment(Passage("d", "The donors", suffix="include")) == ":~:text=The%20donors,-include"


def test_the_link_keeps_the_address():
    link = deep_link("https://example.org/news?id=1&l=en", Passage("d", "They met"))

    assert link == "https://example.org/news?id=1&l=en#:~:text=They%20met"


def test_an_address_that_has_a_fragment_keeps_it():
    assert (
        deep_link("https://example.org/#part", Passage("d", "They met"))
        == "https://example.org/#part:~:text=They%20met"
    )


@pytest.mark.parametrize("url", ["", "javascript:alert(1)", "file:///etc/hosts", "data:text/html,x", "HTTP//x"])
def test_only_web_addresses_become_links(url):
    assert deep_link(url, Passage("d", "They met")) == ""


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.text(st.characters(exclude_categories=["Cs"])))
def test_any_words_can_be_read_back_from_a_link(start, end):
    fragment = urlsplit(deep_link("https://example.org/", Passage("d", start, end))).fragment
    parts = fragment.removeprefix(":~:text=").split(",")

    assert [unquote(part) for part in parts] == [start, *([end] if end else [])]
    assert "-" not in fragment


def test_many_directives_are_those_of_each() -> None:
    parts = [("", "They met", "in May", ""), ("so,", "all-in", "", "ລາວ"), ("", "50%", "", "")]
    assert directives(*zip(*parts, strict=True)) == [directives([a], [b], [c], [d])[0] for a, b, c, d in parts]
