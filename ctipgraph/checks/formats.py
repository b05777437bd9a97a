"""A report for people, for programs, and for code hosts."""

from __future__ import annotations

import json
from collections.abc import Callable
from urllib.parse import quote

from ctipgraph.model import Report, Severity


def as_text(report: Report) -> str:
    """One line a result."""
    return "".join(f"{result}\n" for result in report)


def as_json(report: Report) -> str:
    """A list of objects with rule, severity, file, line and message."""
    rows = [
        {
            "rule": result.rule,
            "severity": result.severity.value,
            "file": result.location.file,
            "line": result.location.line,
            "message": result.message,
        }
        for result in report
    ]
    return json.dumps({"conforms": report.conforms, "results": rows}, ensure_ascii=False, indent=1) + "\n"


def as_github(report: Report) -> str:
    """Workflow commands: https://docs.github.com/actions/reference/workflow-commands-for-github-actions."""
    words = {Severity.VIOLATION: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
    return "".join(
        f"::{words[r.severity]} file={_escaped(r.location.file, ':,')},line={r.location.line},"
        f"title={r.rule}::{_escaped(r.message)}\n"
        for r in report
    )


def _escaped(text: str, also: str = "") -> str:
    for letter in "%\r\n" + also:
        text = text.replace(letter, f"%{ord(letter):02X}")
    return text


def as_sarif(report: Report) -> str:
    """SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/."""
    levels = {Severity.VIOLATION: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
    run = {
        "tool": {"driver": {"name": "ctipgraph", "rules": [{"id": rule} for rule in sorted({r.rule for r in report})]}},
        "results": [
            {
                "ruleId": result.rule,
                "level": levels[result.severity],
                "message": {"text": result.message},
                "locations": [
                    {
                        "physicalLocation": {
                            "artifactLocation": {"uri": quote(result.location.file)},
                            "region": {"startLine": result.location.line},
                        }
                    }
                ],
            }
            for result in report
        ],
    }
    sarif = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(sarif, ensure_ascii=False, indent=1) + "\n"


REPORT_FORMATS: dict[str, Callable[[Report], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
}
