"""Lines and tables on the terminal, or as plain text in a file or a pipe."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from functools import lru_cache
from typing import IO, TYPE_CHECKING

from ctipgraph.records.rows import JOINT

if TYPE_CHECKING:
    from rich.console import Console

UNBROKEN = 10_000  # columns; no line is as long
Columns = Sequence[str]
Rows = Sequence[Sequence[str]]
Part = str | tuple[str, str]  # a text, or a text and its style

STYLES = {"planned": "yellow", "claimed": "magenta", "inferred": "cyan", "denied": "red", "asserted": "green"}
# what a terminal does not show but obeys; rich leaves the same out
_CONTROLS = dict.fromkeys(map(ord, "\a\b\v\f\r"))
_FOR_PEOPLE = ("FORCE_COLOR", "TTY_COMPATIBLE", "COLUMNS")  # variables that ask for lines as on a terminal


def is_for_people(stream: IO[str]) -> bool:
    """Say whether lines to a stream are seen by people; for a file or a pipe, rich need not be loaded."""
    return stream.isatty() or any(os.environ.get(name) for name in _FOR_PEOPLE)


def say(*parts: Part, style: str = "", whole: bool = False) -> None:
    """Print a line: with styles and broken to fit for people, plain and unbroken for a file or a pipe.

    `whole` keeps a line from being broken anywhere, for an address. Rich is not loaded where nobody sees its work.
    """
    texts = [part if isinstance(part, tuple) else (part, "") for part in parts]
    if not is_for_people(sys.stdout):
        sys.stdout.write("".join(text for text, _ in texts).translate(_CONTROLS) + "\n")
        return
    from rich.text import Text

    _console_of(sys.stdout).print(Text.assemble(*texts, style=style, overflow="fold"), soft_wrap=whole or None)


def console(*, stderr: bool = False) -> Console:
    """Return a console that colours only for people (NO_COLOR is heeded), and breaks no line of a file or pipe."""
    from rich.console import Console

    console = Console(stderr=stderr, highlight=False, markup=False, soft_wrap=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = UNBROKEN
    return console


@lru_cache(maxsize=1)
def _console_of(stream: IO[str]) -> Console:
    """One console for all lines to a stream."""
    return console()


def print_table(columns: Columns, rows: Rows, title: str = "") -> None:
    """Print rows as a table that fits the terminal."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, title=Text(title) if title else None, title_justify="left", title_style="bold")
    for column in columns:
        table.add_column(Text(column), overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell, style=STYLES.get(cell, "")) for cell in row))
    console().print(table)


def print_with_evidence(columns: Columns, rows: Rows, evidence: int, title: str) -> None:
    """Print each row as a line, and its evidence (the last `evidence` columns, and the fact) below it."""
    say(title, style="bold")
    shown = [index for index, name in enumerate(columns[:-evidence]) if name != "fact"]
    for row in rows:
        cells = ((f"{columns[index].replace('_', ' ')}: ", row[index]) for index in shown if row[index])
        say(*(part for name, cell in cells for part in ((name, "dim"), cell, "   ")))
        status, speaker, document, published, passage = row[-evidence:]
        if not status:
            say("    no fact", style="dim")
            continue
        said = f", says {speaker}" if speaker else ""
        passages = passage.replace(JOINT, "» «")
        below = f"{said}; {document} ({published}): «{passages}» {row[columns.index('fact')]}"
        say("    ", (status, STYLES.get(status, "")), below, style="dim")
