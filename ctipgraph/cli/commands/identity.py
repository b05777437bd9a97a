"""Which entries are one body: `identity candidates`, `identity explain`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ctipgraph.cli.options import DataOption, Ontology, Texts

commands = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Which entries are one body, and why.")


@commands.command(epilog="Example: ctipgraph identity candidates")
def candidates(data: DataOption = Path("data"), texts: Texts = None, ontology: Ontology = None) -> None:
    """Propose pairs of entries that may be one body, with reasons; nothing is merged."""
    from ctipgraph.cli.reviewing import run_candidates

    run_candidates(data, texts, ontology)


@commands.command(epilog='Example: ctipgraph identity explain "Ministry of Labour and Social Welfare"')
def explain(
    actor: Annotated[str, typer.Argument(help="An actor, by any of its names.")],
    data: DataOption = Path("data"),
    texts: Texts = None,
    ontology: Ontology = None,
) -> None:
    """Show what is judged of an actor, and which entries are one body with it."""
    from ctipgraph.cli.reviewing import run_explain

    run_explain(data, texts, ontology, actor)
