"""The picture of the two articles' graph is the one that was looked at: each figure and line, and the pixels.

Letters are left out, since every machine has its own fonts. What differs in less than `TOLERATED` of the pixels that
are drawn on is the rim of a line, which every browser smooths in its own way.
"""

from __future__ import annotations

import base64
import os
import re
import struct
import xml.etree.ElementTree as ET
import zlib
from pathlib import Path

import pytest

from ctipgraph.views.view import to_view

GOLDEN = Path(__file__).parent.parent / "golden"
TOLERATED = 0.02
NO_LETTERS = "CanvasRenderingContext2D.prototype.fillText = CanvasRenderingContext2D.prototype.strokeText = () => {};"
# a picture of the same size whatever room the fonts of this machine leave it
SAME_SIZE = """
() => Object.assign(document.getElementById("stage").style, {
  position: "fixed", left: "264px", top: "80px", width: "1000px", height: "660px",
})
"""
PIXELS = """
() => {
  const small = document.createElement("canvas");
  [small.width, small.height] = [500, 330];
  const context = small.getContext("2d");
  context.imageSmoothingQuality = "high";
  context.drawImage(document.getElementById("picture"), 0, 0, 500, 330);
  const { data } = context.getImageData(0, 0, 500, 330);
  return btoa(Array.from(data, (one) => String.fromCharCode(one)).join(""));
}
"""
READ = """
async (base64) => {
  const image = new Image();
  image.src = "data:image/png;base64," + base64;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [image.width, image.height];
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  return btoa(Array.from(data, (one) => String.fromCharCode(one)).join(""));
}
"""


@pytest.fixture
def open_picture(corpus, open_view, state):
    """The data set's page with a picture of 1000 x 660, and no letters on it."""

    def open_(at="", **options):
        page = open_view(to_view(corpus, corpus), at=at, init=NO_LETTERS, **options)
        page.evaluate(SAME_SIZE)
        page.wait_for_timeout(100)
        state(page)
        return page

    return open_


def few_colours(pixels: bytes) -> bytes:
    """RGBA -> RGB, each channel in ten steps."""
    return bytes(round(value / 255 * 9) * 255 // 9 for n, value in enumerate(pixels) if n % 4 != 3)


def png(rgb: bytes, width: int, height: int) -> bytes:
    """A PNG with a palette: https://www.w3.org/TR/png-3/."""
    points = [rgb[n : n + 3] for n in range(0, len(rgb), 3)]
    palette = sorted(set(points))
    assert len(palette) <= 256
    number = {colour: n for n, colour in enumerate(palette)}
    rows = b"".join(
        b"\0" + bytes(number[point] for point in points[row * width : (row + 1) * width]) for row in range(height)
    )

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = chunk(b"IHDR", head) + chunk(b"PLTE", b"".join(palette)) + chunk(b"IDAT", zlib.compress(rows, 9))
    return b"\x89PNG\r\n\x1a\n" + parts + chunk(b"IEND", b"")


def share_that_differs(one: bytes, other: bytes) -> float:
    """Of the pixels that are drawn on in either, those that are plainly another colour."""
    ground = one[:3]
    drawn = differing = 0
    for n in range(0, len(one), 3):
        a, b = one[n : n + 3], other[n : n + 3]
        if a != ground or b != ground:
            drawn += 1
            differing += max(abs(x - y) for x, y in zip(a, b, strict=True)) > 80
    return differing / drawn


@pytest.mark.parametrize(
    ("name", "at", "scheme"),
    [("network", "", "light"), ("network-dark", "", "dark"), ("comparison", "#compare=2014,2024", "light")],
)
def test_its_pixels_are_those_that_were_looked_at(open_picture, name, at, scheme):
    page = open_picture(at, color_scheme=scheme)
    now = few_colours(base64.b64decode(page.evaluate(PIXELS)))
    file = GOLDEN / f"page-{name}.png"
    if os.environ.get("CTIPGRAPH_RENEW"):
        file.write_bytes(png(now, 500, 330))
    golden = few_colours(base64.b64decode(page.evaluate(READ, base64.b64encode(file.read_bytes()).decode())))
    assert share_that_differs(golden, now) < TOLERATED, "look at both; tests/golden/README.md says how to renew it"


def test_its_figures_and_lines_are_those_that_were_looked_at(open_picture, golden):
    page = open_picture("#open=take")
    with page.expect_download() as made:
        page.click("#panel [data-file='picture.svg']")
    root = ET.parse(made.value.path()).getroot()  # noqa: S314 - made by the page under test
    lines = []
    for fact in root.iterfind(".//*[@id='facts']/*[@data-fact]"):
        curve = fact.find("{*}path")
        arrow = "arrow" if fact.find("{*}polygon") is not None else "plain"
        look = f"{curve.get('stroke')} dashes {curve.get('stroke-dasharray')} {arrow}"
        lines.append(f"{fact.get('data-fact')}: {look} {in_whole_numbers(curve.get('d'))}")
    for actor in root.iterfind(".//*[@id='actors']/*[@data-actor]"):
        place = in_whole_numbers(actor.get("transform"))
        lines.append(f"{actor.get('data-actor')}: {actor.get('fill')} {place} {actor.get('d')}")
    golden("page-network.txt", "\n".join(lines) + "\n")


def in_whole_numbers(text):
    return re.sub(r"-?\d+\.\d+", lambda found: str(round(float(found[0]))), text)
