"""Passages <-> places in texts: two declared tiers, and no likeness beyond them."""

from ctipgraph.passages.fragment import deep_link, text_fragment
from ctipgraph.passages.resolve import Resolution, Span, Text, resolve

__all__ = ["Resolution", "Span", "Text", "deep_link", "resolve", "text_fragment"]
