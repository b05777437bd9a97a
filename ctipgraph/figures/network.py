"""The network as a still figure: shapes for types, line styles for status, letters for families of relations."""

from __future__ import annotations

from dataclasses import replace

from ctipgraph.errors import NotFoundError
from ctipgraph.figures.actors import draw_actor, type_keys
from ctipgraph.figures.colour import standing_out
from ctipgraph.figures.frame import MARGIN, Body, Draw, Key, expect_readable
from ctipgraph.figures.projection import projection_body
from ctipgraph.figures.sheet import INK, Sheet
from ctipgraph.findings.tables.cells import in_order
from ctipgraph.model import Corpus, Recipe
from ctipgraph.networks.picture import Curve, Picture, picture, tied
from ctipgraph.networks.places import place_actors
from ctipgraph.networks.weaving import Network, weave

ARROW = 6.0


def network_body(corpus: Corpus, recipe: Recipe | None = None) -> tuple[Body, int]:
    """Return the inside of the figure, and how many facts it shows; actors without a tie are not drawn.

    With a recipe its network is drawn. Raises NotFoundError where no fact ties two actors.
    """
    if recipe is not None:
        return _recipes_body(weave(corpus, recipe))
    part = tied(corpus)
    if not part.facts:
        raise NotFoundError("no fact of this selection ties two actors; widen the years, the relations or the depth")
    left_out = len(corpus.actors) - len(part.actors)
    remarks = [f"{left_out} without a tie to another are not drawn."] if left_out else []
    apart = sum(_is_double(part, id_) for id_ in part.actors)
    remarks += [f"Judged to be one body with another entry, and drawn apart from it: {apart}."] if apart else []
    return _body(part, remarks)


def _recipes_body(network: Network) -> tuple[Body, int]:
    recipe, one = network.recipe, network.identity.canonical
    if not network.ties:
        raise NotFoundError(f"the network '{recipe.id}' is empty: no fact between two entries fits the recipe")
    expect_readable(len(network.ties), "ties")
    if recipe.projected:
        return projection_body(network), len(network.facts)
    facts = tuple(replace(fact, subject=one(fact.subject), object=one(fact.object)) for fact in network.facts)
    actors = {id_: network.corpus.actors[id_] for id_ in network.nodes}
    whole = network.corpus.selected_from or network.corpus
    return _body(replace(network.corpus, facts=facts, actors=actors, selected_from=whole), [])


def _body(part: Corpus, remarks: list[str]) -> tuple[Body, int]:
    expect_readable(len(part.facts), "facts")
    drawn = picture(part, place_actors(part))
    letters = _letters(part)
    remarks = ["An arrow runs from the subject to the object of a fact; each fact is a line of its own.", *remarks]
    remarks += ["An exclamation mark: in conflict."] if any(curve.conflicting for curve in drawn.curves) else []

    def draw(sheet: Sheet, top: float) -> None:
        for curve in drawn.curves:
            _line(sheet, curve, top, letters[part.ontology.relations[curve.fact.relation].group])
        for figure in drawn.figures:
            draw_actor(sheet, figure, top)

    return Body(drawn.width, drawn.height, draw, _keys(part, drawn, letters), remarks), len(drawn.curves)


def _is_double(corpus: Corpus, id_: str) -> bool:
    """Whether an entry is one body with another that is drawn too, and stands after it."""
    return any(other < id_ and other in corpus.actors for other in corpus.identity.body(id_))


def _letters(corpus: Corpus) -> dict[str, str]:
    """A letter for each family of relations, so that they are told apart without colours."""
    groups = {corpus.ontology.relations[fact.relation].group for fact in corpus.facts}
    return {name: chr(ord("a") + number) for number, name in enumerate(in_order(corpus, groups))}


def _line(sheet: Sheet, curve: Curve, top: float, letter: str) -> None:
    start, by, end = ((x + MARGIN, y + top) for x, y in (curve.start, curve.by, curve.end))
    colour = standing_out(curve.colour)
    sheet.curve(start, by, end, curve.line, colour)
    if not curve.symmetric:
        dx, dy = end[0] - by[0], end[1] - by[1]
        length = (dx * dx + dy * dy) ** 0.5 or 1.0
        cos, sin = dx / length * ARROW, dy / length * ARROW
        left = (end[0] - cos - sin / 2, end[1] - sin + cos / 2)
        sheet.polygon((end, left, (end[0] - cos + sin / 2, end[1] - sin - cos / 2)), colour)
    middle = ((start[0] + 2 * by[0] + end[0]) / 4, (start[1] + 2 * by[1] + end[1]) / 4)
    sheet.text(*middle, letter + ("!" if curve.conflicting else ""), size=8.5, behind=True)


def _keys(corpus: Corpus, drawn: Picture, letters: dict[str, str]) -> list[Key]:
    ontology, keys = corpus.ontology, type_keys(corpus, drawn.figures)
    for name in ontology.statuses:
        lines = {curve.line for curve in drawn.curves if curve.fact.status == name}
        keys += [Key(name, _dash(line)) for line in sorted(lines)]
    keys += [
        Key(ontology.groups[name].label, _letter(letter, ontology.groups[name].mark("colour", INK)))
        for name, letter in letters.items()
    ]
    return keys


def _dash(line: str) -> Draw:
    return lambda sheet, x, y: sheet.curve((x - 13, y), (x, y), (x + 13, y), line)


def _letter(letter: str, colour: str) -> Draw:
    def draw(sheet: Sheet, x: float, y: float) -> None:
        sheet.curve((x - 13, y), (x, y), (x + 13, y), "solid", standing_out(colour))
        sheet.text(x, y, letter, size=8.5, behind=True)

    return draw
