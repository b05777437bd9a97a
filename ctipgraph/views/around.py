"""The network around an actor as a small SVG figure for a page of text."""

from __future__ import annotations

from dataclasses import replace

from ctipgraph.markup import safe
from ctipgraph.model import Corpus
from ctipgraph.model.counting import counted
from ctipgraph.networks.outlines import outlines
from ctipgraph.networks.picture import Curve, Figure, Picture, picture
from ctipgraph.networks.places import place_actors

LINE = 14  # from one line of a name to the next
_DASHES = {"dashed": "8 5", "dotted": "1 4.5", "dashdot": "9 4 2 4", "sparse": "4 9"}
_ARROW = 7.0
MOST = 60  # actors in a figure that can still be read


def around(corpus: Corpus, actor: str) -> str:
    """Return the actor (an id), its neighbours and the facts between them, or nothing where it has no neighbour.

    Above 60 actors a sentence stands in its place.
    Its title and description say what it shows, and the table of neighbours beside it says the same in words.

    >>> from ctipgraph.records import read_corpus
    >>> figure = around(read_corpus("data"), "un-act")
    >>> figure[:7], "<script" in figure
    ('<figure', False)
    """
    part = _ties(corpus, actor)
    if not part.facts:
        return ""
    if len(part.actors) > MOST:
        told = f"{len(part.actors) - 1} neighbours are more than one figure can show; look at them with: ctipgraph view"
        return f'<p class="quiet">{safe(told)}</p>'
    drawn = picture(part, place_actors(part))
    title = f"The network around {corpus.actors[actor].name}"
    size = f"{counted(len(drawn.figures) - 1, 'neighbour')} and {counted(len(drawn.curves), 'fact')}"
    caption = (
        f"{size}. An arrow runs from the subject to the object of a fact. Dashed: planned. Dotted: claimed. "
        "Dashes and dots: inferred. Far dashes: denied. An exclamation mark: in conflict. "
        "The table of neighbours says the same in words."
    )
    return (
        f'<figure>\n<svg viewBox="0 0 {drawn.width:.0f} {drawn.height:.0f}" width="{drawn.width:.0f}" '
        f'role="img" aria-labelledby="around-title around-words">\n<title id="around-title">{safe(title)}</title>\n'
        f'<desc id="around-words">{safe(size)}</desc>\n{_drawn(drawn)}\n</svg>\n'
        f"<figcaption>{safe(caption)}</figcaption>\n</figure>"
    )


def _ties(corpus: Corpus, actor: str) -> Corpus:
    """The facts that tie an actor to others; entries of one body with it are drawn as one."""
    body = dict.fromkeys(corpus.identity.body(actor), actor)
    facts = [
        replace(fact, subject=body.get(fact.subject, fact.subject), object=body.get(fact.object, fact.object))
        for fact in corpus.facts
        if corpus.object_kind(fact) == "entity" and (fact.subject in body) != (fact.object in body)
    ]
    ends = {actor, *(end for fact in facts for end in (fact.subject, fact.object))}
    actors = {id_: record for id_, record in corpus.actors.items() if id_ in ends}
    return replace(corpus, facts=tuple(facts), actors=actors, selected_from=corpus.selected_from or corpus)


def _drawn(drawn: Picture) -> str:
    return "\n".join([*map(_curve, drawn.curves), *map(_figure, drawn.figures)])


def _curve(curve: Curve) -> str:
    (ax, ay), (cx, cy), (bx, by) = curve.start, curve.by, curve.end
    dashes = f' stroke-dasharray="{_DASHES[curve.line]}"' if curve.line in _DASHES else ""
    cap = ' stroke-linecap="round"' if curve.line == "dotted" else ""
    colour = safe(curve.colour)
    parts = [
        f'<path d="M{ax:.1f} {ay:.1f}Q{cx:.1f} {cy:.1f} {bx:.1f} {by:.1f}" fill="none" stroke="{colour}" '
        f'stroke-width="{2 if curve.line == "dotted" else 1.5}"{dashes}{cap}/>'
    ]
    if not curve.symmetric:
        parts.append(f'<polygon points="{_arrow(curve)}" fill="{colour}"/>')
    if curve.conflicting:
        x, y = (ax + 2 * cx + bx) / 4, (ay + 2 * cy + by) / 4
        parts.append(f'<text x="{x:.1f}" y="{y + 5:.1f}" font-weight="bold">!</text>')
    return "".join(parts)


def _arrow(curve: Curve) -> str:
    dx, dy = curve.end[0] - curve.by[0], curve.end[1] - curve.by[1]
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    cos, sin, (x, y) = dx / length * _ARROW, dy / length * _ARROW, curve.end
    points = ((x, y), (x - cos - sin / 2, y - sin + cos / 2), (x - cos + sin / 2, y - sin - cos / 2))
    return " ".join(f"{px:.1f},{py:.1f}" for px, py in points)


def _figure(figure: Figure) -> str:
    outline = outlines().get(figure.shape) or outlines()["circle"]
    place = f"translate({figure.x:.1f} {figure.y:.1f}) scale({figure.radius:.1f})"
    lines = "".join(
        f'<tspan x="{figure.x:.1f}" y="{figure.y + figure.radius + LINE * (n + 1):.1f}">{safe(line)}</tspan>'
        for n, line in enumerate(figure.name)
    )
    return (
        f'<path d="{outline}" transform="{place}" fill="{safe(figure.colour)}" fill-rule="evenodd"/>'
        f"<text>{lines}</text>"
    )
