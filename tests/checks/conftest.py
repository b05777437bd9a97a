"""A test of a rule holds its records in its docstring: facts, and after `-- actors.yaml --` another file."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable

import pytest

from ctipgraph.checks import check

Told = Callable[..., list[str]]


@pytest.fixture
def told(request, read) -> Told:
    """Check the records of the docstring: `told("dates")` -> the messages of that rule, with their lines."""

    def results(rule: str) -> list[str]:
        facts, *others = re.split(r"^ *-- (\S+) -- *\n", request.function.__doc__, flags=re.MULTILINE)
        files = dict(zip(others[::2], others[1::2], strict=True))
        if facts.strip():
            files["facts/gazette-2020.yaml"] = "document: gazette-2020\nfacts:\n" + textwrap.dedent(facts).strip("\n")
        report = check(read(files))
        unreadable = [str(result) for result in report if result.rule.startswith(("yaml", "field", "unknown"))]
        assert not unreadable, unreadable
        return [f"{result.location.line}: {result.message}" for result in report if result.rule == rule]

    return results
