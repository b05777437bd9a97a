"""ctipgraph: a knowledge graph of the actors against human trafficking, whose every edge can prove itself.

>>> import ctipgraph
>>> corpus = ctipgraph.read_corpus("data")
>>> ctipgraph.check(corpus).conforms
True
>>> rows = ctipgraph.select(corpus, "funders", {"project": "UN-ACT"})
>>> rows[0]["funder"]
'Government of Norway'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ctipgraph.doors import open_doors

if TYPE_CHECKING:
    from ctipgraph.build import build
    from ctipgraph.checks import check
    from ctipgraph.figures import figure
    from ctipgraph.findings.bibliography import bibliography
    from ctipgraph.findings.by_name import network, path, who
    from ctipgraph.findings.comparison import compare
    from ctipgraph.findings.dossier import dossier
    from ctipgraph.findings.tables import table
    from ctipgraph.frames import select
    from ctipgraph.model import Actor, Corpus, Document, Fact, Passage, Report, Result
    from ctipgraph.networks import select_facts
    from ctipgraph.networks.network import to_network
    from ctipgraph.rdf import to_quads
    from ctipgraph.rdf.rdflib_graph import to_rdflib
    from ctipgraph.records import read_corpus
    from ctipgraph.views import render
    from ctipgraph.views.pyvis_view import from_pyvis, to_pyvis

__version__ = "0.1.0"

# loaded when they are first used: a small command does not pay for networkx, rdflib or pyvis
_DOORS = {
    "Actor": "ctipgraph.model",
    "Corpus": "ctipgraph.model",
    "Document": "ctipgraph.model",
    "Fact": "ctipgraph.model",
    "Passage": "ctipgraph.model",
    "Report": "ctipgraph.model",
    "Result": "ctipgraph.model",
    "bibliography": "ctipgraph.findings.bibliography",
    "build": "ctipgraph.build",
    "check": "ctipgraph.checks",
    "compare": "ctipgraph.findings.comparison",
    "dossier": "ctipgraph.findings.dossier",
    "figure": "ctipgraph.figures",
    "from_pyvis": "ctipgraph.views.pyvis_view",
    "network": "ctipgraph.findings.by_name",
    "path": "ctipgraph.findings.by_name",
    "read_corpus": "ctipgraph.records",
    "render": "ctipgraph.views",
    "select": "ctipgraph.frames",
    "select_facts": "ctipgraph.networks",
    "table": "ctipgraph.findings.tables",
    "to_network": "ctipgraph.networks.network",
    "to_pyvis": "ctipgraph.views.pyvis_view",
    "to_quads": "ctipgraph.rdf",
    "to_rdflib": "ctipgraph.rdf.rdflib_graph",
    "who": "ctipgraph.findings.by_name",
}

__all__ = [
    "Actor",
    "Corpus",
    "Document",
    "Fact",
    "Passage",
    "Report",
    "Result",
    "bibliography",
    "build",
    "check",
    "compare",
    "dossier",
    "figure",
    "from_pyvis",
    "network",
    "path",
    "read_corpus",
    "render",
    "select",
    "select_facts",
    "table",
    "to_network",
    "to_pyvis",
    "to_quads",
    "to_rdflib",
    "who",
]

open_doors(__name__, _DOORS)
