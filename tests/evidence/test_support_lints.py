"""Does the passage support the fact? Each lint bites, has a near miss that passes, and is silenced by an answer."""

from __future__ import annotations

import pytest

ACTORS = """
    - {id: river-project, type: Project, name: River Project, also: [{acronym: RP}]}
    - {id: government-of-utopia, type: Government, name: Government of Utopia}
    - {id: ministry, type: Ministry, name: Ministry of Welfare, mentioned_as: {gazette-2020: [the host]}}
    - {id: low, type: OfficeHolder, name: Jo Lowe}
    """
FACT = {"relation": "funds", "subject": "government-of-utopia", "object": "river-project", "status": "asserted"}


@pytest.fixture
def lints(read, told):
    """Return the rules that a fact's passage breaks: `lints(text, passage, status="planned")`."""

    def found(text: str, passage: str, *, answer: str = "", **fields: str) -> dict[str, str]:
        if answer:
            fields["answers"] = f"[{{lint: {answer}, note: The heading says so., by: curator-2}}]"
        lines = "\n".join(f"  {name}: {value}" for name, value in {**FACT, **fields}.items())
        record = f"document: gazette-2020\nfacts:\n- passages: ['{passage}']\n{lines}\n"
        corpus = read(
            {"actors.yaml": ACTORS, "facts/gazette-2020.yaml": record, "texts/gazette-2020.txt": text.encode()}
        )
        return {rule: messages[0] for rule in WORDS if (messages := told(corpus, rule))}

    return found


WORDS = (
    "ends-not-named", "cue-missing", "passage-length", "passage-crowded", "future-as-asserted",
    "speech-without-speaker", "figure-not-in-passage", "answer-unused", "answers", "passage-found", "passage-ambiguous",
)  # fmt: skip

THREE_EUROS = {"amount": "3", "currency": "EUR"}
MILLIONS = {"amount": "2500000", "currency": "EUR"}
CLAIMED = {"status": "claimed", "speaker": "ministry"}
BITES = [
    # the lint; the text; the passage; what the record says besides
    ("ends-not-named", "The fund pays for the dam.", "The fund … dam", {}),
    ("cue-missing", "The Government of Utopia likes the River Project.", "The Government … Project", {}),
    ("passage-length", "Funded by the Government of Utopia.", "Funded", {}),
    ("passage-length", "Donor " + "word " * 70 + "Government of Utopia.", "Donor word … Utopia", {}),
    ("future-as-asserted", "The Government of Utopia will fund it.", "The Government … it", {}),
    ("speech-without-speaker", "It funds the River Project, she said.", "It funds … said", {}),
    ("speech-without-speaker", 'The “funds for the River Project" are known.', "The … known", {}),
    ("figure-not-in-passage", "The Government of Utopia paid 2 crowns.", "The Government … crowns", THREE_EUROS),
    ("figure-not-in-passage", "The Government of Utopia paid for 425.", "The Government … 425", {"count": "130"}),
]  # fmt: skip

PASSES = [
    ("ends-not-named", "The fund pays for the RP.", "The fund … RP", {}),
    ("ends-not-named", "The fund pays. The River Project grows.", "The fund pays", {}),  # named in the paragraph
    ("ends-not-named", "The fund pays for the host.", "The fund … host", {"subject": "ministry"}),  # mentioned_as
    ("cue-missing", "The donors are the Government of Utopia.", "The donors … Utopia", {}),
    ("passage-length", "Funded by the Government of Utopia.", "Funded by", {}),
    ("future-as-asserted", "The Government of Utopia will fund it.", "The Government … it", {"status": "planned"}),
    ("future-as-asserted", "The Government of Utopia has willing donors.", "The Government … donors", {}),
    ("speech-without-speaker", "It funds the River Project, she said.", "It funds … said", CLAIMED),
    ("speech-without-speaker", "It funds the River Project, she said.", "It funds … Project", {}),
    ("figure-not-in-passage", "The Government of Utopia paid 2.5 million.", "The … million", MILLIONS),
    ("figure-not-in-passage", "The Government of Utopia paid for three.", "The Government … three", {"count": "3"}),
]  # fmt: skip


@pytest.mark.parametrize(("lint", "text", "passage", "fields"), BITES)
def test_a_lint_bites(lint, text, passage, fields, lints):
    assert lint in lints(text, passage, **fields)


