"""A dossier holds everything recorded of one actor, and nothing of what was withdrawn."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ctipgraph.errors import NotFoundError
from ctipgraph.findings import Finding, Section
from ctipgraph.findings.dossier import dossier
from ctipgraph.findings.forms import FINDING_FORMS
from ctipgraph.model import Corpus

Read = Callable[..., Corpus]

PEOPLE = {
    "actors.yaml": """
        - id: river-project
          type: Project
          name: River Project
          also: [{acronym: RP}, {alternative: ໂຄງການ, lang: lo}]
        - id: ministry
          type: Ministry
          name: Ministry of Welfare
        - id: ministry-of-wellfare
          type: Ministry
          name: Ministry of Wellfare
        - id: ana-rios
          type: OfficeHolder
          name: Ana Rios
        - id: launch
          type: Event
          name: Launch of the River Project
        - id: empty-valley
          type: Town
          name: Empty Valley
        """,
    "identity.yaml": """
        - same: [ministry, ministry-of-wellfare]
          reason: A slip of the pen.
          by: curator-1
          on: 2026-01-02
        """,
    "facts/gazette-2020.yaml": """
        document: gazette-2020
        curator: coder
        reviewed_by: reader
        facts:
        - relation: leads
          subject: ministry
          object: river-project
          status: planned
          passages: [The Ministry of … River Project]
        - relation: partnersIn
          subject: ministry-of-wellfare
          object: river-project
          status: asserted
          passages: [The Ministry of … River Project]
        - relation: knownAs
          subject: river-project
          object: RP
          status: asserted
          passages: [River Project (RP)]
        - relation: holdsOfficeIn
          subject: ana-rios
          object: ministry
          role: Minister
          as_of: 2020-01-31
          status: asserted
          passages: [Minister Ana Rios]
        - relation: hasStage
          subject: river-project
          object: closing
          status: asserted
          handle: closing
          passages: [The project closes]
        - relation: hasStage
          subject: river-project
          object: continuing
          status: claimed
          speaker: ana-rios
          note: Ana Rios said so to a newspaper.
          passages: [It goes on]
        - relation: starts
          subject: river-project
          object: "2020"
          status: asserted
          passages: [since 2020]
        - relation: covers
          subject: river-project
          object: empty-valley
          status: asserted
          note: The words are those of Minister Rios.
          passages: [along the river]
        """,
}


@pytest.fixture
def people(read: Read) -> Corpus:
    return read(PEOPLE)


def section(found: Finding, heading: str) -> Section:
    return next(part for part in found.sections if part.heading == heading)


def cells(found: Finding, heading: str) -> list[tuple[object, ...]]:
    return [row.cells for row in section(found, heading).rows]


def test_all_names_stand_with_kind_language_and_what_says_so(people: Corpus) -> None:
    rows = section(dossier(people, "RP"), "Names").rows
    assert [(row.cells, len(row.facts)) for row in rows] == [
        (("River Project", "preferred", "", "river-project"), 0),
        (("RP", "acronym", "", "river-project"), 1),
        (("ໂຄງການ", "alternative", "lo", "river-project"), 0),
    ]


def test_entries_of_one_body_are_one_and_each_line_says_on_which_it_stands(people: Corpus) -> None:
    found = dossier(people, "Ministry of Welfare")
    assert cells(found, "Judgements of identity") == [
        ("same", "ministry", "ministry-of-wellfare", "A slip of the pen.", "curator-1", "2026-01-02")
    ]
    assert cells(found, "Leading and running")[0][::5] == ("leads", "")
    assert cells(found, "Working together")[0][::5] == ("is a partner in", "ministry-of-wellfare")


def test_an_office_stands_with_its_holder_role_and_date(people: Corpus) -> None:
    (row,) = cells(dossier(people, "ministry"), "Offices")
    assert row[1:4] == ("Ana Rios", "as of: 2020-01-31, role: Minister", "asserted")


def test_a_plan_is_called_a_plan_and_a_claim_its_speakers(people: Corpus) -> None:
    found = dossier(people, "RP")
    assert cells(found, "Leading and running") == [
        ("is led by", "Ministry of Welfare", "", "planned", "2020-01-31", "")
    ]
    assert ("is at the stage", "continuing", "", "claimed, says Ana Rios, in conflict", "2020-01-31", "") in cells(
        found, "Aims and scope"
    )


def test_neighbours_are_bodies_with_all_the_facts_that_tie_them(people: Corpus) -> None:
    assert cells(dossier(people, "RP"), "The network around it") == [
        ("Ministry of Welfare", "Ministry", 2, "is led by (planned), has as partner (asserted)"),
        ("Empty Valley", "Town", 1, "covers (asserted)"),
    ]


def test_both_sides_of_a_conflict_stand_together(people: Corpus) -> None:
    (row,) = section(dossier(people, "RP"), "Conflicts").rows
    assert {fact.status for fact in row.facts} == {"asserted", "claimed"}
    assert row.cells[2] == "no"


def test_the_timeline_has_stated_dates_only(people: Corpus) -> None:
    assert [row[:2] for row in cells(dossier(people, "RP"), "Timeline")] == [("2020", "starts")]


def test_what_hangs_on_one_origin_is_listed_and_what_two_say_is_not(people: Corpus, read: Read) -> None:
    found = dossier(people, "RP")
    assert section(found, "What rests on one origin").note.startswith("7 of 7 statements rest")
    other = """
        - id: gazette-2020
          title: The River Project
          publisher: The Gazette
          published: 2020-01-31
        - id: herald-2021
          title: A closing
          publisher: The Herald
          published: 2021-01-31
        - id: echo-2021
          title: A closing, again
          publisher: The Echo
          published: 2021-01-31
          same_origin_as: herald-2021
        """
    body = """
        document: herald-2021
        facts:
        - {relation: covers, subject: river-project, object: empty-valley, status: asserted, passages: [the valley]}
        """
    two = read({**PEOPLE, "documents.yaml": other, "facts/herald-2021.yaml": body})
    assert section(dossier(two, "RP"), "What rests on one origin").note.startswith("6 of 7 statements rest")


def test_every_fact_that_names_the_actor_is_cited(corpus: Corpus) -> None:
    for actor in corpus.actors.values():
        body = set(corpus.identity.body(actor.id))
        named = {
            fact.id for fact in corpus.facts if body & {fact.subject, fact.object}.union(*fact.qualifiers.values())
        }
        found = dossier(corpus, actor.id)
        assert named <= {fact.id for fact in found.facts()}
        if not corpus.ontology.is_a(actor.type, "OfficeHolder"):
            assert all(row.facts for part in found.sections[3:-1] for row in part.rows), actor.id


def test_an_actor_without_facts_is_no_actor_that_does_nothing(read: Read) -> None:
    found = dossier(read(), "ministry")
    assert found.basis == "rests on no fact"
    assert "that says nothing of what it does" in found.notes[1]
    assert section(found, "The network around it").empty == "no fact ties it to another"
    for shown in FINDING_FORMS.values():
        assert "Ministry of Welfare" in shown(found)


def test_an_unknown_actor_has_near_ones(people: Corpus) -> None:
    with pytest.raises(NotFoundError, match="no actor 'Ministry of Warfare'; near are: 'Ministry of Welfare'"):
        dossier(people, "Ministry of Warfare")


# --- persons ------------------------------------------------------------------------------------------------------


def test_of_a_person_stands_who_recorded_each_line_and_who_reviewed_it(people: Corpus) -> None:
    rows = cells(dossier(people, "Ana Rios"), "How it was recorded")
    lines = PEOPLE["facts/gazette-2020.yaml"].lstrip("\n").splitlines()
    starts = [n for n, line in enumerate(lines, start=1) if "holdsOfficeIn" in line or "continuing" in line]
    assert {row[2:6] for row in rows} == {
        ("coder", "reader", "reviewed", f"facts/gazette-2020.yaml:{starts[0]}"),
        ("coder", "reader", "reviewed", f"facts/gazette-2020.yaml:{starts[1] - 2}"),
    }


def test_of_a_person_stands_what_she_is_quoted_with(people: Corpus) -> None:
    assert cells(dossier(people, "Ana Rios"), "What documents have it say") == [
        ("River Project is at the stage continuing", "", "claimed, says Ana Rios, in conflict", "2020-01-31")
    ]


def test_other_records_with_the_name_are_found_for_a_removal(people: Corpus) -> None:
    assert [row[:2] for row in cells(dossier(people, "Ana Rios"), "Other records with a word of the name")] == [
        ("River Project covers Empty Valley", "note")
    ]


def test_a_person_is_told_what_to_do_and_what_goes(people: Corpus) -> None:
    steps = dict(cells(dossier(people, "Ana Rios"), "To have it corrected or withdrawn"))
    assert "'- actor: ana-rios'" in steps["withdraw the person"]
    assert "2 facts and all that rest on them go with it" in steps["withdraw the person"]


def test_a_body_is_no_person(people: Corpus) -> None:
    assert not {"How it was recorded", "To have it corrected or withdrawn"} & {
        part.heading for part in dossier(people, "ministry").sections
    }


def test_a_withdrawn_person_is_shown_nowhere(read: Read) -> None:
    gone = read({**PEOPLE, "withdrawn.yaml": "- {actor: ana-rios, reason: Asked for by the person., on: 2026-02-03}"})
    with pytest.raises(NotFoundError, match="'ana-rios' was withdrawn on 2026-02-03, so nothing is shown of it"):
        dossier(gone, "ana-rios")
    with pytest.raises(NotFoundError, match="no actor 'Ana Rios'"):
        dossier(gone, "Ana Rios")
    whole = "".join(FINDING_FORMS["json"](dossier(gone, id_)) for id_ in gone.actors)
    assert "Ana Rios" not in whole
    assert "ana-rios" not in whole
    assert "1 withdrawn from the data set" in whole


def test_a_withdrawn_fact_is_in_no_section(people: Corpus, read: Read) -> None:
    starts = next(fact for fact in people.facts if fact.relation == "starts")
    gone = read({**PEOPLE, "withdrawn.yaml": f"- {{fact: {starts.id}, reason: Wrong.}}"})
    assert cells(dossier(gone, "RP"), "Timeline") == []
    assert starts.id not in FINDING_FORMS["json"](dossier(gone, "RP"))
