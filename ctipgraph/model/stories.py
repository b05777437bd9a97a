"""Stories: what a reader is led through, step by step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ctipgraph.model.records import Location


@dataclass(frozen=True, slots=True)
class Step:
    """A sentence in the curator's own words, what to look at meanwhile, and the ids of the facts it rests on."""

    sentence: str
    view: Mapping[str, tuple[str, ...]]
    facts: tuple[str, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class Story:
    """A title and its steps."""

    id: str
    title: str
    steps: tuple[Step, ...]
    location: Location
