"""What a researcher takes away: `dossier`, `table`, `figure`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ctipgraph.cli.options import Bibliography, DataOption, Endpoint, FindingFormat, Form, Ontology, Out, Texts

commands = typer.Typer(rich_markup_mode=None)


@commands.command(
    epilog="Examples: ctipgraph dossier UN-ACT -f html -o un-act.html; ctipgraph dossier UN-ACT --bibliography bibtex"
)
def dossier(
    actor: Annotated[str, typer.Argument(help="An actor, by any of its names.")],
    data: DataOption = Path("data"),
    bibliography: Annotated[
        Bibliography | None, typer.Option(help="Only its documents, as CSL-JSON or BibTeX.", show_default=False)
    ] = None,
    form: Form = FindingFormat.text,
    out: Out = None,
    texts: Texts = None,
    ontology: Ontology = None,
    endpoint: Endpoint = "",
) -> None:
    """Gather everything recorded of an actor; of a person also who recorded it and how to have it withdrawn."""
    from ctipgraph.cli.researching import run_dossier
    from ctipgraph.cli.source import Source

    source = Source(data, texts, ontology, endpoint)
    run_dossier(source, actor, bibliography.value if bibliography else "", form.value, out)


@commands.command(epilog="Examples: ctipgraph table 3w -f csv -o 3w.csv; ctipgraph table pillars --from 2014 --to 2014")
def table(
    name: Annotated[
        str,
        typer.Argument(
            help="3w (who does what where, with whom, for whom, funded by whom), actors (by type), timeline, pillars "
            "(which of the four Ps is named for whom), gaps (in which place it is not), people (whom the work is for)."
        ),
    ],
    data: DataOption = Path("data"),
    from_year: Annotated[int | None, typer.Option("--from", help="Only facts evidenced in this year or later.")] = None,
    to_year: Annotated[int | None, typer.Option("--to", help="Only facts evidenced in this year or earlier.")] = None,
    hxl: Annotated[bool, typer.Option("--hxl", help="The table 3w as CSV with a row of HXL tags.")] = False,
    form: Form = FindingFormat.text,
    out: Out = None,
    texts: Texts = None,
    ontology: Ontology = None,
    endpoint: Endpoint = "",
) -> None:
    """Make a table that coordinators use; a blank cell means that no document names it."""
    from ctipgraph.cli.researching import run_table
    from ctipgraph.cli.source import Source

    source = Source(data, texts, ontology, endpoint)
    run_table(source, name, from_year, to_year, hxl, form.value, out)


@commands.command(
    epilog="Examples: ctipgraph figure network --recipe funding -o funding.svg; ctipgraph figure coverage -o 4p.png"
)
def figure(
    name: Annotated[str, typer.Argument(help="network, timeline or coverage (which of the four Ps for whom).")],
    out: Annotated[Path, typer.Option("--out", "-o", help="The file to write: .svg or .png.")],
    data: DataOption = Path("data"),
    recipe: Annotated[str, typer.Option(help="The network of this recipe, by its id.")] = "",
    recipe_file: Annotated[
        Path | None, typer.Option(help="A file of recipes, in place of networks.yaml in the data folder.")
    ] = None,
    title: Annotated[str, typer.Option(help="What stands above it, in place of the figure's own title.")] = "",
    actor: Annotated[str, typer.Option(help="Only what is near this actor.")] = "",
    depth: Annotated[int, typer.Option(min=1, help="How many facts away from the actor.")] = 1,
    relation: Annotated[list[str] | None, typer.Option(help="Only this relation, and those below it.")] = None,
    from_year: Annotated[int | None, typer.Option("--from", help="Only facts evidenced in this year or later.")] = None,
    to_year: Annotated[int | None, typer.Option("--to", help="Only facts evidenced in this year or earlier.")] = None,
    texts: Texts = None,
    ontology: Ontology = None,
    endpoint: Endpoint = "",
) -> None:
    """Draw a figure for a paper, told apart without colours, with the selection and the data's version below it."""
    from ctipgraph.cli.drawing import run_figure
    from ctipgraph.cli.source import Source

    source = Source(data, texts, ontology, endpoint)
    run_figure(source, name, out, title, actor, depth, relation or [], from_year, to_year, recipe, recipe_file)
