"""Options that several commands share, and the forms they print in."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class FileFormat(StrEnum):
    """Files of a build (`ctipgraph.exports.FORMATS`)."""

    ttl = "ttl"
    trig = "trig"
    nt = "nt"
    nq = "nq"
    jsonld = "jsonld"
    graphml = "graphml"
    gexf = "gexf"
    facts = "facts"
    actors = "actors"


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


class Engine(StrEnum):
    """What does the work of a build."""

    here = "here"
    spark = "spark"


class FindingFormat(StrEnum):
    """Forms of a finding."""

    text = "text"
    markdown = "markdown"
    csv = "csv"
    json = "json"
    html = "html"


class Bibliography(StrEnum):
    """Forms of a bibliography."""

    csl = "csl"
    bibtex = "bibtex"


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
Endpoint = Annotated[str, typer.Option(metavar="URL", help="Ask this SPARQL endpoint in place of the data folder.")]
Form = Annotated[FindingFormat, typer.Option("--format", "-f", help="The form of the finding; html opens offline.")]
Out = Annotated[Path | None, typer.Option("--out", "-o", help="A file to write to, in place of the terminal.")]
