"""`evidence` shows a passage in its paragraph; `anchor` gives a line that names a span alone, ready to paste."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ctipgraph.cli.evidence import anchor_line
from ctipgraph.errors import NotFoundError
from ctipgraph.ontology import read_ontology
from ctipgraph.passages import Span, Text, resolve
from ctipgraph.passages.anchor import shortest_anchor
from ctipgraph.records import read_corpus
from ctipgraph.records.facts import FactReader
from ctipgraph.records.yaml_nodes import read_yaml

URL = "https://example.org/gazette"


@pytest.fixture
def evidence(write_data, ctip):
    """Show the evidence of the one fact of the tiny data set, in this text and with this passage."""

    def show(passage: str, text: str, *, texts: bool = True) -> str:
        facts = f"""
            document: gazette-2020
            facts:
            - relation: funds
              subject: government-of-utopia
              object: river-project
              status: asserted
              passages: [{passage}]
            """
        data = write_data({"facts/gazette-2020.yaml": facts, "texts/gazette-2020.txt": text.encode()})
        fact = read_corpus(data).facts[0].id
        return ctip("evidence", fact, "-d", data, *(["--texts", data / "texts"] if texts else []))

    return show


def test_the_paragraph_is_shown_with_the_passage_marked(evidence):
    shown = evidence(
        "The donors … Utopia", "A heading\n\nIt is said. The donors include Utopia,\nand others.\n\nThe end."
    )

    assert "It is said. »The donors include Utopia«, and others." in shown
    assert "A heading" not in shown
    assert "The end." not in shown


def test_what_the_fact_says_and_where_it_stands_are_shown(evidence):
    shown = evidence("The donors … Utopia", "The donors include Utopia.")

    assert shown.startswith("Government of Utopia funds River Project [asserted] f-")
    assert "The River Project. The Gazette, 2020-01-31" in shown
    assert "matched exact, characters 0 to 25" in shown


def test_a_deep_link_opens_the_page_at_the_passage(evidence):
    shown = evidence("The donors … of Utopia", "The donors include the Government of Utopia.")

    assert f"{URL}#:~:text=The%20donors,of%20Utopia" in shown


def test_the_tier_is_told(evidence):
    assert "matched folded" in evidence("the donors' list", "It is the donors’ list.")


def test_identical_places_are_counted(evidence):
    lead = "The donors include Utopia."
    assert "matched exact, at 2 identical places" in evidence("The donors … Utopia", f"{lead}\n\n{lead}")


def test_without_the_text_the_anchor_stands_with_the_word_that_it_was_not_checked(evidence):
    shown = evidence("The donors … Utopia", "The donors include Utopia.", texts=False)

    assert "«The donors … Utopia»  (not checked: no text; name its folder with --texts)" in shown
    assert URL in shown


def test_what_a_terminal_would_obey_is_not_shown(evidence):
    assert "\x1b" not in evidence("The donors … Utopia", "\x1b[2J The donors\r\ninclude\x1b[31m Utopia.")


def test_an_inferred_fact_says_that_no_passage_states_it(write_data, ctip):
    facts = """
        document: gazette-2020
        facts:
        - {relation: funds, subject: government-of-utopia, object: river-project, status: asserted, handle: a,
           passages: [The donors include … of Utopia]}
        - {relation: supports, subject: government-of-utopia, object: river-project, status: inferred, rests_on: a,
           handle: b}
        """
    data = write_data({"facts/gazette-2020.yaml": facts})

    assert "no passage states it: it is inferred" in ctip("evidence", "b", "-d", data)


# --- anchor -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def anchor(write_data, ctip):
    """Return the lines that `anchor` prints for words of a text: `anchor(text, words)`."""

    def lines(text: str, words: str) -> list[str]:
        data = write_data(
            {"facts/gazette-2020.yaml": "document: gazette-2020\nfacts: []\n", "texts/gazette-2020.txt": text}
        )
        return ctip("anchor", "gazette-2020", words, "-d", data, "--texts", data / "texts").splitlines()

    return lines


def test_the_anchor_is_the_first_three_and_the_last_three_words(anchor):
    text = "The donors of the project include Utopia, Arcadia and the Coast Fund."

    assert anchor(text, text) == ["- The donors of … the Coast Fund."]


def test_a_span_of_up_to_six_words_is_written_out(anchor):
    assert anchor("The donors met in the capital.", "donors … capital") == ["- donors met in the capital"]


def test_words_that_fit_different_places_give_one_line_a_place(anchor):
    text = "The donors met in May. They were few. The donors met in June, as many."

    assert anchor(text, "The donors … .") == ["- The donors met in May.", "- The donors met in June, as many."]


def test_words_before_or_after_are_added_where_the_own_words_do_not_do(anchor):
    text = "First the plan was made. Then the plan was dropped."

    assert anchor(text, "the plan was") == ["- the plan was"]  # identical places: one piece of evidence
    assert anchor(text, "the plan … .") == ["- the plan was made.", "- the plan was dropped."]


def test_identical_places_are_one_line(anchor):
    assert anchor("The plan was made.\n\nThe plan was made.", "The plan … made") == ["- The plan was made"]


def test_words_that_are_not_there_are_refused(write_data, ctip):
    data = write_data()

    with pytest.raises(NotFoundError, match="these words are not in 'gazette-2020', in one paragraph; copy them"):
        ctip("anchor", "gazette-2020", "no such words", "-d", data, "--texts", data / "texts")


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("It was stated: soon", "- 'It was stated: soon'"),
        ('"Soon," said the head', "- '\"Soon,\" said the head'"),
        ("the donors' plan", "- the donors' plan"),
        ("'soon' it said", "- '''soon'' it said'"),
        ("plan #3 is ready", "- 'plan #3 is ready'"),
        ("stated:", "- 'stated:'"),
        ("- first", "- '- first'"),
        ("[the] plan", "- '[the] plan'"),
        ("NO aid", "- NO aid"),
        ("{a} b", "- '{a} b'"),
    ],
)
def test_words_that_yaml_would_read_otherwise_are_quoted(words, line):
    passage = shortest_anchor(Text(words), "d", Span(0, len(words)))

    assert anchor_line(passage) == line


def read_back(line: str, tmp_path) -> object:
    """Return the passage that a fact file has in which the line was pasted."""
    path = tmp_path / "gazette-2020.yaml"
    path.write_bytes(
        textwrap.dedent(
            """\
            document: gazette-2020
            facts:
            - relation: funds
              subject: a
              object: b
              status: asserted
              passages:
            """
        ).encode()
        + f"  {line}\n".encode()
    )
    node, results = read_yaml(path, "facts.yaml")
    facts = list(FactReader(read_ontology(), "facts.yaml", results).read(node))
    assert results == []
    (passage,) = facts[0].passages
    return passage


WORDS = """the plan donors' 'aid' "plan" stated: #3 - a: {b} [c] * &d NO 100,000 … ... % @e ! | > ? `f` ~ U.S.
government\ufffds ລາວ Việt -- , x y"""
words = st.sampled_from(WORDS.split())
paragraph = st.lists(words, min_size=1, max_size=30).map(" ".join)
texts = st.lists(paragraph, min_size=1, max_size=3).map("\n\n".join)


@given(text=texts, data=st.data())
def test_a_pasted_line_is_read_back_and_names_the_same_span(text, data, tmp_path_factory):
    place = Text(text)
    part = data.draw(st.sampled_from(place.paragraphs))
    inside = [m for m in range(part.start, part.end) if not text[m].isspace() and (m == 0 or text[m - 1].isspace())]
    first = data.draw(st.sampled_from(inside))
    ends = [m + 1 for m in range(first, part.end) if m + 1 == part.end or text[m + 1].isspace()]
    span = Span(first, data.draw(st.sampled_from(ends)))
    passage = shortest_anchor(place, "gazette-2020", span)
    assume(passage is not None)

    found = resolve(place, read_back(anchor_line(passage), tmp_path_factory.mktemp("paste")))

    assert found.found
    assert span in found.spans


@given(text=texts, data=st.data())
def test_an_anchor_names_its_span_and_no_other_words(text, data):
    place = Text(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assume(any(p.start <= start and end <= p.end for p in place.paragraphs) and text[start:end].strip())

    passage = shortest_anchor(place, "d", Span(start, end))

    if passage is not None:
        found = resolve(place, passage)
        assert found.found
        assert text[start:end].strip() in {text[s.start : s.end] for s in found.spans}
