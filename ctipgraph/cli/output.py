"""Tables on the terminal and in files."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ctipgraph.records.rows import JOINT

Columns = Sequence[str]
Rows = Sequence[Sequence[str]]

STYLES = {"planned": "yellow", "claimed": "magenta", "inferred": "cyan", "denied": "red", "asserted": "green"}


def console(*, stderr: bool = False) -> Console:
    """Return a console that wraps nothing away and colours only for people (NO_COLOR is heeded)."""
    return Console(stderr=stderr, highlight=False, markup=False, soft_wrap=False)


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


def as_csv(columns: Columns, rows: Rows) -> str:
    """Return rows as CSV."""
    return _separated(columns, rows, ",")


def as_tsv(columns: Columns, rows: Rows) -> str:
    """Return rows as tab-separated values."""
    return _separated(columns, rows, "\t")


def _separated(columns: Columns, rows: Rows, delimiter: str) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows([list(columns), *rows])
    return text.getvalue()


def as_json(columns: Columns, rows: Rows) -> str:
    """Return rows as a JSON list of objects."""
    objects = [dict(zip(columns, row, strict=True)) for row in rows]
    return json.dumps(objects, ensure_ascii=False, indent=1) + "\n"


def as_markdown(columns: Columns, rows: Rows) -> str:
    r"""Return rows as a Markdown table.

    >>> print(as_markdown(["a"], [["x|y"]]), end="")
    | a |
    | --- |
    | x\|y |
    """
    lines = [
        columns,
        ["---"] * len(columns),
        *([cell.replace("|", "\\|").replace("\n", " ") for cell in row] for row in rows),
    ]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


WRITTEN: dict[str, Callable[[Columns, Rows], str]] = {
    "csv": as_csv,
    "tsv": as_tsv,
    "json": as_json,
    "markdown": as_markdown,
}
