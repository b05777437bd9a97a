"""Colours that stand out from white paper."""

from __future__ import annotations

LEAST = 3.0  # the contrast that lines and figures need: https://www.w3.org/TR/WCAG22/#non-text-contrast


def standing_out(colour: str) -> str:
    """Return a colour (#rrggbb), darkened until it has the contrast that lines need on white.

    >>> standing_out("#0072b2"), standing_out("#ffff00") < "#b0b000"
    ('#0072b2', True)
    """
    channels = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    while 1.05 / (_luminance(channels) + 0.05) < LEAST:
        channels = [channel * 94 // 100 for channel in channels]
    return "#" + "".join(f"{channel:02x}" for channel in channels)


def _luminance(channels: list[int]) -> float:
    """Relative luminance: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    shares = [value / 255 for value in channels]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
