"""Communities as circles, and the facts between two of them as a band: a small SVG figure whose circles are links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import pi, sqrt

from ctipgraph.markup import safe
from ctipgraph.model.counting import counted
from ctipgraph.networks.layout import layout
from ctipgraph.networks.layout.discs import strongest
from ctipgraph.networks.picture import LETTER, wrapped

WIDTH = 900.0  # what a page of text has room for
COVERED = 0.07  # of the field, by circles
SMALLEST, LARGEST = 3.0, 44.0  # the radius of a circle
WIDEST = 12.0  # of a band
LINE, MARGIN = 13.0, 90.0  # there is room for a large circle and its name
DRAWN = 300  # bands; more of them are one grey


@dataclass(frozen=True, slots=True)
class Circle:
    """A community: its title, the name to stand below it, the address of its page, its size and that in words."""

    title: str
    name: str
    address: str
    actors: int
    size: str


Box = tuple[float, float, float, float]


def bands(circles: Sequence[Circle], ties: Mapping[tuple[int, int], int]) -> str:
    """Return the figure; areas follow the numbers of actors, widths those of facts, and names stand where they fit.

    :param ties: the number of facts between two communities, by their places in `circles`, the lower first

    >>> circles = [Circle("Hills", "Hills", "a.html", 9, "9 actors"), Circle("<i>", "I", "b.html", 1, "1 actor")]
    >>> figure = bands(circles, {(0, 1): 2})
    >>> figure.count("<a "), figure.count("<line "), "<i>" in figure
    (2, 1, False)
    """
    places, height = _places(len(circles), ties)
    share = COVERED * WIDTH * height / (pi * max(1, sum(circle.actors for circle in circles)))
    radius = [min(LARGEST, max(SMALLEST, sqrt(share * circle.actors))) for circle in circles]
    names = _names(circles, places, radius)
    widest = sorted(ties.items(), key=lambda tie: (-tie[1], tie[0]))[:DRAWN]
    drawn = [_band(circles, places, pair, count, widest[0][1]) for pair, count in reversed(widest)]
    drawn += [_circle(*found) for found in zip(circles, places, radius, strict=True)]
    drawn += [_name(*found) for found in names]
    told = f"{counted(len(circles), 'part')}, {counted(sum(ties.values()), 'fact')} between them"
    most = f" The {DRAWN} widest of {len(ties):,} bands are drawn." if len(ties) > DRAWN else ""
    named = "All stand" if len(names) == len(circles) else f"{len(names):,} of {len(circles):,} names fit; all stand"
    return (
        f'<figure>\n<svg viewBox="0 0 {WIDTH:.0f} {height:.0f}" width="{WIDTH:.0f}" role="group" '
        f'aria-labelledby="bands-title">\n<title id="bands-title">{safe(told)}</title>\n'
        + "\n".join(drawn)
        + "\n</svg>\n<figcaption>A circle is a part: the larger, the more actors. A band stands for all facts between "
        f"two: the wider, the more.{most} A click opens a part. {named} in the table below.</figcaption>\n</figure>"
    )


def _places(count: int, ties: Mapping[tuple[int, int], int]) -> tuple[list[tuple[float, float]], float]:
    """Where circles stand, near to those that they have most facts with, in a field of the page's width; its height."""
    places = layout([str(n) for n in range(count)], strongest(ties))
    (left, right), (top, bottom) = (
        (min((place[axis] for place in places.values()), default=0), max((p[axis] for p in places.values()), default=0))
        for axis in (0, 1)
    )
    scale = min(1.0, (WIDTH - 2 * MARGIN) / max(1, right - left))
    indent = (WIDTH - scale * (right - left)) / 2
    found = [
        (indent + scale * (places[str(n)][0] - left), MARGIN + scale * (places[str(n)][1] - top)) for n in range(count)
    ]
    return found, scale * (bottom - top) + 2 * MARGIN


def _names(
    circles: Sequence[Circle], places: Sequence[tuple[float, float]], radius: Sequence[float]
) -> list[tuple[Sequence[str], float, float]]:
    """The lines of names, the middle and the top of each: the largest first, clear of circles and of each other."""
    taken: list[Box] = [(x - r, y - r, x + r, y + r) for (x, y), r in zip(places, radius, strict=True)]
    found: list[tuple[Sequence[str], float, float]] = []
    for n in sorted(range(len(circles)), key=lambda n: (-circles[n].actors, n)):
        (x, y), r, lines = places[n], radius[n] + 1, wrapped(circles[n].name)
        half, high = max(map(len, lines), default=0) * LETTER / 2, LINE * len(lines)
        for middle, top in ((x, y + r), (x, y - r - high), (x + r + half, y - high / 2), (x - r - half, y - high / 2)):
            box = middle - half, top, middle + half, top + high
            if box[0] > 0 and box[2] < WIDTH and box[1] > 0 and not any(_overlap(box, other) for other in taken):
                taken.append(box)
                found.append((lines, middle, top))
                break
    return found


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _band(
    circles: Sequence[Circle], places: Sequence[tuple[float, float]], pair: tuple[int, int], count: int, most: int
) -> str:
    (ax, ay), (bx, by) = (places[n] for n in pair)
    told = f"{circles[pair[0]].title}; {circles[pair[1]].title}: {counted(count, 'fact')}"
    share = count / most
    return (
        f'<line x1="{ax:.0f}" y1="{ay:.0f}" x2="{bx:.0f}" y2="{by:.0f}" stroke="currentColor" '
        f'stroke-width="{0.5 + (WIDEST - 0.5) * share:.1f}" stroke-opacity="{0.04 + 0.3 * share:.2f}">'
        f"<title>{safe(told)}</title></line>"
    )


def _circle(circle: Circle, place: tuple[float, float], radius: float) -> str:
    return (
        f'<a href="{safe(circle.address)}"><title>{safe(f"{circle.title}: {circle.size}")}</title>'
        f'<circle cx="{place[0]:.0f}" cy="{place[1]:.0f}" r="{radius:.1f}" fill="#4a90c8" stroke="#0a58a8"/></a>'
    )


def _name(lines: Sequence[str], x: float, top: float) -> str:
    rows = (f'<tspan x="{x:.0f}" y="{top + LINE * n - 3:.0f}">{safe(line)}</tspan>' for n, line in enumerate(lines, 1))
    return f"<text>{''.join(rows)}</text>"
