"""A corpus: the data set's records, and what was wrong with them when they were read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from ctipgraph.model.conflicts import by_fact, conflicting_pairs, holds
from ctipgraph.model.identity import Identity
from ctipgraph.model.records import Actor, Dataset, Document, Fact, Judgement, Passage
from ctipgraph.ontology import Ontology

if TYPE_CHECKING:
    from ctipgraph.model.curation import Locked, NoFact, Withdrawal
    from ctipgraph.model.recipes import Recipe
    from ctipgraph.model.report import Report
    from ctipgraph.model.stories import Story


def _no_problems() -> Report:
    from ctipgraph.model.report import Report

    return Report(())


class Size(NamedTuple):
    """How many facts and actors there are."""

    facts: int
    actors: int


@dataclass(frozen=True)
class Corpus:
    """Documents, actors and facts, read with one ontology.

    `texts` maps the ids of documents to their texts, for those that were at hand;
    `problems` is what the reading found wrong, on which `check` builds; `unread` names the kinds of
    records ("actor", "document", "fact") of which a file could not be read at all; `lock` has the places of
    passages by their ids, and `read_to_the_end` how many sentences of a document were read, of how many;
    `passages_left` are those of facts that could not be read, which are looked for all the same;
    `gone` are withdrawn actors that are still recorded: their names shall stand nowhere;
    `part_of` is the size of the graph of which only these records were read back.
    """

    dataset: Dataset
    ontology: Ontology
    documents: Mapping[str, Document] = field(default_factory=dict)
    actors: Mapping[str, Actor] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    no_facts: tuple[NoFact, ...] = ()
    passages_left: tuple[Passage, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    gone: tuple[Actor, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    lock: Mapping[str, Locked] = field(default_factory=dict)
    read_to_the_end: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    stories: tuple[Story, ...] = ()
    recipes: tuple[Recipe, ...] = ()
    problems: Report = field(default_factory=_no_problems)
    unread: frozenset[str] = frozenset()
    selected_from: Corpus | None = None
    part_of: Size | None = None

    def _repr_html_(self) -> str:
        from ctipgraph.markup import safe

        statuses = Counter(fact.status for fact in self.facts)
        counted = ", ".join(f"{statuses[name]} {name}" for name in self.ontology.statuses if statuses[name])
        part = f" of {len(self.selected_from.facts)}" if self.selected_from else ""
        lines = (
            f"facts: {len(self.facts)}{part}{f' ({counted})' if counted else ''}",
            f"actors: {len(self.actors)}; documents: {len(self.documents)}, with their texts: {len(self.texts)}",
        )
        shown = "".join(f"<p>{safe(line)}</p>\n" for line in lines)
        return f'<p dir="auto"><strong>{safe(self.dataset.title)}</strong></p>\n{shown}'

    @property
    def size(self) -> Size:
        """How many facts and actors there are in all, those included that were not read back."""
        return self.part_of or Size(len(self.facts), len(self.actors))

    @cached_property
    def by_id(self) -> Mapping[str, Fact]:
        """The facts by their ids."""
        return {fact.id: fact for fact in self.facts}

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The passages that facts rest on, each anchor once, sorted by document and anchor."""
        distinct = {(p.document, p.prefix, p.start, p.end, p.suffix): p for f in self.facts for p in f.passages}
        return tuple(passage for _, passage in sorted(distinct.items()))

    @cached_property
    def _origins(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for name in sorted(self.documents):
            seen = [name]
            while (older := self.documents[seen[-1]].same_origin_as) in self.documents and older not in seen:
                seen.append(older)
            found[name] = min(seen) if older in seen else seen[-1]
        return found

    def origin(self, document: str) -> str:
        """Return the document that stands for the origin of one: a reprint has the origin of what it reprints."""
        return self._origins.get(document, document)

    def is_read(self, document: str) -> bool:
        """Say whether every sentence of a document carries a fact or is marked to hold none, by the lock file."""
        read = self.read_to_the_end.get(document)
        return read is not None and read[0] == read[1]

    @cached_property
    def identity(self) -> Identity:
        """Which entries are one body."""
        return Identity(self.judgements)

    @cached_property
    def conflicts(self) -> Mapping[str, tuple[str, ...]]:
        """For each fact in a conflict, the ids of the facts that it cannot hold together with.

        A selection has the conflicts of the whole: a fact does not become settled because its rival is left out.
        """
        if self.selected_from is not None:
            return self.selected_from.conflicts
        return by_fact(conflicting_pairs(self.facts, self.ontology, self.identity.canonical, self.evidenced))

    def is_plain(self, fact: Fact) -> bool:
        """Say whether a fact is also written as a plain triple (`ctipgraph.model.conflicts.holds`)."""
        known = (self.selected_from or self).by_id
        rivals = {known[other].rank for other in self.conflicts.get(fact.id, ()) if other in known}
        return holds(self.ontology, fact.status, fact.rank, rivals)

    def object_kind(self, fact: Fact) -> str:
        """Say what stands at the far end of a fact: "entity", "concept" or "value"."""
        return self.ontology.object_kind(self.ontology.relations[fact.relation])

    def evidenced(self, fact: Fact) -> tuple[str, str]:
        """Return the earliest and latest publication dates of the fact's documents, or two empty strings.

        They say when it was written of, not when it began or ended.
        """
        dates = sorted(self.documents[name].published for name in fact.documents if name in self.documents)
        return (dates[0], dates[-1]) if dates else ("", "")
