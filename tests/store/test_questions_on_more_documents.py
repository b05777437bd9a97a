"""Questions that the two articles leave empty, or answer in one way only, on small fictional documents."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ctipgraph.model import Corpus
from ctipgraph.store import ask

DOCUMENTS = """
    - {id: gazette-2020, title: One, publisher: The Gazette, published: 2020-01-31}
    - {id: herald-2020, title: One again, publisher: The Herald, published: 2020-02-01, same_origin_as: gazette-2020}
    - {id: gazette-2023, title: Two, publisher: The Gazette, published: 2023-05-01}
    """
ACTORS = """
    - {id: river-project, type: Project, name: River Project}
    - {id: lake-project, type: Project, name: Lake Project}
    - {id: ministry, type: Ministry, name: Ministry of Welfare, country: UT}
    - {id: ministry-of-wellfare, type: Ministry, name: Ministry of Wellfare, country: UT}
    - {id: police, type: PublicBody, name: Police of Utopia, country: UT}
    - {id: union, type: MassOrganisation, name: Union of Utopia, country: UT}
    - {id: council, type: Committee, name: River Council, country: UT}
    - {id: raphael, type: OfficeHolder, name: Raphael Hythloday}
    - {id: peter, type: OfficeHolder, name: Peter Giles}
    - {id: amaurot, type: Town, name: Amaurot}
    """
IDENTITY = """
    - same: [ministry, ministry-of-wellfare]
      reason: One name in two spellings.
    """
Answer = Callable[..., list[dict[str, str]]]


@pytest.fixture
def answer(read: Callable[..., Corpus]) -> Answer:
    """Answer a question on facts, by document: `answer({"gazette-2020": "- relation: …"}, "funders", project="RP")`."""

    def answer(facts: dict[str, str], question: str, **parameters: str) -> list[dict[str, str]]:
        files = {
            "documents.yaml": DOCUMENTS,
            "actors.yaml": ACTORS,
            "identity.yaml": IDENTITY,
            "texts/gazette-2020.txt": "",
        }
        for document in ("gazette-2020", "herald-2020", "gazette-2023"):
            items = "".join(
                f"\n- {{{item}, passages: [words]}}" for item in facts.get(document, "").split("\n") if item
            )
            files[f"facts/{document}.yaml"] = f"document: {document}\ncurator: tester\nfacts:{items or ' []'}"
        corpus = read(files)
        assert list(corpus.problems) == []
        table = ask(corpus, question, parameters)
        return [dict(zip(table.columns, row, strict=True)) for row in table.rows]

    return answer


def column(rows: list[dict[str, str]], *names: str) -> list[tuple[str, ...]]:
    return [tuple(row[name] for name in names) for row in rows]


def test_a_later_holder_of_a_post_comes_after_the_earlier_one(answer: Answer) -> None:
    chair = "relation: heads, object: council, status: asserted"
    facts = {
        "gazette-2020": f"{chair}, subject: raphael, role: Chair, as_of: 2020-01-31",
        "gazette-2023": f"{chair}, subject: peter, role: chair, as_of: 2023-05",
    }
    assert column(answer(facts, "successions"), "basis", "earlier", "later", "post") == [
        ("in the order of the dates", "Raphael Hythloday", "Peter Giles", "Chair")
    ]
    assert len(answer(facts, "successions", body="River Council")) == 1
    assert answer(facts, "successions", body="police") == []


def test_a_stated_succession_says_so(answer: Answer) -> None:
    facts = {"gazette-2023": "relation: precedes, subject: river-project, object: lake-project, status: asserted"}
    assert column(answer(facts, "successions"), "basis", "earlier", "later") == [
        ("stated", "River Project", "Lake Project")
    ]


def test_a_plan_is_confirmed_by_a_later_assertion_even_in_another_spelling(answer: Answer) -> None:
    facts = {
        "gazette-2020": "relation: leads, subject: ministry, object: river-project, status: planned\n"
        "relation: leads, subject: police, object: lake-project, status: planned",
        "gazette-2023": "relation: leads, subject: ministry-of-wellfare, object: river-project, status: asserted",
    }
    rows = answer(facts, "plans-confirmed", year="2020")
    assert [(row["subject"], row["confirmed_by"].startswith("f-")) for row in rows] == [
        ("Ministry of Welfare", True),
        ("Police of Utopia", False),
    ]


def test_a_plan_is_not_confirmed_by_a_later_claim(answer: Answer) -> None:
    facts = {
        "gazette-2020": "relation: leads, subject: ministry, object: river-project, status: planned",
        "gazette-2023": "relation: leads, subject: ministry, object: river-project, status: claimed, speaker: peter",
    }
    assert column(answer(facts, "plans-confirmed", year="2020"), "confirmed_by") == [("no document",)]


def test_a_reprint_is_no_second_origin(answer: Answer) -> None:
    fact = "relation: leads, subject: ministry, object: river-project, status: asserted"
    facts = {"gazette-2020": fact, "herald-2020": fact}
    (counts,) = answer(facts, "sources-per-statement")
    assert (counts["documents"], counts["origins"], counts["publishers"]) == ("2", "1", "2")
    assert answer(facts, "confirmed-independently") == []
    assert len(answer(facts, "single-source", actor="river-project")) == 2


def test_two_documents_of_their_own_confirm_a_statement(answer: Answer) -> None:
    fact = "relation: leads, subject: ministry, object: river-project, status: asserted"
    facts = {"gazette-2020": fact, "gazette-2023": fact}
    assert len(answer(facts, "confirmed-independently")) == 2
    assert answer(facts, "single-source", actor="river-project") == []


def test_documents_of_one_origin_are_told_from_those_of_one_publisher(answer: Answer) -> None:
    rows = answer({}, "documents-of-one-origin")
    assert column(rows, "one", "other", "finding") == [
        ("gazette-2020", "gazette-2023", "the same publisher; no common origin is recorded"),
        ("gazette-2020", "herald-2020", "one origin"),
    ]


def test_a_fact_that_a_later_document_repeats_is_not_out_of_date(answer: Answer) -> None:
    repeated = "relation: leads, subject: ministry, object: river-project, status: asserted"
    facts = {
        "gazette-2020": f"{repeated}\nrelation: funds, subject: police, object: river-project, status: asserted",
        "gazette-2023": repeated,
    }
    assert column(answer(facts, "not-confirmed-for", years="2"), "subject") == [("Police of Utopia",)]
    assert answer(facts, "not-confirmed-for", years="4") == []
    assert len(answer(facts, "not-confirmed-for", years="1", on="2030-01-01")) == 3


def test_a_gap_is_a_pillar_that_no_document_names_for_a_place(answer: Answer) -> None:
    facts = {
        "gazette-2020": "relation: covers, subject: river-project, object: amaurot, status: asserted\n"
        "relation: addressesTopic, subject: river-project, object: safeMigration, status: asserted\n"
        "relation: addressesTopic, subject: lake-project, object: prosecution, status: asserted"
    }
    assert column(answer(facts, "gap-map"), "place", "pillar") == [
        ("Amaurot", "partnership"),
        ("Amaurot", "prosecution"),
        ("Amaurot", "protection"),
    ]
    assert ("Amaurot", "prevention") in column(answer(facts, "gap-map", year="2023"), "place", "pillar")


def test_members_of_a_kind_include_those_of_narrower_kinds(answer: Answer) -> None:
    facts = {
        "gazette-2020": "relation: hasMember, subject: council, object: ministry, status: asserted\n"
        "relation: memberOf, subject: union, object: council, status: asserted"
    }
    assert column(answer(facts, "members", type="PublicBody"), "member") == [("Ministry of Welfare",)]
    assert len(answer(facts, "members", type="Organisation", body="River Council")) == 2


@pytest.mark.parametrize(
    ("subject", "relation", "object_"),
    [
        ("police", "funds", "river-project"),
        ("river-project", "fundedBy", "police"),
        ("police", "supports", "river-project"),
        ("river-project", "involves", "police"),
    ],
)
def test_a_relation_is_stated_from_either_end_and_by_a_narrower_one(
    answer: Answer, subject: str, relation: str, object_: str
) -> None:
    facts = {"gazette-2020": "relation: funds, subject: police, object: river-project, status: planned"}
    rows = answer(facts, "is-it-stated", subject=subject, relation=relation, object=object_)
    assert column(rows, "answer", "status") == [("this relation", "planned")]


def test_what_is_not_stated_is_said_to_be_so_before_what_is(answer: Answer) -> None:
    facts = {"gazette-2020": "relation: partnersIn, subject: police, object: river-project, status: asserted"}
    rows = answer(facts, "is-it-stated", subject="police", relation="funds", object="river-project")
    assert column(rows, "answer", "stated", "fact")[0] == ("not stated", "funds", "")
    assert column(rows, "answer", "stated")[1] == ("another relation", "is a partner in")


def test_the_other_direction_is_another_relation(answer: Answer) -> None:
    facts = {"gazette-2020": "relation: precedes, subject: river-project, object: lake-project, status: asserted"}
    rows = answer(facts, "is-it-stated", subject="lake-project", relation="precedes", object="river-project")
    assert column(rows, "answer") == [("not stated",), ("another relation",)]


def test_a_denied_funder_is_no_recorded_funder(answer: Answer) -> None:
    facts = {"gazette-2020": "relation: funds, subject: police, object: river-project, status: denied"}
    assert column(answer(facts, "projects-without-funder"), "project") == [("Lake Project",), ("River Project",)]


def test_amounts_are_exact_or_bounded(answer: Answer) -> None:
    facts = {
        "gazette-2020": "relation: funds, subject: police, object: river-project, status: asserted, amount: 100, "
        "currency: USD, comparator: over\n"
        "relation: funds, subject: union, object: river-project, status: asserted, amount: 20, currency: USD"
    }
    assert column(answer(facts, "amounts"), "subject", "bound", "amount") == [
        ("Police of Utopia", "over", "100"),
        ("Union of Utopia", "as given", "20"),
    ]


def test_what_the_speakers_own_body_says_of_itself_is_self_reported(answer: Answer) -> None:
    facts = {
        "gazette-2020": "relation: heads, subject: raphael, object: police, status: asserted, as_of: 2020-01-31\n"
        "relation: supports, subject: police, object: river-project, status: claimed, speaker: raphael\n"
        "relation: supports, subject: union, object: river-project, status: claimed, speaker: raphael"
    }
    assert column(answer(facts, "self-reported"), "who", "tie", "party") == [
        ("Raphael Hythloday", "heads", "Police of Utopia")
    ]


def test_a_claim_that_the_document_makes_too_is_not_only_self_reported(answer: Answer) -> None:
    facts = {
        "gazette-2020": "relation: heads, subject: raphael, object: police, status: asserted, as_of: 2020-01-31\n"
        "relation: supports, subject: police, object: river-project, status: claimed, speaker: raphael",
        "gazette-2023": "relation: supports, subject: police, object: river-project, status: asserted",
    }
    assert answer(facts, "self-reported") == []


def test_offices_at_different_times_are_not_held_at_once(answer: Answer) -> None:
    facts = {
        "gazette-2020": "relation: heads, subject: raphael, object: police, status: asserted, as_of: 2020-01-31",
        "gazette-2023": "relation: heads, subject: raphael, object: council, status: asserted, as_of: 2023-05-01",
    }
    assert answer(facts, "several-offices") == []
    facts["gazette-2023"] = facts["gazette-2023"].replace("as_of: 2023-05-01", "valid_from: 2019, valid_to: 2021")
    assert column(answer(facts, "several-offices"), "body") == [("River Council",), ("Police of Utopia",)]


def test_what_held_on_a_date_follows_the_stated_period(answer: Answer) -> None:
    facts = {
        "gazette-2023": "relation: leads, subject: police, object: river-project, status: asserted, "
        "valid_from: 2021, valid_to: 2022-06"
    }
    assert column(answer(facts, "true-on", date="2022-06-30"), "from", "to", "basis") == [("2021", "2022-06", "stated")]
    assert answer(facts, "true-on", date="2022-07-01") == []
    assert answer(facts, "true-on", date="2020") == []


def test_a_fact_that_is_set_aside_says_why(answer: Answer) -> None:
    facts = {
        "gazette-2020": "relation: leads, subject: police, object: river-project, status: asserted, "
        "rank: deprecated, reason: A misprint"
    }
    assert column(answer(facts, "ranked-facts"), "subject", "rank", "reason") == [
        ("Police of Utopia", "deprecated", "A misprint")
    ]


def test_work_with_both_hangs_on_the_judgement_that_is_shown(answer: Answer) -> None:
    facts = {
        "gazette-2020": "relation: leads, subject: ministry, object: river-project, status: asserted\n"
        "relation: partnersIn, subject: police, object: river-project, status: asserted",
        "gazette-2023": "relation: leads, subject: ministry-of-wellfare, object: lake-project, status: asserted\n"
        "relation: partnersIn, subject: police, object: lake-project, status: planned",
    }
    rows = answer(facts, "works-with-both", one="river-project", other="lake-project")
    assert column(rows, "project", "organisation", "judged_with", "verdict") == [
        ("Lake Project", "Ministry of Wellfare", "Ministry of Welfare", "same"),
        ("Lake Project", "Police of Utopia", "", ""),
        ("River Project", "Ministry of Welfare", "Ministry of Wellfare", "same"),
        ("River Project", "Police of Utopia", "", ""),
    ]
