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

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

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


def __getattr__(name: str) -> Any:
    if name not in _DOORS:
        raise AttributeError(f"module 'ctipgraph' has no attribute '{name}'")
    return getattr(import_module(_DOORS[name]), name)


class _Package(ModuleType):
    """The package, in which a module never takes the place of the function that it is named after (`build`)."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _DOORS and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package


def __dir__() -> list[str]:
    return __all__
