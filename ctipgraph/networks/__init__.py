"""Selections of a corpus, and the network that it makes."""

from ctipgraph.networks.selection import select_facts

__all__ = ["select_facts"]
