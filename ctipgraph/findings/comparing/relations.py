"""Sections on relations: added, ended, no longer mentioned, planned, persisting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ctipgraph.findings.comparing import ties as became
from ctipgraph.findings.comparing.actors import unknown
from ctipgraph.findings.comparing.ends import Ended, rivals
from ctipgraph.findings.comparing.placing import Placed, Placing, best
from ctipgraph.findings.comparing.ties import Tie
from ctipgraph.findings.comparing.words import Words, standing
from ctipgraph.findings.finding import Row, Section
from ctipgraph.model.windows import dated, days

AHEAD = ", said ahead of it"
TIE = ("subject", "relation", "object")
OUTCOMES = {
    "asserted": "confirmed",
    "claimed": "only claimed",
    "inferred": "only inferred",
    "denied": "denied",
    "planned": "planned again",
}


class Relations:
    """Sections on ties, all of one comparison."""

    def __init__(self, words: Words, ties: Sequence[Tie]) -> None:
        self._words = words
        self._ties = ties
        self._open = open_lists(words.placing)

    def added(self) -> Section:
        """Held now; then neither held nor planned."""
        rows = [self._row(tie, standing(tie.now), tie.told[0], self._lists(tie)) for tie in self._of(became.ADDED)]
        return _section("Relations added", (*TIE, "now", "first mentioned", "open list"), rows)

    def unmentioned(self) -> Section:
        """Held then, and of which no document of the later window says anything."""
        columns = (*TIE, "then", "last mentioned", "open list")
        if not self._words.placing.documents(self._words.placing.now):
            return Section("Relations no longer mentioned", columns, (), empty=unknown(self._words))
        rows = [
            self._row(tie, standing(tie.then), tie.told[1], self._lists(tie)) for tie in self._of(became.UNMENTIONED)
        ]
        return _section("Relations no longer mentioned", columns, rows, self._words.silence())

    def persisting(self) -> Section:
        """Held then and now."""
        rows = [self._row(tie, standing(tie.then), standing(tie.now)) for tie in self._of(became.PERSISTING)]
        return _section("Relations persisting", (*TIE, "then", "now"), rows)

    def planned(self) -> Section:
        """Planned then, and what later documents say of it."""
        now = self._words.placing.now.name
        nothing = f"no document up to {now} says that it was done"
        rows = [
            self._row(tie, OUTCOMES.get(best(tie.since), nothing), self._on(tie.since))
            for tie in self._of(became.PLANNED)
        ]
        note = "a plan is no deed: it is confirmed where a later document asserts the same, or a narrower relation"
        return _section("Planned then", (*TIE, "since", "on"), rows, note)

    def ended(self, ends: Iterable[Ended]) -> Section:
        """Bodies and relations of which a document states an end."""
        rows = [self._ended_body(one) for one in ends]
        rows += [self._ended_tie(tie) for tie in self._of(became.ENDED)]
        columns = ("what", "how it is stated", "stated end", "in conflict with")
        return Section("Stated to have ended, or to be ending", columns, tuple(rows), empty="none stated")

    def _ended_body(self, one: Ended) -> Row:
        stated = [(placed, placed.fact.object) for placed in one.facts if dated(placed.fact.object)]
        ahead = len(stated) == len(one.facts) and _is_ahead(stated)
        how = self._words.sentences(one.facts)
        return self._end(self._words.names([one.body]), f"{how}{AHEAD if ahead else ''}", "", one.facts)

    def _ended_tie(self, tie: Tie) -> Row:
        end = became.stated_end(self._words.placing, tie.facts)
        stated = [(placed, end) for placed in tie.facts if placed.fact.get("valid_to") == end]
        how = f"until {end}{AHEAD if _is_ahead(stated) else ''}"
        return self._end(" ".join(self._ends(tie)), how, end, tie.facts)

    def _end(self, what: str, how: str, end: str, facts: Sequence[Placed]) -> Row:
        against = tuple(rivals(self._words.placing, facts))
        said = "; ".join(f"{self._words.sentences([fact])} ({fact.status})" for fact in against)
        return Row((what, how, end, said), self._words.cited((*facts, *against)))

    def rare(self) -> list[Section]:
        """Sections that stand only where they have rows."""
        otherwise = [self._row(tie, standing(tie.then), self._otherwise(tie)) for tie in self._of(became.OTHERWISE)]
        anew = [self._row(tie, self._on(tie.now)) for tie in self._of(became.ANEW)]
        found = (
            _section("Mentioned since, but not as holding", (*TIE, "then", "since"), otherwise),
            _section("Newly planned", (*TIE, "on"), anew),
        )
        return [section for section in found if section.rows]

    def _of(self, change: str) -> list[Tie]:
        return [tie for tie in self._ties if tie.change == change]

    def _row(self, tie: Tie, *cells: str) -> Row:
        return Row((*self._ends(tie), *cells), self._words.cited(tie.facts))

    def _ends(self, tie: Tie) -> tuple[str, str, str]:
        """A tie in words: each end under the names that its facts use."""
        placing, (relation, one, other) = self._words.placing, tie.key
        ontology = placing.corpus.ontology
        entries: dict[str, set[str]] = {one: set(), other: set()}
        for placed in tie.facts:
            for entry in (placed.fact.subject, placed.fact.object):
                entries.get(placing.body(entry), set()).add(entry)
        concept = ontology.object_kind(ontology.relations[relation]) == "concept"
        far = ontology.concepts[other].label if concept else self._words.names(entries[other])
        return self._words.names(entries[one]), ontology.relations[relation].label, far

    def _lists(self, tie: Tie) -> str:
        """The windows in which a list of this relation, at one of these ends, is said not to name all."""
        relation, one, other = tie.key
        sides = [
            name for name, found in self._open.items() if not found.isdisjoint(((relation, one), (relation, other)))
        ]
        return " and ".join(sides)

    def _on(self, facts: Iterable[Placed]) -> str:
        return min((placed.told[0] for placed in facts if placed.told[0]), default="")

    def _otherwise(self, tie: Tie) -> str:
        later = tie.now or tie.since
        return standing(placed for placed in later if not placed.is_held) or "of an earlier time"


def _is_ahead(stated: Iterable[tuple[Placed, str]]) -> bool:
    """Say whether all that state an end were published before it."""
    return all(days(placed.told[1])[1] < days(end)[1] for placed, end in stated)


def open_lists(placing: Placing) -> dict[str, set[tuple[str, str]]]:
    """Return for "then" and "now" the relations and bodies whose lists do not name all."""
    found: dict[str, set[tuple[str, str]]] = {"then": set(), "now": set()}
    for placed in placing.facts:
        if placed.fact.get("list_open") == "true":
            ends = [end for end in (placed.fact.subject, placed.fact.object) if end in placing.corpus.actors]
            for name, is_in in (("then", placed.then), ("now", placed.now)):
                found[name].update((placed.fact.relation, placing.body(end)) for end in ends if is_in)
    return found


def _section(heading: str, columns: tuple[str, ...], rows: list[Row], note: str = "") -> Section:
    return Section(
        heading, columns, tuple(sorted(rows, key=lambda row: (row.cells[1], row.cells[0], row.cells[2]))), note
    )
