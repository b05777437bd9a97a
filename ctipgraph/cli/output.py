"""Tables on the terminal."""

from __future__ import annotations

import os
from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ctipgraph.records.rows import JOINT

UNBROKEN = 10_000  # columns; no line is as long
Columns = Sequence[str]
Rows = Sequence[Sequence[str]]

STYLES = {"planned": "yellow", "claimed": "magenta", "inferred": "cyan", "denied": "red", "asserted": "green"}


def console(*, stderr: bool = False) -> Console:
    """Return a console that colours only for people (NO_COLOR is heeded), and breaks no line of a file or pipe."""
    console = Console(stderr=stderr, highlight=False, markup=False, soft_wrap=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = UNBROKEN
    return console


def print_table(columns: Columns, rows: Rows, title: str = "") -> None:
    """Print rows as a table that fits the terminal."""
    table = Table(box=box.SIMPLE_HEAD, title=Text(title) if title else None, title_justify="left", title_style="bold")
    for column in columns:
        table.add_column(Text(column), overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell, style=STYLES.get(cell, "")) for cell in row))
    console().print(table)


def print_with_evidence(columns: Columns, rows: Rows, evidence: int, title: str) -> None:
    """Print each row as a line, and its evidence (the last `evidence` columns, and the fact) below it."""
    out = console()
    out.print(Text(title, style="bold"), "")
    shown = [index for index, name in enumerate(columns[:-evidence]) if name != "fact"]
    for row in rows:
        line = Text(overflow="fold")
        for index in shown:
            if row[index]:
                line.append(f"{columns[index].replace('_', ' ')}: ", style="dim").append(row[index]).append("   ")
        out.print(line)
        status, speaker, document, published, passage = row[-evidence:]
        said = f", says {speaker}" if speaker else ""
        below = Text("    ", style="dim", overflow="fold")
        passages = passage.replace(JOINT, "» «")
        below.append(status, style=STYLES.get(status, "")).append(f"{said}; {document} ({published}): «{passages}» ")
        out.print(below.append(row[columns.index("fact")]) if status else Text("    no fact", style="dim"))
