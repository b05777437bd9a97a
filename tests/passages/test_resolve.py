"""Where a passage stands in a text: two tiers, one paragraph, and nothing that is merely alike."""

from __future__ import annotations

import pytest

from ctipgraph.model import Passage
from ctipgraph.passages import Text, resolve

TEXT = """The Ministry of Welfare leads the “River Project” (RP).
It began in 2020.

The donors include the Government of Utopia, and others.

The donors met in the capital. Over 100,000 people took part.
"""


def found(text: str, start: str, end: str = "", prefix: str = "", suffix: str = "") -> list[str]:
    """Return the words of each place that a passage was found at."""
    resolution = resolve(Text(text), Passage("d", start, end, prefix, suffix))
    return [text[span.start : span.end] for span in resolution.spans]


def tier(text: str, start: str, end: str = "") -> str | None:
    return resolve(Text(text), Passage("d", start, end)).tier


def test_a_passage_runs_from_its_first_words_to_the_first_last_words_that_follow():
    assert found(TEXT, "The Ministry", "leads") == ["The Ministry of Welfare leads"]
    assert found("a to b, a to b", "a to", "b", prefix=", ") == ["a to b"]


def test_a_passage_may_be_whole_words():
    assert found(TEXT, "It began in 2020.") == ["It began in 2020."]


def test_a_line_end_inside_a_paragraph_is_a_blank():
    assert found(TEXT, "(RP). It began") == ["(RP).\nIt began"]
    assert tier(TEXT, "(RP). It began") == "folded"


def test_words_as_they_stand_are_the_exact_tier():
    assert tier(TEXT, "The donors include", "Utopia") == "exact"


def test_plain_quotation_marks_find_curly_ones_in_the_folded_tier():
    assert found(TEXT, '"River Project"') == ["“River Project”"]
    assert tier(TEXT, '"River Project"') == "folded"


def test_a_passage_stays_in_its_paragraph():
    assert found(TEXT, "It began", "of Utopia") == []


@pytest.mark.parametrize("break_", ["\n\n", "\r\n\r\n", "\r\r", "\n \t\n", "\u2029", "\n\n\n\n"])
def test_paragraphs_are_parted_by_empty_lines_of_any_kind(break_):
    text = f"one two{break_}three four"

    assert [text[p.start : p.end] for p in Text(text).paragraphs] == ["one two", "three four"]
    assert found(text, "two three") == []


def test_identical_places_are_one_piece_of_evidence():
    lead = "The donors include Utopia. "
    resolution = resolve(Text(lead + "\n\n" + lead), Passage("d", "The donors", "Utopia"))

    assert resolution.found
    assert len(resolution.spans) == 2


def test_places_that_differ_in_typography_alone_are_identical():
    text = 'said the “River” project\n\nsaid the "River"  project\n\nsaid the \ufffdRiver\ufffd project'
    resolution = resolve(Text(text), Passage("d", "said the", "project"))

    assert resolution.found
    assert len(resolution.spans) == 3


def test_different_places_are_an_ambiguity():
    resolution = resolve(Text(TEXT), Passage("d", "The donors"))
    assert resolution.found  # both places have the same words

    resolution = resolve(Text(TEXT), Passage("d", "The", "in"))
    assert not resolution.found
    assert [TEXT[s.start : s.end] for s in (*resolution.spans, *resolution.rivals)] == [
        "The Ministry of Welfare leads the “River Project” (RP).\nIt began in",
        "The donors met in",
    ]


def test_the_words_before_or_after_settle_an_ambiguity():
    text = "The donors are many: the donors are few. The donors are rich; the donors are poor."

    assert not resolve(Text(text), Passage("d", "donors are", ".")).found
    assert found(text, "donors are", "few") == ["donors are many: the donors are few", "donors are few"][:1]
    assert found(text, "donors are", prefix="many: the") == ["donors are"]
    assert found(text, "the donors", "poor", prefix="rich;") == ["the donors are poor"]
    assert found(text, "the donors are", suffix="poor") == ["the donors are"]
    assert found(text, "the donors are", suffix="rich") == []
    assert found(text, "The donors", prefix="rich;") == []


def test_the_end_words_are_the_first_that_the_suffix_follows():
    text = "They met in May, then met in June, then met in July."

    assert found(text, "They met", "met in", suffix="July") == ["They met in May, then met in June, then met in"]


