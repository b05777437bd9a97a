"""From records to files: `build`, `check`, `lock`, `init`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ctipgraph.cli.options import Data, Engine, FileFormat, Ontology, ReportFormat, Texts

commands = typer.Typer(rich_markup_mode=None)


@commands.command(epilog="Example: ctipgraph build data -o build --texts ~/texts")
def build(
    data: Data = Path("data"),
    out: Annotated[str, typer.Option("--out", "-o", help="The folder to write to.")] = "build",
    site: Annotated[
        Path | None, typer.Option(help="A folder for the graph as a web site, for any static host.")
    ] = None,
    texts: Texts = None,
    ontology: Ontology = None,
    shacl: Annotated[
        bool, typer.Option("--shacl", help="Check the graph against ontology/shapes.ttl as well.")
    ] = False,
    only: Annotated[list[FileFormat] | None, typer.Option(help="Write only this format, and no page.")] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Write nothing while a row of CSV, JSON Lines or Parquet is wrong.")
    ] = False,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with a build of such rows that was cut.")] = False,
    engine: Annotated[
        Engine, typer.Option(help="What does the work: this machine, or Apache Spark, which writes N-Quads in parts.")
    ] = Engine.here,
    facts: Annotated[
        str, typer.Option(help="With Spark: Parquet files, as in s3a://bucket/facts/*.parquet, in place of DATA/facts.")
    ] = "",
    master: Annotated[str, typer.Option(help="With Spark: its master, as in local[2] or spark://host:7077.")] = "",
) -> None:
    """Check the records; if no violation stands, write the graph in every format and the page.

    Facts in CSV, JSON Lines and Parquet are streamed: wrong rows are left out, with their reasons in rejects.jsonl.
    """
    if engine is Engine.spark:
        from ctipgraph.cli.sparking import run_spark

        raise typer.Exit(run_spark(data, out, texts, ontology, facts, master, strict))
    from ctipgraph.cli.building import run_build

    wanted = [name.value for name in only or ()]
    raise typer.Exit(run_build(data, Path(out), texts, ontology, shacl, site, wanted, strict, resume))


@commands.command(epilog="Example: ctipgraph check data --format github")
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


@commands.command(epilog="Example: ctipgraph lock data --texts ~/texts")
def lock(data: Data = Path("data"), texts: Texts = None, ontology: Ontology = None) -> None:
    """Note where each passage stands now, in passages.lock beside the data."""
    from ctipgraph.cli.evidence import run_lock

    run_lock(data, texts, ontology)


@commands.command(epilog="Example: ctipgraph init my-country")
def init(folder: Annotated[Path, typer.Argument(help="The folder to make.")]) -> None:
    """Make a new data folder that works, with a small made-up example to write over."""
    from ctipgraph.cli.starting import run_init

    run_init(folder)
