"""The network that a recipe makes of a corpus: who is tied to whom, by which facts, with what weight."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from ctipgraph.model import Corpus, Fact, Recipe
from ctipgraph.model.identity import Identity
from ctipgraph.model.ids import digest
from ctipgraph.networks.selection import in_years

Pair = tuple[str, str]
Facts = tuple[Fact, ...]
NO_JUDGEMENT = Identity(())


@dataclass(frozen=True)
class Network:
    """Ties between bodies: pairs of ids, the smaller first, with the facts that make them.

    `actors` are the bodies of the first mode, `affiliations` those of the second. In a projection the ties are
    between actors, `shared` has what they share, and `nodes` has actors that share nothing too; `laid` has the ties
    as they were before it. `left_out` counts the facts between two entries that are in no tie, by the reason.
    """

    corpus: Corpus
    recipe: Recipe
    identity: Identity
    laid: Mapping[Pair, Facts]
    ties: Mapping[Pair, Facts]
    shared: Mapping[Pair, tuple[str, ...]]
    actors: frozenset[str]
    affiliations: frozenset[str]
    left_out: Mapping[str, int]

    @cached_property
    def nodes(self) -> tuple[str, ...]:
        """All bodies, sorted."""
        return tuple(sorted(self.actors if self.recipe.projected else self.actors | self.affiliations))

    @cached_property
    def neighbours(self) -> Mapping[str, tuple[str, ...]]:
        """For each body the others that it is tied to, sorted."""
        near: dict[str, list[str]] = {node: [] for node in self.nodes}
        for one, other in self.ties:
            near[one].append(other)
            near[other].append(one)
        return {node: tuple(sorted(others)) for node, others in near.items()}

    @cached_property
    def facts(self) -> Facts:
        """The facts of all ties, each once, sorted by id."""
        return tuple(sorted({f.id: f for facts in self.ties.values() for f in facts}.values(), key=lambda f: f.id))

    @cached_property
    def digest(self) -> str:
        """Twelve letters and digits that two networks share only where they have the same ties by the same facts."""
        lines = (" ".join((*pair, *sorted(fact.id for fact in facts))) for pair, facts in sorted(self.ties.items()))
        return digest((self.recipe.digest, *self.nodes, *lines))

    def weight(self, pair: Pair) -> int:
        """Return the weight of a tie: of its facts, or of what the two share."""
        return len(self.shared[pair]) if self.recipe.projected else self.weigh(self.ties[pair])

    def weigh(self, facts: Iterable[Fact]) -> int:
        """Return what parallel facts add up to, by the recipe."""
        return WEIGHTS[self.recipe.count](self.corpus, list(facts))

    def arcs(self, pair: Pair) -> tuple[int, int]:
        """Return the weights of a tie from its first end to its second, and back.

        A fact leads from its subject to its object; a symmetric relation, and what is shared, leads both ways.
        """
        if self.recipe.projected:
            return (self.weight(pair),) * 2
        there, back = [], []
        for fact in self.ties[pair]:
            symmetric = self.corpus.ontology.relations[fact.relation].symmetric
            forward = self.identity.canonical(fact.subject) == pair[0]
            there.extend([fact] if forward or symmetric else [])
            back.extend([fact] if not forward or symmetric else [])
        return self.weigh(there), self.weigh(back)


def _by_documents(corpus: Corpus, facts: list[Fact]) -> int:
    """Documents, and one more for all that is inferred from no passage of its own."""
    return len({name for fact in facts for name in fact.documents or ("",)})


def _by_origins(corpus: Corpus, facts: list[Fact]) -> int:
    return len({corpus.origin(name) for fact in facts for name in fact.documents or ("",)})


WEIGHTS: Mapping[str, Callable[[Corpus, list[Fact]], int]] = {
    "once": lambda corpus, facts: int(bool(facts)),
    "facts": lambda corpus, facts: len(facts),
    "documents": _by_documents,
    "origins": _by_origins,
}


def weave(corpus: Corpus, recipe: Recipe) -> Network:
    """Return the network that a recipe makes of a corpus.

    >>> from ctipgraph.records import read_corpus
    >>> corpus = read_corpus("data")
    >>> network = weave(corpus, Recipe("money", "Money", ("Agent",), ("funds",), ("asserted",)))
    >>> sorted(network.ties)
    [('government-of-norway', 'un-act'), ('government-of-sweden', 'un-act')]
    """
    loom = Loom(corpus, recipe)
    identity = corpus.identity if recipe.judgements else NO_JUDGEMENT
    ties: dict[Pair, list[Fact]] = {}
    left_out: Counter[str] = Counter()
    for fact in sorted(corpus.facts, key=lambda fact: fact.id):
        if isinstance(found := loom.place(fact, identity), str):
            left_out[found] += 1
        else:
            ties.setdefault(found, []).append(fact)
    left_out.pop(VALUE, None)
    return loom.finish({pair: tuple(facts) for pair, facts in ties.items()}, identity, left_out)


VALUE = "a value or a concept"


class Loom:
    """Places facts by a recipe, and makes a network of the placed ones."""

    def __init__(self, corpus: Corpus, recipe: Recipe) -> None:
        self.corpus, self.recipe, ontology = corpus, recipe, corpus.ontology
        self._relations = frozenset[str]().union(*map(ontology.narrower, recipe.relations))
        self._attending = frozenset[str]() if recipe.attendance else ontology.marked("attendance")
        self._entity = {name for name, r in ontology.relations.items() if ontology.object_kind(r) == "entity"}
        self._has_window = recipe.from_year is not None or recipe.to_year is not None
        self._modes = {name: self._mode(name) for name in ontology.classes}

    def _mode(self, type_: str) -> str:
        ontology, recipe = self.corpus.ontology, self.recipe
        if any(ontology.is_a(type_, name) for name in recipe.actors):
            return "group" if ontology.class_mark(type_, "unnamed") and not recipe.groups else "actor"
        return "affiliation" if any(ontology.is_a(type_, name) for name in recipe.affiliations) else ""

    def mode(self, body: str) -> str:
        """Return "actor" or "affiliation", "group" for an unnamed group that is left out, or nothing."""
        return self._modes.get(self.corpus.actors[body].type, "") if body in self.corpus.actors else ""

    def place(self, fact: Fact, identity: Identity) -> Pair | str:
        """Return the two bodies that a fact ties, the smaller id first, or the reason why it is no tie."""
        recipe = self.recipe
        if fact.relation not in self._entity:
            return VALUE
        if fact.relation not in self._relations:
            return "of another relation"
        if fact.relation in self._attending:
            return "that say only who attended"
        if fact.status not in recipe.statuses:
            return f"of status {fact.status}"
        if fact.rank == "deprecated":
            return "deprecated by their curator"
        if self._has_window and not in_years(self.corpus, fact, recipe.from_year, recipe.to_year):
            return "of other years"
        one, other = sorted((identity.canonical(fact.subject), identity.canonical(fact.object)))
        modes = {self.mode(one), self.mode(other)}
        if "group" in modes:
            return "that name an unnamed group"
        if modes != ({"actor", "affiliation"} if recipe.affiliations else {"actor"}):
            return "between other kinds of entries"
        return "between entries judged to be one body" if one == other else (one, other)

    def finish(self, ties: Mapping[Pair, Facts], identity: Identity, left_out: Mapping[str, int]) -> Network:
        """Return the network of these ties, projected where the recipe says so."""
        ends = {end for pair in ties for end in pair}
        affiliations = frozenset(end for end in ends if self.mode(end) == "affiliation")
        shared, tied = {}, ties
        if self.recipe.projected:
            shared = project(ties, affiliations)
            tied = {pair: _facts_to(ties, pair, things) for pair, things in shared.items()}
        actors, left = frozenset(ends) - affiliations, dict(sorted(left_out.items()))
        return Network(self.corpus, self.recipe, identity, ties, tied, shared, actors, affiliations, left)


def project(pairs: Iterable[Pair], affiliations: Iterable[str]) -> dict[Pair, tuple[str, ...]]:
    """Return the pairs of actors that share an affiliation, with all that they share, sorted.

    >>> project([("ana", "forum"), ("ben", "forum"), ("ben", "gala")], {"forum", "gala"})
    {('ana', 'ben'): ('forum',)}
    """
    affiliations = frozenset(affiliations)
    members: dict[str, list[str]] = {}
    for one, other in pairs:
        thing, actor = (one, other) if one in affiliations else (other, one)
        members.setdefault(thing, []).append(actor)
    shared: dict[Pair, list[str]] = {}
    for thing, actors in sorted(members.items()):
        actors.sort()
        for index, one in enumerate(actors):
            for other in actors[index + 1 :]:
                shared.setdefault((one, other), []).append(thing)
    return {pair: tuple(things) for pair, things in sorted(shared.items())}


def _facts_to(ties: Mapping[Pair, Facts], pair: Pair, things: Iterable[str]) -> Facts:
    found = {f.id: f for actor in pair for thing in things for f in ties[min(actor, thing), max(actor, thing)]}
    return tuple(fact for _, fact in sorted(found.items()))
