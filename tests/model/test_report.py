"""A report: all results of one run, in one order."""

from __future__ import annotations

import pytest

from ctipgraph.model import Location, Report, Severity
from ctipgraph.model.report import info, violation, warning

RESULTS = [
    violation("a", Location("actors.yaml", 10), "x"),
    warning("b", Location("actors.yaml", 9), "y"),
    info("a", Location("facts/a.yaml", 1), "y"),
    violation("a", Location("facts/a.yaml", 1), "z"),
]


def test_results_are_in_the_order_of_files_lines_rules_and_messages():
    report = Report.of(reversed(RESULTS))

    assert [str(result) for result in report] == [
        "actors.yaml:9: warning: y [b]",
        "actors.yaml:10: violation: x [a]",
        "facts/a.yaml:1: info: y [a]",
        "facts/a.yaml:1: violation: z [a]",
    ]
    assert report == Report.of(RESULTS)


def test_a_result_that_two_rules_find_alike_is_told_once():
    assert len(list(Report.of([*RESULTS, *RESULTS]))) == 4


@pytest.mark.parametrize(("results", "conforms"), [([], True), (RESULTS[1:3], True), (RESULTS, False)])
def test_only_a_violation_stands_in_the_way(results, conforms):
    assert Report.of(results).conforms is conforms


def test_results_are_counted_by_severity():
    assert [Report.of(RESULTS).count(severity) for severity in Severity] == [2, 1, 1]


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\x85", "\u2028", "\u2029"])
def test_a_message_is_one_line(break_):
    assert str(violation("a", Location("f", 2), f"no actor 'a{break_}b'")) == "f:2: violation: no actor 'a b' [a]"
