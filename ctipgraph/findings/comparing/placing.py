"""Where each fact stands towards two windows: which of them it speaks of, and which have documents that state it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from ctipgraph.model import Corpus, Document, Fact
from ctipgraph.model.windows import Window, days, periods, since

HELD = ("asserted", "claimed", "inferred")  # from the surest to the least sure; a plan or a denial is none of them
STANDINGS = (*HELD, "planned", "denied")


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """A fact with its standing, the windows that it speaks of, and those in which a document states it.

    `standing` is the status, but an inference that rests on a plan is a plan. `reach` is the last day that the fact
    speaks of, `told` the days on which its documents were published, earliest and latest.
    """

    fact: Fact
    standing: str
    then: bool
    now: bool
    told_then: bool
    told_now: bool
    told_since: bool
    reach: str
    told: tuple[str, str]

    @property
    def is_held(self) -> bool:
        """True for what is said to be so, and not only planned."""
        return self.standing in HELD


@dataclass(frozen=True)
class Placing:
    """Two windows of a corpus, and its facts placed in them. A fact that a curator has set aside is left out."""

    corpus: Corpus
    then: Window
    now: Window

    @cached_property
    def since(self) -> Window:
        """The days after the earlier window, to the end of the later one."""
        return since(self.then, self.now)

    @cached_property
    def facts(self) -> tuple[Placed, ...]:
        """All facts but the deprecated ones, in the order of the corpus."""
        standing = standings(self.corpus)
        kept = (fact for fact in self.corpus.facts if fact.rank != "deprecated")
        return tuple(self._placed(fact, standing[fact.id]) for fact in kept)

    def _placed(self, fact: Fact, standing: str) -> Placed:
        spoken = periods(fact, self.corpus.documents)
        told = [self._told[name] for name in fact.documents if name in self._told]
        published = [day for day, _ in told]
        return Placed(
            fact,
            standing,
            then=any(map(self.then.touches, spoken)),
            now=any(map(self.now.touches, spoken)),
            told_then=any(then for _, (then, _, _) in told),
            told_now=any(now for _, (_, now, _) in told),
            told_since=any(since for _, (_, _, since) in told),
            reach=max((last for first, last in spoken if first <= self.now.last), default=""),
            told=(min(published), max(published)) if told else ("", ""),
        )

    @cached_property
    def _told(self) -> Mapping[str, tuple[str, tuple[bool, bool, bool]]]:
        """The day of each document, and whether it is of the earlier window, of the later one, of the days since."""
        windows = (self.then, self.now, self.since)
        return {
            name: (one.published, tuple(window.touches(days(one.published)) for window in windows))  # type: ignore[misc]
            for name, one in self.corpus.documents.items()
        }

    def documents(self, window: Window) -> tuple[Document, ...]:
        """The documents that were published in a window, by date and id."""
        found = [one for one in self.corpus.documents.values() if window.touches(days(one.published))]
        return tuple(sorted(found, key=lambda one: (one.published, one.id)))

    def body(self, id_: str) -> str:
        """The id that stands for the body of an entry."""
        return self.corpus.identity.canonical(id_)


def standings(corpus: Corpus) -> Mapping[str, str]:
    """Return the standing of each fact by its id: the status, but an inference that rests on a plan is a plan.

    >>> from ctipgraph.records import read_corpus
    >>> corpus = read_corpus("data")
    >>> inferred = [fact for fact in corpus.facts if fact.status == "inferred"]
    >>> {standings(corpus)[fact.id] for fact in inferred if fact.relation == "engages"}
    {'planned'}
    """
    found = {fact.id: fact.status for fact in corpus.facts}
    resting: dict[str, list[str]] = {}
    for fact in corpus.facts:
        for ground in fact.qualifiers.get("rests_on", ()) if fact.status == "inferred" else ():
            resting.setdefault(ground, []).append(fact.id)
    planned = [id_ for id_, status in found.items() if status == "planned"]
    while planned:
        for id_ in resting.get(planned.pop(), ()):
            if found[id_] == "inferred":
                found[id_] = "planned"
                planned.append(id_)
    return found


def best(facts: Iterable[Placed]) -> str:
    """Return the surest standing of some facts, or nothing."""
    found = {placed.standing for placed in facts}
    return next((name for name in STANDINGS if name in found), "")
