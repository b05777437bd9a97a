"""passages.lock: where each passage stood, so that a changed text re-opens exactly the passages that it touched."""

from __future__ import annotations

import pytest

from ctipgraph.model import Location
from ctipgraph.passages import Span, Text
from ctipgraph.records import read_corpus
from ctipgraph.records.lock import lock_of, lock_text, read_lock, words_digest

TEXT = """
    The Ministry of Welfare leads the River Project (RP).

    The donors include the Government of Utopia.
    """
TWO_FACTS = """
    document: gazette-2020
    curator: tester
    facts:
    - {relation: leads, subject: ministry, object: river-project, status: asserted, passages: [The Ministry … Project]}
    - relation: funds
      subject: government-of-utopia
      object: river-project
      status: asserted
      passages: [The donors include … of Utopia]
    """


@pytest.fixture
def locked(write_data, ctip):
    """Write the two facts and their text, lock them, then replace the text: `locked(new_text)` -> a corpus."""

    def read(text: str, **files: str):
        data = write_data({"facts/gazette-2020.yaml": TWO_FACTS, "texts/gazette-2020.txt": TEXT, **files})
        ctip("lock", data, "--texts", data / "texts")
        (data / "texts" / "gazette-2020.txt").write_bytes(text.encode())
        return read_corpus(data, texts=data / "texts")

    return read


def test_the_lock_comes_back_as_it_was_written(read, tmp_path):
    corpus = read({"facts/gazette-2020.yaml": TWO_FACTS})
    path = tmp_path / "passages.lock"
    path.write_text(lock_text(lock_of(corpus), {"gazette-2020": (2, 2)}), "utf-8")

    results = []
    assert read_lock(path, results) == (lock_of(corpus), {"gazette-2020": (2, 2)})
    assert results == []


def test_the_lock_has_places_and_digests_and_no_word_of_the_text(read):
    corpus = read({"facts/gazette-2020.yaml": TWO_FACTS})

    written = lock_text(lock_of(corpus), {})

    assert [(row.start, row.end, row.tier) for row in lock_of(corpus).values()] == [(0, 47, "exact"), (55, 98, "exact")]
    assert not any(word in written for word in ("Ministry", "Welfare", "donors", "Utopia", "River"))


def test_the_digest_is_of_the_words_whatever_their_typography():
    curly, straight = Text("the “plan” – soon"), Text('the  "plan" - soon')

    assert words_digest(curly, Span(0, 17)) == words_digest(straight, Span(0, 18))
    assert words_digest(curly, Span(0, 10)) != words_digest(curly, Span(0, 17))


def test_a_text_that_has_not_changed_re_opens_nothing(locked, rules):
    text = "The Ministry of Welfare leads the River Project (RP).\n\nThe donors include the Government of Utopia.\n"

    assert rules(locked(text)) == set()


def test_a_changed_text_re_opens_exactly_the_passages_that_it_touched(locked, told):
    corpus = locked(
        "The Ministry of Welfare leads the River Project (RP).\n\n"
        "The donors include the Coast Fund and the Government of Utopia.\n"
    )

    assert told(corpus, "passage-changed") == [
        "warning: the words of 'The donors include … of Utopia' have changed; read the facts on it again, then: "
        "ctipgraph lock"
    ]


def test_new_words_elsewhere_and_other_typography_touch_no_passage(locked, rules):
    corpus = locked(
        "A new heading\r\n\r\nThe Ministry of\u00a0Welfare leads the River\r\nProject (RP).\r\n\r\n"
        "The donors include the Govern\u00adment of Utopia, it was said."
    )

    assert rules(corpus) == set()


def test_a_text_with_another_digest_is_told_of_with_how_many_passages_it_touched(locked, told):
    documents = """
        - id: gazette-2020
          title: The River Project
          publisher: The Gazette
          published: 2020-01-31
          text_sha256: 0000000000000000000000000000000000000000000000000000000000000000
        """
    corpus = locked(
        "The Ministry of Welfare leads the River Project (RP).\n\nThe donors include only the Government of Utopia.\n",
        **{"documents.yaml": documents},
    )

    assert told(corpus, "text-changed")[0].startswith(
        "warning: the text of 'gazette-2020' has changed: 1 of 2 passages with other words now; when they are "
        "settled, write 'text_sha256: "
    )


def test_a_passage_that_the_text_has_no_more_is_an_error_and_not_looked_for_among_like_ones(locked, told):
    corpus = locked("The Ministry of Welfare leads the River Project (RP).\n\nThe sponsors include Utopia.\n")

    assert told(corpus, "passage-changed") == []
    assert told(corpus, "passage-found")[0].startswith("violation: 'The donors include … of Utopia' is not in")


def test_locking_again_settles_the_change(locked, ctip, tmp_path, rules):
    locked(
        "The Ministry of Welfare leads the River Project (RP).\n\nThe donors include only the Government of Utopia.\n"
    )
    data = tmp_path / "data"

    said = ctip("lock", data, "--texts", data / "texts")

    assert said == f"{data}/passages.lock: 2 passages, 0 new, 1 with other words, 0 gone\n"
    assert rules(read_corpus(data, texts=data / "texts")) == set()


def test_what_is_locked_of_a_document_whose_text_is_not_at_hand_is_kept(locked, ctip, tmp_path):
    locked("")
    data = tmp_path / "data"
    before = (data / "passages.lock").read_bytes()
    (data / "texts" / "gazette-2020.txt").unlink()

    said = ctip("lock", data, "--texts", data / "texts")

    assert said.endswith("2 passages, 0 new, 0 with other words, 0 gone\n")
    assert (data / "passages.lock").read_bytes() == before


def test_a_passage_that_no_fact_has_any_more_leaves_the_lock(locked, ctip, tmp_path):
    locked("The Ministry of Welfare leads the River Project (RP).\n")
    data = tmp_path / "data"
    (data / "facts" / "gazette-2020.yaml").write_text("document: gazette-2020\nfacts: []\n")

    assert ctip("lock", data, "--texts", data / "texts").endswith("0 passages, 0 new, 0 with other words, 2 gone\n")


@pytest.mark.parametrize(
    "line",
    [
        "p-1\tgazette-2020\t0\t9\texact",  # a column is missing
        "p-1\tgazette-2020\tnought\t9\texact\tab",
        "p-1\tgazette-2020\t0\t²\texact\tab",
        "p-1\tgazette-2020\t0\t" + "9" * 5000 + "\texact\tab",
        "<<<<<<< ours",
        "",
    ],
)
def test_a_line_that_is_none_is_located(line, tmp_path):
    path = tmp_path / "passages.lock"
    path.write_text(f"# a remark\np-0\tgazette-2020\t0\t9\texact\tab\n{line}\n", "utf-8")
    results = []

    locked, _ = read_lock(path, results)

    assert list(locked) == ["p-0"]
    assert [(result.location, result.rule) for result in results] == [(Location(path.as_posix(), 3), "lock")]


def test_without_a_lock_nothing_is_said_to_have_changed(read, rules):
    assert "passage-changed" not in rules(read())


def test_the_lock_of_the_data_is_the_one_of_the_articles(articles, corpus):
    with_texts = read_corpus("data", texts=articles)

    assert lock_of(with_texts) == corpus.lock