@pytest.mark.parametrize(("lint", "text", "passage", "fields"), PASSES)
def test_a_near_miss_passes(lint, text, passage, fields, lints):
    assert lint not in lints(text, passage, **fields)


@pytest.mark.parametrize(("lint", "text", "passage", "fields"), BITES)
def test_an_answer_in_the_record_silences_a_lint(lint, text, passage, fields, lints):
    found = lints(text, passage, answer=lint, **fields)

    assert lint not in found
    assert "answer-unused" not in found


@pytest.mark.parametrize(("lint", "text", "passage", "fields"), PASSES)
def test_an_answer_to_nothing_is_told_of(lint, text, passage, fields, lints):
    found = lints(text, passage, answer=lint, **fields)

    assert found["answer-unused"] == f"info: the lint '{lint}' finds nothing any more; delete its answer"


def test_an_answer_to_a_lint_that_there_is_not_is_a_violation(lints):
    found = lints("It funds the RP.", "It funds … RP", answer="cue-mising")

    assert found["answers"] == "violation: no lint 'cue-mising'; did you mean 'cue-missing'?"


def test_an_answer_has_words(read, told):
    facts = """
        document: gazette-2020
        facts:
        - {relation: funds, subject: government-of-utopia, object: river-project, status: asserted,
           passages: [The donors … of Utopia], answers: [{lint: cue-missing}]}
        """

    assert told(read({"facts/gazette-2020.yaml": facts}), "missing-field") == [
        "violation: an answer has no 'note'; add the line 'note: …'"
    ]


def test_a_lint_says_what_to_do_next(lints):
    found = lints("The Government of Utopia likes the River Project.", "The Government … Project")

    assert found["cue-missing"].startswith(
        "info: the passage has none of the words that state 'funds' (cost-sharing, donor,"
    )
    assert found["cue-missing"].endswith("; or write why it stands: 'answers: [{lint: cue-missing, note: …}]'")


CROWD = """
    document: gazette-2020
    facts:
    """ + "".join(
    f"""
    - {{relation: funds, subject: government-of-utopia, object: river-project, status: asserted, role: part {n},
       passages: [The donors … of Utopia]{{more}}}}"""
    for n in range(13)
)


def test_a_passage_that_carries_many_facts_is_asked_about(read, told):
    corpus = read({"facts/gazette-2020.yaml": CROWD.replace("{more}", "")})

    assert set(told(corpus, "passage-crowded")) == {
        "info: 'The donors … of Utopia' carries 13 facts; does it state each? Name the part that does"
    }
    answered = read(
        {"facts/gazette-2020.yaml": CROWD.replace("{more}", ", answers: [{lint: passage-crowded, note: A.}]")}
    )
    assert told(answered, "passage-crowded") == []
    assert told(answered, "answer-unused") == []


def test_twelve_facts_on_a_passage_are_no_crowd_and_an_answer_to_it_is_told_of(read, told):
    facts = CROWD.replace("part 12,", "part 12, valid_from: 2019,").replace("{more}", "")
    twelve = facts[: facts.rindex("    - {")].rstrip() + "\n"
    corpus = read({"facts/gazette-2020.yaml": twelve})

    assert len(corpus.facts) == 12
    assert told(corpus, "passage-crowded") == []
    answered = read(
        {
            "facts/gazette-2020.yaml": twelve.replace(
                "Utopia]}", "Utopia], answers: [{lint: passage-crowded, note: A.}]}", 1
            )
        }
    )
    assert told(answered, "answer-unused") == [
        "info: the lint 'passage-crowded' finds nothing any more; delete its answer"
    ]


def test_a_person_is_named_by_the_family_name(lints):
    found = lints("Ms Lowe heads it.", "Ms Lowe … it", relation="heads", subject="low", object="ministry", as_of="2020")

    assert "ends-not-named" not in found


def test_without_the_text_nothing_is_asked(write_data, told):
    from ctipgraph.records import read_corpus

    corpus = read_corpus(write_data())

    assert all(told(corpus, rule) == [] for rule in WORDS)


def test_the_data_has_no_lint_without_an_answer(articles, told):
    from ctipgraph.records import read_corpus

    corpus = read_corpus("data", texts=articles)

    assert all(told(corpus, rule) == [] for rule in WORDS)
