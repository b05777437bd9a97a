"""The outlines of the figures that stand for classes: those of the page, for pictures that Python draws."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from math import atan2, cos, pi, sin, sqrt

from ctipgraph.resources import page_folder

STEPS = 12  # points of an arc or a curve
Point = tuple[float, float]
_ARGUMENTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "A": 7}


@cache
def outlines() -> dict[str, str]:
    """Return the page's figures, by name: paths of SVG in a box from -1 to 1.

    >>> outlines()["square"]
    'M-.84-.84H.84V.84H-.84Z'
    """
    text = (page_folder() / "shapes.js").read_text("utf-8")
    return dict(re.findall(r'^  (\w+): "([^"]+)",$', text, re.MULTILINE))


@cache
def rings(name: str) -> tuple[tuple[Point, ...], ...]:
    """Return a figure as closed rings of points; one inside another, which runs the other way round, is a hole.

    A name that there is not is a circle, as on the page.

    >>> [len(ring) for ring in rings("square")]
    [4]
    """
    known = outlines()
    return tuple(tuple(_points(part)) for part in known.get(name, known["ring"].split("Z")[0] + "Z").split("Z") if part)


def _points(path: str) -> Iterator[Point]:
    """The points of a path of absolute commands: https://www.w3.org/TR/SVG2/paths.html#PathData."""
    x = y = 0.0
    for command, text in re.findall(r"([A-Z])([^A-Z]*)", path):
        numbers = [float(number) for number in re.findall(r"-?\d*\.?\d+", text)]
        size = _ARGUMENTS[command]
        for at in range(0, len(numbers), size):
            given = numbers[at : at + size]
            if command == "C":
                yield from _cubic((x, y), given)
            elif command == "A":
                yield from _arc((x, y), given)
            x = x if command == "V" else given[-2] if size > 1 else given[0]
            y = y if command == "H" else given[-1]
            if command not in "CA":
                yield x, y


def _cubic(start: Point, given: list[float]) -> Iterator[Point]:
    ends = (start, *zip(given[::2], given[1::2], strict=True))
    for step in range(1, STEPS + 1):
        t = step / STEPS
        shares = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        yield (
            sum(share * end[0] for share, end in zip(shares, ends, strict=True)),
            sum(share * end[1] for share, end in zip(shares, ends, strict=True)),
        )


def _arc(start: Point, given: list[float]) -> Iterator[Point]:
    """A part of a circle: https://www.w3.org/TR/SVG2/implnote.html#ArcConversionEndpointToCenter."""
    radius, _, _, large, sweep, x, y = given
    dx, dy = (start[0] - x) / 2, (start[1] - y) / 2
    half = dx * dx + dy * dy
    away = sqrt(max(0.0, radius * radius - half) / half) * (-1 if bool(large) == bool(sweep) else 1)
    cx, cy = away * dy + (start[0] + x) / 2, -away * dx + (start[1] + y) / 2
    first, last = atan2(start[1] - cy, start[0] - cx), atan2(y - cy, x - cx)
    if sweep and last <= first:
        last += 2 * pi
    if not sweep and last >= first:
        last -= 2 * pi
    for step in range(1, STEPS + 1):
        angle = first + (last - first) * step / STEPS
        yield cx + radius * cos(angle), cy + radius * sin(angle)
