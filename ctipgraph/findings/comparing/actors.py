"""Sections on bodies: added, no longer mentioned, persisting; after one another; in other roles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ctipgraph.findings.comparing.bodies import Named
from ctipgraph.findings.comparing.ends import Ended, Succession
from ctipgraph.findings.comparing.placing import Placed
from ctipgraph.findings.comparing.roles import Changed, Role
from ctipgraph.findings.comparing.words import Words, standing, surest
from ctipgraph.findings.finding import Row, Section

SHOWN = 2  # facts a side beside an actor; `show` has all of them


def actors_added(words: Words, bodies: Iterable[Named]) -> Section:
    """Bodies that only the later window names."""
    rows = (_row(words, body, standing(body.now), body.told[0]) for body in bodies if body.now and not body.then)
    return Section("Actors added", ("actor", "kind", "now", "first mentioned"), _in_order(rows))


def actors_unmentioned(words: Words, bodies: Iterable[Named], told_of: Iterable[str]) -> Section:
    """Bodies that only the earlier window names; not those whose end or successor is stated (`told_of`)."""
    columns = ("actor", "kind", "then", "last mentioned", *(["named by the words of"] if words.texts else []))
    if not words.placing.documents(words.placing.now):
        return Section("Actors no longer mentioned", columns, (), empty=unknown(words))
    explained = set(told_of)
    gone = [body for body in bodies if body.then and not body.now and body.body not in explained]
    named = {body.body: [words.standing_in_texts(body.body)] if words.texts else [] for body in gone}
    rows = (_row(words, body, standing(body.then), body.told[1], *named[body.body]) for body in gone)
    return Section("Actors no longer mentioned", columns, _in_order(rows), words.silence())


def actors_persisting(words: Words, bodies: Iterable[Named]) -> Section:
    """Bodies that both windows name, and the judgement without which they would not."""
    columns = ("actor", "kind", "then", "now", "by the judgement")
    rows = (
        _row(words, body, standing(body.then), standing(body.now), _judged(body))
        for body in bodies
        if body.then and body.now
    )
    return Section("Actors persisting", columns, _in_order(rows))


def unknown(words: Words) -> str:
    """The sentence that stands where a window without documents can be silent of nothing."""
    return f"no document is of {words.placing.now.name}, so that nothing can be said to be no longer mentioned"


def _row(words: Words, body: Named, *cells: str) -> Row:
    facts = [placed for side in (body.then, body.now) for placed in surest(side)[:SHOWN]]
    return Row((words.names(body.entries), words.kind(body.entries[0]), *cells), words.cited(facts))


def _in_order(rows: Iterator[Row]) -> tuple[Row, ...]:
    return tuple(sorted(rows, key=lambda row: (row.cells[1], row.cells[0])))


def _judged(body: Named) -> str:
    return "; ".join(f"{' and '.join(judgement.pair)} are one body" for judgement in body.judgements)


def succeeded(words: Words, found: Iterable[Succession]) -> Section:
    """What came after what; a name that only looks like a later one is no renaming."""
    rows = [
        Row(
            (
                words.names([one.earlier]),
                words.names([one.later]),
                one.basis,
                one.judgement.reason if one.judgement else standing(one.facts),
            ),
            words.cited(one.facts),
        )
        for one in found
    ]
    return Section(
        "Renamed or succeeded", ("earlier", "later", "basis", "status or reason"), tuple(rows), empty="none stated"
    )


def roles_changed(words: Words, found: Iterable[Changed]) -> Section:
    """Bodies that play other roles."""
    rows = [
        Row(
            (words.names(one.body.entries), _roles(one.then), _roles(one.now)),
            words.cited((*one.then.values(), *one.now.values())),
        )
        for one in found
    ]
    note = "roles that only the one window names; that a role is no longer mentioned does not say that it ended"
    return Section("Role changed", ("actor", "then", "now"), tuple(sorted(rows, key=lambda row: row.cells)), note)


def _roles(roles: dict[Role, Placed]) -> str:
    return "; ".join(_in_words(role, placed.standing) for role, placed in roles.items())


def _in_words(role: Role, known: str) -> str:
    marks = [*([role[1]] if role[1] else []), *([known] if known != "asserted" else [])]
    return f"{role[0]} ({', '.join(marks)})" if marks else role[0]


def bodies_told_of(ends: Iterable[Ended], found: Iterable[Succession]) -> set[str]:
    """The bodies that are stated to have ended, or to have one after them."""
    return {one.body for one in ends} | {
        one.earlier for one in found if one.basis == "stated" and any(placed.is_held for placed in one.facts)
    }
