"""One report, for people, for programs and for code hosts."""

from __future__ import annotations

import json

import pytest

from ctipgraph.checks.formats import REPORT_FORMATS
from ctipgraph.model import Location, Report
from ctipgraph.model.report import info, violation, warning

REPORT = Report.of(
    [
        warning("dates", Location("data/facts/a.yaml", 12), "100% late,\nor: early"),
        violation("reference", Location("data/my actors.yaml", 4), "no actor 'usaidd'; did you mean 'usaid'?"),
        info("cue-missing", Location("data/facts/a.yaml", 3), "ລາວ"),
    ]
)


def test_the_text_is_one_line_a_result_in_the_order_of_files_and_lines():
    assert REPORT_FORMATS["text"](REPORT) == (
        "data/facts/a.yaml:3: info: ລາວ [cue-missing]\n"
        "data/facts/a.yaml:12: warning: 100% late, or: early [dates]\n"
        "data/my actors.yaml:4: violation: no actor 'usaidd'; did you mean 'usaid'? [reference]\n"
    )


def test_json_has_each_part_of_a_result():
    report = json.loads(REPORT_FORMATS["json"](REPORT))

    assert report["conforms"] is False
    assert report["results"][2] == {
        "rule": "reference",
        "severity": "violation",
        "file": "data/my actors.yaml",
        "line": 4,
        "message": "no actor 'usaidd'; did you mean 'usaid'?",
    }


def test_github_annotations_escape_what_would_end_them():
    assert REPORT_FORMATS["github"](REPORT).splitlines() == [
        "::notice file=data/facts/a.yaml,line=3,title=cue-missing::ລາວ",
        "::warning file=data/facts/a.yaml,line=12,title=dates::100%25 late, or: early",
        "::error file=data/my actors.yaml,line=4,title=reference::no actor 'usaidd'; did you mean 'usaid'?",
    ]


@pytest.mark.parametrize("name", ["a,b.yaml", "a:b.yaml", "a%b.yaml", "a\nb.yaml", "a::error::b.yaml"])
def test_github_annotations_escape_the_name_of_a_file(name):
    line = REPORT_FORMATS["github"](Report.of([violation("file", Location(name), "x")]))

    assert line.count("\n") == 1
    assert line.removeprefix("::error file=").split(",line=1,title=file::x\n")[0].isprintable()
    assert "," not in line.split(",line=1")[0]
    assert line.count("::") == 2


def test_sarif_has_what_version_2_1_0_requires():
    sarif = json.loads(REPORT_FORMATS["sarif"](REPORT))
    run = sarif["runs"][0]

    assert sarif["version"] == "2.1.0"
    assert sarif["$schema"].endswith("sarif-2.1.0.json")
    assert run["tool"]["driver"]["name"] == "ctipgraph"
    assert {rule["id"] for rule in run["tool"]["driver"]["rules"]} == {"cue-missing", "dates", "reference"}
    assert [result["level"] for result in run["results"]] == ["note", "warning", "error"]
    assert run["results"][2] == {
        "ruleId": "reference",
        "level": "error",
        "message": {"text": "no actor 'usaidd'; did you mean 'usaid'?"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "data/my%20actors.yaml"},  # a URI, not a name
                    "region": {"startLine": 4},
                }
            }
        ],
    }


@pytest.mark.parametrize("form", REPORT_FORMATS)
def test_a_report_without_results_is_well_formed(form):
    written = REPORT_FORMATS[form](Report.of([]))

    assert written == "" if form in ("text", "github") else json.loads(written)


def test_a_message_that_quotes_much_is_cut_in_the_middle():
    message = violation("form", Location("a"), f"'{'x' * 100_000}' is too long; shorten it").message

    assert len(message) < 700
    assert message.startswith("'xxx")
    assert message.endswith("; shorten it")
