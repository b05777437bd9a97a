"""Networks: `network`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ctipgraph.cli.options import DataOption, Endpoint, FindingFormat, Form, Ontology, Out, Texts

commands = typer.Typer(rich_markup_mode=None)


@commands.command(
    epilog="Examples: ctipgraph network; ctipgraph network cooperation --measure betweenness --measure cutpoints; "
    "ctipgraph network funding -o funding.graphml"
)
def network(
    recipe: Annotated[
        str, typer.Argument(help="A recipe, by its id; without it and without a measure, all are listed.")
    ] = "",
    data: DataOption = Path("data"),
    recipe_file: Annotated[
        Path | None, typer.Option("--recipe", help="A file of recipes, in place of networks.yaml in the data folder.")
    ] = None,
    measure: Annotated[
        list[str] | None,
        typer.Option(
            help="degree, strength, betweenness, constraint, pagerank, core, cutpoints, bridges, components or "
            "communities; may be given again."
        ),
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="Rows of a section to show at the most.")] = 20,
    thorough: Annotated[
        bool, typer.Option("--thorough", help="Rank again without each thing, however long that takes.")
    ] = False,
    without: Annotated[str, typer.Option(help="What falls apart where this actor leaves.")] = "",
    between: Annotated[
        list[str] | None, typer.Option(help="Twice: who is tied to both, each an actor or a class such as Ministry:LA.")
    ] = None,
    format: Form = FindingFormat.text,  # noqa: A002
    out: Out = None,
    texts: Texts = None,
    ontology: Ontology = None,
    endpoint: Endpoint = "",
) -> None:
    """Measure the network of a recipe, each ranking with what it hangs on, or write it (-o FILE.graphml or .gexf)."""
    from ctipgraph.cli.network import Asked, run_network
    from ctipgraph.cli.source import Source

    asked = Asked(recipe, recipe_file, measure or [], limit, thorough, without, between or [])
    run_network(Source(data, texts, ontology, endpoint), asked, format.value, out)
