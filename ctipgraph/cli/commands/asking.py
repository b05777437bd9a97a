"""Questions to the graph: `query`, `questions`, `show`, `path`, `who`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ctipgraph.cli.options import DataOption, Endpoint, FindingFormat, Form, Ontology, Out, TableFormat, Texts

commands = typer.Typer(rich_markup_mode=None)


@commands.command(
    epilog="Examples: ctipgraph query funders -p project=UN-ACT; ctipgraph query my.rq -f csv; "
    'echo "SELECT * { ?s a ctip:Ministry }" | ctipgraph query -'
)
def query(
    question: Annotated[str, typer.Argument(help="A ready question's name, a file FILE.rq, or - for standard input.")],
    parameter: Annotated[
        list[str] | None, typer.Option("--param", "-p", help="A parameter of a ready question: name=value.")
    ] = None,
    data: DataOption = Path("data"),
    texts: Texts = None,
    ontology: Ontology = None,
    format: Annotated[TableFormat, typer.Option("--format", "-f", help="The form of the answer.")] = TableFormat.table,  # noqa: A002
    ids: Annotated[bool, typer.Option("--ids", help="Show ids in place of names.")] = False,
    timeout: Annotated[
        float, typer.Option(min=0.1, help="Seconds that a query of your own, or an endpoint, may take.")
    ] = 30.0,
    limit: Annotated[int, typer.Option(min=1, help="Rows to show at the most.")] = 10_000,
    endpoint: Endpoint = "",
) -> None:
    """Answer a ready question, or a SPARQL query of your own, with the evidence beside each row."""
    from ctipgraph.cli.asking import run_query
    from ctipgraph.cli.source import Source

    source = Source(data, texts, ontology, endpoint, timeout)
    run_query(source, question, parameter or [], format.value, ids, limit)


@commands.command(epilog="Example: ctipgraph questions")
def questions(
    ontology: Ontology = None,
    format: Annotated[TableFormat, typer.Option("--format", "-f", help="The form of the list.")] = TableFormat.table,  # noqa: A002
) -> None:
    """List the ready questions with their parameters."""
    from ctipgraph.cli.asking import run_questions

    run_questions(ontology, format.value)


@commands.command(epilog="Examples: ctipgraph show UN-ACT; ctipgraph show f-7jodj7dapc7a")
def show(
    what: Annotated[str, typer.Argument(help="An actor by any of its names, or a fact by its id.")],
    data: DataOption = Path("data"),
    texts: Texts = None,
    ontology: Ontology = None,
    endpoint: Endpoint = "",
) -> None:
    """Show everything on an actor or a fact, with the evidence."""
    from ctipgraph.cli.showing import run_show
    from ctipgraph.cli.source import Source

    run_show(Source(data, texts, ontology, endpoint), what)


@commands.command(
    epilog='Examples: ctipgraph path "Government of Norway" USAID; ctipgraph path UN COMMIT --without planned; '
    "ctipgraph path USAID Winrock --without attended --without kpl-2014-07-19 -f html -o path.html"
)
def path(
    start: Annotated[str, typer.Argument(help="An actor, by any of its names.")],
    goal: Annotated[str, typer.Argument(help="Another one.")],
    without: Annotated[
        list[str] | None,
        typer.Option(
            help="What is no step: unnamed, loose, inferred, planned, disputed, claimed, judged, single, "
            "a relation or a document's id. May be given several times."
        ),
    ] = None,
    data: DataOption = Path("data"),
    texts: Texts = None,
    ontology: Ontology = None,
    format: Form = FindingFormat.text,  # noqa: A002
    out: Out = None,
    endpoint: Endpoint = "",
) -> None:
    """Show the shortest and the best-evidenced path between two actors, and what is weakest in each."""
    from ctipgraph.cli.relating import run_path
    from ctipgraph.cli.source import Source

    run_path(Source(data, texts, ontology, endpoint), start, goal, without or [], format.value, out)


@commands.command(
    epilog='Examples: ctipgraph who --role funds --place "Lao PDR" --as-of 2014; ctipgraph who --role implementing; '
    'ctipgraph who --role "Vice Minister" -f csv'
)
def who(
    role: Annotated[
        str,
        typer.Option(
            help="A relation or its inverse, by name or label; a role of the IATI code list, by name or code; "
            "or an office that facts name."
        ),
    ],
    place: Annotated[str, typer.Option(help="A country, region or town, by any of its names.")] = "",
    as_of: Annotated[str, typer.Option(help="A year, a month or a day, or two around two dots.")] = "",
    data: DataOption = Path("data"),
    texts: Texts = None,
    ontology: Ontology = None,
    format: Form = FindingFormat.text,  # noqa: A002
    out: Out = None,
    endpoint: Endpoint = "",
) -> None:
    """Show who has a role, where and as of when, where the money goes on to, and what no document states."""
    from ctipgraph.cli.holding import run_who
    from ctipgraph.cli.source import Source

    run_who(Source(data, texts, ontology, endpoint), role, place, as_of, format.value, out)
