"""Records -> quads. A quad is four strings in N-Triples syntax, the last empty in the default graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ctipgraph.doors import open_doors

if TYPE_CHECKING:
    from ctipgraph.rdf.quads import Quad, to_quads
    from ctipgraph.rdf.terms import Vocabulary

__all__ = ["Quad", "Vocabulary", "to_quads"]

open_doors(
    __name__,
    {
        "Quad": "ctipgraph.rdf.quads",
        "Vocabulary": "ctipgraph.rdf.terms",
        "to_quads": "ctipgraph.rdf.quads",
    },
)
