"""Records of the work on the records: where passages stand, what holds no fact, and what was taken out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ctipgraph.model.records import Located, Location, Passage


@dataclass(frozen=True, slots=True)
class Locked:
    """Where a passage stood when it was last looked at: offsets in characters, tier, digest of its words."""

    document: str
    start: int
    end: int
    tier: str
    sha256: str


@dataclass(frozen=True, slots=True)
class NoFact:
    """A curator's mark that a passage holds no fact, with the reason."""

    passage: Passage
    reason: str


@dataclass(frozen=True, slots=True)
class Withdrawal(Located):
    """A fact or an actor that was taken out, with the reason; `kind` is fact or actor."""

    kind: str
    id: str
    reason: str
    location: Location
    by: str = ""
    on: str = ""
    lines: Mapping[str, int] = field(default_factory=dict, compare=False, repr=False)
