"""One finding in each of its forms: what is said, and with each row what it rests on."""

from __future__ import annotations

import csv
import json

from ctipgraph.findings import Cited, Finding, Row, Section
from ctipgraph.findings.finding import Source
from ctipgraph.findings.forms import finding_as_csv, finding_as_json, finding_as_markdown, finding_as_text

GAZETTE = Source(
    "The donors … of Utopia", "gazette-2020", "News. Gazette, 2020-01-02", "2020-01-02", "https://example.org/g"
)
FUNDS = Cited("f-1", "Utopia funds River Project", "claimed", "A. Speaker", True, (GAZETTE,))
FUNDERS = Section("Funders", ("who", "year"), (Row(("Utopia", 2020), (FUNDS,)), Row(("Arcadia | co", ""), ())))
FINDING = Finding("Who funds <it>", "rests on 1 fact", (FUNDERS, Section("Others", ("who",), (), empty="nobody else")))


def test_as_text_each_row_is_a_line_and_its_evidence_stands_below() -> None:
    assert finding_as_text(FINDING) == (
        "Who funds <it>\nrests on 1 fact\n\nFunders\n"
        "  who: Utopia   year: 2020\n"
        "      Utopia funds River Project [claimed, says A. Speaker, in conflict] f-1\n"
        "        «The donors … of Utopia» gazette-2020 (2020-01-02)\n"
        "  who: Arcadia | co\n\nOthers\n  nobody else\n"
    )


def test_as_text_a_fact_is_told_in_full_once() -> None:
    again = Finding("Funders", "", (FUNDERS, Section("Again", ("who",), (Row(("Utopia",), (FUNDS,)),))))
    shown = finding_as_text(again)
    assert shown.count("«The donors … of Utopia»") == 1
    assert shown.endswith("Again\n  who: Utopia\n      as above: f-1\n")


def test_as_markdown_a_row_points_to_its_numbered_evidence_and_text_is_no_markup() -> None:
    shown = finding_as_markdown(FINDING)
    assert "# Who funds \\<it>\n" in shown
    assert "| Utopia | 2020 | 1 |\n| Arcadia \\| co |  |  |\n" in shown
    assert "\n1. Utopia funds River Project \\[claimed, says A. Speaker, in conflict\\] `f-1`. [«The donors" in shown
    assert shown.endswith("(<https://example.org/g>)\n")


def test_as_csv_all_sections_are_one_table() -> None:
    assert list(csv.reader(finding_as_csv(FINDING).splitlines())) == [
        ["section", "who", "year", "facts", "documents"],
        ["Funders", "Utopia", "2020", "f-1", "gazette-2020"],
        ["Funders", "Arcadia | co", "", "", ""],
    ]


def test_as_csv_a_cell_that_a_spreadsheet_would_run_is_text() -> None:
    hostile = Finding("F", "", (Section("S", ("who", "count"), (Row(("=HYPERLINK(1)", -1)),)),))
    assert list(csv.reader(finding_as_csv(hostile).splitlines()))[1][1:3] == ["'=HYPERLINK(1)", "-1"]


def test_as_json_rows_name_facts_that_the_evidence_tells_of() -> None:
    told = json.loads(finding_as_json(FINDING))
    assert told["sections"][0]["rows"][0] == {"who": "Utopia", "year": 2020, "facts": ["f-1"]}
    assert told["evidence"]["f-1"]["sources"][0]["published"] == "2020-01-02"
