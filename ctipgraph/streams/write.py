"""The files that a stream is written to: the same bytes as the writers of `ctipgraph.exports` give for a corpus."""

from __future__ import annotations

import csv
import io
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from ctipgraph.exports.graphml import END, edge, head, node
from ctipgraph.exports.turtle import Blocks as TurtleStyle
from ctipgraph.exports.turtle import Shortener
from ctipgraph.exports.xml import nodes
from ctipgraph.model.rows import CELL, ID, OBJECT, RELATION, SUBJECT
from ctipgraph.rdf.stream import Blocks
from ctipgraph.rdf.template import encoded
from ctipgraph.records.rows import ACTOR_COLUMNS, actor_rows, harmless
from ctipgraph.streams.flat import Flat
from ctipgraph.streams.source import Source
from ctipgraph.streams.spill import Lines
from ctipgraph.streams.triples import QuadLines, TripleLines, Triples, TurtleTriples

Step = Callable[[int], None]
Text = Iterator[bytes]


def write_nquads(source: Source, step: Step) -> Text:
    """Yield the lines of the graph, the plain triples in the graph of their document."""
    return _graph(source, Blocks(source.corpus), source.triples(), QuadLines(), step)


def write_ntriples(source: Source, step: Step) -> Text:
    """Yield the lines of the graph as one."""
    return _graph(source, Blocks(source.corpus), source.triples(), TripleLines(), step)


def write_turtle(source: Source, step: Step) -> Text:
    """Yield the graph as one, in blocks."""
    shorten = Shortener(source.corpus)
    yield shorten.header().encode()
    blocks = Blocks(source.corpus, TurtleStyle(shorten))
    yield from _graph(source, blocks, source.triples(), TurtleTriples(shorten, types=source.types), step)


def write_trig(source: Source, step: Step) -> Text:
    """Yield the graph in blocks, and a named graph for the plain triples of each document."""
    shorten = Shortener(source.corpus)
    yield shorten.header().encode()
    blocks = Blocks(source.corpus, TurtleStyle(shorten))
    yield from _graph(source, blocks, source.triples(plain=False), TurtleTriples(shorten, types=source.types), step)
    cell = CELL.encode()
    name = b""
    triples = TurtleTriples(shorten, "    ")
    for lines in source.graphs():
        for graph, group in groupby(lines, key=lambda line: line[: line.index(cell)]):
            if graph != name:
                yield triples.close() + b"}\n\n" if name else b""
                yield f"{shorten(graph.decode())} {{\n".encode()
                name = graph
            yield triples.write([line[len(graph) + 1 :].rstrip(b"\n") for line in group])
    yield triples.close() + b"}\n\n" if name else b""


def _graph(source: Source, blocks: Blocks, triples: Iterable[Lines], style: Triples, step: Step) -> Text:
    """Yield triples, and in their places among them the blocks of facts and of passages."""
    base = blocks.words.base
    locked: list[str] = []

    def facts() -> Text:
        done = 0
        for columns in source.columns():
            yield from encoded(blocks.facts(columns))
            step(done := done + len(columns[ID]))

    def passages() -> Text:
        for ids, parts in source.passages():
            yield from encoded(blocks.passages(ids, parts))
            locked.extend(source.corpus.lock.keys() & ids if source.corpus.lock else ())

    def positions() -> Text:
        yield "".join([blocks.position(id_) for id_ in sorted(locked)]).encode()

    def selectors() -> Text:
        for columns in source.passages():
            yield from encoded(blocks.selectors(*columns))

    kinds = {"fact": facts, "passage": passages, "position": positions, "selector": selectors}
    left = [(f"<{base}{kind}/".encode(), section) for kind, section in kinds.items()]
    for lines in triples:
        while left and left[0][0] < lines[-1]:
            key, section = left.pop(0)
            cut = bisect_left(lines, key)
            yield style.write(lines[:cut]) + style.close()
            yield from section()
            lines = lines[cut:]
        yield style.write(lines)
    yield style.close()
    for _, section in left:
        yield from section()


def write_facts(source: Source, step: Step) -> Text:
    """Yield one line a fact, as in facts.csv."""
    flat = Flat(source.corpus)
    yield _csv([flat.columns])
    done = 0
    for rows in source.rows():
        yield _csv([list(map(harmless, flat.cells(row))) for row in rows])
        step(done := done + len(rows))


def write_actors(source: Source, step: Step) -> Text:
    """Yield one line an actor, as in actors.csv."""
    yield _csv([ACTOR_COLUMNS])
    for row in actor_rows(source.corpus, source.settled.by_actor):
        yield _csv([[harmless(row[name]) for name in ACTOR_COLUMNS]])


def _csv(rows: list[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode()


def write_graphml(source: Source, step: Step) -> Text:
    """Yield a node an actor, a concept and a value, and an edge a fact."""
    flat = Flat(source.corpus)
    kept = [(index, name) for index, name in enumerate(flat.columns) if name not in ("id", "subject", "object")]
    yield head([name for _, name in kept]).encode()
    yield "".join([node(id_, row) for id_, row in nodes(source.corpus)]).encode()
    yield from _far_nodes(source, flat)
    done = 0
    for rows in source.rows():
        text = []
        for row in rows:
            cells = flat.cells(row)
            text.append(edge(row[ID], row[SUBJECT], _target(row, flat), {name: cells[index] for index, name in kept}))
        yield "".join(text).encode()
        step(done := done + len(rows))
    yield END.encode()


def _far_nodes(source: Source, flat: Flat) -> Text:
    """The nodes of concepts, which are few, and then those of values, one a fact."""
    ontology = source.corpus.ontology
    concepts = {}
    for rows in source.rows():
        for row in rows:
            if flat.kind(row[RELATION]) == "concept":
                concepts[_target(row, flat)] = _far_node(row, flat, ontology.relations[row[RELATION]].range)
    yield "".join([text for _, text in sorted(concepts.items())]).encode()
    for rows in source.rows():
        values = (row for row in rows if flat.kind(row[RELATION]) == "value")
        yield "".join([_far_node(row, flat, ontology.relations[row[RELATION]].range) for row in values]).encode()


def _far_node(row: list[str], flat: Flat, type_: str) -> str:
    label = flat.object_label(f"{row[RELATION]}{CELL}{row[OBJECT]}")
    return node(_target(row, flat), {"label": label, "kind": flat.kind(row[RELATION]), "type": type_})


def _target(row: list[str], flat: Flat) -> str:
    kind = flat.kind(row[RELATION])
    return row[OBJECT] if kind == "entity" else f"concept:{row[OBJECT]}" if kind == "concept" else f"value:{row[ID]}"


WRITERS: dict[str, Callable[[Source, Step], Text]] = {
    "ttl": write_turtle,
    "trig": write_trig,
    "nt": write_ntriples,
    "nq": write_nquads,
    "graphml": write_graphml,
    "facts": write_facts,
    "actors": write_actors,
}
