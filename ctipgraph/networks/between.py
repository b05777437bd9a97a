"""Betweenness, by the means that the size of a network asks for; where it is estimated, that is said, with the error.

An estimate takes the shortest paths from some bodies only, drawn with a fixed seed (Brandes and Pich 2007,
https://doi.org/10.1142/S0218127407018403), in batches whose spread gives the standard error.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from math import sqrt
from statistics import fmean, stdev

from ctipgraph.networks.network import betweenness, betweenness_from

Links = Sequence[tuple[int, int, int]]
# nodes times ties: up to the first networkx is soon done; with rustworkx up to the second takes a minute or so
BY_NETWORKX, BY_RUSTWORKX, SOON = 50_000_000, 2_000_000_000, 1_000_000
BATCHES, EACH, SEED = 10, 20, 0


def measured(count: int, links: Links) -> tuple[list[float], str]:
    """Return the betweenness of each node, 0 to 1, and what is to be said of how it was found.

    >>> measured(3, [(0, 1, 1), (1, 2, 1)])
    ([0.0, 1.0, 0.0], '')
    """
    work = count * len(links)
    fast = _fast() if work > SOON else None
    if fast is not None and work <= BY_RUSTWORKX:
        return fast(count, links), ""
    if work <= BY_NETWORKX:
        return betweenness(count, links), ""
    scores, error = estimated(count, links)
    drawn = f"estimated from {BATCHES * EACH} of {count:,} bodies"
    exact = "" if fast else "; exact with: pip install 'ctipgraph[large]'"
    return scores, f"{drawn}, standard error at most {error:.2g} (what is closer is not told apart){exact}"


def _fast() -> Callable[[int, Links], list[float]] | None:
    try:
        from ctipgraph.networks.rust import betweenness as fast
    except ImportError:
        return None
    return fast


def estimated(count: int, links: Links, *, batches: int = BATCHES, each: int = EACH) -> tuple[list[float], float]:
    """Return estimates for each node, and the largest of their standard errors.

    `batches` times `each` nodes are drawn; all of them, in any number of equal batches, give the exact scores.
    """
    drawn = random.Random(SEED).sample(range(count), batches * each)  # noqa: S311 - no secret
    found = [betweenness_from(drawn[n::batches], count, links) for n in range(batches)]
    by_node = list(zip(*found, strict=True))
    errors = (stdev(values) / sqrt(batches) for values in by_node)
    return [fmean(values) for values in by_node], max(errors)
