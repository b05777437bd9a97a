"""The 4P coverage matrix as a still figure: what documents name for whom; a blank field is not named."""

from __future__ import annotations

from ctipgraph.errors import NotFoundError
from ctipgraph.figures.frame import MARGIN, Body, Draw, Key
from ctipgraph.figures.sheet import GROUND, Sheet
from ctipgraph.findings.tables.cells import Value, all_pillars
from ctipgraph.findings.tables.coverage import coverage_lines
from ctipgraph.model import Corpus
from ctipgraph.networks.picture import wrapped
from ctipgraph.records.rows import label

NAMES, FIELD, HEAD, LINE, PAD = 190.0, 150.0, 26.0, 12.5, 9.0
LETTERS = 24  # of a line in a field
# how a field looks by the best that is known, best first: fill and hatch, told apart in grey
LOOKS = {
    "asserted": ("#b9d3ea", ""),
    "claimed": (GROUND, "...."),
    "planned": (GROUND, "////"),
    "inferred": (GROUND, "||||"),
    "denied": (GROUND, "xxxx"),
}


def coverage_body(corpus: Corpus) -> tuple[Body, int]:
    """Return the inside of the figure, and how many facts it shows.

    Raises NotFoundError where there is neither a topic nor an undertaking.
    """
    lines = coverage_lines(corpus)
    if not lines:
        raise NotFoundError("no document of this selection names a topic for anybody; widen the years or the actor")
    names = all_pillars(corpus)
    rows = []
    for id_, line in lines.items():
        fields = [_words(line.get(name, [])) for name in names]
        title = wrapped(label(corpus, id_), 30, 3)
        rows.append((title, fields, [_best(line.get(name, [])) for name in names], _height([title, *fields])))
    used = {status for _, _, statuses, _ in rows for status in statuses if status}

    def draw(sheet: Sheet, top: float) -> None:
        for column, name in enumerate(names):
            x = MARGIN + NAMES + FIELD * (column + 0.5)
            sheet.text(x, top + HEAD / 2, corpus.ontology.concepts[name].label, size=11.5, strong=True)
        y = top + HEAD
        for title, fields, statuses, height in rows:
            _written(sheet, MARGIN, y + height / 2, title, "left")
            for column, (words, status) in enumerate(zip(fields, statuses, strict=True)):
                x = MARGIN + NAMES + FIELD * column
                sheet.box(x, y, FIELD, height, *LOOKS.get(status, (GROUND, "")))
                _written(sheet, x + FIELD / 2, y + height / 2, words, "center", behind=status not in ("", "asserted"))
            y += height

    keys = [Key(status, _look(status)) for status in LOOKS if status in used]
    keys.append(Key("not named by any document", _look("")))
    remarks = [
        "A P counts as named where a document names it or a topic below it; the topics stand in the field, "
        "those that are not simply asserted with their status. "
        "A blank field means that no document names it, not that there is none."
    ]
    facts = {fact.id for line in lines.values() for name in names for _, fact in line.get(name, ())}
    height = HEAD + sum(row[3] for row in rows)
    return Body(NAMES + FIELD * len(names), height, draw, keys, remarks), len(facts)


def _words(values: list[Value]) -> list[str]:
    order = list(LOOKS)
    ranked = sorted(values, key=lambda value: (order.index(value[1].status), value[0]))
    told = dict.fromkeys(text if fact.status == "asserted" else f"{text} ({fact.status})" for text, fact in ranked)
    return [line for text in told for line in wrapped(text, LETTERS, 2)]


def _best(values: list[Value]) -> str:
    return min((fact.status for _, fact in values), key=list(LOOKS).index, default="")


def _height(cells: list[list[str]]) -> float:
    return max(len(lines) for lines in cells) * LINE + 2 * PAD


def _written(sheet: Sheet, x: float, y: float, lines: list[str], side: str, behind: bool = False) -> None:
    """Lines around a height; on a hatched field with paper behind them."""
    for number, line in enumerate(lines):
        sheet.text(x, y + LINE * (number - (len(lines) - 1) / 2), line, size=10, side=side, behind=behind)


def _look(status: str) -> Draw:
    fill, hatch = LOOKS.get(status, (GROUND, ""))
    return lambda sheet, x, y: sheet.box(x - 13, y - 6, 26, 12, fill, hatch)
