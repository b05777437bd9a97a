"""`show`: everything on an actor or a fact, in the terminal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]


@pytest.fixture
def data(write_data: Callable[..., Path]) -> Path:
    return write_data(
        {
            "actors.yaml": """
                - id: river-project
                  type: Project
                  name: River Project
                  also:
                  - acronym: RP
                  - alternative: Riverine Programme
                  - {alternative: ໂຄງການແມ່ນ້ຳ, lang: lo}
                  - misspelt: Rivver Project
                - id: government-of-utopia
                  type: Government
                  name: Government of Utopia
                - id: ministry
                  type: Ministry
                  name: Ministry of Welfare
                  note: One of two.
                """,
            "facts/gazette-2020.yaml": """
                document: gazette-2020
                curator: tester
                facts:
                - relation: fundedBy
                  subject: river-project
                  object: government-of-utopia
                  status: claimed
                  speaker: ministry
                  as_of: 2020-01
                  handle: money
                  passages: [The donors include … of Utopia]
                  note: In the curator's own words.
                """,
        }
    )


@pytest.mark.parametrize(
    "name",
    [
        "river-project",
        "River Project",
        "river  PROJECT",
        "RP",
        "rp",
        "Riverine Programme",
        "ໂຄງການແມ່ນ້ຳ",
        "Rivver Project",
    ],
)
def test_an_actor_is_found_by_any_of_its_names(run: Run, data: Path, name: str) -> None:
    done = run("show", name, "--data", data)
    assert done.returncode == 0
    assert "River Project" in done.stdout.splitlines()


def test_an_actor_is_shown_with_its_facts_and_their_evidence(run: Run, data: Path) -> None:
    shown = " ".join(run("show", "RP", "--data", data).stdout.split())
    for words in (
        "RP (acronym)",
        "Government of Utopia",
        "claimed",
        "«The donors include … of Utopia» gazette-2020",
        "evidenced 2020-01-31",
    ):
        assert words in shown


def test_who_is_quoted_has_what_was_said(run: Run, data: Path) -> None:
    lines = run("show", "ministry", "--data", data).stdout.splitlines()
    assert "says" in lines
    assert any("Government of Utopia funds River Project" in line for line in lines)


@pytest.mark.parametrize("part", ["handle", "id", "beginning"])
def test_a_fact_is_found_by_its_id_the_beginning_of_it_or_its_handle(run: Run, data: Path, part: str) -> None:
    listed = run("show", "RP", "--data", data).stdout
    id_ = next(word for word in listed.split() if word.startswith("f-"))
    done = run("show", {"handle": "money", "id": id_, "beginning": id_[:6]}[part], "--data", data)
    assert done.returncode == 0
    assert "Government of Utopia funds River Project" in done.stdout.splitlines()
    for words in (
        id_,
        "claimed",
        "Ministry of Welfare",
        "In the curator's own words.",
        "tester",
        "nobody yet",
        "gazette-2020.yaml:4",
        "https://example.org/gazette#:~:text=The%20donors%20include,of%20Utopia",
    ):
        assert words in done.stdout


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("River Projekt", "no actor 'River Projekt'; near are: 'River Project' (river-project)"),
        ("zzz", "no actor 'zzz'"),
        ("f-nosuchfact", "no fact 'f-nosuchfact'"),
    ],
)
def test_who_is_not_there_is_told_with_what_is_near(run: Run, data: Path, name: str, message: str) -> None:
    done = run("show", name, "--data", data)
    assert done.returncode == 2
    assert message in done.stderr
    assert done.stdout == ""


def test_a_name_of_several_actors_lists_them(run: Run, write_data: Callable[..., Path]) -> None:
    data = write_data(
        {
            "actors.yaml": """
                - {id: a, type: Project, name: Project A, also: [{acronym: PRO}]}
                - {id: b, type: Project, name: Project B, also: [{acronym: PRO}]}
                """,
            "facts/gazette-2020.yaml": "{document: gazette-2020, facts: []}",
        }
    )
    done = run("show", "PRO", "--data", data)
    assert done.returncode == 2
    assert "write the id of one: a (Project A), b (Project B)" in done.stderr


def test_data_with_violations_is_not_shown(run: Run, write_data: Callable[..., Path]) -> None:
    data = write_data({"actors.yaml": "- {id: a, type: Projet, name: A}"})
    done = run("show", "a", "--data", data)
    assert done.returncode == 1
    assert "the data has violations" in done.stderr
