"""What a corpus is made of: frozen records and reports, without input or output."""

from ctipgraph.model.corpus import Corpus
from ctipgraph.model.ids import fact_id
from ctipgraph.model.recipes import Recipe
from ctipgraph.model.records import (
    Actor,
    Dataset,
    Document,
    Fact,
    Judgement,
    Location,
    Locked,
    Name,
    NoFact,
    Passage,
    Withdrawal,
)
from ctipgraph.model.report import Report, Result, Severity
from ctipgraph.model.stories import Step, Story

__all__ = [
    "Actor",
    "Corpus",
    "Dataset",
    "Document",
    "Fact",
    "Judgement",
    "Location",
    "Locked",
    "Name",
    "NoFact",
    "Passage",
    "Recipe",
    "Report",
    "Result",
    "Severity",
    "Step",
    "Story",
    "Withdrawal",
    "fact_id",
]
