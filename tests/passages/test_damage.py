"""An anchor finds its passage again in a text whose typography was damaged, and no passage that was never there.

Texts are made of words in Latin, accented and Lao letters, in sentences, in paragraphs; anchors of the
first and last words of a span, as people write them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ctipgraph.model import Passage
from ctipgraph.passages import Span, Text, resolve

LATIN = ["the", "office", "affluent", "first", "of", "and", "River", "fields", "waffle", "2020", "100,000", "a", "I"]
MARKED = ["donors'", "government's", '"plan"', "'aid'", "co-operation", "(RP)", "met,", "ended.", "stated:", "–"]
ACCENTED = ["Việt", "Nam", "Ministère", "naïve", "Ærø", "Straße", "Żółć", "été"]
LAO = ["ລັດຖະບານ", "ສປປ", "ລາວ", "ນ້ຳ", "ຂໍ້ມູນ", "ໂຄງການ"]
KOREAN = ["정부", "계획"]

words = st.sampled_from(LATIN + MARKED + ACCENTED + LAO + KOREAN)
paragraphs = st.lists(words, min_size=1, max_size=25)
texts = st.lists(paragraphs, min_size=1, max_size=4)


@dataclass(frozen=True)
class Anchored:
    """A text, as paragraphs of words; a span of it; and the anchor that was made from the span."""

    text: tuple[tuple[str, ...], ...]
    paragraph: int
    first: int
    last: int
    passage: Passage

    @property
    def before(self) -> str:
        paragraphs = [" ".join(words) for words in self.text[: self.paragraph]]
        return "\n\n".join([*paragraphs, " ".join((*self.text[self.paragraph][: self.first], ""))])

    @property
    def span(self) -> str:
        return " ".join(self.text[self.paragraph][self.first : self.last])

    @property
    def after(self) -> str:
        paragraphs = [" ".join(words) for words in self.text[self.paragraph + 1 :]]
        return "\n\n".join([" ".join(("", *self.text[self.paragraph][self.last :])).rstrip(), *paragraphs])


@st.composite
def anchored(draw: st.DrawFn) -> Anchored:
    """Any span of any text, anchored by its first and last one to three words, and what tells it from others."""
    text = tuple(tuple(paragraph) for paragraph in draw(texts))
    number = draw(st.integers(0, len(text) - 1))
    words = text[number]
    first = draw(st.integers(0, len(words) - 1))
    last = draw(st.integers(first + 1, len(words)))
    size = draw(st.integers(1, 3))
    span = words[first:last]
    start, end = (span, ()) if len(span) <= 2 * size else (span[:size], span[-size:])
    passage = Passage(
        "d",
        " ".join(start),
        " ".join(end),
        prefix=" ".join(words[max(0, first - draw(st.integers(0, 3))) : first]),
        suffix=" ".join(words[last : last + draw(st.integers(0, 3))]),
    )
    case = Anchored(text, number, first, last, passage)
    assume(re.search(r"\w", passage.start) and (not end or re.search(r"\w", passage.end)))
    return case


def place(case: Anchored) -> tuple[str, tuple[int, int]]:
    """The undamaged text, and where the span stands in it; an anchor that does not fit it alone is passed over."""
    text = case.before + case.span + case.after
    resolution = resolve(Text(text), case.passage)
    stands = (len(case.before), len(case.before) + len(case.span))
    assume(resolution.found)
    assume(text[slice(*stands)] == text[resolution.spans[0].start : resolution.spans[0].end])
    return text, stands


@given(anchored())
def test_a_span_is_among_the_places_of_its_anchor(case):
    text = case.before + case.span + case.after
    resolution = resolve(Text(text), case.passage)
    starts = {span.start for span in (*resolution.spans, *resolution.rivals)}

    # a shorter span may end at an earlier place of the last words; the first words are where they are
    assert len(case.before) in starts or len(resolution.rivals) == 8
    assert resolution.tier == "exact"


def assert_found(text: str, stands: Span, case: Anchored) -> None:
    """The span is found where it stands, unless the same words stand elsewhere, where nothing befell them."""
    places = resolve(Text(text), case.passage)
    if places.tier == "folded" or text == case.before + case.span + case.after:
        assert places.found
        assert stands in places.spans
    assert places.spans


CURLY = {'"plan"': "“plan”", "'aid'": "‘aid’", "donors'": "donors’", "government's": "government’s"}


def curly(text: str) -> str:
    for plain, quoted in CURLY.items():
        text = text.replace(plain, quoted)
    return text


def ligatures(text: str) -> str:
    for letters, ligature in {"ffi": "ﬃ", "ffl": "ﬄ", "ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ"}.items():
        text = text.replace(letters, ligature)
    return text


DAMAGE = {
    "nothing": lambda text: text,
    "curly quotation marks": curly,
    "no-break blanks": lambda text: text.replace(" ", "\u00a0"),
    "thin and double blanks": lambda text: text.replace(" ", "\u2009 "),
    "line ends": lambda text: re.sub(r"(?<=\S) (?=\S)", "\n", text),
    "soft hyphens": lambda text: re.sub(r"([^\W\d]{2})(?=[^\W\d]{2})", "\\1\u00ad", text),
    "zero-width blanks": lambda text: text.replace(" ", " \u200b"),
    "ligatures": ligatures,
    "unknown quotation marks": lambda text: re.sub(r"[\"']", "\ufffd", text),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n").replace(" ", "\r\n"),
    "line ends of old Macs": lambda text: text.replace("\n", "\r").replace(" ", "\r"),
    "no blank after a quotation mark": lambda text: re.sub(r"(?<=[a-z][\"']) ", "", text),
    "decomposed letters": lambda text: unicodedata.normalize("NFD", text),
    "other dashes": lambda text: text.replace("–", "—").replace("-", "‑"),
}


@pytest.mark.parametrize("damage", DAMAGE)
@given(case=anchored())
def test_an_anchor_finds_its_span_again_in_a_damaged_text(damage, case):
    place(case)
    before, span, after = (DAMAGE[damage](part) for part in (case.before, case.span, case.after))
    if damage == "no blank after a quotation mark" and before[-2:-1] in "\"'":
        before = before.rstrip(" ")

    assert_found(before + span + after, Span(len(before), len(before) + len(span)), case)


@given(anchored(), st.data())
def test_an_anchor_finds_its_span_again_with_one_character_lost(case, data):
    text, (start, end) = place(case)
    first, last = len(case.passage.start), len(case.passage.end)
    lost = data.draw(st.sampled_from([*range(start, start + first), *range(end - last, end)]))
    damaged = f"{text[:lost]}\ufffd{text[lost + 1 :]}"

    places = resolve(Text(damaged), case.passage)

    # two different places may have become one, or one place two; the exact tier finds the words where they are whole
    assert places.tier == "exact" or Span(start, end) in (*places.spans, *places.rivals)


@given(anchored())
def test_a_damaged_anchor_finds_its_span_in_the_repaired_text(case):
    text, (start, end) = place(case)
    parts = (case.passage.start, case.passage.end, case.passage.prefix, case.passage.suffix)
    passage = Passage("d", *(re.sub(r"[\"']", "\ufffd", part) for part in parts))

    places = resolve(Text(text), passage)

    assert Span(start, end) in (*places.spans, *places.rivals)


# --- what was never there -----------------------------------------------------------------------------------------

plain = st.lists(st.sampled_from("abcdefgh"), min_size=2, max_size=8, unique=True).map(
    lambda letters: [letter * 4 for letter in letters]
)


@given(plain, st.randoms(use_true_random=False))
def test_words_in_another_order_are_refused(words, random):
    shuffled = random.sample(words, len(words))
    assume(shuffled != words)

    assert not resolve(Text(" ".join(words)), Passage("d", " ".join(shuffled))).spans


@given(plain, st.integers(1, 7))
def test_an_end_that_stands_before_the_start_is_refused(words, cut):
    assume(cut < len(words))

    assert not resolve(Text(" ".join(words)), Passage("d", words[cut], words[cut - 1])).spans


@given(plain, st.integers(1, 7))
def test_a_span_over_two_paragraphs_is_refused(words, cut):
    assume(cut < len(words))
    text = Text(" ".join(words[:cut]) + "\n\n" + " ".join(words[cut:]))

    assert not resolve(text, Passage("d", words[0], words[-1])).spans
    assert not resolve(text, Passage("d", " ".join(words))).spans


@given(plain, st.integers(0, 7), st.integers(1, 3), st.booleans())
def test_half_a_word_is_refused(words, number, cut, at_the_end):
    assume(number < len(words))
    half = [*words]
    half[number] = half[number][:cut] if at_the_end else half[number][cut:]

    assert not resolve(Text(" ".join(words)), Passage("d", " ".join(half))).spans
    assert not resolve(Text(" ".join(words)), Passage("d", half[number])).spans


@given(plain, st.integers(0, 7), st.sampled_from("xyz"))
def test_another_letter_is_refused(words, number, letter):
    assume(number < len(words))
    other = [*words]
    other[number] = other[number][:2] + letter + other[number][3:]

    assert not resolve(Text(" ".join(words)), Passage("d", " ".join(other))).spans


@given(st.text(max_size=200), st.text(max_size=20), st.text(max_size=20), st.text(max_size=5), st.text(max_size=5))
def test_whatever_is_found_stands_in_the_text(text, start, end, prefix, suffix):
    resolution = resolve(Text(text), Passage("d", start, end, prefix, suffix))

    for span in (*resolution.spans, *resolution.rivals):
        assert 0 <= span.start < span.end <= len(text)
        assert any(p.start <= span.start and span.end <= p.end for p in Text(text).paragraphs)
