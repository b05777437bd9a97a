"""`table` from the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.mark.parametrize("form", ["text", "markdown", "csv", "json", "html"])
def test_each_form_says_that_a_blank_is_not_a_no(run: Callable[..., object], form: str) -> None:
    done = run("table", "pillars", "-f", form)
    assert done.returncode == 0, done.stderr
    assert form == "csv" or "no document names it, not that there is none" in done.stdout


def test_only_what_was_written_in_some_years(run: Callable[..., object]) -> None:
    assert "Government of Norway" not in run("table", "3w", "--from", "2024").stdout
    assert "Government of Norway" in run("table", "3w", "--to", "2014").stdout


def test_with_tags_of_hxl(run: Callable[..., object], tmp_path: Path) -> None:
    assert run("table", "3w", "--hxl").stdout.splitlines()[1].startswith("#activity+project+name,")
    assert run("table", "3w", "--hxl", "-o", tmp_path / "3w.csv").returncode == 0
    assert "#org+funder+list" in (tmp_path / "3w.csv").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["pilars"], "no table 'pilars'; did you mean 'pillars'?"),
        (["timeline", "--hxl"], "--hxl goes with the table 3w"),
        (["3w", "--hxl", "-f", "html"], "--hxl is CSV, not html; leave out --hxl or --format"),
        (["3w", "--from", "2024", "--to", "2014"], "no year is from 2024 to 2014; the earlier one comes first"),
    ],
)
def test_what_cannot_be_is_a_sentence(run: Callable[..., object], arguments: list[str], message: str) -> None:
    done = run("table", *arguments)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"ctipgraph: {message}\n")
