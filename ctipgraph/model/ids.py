"""Ids that follow from content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from struct import Struct

LENGTH = 12
_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"  # RFC 4648's, in small: https://www.rfc-editor.org/rfc/rfc4648#section-6
_FIRST = Struct(">Q24x")  # 64 bits of the 256
_PAIRS = [one + other for one in _LETTERS for other in _LETTERS]


def digest(parts: Iterable[str]) -> str:
    """Return 60 bits of the SHA-256 of the parts, as twelve letters and digits.

    >>> digest(["funds", "norway", "un-act"]) != digest(["funds", "norway,un-act", ""])
    True
    """
    # the unit separator can't stand in a record, so no two lists of parts run together
    return digests(["\x1f".join(parts)])[0]


def digests(texts: Iterable[str]) -> list[str]:
    """Return what `digest` gives for each text, which is parts joined by the unit separator."""
    from hashlib import sha256  # what a store is asked needs none

    pairs = _PAIRS  # six times ten bits
    found = [sha256(text.encode()).digest() for text in texts]
    return [
        f"{pairs[n >> 54]}{pairs[n >> 44 & 1023]}{pairs[n >> 34 & 1023]}"
        f"{pairs[n >> 24 & 1023]}{pairs[n >> 14 & 1023]}{pairs[n >> 4 & 1023]}"
        for (n,) in _FIRST.iter_unpack(b"".join(found))
    ]


def fact_id(
    relation: str,
    subject: str,
    object_: str,
    status: str,
    qualifiers: Mapping[str, tuple[str, ...]],
    documents: Iterable[str],
) -> str:
    """Return the id of a fact: neither its file, its order nor its note matter to it.

    `qualifiers` are those that tell two facts apart (`ctip:identifies` in the ontology).

    >>> one = fact_id("funds", "norway", "un-act", "asserted", {"as_of": ("2014",)}, ["kpl", "pr"])
    >>> one == fact_id("funds", "norway", "un-act", "asserted", {"as_of": ("2014",)}, ["pr", "kpl"])
    True
    >>> one == fact_id("funds", "norway", "un-act", "planned", {"as_of": ("2014",)}, ["kpl", "pr"])
    False
    """
    pairs = [f"{name}={value}" for name in sorted(qualifiers) for value in qualifiers[name]]
    return "f-" + digest([relation, subject, object_, status, *pairs, "", *sorted(set(documents))])
