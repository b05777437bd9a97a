"""A sheet that only remembers what is drawn on it, so that a figure's inside is tested without a plotting library."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ctipgraph.figures.frame import Body


class Remembered:
    """What was drawn, by kind."""

    def __init__(self) -> None:
        self.curves: list[tuple[object, ...]] = []
        self.shapes: list[tuple[object, ...]] = []
        self.boxes: list[tuple[object, ...]] = []
        self.texts: list[str] = []
        self.polygons: list[object] = []

    def curve(self, *given: object) -> None:
        self.curves.append(given)

    def shape(self, *given: object) -> None:
        self.shapes.append(given)

    def box(self, *given: object) -> None:
        self.boxes.append(given)

    def text(self, x: float, y: float, words: str, **how: object) -> None:
        self.texts.append(words)

    def polygon(self, points: object, colour: str) -> None:
        self.polygons.append(points)


Draw = Callable[[Body], Remembered]


@pytest.fixture
def draw() -> Draw:
    """Draw the inside of a figure and remember what was drawn."""

    def draw(body: Body) -> Remembered:
        sheet = Remembered()
        body.draw(sheet, 0.0)  # type: ignore[arg-type]
        return sheet

    return draw
