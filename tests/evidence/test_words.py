"""What the lints and the coverage read in words: figures, names, sentences."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctipgraph.checks.figures import figures_in
from ctipgraph.checks.mentions import Mentions
from ctipgraph.model import Actor, Location, Name
from ctipgraph.passages import Text, fold
from ctipgraph.passages.fold import UNKNOWN
from ctipgraph.passages.sentences import sentences

# --- figures ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("425 people, 130 of them women", [425, 130]),
        ("over LAK 100 million", [100_000_000]),
        ("1,325,000 kip and 2.5 thousand dollars", [1_325_000, 2_500]),
        ("its 3rd plan and its second meeting", [3, 2]),
        ("three hundred thousand, and twelve", [300_000, 12]),
        ("two-hundred houses", [200]),
        ("the year 2024, on 25 September", [2024, 25]),
        ("Twelve offices", [12]),
        ("the plan of 2021–2025", [2021, 2025]),
        ("someone, often, tent, Eleventh", []),
    ],
)
def test_figures_are_read_in_digits_and_in_words(words, figures):
    assert figures_in(words) == figures


@given(st.integers(0, 10**12))
def test_a_figure_is_read_with_and_without_commas(number):
    assert figures_in(f"over {number} kip") == figures_in(f"over {number:,} kip") == [number]


# --- names ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def named():
    """Return the ids of the actors that words name: `named("the RP", River=…)`."""

    class Corpus:
        def __init__(self, actors):
            self.actors = {actor.id: actor for actor in actors}

    def names(words: str, *actors: Actor, document: str = "gazette") -> list[str]:
        return Mentions(Corpus(actors), document).in_words(fold(words).text)

    return names


def an_actor(name: str, *, type_: str = "Project", acronym: str = "", **more) -> Actor:
    also = (Name(acronym, "acronym"),) if acronym else ()
    return Actor("it", type_, name, Location("actors.yaml"), also=also, **more)


@pytest.mark.parametrize(
    "words",
    [
        "the River Project began",
        "THE RIVER PROJECT",
        "river\u00a0project",
        "River\nProject,",
        "the “River Project”",
        "the RP is",
    ],
)
def test_an_actor_is_named_by_its_name_in_any_case_or_its_acronym(words, named):
    assert named(words, an_actor("River Project", acronym="RP")) == ["it"]


@pytest.mark.parametrize(
    "words", ["the River Projects", "MyRiver Project", "the river", "an rp", "RPs", "Project River"]
)
def test_half_a_name_and_an_acronym_in_small_letters_name_nobody(words, named):
    assert named(words, an_actor("River Project", acronym="RP")) == []


def test_an_acronym_is_no_word_that_is_spelt_like_it(named):
    assert named("un projet", an_actor("United Nations", acronym="UN")) == []
    assert named("the UN's plan", an_actor("United Nations", acronym="UN")) == ["it"]


def test_a_person_is_named_by_a_part_of_the_name_too_and_nobody_else_is(named):
    low = an_actor("Jo Lowe", type_="OfficeHolder")

    assert named("Ms Lowe said", low) == ["it"]
    assert named("Jo said", low) == []  # too short to be told from a word
    assert named("the Project", an_actor("River Project")) == []


def test_the_words_with_which_a_document_refers_to_an_actor_count_in_that_document_alone(named):
    river = an_actor("River Project", mentioned_as={"gazette": ("the project",)})

    assert named("so the project grew", river, document="gazette") == ["it"]
    assert named("so the project grew", river, document="herald") == []


@pytest.mark.parametrize("words", ["the Women's Union", "the Women’s Union", "the Women\ufffds Union"])
def test_an_apostrophe_may_be_curly_or_damaged(words, named):
    assert named(words, an_actor("Women's Union")) == ["it"]


def test_names_with_marks_at_their_ends_are_found(named):
    assert named("under the Plan (2021-2025), it", an_actor("Plan (2021-2025)")) == ["it"]
    assert named("the “River”, a plan", an_actor('"River"')) == ["it"]
    assert named("the 3rd Plan", an_actor("3rd Plan")) == ["it"]


def test_lao_names_are_found_between_blanks(named):
    assert named("ຢູ່ ສປປ ລາວ ນັ້ນ", an_actor("ສປປ ລາວ")) == ["it"]


def slowly(actor: Actor, words: str) -> bool:
    """The same by one search for each name."""
    for name in {fold(name.text).text.strip() for name in actor.names}:
        pattern = r"\s+".join(re.escape(word) for word in name.split()).replace("'", f"['{UNKNOWN}]")
        if len(name) >= 2 and re.search(rf"(?<!\w)(?:{pattern if name.isupper() else f'(?i:{pattern})'})(?!\w)", words):
            return True
    return False


NAMES = """UN un Women's Women\ufffds (RP) RP U.S.- Việt İzmir izmir ſee see ລາວ ນ້ຳ of River river 3rd "Plan" Plan
ß ss É é ' _x -"""
parts = st.lists(st.sampled_from(NAMES.split()), min_size=1, max_size=6)


@given(st.lists(parts.map(" ".join), min_size=1, max_size=4), parts, st.sampled_from([" ", ""]))
def test_the_index_finds_what_a_search_for_each_name_finds(names, text, joint):
    class Corpus:
        actors = {f"a{n}": Actor(f"a{n}", "Project", name, Location("")) for n, name in enumerate(names)}

    words = fold(joint.join(text)).text
    expected = [id_ for id_, actor in Corpus.actors.items() if slowly(actor, words)]

    assert Mentions(Corpus, "d").in_words(words) == expected
    assert [id_ for id_ in Corpus.actors if Mentions(Corpus, "d").names(id_, words)] == expected


# --- sentences --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One met. Two met! Three? Yes.", ["One met.", "Two met!", "Three?", "Yes."]),
        ("A heading\n\nA sentence.", ["A heading", "A sentence."]),
        ("Mr. Low and Dr. Ray of the U.S. Agency met.", ["Mr. Low and Dr. Ray of the U.S. Agency met."]),
        ("Col. Low met Gen. Ray on No. 3 St. James.", ["Col. Low met Gen. Ray on No. 3 St. James."]),
        ('"It is so." She left. “It was.” He stayed.', ['"It is so."', "She left.", "“It was.”", "He stayed."]),
        ("It cost 2.5 million. It is.", ["It cost 2.5 million.", "It is."]),
        ("It ended (in May.) Then it began.", ["It ended (in May.)", "Then it began."]),
        ("It began\nin May. It ended.", ["It began\nin May.", "It ended."]),
        ("ລາວເລີ່ມໂຄງການ. ໂຄງການສິ້ນສຸດ.", ["ລາວເລີ່ມໂຄງການ.", "ໂຄງການສິ້ນສຸດ."]),
        ("ကမ္ဘာ။ မြန်မာ။", ["ကမ္ဘာ။", "မြန်မာ။"]),
        ("e.g. small letters. go on", ["e.g. small letters. go on"]),
        ("", []),
        ("  \n\n  ", []),
    ],
)
def test_a_text_falls_into_sentences_and_headings(text, found):
    assert [text[span.start : span.end] for span in sentences(Text(text))] == found


@given(st.text(st.sampled_from('ab .!?\n"”Aລ'), max_size=60))
def test_sentences_follow_each_other_and_leave_nothing_out_but_blanks(text):
    spans = list(sentences(Text(text)))

    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    assert "".join("".join(text[s.start : s.end].split()) for s in spans) == "".join(text.split())
