"""What is written is what is read: files of people, their editors and their countries."""

from __future__ import annotations

import textwrap

import pytest

from ctipgraph.errors import NotFoundError
from ctipgraph.records import read_corpus

ACTOR = "- id: {}\n  type: Government\n  name: Government of Norway\n  country: {}\n"
FACT = """
    document: gazette-2020
    facts:
    - relation: fundedBy
      subject: river-project
      object: government-of-utopia
      status: asserted
      passages: [The donors include … of Utopia]
    """


def test_the_country_code_no_is_norway(read):
    corpus = read({"actors.yaml": ACTOR.format("norway", "NO")})

    assert corpus.actors["norway"].country == "NO"


@pytest.mark.parametrize("written", ["no", "yes", "on", "off", "null", "~", "010", "1e3", "12:30:45", "2014-07-17"])
def test_yaml_does_not_make_something_else_of_a_word(written, read):
    corpus = read({"actors.yaml": f"- id: x\n  type: Company\n  name: {written}\n"})

    assert corpus.actors["x"].name == written


@pytest.mark.parametrize(
    "spoilt",
    [
        pytest.param(lambda text: "\ufeff" + text, id="a byte order mark"),
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="line ends of Windows"),
        pytest.param(lambda text: text.replace("\n", "\r"), id="line ends of old Macs"),
        pytest.param(lambda text: "# words\n\n---\n" + text, id="a document start"),
        pytest.param(lambda text: text.rstrip("\n"), id="no line end at the end"),
        pytest.param(lambda text: text.replace("river-project", '"river-project"'), id="quotation marks"),
    ],
)
def test_what_editors_do_to_a_file_does_not_matter(spoilt, read):
    text = textwrap.dedent(FACT).lstrip("\n")
    corpus = read({"facts/gazette-2020.yaml": spoilt(text).encode()})

    assert corpus.problems.conforms
    assert [fact.id for fact in corpus.facts] == [fact.id for fact in read().facts]


def test_a_fact_is_stored_in_one_direction_however_it_was_recorded(read):
    corpus = read({"facts/gazette-2020.yaml": FACT})

    assert [(fact.subject, fact.relation, fact.object) for fact in corpus.facts] == [
        ("government-of-utopia", "funds", "river-project")
    ]


def test_three_points_in_a_passage_are_an_ellipsis(facts):
    corpus = facts("""
        - relation: fundedBy
          subject: river-project
          object: government-of-utopia
          status: asserted
          passages: [The donors include ... of Utopia]
        """)

    assert [passage.anchor for passage in corpus.facts[0].passages] == ["The donors include … of Utopia"]


def test_a_passage_may_have_the_words_around_it(facts):
    corpus = facts("""
        - relation: fundedBy
          subject: river-project
          object: government-of-utopia
          status: asserted
          passages:
          - {passage: The donors … of Utopia, prefix: "(RP).", suffix: Thanks, document: other}
        """)
    passage = corpus.facts[0].passages[0]

    assert (passage.document, passage.prefix, passage.start, passage.end, passage.suffix) == (
        "other",
        "(RP).",
        "The donors",
        "of Utopia",
        "Thanks",
    )


def test_each_field_knows_its_line(facts):
    fact = facts("""
        - relation: fundedBy
          subject: river-project
          object: government-of-utopia
          status: asserted
          passages:
          - The donors include … of Utopia
          as_of: 2020
        """).facts[0]

    # the fact is stored the other way round, as `funds`: each end keeps the line on which it stands
    assert [fact.at(name).line for name in ("relation", "subject", "object", "as_of")] == [3, 5, 4, 9]
    assert fact.passages[0].location.line == 8
    assert fact.passages[0].at("document").line == 1


def test_a_handle_is_known_in_its_file_and_with_the_files_name_in_others(read):
    fact = "{{relation: reached, subject: ministry, object: officials, status: asserted, count: {}, {}}}"
    corpus = read(
        {
            "facts/gazette-2020.yaml": "document: gazette-2020\nfacts:\n"
            + f"- {fact.format(425, 'handle: all')}\n- {fact.format(130, 'subset_of: all')}\n",
            "facts/gazette-2021.yaml": "document: gazette-2021\nfacts:\n"
            + f"- {fact.format(90, 'subset_of: gazette-2020/all')}\n",
        }
    )
    by_count = {fact.get("count"): fact for fact in corpus.facts}

    assert by_count["130"].qualifiers["subset_of"] == (by_count["425"].id,)
    assert by_count["90"].qualifiers["subset_of"] == (by_count["425"].id,)


def test_a_file_of_judgements_may_be_missing_or_hold_comments_only(read):
    assert read().problems.conforms
    assert read({"identity.yaml": "# nothing is judged yet\n"}).problems.conforms


def test_texts_are_found_where_the_data_set_says(write_data):
    data = write_data(
        {"dataset.yaml": "title: U\nbase: https://e.org/\nlicence: https://e.org/l\ntexts: texts\n"},
    )

    assert set(read_corpus(data).texts) == {"gazette-2020"}
    assert set(read_corpus(data, texts=data).texts) == set()


def test_no_data_folder_is_an_error_that_says_how_to_make_one(tmp_path):
    with pytest.raises(NotFoundError, match="ctipgraph init"):
        read_corpus(tmp_path / "nowhere")
