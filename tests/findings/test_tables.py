"""Tables that people use: blank is not named, a plan is called one, and nothing is paired that no document pairs."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest

from ctipgraph.errors import NotFoundError
from ctipgraph.findings import Finding
from ctipgraph.findings.tables import TABLES, table
from ctipgraph.findings.tables.who_does_what import as_hxl
from ctipgraph.model import Corpus
from ctipgraph.networks import select_facts

Read = Callable[..., Corpus]

WORK = {
    "actors.yaml": """
        - {id: river-project, type: Project, name: River Project}
        - {id: hill-project, type: Project, name: Hill Project}
        - {id: government-of-utopia, type: Government, name: Government of Utopia}
        - {id: ministry, type: Ministry, name: Ministry of Welfare}
        - {id: ministry-of-wellfare, type: Ministry, name: Ministry of Wellfare}
        - {id: north, type: Town, name: North}
        - {id: south, type: Town, name: South}
        - {id: east, type: Town, name: East}
        - {id: law, type: Law, name: River Law}
        - {id: ana-rios, type: OfficeHolder, name: Ana Rios}
        """,
    "identity.yaml": "- {same: [ministry, ministry-of-wellfare], reason: A slip.}",
    "facts/gazette-2020.yaml": """
        document: gazette-2020
        facts:
        - {relation: funds, subject: government-of-utopia, object: river-project, status: asserted, passages: [a]}
        - {relation: leads, subject: ministry, object: river-project, status: planned, passages: [a]}
        - {relation: partnersIn, subject: ministry-of-wellfare, object: river-project, status: asserted, passages: [a]}
        - {relation: covers, subject: river-project, object: north, status: asserted, passages: [a]}
        - {relation: covers, subject: river-project, object: east, status: denied, passages: [a]}
        - {relation: hasActivity, subject: river-project, object: digs, place: south, status: asserted, passages: [a]}
        - {relation: addressesTopic, subject: river-project, object: referral, status: asserted, passages: [a]}
        - {relation: addressesTopic, subject: river-project, object: prosecution, status: denied, passages: [a]}
        - {relation: addressesTopic, subject: river-project, object: capacityBuilding, status: asserted, passages: [a]}
        - {relation: addressesTopic, subject: law, object: prevention, status: planned, passages: [a]}
        - {relation: reached, subject: river-project, object: farmers, count: "40", comparator: over, status: claimed,
           speaker: ana-rios, handle: farmers, passages: [a]}
        - {relation: reached, subject: river-project, object: women among them, count: "15", subset_of: farmers,
           status: asserted, passages: [a]}
        - {relation: hasActivity, subject: government-of-utopia, object: counting, status: asserted, passages: [a]}
        - {relation: starts, subject: river-project, object: "2019", status: asserted, passages: [a]}
        - {relation: supports, subject: hill-project, object: river-project, status: asserted, passages: [a]}
        """,
}


@pytest.fixture
def work(read: Read) -> Corpus:
    return read(WORK)


def lines(found: Finding, section: int = 0) -> dict[str, dict[str, object]]:
    part = found.sections[section]
    return {str(row.cells[0]): dict(zip(part.columns, row.cells, strict=True)) for row in part.rows}


def test_a_line_says_who_what_where_with_whom_and_with_whose_money(work: Corpus) -> None:
    assert lines(table(work, "3w"))["River Project"] == {
        "project or body": "River Project",
        "type": "Project",
        "led or run by": "Ministry of Welfare (planned)",
        "funded by": "Government of Utopia",
        "with whom": "Ministry of Wellfare",
        "supported by": "Hill Project",
        "what: topic": "capacity building | referral | prosecution (denied)",
        "what: activity": "digs",
        "where": "North | South | East (denied)",
        "for whom": "reached 15 women among them | reached over 40 farmers (claimed, says Ana Rios)",
        "what for": "",
        "when": "starts 2019",
        "stage": "",
        "evidenced": "2020-01-31",
    }


def test_an_undertaking_of_which_nothing_is_said_has_a_line(read: Read) -> None:
    assert lines(table(read({"facts/gazette-2020.yaml": "document: gazette-2020\nfacts: []"}), "3w")) == {
        "River Project": {**dict.fromkeys(table(read(), "3w").sections[0].columns, ""),
                          "project or body": "River Project", "type": "Project"}
    }  # fmt: skip


def test_bodies_that_do_something_themselves_stand_below(work: Corpus) -> None:
    assert list(lines(table(work, "3w"), 1)) == ["Government of Utopia"]
    assert lines(table(work, "3w"), 1)["Government of Utopia"]["what: activity"] == "counting"


def test_the_line_of_who_supports_says_whom(work: Corpus) -> None:
    assert lines(table(work, "3w"))["Hill Project"]["what: activity"] == "supports River Project"


def test_tags_of_hxl_stand_below_the_headings(work: Corpus) -> None:
    head, tags, *rows = csv.reader(io.StringIO(as_hxl(work, table(work, "3w"))))
    assert tags[head.index("funded by")] == "#org+funder+list"
    assert all(tag.startswith("#") for tag in tags)
    assert {len(row) for row in rows} == {len(head)}
    river = dict(zip(tags, next(row for row in rows if row[0] == "River Project"), strict=True))
    assert river["#loc+name+list"].split(" | ") == ["North", "South", "East (denied)"]
    assert river["#meta+source+id+list"] == "gazette-2020"


def test_every_relation_in_a_column_stands_in_one_of_the_list(corpus: Corpus) -> None:
    columns = corpus.ontology.concepts_of("TableColumn")
    marked = {
        relation.mark(mark)
        for relation in corpus.ontology.relations.values()
        for mark in ("columnOfSubject", "columnOfObject")
    }
    assert marked - {""} == set(columns)
    assert all(term.mark("skos:notation").startswith("#") for term in columns.values())


# --- the four Ps --------------------------------------------------------------------------------------------------


def test_a_p_is_named_by_a_topic_below_it_and_otherwise_blank(work: Corpus) -> None:
    found = lines(table(work, "pillars"))
    assert found["River Project"] == {
        "who": "River Project",
        "type": "Project",
        "prevention": "",
        "protection": "referral",
        "prosecution": "prosecution (denied)",
        "partnership": "",
        "other topics": "capacity building",
    }
    assert found["River Law"]["prevention"] == "prevention (planned)"
    assert found["Hill Project"]["prevention"] == ""
    assert "A blank cell means that no document names it, not that there is none." in table(work, "pillars").notes


def test_no_p_is_named_that_no_fact_names(corpus: Corpus) -> None:
    concepts = corpus.ontology.concepts
    found = table(corpus, "pillars").sections[0]
    for row in found.rows:
        ids = {fact.id for fact in row.facts}
        topics = [concepts[fact.object] for fact in corpus.facts if fact.id in ids]
        below = {term.name for term in topics} | {parent for term in topics for parent in term.parents}
        for name, cell in zip(found.columns[2:6], row.cells[2:6], strict=True):
            assert bool(cell) == (name in {concepts[one].label for one in below})


def test_a_gap_is_a_place_where_no_document_names_a_p(work: Corpus) -> None:
    assert lines(table(work, "gaps")) == {
        place: {"place": place, "prevention": "", "protection": "River Project", "prosecution": "", "partnership": ""}
        for place in ("North", "South")
    }


# --- lists --------------------------------------------------------------------------------------------------------


def test_bodies_are_counted_once_and_entries_are_listed(work: Corpus) -> None:
    found = table(work, "actors")
    assert ("Ministry", 1, 2) in [row.cells for row in found.sections[0].rows]
    ministries = next(part for part in found.sections if part.heading == "Ministry")
    assert [row.cells[0] for row in ministries.rows] == ["Ministry of Welfare", "Ministry of Wellfare"]


def test_a_count_names_the_one_that_it_is_part_of(work: Corpus) -> None:
    found = lines(table(work, "people"))
    rows = {row.cells[2]: row.cells[3:] for row in table(work, "people").sections[0].rows}
    assert list(found) == ["River Project"]
    assert rows == {
        "farmers": ("over 40", "", "claimed, says Ana Rios"),
        "women among them": ("15", "over 40 farmers", "asserted"),
    }


def test_a_selection_says_so_and_knows_the_names_of_the_whole(corpus: Corpus) -> None:
    part = select_facts(corpus, from_year=2024, to_year=2024)
    found = table(part, "3w")
    assert found.notes[0] == f"A selection: {len(part.facts)} of {len(corpus.facts)} facts."
    assert "UN Action for Cooperation against Trafficking in Persons" not in lines(found)


@pytest.mark.parametrize("name", TABLES)
def test_each_table_cites_what_each_line_rests_on(corpus: Corpus, name: str) -> None:
    found = table(corpus, name)
    assert found.basis.startswith("rests on ")
    for part in found.sections:
        for row in part.rows:
            assert row.facts or part.heading == "How many" or not "".join(map(str, row.cells[2:]))


@pytest.mark.parametrize("name", TABLES)
def test_each_table_of_some_years_names_a_body_as_they_did(corpus: Corpus, name: str) -> None:
    assert "Ministry of Labor" not in str(table(select_facts(corpus, to_year=2014), name))


@pytest.mark.parametrize("name", TABLES)
def test_each_table_of_nothing_is_a_sentence(read: Read, name: str) -> None:
    found = table(read({"facts/gazette-2020.yaml": "document: gazette-2020\nfacts: []"}), name)
    assert found.basis == "rests on no fact"


def test_another_name_is_an_error_with_the_near_ones() -> None:
    with pytest.raises(NotFoundError, match="no table 'piller'; did you mean 'pillars'"):
        table(Corpus.__new__(Corpus), "piller")
    with pytest.raises(NotFoundError, match="no table 'x'; write one of 3w, actors, gaps, people, pillars, timeline"):
        table(Corpus.__new__(Corpus), "x")
