"""What the tests of evidence share: results of a rule, and the commands in this process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ctipgraph.checks import check
from ctipgraph.cli.app import app
from ctipgraph.model import Corpus

Told = Callable[[Corpus, str], list[str]]


@pytest.fixture(scope="session")
def told() -> Told:
    """Return the messages of one rule: `told(corpus, "cue-missing")`."""

    def messages(corpus: Corpus, rule: str) -> list[str]:
        return [f"{result.severity.value}: {result.message}" for result in check(corpus) if result.rule == rule]

    return messages


@pytest.fixture(scope="session")
def rules() -> Callable[[Corpus], set[str]]:
    """Return the names of the rules that find something: `rules(corpus) == set()` where all is well."""
    return lambda corpus: {result.rule for result in check(corpus)}


@pytest.fixture
def ctip() -> Callable[..., str]:
    """Run a command in this process and return what it prints: `ctip("conflicts", "-d", data)`."""

    def run(*arguments: str | Path) -> str:
        done = CliRunner(env={"COLUMNS": "200", "NO_COLOR": "1", "CTIPGRAPH_TEXTS": None}).invoke(
            app, [str(a) for a in arguments]
        )
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception
        return done.output

    return run
