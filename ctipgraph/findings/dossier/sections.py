"""The sections of every dossier, each from what it is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ctipgraph.findings.dossier.about import About
from ctipgraph.findings.finding import Row, Section, citation, cite
from ctipgraph.findings.timeline import timeline
from ctipgraph.findings.wording import body_entry, details, evidenced, far_end, heading, standing
from ctipgraph.model import Fact
from ctipgraph.records.rows import sentence


def names(about: About) -> Iterator[Section]:
    """All names of all entries, each with the facts that say that it is called so."""
    called: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in about.facts:
        if _is_name(about, fact):
            called[fact.subject, fact.object].append(fact)
    cells = [(name.text, name.kind, name.lang, entry.id) for entry in about.entries for name in entry.names]
    known = {(text, entry) for text, *_, entry in cells}
    cells += [(text, "in a document", "", entry) for entry, text in called if (text, entry) not in known]
    rows = tuple(Row(row, cite(about.corpus, called[row[3], row[0]])) for row in cells)
    note = "A name without evidence is one that no document is cited for."
    yield Section("Names", ("name", "kind", "language", "entry"), rows, note)


def _is_name(about: About, fact: Fact) -> bool:
    """Whether a fact says how the body is called, by what the ontology likens its relation to."""
    relation = about.corpus.ontology.relations[fact.relation]
    return fact.subject in about.body and "skos:altLabel" in relation.marks.get("skos:closeMatch", ())


def entries(about: About) -> Iterator[Section]:
    """What the records hold of each entry besides its names."""
    classes = about.corpus.ontology.classes
    rows = tuple(
        Row((one.id, classes[one.type].label, one.country, ", ".join(one.identifiers), one.note))
        for one in about.entries
    )
    yield Section("Entries", ("entry", "type", "country", "identifiers", "note"), rows)


def judgements(about: About) -> Iterator[Section]:
    """Which other entries are one body with it, which are not, and which may be."""
    rows = tuple(
        Row((one.verdict, *one.pair, one.reason, one.by, one.on))
        for one in about.corpus.identity.about(about.body)
        if set(one.pair) <= about.corpus.actors.keys()
    )
    note = "Entries that are judged the same are one body here; the entry that a fact was recorded on stands beside it."
    columns = ("judgement", "entry", "other entry", "reason", "by", "on")
    yield Section("Judgements of identity", columns, rows, note, "nobody has judged it against another entry")


def relations(about: About) -> Iterator[Section]:
    """The facts at one of whose ends it stands, a section for each family of relations, in the ontology's order."""
    corpus = about.corpus
    text, families = corpus.ontology.text, corpus.ontology.groups
    for name in sorted(families, key=lambda name: (text.find(f"\nctip:{name} a "), name)):
        facts = [
            fact
            for fact in about.facts
            if corpus.ontology.relations[fact.relation].group == name
            and {fact.subject, fact.object} & set(about.body)
            and not _is_name(about, fact)
        ]
        if facts:
            columns = ("relation", "who or what", "details", "status", "evidenced", "recorded on")
            yield Section(families[name].label, columns, tuple(_row(about, fact) for fact in facts))


def _row(about: About, fact: Fact) -> Row:
    corpus = about.corpus
    return Row(
        (
            heading(corpus, fact, about.body),
            far_end(corpus, fact, about.body),
            details(corpus, fact, without=("speaker",)),
            *_known(about, fact),
            about.entry(fact),
        ),
        cite(corpus, [fact]),
    )


def _known(about: About, fact: Fact) -> tuple[str, str]:
    return standing(about.corpus, fact), evidenced(about.corpus, fact)


def said(about: About) -> Iterator[Section]:
    """What documents have it say, and where else a fact names it in a detail."""
    corpus = about.corpus
    spoken = [fact for fact in about.facts if set(fact.qualifiers.get("speaker", ())) & set(about.body)]
    told = {fact.id for fact in spoken}
    named = [fact for fact in about.facts if fact.id not in told and not {fact.subject, fact.object} & set(about.body)]
    for title, facts in (("What documents have it say", spoken), ("Named in details of other facts", named)):
        rows = tuple(
            Row((sentence(corpus, one), details(corpus, one, ("speaker",)), *_known(about, one)), cite(corpus, [one]))
            for one in facts
        )
        if rows:
            yield Section(title, ("statement", "details", "status", "evidenced"), rows)


