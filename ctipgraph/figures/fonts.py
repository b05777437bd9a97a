"""A font for every text of a figure: the same one everywhere where it has the signs, else one of the machine's."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from ctipgraph.figures.plotting import Library


class Fonts:
    """Chooses the font of a text, and remembers the signs that no font has."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._own = Path(library.matplotlib.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"
        self._strong = self._own.with_name("DejaVuSans-Bold.ttf")
        self.missing: dict[str, str] = {}

    def of(self, text: str, strong: bool = False) -> Path:
        """Return a font's file: the plotting library's own, or the first of the machine's that has all signs."""
        needed = frozenset(ord(sign) for sign in text if not sign.isspace())
        if needed <= _signs(self._library, self._own) and not _needs_shaping(text):
            return self._strong if strong else self._own
        best = max(self._candidates(), key=lambda path: len(needed & _signs(self._library, path)), default=self._own)
        lost = needed - _signs(self._library, best)
        self.missing.update({chr(code): unicodedata.name(chr(code), f"U+{code:04X}") for code in lost})
        return best

    def _candidates(self) -> Iterable[Path]:
        """The machine's plain fonts, Noto Sans before others, then the library's own: max takes the first of equals."""
        ranked = sorted(
            {(not e.name.startswith("Noto Sans"), e.name, e.fname) for e in self._library.fonts() if _is_plain(e)}
        )
        return [*(Path(file) for _, _, file in ranked), self._own]


def _needs_shaping(text: str) -> bool:
    """Whether signs stand above or below others outside the Latin script, which DejaVu Sans places badly."""
    return any(unicodedata.category(sign) == "Mn" and not "\u0300" <= sign <= "\u036f" for sign in text)


def _is_plain(entry: object) -> bool:
    """Whether it is a regular font; one that has a box for every sign is none."""
    if "LastResort" in str(getattr(entry, "fname", "")):
        return False
    return getattr(entry, "style", "") == "normal" and str(getattr(entry, "weight", "")) in ("400", "normal", "regular")


@cache
def _signs(library: Library, path: Path) -> frozenset[int]:
    return library.signs(path)
