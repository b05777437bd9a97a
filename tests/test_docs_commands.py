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


def test_every_command_is_on_the_page(make_commands: ModuleType) -> None:
    group = typer.main.get_command(app)
    commands = {(name,) for name in group.commands if name != "identity"}  # type: ignore[attr-defined]
    parts = {("identity", name) for name in group.commands["identity"].commands}  # type: ignore[attr-defined]
    assert set(make_commands.COMMANDS) == commands | parts
