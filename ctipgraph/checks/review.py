"""Nobody's own fact counts as reviewed."""

from __future__ import annotations

from collections.abc import Iterator

from ctipgraph.model import Corpus, Result
from ctipgraph.model.report import violation


def reviewed_by_another(corpus: Corpus) -> Iterator[Result]:
    """A reviewed fact was checked by somebody other than its curator, unless the data set has one curator."""
    for fact in corpus.facts:
        if fact.review == "draft":
            continue
        if not fact.reviewed_by:
            message = f"'review: {fact.review}' needs who did it; add the line 'reviewed_by: …'"
            yield violation("review", fact.at("review"), message)
        elif fact.reviewed_by.casefold() == fact.curator.casefold() and not corpus.dataset.single_curator:
            message = (
                f"'{fact.curator}' recorded and reviewed it; have another person review it, or write "
                "'single_curator: true' in dataset.yaml"
            )
            yield violation("review", fact.at("reviewed_by"), message)