@pytest.mark.parametrize("half", ["The Minist", "inistry of", "2020.\n\nThe", "Over 100", "000 people", "g"])
def test_half_a_word_or_number_is_refused(half):
    assert found(TEXT, half) == []


def test_half_a_word_is_refused_at_the_end_as_well():
    assert found(TEXT, "The donors", "Government of Uto") == []


@pytest.mark.parametrize("text", ["the govern\u00adment", "the cafe\u0301s", "the oﬃce", "the govern\ufffdent"])
def test_what_is_hidden_in_a_word_does_not_end_it(text):
    for half in ("the govern", "ment", "the cafe", "the caf", "the o", "the off"):
        assert found(text, half) == []


@pytest.mark.parametrize(
    "anchor", ["donors include the Governmant", "include donors the", "The donors Utopia", "the donors"]
)
def test_what_is_merely_alike_is_refused(anchor):
    assert found(TEXT, anchor) == []


def test_lao_words_are_found_though_no_blank_parts_them():
    text = "ລັດຖະບານ ສປປ ລາວ ສະໜັບສະໜູນໂຄງການ ຕ້ານການຄ້າມະນຸດ."

    assert found(text, "ສປປ ລາວ") == ["ສປປ ລາວ"]
    assert found(text, "ສະໜັບສະໜູນ", "ການຄ້າ") == ["ສະໜັບສະໜູນໂຄງການ ຕ້ານການຄ້າ"]


def test_a_lao_letter_is_not_parted_from_its_vowel():
    assert found("ຂໍ້ມູນ", "ຂໍ") == []
    assert found("ຂໍ້ມູນ", "ຂໍ້") == ["ຂໍ້"]


@pytest.mark.parametrize(
    "damaged",
    [
        "the government\ufffds plan",
        "the government’s plan",
        "the government`s plan",
        "the govern\u00adment's plan",
        "the\u00a0government's\u2009plan",
        "the government's\r\nplan",
        "the gov\ufffdrnment's plan",
        "the\ufffdgovernment's plan",
        "t\u200bhe government's plan",
    ],
)
def test_damage_to_typography_is_borne(damaged):
    assert found(damaged, "the government's plan") == [damaged]


def test_an_anchor_with_damaged_characters_finds_the_repaired_text():
    assert found("the government’s “plan” grew", "government\ufffds", "\ufffdplan\ufffd grew") == [
        "government’s “plan” grew"
    ]


def test_an_unknown_character_stands_for_one_character_only():
    assert found("the pl\ufffdn", "the plain") == []
    assert found("the pl\ufffd\ufffdn", "the plan") == []


def test_an_unknown_character_is_no_word_of_one_letter_where_it_ends_another_word():
    assert found("the donors\ufffd plan", "a plan") == []
    assert found("the\ufffd plan", "a plan") == []
    assert found("of \ufffd plan", "a plan") == ["\ufffd plan"]
    assert found("of\ufffdRiver\ufffdand", '"River"') == ["\ufffdRiver\ufffd"]


def test_the_blank_after_a_quotation_mark_does_not_count():
    assert found('He called it "the plan"and left.', '"the plan" and left') == ['"the plan"and left']
    assert found('He called it "the plan" and left.', '"the plan"and left') == ['"the plan" and left']


def test_ligatures_are_their_letters():
    assert found("the ﬁrst eﬀort of the oﬃce", "the first effort", "the office") == ["the ﬁrst eﬀort of the oﬃce"]


def test_a_span_ends_with_its_last_word():
    assert found("the plan\u200b\u00ad  \nis", "the  plan") == ["the plan"]


@pytest.mark.parametrize("anchor", ["", " ", "\u00ad", "…"])
def test_an_anchor_without_words_is_found_nowhere(anchor):
    assert found("some words", anchor) == []


def test_an_end_without_words_is_found_nowhere():
    assert found("some words", "some", "\u00ad") == []


@pytest.mark.parametrize("text", ["", "\n\n", "\ufffd"])
def test_a_text_without_words_holds_nothing(text):
    assert found(text, "some words") == []


def test_decomposed_hangul_and_accents_are_composed():
    import unicodedata

    words = "정부 계획 é à"
    assert found(unicodedata.normalize("NFD", words), words) == [unicodedata.normalize("NFD", words)]
