"""Who has a role, to whom or what, where, and as of when; and of what no document says who has it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ctipgraph.findings.chains import chain_section
from ctipgraph.findings.finding import Finding, Row, Section, cite
from ctipgraph.findings.index import FactIndex
from ctipgraph.findings.roles import Role, iati_role, read_role
from ctipgraph.findings.whereabouts import WAYS, Places, Whereabouts
from ctipgraph.findings.wording import far_end, heading, standing
from ctipgraph.model import Corpus, Fact
from ctipgraph.model.windows import Window, days, periods, read_window
from ctipgraph.records.rows import label

COLUMNS = ("who", "kind", "role", "to or for", "when", "place", "list", "status", "IATI role")
TIMES = frozenset({"valid_from", "valid_to", "as_of"})
OPEN = "open: the passage names it as one of several"
Found = tuple[Fact, Whereabouts]


@dataclass(frozen=True)
class Scope:
    """The facts that are asked, where and as of when; without these two everything is inside."""

    index: FactIndex
    places: Places | None = None
    as_of: Window | None = None
    _then: dict[str, bool] = field(default_factory=dict, init=False, repr=False)

    @property
    def corpus(self) -> Corpus:
        """What knows the actors and the documents."""
        return self.index.corpus

    def holds(self, fact: Fact) -> bool:
        """Say whether a fact speaks of the time that is asked for."""
        if self.as_of is None:
            return True
        if TIMES.isdisjoint(fact.qualifiers):  # of most facts the documents decide, looked up once
            return any(self._is_of_then(passage.document) for passage in fact.passages)
        return any(map(self.as_of.touches, periods(fact, self.corpus.documents)))

    def _is_of_then(self, document: str) -> bool:
        if document not in self._then:
            published = days(self.corpus.documents[document].published)
            self._then[document] = self.as_of is None or self.as_of.touches(published)
        return self._then[document]

    def where(self, fact: Fact) -> Whereabouts:
        """Return where a fact holds."""
        return self.places.of(fact) if self.places else Whereabouts(inside=True)

    def where_is(self, entry: str) -> Whereabouts:
        """Return where an entry is."""
        return self.places.of_entry(entry) if self.places else Whereabouts(inside=True)


@dataclass(slots=True)
class _Kept:
    """The facts that fit, and how many do not, by the reason."""

    facts: list[Found] = field(default_factory=list)
    denied: list[Found] = field(default_factory=list)
    elsewhere: int = 0
    nowhere: int = 0
    otherwhen: int = 0


def who_has(index: FactIndex, role: str, place: str = "", as_of: str = "") -> Finding:
    """Return who has a role, place and window by their names; `by_name.who` says what it raises."""
    places = Places(index, place) if place else None
    return who_finding(Scope(index, places, read_window(as_of) if as_of else None), read_role(index, role))


def who_finding(scope: Scope, role: Role) -> Finding:
    """Return who has a role, with the chains that begin there, and the entries of which no document says who has it.

    >>> from ctipgraph.findings.index import CorpusIndex
    >>> from ctipgraph.findings.roles import read_role
    >>> from ctipgraph.records import read_corpus
    >>> index = CorpusIndex(read_corpus("data"))
    >>> finding = who_finding(Scope(index), read_role(index, "funds"))
    >>> [row.cells[0] for row in finding.sections[0].rows][:2]
    ['Government of Norway', 'Government of Sweden']
    """
    corpus, kept = scope.corpus, _kept(scope, role)
    sections = [Section("Who", COLUMNS, _rows(corpus, role, kept.facts), empty=_nothing(corpus, kept))]
    if kept.denied:
        sections.append(Section("Stated not to be so", COLUMNS, _rows(corpus, role, kept.denied)))
    if chains := chain_section(scope.index, [fact for fact, _ in kept.facts]):
        sections.append(chains)
    sections.extend(_not_stated(scope, role))
    cited = dict.fromkeys(fact.id for section in sections for row in section.rows for fact in row.facts)
    place = f", in {scope.places.place.name}" if scope.places else ""
    as_of = f", as of {scope.as_of.name}" if scope.as_of else ""
    notes = tuple(_notes(scope, role, kept))
    return Finding(f"Who {role.name}{place}{as_of}", str(scope.index.basis(cited)), tuple(sections), notes)


def _kept(scope: Scope, role: Role) -> _Kept:
    index = scope.index
    facts = list(index.with_office(role.office) if role.office else index.of(role.relations, scope.as_of))
    fitting = list(filter(scope.holds, facts))
    kept = _Kept(otherwhen=(len(facts) if role.office else index.count(role.relations)) - len(fitting))
    for fact in fitting:
        where = scope.where(fact)
        if where.inside:
            (kept.denied if fact.status == "denied" else kept.facts).append((fact, where))
        elif where.way:
            kept.elsewhere += 1
        else:
            kept.nowhere += 1
    return kept


def _rows(corpus: Corpus, role: Role, found: Iterable[Found]) -> tuple[Row, ...]:
    """A row for all facts that say alike: the same ends, role, place and status, in a list that is open or not."""
    alike: dict[tuple[str, ...], list[Found]] = {}
    for fact, where in found:
        alike.setdefault(_said(corpus, role, fact, where), []).append((fact, where))
    rows = []
    for (who, kind, does, whom, place, open_, status, code), pairs in sorted(alike.items(), key=lambda item: item[0]):
        facts = {fact.id: fact for fact, _ in pairs}
        beside = {where.fact.id: where.fact for _, where in pairs if where.fact}
        cells = (who, kind, does, whom, _when(corpus, facts.values()), place, open_, status, code)
        rows.append(Row(cells, cite(corpus, {**facts, **beside}.values())))
    return tuple(rows)


def _said(corpus: Corpus, role: Role, fact: Fact, where: Whereabouts) -> tuple[str, ...]:
    near = fact.object if role.inverse else fact.subject
    kind = corpus.ontology.classes[corpus.actors[near].type].label if near in corpus.actors else ""
    office = f" ({fact.get('role')})" if fact.get("role") else ""
    return (
        label(corpus, near),
        kind,
        heading(corpus, fact, {near}) + office,
        far_end(corpus, fact, {near}),
        where.words,
        OPEN if fact.get("list_open") == "true" else "",
        standing(corpus, fact),
        "" if role.inverse else iati_role(corpus.ontology, fact.relation),
    )


def _when(corpus: Corpus, facts: Iterable[Fact]) -> str:
    """What is stated of the time, and between which days it is written of: never a beginning that nobody states."""
    facts = list(facts)
    days = sorted(day for fact in facts for day in corpus.evidenced(fact) if day)
    written = [f"evidenced {' to '.join(dict.fromkeys((days[0], days[-1])))}"] if days else []
    return "; ".join([*sorted({_stated(fact) for fact in facts} - {""}), *written])


def _stated(fact: Fact) -> str:
    start, end, as_of = (fact.get(name) for name in ("valid_from", "valid_to", "as_of"))
    if start or end:
        return f"stated valid{f' from {start}' if start else ''}{f' to {end}' if end else ''}"
    return f"as of {as_of}" if as_of else ""


def _nothing(corpus: Corpus, kept: _Kept) -> str:
    """Why there is no row: what is not mentioned is not denied."""
    if kept.elsewhere or kept.nowhere or kept.otherwhen:
        return "no fact fits; above it says how many were left out, and why"
    dates = sorted(document.published for document in corpus.documents.values())
    period = f" ({dates[0]} to {dates[-1]})" if dates else ""
    return f"not stated: none of the documents{period} mentions anybody; that there is nobody does not follow"


def _notes(scope: Scope, role: Role, kept: _Kept) -> Iterator[str]:
    yield f"Role: {role.meant}."
    if scope.places:
        ways = Counter(where.way for _, where in (*kept.facts, *kept.denied))
        counted = ", ".join(f"{way} ({ways[way]})" for way in WAYS)
        yield (
            f"Place, as the first of these tells it: {counted}. "
            f"Left out: {kept.elsewhere} of another place, {kept.nowhere} of which nothing tells a place."
        )
    if scope.as_of:
        yield (
            f"As of {scope.as_of.name}: what is stated to be valid then; or else what is said as of then; or else "
            f"what stands in a document of then. Left out: {kept.otherwhen} of another time."
        )


def _not_stated(scope: Scope, role: Role) -> Iterator[Section]:
    """For each relation of the role that is sought for a class: its entries of which no document states one."""
    ontology = scope.corpus.ontology
    for relation in (ontology.relations[name] for name in sorted(role.relations)):
        for kind in relation.marks.get("soughtFor", ()):
            entries = _without(scope, relation.name, kind)
            heading = f"{ontology.classes[kind].label}: no document states who {relation.label} it"
            yield _unknown(scope, heading, entries)


def _without(scope: Scope, relation: str, kind: str) -> list[str]:
    """The entries of a class of which neither they nor another entry of their body is stated to have the relation."""
    index, body = scope.index, scope.corpus.identity.body
    relations = index.corpus.ontology.narrower(relation)
    found = set(index.unstated(kind, relations))
    others = {other for id_ in found for other in body(id_)} - found
    if others:
        facts = (fact for other in others for fact in index.about(other))
        stated = {fact.object for fact in facts if fact.relation in relations and fact.status != "denied"}
        found = {id_ for id_ in found if stated.isdisjoint(body(id_))}
    return sorted(found)


def _unknown(scope: Scope, heading: str, entries: list[str]) -> Section:
    rows, elsewhere = [], 0
    told = {entry: list(filter(scope.holds, scope.index.about(entry, scope.as_of))) for entry in entries}
    for entry, about in told.items():
        where = scope.where_is(entry)
        if about and where.inside:
            documents = {name for fact in about for name in fact.documents}
            cells = (label(scope.corpus, entry), len(about), len(documents), where.words)
            rows.append(Row(cells, cite(scope.corpus, [where.fact] if where.fact else [])))
        elsewhere += bool(about) and not where.inside
    note = "No document of any year states it; that it is not so does not follow."
    if elsewhere:
        note += f" Left out: {elsewhere} of another place, or of which nothing tells one."
    return Section(heading, ("which", "facts about it", "in documents", "place"), tuple(rows), note)
