"""The 3W and 4W table: who does what, where, with whom, for whom, funded by whom, and when.

Which facts stand in which column the ontology says (`ctip:columnOfSubject`, `ctip:columnOfObject`), and in
which order the columns stand. One line is one undertaking: documents seldom say which activity of a project
happens where and with whose money, so its places, funders and activities are not paired with each other.
"""

from __future__ import annotations

from collections.abc import Iterator

from ctipgraph.findings.finding import Finding, Row, Section, cite
from ctipgraph.findings.forms import as_csv
from ctipgraph.findings.tables.cells import BLANK, JOINT, UNDERTAKING, by_body, cell, in_order, with_undertakings
from ctipgraph.model import Corpus, Fact
from ctipgraph.ontology import Term
from ctipgraph.records.rows import harmless, label, object_label

AGENT, COLUMN, PLACE = "Agent", "TableColumn", "Place"
TAGS = ("#activity+project+name", "#activity+project+type"), ("#date+reported+list",)
FIRST, LAST = ("project or body", "type"), ("evidenced",)


def who_does_what(corpus: Corpus) -> Finding:
    """Return the table: a line for each undertaking, and below for each other body of which an activity is named.

    >>> from ctipgraph.records import read_corpus
    >>> corpus = read_corpus("data")
    >>> found = who_does_what(corpus)
    >>> row = next(row.cells for row in found.sections[0].rows if row.cells[0].startswith("UN Action"))
    >>> dict(zip(found.sections[0].columns, row))["funded by"]
    'Government of Norway | Government of Sweden | governments that fund UN-ACT | international organisations'
    """
    lines = with_undertakings(corpus, by_body(corpus, _values(corpus)))
    columns = _columns(corpus)
    undertakings, others = [], []
    for id_ in lines:
        kind = corpus.actors[id_].type
        if corpus.ontology.is_a(kind, UNDERTAKING):
            undertakings.append(id_)
        elif corpus.ontology.is_a(kind, AGENT) and any(_is_done(corpus, f) for v in lines[id_].values() for _, f in v):
            others.append(id_)

    def rows(ids: list[str]) -> Iterator[Row]:
        for id_ in ids:
            facts = list({fact.id: fact for column in columns for _, fact in lines[id_].get(column, ())}.values())
            kind = corpus.ontology.classes[corpus.actors[id_].type].label
            cells = (cell(corpus, lines[id_].get(column, ())) for column in columns)
            dates = sorted({date for fact in facts for date in corpus.evidenced(fact) if date})
            yield Row((label(corpus, id_), kind, *cells, JOINT.join(dates)), cite(corpus, facts))

    names = (*FIRST, *(term.label for term in columns.values()), *LAST)
    return Finding(
        "Who does what, where, with whom, for whom, and funded by whom",
        "",
        (
            Section("Projects, programmes and initiatives", names, tuple(rows(undertakings)), _PAIRED),
            Section("Others of whom an activity is named", names, tuple(rows(others)), empty="nobody else"),
        ),
        (BLANK, "What is not simply asserted has its status behind it; a plan is no deed."),
    )


_PAIRED = "The cells of a line are not paired: a place beside a funder does not say that the money went there."


def as_hxl(corpus: Corpus, finding: Finding) -> str:
    """Return the table as CSV with a row of HXL tags below the headings: https://hxlstandard.org.

    >>> from ctipgraph.records import read_corpus
    >>> corpus = read_corpus("data")
    >>> as_hxl(corpus, who_does_what(corpus)).splitlines()[1][:58]
    '#activity+project+name,#activity+project+type,#org+impl+li'
    """
    tags = [term.mark("skos:notation") for term in _columns(corpus).values()]
    rows = [[*TAGS[0], *tags, *TAGS[1], "#meta+fact+id+list", "#meta+source+id+list"]]
    for row in (row for section in finding.sections for row in section.rows):
        documents = dict.fromkeys(source.document for fact in row.facts for source in fact.sources)
        rows.append(
            [
                *(harmless(str(value)) for value in row.cells),
                JOINT.join(fact.id for fact in row.facts),
                JOINT.join(documents),
            ]
        )
    return as_csv([*finding.sections[0].columns, "facts", "documents"], rows)


def _columns(corpus: Corpus) -> dict[str, Term]:
    terms = corpus.ontology.concepts_of(COLUMN)
    return {name: terms[name] for name in in_order(corpus, terms)}


def _values(corpus: Corpus) -> Iterator[tuple[str, str, str, Fact]]:
    """Yield (entry, column, what stands there, fact) for each fact that has a place in the table."""
    relations = corpus.ontology.relations
    where = place_column(corpus)
    for fact in corpus.facts:
        relation = relations[fact.relation]
        if column := relation.mark("columnOfSubject"):
            yield fact.subject, column, _far_end(corpus, fact, column), fact
            if column != where:
                yield from ((fact.subject, where, label(corpus, id_), fact) for id_ in fact.qualifiers.get("place", ()))
        if column := relation.mark("columnOfObject"):
            yield fact.object, column, label(corpus, fact.subject), fact


def place_column(corpus: Corpus) -> str:
    """Return the column in which places stand: that of a relation that leads to one."""
    relations = corpus.ontology.relations.values()
    return next((r.mark("columnOfSubject") for r in relations if r.range == PLACE and r.mark("columnOfSubject")), "")


def _far_end(corpus: Corpus, fact: Fact, column: str) -> str:
    """The object in words; with the relation's, where the column has facts of several kinds, and their counts."""
    relation, kind = corpus.ontology.relations[fact.relation], corpus.object_kind(fact)
    words = " ".join(filter(None, (fact.get("comparator"), fact.get("count"), object_label(corpus, fact))))
    if kind == "entity":
        holds_names = corpus.ontology.concepts[column].mark("skos:notation").startswith(("#org", "#loc"))
        return words if holds_names else f"{relation.label} {words}"
    alike = [
        other.name
        for other in corpus.ontology.relations.values()
        if other.mark("columnOfSubject") == column and corpus.ontology.object_kind(other) != "entity"
    ]
    return words if len(alike) == 1 else f"{relation.label} {words}"


def _is_done(corpus: Corpus, fact: Fact) -> bool:
    relation = corpus.ontology.relations[fact.relation]
    return bool(relation.mark("columnOfSubject")) and corpus.object_kind(fact) != "entity"
