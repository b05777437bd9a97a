"""docs/commands.md is what the commands' own help says, and names every command."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
import typer.main

from ctipgraph.cli.app import app

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def make_commands() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_commands", ROOT / "docs" / "make_commands.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_up_to_date(make_commands: ModuleType) -> None:
    page = (ROOT / "docs" / "commands.md").read_text("utf-8")
    assert make_commands.page() == page, "renew it with: python docs/make_commands.py"


def test_every_command_is_on_the_page() -> None:
    page = (ROOT / "docs" / "commands.md").read_text("utf-8")
    group = typer.main.get_command(app)
    names = []
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        names += [f"{name} {one}" for one in command.commands] if hasattr(command, "commands") else [name]
    assert "store build" in names
    assert [name for name in names if f"\n## ctipgraph {name}\n" not in page] == []
