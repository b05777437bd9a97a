"""Where a corpus's actors stand in a picture, by the name of the layout."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ctipgraph.errors import NotFoundError
from ctipgraph.model import Corpus
from ctipgraph.networks.layout import Positions, concentric, layered, layout, timeline
from ctipgraph.ontology import suggest
from ctipgraph.records.lookup import find_actor


def place_actors(corpus: Corpus, name: str = "network", centre: str = "") -> Positions:
    """Return the places of a corpus's actors; LAYOUTS lists the names.

    `centre` is the actor, by any of its names, that rings lie around: without it, the one with the most facts.
    Raises NotFoundError for a layout that there is not.

    >>> from ctipgraph.records import read_corpus
    >>> corpus = read_corpus("data")
    >>> len(place_actors(corpus, "layered")) == len(corpus.actors)
    True
    """
    known = f"; write one of {', '.join(LAYOUTS)}"
    if name not in LAYOUTS:
        raise NotFoundError(f"no layout '{name}'{suggest(name, LAYOUTS) or known}")
    return LAYOUTS[name](corpus, centre)


def _edges(corpus: Corpus) -> list[tuple[str, str]]:
    return [(fact.subject, fact.object) for fact in corpus.facts if corpus.object_kind(fact) == "entity"]


def _network(corpus: Corpus, centre: str) -> Positions:
    return layout(list(corpus.actors), _edges(corpus))


def _concentric(corpus: Corpus, centre: str) -> Positions:
    edges = _edges(corpus)
    degree = dict.fromkeys(corpus.actors, 0)
    for ends in edges:
        for end in ends:
            degree[end] += 1
    middle = find_actor(corpus, centre).id if centre else max(degree, key=lambda id_: (degree[id_], id_), default="")
    return concentric(list(corpus.actors), edges, centre=middle) if middle else {}


def _layered(corpus: Corpus, centre: str) -> Positions:
    """From who gives, leads or acts to who receives; where both ends are alike, neither stands above."""
    relations = corpus.ontology.relations
    directed = [
        (fact.subject, fact.object)
        for fact in corpus.facts
        if corpus.object_kind(fact) == "entity" and not relations[fact.relation].symmetric
    ]
    return layered(list(corpus.actors), directed)


def _timeline(corpus: Corpus, centre: str) -> Positions:
    """By the year in which a document first wrote of an actor, which is not when it came about."""
    dates: dict[str, str] = {}
    for fact in corpus.facts:
        first, _ = corpus.evidenced(fact)
        for end in (fact.subject, fact.object):
            if first and end in corpus.actors:
                dates[end] = min(first, dates.get(end, first))
    return timeline(list(corpus.actors), _edges(corpus), dates=dates)


LAYOUTS: Mapping[str, Callable[[Corpus, str], Positions]] = {
    "network": _network,
    "concentric": _concentric,
    "layered": _layered,
    "timeline": _timeline,
}
