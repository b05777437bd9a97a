"""`dossier` from the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest


def test_it_prints_what_it_rests_on_first(run: Callable[..., object]) -> None:
    done = run("dossier", "UN-ACT")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[1].startswith("rests on 46 facts of 1 document")


@pytest.mark.parametrize("form", ["text", "markdown", "csv", "json", "html"])
def test_each_form_cites_each_fact(run: Callable[..., object], form: str) -> None:
    assert "f-7jodj7dapc7a" in run("dossier", "UN-ACT", "-f", form).stdout


def test_the_page_has_the_figure_and_asks_for_nothing(run: Callable[..., object], tmp_path: Path) -> None:
    done = run("dossier", "UN-ACT", "-f", "html", "-o", tmp_path / "un-act.html")
    assert done.stdout == f"{tmp_path}/un-act.html: Dossier: UN Action for Cooperation against Trafficking in Persons\n"
    page = (tmp_path / "un-act.html").read_text("utf-8")
    assert page.count("<svg") == 1
    assert "default-src &#x27;none&#x27;" in page
    assert "<script" not in page


def test_the_same_data_gives_the_same_bytes(run: Callable[..., object]) -> None:
    one, other = (run("dossier", "MOLSW", "-f", "html", PYTHONHASHSEED=seed).stdout for seed in ("1", "2"))
    assert one == other


@pytest.mark.parametrize(("form", "start"), [("csl", "["), ("bibtex", "@misc{kpl-2014-07-19,")])
def test_its_documents_alone(run: Callable[..., object], form: str, start: str) -> None:
    assert run("dossier", "UN-ACT", "--bibliography", form).stdout.startswith(start)


def test_a_bibliography_to_a_file(run: Callable[..., object], tmp_path: Path) -> None:
    done = run("dossier", "UN-ACT", "--bibliography", "csl", "-o", tmp_path / "un-act.json")
    assert done.returncode == 0
    assert [item["id"] for item in json.loads((tmp_path / "un-act.json").read_text("utf-8"))] == ["kpl-2014-07-19"]


def test_an_unknown_actor_is_a_sentence_with_near_ones(run: Callable[..., object]) -> None:
    done = run("dossier", "UN-AKT")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "ctipgraph: no actor 'UN-AKT'; near are: 'UN-ACT' (un-act)\n"
