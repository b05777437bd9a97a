"""Rows of facts -> blocks of triples, a batch at a time, without an object a triple.

A fact's block is its subject set into ready pieces "predicate object .", and each piece is made once for a
value that comes again. All that is kept between batches are these pieces, in bounded number, and what
a corpus holds besides facts: so a batch can be written anywhere, here, in another process, on another machine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import compress

from ctipgraph.model import Corpus
from ctipgraph.model.rows import (
    CELL,
    ID,
    ITEM,
    OBJECT,
    RELATION,
    SUBJECT,
    Column,
    Columns,
    Row,
    items,
    passage_parts,
    row_columns,
)
from ctipgraph.passages.fragment import directives
from ctipgraph.rdf.quads import Quad, to_quads
from ctipgraph.rdf.styles import Lines, Style
from ctipgraph.rdf.template import Memo, Template, gap
from ctipgraph.rdf.terms import Vocabulary, canonical_decimal, escaped, iri, literal, nothing_to_escape

Objects = Callable[[str], list[str]]
Pieces = Callable[[Column], Column]
Batch = Iterable[Row]

FRAGMENTS = "https://wicg.github.io/scroll-to-text-fragment/"
_TEXTS = (
    ("rank", "rank"),
    ("skos:note", "note"),
    ("reason", "reason"),
    ("curator", "curator"),
    ("reviewedBy", "reviewed_by"),
    ("review", "review"),
)


def quad_lines(batches: Iterable[Batch], corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Yield the N-Quads of rows of facts (`ctipgraph.model.rows`), as pairs of a subject and its lines.

    Pairs sorted by code points, each once, joined with those of `corpus_lines`, are the whole graph as `write_nquads`
    writes it. A row says itself whether it is plain and what it conflicts with. `corpus` gives actors, documents, the
    lock and the vocabulary; its facts don't matter.

    >>> from ctipgraph.model.rows import to_row
    >>> from ctipgraph.records import read_corpus
    >>> corpus = read_corpus("data")
    >>> rows = [to_row(fact, corpus.ontology) for fact in corpus.facts[:2]]
    >>> pairs = sorted(set(quad_lines([rows], corpus)))
    >>> pairs[0][0] == f"<{corpus.dataset.base}fact/{corpus.facts[0].id}>"
    True
    """
    blocks = Blocks(corpus)
    entries = blocks.style.entries
    for batch in batches:
        columns: Columns = list(zip(*batch, strict=True))
        if not columns:
            continue
        ids, cells = blocks.passages_of(columns)
        parts = passage_parts(cells)
        yield from zip(entries("fact", columns[ID]), blocks.facts(columns), strict=True)
        yield from zip(entries("passage", ids), blocks.passages(ids, parts), strict=True)
        yield from zip(entries("selector", ids), blocks.selectors(ids, parts), strict=True)
        places = zip(entries("position", ids), map(blocks.position, ids), strict=True)
        yield from (pair for pair in places if pair[1])
        yield from ((s, f"{s} {p} {o} {g} .\n") for s, p, o, g in blocks.plain(columns))


