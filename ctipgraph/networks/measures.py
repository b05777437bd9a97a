"""What can be measured of a network: one row a measure, with its definition and its source.

Measures of undirected networks ignore the direction of facts; which measure heeds direction or weight stands
in its row. Scores are counts or shares of what the documents tell of; none of them says who matters.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ctipgraph.errors import NotFoundError
from ctipgraph.networks.cuts import Cuts
from ctipgraph.networks.weaving import Facts, Network, Pair
from ctipgraph.ontology import suggest

Key = tuple[str, ...]  # a body, or the two of a tie
Scores = dict[Key, float]


class Estimate(Scores):
    """Scores that are estimated; `note` says from what, and with what error."""

    def __init__(self, scores: Scores, note: str) -> None:
        super().__init__(scores)
        self.note = note


DAMPING, TOLERANCE, STEPS = 0.85, 1e-12, 1000
DIGITS = 9  # what is equal to so many decimals is a tie of ranks


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure that ranks bodies, or ties.

    `low_first`: low scores come first. `weighted`: heeds weights. `slow`: costs nodes times ties.
    `changed` gives the scores that differ when some ties change, without the whole network, where that can be done.
    """

    name: str
    label: str
    definition: str
    source: str
    scores: Callable[[Network], Scores]
    low_first: bool = False
    weighted: bool = False
    slow: bool = False
    changed: Callable[[Network, Mapping[Pair, Facts]], Mapping[Key, float | None]] | None = None


def degree(network: Network) -> Scores:
    """With how many others a body is tied."""
    return {(node,): len(others) for node, others in network.neighbours.items()}


def degree_changed(network: Network, changes: Mapping[Pair, Facts]) -> dict[Key, float | None]:
    """Return the degrees that differ where ties are other than in the network; None for a body without a tie."""
    difference: dict[str, int] = {}
    for pair, facts in changes.items():
        step = bool(facts) - (pair in network.ties)
        for end in pair if step else ():
            difference[end] = difference.get(end, 0) + step
    now = {end: len(network.neighbours.get(end, ())) + step for end, step in difference.items() if step}
    return {(end,): score or None for end, score in now.items()}


def strength(network: Network) -> Scores:
    """Return the sum of the weights of a body's ties."""
    found = dict.fromkeys(network.nodes, 0)
    for pair in network.ties:
        for end in pair:
            found[end] += network.weight(pair)
    return {(node,): score for node, score in found.items()}


def betweenness(network: Network) -> Scores:
    """Return the share of the pairs of others on whose shortest paths a body lies; an estimate in large networks."""
    from ctipgraph.networks.between import measured

    scores, note = measured(*numbered(network))
    return Estimate(_named(network, scores), note) if note else _named(network, scores)


def cores(network: Network) -> Scores:
    """Return the k of the innermost k-core that a body is in."""
    from ctipgraph.networks.network import cores as measured

    return _named(network, measured(*numbered(network)))


def constraint(network: Network) -> Scores:
    """Return Burt's constraint; a body without a tie has none."""
    weight = {node: dict.fromkeys(others, 0) for node, others in network.neighbours.items()}
    for one, other in network.ties:
        weight[one][other] = weight[other][one] = network.weight((one, other))
    share = {node: {o: w / sum(row.values()) for o, w in row.items()} for node, row in weight.items()}
    found: Scores = {}
    for node, row in share.items():
        invested = dict(row)
        for other, part in row.items():
            for third, further in share[other].items():
                if third in row:
                    invested[third] += part * further
        if row:
            found[node,] = round(sum(part * part for part in invested.values()), DIGITS)
    return found


def pagerank(network: Network) -> Scores:
    """Return PageRank by the direction and the weight of facts."""
    nodes, links = network.nodes, _arcs(network)
    place = {node: number for number, node in enumerate(nodes)}
    out = [0] * len(nodes)
    for one, _, weight in links:
        out[place[one]] += weight
    steps = [(place[one], place[other], weight / out[place[one]]) for one, other, weight in links]
    rank = [1 / len(nodes) for _ in nodes]
    for _ in range(STEPS):
        lost = sum(score for score, given in zip(rank, out, strict=True) if not given)
        after = [(1 - DAMPING + DAMPING * lost) / len(nodes) for _ in nodes]
        for start, end, part in steps:
            after[end] += DAMPING * part * rank[start]
        moved = sum(abs(a - b) for a, b in zip(rank, after, strict=True))
        rank = after
        if moved < TOLERANCE:
            break
    return _named(network, rank)


