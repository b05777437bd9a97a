"""Pages: `view`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ctipgraph.cli.options import DataOption, Endpoint, Layout, Ontology, Renderer, Texts

commands = typer.Typer(rich_markup_mode=None)


@commands.command(epilog='Example: ctipgraph view --actor "UN-ACT" --depth 2 --from 2014 --to 2014 -o un-act.html')
def view(
    out: Annotated[Path, typer.Option("--out", "-o", help="The HTML file to write.")],
    data: DataOption = Path("data"),
    actor: Annotated[str, typer.Option(help="Only what is near this actor.")] = "",
    depth: Annotated[int, typer.Option(min=1, help="How many facts away from the actor.")] = 1,
    relation: Annotated[list[str] | None, typer.Option(help="Only this relation, and those below it.")] = None,
    from_year: Annotated[int | None, typer.Option("--from", help="Only facts evidenced in this year or later.")] = None,
    to_year: Annotated[int | None, typer.Option("--to", help="Only facts evidenced in this year or earlier.")] = None,
    renderer: Annotated[Renderer, typer.Option(help="What draws the page.")] = Renderer.page,
    layout: Annotated[
        Layout,
        typer.Option(help="By ties, in rings around --actor, from giver down to receiver, or by year of evidence."),
    ] = Layout.network,
    plain: Annotated[bool, typer.Option("--plain", help="Nothing packed, for browsers from before 2023.")] = False,
    most: Annotated[
        int,
        typer.Option(min=2, help="Above so many actors, a page of the communities, and a page of each beside it."),
    ] = 50_000,
    open_browser: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
    texts: Texts = None,
    ontology: Ontology = None,
    endpoint: Endpoint = "",
) -> None:
    """Write a selection of the graph as one page that opens offline."""
    from ctipgraph.cli.source import Source
    from ctipgraph.cli.viewing import run_view

    run_view(
        Source(data, texts, ontology, endpoint),
        out,
        actor,
        depth,
        relation or [],
        from_year,
        to_year,
        renderer.value,
        layout.value,
        plain,
        most,
        open_browser,
    )
