"""The graph against `ontology/shapes.ttl`: the one door to pySHACL.

The rules in the other modules check records and say more; the shapes hold for the graph itself, whoever wrote it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyshacl
from rdflib import RDF, SH, Dataset, Graph, Literal, Node, URIRef

from ctipgraph.model import Actor, Corpus, Document, Fact, Judgement, Location, Passage, Result, Severity
from ctipgraph.rdf.rdflib_graph import to_rdflib
from ctipgraph.resources import ontology_folder

OWN_NAMESPACE = "https://w3id.org/ctipgraph/ontology#"

_SEVERITIES = {SH.Violation: Severity.VIOLATION, SH.Warning: Severity.WARNING, SH.Info: Severity.INFO}
_Record = Fact | Actor | Document | Passage | Judgement


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What one shape found at one node of a graph, in terms of the graph: full IRIs, or literals as text."""

    node: str
    shape: str
    path: str
    severity: str
    message: str


def check_graph(corpus: Corpus, ontology: Path | None = None) -> Iterator[Result]:
    """Yield what the shapes find in the graph of a corpus, at the file and line of the record.

    `ontology` is the folder of `ctip.ttl`; its own `shapes.ttl` goes before the program's.

    >>> from ctipgraph.records import read_corpus
    >>> list(check_graph(read_corpus("data")))
    []
    """
    records = _records(corpus)
    fields = {qualifier.name: field for field, qualifier in corpus.ontology.qualifiers.items()}
    for finding in findings(to_rdflib(corpus), corpus.ontology.text, shapes_text(corpus.ontology.namespace, ontology)):
        record = records.get(finding.node)
        name = _local(finding.path)
        place = record.at(fields.get(name, name)) if record else corpus.dataset.location
        about = "" if record else f"{finding.node}: "
        yield Result(f"shacl:{_local(finding.shape)}", Severity(finding.severity), place, about + finding.message)


def shapes_text(namespace: str, ontology: Path | None = None) -> str:
    """Return the shapes in Turtle, written for an ontology of this namespace."""
    own = ontology / "shapes.ttl" if ontology else None
    path = own if own and own.is_file() else ontology_folder() / "shapes.ttl"
    return path.read_text("utf-8").replace(f"<{OWN_NAMESPACE}>", f"<{namespace}>")


def findings(graph: Graph | Dataset, ontology: str, shapes: str) -> Iterator[Finding]:
    """Validate a graph and yield the findings, sorted. Nothing is fetched, inferred or changed.

    `ontology` and `shapes` are Turtle. Classes and relations are looked up in the ontology.
    """
    data = Graph()
    for subject, predicate, object_ in graph.triples((None, None, None)):
        data.add((subject, predicate, object_))
    data.parse(data=ontology, format="turtle")
    _, report, _ = pyshacl.validate(
        data,
        shacl_graph=Graph().parse(data=shapes, format="turtle"),
        inference="none",
        advanced=False,
        js=False,
        meta_shacl=False,
        do_owl_imports=False,
        inplace=True,  # the graph above is a copy already
    )
    found = {_finding(report, node) for node in report.objects(None, SH.result)}
    return iter(sorted(found))


def _finding(report: Graph, result: Node) -> Finding:
    def value(predicate: URIRef) -> Node | None:
        return next(iter(sorted(report.objects(result, predicate))), None)

    severity = _SEVERITIES.get(URIRef(str(value(SH.resultSeverity))), Severity.VIOLATION)
    shape, path = value(SH.sourceShape), value(SH.resultPath)
    if not isinstance(shape, URIRef):  # a shape without a name is known by its constraint
        shape = value(SH.sourceConstraintComponent)
    message, node = value(SH.resultMessage), value(SH.focusNode)
    return Finding(str(node), str(shape), str(path) if isinstance(path, URIRef) else "", severity.value, str(message))


def _records(corpus: Corpus) -> dict[str, _Record]:
    """The records by the IRI of their node; a passage is that of the first fact that has it."""
    return {}


def _local(iri: str) -> str:
    return iri.replace("#", "/").rpartition("/")[2]