def corpus_lines(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Yield the N-Quads of all that a corpus holds besides facts, as `quad_lines` yields those of facts."""
    for s, p, o, _ in to_quads(replace(corpus, facts=())):
        yield s, f"{s} {p} {o} .\n"


class Blocks:
    """Writes the blocks of facts and passages in one style."""

    def __init__(self, corpus: Corpus, style: Style | None = None) -> None:
        self._corpus = corpus
        self.words = Vocabulary(corpus.ontology, corpus.dataset.base)
        self.style = style or Lines(self.words)
        self._at = {name: index for index, name in enumerate((*row_columns(corpus.ontology), "end"))}
        rows = sorted(self._properties(), key=lambda row: self.style.order(row[0]))
        self._table = [(self._at[column], self._piece(predicate, column, write)) for predicate, column, write in rows]
        lists = [name for name, one in corpus.ontology.qualifiers.items() if one.range == "Fact"]
        self._lists = [self._at[name] for name in (*lists, "evidence", "documents", "conflicts")]
        self._actors: Memo[str, str] = Memo(lambda id_: self.words.entry("actor", id_), 100_000)
        self._graphs: Memo[str, str] = Memo(lambda id_: self.words.entry("graph", id_), 100_000)
        self._sources: Memo[str, str] = Memo(lambda id_: self.style.term(self.words.entry("document", id_)), 100_000)
        self._predicates = Memo(self._both_ways)
        self._ends = Memo(self._end)
        self._make_templates()

    def facts(self, columns: Columns) -> Iterator[str]:
        """Yield the block of each fact.

        A column is looked up at once, and one without any cell not at all.
        """
        if not columns:
            return iter(())
        columns = [*columns, _ends_of(columns)]
        pieces = [made(columns[index]) for index, made in self._table if any(columns[index])]
        several = any(ITEM in "".join(columns[index]) for index in self._lists)
        return self.style.blocks(self.style.entries("fact", columns[ID]), pieces, several)

    def passages_of(self, columns: Columns) -> tuple[Column, Column]:
        """Return the ids and the cells of all passages of facts."""
        if not columns:
            return (), ()
        ids, cells = (filter(None, columns[self._at[name]]) for name in ("evidence", "passages"))
        return items(ITEM.join(ids)), items(ITEM.join(cells))

    def passages(self, ids: Column, parts: Columns) -> Iterable[str]:
        """Return the block of each passage, given the columns of `passage_parts`."""
        if not ids:
            return ()
        documents, _, starts, ends, _ = parts
        sources = list(map(self._sources.__getitem__, documents))
        words = [f"{start} … {end}" if end else start for start, end in zip(starts, ends, strict=True)]
        anchors = words if nothing_to_escape("".join(words)) else list(map(escaped, words))
        blocks = self._passage.fill(ids, sources, anchors)
        if not (self._corpus.lock and (locked := self._corpus.lock.keys() & ids)):
            return blocks
        with_places = self._with_place.fill(ids, sources, anchors)
        both = zip(ids, blocks, with_places, strict=True)
        return [with_place if id_ in locked else block for id_, block, with_place in both]

    def selectors(self, ids: Column, parts: Columns) -> Iterable[str]:
        """Return the block of the selector of each passage."""
        return self._selector.fill(ids, directives(*parts[1:])) if ids else ()

    def position(self, id_: str) -> str:
        """Return the block of the place where a passage stood, nothing where the lock has none."""
        if id_ not in self._corpus.lock:
            return ""
        locked = self._corpus.lock[id_]
        first, last = (literal(str(offset), datatype="nonNegativeInteger") for offset in (locked.start, locked.end))
        return next(self._position.fill([id_], [self.style.term(first)], [self.style.term(last)]))

    def plain(self, columns: Columns) -> Iterator[Quad]:
        """Yield the plain triples of the rows that are plain, in the graph of each document."""
        if not columns:
            return
        actors, ends, graphs = self._actors, self._ends, self._graphs
        documents = columns[self._at["documents"]]
        rows = zip(columns[RELATION], columns[SUBJECT], _ends_of(columns), documents, strict=True)
        for relation, subject, end, cell in compress(rows, columns[self._at["plain"]]):
            predicate, inverse = self._predicates[relation]
            one, other = actors[subject], ends[end]
            for document in cell.split(ITEM) if cell else ():
                graph = graphs[document]
                yield one, predicate, other, graph
                if inverse:
                    yield other, inverse, one, graph

    def _both_ways(self, name: str) -> tuple[str, str]:
        """The predicate of a relation, and that of the way back, if there is one."""
        relation = self._corpus.ontology.relations[name]
        inverse = name if relation.symmetric else relation.inverse
        return self.words.term(name), self.words.term(inverse) if inverse else ""

    def _properties(self) -> list[tuple[str, str, Objects]]:
        """What is written of a fact: predicate, column of its row, and the sorted objects of a cell."""
        words, style = self.words, self.style

        def entries(kind: str) -> Objects:
            return lambda cell: sorted({words.entry(kind, id_) for id_ in cell.split(ITEM)})

        def made(kind: str) -> Objects:
            return lambda cell: sorted(set(style.entries(kind, cell.split(ITEM))))

        def values(range_: str) -> Objects:
            return made("fact") if range_ == "Fact" else lambda cell: [words.value(cell, range_)]

        types = sorted(words.term(kind) for kind in ("Fact", "rdf:Statement"))
        kinds = [types] if style.lists_objects else [[type_] for type_ in types]
        rows: list[tuple[str, str, Objects]] = [
            *(("rdf:type", "relation", partial(_always, types)) for types in kinds),
            ("rdf:subject", "subject", entries("actor")),
            ("rdf:predicate", "relation", lambda cell: [words.term(cell)]),
            ("rdf:object", "end", lambda cell: [self._end(cell)]),
            ("status", "status", lambda cell: [words.term(cell)]),
            ("evidence", "evidence", made("passage")),
            ("prov:wasDerivedFrom", "documents", entries("document")),
            ("evidencedFrom", "documents", lambda cell: self._published(cell)[:1]),
            ("evidencedTo", "documents", lambda cell: self._published(cell)[-1:]),
            ("conflictsWith", "conflicts", made("fact")),
            *((name, column, lambda cell: [literal(cell)]) for name, column in _TEXTS),
            *(
                (qualifier.name, name, values(qualifier.range))
                for name, qualifier in self._corpus.ontology.qualifiers.items()
                if name != "conflicts_with"  # those are among the conflicts
            ),
        ]
        return [(words.term(name), column, write) for name, column, write in rows]

    def _piece(self, predicate: str, column: str, write: Objects) -> Pieces:
        def piece(cell: str) -> str:
            return self.style.piece(predicate, write(cell)) if cell else ""

        # of what few facts have in common, nothing is kept: it is set into its frame
        if column == "evidence":
            before, after = self.style.piece(predicate, self.style.entries("passage", [gap(0)])).split(gap(0))
            return lambda cells: [
                f"{before}{cell}{after}" if cell and ITEM not in cell else piece(cell) for cell in cells
            ]
        if lexical := self._lexical(column):
            before, after = self.style.piece(predicate, write("0")).split('"0"')
            return lambda cells: [f'{before}"{lexical(cell)}"{after}' if cell else "" for cell in cells]
        known = Memo(piece, 100_000 if column in ("subject", "documents") else 5_000)
        return lambda cells: list(map(known.__getitem__, cells))

    def _lexical(self, column: str) -> Callable[[str], str] | None:
        """How the cells of a column stand between the marks of a literal, of a kind that every style writes so."""
        if column in ("note", "reason"):
            return escaped
        qualifier = self._corpus.ontology.qualifiers.get(column)
        return {"xsd:string": escaped, "xsd:decimal": canonical_decimal}.get(qualifier.range) if qualifier else None

    def _end(self, cell: str) -> str:
        """The term at the far end of a fact, from its relation and object."""
        relation, _, text = cell.partition(CELL)
        return self.words.value(text, self._corpus.ontology.relations[relation].range)

    def _published(self, cell: str) -> list[str]:
        documents = self._corpus.documents
        dates = sorted(documents[id_].published for id_ in cell.split(ITEM) if id_ in documents)
        return [self.words.value(date, "StatedDate") for date in dates]

    def _make_templates(self) -> None:
        """Write each kind of block once, with gaps in the place of what differs."""
        entries, words = self.style.entries, self.words
        passage = {
            "rdf:type": sorted(words.term(kind) for kind in ("Passage", "oa:SpecificResource")),
            "oa:hasSource": [gap(1)],
            "anchor": [f'"{gap(2)}"'],
            "oa:hasSelector": entries("selector", [gap(0)]),
        }
        places = {**passage, "oa:hasSelector": [*entries("position", [gap(0)]), *entries("selector", [gap(0)])]}
        selector = {
            "rdf:type": [words.term("oa:FragmentSelector")],
            "rdf:value": [f'"{gap(1)}"'],
            "dcterms:conformsTo": [iri(FRAGMENTS)],
        }
        position = {"rdf:type": [words.term("oa:TextPositionSelector")], "oa:start": [gap(1)], "oa:end": [gap(2)]}
        self._passage, self._with_place = self._template("passage", passage), self._template("passage", places)
        self._selector, self._position = self._template("selector", selector), self._template("position", position)

    def _template(self, kind: str, rows: dict[str, list[str]]) -> Template:
        terms = sorted(
            ((self.words.term(name), row) for name, row in rows.items()), key=lambda r: self.style.order(r[0])
        )
        pieces = [[self.style.piece(name, row)] for name, row in terms]
        return Template(next(self.style.blocks(self.style.entries(kind, [gap(0)]), pieces, several=True)))


def _ends_of(columns: Columns) -> Column:
    """The relation and the object of each row, which decide on the term at its far end."""
    return [f"{one}{CELL}{other}" for one, other in zip(columns[RELATION], columns[OBJECT], strict=True)]


def _always(objects: list[str], _cell: str) -> list[str]:
    return objects
