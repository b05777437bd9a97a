"""Records -> quads. A quad is four strings in N-Triples syntax, the last empty in the default graph."""

from ctipgraph.rdf.quads import Quad, to_quads
from ctipgraph.rdf.terms import Vocabulary

__all__ = ["Quad", "Vocabulary", "to_quads"]
