"""Where a fact holds: as it states itself, or else where the work in it takes place, or else by an actor's country."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ctipgraph.errors import NotFoundError
from ctipgraph.findings.index import FactIndex
from ctipgraph.model import Fact
from ctipgraph.networks.flaws import gravity
from ctipgraph.records.rows import label, sentence

STATED, WORK, COUNTRY = "stated in the fact", "where the work in it takes place", "the country of an actor in it"
WAYS = (STATED, WORK, COUNTRY)


class Whereabouts(NamedTuple):
    """How a place was decided (one of WAYS, empty where nothing tells one).

    Where that is inside of what was asked for, also in words, and by which other fact.
    """

    way: str = ""
    words: str = ""
    inside: bool = False
    fact: Fact | None = None


class Places:
    """Says whether facts and entries are in a place, in an entry judged the same, or in a town of that country.

    The first of the ways that tells any place decides. A region is not taken to hold the countries in it.
    """

    def __init__(self, index: FactIndex, place: str) -> None:
        """Find the place by any of its names; raises NotFoundError for what is none."""
        corpus = self._corpus = index.corpus
        self._index = index
        self.place = index.actor(place)
        if not self._is_a(self.place.id, "Place"):
            kind = corpus.ontology.classes[self.place.type].label.lower()
            raise NotFoundError(
                f"'{place}' is no place but a record of the kind '{kind}'; name a country, region or town"
            )
        self._code = self.place.country if corpus.ontology.is_a(self.place.type, "Country") else ""
        towns = index.entries("Place", self._code) if self._code else ()
        self._inside = {*corpus.identity.body(self.place.id), *towns}
        self._known: dict[str, tuple[tuple[str, Fact], ...]] = {}

    def of(self, fact: Fact) -> Whereabouts:
        """Return where a fact holds."""
        stated = [(id_, fact) for id_ in self._named_in(fact)] + list(self._of_work(fact.get("at")))
        ends = dict.fromkeys((fact.subject, fact.object, fact.get("within")))
        work = [found for end in ends for found in self._of_work(end)]
        return self._first(STATED, stated) or self._first(WORK, work) or self._by_country(ends) or Whereabouts()

    def of_entry(self, entry: str) -> Whereabouts:
        """Return where a project or another work takes place, or of which country it is."""
        return self._first(WORK, self._of_work(entry)) or self._by_country((entry,)) or Whereabouts()

    def _first(self, way: str, found: Iterable[tuple[str, Fact]]) -> Whereabouts | None:
        """Of several places one that is inside, of several facts the one that is known best."""

        def rank(pair: tuple[str, Fact]) -> tuple[bool, int, bool, str, str]:
            place, fact = pair
            return place not in self._inside, gravity(fact.status), place != fact.object, fact.id, place

        if not (ranked := sorted(found, key=rank)):
            return None
        place, fact = ranked[0]
        if place not in self._inside:
            return Whereabouts(way)
        name = label(self._corpus, place)
        if way == STATED:
            return Whereabouts(way, f"{name}, {way}", inside=True)
        words = sentence(self._corpus, fact) + ("" if place == fact.object else f", in {name}")
        return Whereabouts(way, f"{words} [{fact.status}]", inside=True, fact=fact)

    def _by_country(self, entries: Iterable[str]) -> Whereabouts | None:
        found = [(code != self._code, id_) for id_ in entries if (code := self._index.country_of(id_))]
        if not found:
            return None
        elsewhere, of = min(found)
        if elsewhere:
            return Whereabouts(COUNTRY)
        return Whereabouts(COUNTRY, f"the country of {label(self._corpus, of)}", inside=True)

    def _of_work(self, entry: str) -> tuple[tuple[str, Fact], ...]:
        """The places of what is no actor (an undertaking, an event, a gift, a law), with the facts that tell them."""
        if not self._is_a(entry, "Entity") or self._is_a(entry, "Actor") or self._is_a(entry, "Place"):
            return ()
        if entry not in self._known:
            facts = (fact for fact in self._index.placed(entry) if fact.status != "denied")
            self._known[entry] = tuple((place, fact) for fact in facts for place in self._named_in(fact))
        return self._known[entry]

    def _named_in(self, fact: Fact) -> Iterator[str]:
        """The places that a fact names: its own, and what it is directed at; of two countries alike, neither."""
        symmetric = self._corpus.ontology.relations[fact.relation].symmetric
        yield from (id_ for id_ in (fact.get("place"), "" if symmetric else fact.object) if self._is_a(id_, "Place"))

    def _is_a(self, entry: str, name: str) -> bool:
        return self._corpus.ontology.is_a(self._index.kind_of(entry), name)
