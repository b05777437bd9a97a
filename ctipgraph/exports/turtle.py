"""Turtle and TriG, grouped by subject and sorted: https://www.w3.org/TR/turtle/, https://www.w3.org/TR/trig/."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby, repeat
from typing import IO

from ctipgraph.model import Corpus
from ctipgraph.model.rows import Column
from ctipgraph.ontology import RDF, XSD
from ctipgraph.rdf import Vocabulary, to_quads
from ctipgraph.rdf.template import joined

Triple = tuple[str, str, str]

# the part of PN_LOCAL that needs no escapes: https://www.w3.org/TR/turtle/#grammar-production-PN_LOCAL
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")


def write_turtle(corpus: Corpus, sink: IO[bytes]) -> None:
    """Write the whole graph as one: facts, and the plain triples of all documents."""
    shorten = Shortener(corpus)
    sink.write(shorten.header().encode())
    for block in _blocks({quad[:3] for quad in to_quads(corpus)}, shorten, ""):
        sink.write(block.encode())


def write_trig(corpus: Corpus, sink: IO[bytes]) -> None:
    """Write the graph with a named graph for the plain triples of each document."""
    shorten = Shortener(corpus)
    graphs: dict[str, set[Triple]] = {}
    for s, p, o, g in to_quads(corpus):
        graphs.setdefault(g, set()).add((s, p, o))
    sink.write(shorten.header().encode())
    for name in sorted(graphs):
        sink.write(f"{shorten(name)} {{\n".encode() if name else b"")
        for block in _blocks(graphs[name], shorten, "    " if name else ""):
            sink.write(block.encode())
        sink.write(b"}\n\n" if name else b"")


class Shortener:
    """Writes terms with prefixes."""

    def __init__(self, corpus: Corpus) -> None:
        self._prefixes = Vocabulary(corpus.ontology, corpus.dataset.base).prefixes
        self._longest_first = sorted(self._prefixes.items(), key=lambda item: (-len(item[1]), item[0]))
        self._shorten = lru_cache(maxsize=20_000)(self._short)

    def header(self) -> str:
        """Return the prefix lines."""
        return "".join(f"@prefix {name}: <{start}> .\n" for name, start in sorted(self._prefixes.items())) + "\n"

    def __call__(self, term: str) -> str:
        """Return a term as Turtle writes it."""
        return self._shorten(term)

    def _short(self, term: str) -> str:
        if term == f"<{RDF}type>":
            return "a"
        if term.startswith("<"):
            return self._short_iri(term)
        text, caret, datatype = term.rpartition("^^")
        if not caret or not datatype.startswith("<"):
            return term
        return text.strip('"') if datatype in _BARE and _BARE[datatype].fullmatch(text) else f"{text}^^{self(datatype)}"

    def _short_iri(self, term: str) -> str:
        address = term[1:-1]
        for name, start in self._longest_first:
            if address.startswith(start) and _LOCAL.fullmatch(address[len(start) :]):
                return f"{name}:{address[len(start) :]}"
        return term


_JOINT = " ;\n    "


class Blocks:
    """Turtle's way with blocks (`ctipgraph.rdf.styles.Style`)."""

    lists_objects = True

    def __init__(self, shorten: Shortener) -> None:
        self.term = shorten

    def entries(self, kind: str, ids: Iterable[str]) -> list[str]:
        """Return entries whose ids the program made, with the prefix of their kind."""
        return [f"{kind}:{id_}" for id_ in ids]

    def order(self, predicate: str) -> tuple[bool, str]:
        """The type comes first."""
        return predicate != f"<{RDF}type>", predicate

    def piece(self, predicate: str, objects: Iterable[str]) -> str:
        """Return a predicate with its objects on one line."""
        written = ", ".join([self.term(object_) if object_[:1] in ("<", '"') else object_ for object_ in objects])
        return f"{self.term(predicate)} {written}" if written else ""

    def blocks(self, subjects: Column, pieces: Iterable[Column], several: bool) -> Iterator[str]:
        """Yield blocks that each end with an empty line."""
        first, *rest = pieces  # the type, which is never absent
        count = len(subjects)
        columns: list[Iterable[str]] = [subjects, repeat(" ", count), first]
        for column in rest:
            columns += repeat(_JOINT, count) if all(column) else [_JOINT if p else "" for p in column], column
        return joined([*columns, repeat(" .\n\n", count)])


_BARE = {f"<{XSD}integer>": re.compile(r'"\d+"'), f"<{XSD}boolean>": re.compile(r'"(true|false)"')}


def _blocks(triples: Iterable[Triple], shorten: Shortener, indent: str) -> Iterator[str]:
    """One block a subject, sorted by the full terms; the type comes first."""
    for subject, group in groupby(sorted(triples), key=lambda triple: triple[0]):
        lines = []
        by_predicate = groupby(group, key=lambda triple: triple[1])
        for predicate, same in sorted(
            ((p, [o for _, _, o in rows]) for p, rows in by_predicate),
            key=lambda row: (row[0] != f"<{RDF}type>", row[0]),
        ):
            lines.append(f"{shorten(predicate)} {', '.join(shorten(o) for o in same)}")
        joint = f" ;\n{indent}    "
        yield f"{indent}{shorten(subject)} {joint.join(lines)} .\n\n"
