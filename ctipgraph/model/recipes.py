"""Recipes: which facts make a network, written down so that another researcher gets the same one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ctipgraph.model.ids import digest
from ctipgraph.model.records import Location

# how the facts between two actors add up to the weight of their tie
COUNTS = {
    "once": "parallel facts count once",
    "facts": "each of parallel facts counts",
    "documents": "parallel facts count by their documents",
    "origins": "parallel facts count by the independent origins of their documents",
}

NOWHERE = Location("")


@dataclass(frozen=True, slots=True)
class Recipe:
    """Which actors, facts and ties a network has; classes and relations include those below them.

    Without `affiliations` the network has one mode: `actors`, and ties between them. With it, it has two: ties
    lead from `actors` to `affiliations` (projects, events). `projected` ties two actors by what they share of these.
    """

    id: str
    title: str
    actors: tuple[str, ...]
    relations: tuple[str, ...]
    statuses: tuple[str, ...]
    location: Location = NOWHERE
    affiliations: tuple[str, ...] = ()
    projected: bool = False
    from_year: int | None = None
    to_year: int | None = None
    count: str = "once"
    attendance: bool = False
    groups: bool = False
    judgements: bool = True

    @property
    def digest(self) -> str:
        """Twelve letters and digits that follow from all that decides which network comes out.

        >>> one = Recipe("a", "A", ("Agent",), ("funds", "leads"), ("asserted",))
        >>> one.digest == Recipe("b", "B", ("Agent",), ("leads", "funds"), ("asserted",)).digest
        True
        >>> one.digest == Recipe("a", "A", ("Agent",), ("funds", "leads"), ("asserted",), groups=True).digest
        False
        """
        return digest(line for line, _ in sorted(self._lines()))

    def words(self) -> str:
        """Return the recipe as one sentence.

        >>> Recipe("a", "A", ("Agent",), ("funds",), ("asserted",), from_year=2014).words()
        'ties between Agent by funds; asserted facts; of 2014 or later; parallel facts count once; \
attending an event is no tie; unnamed groups are left out; entries judged the same are one'
        """
        return "; ".join(words for _, words in self._lines())

    def _lines(self) -> Iterator[tuple[str, str]]:
        """What decides, once for the digest and once for people."""
        actors, shared = _listed(self.actors), _listed(self.affiliations)
        modes = f"{actors} and {shared}" if shared else actors
        how = "what two share of" if self.projected else "ties between"
        between = f"ties between {actors} by {how} {shared}, and these by" if self.projected else f"{how} {modes} by"
        yield (
            f"modes {actors}/{shared}/{self.projected}/{_listed(self.relations)}",
            f"{between} {_listed(self.relations)}",
        )
        yield f"statuses {_listed(self.statuses)}", f"{_listed(self.statuses)} facts"
        yield f"years {self.from_year} {self.to_year}", _years(self.from_year, self.to_year)
        yield f"count {self.count}", "a tie weighs what is shared" if self.projected else COUNTS[self.count]
        yield f"attendance {self.attendance}", f"attending an event is {'a' if self.attendance else 'no'} tie"
        yield f"groups {self.groups}", f"unnamed groups are {'actors too' if self.groups else 'left out'}"
        judged = "entries judged the same are one" if self.judgements else "each entry stands for itself"
        yield f"judgements {self.judgements}", judged


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(sorted(names))


def _years(first: int | None, last: int | None) -> str:
    if first is None and last is None:
        return "of any year"
    if first is None or last is None:
        return f"of {first} or later" if last is None else f"of {last} or earlier"
    return f"of {first} to {last}"
