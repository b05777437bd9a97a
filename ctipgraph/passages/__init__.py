"""Passages <-> places in texts: two declared tiers, and no likeness beyond them."""

from ctipgraph.passages.fold import fold
from ctipgraph.passages.fragment import deep_link, text_fragment
from ctipgraph.passages.resolve import Resolution, Span, Text, as_text, resolve

__all__ = ["Resolution", "Span", "Text", "as_text", "deep_link", "fold", "resolve", "text_fragment"]
