"""A fact as one flat row of strings: what streams of facts are sorted, kept and written as.

A row has the columns of `row_columns`, absent cells are empty. Cells with several items hold them joined by ITEM,
a passage's parts by PART, and a row on a line its cells by CELL: control characters that no record can hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ctipgraph.model.ids import digests
from ctipgraph.model.records import Fact, Location, Passage
from ctipgraph.ontology import Ontology

CELL, BREAK, ITEM, PART = "\x1f", "\x1e", "\x1d", "\x1c"
_PARTS = 5  # of a passage
_FIRST = ("id", "relation", "subject", "object", "status", "rank", "reason", "note", "curator", "reviewed_by", "review")
_LAST = ("documents", "evidence", "passages", "plain", "conflicts", "handle", "file", "line")
ID, RELATION, SUBJECT, OBJECT, STATUS, RANK = range(6)
Row = list[str]
Column = Sequence[str]
Columns = list[Column]  # of rows, in the order of `row_columns`


def row_columns(ontology: Ontology) -> tuple[str, ...]:
    """Return the columns of a row: the ontology's qualifiers stand among them.

    `evidence` are the ids of `passages`, `plain` says whether the fact is a plain triple too, and `conflicts`
    are the facts that it can't hold together with.

    >>> from ctipgraph.ontology import read_ontology
    >>> row_columns(read_ontology())[:5]
    ('id', 'relation', 'subject', 'object', 'status')
    """
    return (*_FIRST, *ontology.qualifiers, *_LAST)


def passage_cell(document: str, prefix: str, start: str, end: str, suffix: str) -> str:
    """Return a passage as part of a cell."""
    return PART.join((document, prefix, start, end, suffix))


def passage_parts(cells: Iterable[str]) -> Columns:
    """Return passages as columns: their documents, what comes before, how they start and end, what comes after.

    >>> passage_parts([passage_cell("d", "", "They met", "in May", "."), passage_cell("e", "", "So", "", "")])
    [['d', 'e'], ['', ''], ['They met', 'So'], ['in May', ''], ['.', '']]
    """
    parts = PART.join(cells).split(PART)
    return [parts[place::_PARTS] for place in range(_PARTS)]


def passage_ids(cells: Iterable[str]) -> list[str]:
    """Return the ids of passages from their cells.

    >>> passage = Passage("d", "They met", "in May")
    >>> passage_ids([passage_cell("d", "", "They met", "in May", "")]) == [passage.id]
    True
    """
    return [f"p-{made}" for made in digests([cell.replace(PART, CELL) for cell in cells])]


def to_line(row: Iterable[str]) -> str:
    r"""Return a row as one line, without its end.

    >>> to_line(["f-a", "two\nlines"])
    'f-a\x1ftwo\x1elines'
    """
    line = CELL.join(row)
    return line.replace("\n", BREAK) if "\n" in line else line


def from_line(line: str) -> Row:
    r"""Return the row of a line.

    >>> from_line("f-a\x1ftwo\x1elines")
    ['f-a', 'two\nlines']
    """
    return (line.replace(BREAK, "\n") if BREAK in line else line).split(CELL)


def from_lines(text: str) -> list[Row]:
    r"""Return the rows of lines that each have their end.

    >>> from_lines("f-a\x1ftwo\x1elines\nf-b\x1f\n")
    [['f-a', 'two\nlines'], ['f-b', '']]
    """
    lines = text.split("\n")
    lines.pop()
    return [line.split(CELL) for line in lines] if BREAK not in text else [from_line(line) for line in lines]


def to_lines(columns: Sequence[Column]) -> list[str]:
    r"""Return the rows of columns as lines, without their ends.

    >>> to_lines([["f-a", "f-b"], ["two\nlines", ""]])
    ['f-a\x1ftwo\x1elines', 'f-b\x1f']
    """
    lines = map(CELL.join, zip(*columns, strict=True))
    return [line.replace("\n", BREAK) if "\n" in line else line for line in lines]


def columns_of(text: str) -> Columns:
    r"""Return the columns of lines, one at least, that each have their end.

    >>> columns_of("f-a\x1ftwo\x1elines\nf-b\x1f\n")
    [['f-a', 'f-b'], ['two\nlines', '']]
    """
    width = text.count(CELL, 0, text.index("\n")) + 1
    text = text[:-1].replace("\n", CELL)
    cells = (text.replace(BREAK, "\n") if BREAK in text else text).split(CELL)
    return [cells[place::width] for place in range(width)]


def to_row(fact: Fact, ontology: Ontology, *, plain: bool = False, conflicts: Iterable[str] = ()) -> Row:
    """Return a fact as a row."""
    cells = [passage_cell(p.document, p.prefix, p.start, p.end, p.suffix) for p in fact.passages]
    return [
        fact.id, fact.relation, fact.subject, fact.object, fact.status, fact.rank, fact.reason, fact.note,
        fact.curator, fact.reviewed_by, fact.review,
        *(ITEM.join(fact.qualifiers.get(name, ())) for name in ontology.qualifiers),
        ITEM.join(fact.documents), ITEM.join(p.id for p in fact.passages), ITEM.join(cells),
        "true" if plain else "", ITEM.join(conflicts), fact.handle, fact.location.file, str(fact.location.line),
    ]  # fmt: skip


def to_fact(row: Row, ontology: Ontology) -> Fact:
    """Return the fact of a row, at the place where the row was read."""
    cells = dict(zip(row_columns(ontology), row, strict=True))
    location = Location(cells["file"], int(cells["line"] or 1))
    passages = [cell.split(PART) for cell in items(cells["passages"])]
    texts: dict[str, Any] = {name: cells[name] for name in (*_FIRST, "handle")}
    return Fact(
        **texts,
        location=location,
        passages=tuple(Passage(d, start, end, before, after, location) for d, before, start, end, after in passages),
        qualifiers={name: tuple(items(cells[name])) for name in ontology.qualifiers if cells[name]},
    )


def items(cell: str) -> list[str]:
    """Return the items of a cell, none of an empty one."""
    return cell.split(ITEM) if cell else []
