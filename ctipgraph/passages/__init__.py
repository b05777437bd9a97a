"""Passages <-> places in texts: two declared tiers, and no likeness beyond them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ctipgraph.doors import open_doors

if TYPE_CHECKING:
    from ctipgraph.passages.fold import fold
    from ctipgraph.passages.fragment import deep_link, text_fragment
    from ctipgraph.passages.resolve import Resolution, Span, Text, as_text, resolve

__all__ = ["Resolution", "Span", "Text", "as_text", "deep_link", "fold", "resolve", "text_fragment"]

open_doors(
    __name__,
    {
        "Resolution": "ctipgraph.passages.resolve",
        "Span": "ctipgraph.passages.resolve",
        "Text": "ctipgraph.passages.resolve",
        "as_text": "ctipgraph.passages.resolve",
        "deep_link": "ctipgraph.passages.fragment",
        "fold": "ctipgraph.passages.fold",
        "resolve": "ctipgraph.passages.resolve",
        "text_fragment": "ctipgraph.passages.fragment",
    },
)
