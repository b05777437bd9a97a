"""Which sentences carry a fact, are marked to hold none, or are open, so that "no edge" can be read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ctipgraph.checks.coverage import coverage, sentences_read_of

TEXT = """
    The River Project opens

    The Ministry of Welfare leads the River Project. The sun shone on the RP.
    The Ministry of Welfare thanked the Government of Utopia. Nobody slept.
    """
LEADS = """
    document: gazette-2020
    facts:
    - {relation: leads, subject: ministry, object: river-project, status: asserted, passages: [The Ministry … Project]}
    """


@pytest.fixture
def covered(read):
    """Read the text above with these facts: `covered(facts, text=…)` -> a corpus."""
    return lambda facts=LEADS, text=TEXT: read({"facts/gazette-2020.yaml": facts, "texts/gazette-2020.txt": text})


def states(corpus) -> list[tuple[str, int]]:
    return [(sentence.state, sentence.facts) for sentence in coverage(corpus, "gazette-2020")]


def test_a_sentence_is_covered_where_a_passage_touches_it_marked_by_a_curator_or_open(covered):
    corpus = covered(LEADS + 'no_fact: [{passage: The sun … RP, reason: "Of the weather."}]\n')

    assert [(sentence.words, sentence.state) for sentence in coverage(corpus, "gazette-2020")] == [
        ("The River Project opens", "open"),
        ("The Ministry of Welfare leads the River Project.", "covered"),
        ("The sun shone on the RP.", "marked"),
        ("The Ministry of Welfare thanked the Government of Utopia.", "open"),
        ("Nobody slept.", "open"),
    ]


def test_a_sentence_has_the_actors_that_it_names_and_may_miss_a_fact_with_two(covered):
    sentences = coverage(covered(), "gazette-2020")

    assert [sentence.actors for sentence in sentences] == [
        ("river-project",),
        ("ministry", "river-project"),
        ("river-project",),
        ("government-of-utopia", "ministry"),
        (),
    ]
    assert [sentence.may_miss_a_fact for sentence in sentences] == [False, False, False, True, False]


def test_an_open_sentence_that_names_two_actors_is_told_of_with_its_anchor(covered, told):
    assert told(covered(), "sentence-open") == [
        "info: 'The Ministry of Welfare thanked … Government of Utopia.' names government-of-utopia, "
        "ministry and carries no fact; record it, or mark it under 'no_fact'"
    ]


def test_a_mark_closes_it(covered, told):
    marked = covered(LEADS + "no_fact: [{passage: The Ministry of Welfare thanked, reason: Thanks are no fact.}]\n")

    assert told(marked, "sentence-open") == []


def test_a_mark_has_a_reason_and_its_passage_stands_in_the_text(covered, told):
    without = covered(LEADS + "no_fact: [{passage: The sun … RP}]\n")
    assert told(without, "missing-field") == ["violation: a mark has no 'reason'; add the line 'reason: …'"]

    lost = covered(LEADS + "no_fact: [{passage: The moon … RP, reason: Weather.}]\n")
    assert told(lost, "passage-found")[0].startswith("violation: 'The moon … RP' is not in gazette-2020")


def test_a_passage_over_two_sentences_covers_both_and_facts_are_counted(covered):
    facts = LEADS.replace("The Ministry … Project", "The Ministry … the RP") + (
        "- {relation: leads, subject: ministry, object: river-project, status: planned, passages: [The sun … RP]}\n"
    )

    assert states(covered(facts)) == [("open", 0), ("covered", 1), ("covered", 2), ("open", 0), ("open", 0)]


def test_every_identical_place_of_a_passage_is_covered(covered):
    lead = "The Ministry of Welfare leads the River Project."

    assert states(covered(text=f"{lead}\n\n{lead}\n\nThe end.".replace("\n", "\n    "))) == [
        ("covered", 1),
        ("covered", 1),
        ("open", 0),
    ]


def test_passages_of_other_documents_cover_nothing(read):
    documents = """
        - {id: gazette-2020, title: A, publisher: A, published: 2020-01-31}
        - {id: herald-2021, title: B, publisher: B, published: 2021-01-31}
        """
    text = "The Ministry of Welfare leads the River Project."
    corpus = read(
        {
            "documents.yaml": documents,
            "facts/gazette-2020.yaml": LEADS,
            "texts/gazette-2020.txt": text,
            "texts/herald-2021.txt": text,
        }
    )

    assert coverage(corpus, "gazette-2020")[0].state == "covered"
    assert coverage(corpus, "herald-2021")[0].state == "open"


def test_no_sentence_is_open_while_facts_are_not_read(covered, told):
    corpus = covered()

    assert told(corpus, "sentence-open") != []
    assert told(replace(corpus, unread=frozenset({"fact"})), "sentence-open") == []


def test_the_share_that_was_read_is_told_with_lines_to_mark_the_rest(covered, ctip, tmp_path):
    corpus = covered(LEADS + "no_fact: [{passage: The sun … RP, reason: Weather.}]\n")
    data = tmp_path / "data"

    shown = ctip("coverage", "gazette-2020", "-d", data, "--texts", data / "texts")

    assert sentences_read_of(corpus)["gazette-2020"] == (2, 5)
    assert "open, names Government of Utopia, Ministry of Welfare: The Ministry of Welfare thanked" in shown
    assert "- {passage: 'The Ministry of Welfare thanked … Government of Utopia.', reason: '…'}" in shown
    assert shown.endswith(
        "gazette-2020: 5 sentences; with facts: 1, marked to hold none: 1, open: 3 (of these with two actors: 1); "
        "40% read\n"
    )


def test_a_line_to_mark_a_sentence_is_good_yaml(covered, ctip, tmp_path):
    covered(text="The Ministry's aim: the project's “end”, it said.")
    data = tmp_path / "data"
    (data / "facts" / "gazette-2020.yaml").write_text("document: gazette-2020\nfacts: []\n")

    shown = ctip("coverage", "gazette-2020", "-d", data, "--texts", data / "texts").splitlines()[1].strip()

    assert shown == "- {passage: 'The Ministry''s aim: … “end”, it said.', reason: '…'}"


def test_a_document_is_read_when_the_lock_says_that_all_its_sentences_are(covered, ctip, tmp_path):
    corpus = covered(text="The Ministry of Welfare leads the River Project.")
    data = tmp_path / "data"
    assert not corpus.is_read("gazette-2020")

    ctip("lock", data, "--texts", data / "texts")

    from ctipgraph.records import read_corpus

    assert read_corpus(data).is_read("gazette-2020")


def test_both_articles_are_read_to_the_last_sentence(articles, corpus):
    from ctipgraph.records import read_corpus

    with_texts = read_corpus("data", texts=articles)

    for document in with_texts.documents:
        assert all(sentence.state != "open" for sentence in coverage(with_texts, document))
        assert corpus.is_read(document)
