"""Krippendorff's alpha, of NLTK: the only module that needs it (extra `agreement`).

Krippendorff, Content Analysis (4th edition, 2018), chapter 12: https://doi.org/10.4135/9781071878781
"""

from __future__ import annotations

from collections.abc import Sequence

from nltk.metrics.agreement import AnnotationTask


def alpha(pairs: Sequence[tuple[str, str]]) -> float:
    """Return the nominal alpha of two coders who labelled the same things: 1 is full agreement, 0 is chance.

    >>> alpha([("asserted", "asserted"), ("planned", "planned")])
    1.0
    >>> round(alpha([("asserted", "asserted"), ("planned", "planned"), ("asserted", "planned")]), 3)
    0.444
    """
    if len({label for pair in pairs for label in pair}) < 2:  # one label only: nothing to disagree on
        return 1.0
    rows = [(coder, str(n), label) for n, pair in enumerate(pairs) for coder, label in zip("ab", pair, strict=True)]
    return float(AnnotationTask(data=rows).alpha())
