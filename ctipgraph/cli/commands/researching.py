"""What a researcher takes away: `dossier`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ctipgraph.cli.options import Bibliography, DataOption, FindingFormat, Form, Ontology, Out, Texts

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
) -> None:
    """Gather everything recorded of an actor; of a person also who recorded it and how to have it withdrawn."""
    from ctipgraph.cli.researching import run_dossier

    run_dossier(data, texts, ontology, actor, bibliography.value if bibliography else "", form.value, out)
