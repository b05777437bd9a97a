"""`ctipgraph compare`: five forms, and a sentence for what cannot be compared."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "object"]


def test_the_finding_is_printed_with_its_evidence(run: Run) -> None:
    done = run("compare", "2014", "2024", "--relation", "funds")
    assert done.returncode == 0
    assert done.stdout.startswith("What changed from 2014 to 2024: relation funds\nrests on 4 facts of 1 document")
    assert "Government of Norway funds UN Action for Cooperation" in done.stdout
    assert "kpl-2014-07-19 (2014-07-19)" in done.stdout


@pytest.mark.parametrize(
    ("form", "start"), [("markdown", "# What changed"), ("csv", "section,"), ("html", "<!DOCTYPE html>")]
)
def test_every_form_is_printed(run: Run, form: str, start: str) -> None:
    assert run("compare", "2014", "2024", "--relation", "funds", "-f", form).stdout.lower().startswith(start.lower())


def test_as_json_the_rows_name_their_facts(run: Run) -> None:
    told = json.loads(run("compare", "2014", "2024", "-f", "json").stdout)
    headings = [one["heading"] for one in told["sections"]]
    assert "Stated to have ended, or to be ending" in headings
    assert all(id_ in told["evidence"] for one in told["sections"] for row in one["rows"] for id_ in row["facts"])


def test_a_page_is_written_to_a_file_and_asks_for_nothing(run: Run, tmp_path: Path) -> None:
    done = run("compare", "2014", "2024", "-f", "html", "-o", tmp_path / "page.html")
    assert done.stdout == f"{tmp_path / 'page.html'}: What changed from 2014 to 2024\n"
    page = (tmp_path / "page.html").read_text("utf-8")
    assert "<script src" not in page
    assert 'rel="stylesheet"' not in page


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["2024", "2014"], "the earlier one comes first: compare 2014 2024"),
        (["2014", "2014"], "are the same days"),
        (["0", "2014"], "'0' is no window of time; write a year"),
        (["2014", "2014-13"], "'2014-13' is no window of time"),
        (["2014", "2024", "--actor", "Winrok"], "no actor 'Winrok'; near are: 'Winrock'"),
        (["2014", "2024", "--relation", "fundz"], "no relation 'fundz'; did you mean 'funds'?"),
        (["2014", "2024", "--place", "Oz"], "no actor 'Oz'"),
        (["2014", "2024", "-d", "nowhere"], "no data folder at 'nowhere'"),
    ],
)
def test_what_cannot_be_compared_is_one_line_and_status_2(run: Run, arguments: list[str], words: str) -> None:
    done = run("compare", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_window_without_documents_is_a_sentence_and_no_failure(run: Run) -> None:
    done = run("compare", "2014", "2019")
    assert done.returncode == 0
    assert "no document is of 2019 and no fact speaks of it" in done.stdout


def test_the_same_data_give_the_same_bytes_under_any_hash_seed(run: Run) -> None:
    one, other = (run("compare", "2014", "2024", "-f", "json", PYTHONHASHSEED=seed).stdout for seed in ("1", "2"))
    assert one == other
