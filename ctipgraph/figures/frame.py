"""What every figure has around it: a title, a legend and a caption that says what it shows of which data."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ctipgraph.errors import CtipgraphError
from ctipgraph.figures.sheet import QUIET, Sheet
from ctipgraph.model import Corpus
from ctipgraph.model.counting import counted

MARGIN, TITLE, LINE, KEY = 16.0, 18.0, 15.0, 18.0
KEY_WIDTH = 206.0  # room for a sign of the legend and its words
LETTER = 5.6  # the width of a letter of the caption, about
MOST = 5_000  # lines or signs; of more nobody tells one from another
Draw = Callable[[Sheet, float, float], None]


@dataclass(frozen=True, slots=True)
class Key:
    """A sign of the legend, drawn into a field of 26 by 12 pixels around a point, and its words."""

    words: str
    draw: Draw


@dataclass(frozen=True, slots=True)
class Body:
    """The inside of a figure: its size, how it is drawn below a given height, its legend, and what has to be said."""

    width: float
    height: float
    draw: Callable[[Sheet, float], None]
    keys: Sequence[Key]
    remarks: Sequence[str]


def expect_readable(count: int, what: str) -> None:
    """Raise CtipgraphError where so much would be drawn that nothing can be read from it."""
    if count > MOST:
        raise CtipgraphError(
            f"the figure would show {count:,} {what}, more than the {MOST:,} that can be told apart; draw a part, as "
            "with --actor, --from and --to, or take the page: ctipgraph view"
        )


def framed(body: Body, title: str, caption: str) -> Sheet:
    """Return a sheet with the body, its title above, its legend and caption below."""
    width = max(body.width, 2 * KEY_WIDTH) + 2 * MARGIN
    letters = int((width - 2 * MARGIN) / LETTER)
    heads, lines = textwrap.wrap(title, int(letters * 0.75)), textwrap.wrap(caption, letters)
    across = max(1, int((width - 2 * MARGIN) // KEY_WIDTH))
    rows = -(-len(body.keys) // across)
    top = MARGIN + TITLE * len(heads) + 8
    below = top + body.height + 12
    sheet = Sheet(width, below + rows * KEY + 10 + len(lines) * LINE + MARGIN)
    for number, line in enumerate(heads):
        sheet.text(MARGIN, MARGIN + TITLE * (number + 0.5), line, size=14, side="left", strong=True)
    body.draw(sheet, top)
    for number, key in enumerate(body.keys):
        x, y = MARGIN + KEY_WIDTH * (number % across), below + KEY * (number // across + 0.5)
        key.draw(sheet, x + 13, y)
        sheet.text(x + 32, y, key.words, size=10, side="left")
    for number, line in enumerate(lines):
        y = below + rows * KEY + 10 + LINE * (number + 0.5)
        sheet.text(MARGIN, y, line, size=10, side="left", colour=QUIET)
    return sheet


def caption(corpus: Corpus, selection: str, remarks: Sequence[str], facts: int) -> str:
    """Return what a figure shows of which data: selection, remarks, number of facts, data set and version."""
    whole, dataset = corpus.selected_from or corpus, corpus.dataset
    dates = sorted(corpus.documents[name].published for fact in corpus.facts for name in fact.documents)
    written = f", from documents of {' to '.join(dict.fromkeys((dates[0], dates[-1])))}" if dates else ""
    version = f", version {dataset.version}" if dataset.version else ", of no version"
    return " ".join(
        (
            f"{selection.rstrip('.') or 'All facts'}.",
            *remarks,
            f"{facts:,} of {counted(len(whole.facts), 'fact')}{written}.",
            f"Data: {dataset.title}{version}.",
        )
    )
