"""Taking something away: a document, all facts of a status, a judgement; and which ties change by it.

An inference falls with any fact that it rests on. A fact of two documents stays when one of them is taken away.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from ctipgraph.model import Fact, Judgement
from ctipgraph.model.identity import Identity
from ctipgraph.networks.weaving import Facts, Loom, Network, Pair

STATUSES = {"planned": "all plans", "claimed": "all claims", "inferred": "all inferences"}


@dataclass(frozen=True)
class Taking:
    """What is taken away, in words, and what its facts become: None for those that go with it."""

    words: str
    becomes: Mapping[str, Fact | None]
    judgement: Judgement | None = None


class Takings:
    """All that can be taken away from a network's corpus, one at a time."""

    def __init__(self, network: Network) -> None:
        self._network, self._corpus = network, network.corpus
        self._loom = Loom(network.corpus, network.recipe)

    def __iter__(self) -> Iterator[Taking]:
        """Yield documents, origins of several documents, statuses of the recipe, judgements that entries are one."""
        corpus, recipe = self._corpus, self._network.recipe
        origins: dict[str, list[str]] = {}
        for name in sorted(corpus.documents):
            origins.setdefault(corpus.origin(name), []).append(name)
            yield Taking(f"the document {name}", self._without_documents({name}))
        for origin, names in origins.items():
            if len(names) > 1:
                yield Taking(f"all {len(names)} documents of one origin with {origin}", self._without_documents(names))
        for status, words in STATUSES.items():
            if status in recipe.statuses:
                gone = self._fallen(fact.id for fact in corpus.facts if fact.status == status)
                yield Taking(words, dict.fromkeys(gone))
        for judgement in corpus.judgements if recipe.judgements else ():
            if judgement.verdict == "same":
                yield Taking(f"the judgement that {' and '.join(judgement.pair)} are one body", {}, judgement)

    def changes(self, taking: Taking) -> dict[Pair, Facts]:
        """Return the ties that have other facts without it, none for a tie that is gone.

        They are ties before a projection (`Network.laid`).
        """
        laid, identity = self._network.laid, self.identity(taking)
        facts = [self._corpus.by_id[id_] for id_ in taking.becomes] + list(self._of_body(taking.judgement))
        touched = {fact.id for fact in facts}
        pairs = {pair for fact in facts if (pair := self._pair_of.get(fact.id))}
        changed: dict[Pair, dict[str, Fact]] = {p: {f.id: f for f in laid[p] if f.id not in touched} for p in pairs}
        for fact in facts:
            now = taking.becomes.get(fact.id, fact)
            placed = "gone" if now is None else self._loom.place(now, identity)
            if now is not None and isinstance(placed, tuple):
                kept = changed.setdefault(placed, {f.id: f for f in laid.get(placed, ())})
                kept[now.id] = now
        return {pair: tuple(kept[id_] for id_ in sorted(kept)) for pair, kept in sorted(changed.items())}

    def identity(self, taking: Taking) -> Identity:
        """Return which entries are one body without it."""
        if taking.judgement is None:
            return self._network.identity
        return Identity(tuple(j for j in self._corpus.judgements if j is not taking.judgement))

    def network(self, taking: Taking, changes: Mapping[Pair, Facts]) -> Network:
        """Return the network without it."""
        ties = {pair: facts for pair, facts in {**self._network.laid, **changes}.items() if facts}
        return self._loom.finish(ties, self.identity(taking), {})

    def changed_weights(self, taking: Taking, changes: Mapping[Pair, Facts]) -> dict[Pair, tuple[int, ...]]:
        """Return the weights, and those of each direction, of the ties that weigh other than before."""
        before = self._network
        after = replace(
            before, ties={pair: facts for pair, facts in changes.items() if facts}, identity=self.identity(taking)
        )
        weights = {p: (after.weight(p), *after.arcs(p)) if facts else () for p, facts in changes.items()}
        old = {p: (before.weight(p), *before.arcs(p)) if p in before.ties else () for p in changes}
        return {pair: now for pair, now in weights.items() if now != old[pair]}

    @cached_property
    def _pair_of(self) -> Mapping[str, Pair]:
        return {fact.id: pair for pair, facts in self._network.laid.items() for fact in facts}

    @cached_property
    def _by_document(self) -> Mapping[str, list[Fact]]:
        found: dict[str, list[Fact]] = {}
        for fact in self._corpus.facts:
            for name in fact.documents:
                found.setdefault(name, []).append(fact)
        return found

    @cached_property
    def _by_end(self) -> Mapping[str, list[Fact]]:
        found: dict[str, list[Fact]] = {}
        for fact in self._corpus.facts:
            for end in {fact.subject, fact.object}:
                found.setdefault(end, []).append(fact)
        return found

    @cached_property
    def _resting(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for fact in self._corpus.facts:
            for ground in fact.qualifiers.get("rests_on", ()):
                found.setdefault(ground, []).append(fact.id)
        return found

    def _without_documents(self, names: Iterable[str]) -> dict[str, Fact | None]:
        gone, names = set(), frozenset(names)
        kept: dict[str, Fact | None] = {}
        for fact in (fact for name in sorted(names) for fact in self._by_document.get(name, ())):
            if passages := tuple(p for p in fact.passages if p.document not in names):
                kept[fact.id] = replace(fact, passages=passages)
            else:
                gone.add(fact.id)
        return kept | dict.fromkeys(self._fallen(gone))

    def _fallen(self, ids: Iterable[str]) -> list[str]:
        """These facts, and those that rest on them, sorted."""
        fallen = set(ids)
        queue = deque(fallen)
        while queue:
            for id_ in self._resting.get(queue.popleft(), ()):
                if id_ not in fallen:
                    fallen.add(id_)
                    queue.append(id_)
        return sorted(fallen & self._corpus.by_id.keys())

    def _of_body(self, judgement: Judgement | None) -> Iterator[Fact]:
        """The facts on any entry of the body that a judgement is about."""
        body = self._network.identity.body(judgement.pair[0]) if judgement else ()
        yield from {fact.id: fact for entry in body for fact in self._by_end.get(entry, ())}.values()