def dates(about: About) -> Iterator[Section]:
    """What is dated."""
    yield timeline(about.corpus, about.facts)


def around(about: About) -> Iterator[Section]:
    """Its neighbours in the network, with all facts that tie them to it."""
    corpus = about.corpus
    ties: dict[str, list[Fact]] = defaultdict(list)
    for fact in about.facts:
        if corpus.object_kind(fact) == "entity":
            ends = {body_entry(corpus, end) for end in (fact.subject, fact.object)}
            own = body_entry(corpus, about.actor.id)
            for other in ends - {own} if own in ends else ():
                ties[other].append(fact)
    rows = []
    nearest = sorted(ties.items(), key=lambda tie: (-len(tie[1]), corpus.actors[tie[0]].name, tie[0]))
    for neighbour, facts in ((corpus.actors[id_], facts) for id_, facts in nearest):
        by = dict.fromkeys(f"{heading(corpus, fact, about.body)} ({fact.status})" for fact in facts)
        kind = corpus.ontology.classes[neighbour.type].label
        rows.append(Row((neighbour.name, kind, len(facts), ", ".join(by)), cite(corpus, facts)))
    note = "Those whom a fact ties to it; attending the same event ties nobody to another by itself."
    columns = ("neighbour", "type", "facts", "relations")
    yield Section("The network around it", columns, tuple(rows), note, "no fact ties it to another")


def conflicts(about: About) -> Iterator[Section]:
    """The facts that cannot both hold, with both sides."""
    corpus = about.corpus
    own = {fact.id for fact in about.facts}
    pairs = sorted(
        {tuple(sorted((id_, other))) for id_ in own for other in corpus.conflicts.get(id_, ()) if other in corpus.by_id}
    )
    rows = []
    for one, other in ((corpus.by_id[pair[0]], corpus.by_id[pair[1]]) for pair in pairs):
        settled = "; ".join(f"{fact.id} {fact.rank}: {fact.reason}" for fact in (one, other) if fact.rank != "normal")
        cells = (_stated(about, one), _stated(about, other), settled or "no")
        rows.append(Row(cells, cite(corpus, (one, other))))
    columns = ("statement", "cannot hold together with", "settled")
    yield Section("Conflicts", columns, tuple(rows), empty="no two facts on it exclude each other")


def _stated(about: About, fact: Fact) -> str:
    return f"{sentence(about.corpus, fact)} [{fact.status}]"


def origins(about: About) -> Iterator[Section]:
    """The statements that rest on one document, or on reprints of one."""
    corpus = about.corpus
    body = corpus.identity.canonical
    statements: dict[tuple[str, str, str], list[Fact]] = defaultdict(list)
    for fact in about.facts:
        statements[body(fact.subject), fact.relation, body(fact.object)].append(fact)
    rows = []
    for facts in statements.values():
        found = sorted({corpus.origin(name) for fact in facts for name in fact.documents})
        if len(found) == 1:
            document = corpus.documents[found[0]]
            cells = (sentence(corpus, facts[0]), f"{document.publisher}, {document.published}", document.id)
            rows.append(Row(cells, cite(corpus, facts)))
    note = f"{len(rows)} of {len(statements)} statements rest on one document, or on reprints of one."
    columns = ("statement", "origin", "document")
    yield Section("What rests on one origin", columns, tuple(rows), note, "no statement hangs on one origin")


def documents(about: About) -> Iterator[Section]:
    """The documents that all of it was read in."""
    corpus = about.corpus
    found = {name for fact in about.facts for name in fact.documents}
    cited = sorted((corpus.documents[id_] for id_ in found), key=lambda one: (one.published, one.id))
    rows = tuple(Row((citation(one), one.kind, one.language, one.url, one.same_origin_as, one.id)) for one in cited)
    columns = ("document", "kind", "language", "address", "same origin as", "id")
    yield Section("Documents", columns, rows, empty="no document is cited")


SECTIONS = (names, entries, judgements, relations, said, dates, around, conflicts, origins, documents)
