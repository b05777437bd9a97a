"""The graph against `ontology/shapes.ttl`: the one door to pySHACL.

The rules in the other modules check records and say more; the shapes hold for the graph itself, whoever wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyshacl
from rdflib import SH, Graph, URIRef
from rdflib.term import Node

from ctipgraph.model import Corpus, Result, Severity
from ctipgraph.model.records import Located
from ctipgraph.rdf import Vocabulary, to_quads
from ctipgraph.resources import ontology_folder

_OWN_PREFIX = re.compile(r"(?m)^(@prefix\s+ctip:\s*)<[^>]*>")

# fields of the records that are not named like the property they become
_FIELDS = {
    "predicate": "relation",
    "evidence": "passages",
    "issued": "published",
    "prefLabel": "name",
    "countryCode": "country",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """What one shape found at one node of a graph; node, shape and path are full IRIs."""

    node: str
    shape: str
    path: str
    severity: Severity
    message: str


def check_graph(corpus: Corpus, ontology: Path | None = None) -> Iterator[Result]:
    """Yield what the shapes find in the graph of a corpus, at the file and line of the record.

    `ontology` is the folder of `ctip.ttl`; its own `shapes.ttl` goes before the program's.

    >>> from ctipgraph.records import read_corpus
    >>> list(check_graph(read_corpus("data")))
    []
    """
    lines = "".join(f"{s} {p} {o} .\n" for s, p, o, _ in to_quads(corpus))
    graph = Graph().parse(data=lines, format="nt")
    records = {**_records(corpus), **_of_curators(corpus, graph)}
    fields = {**_FIELDS, **{qualifier.name: field for field, qualifier in corpus.ontology.qualifiers.items()}}
    for finding in findings(graph, corpus.ontology.text, shapes_text(corpus.ontology.namespace, ontology)):
        record = records.get(finding.node, corpus.dataset)
        name = _local(finding.path)
        place = record.at(fields.get(name, name))
        about = "" if finding.node in records else f"{finding.node}: "
        yield Result(f"shacl:{_local(finding.shape)}", finding.severity, place, about + finding.message)


def shapes_text(namespace: str, ontology: Path | None = None) -> str:
    """Return the shapes in Turtle, written for an ontology of this namespace."""
    own = ontology / "shapes.ttl" if ontology else None
    path = own if own and own.is_file() else ontology_folder() / "shapes.ttl"
    return _OWN_PREFIX.sub(lambda prefix: f"{prefix[1]}<{namespace}>", path.read_text("utf-8"))


def findings(graph: Graph, ontology: str, shapes: str) -> Iterator[Finding]:
    """Validate a graph and yield the findings, sorted; nothing is fetched, inferred or changed.

    `ontology` and `shapes` are Turtle. Classes and relations are looked up in the ontology.
    """
    data = Graph().parse(data=ontology, format="turtle")
    data += graph
    _, report, _ = pyshacl.validate(
        data,
        shacl_graph=Graph().parse(data=shapes, format="turtle"),
        inference="none",
        do_owl_imports=False,
        inplace=True,  # the graph is a copy
    )
    found = {_finding(report, result) for result in report.objects(None, SH.result)}
    yield from sorted(found, key=lambda finding: (finding.node, finding.shape, finding.path, finding.message))


def _finding(report: Graph, result: Node) -> Finding:
    def text(predicate: URIRef) -> str:
        return min((str(value) for value in report.objects(result, predicate)), default="")

    shape = report.value(result, SH.sourceShape)
    # a shape without a name is known by its constraint
    named = str(shape) if isinstance(shape, URIRef) else text(SH.sourceConstraintComponent)
    path = report.value(result, SH.resultPath)
    return Finding(
        node=text(SH.focusNode),
        shape=named,
        path=str(path) if isinstance(path, URIRef) else "",
        severity=Severity(_local(text(SH.resultSeverity)).lower()),
        message=text(SH.resultMessage),
    )


def _records(corpus: Corpus) -> dict[str, Located]:
    """The records by the IRIs of their nodes; a passage is that of the first fact that has it."""
    words = Vocabulary(corpus.ontology, corpus.dataset.base)

    def node(kind: str, id_: str) -> str:
        return words.entry(kind, id_).strip("<>")

    records: dict[str, Located] = {f"{words.base}dataset": corpus.dataset}
    records.update((node("document", document.id), document) for document in corpus.documents.values())
    records.update((node("actor", actor.id), actor) for actor in corpus.actors.values())
    for fact in corpus.facts:
        records.setdefault(node("fact", fact.id), fact)
        for passage in fact.passages:
            for kind in ("passage", "selector"):
                records.setdefault(node(kind, passage.id), passage)
    return records


def _of_curators(corpus: Corpus, graph: Graph) -> dict[str, Located]:
    """Judgements and withdrawals by the IRIs of their nodes, which are told by what they are about."""
    judges, withdraws = (URIRef(corpus.ontology.iri(name)) for name in ("judges", "withdraws"))
    about: dict[str, set[str]] = {}
    for predicate in (judges, withdraws):
        for node, value in graph.subject_objects(predicate):
            about.setdefault(str(node), set()).add(_local(str(value)))
    records: dict[frozenset[str], Located] = {frozenset(judgement.pair): judgement for judgement in corpus.judgements}
    records.update((frozenset({withdrawal.id}), withdrawal) for withdrawal in corpus.withdrawals)
    return {node: records[ids] for node, values in about.items() if (ids := frozenset(values)) in records}


def _local(iri: str) -> str:
    return iri.replace("#", "/").rpartition("/")[2]
