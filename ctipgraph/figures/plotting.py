"""The one door to matplotlib: its modules that are used, loaded when a figure is drawn."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from ctipgraph.errors import MissingExtraError

# a fixed salt for the ids in an SVG, and text as outlines: the same bytes, and the same look without the font
SETTINGS = {"svg.hashsalt": "ctipgraph", "svg.fonttype": "path", "path.simplify": False, "hatch.linewidth": 0.6}


@dataclass(frozen=True, slots=True, eq=False)
class Library:
    """matplotlib and the modules of it that are used."""

    matplotlib: Any
    figure: Any
    patches: Any
    path: Any
    font_manager: Any
    ft2font: Any
    textpath: Any

    def fonts(self) -> list[Any]:
        """Return what the library knows of the fonts of this machine."""
        return list(self.font_manager.fontManager.ttflist)

    def signs(self, path: Path) -> frozenset[int]:
        """Return the code points that a font has; none where it can't be read."""
        try:
            return frozenset(self.ft2font.FT2Font(str(path)).get_charmap())
        except (OSError, RuntimeError):
            return frozenset()


def library() -> Library:
    """Return matplotlib; raises MissingExtraError where it is not installed."""
    names = ("figure", "patches", "path", "font_manager", "ft2font", "textpath")
    try:
        return Library(import_module("matplotlib"), *(import_module(f"matplotlib.{name}") for name in names))
    except ImportError:
        raise MissingExtraError("matplotlib is not installed; get it with: pip install 'ctipgraph[figures]'") from None


@contextmanager
def own_settings(lib: Library) -> Iterator[None]:
    """Draw with the library's own settings and these, and not with the user's."""
    with lib.matplotlib.rc_context(), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing")  # `Fonts.missing` says it
        lib.matplotlib.rcdefaults()
        lib.matplotlib.rcParams.update(SETTINGS)
        yield
