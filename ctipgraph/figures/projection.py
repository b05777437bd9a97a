"""A projection as a still figure: two actors are tied where they share projects or events; the tie says how many."""

from __future__ import annotations

from dataclasses import replace

from ctipgraph.figures.actors import draw_actor, type_keys
from ctipgraph.figures.frame import MARGIN, Body, Key
from ctipgraph.figures.sheet import Sheet
from ctipgraph.networks.layout import layout
from ctipgraph.networks.picture import bent, picture
from ctipgraph.networks.weaving import Network


def projection_body(network: Network) -> Body:
    """Return the inside of the figure: a line for each tie, with how much the two share on it."""
    whole = network.corpus
    actors = {id_: whole.actors[id_] for id_ in network.nodes}
    part = replace(whole, facts=(), actors=actors, selected_from=whole.selected_from or whole)
    drawn = picture(part, layout(list(network.nodes), list(network.ties)))
    at = {figure.id: figure for figure in drawn.figures}

    def draw(sheet: Sheet, top: float) -> None:
        for one, other in sorted(network.ties):
            start, middle, end = ((x + MARGIN, y + top) for x, y in bent(at[one], at[other]))
            sheet.curve(start, middle, end)
            sheet.text(*middle, str(network.weight((one, other))), size=8.5, behind=True)
        for figure in drawn.figures:
            draw_actor(sheet, figure, top)

    alone = sum(not others for others in network.neighbours.values())
    remarks = ["A line ties two that share projects, events or the like, however they take part in them."]
    remarks += [f"{alone} that share nothing with another stand alone."] if alone else []
    return Body(
        drawn.width, drawn.height, draw, [*type_keys(part, drawn.figures), Key("so many are shared", _tie)], remarks
    )


def _tie(sheet: Sheet, x: float, y: float) -> None:
    sheet.curve((x - 13, y), (x, y), (x + 13, y))
    sheet.text(x, y, "2", size=8.5, behind=True)
