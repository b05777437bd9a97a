"""`compare`: the world in two windows of time, as a finding with evidence on both sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ctipgraph.errors import QueryError
from ctipgraph.findings.comparing import actors
from ctipgraph.findings.comparing.bodies import entries_of, entry_fields, named
from ctipgraph.findings.comparing.ends import ended, successions
from ctipgraph.findings.comparing.placing import Placed, Placing
from ctipgraph.findings.comparing.relations import Relations
from ctipgraph.findings.comparing.roles import changed_roles
from ctipgraph.findings.comparing.scope import facts_about
from ctipgraph.findings.comparing.ties import ties
from ctipgraph.findings.comparing.words import Words
from ctipgraph.findings.finding import Finding, Section
from ctipgraph.model import Corpus
from ctipgraph.model.counting import counted
from ctipgraph.model.windows import Window, read_window
from ctipgraph.store.basis import basis

BELONGS = (
    "a fact belongs to a window by the dates that it states, or else by the day for which its document speaks, "
    "or else by the dates of its documents"
)


def compare(corpus: Corpus, then: str, now: str, *, actor: str = "", relation: str = "", place: str = "") -> Finding:
    """Compare two windows of time (`2014`, `2014-07`, `2014..2016`), the earlier one first.

    Sections: actors added, no longer mentioned, persisting; relations added, stated to have ended, no longer
    mentioned; successions; changed roles; what was planned; relations that persist. Raises QueryError for windows
    that cannot be compared, NotFoundError for an unknown actor, relation or place.

    >>> from ctipgraph.records import read_corpus
    >>> finding = compare(read_corpus("data"), "2014", "2024", relation="funds")
    >>> [(section.heading, len(section.rows)) for section in finding.sections if section.rows][0]
    ('Actors no longer mentioned', 5)
    """
    placing = Placing(corpus, *read_windows(then, now))
    about = facts_about(corpus, actor, relation, place)
    facts = [placed for placed in placing.facts if about is None or placed.fact.id in about]
    given = (("actor", actor), ("relation", relation), ("place", place))
    scope = "; ".join(f"{name} {value}" for name, value in given if value)
    title = f"What changed from {placing.then.name} to {placing.now.name}{f': {scope}' if scope else ''}"
    silent = [window for window in (placing.then, placing.now) if not _speaks(placing, window)]
    if silent:
        return Finding(title, str(basis(corpus, ())), (), (_nothing(corpus, silent),))
    words = Words(placing)
    sections = _sections(words, facts, None if about is None else _entries(placing, facts))
    rests_on = (fact.id for section in sections for row in section.rows for fact in row.facts)
    notes = (*(words.documents(window) for window in (placing.then, placing.now)), BELONGS, *_left_out(placing, facts))
    return Finding(title, str(basis(corpus, rests_on)), sections, notes)


def _sections(words: Words, facts: list[Placed], among: set[str] | None) -> tuple[Section, ...]:
    """The sections; ends and successions are those of the bodies `among`, if they are given."""
    placing = words.placing
    bodies = named(placing, facts)
    ends = [one for one in ended(placing) if among is None or one.body in among]
    after = [one for one in successions(placing, bodies) if among is None or {one.earlier, one.later} & among]
    relations = Relations(words, ties(placing, facts))
    return (
        actors.actors_added(words, bodies),
        actors.actors_unmentioned(words, bodies, actors.bodies_told_of(ends, after)),
        actors.actors_persisting(words, bodies),
        relations.added(),
        relations.ended(ends),
        relations.unmentioned(),
        actors.succeeded(words, after),
        actors.roles_changed(words, changed_roles(placing, bodies)),
        relations.planned(),
        relations.persisting(),
        *relations.rare(),
    )


def _entries(placing: Placing, facts: Iterable[Placed]) -> set[str]:
    fields = entry_fields(placing.corpus.ontology)
    return {placing.body(entry) for placed in facts for entry in entries_of(placed.fact, fields)}


def read_windows(then: str, now: str) -> tuple[Window, Window]:
    """Return two windows that can be compared; raises QueryError where they are one, overlap, or stand in reverse.

    >>> read_windows("2024", "2014")
    Traceback (most recent call last):
    ...
    ctipgraph.errors.QueryError: the window '2024' is after '2014'; the earlier one comes first: compare 2014 2024
    """
    one, other = read_window(then), read_window(now)
    if one.last < other.first:
        return one, other
    if (one.first, one.last) == (other.first, other.last):
        raise QueryError(
            f"'{one.name}' and '{other.name}' are the same days; name two windows, as in: compare 2014 2024"
        )
    if other.last < one.first:
        message = f"the window '{one.name}' is after '{other.name}'; the earlier one comes first"
        raise QueryError(f"{message}: compare {other.name} {one.name}")
    raise QueryError(f"the windows '{one.name}' and '{other.name}' overlap; let the later begin after the earlier ends")


def _speaks(placing: Placing, window: Window) -> bool:
    """Say whether a window has a document, or a fact that speaks of it."""
    if placing.documents(window):
        return True
    return any(placed.then if window is placing.then else placed.now for placed in placing.facts)


def _nothing(corpus: Corpus, silent: list[Window]) -> str:
    names = " and ".join(window.name for window in silent)
    dates = sorted(document.published for document in corpus.documents.values())
    there = f"; there are {counted(len(dates), 'document')}, {dates[0]} to {dates[-1]}" if dates else ""
    return f"no document is of {names} and no fact speaks of it, so that nothing can be compared{there}"


def _left_out(placing: Placing, facts: list[Placed]) -> Iterator[str]:
    """What the comparison passes over, counted."""
    values = sum(placing.corpus.object_kind(placed.fact) == "value" for placed in facts)
    aside = len(placing.corpus.facts) - len(placing.facts)
    neither = sum(not (p.then or p.now or p.told_then or p.told_now) for p in facts)
    counts = (
        (values, "with a value at the far end (a name, an aim, a count), which are no relations here"),
        (aside, "set aside by a curator"),
        (neither, "of neither window"),
    )
    yield from (f"left out: {counted(number, 'fact')} {words}" for number, words in counts if number)
