"""Judgements on identity agree with each other."""

from __future__ import annotations

from collections.abc import Iterator

from ctipgraph.model import Corpus, Result
from ctipgraph.model.report import violation


def judgements_agree(corpus: Corpus) -> Iterator[Result]:
    """Two entries are not judged different while other judgements make them the same; nor twice, and differently."""
    for judgement, chain in corpus.identity.contradictions():
        one, other = judgement.pair
        steps = ", ".join(f"{' and '.join(step.pair)} are the same ({step.location})" for step in chain)
        message = f"'{one}' and '{other}' are judged different, but {steps}; correct one of these judgements"
        yield violation("identity-contradiction", judgement.location, message)
    first: dict[tuple[str, str], str] = {}
    for judgement in corpus.judgements:
        known = first.setdefault(judgement.pair, str(judgement.location))
        if known != str(judgement.location):
            message = (
                f"'{judgement.pair[0]}' and '{judgement.pair[1]}' are judged at {known} already; keep one judgement"
            )
            yield violation("identity-twice", judgement.location, message)
