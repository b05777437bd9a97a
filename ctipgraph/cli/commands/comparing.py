"""What changed: `compare` in the world, `diff` in the data."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ctipgraph.cli.options import DataOption, Endpoint, FindingFormat, Form, Ontology, Out, Texts

commands = typer.Typer(rich_markup_mode=None)


@commands.command(epilog="Examples: ctipgraph compare 2014 2024; ctipgraph compare 2014 2020..2024 --relation supports")
def compare(
    then: Annotated[str, typer.Argument(help="The earlier window: 2014, 2014-07, 2014-07-19 or 2014..2016.")],
    now: Annotated[str, typer.Argument(help="The later window.")],
    data: DataOption = Path("data"),
    actor: Annotated[str, typer.Option(help="Only facts with this actor at an end, by any of its names.")] = "",
    relation: Annotated[str, typer.Option(help="Only facts of this relation and narrower ones, as in funds.")] = "",
    place: Annotated[str, typer.Option(help="Only facts of this place, of its country and what is tied to it.")] = "",
    form: Form = FindingFormat.text,
    out: Out = None,
    texts: Texts = None,
    ontology: Ontology = None,
    endpoint: Endpoint = "",
) -> None:
    """Show what changed in the world between two windows of time, with evidence on both sides."""
    from ctipgraph.cli.comparing import run_compare
    from ctipgraph.cli.source import Source

    source = Source(data, texts, ontology, endpoint)
    run_compare(source, then, now, {"actor": actor, "relation": relation, "place": place}, form.value, out)


@commands.command(
    epilog="Examples: ctipgraph diff old/data data; ctipgraph diff HEAD~3 data; "
    "ctipgraph diff v1.0:data build/graph.ttl --questions -f html -o diff.html"
)
def diff(
    old: Annotated[
        str, typer.Argument(help="A data folder, a graph file (.ttl, .trig, .nq, .nt, .jsonld), or a git revision.")
    ],
    new: Annotated[str, typer.Argument(help="Another one. REV means --data at that revision; REV:path another path.")],
    data: DataOption = Path("data"),
    questions: Annotated[
        bool, typer.Option("--questions", help="Count the answers of the ready questions that differ, too.")
    ] = False,
    form: Form = FindingFormat.text,
    out: Out = None,
    ontology: Ontology = None,
) -> None:
    """Show what differs between two states of the data: facts, actors, documents, judgements, withdrawals."""
    from ctipgraph.cli.comparing import run_diff

    run_diff(old, new, data, ontology, questions, form.value, out)
