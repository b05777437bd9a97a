"""JSON-LD, compact, with its context inside: https://www.w3.org/TR/json-ld11/."""

from __future__ import annotations

import json
from itertools import groupby
from typing import IO, Any

from ctipgraph.exports.turtle import Shortener
from ctipgraph.model import Corpus
from ctipgraph.ontology import RDF
from ctipgraph.rdf import Vocabulary, to_quads
from ctipgraph.rdf.terms import literal_parts

Triple = tuple[str, str, str]


def write_jsonld(corpus: Corpus, sink: IO[bytes]) -> None:
    """Write the whole graph as one object with `@context` and `@graph`, sorted.

    A property whose values are all IRIs, or all of one datatype, says so once, in the context.
    """
    shorten = Shortener(corpus)
    triples = sorted({quad[:3] for quad in to_quads(corpus)})
    kinds = _kinds(triples)
    context: dict[str, Any] = dict(Vocabulary(corpus.ontology, corpus.dataset.base).prefixes)
    for predicate, kind in sorted(kinds.items()):
        name = shorten(predicate)
        if kind:
            context[_term(name)] = {"@id": name, "@type": kind if kind == "@id" else shorten(kind)}
        elif _term(name) != name:
            context[_term(name)] = name
    sink.write(f'{{\n"@context": {json.dumps(context, indent=1, ensure_ascii=False)},\n"@graph": [\n'.encode())
    first = True
    for subject, group in groupby(triples, key=lambda triple: triple[0]):
        node = _node(subject, list(group), kinds, shorten)
        sink.write(("" if first else ",\n").encode() + json.dumps(node, ensure_ascii=False).encode())
        first = False
    sink.write(b"\n]\n}\n")


def _kinds(triples: list[Triple]) -> dict[str, str]:
    """What all values of a property are: `@id`, one datatype, or nothing in common."""
    seen: dict[str, set[str]] = {}
    for _, predicate, value in triples:
        if predicate != f"<{RDF}type>":
            seen.setdefault(predicate, set()).add(_kind(value))
    return {predicate: next(iter(kinds)) if len(kinds) == 1 else "" for predicate, kinds in seen.items()}


def _kind(value: str) -> str:
    if value.startswith("<"):
        return "@id"
    return literal_parts(value)[2]


def _term(name: str) -> str:
    """The project's own terms go without their prefix."""
    return name.removeprefix("ctip:")


def _node(subject: str, triples: list[Triple], kinds: dict[str, str], shorten: Shortener) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": _address(subject, shorten)}
    for predicate, group in groupby(triples, key=lambda triple: triple[1]):
        objects = [row[2] for row in group]
        if predicate == f"<{RDF}type>":
            node["@type"] = [_address(value, shorten) for value in objects]
            continue
        values = [_value(value, kinds[predicate], shorten) for value in objects]
        node[_term(shorten(predicate))] = values[0] if len(values) == 1 else values
    return {key: node[key] for key in sorted(node)}


def _address(term: str, shorten: Shortener) -> str:
    short = shorten(term)
    return short[1:-1] if short.startswith("<") else short


def _value(value: str, kind: str, shorten: Shortener) -> Any:
    if kind == "@id":
        return _address(value, shorten)
    if value.startswith("<"):
        return {"@id": _address(value, shorten)}
    text, lang, datatype = literal_parts(value)
    if kind or not (lang or datatype):
        return text
    return {"@value": text, "@language": lang} if lang else {"@value": text, "@type": _address(datatype, shorten)}
