"""Facts of a stream that refer to others: handles become ids, and what refers to nothing is left out.

Only these facts, and those that they refer to, are held in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from ctipgraph.checks.no_harm import no_small_count_of_victims
from ctipgraph.checks.status import subsets_fit
from ctipgraph.model import Corpus, Fact
from ctipgraph.model.rows import ITEM, to_fact
from ctipgraph.streams.filed import ID_BYTES, filed_rows, handle_key
from ctipgraph.streams.spill import Lines
from ctipgraph.streams.taken import Found


@dataclass
class Links:
    """The ids that facts refer to, by fact and field; and facts that are left out, with reasons or silently."""

    facts: dict[str, Fact] = field(default_factory=dict)
    ids: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    dropped: dict[str, list[str]] = field(default_factory=dict)

    def by_hand(self) -> set[tuple[str, str]]:
        """Return the pairs of facts that curators say can't both hold."""
        return {(id_, other) for id_, found in self.ids.items() for other in found.get("conflicts_with", ())}

    def drop_what_rests_on_dropped(self) -> None:
        """Drop facts that refer to dropped ones, again and again."""
        before = -1
        while before < len(self.dropped):
            before = len(self.dropped)
            for id_, found in self.ids.items():
                lost = next((other for ids in found.values() for other in ids if other in self.dropped), None)
                if lost and id_ not in self.dropped:
                    reason = [f"it refers to '{lost}', which is left out [reference]"] if self.dropped[lost] else []
                    self.dropped[id_] = reason


def link(corpus: Corpus, parts: Iterable[Found], facts: Iterator[Lines]) -> Links:
    """Resolve the references between facts; `facts` are all filed rows, sorted, of which only some are kept."""
    parts = list(parts)
    rows = filed_rows(f"{line}\n".encode() for part in parts for line in part.referring)
    gone = {key: id_ for part in parts for id_, key in (entry.split(ITEM) for entry in part.gone)}
    links = Links()
    if not rows:
        return links
    ontology = corpus.ontology
    fields = [name for name, one in ontology.qualifiers.items() if one.range == "Fact"]
    referring = [to_fact(row, ontology) for row in rows]
    words = {word for fact in referring for name in fields for word in fact.qualifiers.get(name, ())}
    links.facts = _known(corpus, {*words, *(fact.id for fact in referring)}, facts)
    handles = _handles(referring, links)
    for fact in links.facts.values():
        links.ids[fact.id] = dict(_resolved(fact, fields, {**gone, **handles}, set(gone.values()), links))
    links.drop_what_rests_on_dropped()
    _check_counts(corpus, links)
    return links


def _known(corpus: Corpus, ids: set[str], facts: Iterator[Lines]) -> dict[str, Fact]:
    """The facts of these ids, each where it came first."""
    wanted = {id_.encode() for id_ in ids}
    found: dict[str, Fact] = {}
    for lines in facts:
        for line in lines:
            if line[:ID_BYTES] in wanted:
                (row,) = filed_rows([line])
                found.setdefault(row[0], to_fact(row, corpus.ontology))
    return found


def _handles(referring: list[Fact], links: Links) -> dict[str, str]:
    found: dict[str, Fact] = {}
    for fact in referring:
        if key := handle_key(fact.location.file, fact.handle):
            first = found.setdefault(key, fact)
            if first.id != fact.id:
                reason = f"the handle '{fact.handle}' stands at {first.location} already; rename one [duplicate-id]"
                links.dropped.setdefault(fact.id, []).append(reason)
    return {key: fact.id for key, fact in found.items()}


def _resolved(
    fact: Fact, fields: list[str], handles: dict[str, str], gone: set[str], links: Links
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name in fields:
        ids = set()
        for word in fact.qualifiers.get(name, ()):
            target = word if word in links.facts or word in gone else handles.get(word)
            target = target or handles.get(handle_key(fact.location.file, word))
            if target is None:
                reason = f"'{name}' refers to '{word}', which is the handle of no fact [reference]"
                links.dropped.setdefault(fact.id, []).append(reason)
            elif target in gone and name == "rests_on":
                links.dropped.setdefault(fact.id, [])  # what it rested on was withdrawn
            elif target not in gone:
                ids.add(target)
        yield name, tuple(sorted(ids))


def _check_counts(corpus: Corpus, links: Links) -> None:
    """Run the rules on counts within counts, and drop what they refuse."""
    for id_, found in links.ids.items():
        if wholes := [links.facts[other] for other in found.get("subset_of", ()) if id_ not in links.dropped]:
            fact = links.facts[id_]
            fact = replace(fact, qualifiers={**fact.qualifiers, "subset_of": found["subset_of"]})
            small = replace(corpus, facts=(fact, *(replace(one, qualifiers=_count(one)) for one in wholes)), actors={})
            small = replace(small, actors={i: corpus.actors[i] for i in (fact.object,) if i in corpus.actors})
            for result in (*subsets_fit(small), *no_small_count_of_victims(small)):
                if result.location == fact.location:
                    links.dropped.setdefault(id_, []).append(f"{result.message} [{result.rule}]")


def _count(fact: Fact) -> dict[str, tuple[str, ...]]:
    return {name: values for name, values in fact.qualifiers.items() if name == "count"}
