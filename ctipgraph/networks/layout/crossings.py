"""Fewer crossings: single actors move to a free place near their neighbours, where that hides less."""

from collections.abc import Sequence

from ctipgraph.networks.layout.basics import RADIUS, Box, Links
from ctipgraph.networks.layout.room import cell

PASSES, SPOTS = 3, 8
WORK = 1_600_000  # comparisons of two edges that a picture may cost; counted, since a clock would vary


def untangle(
    x: list[float],
    y: list[float],
    links: Links,
    edges: Sequence[tuple[int, int]],
    boxes: Sequence[Box],
    work: int,
) -> None:
    """Move single actors to a free place near their neighbours, where that hides less."""
    wide, high = cell(boxes)
    for node in sorted(range(len(x)), key=lambda n: (len(links[n]), n)) * PASSES:
        cost = len(links[node]) * (len(edges) + len(x)) + len(edges)
        work -= cost
        if work < 0:
            return
        before, home = tangles(node, x, y, links, edges), (x[node], y[node])
        if not before:
            continue
        mx = my = 0.0
        for other in links[node]:
            mx, my = mx + x[other] / len(links[node]), my + y[other] / len(links[node])
        spots = [(mx + i * wide / 2, my + j * high / 2) for i in range(-4, 5) for j in range(-6, 7)]
        spots.sort(key=lambda spot: ((spot[0] - mx) * (spot[0] - mx) + (spot[1] - my) * (spot[1] - my), spot))
        free = (
            spot
            for spot in spots
            if all(
                abs(spot[0] - x[n]) >= boxes[node].wide + box.wide + 2
                or abs(spot[1] - y[n]) >= boxes[node].high + box.high + 2
                for n, box in enumerate(boxes)
                if n != node
            )
        )
        best = before, home
        for _, spot in zip(range(SPOTS), free, strict=False):
            work -= cost
            x[node], y[node] = spot
            best = min(best, (tangles(node, x, y, links, edges), spot), key=lambda choice: choice[0])
        x[node], y[node] = best[1]


def tangles(node: int, x: list[float], y: list[float], links: Links, edges: Sequence[tuple[int, int]]) -> int:
    """Count what hides a node or its edges: edges that cross (1), edges that run over an actor (3)."""
    found = 0
    nx, ny = x[node], y[node]
    reach = 4 * RADIUS * RADIUS
    for other in links[node]:
        ox, oy = x[other] - nx, y[other] - ny
        square = ox * ox + oy * oy
        for c, d in edges:
            if node not in (c, d) and other not in (c, d):
                cx, cy, dx, dy = x[c] - nx, y[c] - ny, x[d] - nx, y[d] - ny
                if (ox * cy > oy * cx) != (ox * dy > oy * dx):
                    ex, ey = dx - cx, dy - cy
                    found += (ex * cy < ey * cx) != (ex * (cy - oy) < ey * (cx - ox))
        for third in range(len(x)):
            if third not in (node, other):
                px, py = x[third] - nx, y[third] - ny
                across = px * oy - py * ox
                if 0 < px * ox + py * oy < square and across * across < square * reach:
                    found += 3
    for c, d in edges:
        if node not in (c, d):
            dx, dy, px, py = x[d] - x[c], y[d] - y[c], nx - x[c], ny - y[c]
            square, across = dx * dx + dy * dy, px * dy - py * dx
            if 0 < px * dx + py * dy < square and across * across < square * reach:
                found += 3
    return found