def _arcs(network: Network) -> list[tuple[str, str, int]]:
    arcs = []
    for one, other in sorted(network.ties):
        there, back = network.arcs((one, other))
        arcs += [(a, b, weight) for a, b, weight in ((one, other, there), (other, one, back)) if weight]
    return arcs


def cut_points(network: Network) -> Scores:
    """Return for each cut point how many bodies are cut off from the largest part that is left of its component."""
    return {(node,): count for node, count in Cuts(network.neighbours).cut_off.items()}


def bridges(network: Network) -> Scores:
    """Return for each bridge the number of bodies on its smaller side."""
    return {(one, other): size for (one, other), size in Cuts(network.neighbours).smaller_sides.items()}


def numbered(network: Network) -> tuple[int, list[tuple[int, int, int]]]:
    """Return how many nodes there are, and the ties between them by number with their weights, sorted."""
    place = {node: number for number, node in enumerate(network.nodes)}
    pairs = sorted(network.ties)
    return len(place), [(place[one], place[other], network.weight((one, other))) for one, other in pairs]


def _named(network: Network, scores: list[float] | list[int]) -> Scores:
    return {(node,): round(score, DIGITS) for node, score in zip(network.nodes, scores, strict=True)}


MEASURES: Mapping[str, Measure] = {
    row.name: row
    for row in (
        Measure(
            "degree",
            "degree",
            "with how many others it is tied; direction and weight don't count",
            "Freeman 1978, https://doi.org/10.1016/0378-8733(78)90021-7",
            degree,
            changed=degree_changed,
        ),
        Measure(
            "strength",
            "strength",
            "the sum of the weights of its ties; direction does not count",
            "Barrat and others 2004, https://doi.org/10.1073/pnas.0400087101",
            strength,
            weighted=True,
        ),
        Measure(
            "betweenness",
            "betweenness",
            "the share of the pairs of others between which it lies on shortest paths, 0 to 1; direction and weight "
            "don't count",
            "Freeman 1977, https://doi.org/10.2307/3033543; by Brandes 2001, https://doi.org/10.1080/0022250X.2001.9990249",
            betweenness,
            slow=True,
        ),
        Measure(
            "constraint",
            "constraint",
            "how far its ties lead to others who are tied to each other; low where it spans holes between them; by "
            "weights, direction does not count",
            "Burt 1992, Structural Holes; Burt 2004, https://doi.org/10.1086/421787",
            constraint,
            low_first=True,
            weighted=True,
        ),
        Measure(
            "pagerank",
            "PageRank",
            f"how often a walk along facts, from subject to object, comes by; damping {DAMPING}, by weights",
            "Brin and Page 1998, https://doi.org/10.1016/S0169-7552(98)00110-X",
            pagerank,
            weighted=True,
        ),
        Measure(
            "core",
            "k-core",
            "the largest k such that it is among bodies with k ties to each other; direction and weight don't count",
            "Seidman 1983, https://doi.org/10.1016/0378-8733(83)90028-X",
            cores,
        ),
        Measure(
            "cutpoints",
            "cut off without it",
            "how many are cut off from the largest part that is left where it leaves (articulation points); direction "
            "and weight don't count",
            "Hopcroft and Tarjan 1973, https://doi.org/10.1145/362248.362272",
            cut_points,
        ),
        Measure(
            "bridges",
            "on the smaller side",
            "ties without which a part of the network is cut off, and how many are on its smaller side; direction and "
            "weight don't count",
            "Hopcroft and Tarjan 1973, https://doi.org/10.1145/362248.362272",
            bridges,
        ),
    )
}


def find_measure(name: str, known: Mapping[str, object]) -> str:
    """Return a measure's name if there is one; raises NotFoundError with the near ones.

    >>> find_measure("betweeness", MEASURES)
    Traceback (most recent call last):
    ...
    ctipgraph.errors.NotFoundError: no measure 'betweeness'; did you mean 'betweenness'?
    """
    if name in known:
        return name
    all_of_them = f"; there are: {', '.join(known)}"
    raise NotFoundError(f"no measure '{name}'{suggest(name, known) or all_of_them}")
