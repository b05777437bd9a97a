"""Asking the graph: an embedded store, ready questions, and the evidence of each answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ctipgraph.doors import open_doors

if TYPE_CHECKING:
    from ctipgraph.store.answers import Answer, Bounds, Term
    from ctipgraph.store.ask import ask
    from ctipgraph.store.endpoint import Endpoint
    from ctipgraph.store.questions import Question, read_questions

__all__ = ["Answer", "Bounds", "Endpoint", "Question", "Term", "ask", "read_questions"]

open_doors(
    __name__,
    {
        "Answer": "ctipgraph.store.answers",
        "Bounds": "ctipgraph.store.answers",
        "Endpoint": "ctipgraph.store.endpoint",
        "Question": "ctipgraph.store.questions",
        "Term": "ctipgraph.store.answers",
        "ask": "ctipgraph.store.ask",
        "read_questions": "ctipgraph.store.questions",
    },
)
