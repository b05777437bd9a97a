"""Findings and tables as text for a terminal, Markdown, CSV and JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict

from ctipgraph.findings.finding import Cell, Cited, Finding, Section
from ctipgraph.records.rows import harmless

Columns = Sequence[str]
Rows = Sequence[Sequence[object]]


def as_csv(columns: Columns, rows: Rows) -> str:
    """Return rows as CSV."""
    return _separated(columns, rows, ",")


def as_tsv(columns: Columns, rows: Rows) -> str:
    """Return rows as tab-separated values."""
    return _separated(columns, rows, "\t")


def _separated(columns: Columns, rows: Rows, delimiter: str) -> str:
    import csv
    import io

    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows([list(columns), *rows])
    return text.getvalue()


def as_json(columns: Columns, rows: Rows) -> str:
    """Return rows as a JSON list of objects."""
    return _json([dict(zip(columns, row, strict=True)) for row in rows])


def as_markdown(columns: Columns, rows: Rows) -> str:
    r"""Return rows as a Markdown table.

    >>> print(as_markdown(["a"], [["x|y"]]), end="")
    | a |
    | --- |
    | x\|y |
    """
    lines = [columns, ["---"] * len(columns), *([_inline(cell) for cell in row] for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


TABLE_FORMS: dict[str, Callable[[Columns, Rows], str]] = {
    "csv": as_csv,
    "tsv": as_tsv,
    "json": as_json,
    "markdown": as_markdown,
}


def finding_as_text(finding: Finding) -> str:
    """Return a finding as lines, below each row the facts that it rests on: in full once, then by their ids.

    >>> from ctipgraph.findings.finding import Row
    >>> one = Cited("f-1", "A funds B", "planned", "", False, ())
    >>> row = Row(("A", 2014), (one,))
    >>> section = Section("Funders", ("who", "year"), (row,))
    >>> print(finding_as_text(Finding("Who funds B", "rests on 1 fact", (section,))))
    Who funds B
    rests on 1 fact
    <BLANKLINE>
    Funders
      who: A   year: 2014
          A funds B [planned] f-1
    <BLANKLINE>
    """
    return "".join(f"{line}\n" for line in _text_lines(finding))


def _text_lines(finding: Finding) -> Iterator[str]:
    yield from (finding.title, finding.basis, *finding.notes)
    told: set[str] = set()
    for section in finding.sections:
        yield from ("", section.heading, *([f"  {section.note}"] if section.note else []))
        if not section.rows:
            yield f"  {section.empty}"
        for row in section.rows:
            pairs = zip(section.columns, row.cells, strict=True)
            yield "  " + "   ".join(f"{name}: {_one_line(cell)}" for name, cell in pairs if cell != "")
            if again := [fact.id for fact in row.facts if fact.id in told]:
                yield f"      as above: {', '.join(again)}"
            for fact in row.facts:
                if fact.id not in told:
                    told.add(fact.id)
                    yield f"      {_words(fact)} {fact.id}"
                    yield from (f"        «{s.anchor}» {s.document} ({s.published})" for s in fact.sources)


def _words(fact: Cited) -> str:
    said = f", says {fact.speaker}" if fact.speaker else ""
    return f"{fact.sentence} [{fact.status}{said}{', in conflict' if fact.conflicting else ''}]"


def finding_as_markdown(finding: Finding) -> str:
    """Return a finding as Markdown: tables whose rows point to a numbered list of the facts."""
    numbers = {fact.id: number for number, fact in enumerate(finding.facts(), start=1)}
    parts = [f"# {_inline(finding.title)}", *map(_inline, (finding.basis, *finding.notes))]
    for section in finding.sections:
        parts.append(f"## {_inline(section.heading)}")
        parts.extend([_inline(section.note)] if section.note else [])
        parts.append(_markdown_table(section, numbers) if section.rows else section.empty)
    if numbers:
        parts += ["## Evidence", "\n".join(f"{numbers[fact.id]}. {_cited(fact)}" for fact in finding.facts())]
    return "\n\n".join(part.rstrip("\n") for part in parts) + "\n"


def _markdown_table(section: Section, numbers: dict[str, int]) -> str:
    rows = [(*row.cells, ", ".join(str(numbers[fact.id]) for fact in row.facts)) for row in section.rows]
    evidence = any(row[-1] for row in rows)
    return as_markdown(
        (*section.columns, "evidence")[: None if evidence else -1], [r if evidence else r[:-1] for r in rows]
    )


def _cited(fact: Cited) -> str:
    sources = "; ".join(_linked(f"«{s.anchor}» {s.citation}", s.link) for s in fact.sources)
    return f"{_inline(_words(fact))} `{fact.id}`. {sources}"


def _linked(text: str, link: str) -> str:
    return f"[{_inline(text)}](<{link}>)" if link else _inline(text)


def _inline(cell: object) -> str:
    """Text that is no markup: what Markdown or HTML would read as such is escaped."""
    text = _one_line(cell)
    for sign in "\\`*_[]<|":
        text = text.replace(sign, "\\" + sign)
    return text.replace("&", "&amp;")


def _one_line(cell: object) -> str:
    return " ".join(str(cell).split())


def finding_as_csv(finding: Finding) -> str:
    """Return a finding as one table: the section, its columns (of all sections), and the ids of the facts.

    Cells that a spreadsheet would run have an apostrophe before them.
    """
    columns = list(dict.fromkeys(name for section in finding.sections for name in section.columns))
    rows = []
    for section in finding.sections:
        for row in section.rows:
            cells = dict(zip(section.columns, row.cells, strict=True))
            documents = dict.fromkeys(source.document for fact in row.facts for source in fact.sources)
            facts = " ".join(fact.id for fact in row.facts)
            told = (cells.get(name, "") for name in columns)
            rows.append([section.heading, *map(_harmless, told), facts, " ".join(documents)])
    return as_csv(["section", *columns, "facts", "documents"], rows)


def _harmless(cell: Cell) -> Cell:
    return harmless(cell) if isinstance(cell, str) else cell


def finding_as_json(finding: Finding) -> str:
    """Return a finding as a JSON object; rows name facts by their ids, which `evidence` tells of."""
    sections = [
        {
            "heading": section.heading,
            "note": section.note,
            "rows": [
                {**dict(zip(section.columns, row.cells, strict=True)), "facts": [fact.id for fact in row.facts]}
                for row in section.rows
            ],
        }
        for section in finding.sections
    ]
    return _json(
        {
            "title": finding.title,
            "basis": finding.basis,
            "notes": list(finding.notes),
            "sections": sections,
            "evidence": {fact.id: asdict(fact) for fact in finding.facts()},
        }
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


FINDING_FORMS: dict[str, Callable[[Finding], str]] = {
    "text": finding_as_text,
    "markdown": finding_as_markdown,
    "csv": finding_as_csv,
    "json": finding_as_json,
}
