"""What a corpus is made of: frozen records and reports, without input or output."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ctipgraph.doors import open_doors

if TYPE_CHECKING:
    from ctipgraph.model.corpus import Corpus, Size
    from ctipgraph.model.curation import Locked, NoFact, Withdrawal
    from ctipgraph.model.ids import fact_id
    from ctipgraph.model.recipes import Recipe
    from ctipgraph.model.records import (
        Actor,
        Dataset,
        Document,
        Fact,
        Judgement,
        Location,
        Name,
        Passage,
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
    "Size",
    "Step",
    "Story",
    "Withdrawal",
    "fact_id",
]

open_doors(
    __name__,
    {
        "Actor": "ctipgraph.model.records",
        "Corpus": "ctipgraph.model.corpus",
        "Dataset": "ctipgraph.model.records",
        "Document": "ctipgraph.model.records",
        "Fact": "ctipgraph.model.records",
        "Judgement": "ctipgraph.model.records",
        "Location": "ctipgraph.model.records",
        "Locked": "ctipgraph.model.curation",
        "Name": "ctipgraph.model.records",
        "NoFact": "ctipgraph.model.curation",
        "Passage": "ctipgraph.model.records",
        "Recipe": "ctipgraph.model.recipes",
        "Report": "ctipgraph.model.report",
        "Result": "ctipgraph.model.report",
        "Severity": "ctipgraph.model.report",
        "Size": "ctipgraph.model.corpus",
        "Step": "ctipgraph.model.stories",
        "Story": "ctipgraph.model.stories",
        "Withdrawal": "ctipgraph.model.curation",
        "fact_id": "ctipgraph.model.ids",
    },
)
