"""Where graphs are kept: `store` on disk, `publish` on a server."""

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


store = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="The graph kept on disk, for large data.")


@store.command(name="build", epilog="Example: ctipgraph store build data")
def store_build(data: Data = Path("data"), texts: Texts = None, ontology: Ontology = None) -> None:
    """Keep the graph of a data folder in DATA.store beside it; query, show, path, who and view then open it at once."""
    from ctipgraph.cli.keeping import run_store_build

    run_store_build(data, texts, ontology)


@store.command(name="info", epilog="Example: ctipgraph store info data")
def store_info(data: Data = Path("data"), ontology: Ontology = None) -> None:
    """Say what is kept, and whether it is of the data as it is."""
    from ctipgraph.cli.keeping import run_store_info

    run_store_info(data, ontology)


@store.command(name="optimize", epilog="Example: ctipgraph store optimize data")
def store_optimize(data: Data = Path("data")) -> None:
    """Compact what is kept: smaller, and faster to ask."""
    from ctipgraph.cli.keeping import run_store_optimize

    run_store_optimize(data)
