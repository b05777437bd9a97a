"""A status, a rank and a count have what makes them true."""

from __future__ import annotations

from collections.abc import Iterator

from ctipgraph.model import Corpus, Result
from ctipgraph.model.report import violation


def status_needs(corpus: Corpus) -> Iterator[Result]:
    """A fact has the field that its status needs: a claim its speaker, an inference what it rests on."""
    for fact in corpus.facts:
        status = corpus.ontology.statuses[fact.status]
        for name in status.marks.get("needs", ()):
            if not fact.get(name):
                message = (
                    f"a fact that is {status.label} needs '{name}'; add the line '{name}: …', or change the status"
                )
                yield violation("status-needs", fact.at("status"), message)


def facts_have_evidence(corpus: Corpus) -> Iterator[Result]:
    """Every fact has a passage; only one that rests on other facts may go without its own."""
    for fact in corpus.facts:
        if not fact.passages and not fact.get("rests_on"):
            message = "a fact without evidence; add 'passages:' with the first and last words that state it"
            yield violation("evidence", fact.at("passages"), message)


def ranks_have_reasons(corpus: Corpus) -> Iterator[Result]:
    """A fact that a curator prefers or deprecates says why."""
    for fact in corpus.facts:
        if fact.rank != "normal" and not fact.reason:
            yield violation("rank", fact.at("rank"), f"the rank '{fact.rank}' needs a reason; add the line 'reason: …'")


def subsets_fit(corpus: Corpus) -> Iterator[Result]:
    """A count that is part of another count is not larger than it."""
    for fact in corpus.facts:
        for id_ in fact.qualifiers.get("subset_of", ()):
            part, whole = fact.get("count"), corpus.by_id[id_].get("count")
            if not (part and whole):
                message = "'subset_of' is for a count within a count; give both facts a 'count'"
                yield violation("subset", fact.at("subset_of"), message)
            elif max(len(part), len(whole)) < 19 and (len(part), part) > (len(whole), whole):
                message = f"{part} can't be part of {whole} ({corpus.by_id[id_].location}); correct a count"
                yield violation("subset", fact.at("count"), message)
