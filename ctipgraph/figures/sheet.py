"""A sheet on which curves, figures, boxes and texts are drawn, and written as SVG or PNG.

The same drawing gives the same bytes with the same version of matplotlib: no date, no name of a program, no setting
of the user's.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any

from ctipgraph.figures.fonts import Fonts
from ctipgraph.figures.plotting import library, own_settings
from ctipgraph.markup import in_sight, safe
from ctipgraph.networks.outlines import rings

PIXELS = 96  # in an inch: a length on a sheet is a CSS pixel
POINT = 72 / PIXELS
DENSITY = 200  # of a PNG, in dots to the inch
INK, QUIET, GROUND = "#1b2430", "#5b6673", "#ffffff"
# in widths of the line; as on the page (`views/page/look.js`)
DASHES: dict[str, Any] = {
    "solid": "solid", "dashed": (0, (5.4, 3.4)), "dotted": (0, (0.1, 2.4)), "dashdot": (0, (6, 2.7, 1.4, 2.7)),
    "sparse": (0, (2.7, 6)),
}  # fmt: skip
Point = tuple[float, float]


class Sheet:
    """A field from (0, 0), y downwards, in pixels, white as paper."""

    def __init__(self, width: float, height: float) -> None:
        self._lib = library()
        self.fonts = Fonts(self._lib)
        self.width, self.height = width, height
        with own_settings(self._lib):
            self._figure = self._lib.figure.Figure(figsize=(width / PIXELS, height / PIXELS), facecolor=GROUND)
            self._axes = self._figure.add_axes((0, 0, 1, 1))
        self._axes.set(xlim=(0, width), ylim=(height, 0))
        self._axes.set_axis_off()

    def curve(self, start: Point, by: Point, end: Point, line: str = "solid", colour: str = INK) -> None:
        """Draw a quadratic curve, solid, dashed or dotted."""
        path = self._lib.path.Path
        drawn = path([start, by, end], [path.MOVETO, path.CURVE3, path.CURVE3])
        cap = "round" if line == "dotted" else "butt"
        width = 1.5 if line == "dotted" else 1.1
        style = {"linestyle": DASHES.get(line, "solid"), "linewidth": width, "capstyle": cap}
        self._axes.add_patch(self._lib.patches.PathPatch(drawn, facecolor="none", edgecolor=colour, **style))

    def polygon(self, points: Sequence[Point], colour: str = INK) -> None:
        """Fill a polygon."""
        self._axes.add_patch(self._lib.patches.Polygon(points, closed=True, facecolor=colour, edgecolor="none"))

    def shape(self, name: str, x: float, y: float, radius: float, colour: str, fill: str = "full") -> None:
        """Draw a class's figure; `fill` is full, none, left, below or cross (a blank one that is crossed out)."""
        drawn = self._outline(name, x, y, radius, colour if fill == "full" else GROUND)
        self._axes.add_patch(drawn)
        if fill in ("left", "below"):
            half = self._outline(name, x, y, radius, colour)
            self._axes.add_patch(half)
            sides = {"left": (x - 2 * radius, y - 2 * radius), "below": (x - 2 * radius, y)}
            size = (2 * radius, 4 * radius) if fill == "left" else (4 * radius, 2 * radius)
            half.set_clip_path(self._lib.patches.Rectangle(sides[fill], *size, transform=self._axes.transData))
        if fill == "cross":
            for side in (-1, 1):
                one, other = (x - radius, y - side * radius), (x + radius, y + side * radius)
                self.curve(one, (x, y), other)

    def _outline(self, name: str, x: float, y: float, radius: float, colour: str) -> Any:
        path = self._lib.path.Path
        points, codes = [], []
        for ring in rings(name):
            points += [(x + px * radius, y + py * radius) for px, py in (*ring, ring[0])]
            codes += [path.MOVETO, *[path.LINETO] * (len(ring) - 1), path.CLOSEPOLY]
        return self._lib.patches.PathPatch(path(points, codes), facecolor=colour, edgecolor=INK, linewidth=0.6)

    def box(self, x: float, y: float, width: float, height: float, fill: str = GROUND, hatch: str = "") -> None:
        """Draw a rectangle, plain or hatched."""
        style = {"facecolor": fill, "edgecolor": QUIET, "linewidth": 0.6, "hatch": hatch or None}
        self._axes.add_patch(self._lib.patches.Rectangle((x, y), width, height, **style))

    def text(
        self, x: float, y: float, words: str, *, size: float = 10, side: str = "center", colour: str = INK,
        strong: bool = False, behind: bool = False,
    ) -> None:  # fmt: skip
        """Write a line, `size` pixels high, whose middle is at y; `side` is where x lies: left, center, right.

        `behind` puts paper behind it, so that no line runs through it.
        """
        shown = in_sight(words)
        file = str(self.fonts.of(shown, strong=strong))
        font = self._lib.font_manager.FontProperties(fname=file, size=size * POINT)
        paper = {"facecolor": GROUND, "edgecolor": "none", "pad": 0.7} if behind else None
        self._axes.text(
            x, y, shown, ha=side, va="center_baseline", color=colour, fontproperties=font, bbox=paper, parse_math=False
        )

    def width_of(self, words: str, size: float) -> float:
        """Return how wide a line is, in pixels."""
        font = self._lib.font_manager.FontProperties(fname=str(self.fonts.of(words)), size=size * POINT)
        return float(self._lib.textpath.TextPath((0, 0), words, prop=font).get_extents().width) / POINT

    def written(self, form: str, title: str, description: str) -> bytes:
        """Return the sheet as "svg" or "png", with its title and description inside."""
        sink = io.BytesIO()
        with own_settings(self._lib):
            self._figure.savefig(sink, format=form, dpi=DENSITY, metadata=_METADATA[form](title, description))
        return _accessible(sink.getvalue(), title, description) if form == "svg" else sink.getvalue()


_METADATA: dict[str, Any] = {
    "svg": lambda title, words: {"Date": None, "Creator": None, "Title": in_sight(title)},
    "png": lambda title, words: {"Software": None, "Title": in_sight(title), "Description": in_sight(words)},
}


def _accessible(svg: bytes, title: str, description: str) -> bytes:
    """An SVG with a title and a description for who listens, and without an address of a document type."""
    text = re.sub(r"<!DOCTYPE[^>]*>\s*", "", svg.decode(), count=1)
    head = re.search(r"<svg\b[^>]*>", text)
    if head is None:  # no SVG at all
        return svg
    opened = head[0][:-1] + ' role="img" aria-labelledby="title words">'
    words = f'\n<title id="title">{safe(title)}</title>\n<desc id="words">{safe(description)}</desc>'
    return (text[: head.start()] + opened + words + text[head.end() :]).encode()
