"""Selections of a corpus, and the network that it makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ctipgraph.doors import open_doors

if TYPE_CHECKING:
    from ctipgraph.networks.selection import select_facts

__all__ = ["select_facts"]

open_doors(
    __name__,
    {
        "select_facts": "ctipgraph.networks.selection",
    },
)
