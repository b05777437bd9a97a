"""docs/competency.md: each command answers as its line says."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ctipgraph.cli.app import app

ROOT = Path(__file__).parent.parent
LINE = re.compile(r"^\| (?P<question>[^|]+) \| `(?P<command>[^`]+)` \| (?P<holds>[^|]+) \|$", re.MULTILINE)
LINES = list(LINE.finditer((ROOT / "docs" / "competency.md").read_text("utf-8")))


def test_the_page_has_a_line_for_each_question() -> None:
    assert len(LINES) >= 45


@pytest.mark.parametrize("line", LINES, ids=lambda line: line["command"].split(" --")[0])
def test_the_answer_holds_what_the_line_says(line: re.Match[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    done = CliRunner().invoke(app, shlex.split(line["command"]))
    assert done.exit_code == 0, done.output
    told = " ".join(done.output.split())  # however long its lines are
    for words in line["holds"].split("; "):
        assert words in told, words
