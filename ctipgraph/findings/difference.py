"""`diff`: two states of the data as a finding: what was added, removed and changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ctipgraph.findings.differing.matching import Change, changes
from ctipgraph.findings.differing.withheld import Withheld
from ctipgraph.findings.differing.words import Words
from ctipgraph.findings.finding import Finding, Row, Section
from ctipgraph.model.counting import counted
from ctipgraph.ontology import Ontology
from ctipgraph.rdf.snapshot import Snapshot

KINDS = {
    "dataset": "The data set",
    "document": "Documents",
    "actor": "Actors",
    "judgement": "Judgements of identity",
    "withdrawal": "Withdrawals",
}
FACT = ("subject", "relation", "object")
PASSED_OVER = (
    "not compared: where passages stand in the texts, stories, and dates that follow from those of the documents"
)


def diff(old: Snapshot, new: Snapshot, ontology: Ontology, also: Iterable[Section] = ()) -> Finding:
    """Compare two states of the data. `also` are sections to stand behind those on the records.

    >>> from ctipgraph.rdf.snapshot import snapshot, triples_of
    >>> from ctipgraph.records import read_corpus
    >>> corpus = read_corpus("data")
    >>> state = snapshot(triples_of(corpus), corpus.ontology, "data")
    >>> diff(state, state, corpus.ontology).notes[0]
    'nothing differs'
    """
    told = _Told(old, new, ontology)
    withheld = Withheld(old, new)
    sections = [withheld.purged(section) for section in told.sections(withheld) if section.rows]
    notes = (*([] if sections else ["nothing differs"]), PASSED_OVER)
    title = f"What differs between {old.name} and {new.name}"
    return Finding(title, f"compares {_size(old)} with {_size(new)}", (told.counts(), *sections, *also), notes)


def _size(state: Snapshot) -> str:
    facts, documents = (counted(len(state.kinds[kind]), kind) for kind in ("fact", "document"))
    return f"{facts} of {documents} ({state.name})"


class _Told:
    """The changes of all kinds, in words."""

    def __init__(self, old: Snapshot, new: Snapshot, ontology: Ontology) -> None:
        self._old, self._new = old, new
        self._before, self._after = Words(old, ontology), Words(new, ontology)
        self._ontology = ontology
        self._changes = {kind: changes(kind, old, new) for kind in ("fact", *KINDS)}

    def counts(self) -> Section:
        rows = []
        for kind, heading in (("fact", "Facts"), *KINDS.items()):
            how = Counter(change.how for change in self._changes[kind])
            same = len(self._old.kinds[kind]) - how["removed"] - how["changed"]
            rows.append(Row((heading, how["added"], how["removed"], how["changed"], same)))
        return Section("In numbers", ("kind", "added", "removed", "changed", "unchanged"), tuple(rows))

    def sections(self, withheld: Withheld) -> Iterator[Section]:
        facts = self._told_of("fact", withheld)
        added = (self._fact(self._new, self._after, one.after_id) for one in facts if one.how == "added")
        yield Section("Facts added", (*FACT, "status", "documents"), _in_order(added))
        removed = (self._fact(self._old, self._before, one.before_id) for one in facts if one.how == "removed")
        yield Section("Facts removed", (*FACT, "status", "documents"), _in_order(removed))
        altered = (row for one in facts if one.how == "changed" for row in self._altered(one))
        note = "the same relation between the same ends; another status or qualifier gives a fact another id"
        yield Section("Facts changed", ("fact", "field", "before", "after"), _in_order(altered), note)
        for kind, heading in KINDS.items():
            rows = (row for one in self._told_of(kind, withheld) for row in self._other(one))
            yield Section(heading, ("what", "change", "field", "before", "after"), _in_order(rows))
        hidden = (
            Row((heading, id_, one.how, withheld.reasons.get(id_, "")))
            for kind, heading in (("fact", "Facts"), *KINDS.items())
            for one in self._changes[kind]
            if kind != "withdrawal" and self._is_withheld(one, withheld) and (id_ := one.before_id or one.after_id)
        )
        note = "what a withdrawal takes out is counted and not told; facts that name a withdrawn entry go with it"
        yield Section("Withdrawn, or naming what is", ("kind", "id", "change", "reason"), _in_order(hidden), note)

    def _told_of(self, kind: str, withheld: Withheld) -> list[Change]:
        """The changes of a kind but those of what is withdrawn; the withdrawals themselves are told."""
        return [one for one in self._changes[kind] if kind == "withdrawal" or not self._is_withheld(one, withheld)]

    def _is_withheld(self, change: Change, withheld: Withheld) -> bool:
        return withheld.covers(change.before_id, change.before) or withheld.covers(change.after_id, change.after)

    def _fact(self, state: Snapshot, words: Words, id_: str) -> Row:
        fact = state.kinds["fact"][id_]
        documents = {state.get("passage", passage, "document") for passage in fact.get("passages", ())}
        cells = (*words.ends(fact), state.get("fact", id_, "status"), " ".join(sorted(documents)))
        return Row(cells, (words.cited(id_),))

    def _altered(self, change: Change) -> Iterator[Row]:
        both = ((self._before, change.before_id), (self._after, change.after_id))
        facts = tuple(words.cited(id_) for words, id_ in (both if change.before_id != change.after_id else both[1:]))
        for name, one, other in change.fields:
            yield Row((" ".join(self._after.ends(change.after)), name, *self._values(name, one, other)), facts)

    def _other(self, change: Change) -> Iterator[Row]:
        if change.how == "changed":
            what = self._after.title(change.kind, change.after_id, change.after)
            for name, one, other in change.fields:
                yield Row((what, "changed", name, *self._values(name, one, other)))
        elif change.how == "added":
            yield Row((self._after.title(change.kind, change.after_id, change.after), "added", "", "", ""))
        else:
            yield Row((self._before.title(change.kind, change.before_id, change.before), "removed", "", "", ""))

    def _values(self, name: str, one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, str]:
        return (
            " | ".join(self._before.value(name, text) for text in one),
            " | ".join(self._after.value(name, text) for text in other),
        )


def _in_order(rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple(sorted(rows, key=lambda row: (row.cells, [fact.id for fact in row.facts])))
