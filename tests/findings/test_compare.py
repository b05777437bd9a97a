"""What changed between two windows: one case each, its facts in sight, and the two articles of the repository."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from dataclasses import replace

import pytest

from ctipgraph.errors import NotFoundError, QueryError
from ctipgraph.findings import Finding, Section
from ctipgraph.findings.comparison import compare
from ctipgraph.model import Corpus
from ctipgraph.store import ask

DOCUMENTS = """
- {id: gazette-2020, title: The River Project, publisher: The Gazette, published: 2020-01-31}
- {id: gazette-2024, title: After the rain, publisher: The Gazette, published: 2024-05-06}
"""
ACTORS = """
- {id: river-project, type: Project, name: River Project}
- {id: lake-project, type: Project, name: Lake Project}
- {id: utopia, type: Country, name: Utopia, country: UT}
- {id: government, type: Government, name: Government of Utopia, country: UT}
- {id: labour, type: Ministry, name: Ministry of Labour, country: UT}
- {id: labor, type: Ministry, name: Ministry of Labor, country: UT}
- {id: arcadia, type: Government, name: Government of Arcadia}
- {id: minister-a, type: OfficeHolder, name: Ann Onym}
- {id: minister-b, type: OfficeHolder, name: Ben Trovato}
"""
Told = Callable[..., Finding]


@pytest.fixture
def told(read: Callable[..., Corpus]) -> Told:
    """Compare 2020 with 2024 by the facts of the one document and of the other."""

    def compared(
        then: str, now: str, identity: str = "", windows: tuple[str, str] = ("2020", "2024"), **scope: str
    ) -> Finding:
        files = {"documents.yaml": DOCUMENTS, "actors.yaml": ACTORS, "identity.yaml": identity or "[]"}
        for name, facts in (("gazette-2020", then), ("gazette-2024", now)):
            items = "".join(
                f"- {{{fact}, passages: [word {n}]}}\n" for n, fact in enumerate(filter(None, facts.split("\n")))
            )
            files[f"facts/{name}.yaml"] = (
                f"document: {name}\ncurator: tester\nfacts:{' []' if not items else ''}\n{items}"
            )
        corpus = read(files)
        assert corpus.problems.conforms, list(corpus.problems)
        return compare(corpus, *windows, **scope)

    return compared


def fact(relation: str, subject: str, object_: str, status: str = "asserted", **more: str) -> str:
    pairs = {"relation": relation, "subject": subject, "object": object_, "status": status, **more}
    return ", ".join(f"{name}: {value}" for name, value in pairs.items()) + "\n"


def section(finding: Finding, heading: str) -> Section:
    return next(one for one in finding.sections if one.heading == heading)


def cells(finding: Finding, heading: str) -> list[tuple[object, ...]]:
    return [row.cells for row in section(finding, heading).rows]


FUNDS = fact("funds", "government", "river-project")
LEADS = fact("leads", "labour", "river-project")
TIE = ("Government of Utopia", "funds", "River Project")


def test_what_only_the_later_window_states_is_added(told: Told) -> None:
    finding = told(LEADS, LEADS + FUNDS)
    assert cells(finding, "Relations added") == [(*TIE, "asserted", "2024-05-06", "")]
    assert cells(finding, "Actors added") == [("Government of Utopia", "Government", "asserted", "2024-05-06")]


def test_no_longer_mentioned_is_never_ended_and_says_who_could_have_mentioned_it(told: Told) -> None:
    finding = told(LEADS + FUNDS, LEADS)
    assert cells(finding, "Relations no longer mentioned") == [(*TIE, "asserted", "2020-01-31", "")]
    assert cells(finding, "Stated to have ended, or to be ending") == []
    note = section(finding, "Relations no longer mentioned").note
    assert "which does not say that they ended" in note
    assert "not read to the end, so that they may stand there: gazette-2024" in note
    (row,) = section(finding, "Relations no longer mentioned").rows
    assert [source.document for one in row.facts for source in one.sources] == ["gazette-2020"]


def test_an_open_list_is_told_of(told: Told) -> None:
    finding = told(LEADS + fact("funds", "government", "river-project", list_open="true"), LEADS)
    assert cells(finding, "Relations no longer mentioned")[0][-1] == "then"


def test_what_both_windows_state_persists_with_evidence_on_both_sides(told: Told) -> None:
    finding = told(FUNDS, fact("funds", "government", "river-project", "claimed", speaker="minister-a"))
    (row,) = section(finding, "Relations persisting").rows
    assert row.cells == (*TIE, "asserted", "claimed")
    assert {source.document for one in row.facts for source in one.sources} == {"gazette-2020", "gazette-2024"}


def test_a_narrower_relation_between_the_same_two_keeps_the_wider_one(told: Told) -> None:
    finding = told(fact("supports", "government", "river-project"), FUNDS)
    assert cells(finding, "Relations persisting") == [
        ("Government of Utopia", "supports", "River Project", "asserted", "asserted")
    ]
    assert cells(finding, "Relations added") == [(*TIE, "asserted", "2024-05-06", "")]


def test_a_judgement_of_identity_is_named_where_it_alone_lets_an_actor_persist(told: Told) -> None:
    now = fact("leads", "labor", "river-project")
    same = "- {same: [labor, labour], reason: spelling}"
    finding = told(LEADS, now, same)
    assert (
        "Ministry of Labor = Ministry of Labour",
        "Ministry",
        "asserted",
        "asserted",
        "labor and labour are one body",
    ) in (cells(finding, "Actors persisting"))
    assert cells(finding, "Relations persisting")[0][0] == "Ministry of Labor = Ministry of Labour"
    assert "labor and labour are one body" in finding.basis
    assert [row[0] for row in cells(told(LEADS, now), "Actors no longer mentioned")] == ["Ministry of Labour"]


def test_no_judgement_is_named_where_the_actor_persists_without_it(told: Told) -> None:
    both = LEADS + fact("leads", "labor", "lake-project")
    finding = told(both, LEADS, "- {same: [labor, labour], reason: spelling}")
    assert [row[4] for row in cells(finding, "Actors persisting")] == ["", ""]


def test_a_stated_end_is_an_end_whoever_states_it_and_says_when_it_was_said_ahead(told: Told) -> None:
    foretold = told(fact("funds", "government", "river-project", valid_to="2022"), LEADS)
    looking_back = told(FUNDS, fact("funds", "government", "river-project", valid_to="2022"))
    heading = "Stated to have ended, or to be ending"
    assert cells(foretold, heading) == [(" ".join(TIE), "until 2022, said ahead of it", "2022", "")]
    assert cells(looking_back, heading) == [(" ".join(TIE), "until 2022", "2022", "")]


def test_an_end_of_a_body_that_was_stated_ahead_says_so(told: Told) -> None:
    ends = fact("ends", "river-project", "'2022'")
    heading = "Stated to have ended, or to be ending"
    assert cells(told(LEADS + ends, FUNDS), heading)[0][1] == "River Project ends 2022, said ahead of it"
    assert cells(told(LEADS, FUNDS + ends), heading)[0][1] == "River Project ends 2022"
    assert cells(told(LEADS, FUNDS + fact("ends", "river-project", "'2026'")), heading) == []


@pytest.mark.parametrize(
    "then",
    [
        fact("funds", "government", "river-project", valid_to="2026"),  # after the later window
        FUNDS + fact("funds", "government", "river-project", "planned", valid_to="2022"),  # planned to end
        FUNDS + fact("funds", "government", "river-project", "denied", valid_to="2022"),
    ],
)
def test_an_end_that_is_ahead_planned_or_denied_is_no_end(told: Told, then: str) -> None:
    assert cells(told(then, LEADS), "Stated to have ended, or to be ending") == []


def test_what_is_stated_again_after_a_stated_end_has_not_ended(told: Told) -> None:
    finding = told(fact("funds", "government", "river-project", valid_to="2022"), FUNDS)
    assert cells(finding, "Stated to have ended, or to be ending") == []
    assert len(cells(finding, "Relations persisting")) == 1


def test_a_later_document_may_tell_of_the_earlier_time(told: Told) -> None:
    now = LEADS + fact("funds", "government", "river-project", valid_from="2019", valid_to="2021")
    finding = told(LEADS, now)
    assert cells(finding, "Relations added") == []
    assert [row[0] for row in cells(finding, "Stated to have ended, or to be ending")] == [" ".join(TIE)]


def test_a_document_that_only_looks_back_mentions_and_says_nothing_of_its_own_time(told: Told) -> None:
    finding = told(LEADS + FUNDS, LEADS + fact("funds", "government", "river-project", as_of="2021"))
    assert cells(finding, "Relations no longer mentioned") == []
    assert cells(finding, "Mentioned since, but not as holding") == [(*TIE, "asserted", "of an earlier time")]


def test_a_stage_or_a_closing_event_ends_a_body_and_its_rival_stands_beside_it(told: Told) -> None:
    stages = [fact("hasStage", "river-project", stage, as_of="2024-05-06") for stage in ("closing", "continuing")]
    finding = told(LEADS, "".join(stages))
    ((what, how, _, against),) = cells(finding, "Stated to have ended, or to be ending")
    assert (what, how) == ("River Project", "River Project is at the stage closing")
    assert against == "River Project is at the stage continuing (asserted)"


def test_a_planned_closing_is_no_end(told: Told) -> None:
    finding = told(LEADS, fact("hasStage", "river-project", "closing", "planned"))
    assert cells(finding, "Stated to have ended, or to be ending") == []


def test_a_denial_since_is_told_as_a_denial(told: Told) -> None:
    finding = told(FUNDS, fact("funds", "government", "river-project", "denied"))
    assert cells(finding, "Mentioned since, but not as holding") == [(*TIE, "asserted", "denied")]
    assert cells(finding, "Relations no longer mentioned") == []


@pytest.mark.parametrize(
    ("later", "since"),
    [
        (FUNDS, "confirmed"),
        (fact("funds", "government", "river-project", "claimed", speaker="minister-a"), "only claimed"),
        (fact("funds", "government", "river-project", "denied"), "denied"),
        (fact("funds", "government", "river-project", "planned"), "planned again"),
        (LEADS, "no document up to 2024 says that it was done"),
        # of 2020 too, but said in 2024: the plan of 2020 is confirmed by it
        (fact("funds", "government", "river-project", valid_from="2020"), "confirmed"),
    ],
)
def test_a_plan_is_no_deed_and_says_what_became_of_it(told: Told, later: str, since: str) -> None:
    finding = told(fact("funds", "government", "river-project", "planned"), later)
    assert [row[:4] for row in cells(finding, "Planned then")] == [(*TIE, since)]
    for heading in ("Relations persisting", "Relations no longer mentioned"):
        assert TIE not in [row[:3] for row in cells(finding, heading)]


def test_a_narrower_relation_confirms_a_plan_as_the_ready_question_says(told: Told) -> None:
    finding = told(fact("supports", "government", "river-project", "planned"), FUNDS)
    assert cells(finding, "Planned then")[0][3] == "confirmed"


def test_a_plan_of_the_later_window_is_newly_planned_and_not_added(told: Told) -> None:
    finding = told(LEADS, LEADS + fact("funds", "government", "river-project", "planned"))
    assert cells(finding, "Newly planned") == [(*TIE, "2024-05-06")]
    assert cells(finding, "Relations added") == []


def test_an_inference_from_a_plan_is_a_plan(told: Told) -> None:
    planned = fact("leads", "labour", "river-project", "planned", handle="plan")
    inferred = fact("supports", "labour", "river-project", "inferred", rests_on="plan")
    assert ("Ministry of Labour", "supports", "River Project") in [
        row[:3] for row in cells(told(planned + inferred, FUNDS), "Planned then")
    ]


def test_a_fact_set_aside_by_a_curator_is_left_out_and_counted(told: Told) -> None:
    finding = told(LEADS + fact("funds", "government", "river-project", rank="deprecated", reason="misread"), LEADS)
    assert cells(finding, "Relations no longer mentioned") == []
    assert "left out: 1 fact set aside by a curator" in finding.notes


def test_a_stated_successor_explains_the_silence_and_an_unsure_judgement_does_not(told: Told) -> None:
    lake = fact("leads", "labour", "lake-project")
    stated = told(LEADS, lake + fact("precedes", "river-project", "lake-project"))
    assert cells(stated, "Renamed or succeeded")[0][:3] == ("River Project", "Lake Project", "stated")
    unsure = told(LEADS, lake, "- {unsure: [river-project, lake-project], reason: like names}")
    assert cells(unsure, "Renamed or succeeded")[0][2] == "not stated: judged unsure whether they are one body"
    assert "River Project" in [row[0] for row in cells(unsure, "Actors no longer mentioned")]


def test_a_successor_or_an_end_that_the_earlier_window_states_explains_the_silence_of_the_later(told: Told) -> None:
    lake = fact("leads", "labour", "lake-project")
    for explained in (fact("precedes", "river-project", "lake-project"), fact("hasStage", "river-project", "closing")):
        assert "River Project" not in [
            row[0] for row in cells(told(LEADS + explained, lake), "Actors no longer mentioned")
        ]
    assert "River Project" in [row[0] for row in cells(told(LEADS, lake), "Actors no longer mentioned")]


def test_who_holds_a_post_in_both_windows_is_followed_by_nobody(told: Told) -> None:
    held = fact("holdsOfficeIn", "minister-a", "labour", role="Minister")
    assert cells(told(held, held), "Renamed or succeeded") == []


def test_another_person_in_a_post_is_a_succession_by_the_order_of_the_dates_only(told: Told) -> None:
    then, now = (fact("holdsOfficeIn", person, "labour", role="Minister") for person in ("minister-a", "minister-b"))
    assert cells(told(then, now), "Renamed or succeeded") == [
        ("Ann Onym", "Ben Trovato", "not stated: the order of the dates, as Minister", "2 asserted")
    ]


def test_of_several_holders_of_a_post_nobody_came_after_whom(told: Told) -> None:
    one = fact("holdsOfficeIn", "minister-a", "labour", role="Member")
    other = fact("holdsOfficeIn", "minister-b", "labour", role="Member")
    assert cells(told(one, one + other), "Renamed or succeeded") == []


def test_a_body_in_another_role_has_changed_it(told: Told) -> None:
    then = fact("partnersIn", "labour", "river-project", "planned")
    assert cells(told(then, LEADS), "Role changed") == [
        ("Ministry of Labour", "is a partner in (planned)", "leads"),
        ("River Project", "has as partner (planned)", "is led by"),
    ]


def test_another_office_in_the_same_body_is_a_change_of_role(told: Told) -> None:
    then, now = (fact("holdsOfficeIn", "minister-a", "labour", role=role) for role in ("Deputy", "Minister"))
    assert cells(told(then, now), "Role changed") == [
        ("Ann Onym", "holds an office in (Deputy)", "holds an office in (Minister)")
    ]


def test_a_role_that_is_only_added_is_no_change_of_role(told: Told) -> None:
    assert cells(told(FUNDS, FUNDS + fact("leads", "government", "river-project")), "Role changed") == []


@pytest.mark.parametrize(
    ("scope", "lost"),
    [
        ({"actor": "labour"}, {"Ministry of Labour"}),
        ({"relation": "supports"}, {"Government of Utopia", "Government of Arcadia"}),
        ({"place": "Utopia"}, {"Government of Utopia", "Ministry of Labour"}),
        ({"actor": "labour", "relation": "funds"}, set()),
    ],
)
def test_a_scope_keeps_the_facts_of_an_actor_a_relation_or_a_place(
    told: Told, scope: dict[str, str], lost: set[str]
) -> None:
    then = LEADS + FUNDS + fact("funds", "arcadia", "lake-project")
    finding = told(then, fact("precedes", "river-project", "lake-project"), **scope)
    assert {row[0] for row in cells(finding, "Relations no longer mentioned")} == lost
    assert all(f"{name} {value}" in finding.title for name, value in scope.items())


def test_where_a_text_names_an_actor_and_no_fact_does_it_is_told(read: Callable[..., Corpus]) -> None:
    head = "document: {}\ncurator: tester\nfacts:\n"
    leads = "- {relation: leads, subject: ministry, object: river-project, status: asserted, passages: [x]}\n"
    funds = (
        "- {relation: funds, subject: government-of-utopia, object: river-project, status: asserted, passages: [y]}\n"
    )
    corpus = read(
        {
            "documents.yaml": DOCUMENTS,
            "facts/gazette-2020.yaml": head.format("gazette-2020") + leads + funds,
            "facts/gazette-2024.yaml": head.format("gazette-2024") + leads,
            "texts/gazette-2024.txt": "The Government of Utopia was there.\n",
        }
    )
    (row,) = cells(compare(corpus, "2020", "2024"), "Actors no longer mentioned")
    assert (row[0], row[-1]) == ("Government of Utopia", "gazette-2024")
    without = compare(replace(corpus, texts={}), "2020", "2024")
    assert "named by the words of" not in section(without, "Actors no longer mentioned").columns


# --- windows ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("windows", "told_as"),
    [
        (("2024", "2014"), "the earlier one comes first: compare 2014 2024"),
        (("2014", "2014"), "are the same days"),
        (("2014", "2014-07"), "overlap"),
        (("2014..2018", "2018..2024"), "overlap"),
        (("0", "2014"), "'0' is no window of time"),
        (("0000", "2014"), "'0000' is no window of time"),
    ],
)
def test_windows_that_cannot_be_compared_are_refused_in_a_sentence(
    corpus: Corpus, windows: tuple[str, str], told_as: str
) -> None:
    with pytest.raises(QueryError, match=told_as):
        compare(corpus, *windows)


def test_a_window_of_which_nothing_speaks_is_answered_in_a_sentence(corpus: Corpus) -> None:
    finding = compare(corpus, "2014", "2019")
    assert finding.sections == ()
    assert finding.notes[0].startswith(
        "no document is of 2019 and no fact speaks of it, so that nothing can be compared"
    )


def test_without_a_document_in_the_later_window_nothing_is_no_longer_mentioned(told: Told) -> None:
    then = FUNDS + fact("leads", "labour", "river-project", valid_to="2023")
    finding = told(then, "", windows=("2020", "2022"))
    assert cells(finding, "Relations no longer mentioned") == []
    assert "no document is of 2022" in section(finding, "Relations no longer mentioned").empty
    assert cells(finding, "Relations persisting") == [
        ("Ministry of Labour", "leads", "River Project", "asserted", "asserted")
    ]


def test_an_unknown_relation_is_refused_with_the_near_one(corpus: Corpus) -> None:
    with pytest.raises(NotFoundError, match="did you mean 'funds'"):
        compare(corpus, "2014", "2024", relation="fundz")


# --- the two articles of the repository: questions 29, 30, 31, 34 and 35 -----------------------------------------


@pytest.fixture(scope="module")
def articles_compared(corpus: Corpus) -> Finding:
    return compare(corpus, "2014", "2024")


def first_words(finding: Finding, heading: str) -> set[str]:
    return {str(row[0]) for row in cells(finding, heading)}


def test_who_is_added_no_longer_mentioned_and_persisting(articles_compared: Finding) -> None:
    assert {
        "United States Agency for International Development",
        "Winrock International",
        "USAID Laos Counter Trafficking in Persons",
        "National Committee on Counter Trafficking in Persons",
    } <= first_words(articles_compared, "Actors added")
    assert {
        "UN Action for Cooperation against Trafficking in Persons",
        "Coordinated Mekong Ministerial Initiative against Trafficking",
        "Norway", "Sweden", "Ministry of Public Security", "Lao Women's Union",
    } <= first_words(articles_compared, "Actors no longer mentioned")  # fmt: skip
    assert first_words(articles_compared, "Actors persisting") == {
        "Lao PDR",
        "Government of Lao PDR",
        "Ministry of Labor and Social Welfare = Ministry of Labour and Social Welfare",
    }


def test_the_ready_question_names_the_same_actors(corpus: Corpus, articles_compared: Finding) -> None:
    table = ask(corpus, "changes-between-years", {"first": "2014", "second": "2024"})
    headings = {
        "named in the first only": "Actors no longer mentioned",
        "named in the second only": "Actors added",
        "named in both": "Actors persisting",
    }
    for change, heading in headings.items():
        asked = {row[1] for row in table.rows if row[0] == change}
        assert asked == {name for names in first_words(articles_compared, heading) for name in names.split(" = ")}


def test_only_the_closing_of_the_project_is_a_stated_end_and_it_is_in_conflict(articles_compared: Finding) -> None:
    ((what, _, _, against),) = cells(articles_compared, "Stated to have ended, or to be ending")
    assert what == "USAID Laos Counter Trafficking in Persons"
    assert against == "USAID Laos Counter Trafficking in Persons is at the stage continuing (planned)"


def test_the_committee_is_not_stated_to_be_renamed(articles_compared: Finding) -> None:
    ((earlier, later, basis, _),) = cells(articles_compared, "Renamed or succeeded")
    assert (earlier, later) == (
        "National Steering Committee on Anti-human trafficking",
        "National Committee on Counter Trafficking in Persons",
    )
    assert basis.startswith("not stated")


def test_no_plan_of_2014_is_confirmed_and_the_ready_question_agrees(corpus: Corpus, articles_compared: Finding) -> None:
    rows = section(articles_compared, "Planned then").rows
    assert {row.cells[3] for row in rows} == {"no document up to 2024 says that it was done"}
    asked = ask(corpus, "plans-confirmed", {"year": "2014"})
    between = {id_ for id_ in asked.facts if corpus.object_kind(corpus.by_id[id_]) != "value"}
    assert between == {one.id for row in rows for one in row.facts if one.status == "planned"}
    assert {row[asked.columns.index("confirmed_by")] for row in asked.rows} == {"no document"}


def test_every_row_has_evidence(articles_compared: Finding) -> None:
    rows = [row for one in articles_compared.sections for row in one.rows]
    assert rows
    assert [row.cells for row in rows if not row.facts] == []
    assert textwrap.dedent(articles_compared.basis).startswith("rests on ")
