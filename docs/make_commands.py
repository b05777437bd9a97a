"""Writes docs/commands.md from the commands' own help: `python docs/make_commands.py`."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer.main

from ctipgraph.cli.app import app

HEAD = """# Commands

This page is made from the commands' own help by `docs/make_commands.py`.

Exit status: 0 done; 1 the data has violations; 2 the command could not be carried out (an unknown name, a file that
is not there, a refused query, a wrong option). Messages go to standard error, answers to standard output.
"""


def page() -> str:
    """Return the page."""
    parts = [HEAD, _section("ctipgraph", ["--help"])]
    for names in commands(typer.main.get_command(app)):
        parts.append(_section(" ".join(("ctipgraph", *names)), [*names, "--help"]))
    return "\n".join(parts)


def commands(group: Any, *names: str) -> Iterator[tuple[str, ...]]:
    """Yield the words of each command, in the order of the help."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, *names, name)
        else:
            yield (*names, name)


def _section(title: str, arguments: list[str]) -> str:
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb"}
    command = [sys.executable, "-m", "ctipgraph", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    lines = [line.rstrip() for line in done.stdout.replace("python -m ctipgraph", "ctipgraph").strip().splitlines()]
    return f"## {title}\n\n```text\n" + "\n".join(lines) + "\n```\n"


if __name__ == "__main__":
    (Path(__file__).parent / "commands.md").write_text(page(), encoding="utf-8")
