"""Which entries of one state are which of the other, and what differs between the two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ctipgraph.rdf.snapshot import Entry, Snapshot

# an id follows from content for these, so that a change gives another id; these fields tell what it was
SAME = {"fact": ("relation", "subject", "object"), "judgement": ("pair",)}
NONE: Entry = {}
MOST_COMPARED = 10_000  # pairs of one group; in larger ones the order of the ids decides


@dataclass(frozen=True, slots=True)
class Change:
    """An entry before and after; one side is missing where it came or went."""

    kind: str
    before_id: str
    after_id: str
    before: Entry
    after: Entry

    @property
    def how(self) -> str:
        """One of added, removed, changed."""
        return "changed" if self.before_id and self.after_id else "removed" if self.before_id else "added"

    @property
    def fields(self) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
        """Each field that differs, with its values before and after."""
        for name in sorted(self.before.keys() | self.after.keys()):
            one, other = self.before.get(name, ()), self.after.get(name, ())
            if one != other:
                yield name, one, other


def changes(kind: str, old: Snapshot, new: Snapshot) -> list[Change]:
    """Return the entries of a kind that came, went or changed, in the order of their ids.

    An entry is the same under the same id. A fact whose status or qualifiers changed has another id: of those left,
    facts of one relation between the same ends are taken for one that changed, the likest first, and judgements on
    the same pair likewise.
    """
    before, after = old.kinds[kind], new.kinds[kind]
    pairs = {id_: id_ for id_ in before.keys() & after.keys()}
    gone = {id_: before[id_] for id_ in before.keys() - after.keys()}
    come = {id_: after[id_] for id_ in after.keys() - before.keys()}
    if kind in SAME:
        pairs |= _likest(gone, come, SAME[kind])
    went = gone.keys() - pairs.keys()
    came = come.keys() - set(pairs.values())
    found = [
        Change(kind, one, other, before[one], after[other])
        for one, other in pairs.items()
        if before[one] != after[other]
    ]
    found += [Change(kind, id_, "", before[id_], NONE) for id_ in went]
    found += [Change(kind, "", id_, NONE, after[id_]) for id_ in came]
    return sorted(found, key=lambda change: (change.before_id or change.after_id, change.after_id))


def _likest(gone: Mapping[str, Entry], come: Mapping[str, Entry], fields: tuple[str, ...]) -> dict[str, str]:
    """Pairs of entries that agree in some fields, those first that agree in the most others."""
    groups: dict[tuple[tuple[str, ...], ...], tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for side, entries in enumerate((gone, come)):
        for id_, entry in entries.items():
            groups[tuple(entry.get(name, ()) for name in fields)][side].append(id_)
    return {one: other for sides in groups.values() for one, other in _pairs(gone, come, *sides)}


def _pairs(
    gone: Mapping[str, Entry], come: Mapping[str, Entry], one_side: list[str], other_side: list[str]
) -> Iterator[tuple[str, str]]:
    """Pairs out of one group; the same come out whichever state is the older one."""
    if len(one_side) * len(other_side) > MOST_COMPARED:
        yield from zip(sorted(one_side), sorted(other_side), strict=False)
        return
    every = ((one, other) for one in one_side for other in other_side)
    ranked = sorted(every, key=lambda pair: (-_alike(gone[pair[0]], come[pair[1]]), sorted(pair)))
    taken: set[str] = set()
    for one, other in ranked:
        if one not in taken and other not in taken:
            taken |= {one, other}
            yield one, other


def _alike(one: Entry, other: Entry) -> int:
    return sum(one[name] == other.get(name) for name in one)
