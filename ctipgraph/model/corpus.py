"""A corpus: the data set's records, and what was wrong with them when they were read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from ctipgraph.model.records import Actor, Dataset, Document, Fact, Judgement
from ctipgraph.model.report import Report
from ctipgraph.ontology import Ontology


@dataclass(frozen=True)
class Corpus:
    """Documents, actors and facts, read with one ontology.

    `texts` maps the ids of documents to their texts, for those that were at hand;
    `problems` is what the reading found wrong, on which `check` builds; `unread` names the kinds of
    records ("actor", "document", "fact") of which a file could not be read at all.
    """

    dataset: Dataset
    ontology: Ontology
    documents: Mapping[str, Document] = field(default_factory=dict)
    actors: Mapping[str, Actor] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    problems: Report = field(default_factory=lambda: Report(()))
    unread: frozenset[str] = frozenset()

    @cached_property
    def by_id(self) -> Mapping[str, Fact]:
        """The facts by their ids."""
        return {fact.id: fact for fact in self.facts}

    @cached_property
    def conflicts(self) -> Mapping[str, tuple[str, ...]]:
        """For each fact in a conflict, the ids of the facts that it cannot hold together with."""
        pairs: dict[str, set[str]] = {}
        for one, other in self._conflicting_pairs():
            pairs.setdefault(one, set()).add(other)
            pairs.setdefault(other, set()).add(one)
        return {fact: tuple(sorted(others)) for fact, others in sorted(pairs.items())}

    def _conflicting_pairs(self) -> list[tuple[str, str]]:
        pairs = [(fact.id, other) for fact in self.facts for other in fact.qualifiers.get("conflicts_with", ())]
        concepts = self.ontology.concepts
        by_subject: dict[tuple[str, str], list[Fact]] = {}
        for fact in self.facts:
            if fact.object in concepts and concepts[fact.object].marks.get("incompatibleWith"):
                by_subject.setdefault((fact.subject, fact.relation), []).append(fact)
        for fact in self.facts:
            for rival in by_subject.get((fact.subject, fact.relation), ()):
                at_one_time = self.evidenced(fact) == self.evidenced(rival)  # a later document tells of a later stage
                if at_one_time and fact.object in concepts[rival.object].marks["incompatibleWith"]:
                    pairs.append((fact.id, rival.id))
        return pairs

    def is_plain(self, fact: Fact) -> bool:
        """Say whether a fact is also written as a plain triple.

        It is asserted, not deprecated, and in no conflict but one that a curator has settled in its favour.
        """
        if self.ontology.statuses[fact.status].mark("plain") != "true" or fact.rank == "deprecated":
            return False
        rivals = {self.by_id[other].rank for other in self.conflicts.get(fact.id, ()) if other in self.by_id}
        return rivals <= {"deprecated"} or (fact.rank == "preferred" and "preferred" not in rivals)

    def evidenced(self, fact: Fact) -> tuple[str, str]:
        """Return the earliest and latest publication dates of the fact's documents, or two empty strings.

        They say when it was written of, not when it began or ended.
        """
        dates = sorted(self.documents[name].published for name in fact.documents if name in self.documents)
        return (dates[0], dates[-1]) if dates else ("", "")

    def with_facts(self, facts: tuple[Fact, ...]) -> Corpus:
        """Return the same corpus with other facts: a selection."""
        return replace(self, facts=facts)
