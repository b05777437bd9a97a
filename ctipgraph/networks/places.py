"""Where a corpus's actors stand in a picture, by the name of the layout, and what marks its rows, columns or rings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from math import sqrt
from typing import Any, NamedTuple

from ctipgraph.errors import NotFoundError
from ctipgraph.model import Corpus
from ctipgraph.networks.layout import Positions, concentric, layered, layout, rings, timeline
from ctipgraph.networks.layout.rings import WIDE
from ctipgraph.ontology import suggest
from ctipgraph.records.lookup import find_actor

Guide = Mapping[str, Any]


class Arrangement(NamedTuple):
    """The places of actors, and the guides that say what their rows, columns or rings mean.

    A guide has a `kind`: a `row` with its `text`, a `column` with its `year`, both `from` and `to` where they begin and
    end; or a `ring`, so many `steps` around `x` and `y`, with half its width `wide` and half its height `high`.
    """

    places: Positions
    guides: list[Guide]


def place_actors(corpus: Corpus, name: str = "network", centre: str = "") -> Positions:
    """Return the places of a corpus's actors, as `arrange` does, without the guides."""
    return arrange(corpus, name, centre).places


def arrange(corpus: Corpus, name: str = "network", centre: str = "") -> Arrangement:
    """Return the places of a corpus's actors, and the guides of the layout; LAYOUTS lists the names.

    `centre` is the actor, by any of its names, that rings lie around: without it, the one with the most facts.
    Raises NotFoundError for a layout that there is not.

    >>> from ctipgraph.records import read_corpus
    >>> corpus = read_corpus("data")
    >>> [guide["year"] for guide in arrange(corpus, "timeline").guides]
    ['2014', '2024']
    """
    known = f"; write one of {', '.join(LAYOUTS)}"
    if name not in LAYOUTS:
        raise NotFoundError(f"no layout '{name}'{suggest(name, LAYOUTS) or known}")
    return LAYOUTS[name](corpus, centre)


def tying(corpus: Corpus) -> list[tuple[str, str]]:
    """Return the two ends of each fact between actors."""
    return [(fact.subject, fact.object) for fact in corpus.facts if corpus.object_kind(fact) == "entity"]


def _network(corpus: Corpus, centre: str) -> Arrangement:
    return Arrangement(layout(list(corpus.actors), tying(corpus)), [])


def _concentric(corpus: Corpus, centre: str) -> Arrangement:
    edges = tying(corpus)
    degree = dict.fromkeys(corpus.actors, 0)
    for ends in edges:
        for end in ends:
            degree[end] += 1
    middle = find_actor(corpus, centre).id if centre else max(degree, key=lambda id_: (degree[id_], id_), default="")
    if not middle:
        return Arrangement({}, [])
    places = concentric(list(corpus.actors), edges, centre=middle)
    return Arrangement(places, list(_rings(places, rings(list(corpus.actors), edges, middle))))


def _rings(places: Positions, members: list[list[str]]) -> Iterator[Guide]:
    """A ring through the middle of its members' places."""
    x, y = places[members[0][0]]
    for steps, ring in enumerate(members[1:], 1):
        high = sorted(_reach((places[id_][0] - x) / WIDE, places[id_][1] - y) for id_ in ring)
        middle = round(high[len(high) // 2])
        yield {"kind": "ring", "steps": steps, "x": x, "y": y, "wide": round(WIDE * middle), "high": middle}


def _reach(x: float, y: float) -> float:
    return sqrt(x * x + y * y)


def _layered(corpus: Corpus, centre: str) -> Arrangement:
    """From who gives to projects, initiatives and bodies; the ontology says which row a class stands in."""
    ontology = corpus.ontology
    layers = {actor.id: ontology.class_mark(actor.type, "layer") for actor in corpus.actors.values()}
    for fact in corpus.facts:
        own = ontology.relations[fact.relation].mark("layer")
        if own and fact.subject in layers and fact.status != "denied":
            layers[fact.subject] = min(own, layers[fact.subject] or own)
    places = layered(list(corpus.actors), tying(corpus), layers=layers)
    guides = (
        {"kind": "row", "text": ontology.concepts[key].label if key else "", **band}
        for key, band in _bands(places, 1, layers)
    )
    return Arrangement(places, list(guides))


def _timeline(corpus: Corpus, centre: str) -> Arrangement:
    """By the year in which a document first wrote of an actor, which is not when it came about."""
    dates: dict[str, str] = {}
    for fact in corpus.facts:
        first, _ = corpus.evidenced(fact)
        for end in (fact.subject, fact.object, *fact.qualifiers.get("speaker", ())):
            if first and end in corpus.actors:
                dates[end] = min(first, dates.get(end, first))
    places = timeline(list(corpus.actors), tying(corpus), dates=dates)
    years = {id_: dates.get(id_, "")[:4] for id_ in corpus.actors}
    return Arrangement(places, [{"kind": "column", "year": year, **at} for year, at in _bands(places, 0, years)])


def _bands(places: Positions, axis: int, keys: Mapping[str, str]) -> Iterator[tuple[str, dict[str, int]]]:
    """Bands of those with the same key, which meet in the middle between their members."""
    members: dict[tuple[bool, str], list[int]] = {}
    for id_, place in places.items():
        members.setdefault((not keys[id_], keys[id_]), []).append(place[axis])
    reach = [(key, min(at), max(at)) for (_, key), at in sorted(members.items())]
    if not reach:
        return
    ends = [reach[0][1], *((one[2] + other[1]) // 2 for one, other in pairwise(reach)), reach[-1][2]]
    for (key, _, _), (start, end) in zip(reach, pairwise(ends), strict=True):
        yield key, {"from": start, "to": end}


LAYOUTS: Mapping[str, Callable[[Corpus, str], Arrangement]] = {
    "network": _network,
    "concentric": _concentric,
    "layered": _layered,
    "timeline": _timeline,
}
