"""Actors in a figure: a shape for the type, and the name below it."""

from __future__ import annotations

from collections.abc import Iterable

from ctipgraph.figures.frame import MARGIN, Draw, Key
from ctipgraph.figures.sheet import Sheet
from ctipgraph.findings.tables.cells import in_order
from ctipgraph.model import Corpus
from ctipgraph.networks.picture import Figure

LINE = 11.5
NAME = 9.6  # pixels: so that the longest line of a name fits its room


def draw_actor(sheet: Sheet, figure: Figure, top: float) -> None:
    """Draw an actor's figure with its name below."""
    x, y = figure.x + MARGIN, figure.y + top
    sheet.shape(figure.shape, x, y, figure.radius, figure.colour)
    for number, line in enumerate(figure.name):
        sheet.text(x, y + figure.radius + LINE * (number + 0.6), line, size=NAME, behind=True)


def type_keys(corpus: Corpus, figures: Iterable[Figure]) -> list[Key]:
    """Return the legend of the types of actors; types of one look share a line."""
    looks: dict[tuple[str, str], list[str]] = {}
    kinds = {figure.kind: (figure.shape, figure.colour) for figure in figures}
    for name in in_order(corpus, kinds):
        looks.setdefault(kinds[name], []).append(corpus.ontology.classes[name].label)
    return [Key(", ".join(labels), _shape(*look)) for look, labels in looks.items()]


def _shape(shape: str, colour: str) -> Draw:
    return lambda sheet, x, y: sheet.shape(shape, x, y, 6, colour)
