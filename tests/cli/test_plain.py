"""A plain line means to the quick reader what it means to Typer; what is not plain is left to Typer."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ctipgraph.cli import asking, building, holding, relating, showing
from ctipgraph.cli.app import app
from ctipgraph.cli.plain import COMMANDS, read_plain, run_plain

RUNS = [(showing, "run_show"), (relating, "run_path"), (holding, "run_who"), (asking, "run_query")]
RUNS += [(building, "run_check"), (building, "run_build")]


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """What the commands were called with, in place of running."""
    found: list[tuple[Any, ...]] = []
    for module, name in RUNS:
        status = 0 if module is building else None
        monkeypatch.setattr(
            module, name, lambda *given, name=name, status=status: found.append((name, *given)) or status
        )
    return found


def plain(line: list[str]) -> bool:
    """Whether a line was plain, however it ended."""
    try:
        return run_plain(line)
    except SystemExit:  # with the status of a check or a build
        return True


def by_typer(line: list[str], calls: list[tuple[Any, ...]]) -> tuple[Any, ...] | None:
    """What Typer calls for a line, None where it refuses it."""
    calls.clear()
    with pytest.raises(SystemExit) as ended:
        app(line)
    return calls[0] if ended.value.code == 0 and calls else None


WORDS = ["nt", "ttl", "UN-ACT", "a b", "x=y", "2014", "planned", "=", "ລາວ"]
OPTIONS = [
    "--out",
    "-o",
    "--only",
    "--data",
    "-d",
    "--texts",
    "--ontology",
    "--without",
    "--role",
    "--place",
    "--as-of",
    "--param",
    "-p",
]
OTHERS = ["--help", "--format", "csv", "--without=planned", "-dmine", "--", "-", "", "--ids", "-x", "--dat"]
lines = st.builds(
    lambda command, words: [command, *words],
    st.sampled_from(sorted(COMMANDS)),
    st.lists(st.sampled_from([*WORDS, *OPTIONS, *OTHERS]) | st.sampled_from([*WORDS, *OPTIONS]), max_size=6),
)


@pytest.mark.parametrize("variables", [{}, {"CTIPGRAPH_TEXTS": "there"}, {"CTIPGRAPH_ONTOLOGY": "mine"}])
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(line=lines)
def test_what_is_read_quickly_is_what_typer_reads(
    line: list[str], variables: dict[str, str], calls: list[tuple[Any, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("CTIPGRAPH_TEXTS", "CTIPGRAPH_ONTOLOGY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    calls.clear()
    if plain(line):
        (quick,) = calls
        assert by_typer(line, calls) == quick


@pytest.mark.parametrize(
    "line",
    [
        ["show", "UN-ACT"],
        ["show", "UN-ACT", "-d", "mine"],
        ["path", "UN", "COMMIT", "--without", "planned", "--without", "claimed"],
        ["who", "--role", "funds", "--place", "Lao PDR", "--as-of", "2014"],
        ["query", "funders", "-p", "project=UN-ACT"],
        ["check"],
        ["check", "mine", "--texts", "there"],
        ["build", "data", "-o", "out", "--only", "nt", "--only", "ttl"],
    ],
)
def test_the_lines_that_are_asked_most_are_plain(line: list[str], calls: list[tuple[Any, ...]]) -> None:
    assert plain(line)
    assert by_typer(line, calls) is not None


@pytest.mark.parametrize(
    "line",
    [[], ["--help"], ["show"], ["show", "--help"], ["show", "a", "b"], ["who"], ["lock"], ["build", "--only", "x"]],
)
def test_what_typer_has_a_word_to_say_on_is_left_to_it(line: list[str]) -> None:
    assert read_plain(line) is None
