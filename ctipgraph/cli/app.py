"""The commands' options and help; what they do is loaded when they run."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Build, check and ask a knowledge graph of the actors against human trafficking.",
    epilog="Exit status: 0 done, 1 the data has violations, 2 the command could not be carried out. "
    "Colours follow NO_COLOR. Manual: docs/ and README.md.",
)


class ReportFormat(StrEnum):
    """Forms of a report."""

    text = "text"
    json = "json"
    github = "github"
    sarif = "sarif"


class TableFormat(StrEnum):
    """Forms of an answer."""

    table = "table"
    csv = "csv"
    tsv = "tsv"
    json = "json"
    markdown = "markdown"


class Layout(StrEnum):
    """Where actors stand in a picture."""

    network = "network"
    concentric = "concentric"
    layered = "layered"
    timeline = "timeline"


class Renderer(StrEnum):
    """What draws a page."""

    page = "page"
    pyvis = "pyvis"


Data = Annotated[Path, typer.Argument(help="The data folder.", show_default=True)]
DataOption = Annotated[Path, typer.Option("--data", "-d", help="The data folder.")]
Texts = Annotated[
    Path | None,
    typer.Option(help="The folder of the documents' texts, <document>.txt.", envvar="CTIPGRAPH_TEXTS"),
]
Ontology = Annotated[
    Path | None,
    typer.Option(help="The folder of ctip.ttl, where it is not the program's own.", envvar="CTIPGRAPH_ONTOLOGY"),
]


@app.command(epilog="Example: ctipgraph build data -o build --texts ~/texts")
def build(
    data: Data = Path("data"),
    out: Annotated[Path, typer.Option("--out", "-o", help="The folder to write to.")] = Path("build"),
    site: Annotated[
        Path | None, typer.Option(help="A folder for the graph as a web site, for any static host.")
    ] = None,
    texts: Texts = None,
    ontology: Ontology = None,
    shacl: Annotated[
        bool, typer.Option("--shacl", help="Check the graph against ontology/shapes.ttl as well.")
    ] = False,
) -> None:
    """Check the records; if no violation stands, write the graph in every format and the page."""
    from ctipgraph.cli.building import run_build

    raise typer.Exit(run_build(data, out, texts, ontology, shacl, site))


@app.command(epilog="Example: ctipgraph check data --format github")
def check(
    data: Data = Path("data"),
    texts: Texts = None,
    ontology: Ontology = None,
    shacl: Annotated[
        bool, typer.Option("--shacl", help="Check the graph against ontology/shapes.ttl as well.")
    ] = False,
    passages: Annotated[
        bool, typer.Option("--passages", help="Tell of each passage how it was found, in the text form.")
    ] = False,
    format: Annotated[ReportFormat, typer.Option("--format", "-f", help="The form of the report.")] = ReportFormat.text,  # noqa: A002
) -> None:
    """Check the records by all rules; exit with 1 if a violation stands."""
    from ctipgraph.cli.building import run_check

    raise typer.Exit(run_check(data, texts, ontology, shacl, passages, format.value))


@app.command(
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
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds that a query of your own may take.")] = 30.0,
    limit: Annotated[int, typer.Option(min=1, help="Rows to show at the most.")] = 10_000,
) -> None:
    """Answer a ready question, or a SPARQL query of your own, with the evidence beside each row."""
    from ctipgraph.cli.asking import run_query

    run_query(data, texts, ontology, question, parameter or [], format.value, ids, timeout, limit)


@app.command(epilog="Example: ctipgraph questions")
def questions(
    ontology: Ontology = None,
    format: Annotated[TableFormat, typer.Option("--format", "-f", help="The form of the list.")] = TableFormat.table,  # noqa: A002
) -> None:
    """List the ready questions with their parameters."""
    from ctipgraph.cli.asking import run_questions

    run_questions(ontology, format.value)


@app.command(epilog="Examples: ctipgraph show UN-ACT; ctipgraph show f-7jodj7dapc7a")
def show(
    what: Annotated[str, typer.Argument(help="An actor by any of its names, or a fact by its id.")],
    data: DataOption = Path("data"),
    texts: Texts = None,
    ontology: Ontology = None,
) -> None:
    """Show everything on an actor or a fact, with the evidence."""
    from ctipgraph.cli.showing import run_show

    run_show(data, texts, ontology, what)


@app.command(epilog='Example: ctipgraph path "Government of Norway" USAID --no-plans')
def path(
    start: Annotated[str, typer.Argument(help="An actor, by any of its names.")],
    goal: Annotated[str, typer.Argument(help="Another one.")],
    data: DataOption = Path("data"),
    plans: Annotated[bool, typer.Option("--plans/--no-plans", help="Let planned facts be steps.")] = True,
    inferences: Annotated[
        bool, typer.Option("--inferences/--no-inferences", help="Let inferred facts be steps.")
    ] = True,
    texts: Texts = None,
    ontology: Ontology = None,
) -> None:
    """Show a shortest path between two actors, one passage a step, and its weak steps."""
    from ctipgraph.cli.finding import run_path

    run_path(data, texts, ontology, start, goal, plans, inferences)


@app.command(epilog='Example: ctipgraph view --actor "UN-ACT" --depth 2 --from 2014 --to 2014 -o un-act.html')
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
    plain: Annotated[bool, typer.Option("--plain", help="Data as plain JSON, for browsers from before 2023.")] = False,
    open_browser: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
    texts: Texts = None,
    ontology: Ontology = None,
) -> None:
    """Write a selection of the graph as one page that opens offline."""
    from ctipgraph.cli.showing import run_view

    run_view(
        data,
        texts,
        ontology,
        out,
        actor,
        depth,
        relation or [],
        from_year,
        to_year,
        renderer.value,
        layout.value,
        plain,
        open_browser,
    )


@app.command(epilog="Example: ctipgraph evidence f-7jodj7dapc7a --texts ~/texts")
def evidence(
    fact: Annotated[str, typer.Argument(help="A fact, by its id.")],
    data: DataOption = Path("data"),
    texts: Texts = None,
    ontology: Ontology = None,
) -> None:
    """Show a fact's passages: the paragraph with the passage marked, and a link that opens it."""
    from ctipgraph.cli.evidence import run_evidence

    run_evidence(data, texts, ontology, fact)


