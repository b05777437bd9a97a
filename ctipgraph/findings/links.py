"""Who is tied to both of two sides, and what that hangs on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ctipgraph.errors import CtipgraphError
from ctipgraph.findings.cells import names, some
from ctipgraph.findings.finding import Row, Section
from ctipgraph.model import Fact
from ctipgraph.model.counting import counted
from ctipgraph.networks.measures import Measure, Scores
from ctipgraph.networks.robustness import robustness
from ctipgraph.networks.weaving import Network
from ctipgraph.records.lookup import find_actor
from ctipgraph.records.rows import label


def link_sections(network: Network, sides: Sequence[str], limit: int) -> Iterator[Section]:
    """Yield who is tied to both sides: two actors by any of their names, or classes (`Ministry`, `Ministry:LA`)."""
    if len(sides) != 2:
        raise CtipgraphError("links are between two sides: write --between twice")
    heading = f"Who is tied to both {sides[0]} and {sides[1]}"
    columns = ("who", "tied to", "and to", "hangs on")
    one, other = (side_of(network, side) for side in sides)
    if empty := [side for side, found in zip(sides, (one, other), strict=True) if not found]:
        yield Section(heading, columns, (), "", f"no actor is recorded of: {', '.join(empty)}")
        return

    def linking(any_network: Network) -> Scores:
        """With how many of both sides a body of neither is tied, if it is tied to each."""
        found: Scores = {}
        for node, others in any_network.neighbours.items():
            mine = {entry for end in others for entry in network.corpus.identity.body(end)}
            near = [mine & one, mine & other]
            if all(near) and node not in one | other:
                found[node,] = len(near[0]) + len(near[1])
        return found

    found = robustness(network, Measure("links", "links", "", "", linking), limit, thorough=True)
    rows = []
    for (node,) in found.shown:
        facts = [_facts(network, node, side) for side in (one, other)]
        hangs = "; ".join(shift.taking.words for shift in found.hangs_on((node,))) or "no one thing"
        near = [[end for end in network.neighbours[node] if end in side] for side in (one, other)]
        cells = (label(network.corpus, node), *(names(network.corpus, ends) for ends in near), hangs)
        rows.append(Row(cells, some(network.corpus, [fact for side in facts for fact in side])))
    more = len(found.ranking.scores) - len(rows)
    note = f"{counted(more, 'body')} more: show them with --limit." if more else ""
    yield Section(heading, columns, tuple(rows), note, "nobody in this network is tied to both")


def side_of(network: Network, text: str) -> frozenset[str]:
    """Return the entries of a side: those of an actor's body, or those of a class and, after a colon, a country."""
    corpus = network.corpus
    name, _, country = text.partition(":")
    if name in corpus.ontology.classes:
        return frozenset(
            id_
            for id_, actor in corpus.actors.items()
            if corpus.ontology.is_a(actor.type, name) and (not country or actor.country == country)
        )
    return frozenset(network.identity.body(find_actor(corpus, text).id))


def _facts(network: Network, node: str, side: frozenset[str]) -> list[Fact]:
    ends = [end for end in network.neighbours[node] if end in side]
    return [fact for end in ends for fact in network.ties[min(node, end), max(node, end)]]
