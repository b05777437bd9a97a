"""What the facts stand on: `evidence`, `anchor`, `coverage`, `conflicts`, `agreement`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ctipgraph.cli.options import DataOption, Ontology, Texts

commands = typer.Typer(rich_markup_mode=None)


@commands.command(epilog="Example: ctipgraph evidence f-7jodj7dapc7a --texts ~/texts")
def evidence(
    fact: Annotated[str, typer.Argument(help="A fact, by its id.")],
    data: DataOption = Path("data"),
    texts: Texts = None,
    ontology: Ontology = None,
) -> None:
    """Show a fact's passages: the paragraph with the passage marked, and a link that opens it."""
    from ctipgraph.cli.evidence import run_evidence

    run_evidence(data, texts, ontology, fact)


@commands.command(epilog='Example: ctipgraph anchor kpl-2014-07-19 "current donors … Sweden" --texts ~/texts')
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


@commands.command(epilog="Example: ctipgraph coverage kpl-2014-07-19 --texts ~/texts")
def coverage(
    document: Annotated[str, typer.Argument(help="A document, by its id.")],
    data: DataOption = Path("data"),
    texts: Texts = None,
    ontology: Ontology = None,
) -> None:
    """Show which sentences of a document carry no fact and no mark that they hold none."""
    from ctipgraph.cli.reviewing import run_coverage

    run_coverage(data, texts, ontology, document)


@commands.command(epilog="Example: ctipgraph conflicts")
def conflicts(data: DataOption = Path("data"), texts: Texts = None, ontology: Ontology = None) -> None:
    """Show the facts that cannot both hold, side by side with their evidence."""
    from ctipgraph.cli.reviewing import run_conflicts

    run_conflicts(data, texts, ontology)


@commands.command(epilog="Example: ctipgraph agreement coder-a.yaml coder-b.yaml")
def agreement(
    one: Annotated[Path, typer.Argument(help="A fact file.")],
    other: Annotated[Path, typer.Argument(help="Another one, on the same document.")],
    ontology: Ontology = None,
) -> None:
    """Compare two codings of one document: what differs, and Krippendorff's alpha for each relation."""
    from ctipgraph.cli.reviewing import run_agreement

    run_agreement(one, other, ontology)