@app.command(epilog='Example: ctipgraph anchor kpl-2014-07-19 "current donors … Sweden" --texts ~/texts')
def anchor(
    document: Annotated[str, typer.Argument(help="A document, by its id.")],
    words: Annotated[str, typer.Argument(help="Words of its text: all of the span, or its first … last ones.")],
    data: DataOption = Path("data"),
    texts: Texts = None,
    ontology: Ontology = None,
) -> None:
    """Give the shortest anchor that names a span of a document's text alone, ready to paste."""
    from ctipgraph.cli.evidence import run_anchor

    run_anchor(data, texts, ontology, document, words)


@app.command(epilog="Example: ctipgraph coverage kpl-2014-07-19 --texts ~/texts")
def coverage(
    document: Annotated[str, typer.Argument(help="A document, by its id.")],
    data: DataOption = Path("data"),
    texts: Texts = None,
    ontology: Ontology = None,
) -> None:
    """Show which sentences of a document carry no fact and no mark that they hold none."""
    from ctipgraph.cli.reviewing import run_coverage

    run_coverage(data, texts, ontology, document)


@app.command(epilog="Example: ctipgraph conflicts")
def conflicts(data: DataOption = Path("data"), texts: Texts = None, ontology: Ontology = None) -> None:
    """Show the facts that cannot both hold, side by side with their evidence."""
    from ctipgraph.cli.reviewing import run_conflicts

    run_conflicts(data, texts, ontology)


@app.command(epilog="Example: ctipgraph agreement coder-a.yaml coder-b.yaml")
def agreement(
    one: Annotated[Path, typer.Argument(help="A fact file.")],
    other: Annotated[Path, typer.Argument(help="Another one, on the same document.")],
    ontology: Ontology = None,
) -> None:
    """Compare two codings of one document: what differs, and Krippendorff's alpha for each relation."""
    from ctipgraph.cli.reviewing import run_agreement

    run_agreement(one, other, ontology)


identity = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Which entries are one body, and why.")
app.add_typer(identity, name="identity")


@identity.command(epilog="Example: ctipgraph identity candidates")
def candidates(data: DataOption = Path("data"), texts: Texts = None, ontology: Ontology = None) -> None:
    """Propose pairs of entries that may be one body, with reasons; nothing is merged."""
    from ctipgraph.cli.reviewing import run_candidates

    run_candidates(data, texts, ontology)


@identity.command(epilog='Example: ctipgraph identity explain "Ministry of Labour and Social Welfare"')
def explain(
    actor: Annotated[str, typer.Argument(help="An actor, by any of its names.")],
    data: DataOption = Path("data"),
    texts: Texts = None,
    ontology: Ontology = None,
) -> None:
    """Show what is judged of an actor, and which entries are one body with it."""
    from ctipgraph.cli.reviewing import run_explain

    run_explain(data, texts, ontology, actor)


@app.command(epilog="Example: ctipgraph lock data --texts ~/texts")
def lock(data: Data = Path("data"), texts: Texts = None, ontology: Ontology = None) -> None:
    """Note where each passage stands now, in passages.lock beside the data."""
    from ctipgraph.cli.evidence import run_lock

    run_lock(data, texts, ontology)


@app.command(epilog="Example: ctipgraph init my-country")
def init(folder: Annotated[Path, typer.Argument(help="The folder to make.")]) -> None:
    """Make a new data folder that works, with a small made-up example to write over."""
    from ctipgraph.cli.starting import run_init

    run_init(folder)
