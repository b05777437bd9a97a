"""Where graphs are kept: `publish` on a server."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ctipgraph.cli.options import Data, Ontology, Texts

commands = typer.Typer(rich_markup_mode=None)


@commands.command(epilog="Example: ctipgraph publish data --endpoint http://localhost:7878/store --dry-run")
def publish(
    endpoint: Annotated[str, typer.Option(metavar="URL", help="The address of the server's Graph Store protocol.")],
    data: Data = Path("data"),
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be done, and do nothing.")] = False,
    again: Annotated[
        bool, typer.Option("--again", help="Put the graphs too that are listed there as the same.")
    ] = False,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds that the server may take for one graph.")] = 300.0,
    texts: Texts = None,
    ontology: Ontology = None,
) -> None:
    """Replace the graphs on a server, one by one, each whole or not at all; run again, it goes on where it was cut."""
    from ctipgraph.cli.keeping import run_publish

    run_publish(data, texts, ontology, endpoint, dry_run, again, timeout)
