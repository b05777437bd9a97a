"""Asking the graph: an embedded store, ready questions, and the evidence of each answer."""

from ctipgraph.store.answers import Answer, Bounds, Term
from ctipgraph.store.ask import ask
from ctipgraph.store.endpoint import Endpoint
from ctipgraph.store.questions import Question, read_questions

__all__ = ["Answer", "Bounds", "Endpoint", "Question", "Term", "ask", "read_questions"]
