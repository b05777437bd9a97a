"""The shape of a finding: sections of rows, and with each row the facts that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ctipgraph.model import Corpus, Document, Fact
from ctipgraph.passages import deep_link
from ctipgraph.records.rows import label, sentence

Cell = str | int | float


@dataclass(frozen=True, slots=True)
class Source:
    """A passage as it is cited: its words, the document's id and citation, the date of publication, a deep link."""

    anchor: str
    document: str
    citation: str
    published: str
    link: str


@dataclass(frozen=True, slots=True)
class Cited:
    """A fact as it is cited: in words, with its status, who says so, and where."""

    id: str
    sentence: str
    status: str
    speaker: str
    conflicting: bool
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """Cells, and the facts that they rest on."""

    cells: tuple[Cell, ...]
    facts: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under a heading. `note` says how to read them; `empty` stands there when there is no row."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str = ""
    empty: str = "none"


@dataclass(frozen=True, slots=True)
class Finding:
    """A title, one line on what all of it rests on, notes that hold for all of it, and sections."""

    title: str
    basis: str
    sections: tuple[Section, ...]
    notes: tuple[str, ...] = ()

    def _repr_html_(self) -> str:
        from ctipgraph.findings.html import finding_as_html
        from ctipgraph.markup import safe

        return f'<h1 dir="auto">{safe(self.title)}</h1>\n{finding_as_html(self)}'

    def facts(self) -> Iterator[Cited]:
        """Yield the facts that the rows rest on, each once, in the order of the rows.

        >>> one = Cited("f-1", "A funds B", "asserted", "", False, ())
        >>> section = Section("Funders", ("funder",), (Row(("A",), (one,)), Row(("A again",), (one,))))
        >>> [fact.id for fact in Finding("Who funds B", "rests on 1 fact", (section,)).facts()]
        ['f-1']
        """
        seen: set[str] = set()
        for section in self.sections:
            for row in section.rows:
                for fact in row.facts:
                    if fact.id not in seen:
                        seen.add(fact.id)
                        yield fact


def with_evidence(finding: Finding, cited: Iterable[Cited]) -> Finding:
    """Return a finding whose facts are replaced by these, where there is one of the same id.

    >>> one = Cited("f-1", "A funds B", "asserted", "", False, ())
    >>> finding = Finding("Who", "", (Section("Funders", ("who",), (Row(("A",), (one,)),)),))
    >>> [fact.speaker for fact in with_evidence(finding, [replace(one, speaker="C")]).facts()]
    ['C']
    """
    known = {fact.id: fact for fact in cited}

    def row(old: Row) -> Row:
        return replace(old, facts=tuple(known.get(fact.id, fact) for fact in old.facts))

    sections = (replace(section, rows=tuple(map(row, section.rows))) for section in finding.sections)
    return replace(finding, sections=tuple(sections))


def cite(corpus: Corpus, facts: Iterable[Fact]) -> tuple[Cited, ...]:
    """Return facts as a finding cites them.

    >>> from ctipgraph.records import read_corpus
    >>> corpus = read_corpus("data")
    >>> cited = cite(corpus, (fact for fact in corpus.facts if fact.relation == "funds"))
    >>> cited[0].status, cited[0].sources[0].published
    ('asserted', '2014-07-19')
    """
    return tuple(
        Cited(
            id=fact.id,
            sentence=sentence(corpus, fact),
            status=fact.status,
            speaker=label(corpus, fact.get("speaker")),
            conflicting=fact.id in corpus.conflicts,
            sources=tuple(_sources(corpus, fact)),
        )
        for fact in facts
    )


def _sources(corpus: Corpus, fact: Fact) -> Iterator[Source]:
    for passage in fact.passages:
        document = corpus.documents[passage.document]
        link = deep_link(document.url, passage)
        yield Source(passage.anchor, document.id, citation(document), document.published, link)


def citation(document: Document) -> str:
    """Return a document as it is cited: title, publisher, date."""
    return f"{document.title}. {document.publisher}, {document.published}"
