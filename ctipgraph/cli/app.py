"""All commands together."""

from __future__ import annotations

from typing import Annotated

import typer

from ctipgraph import __version__
from ctipgraph.cli.command import Command
from ctipgraph.cli.commands import (
    asking,
    building,
    comparing,
    evidence,
    identity,
    keeping,
    networks,
    researching,
    viewing,
)

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Build, check and ask a knowledge graph of the actors against human trafficking.",
    epilog="Exit status: 0 done, 1 the data has violations, 2 the command could not be carried out. "
    "Colours follow NO_COLOR. Manual: docs/ and README.md.",
)


def _add(family: typer.Typer, name: str | None = None) -> None:
    for command in family.registered_commands:
        command.cls = Command
    app.add_typer(family, name=name)


for family in (building, asking, researching, comparing, networks, viewing, evidence, keeping):
    _add(family.commands)
_add(identity.commands, "identity")
_add(keeping.store, "store")


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"ctipgraph {__version__}")
        raise typer.Exit


@app.callback()
def _whole_program(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    pass
