"""Recipes of networks, in `networks.yaml` beside the data or in a file of their own.

    - id: cooperation
      title: Who works with whom
      actors: [Actor, Undertaking]
      relations: [coordinatesWith, partnerOf]
      statuses: [asserted, planned]

docs/networks.md tells of every field.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from ctipgraph.errors import CtipgraphError, NotFoundError
from ctipgraph.model import Recipe, Result
from ctipgraph.model.recipes import COUNTS
from ctipgraph.model.report import violation
from ctipgraph.ontology import Ontology, suggest
from ctipgraph.records import yaml_nodes
from ctipgraph.records.fields import Fields

FILE = "networks.yaml"
DENIED = "denied"


def read_recipes(path: Path, ontology: Ontology) -> tuple[tuple[Recipe, ...], list[Result]]:
    """Read a file of recipes, a list of them or one alone, and what is wrong with them.

    >>> from ctipgraph.ontology import read_ontology
    >>> recipes, wrong = read_recipes(Path("data/networks.yaml"), read_ontology())
    >>> recipes[0].id, wrong
    ('cooperation', [])
    """
    file = path.as_posix()
    node, results = yaml_nodes.read_yaml(path, file)
    nodes = node.items if isinstance(node, yaml_nodes.Sequence) else () if node is None else (node,)
    recipes: dict[str, Recipe] = {}
    for item in nodes:
        wrong: list[Result] = []
        if not isinstance(item, yaml_nodes.Mapping):
            form = "a recipe is a mapping: '- id: …', 'title: …', 'actors:', 'relations:' and 'statuses:'"
            results.append(
                violation("recipe", Fields(yaml_nodes.Mapping({}, item.line), file, "", wrong).location, form)
            )
            continue
        recipe = _RecipeReader(ontology, Fields(item, file, "the recipe", wrong)).read()
        if recipe.id in recipes:
            first = recipes[recipe.id].location.line
            message = f"the recipe '{recipe.id}' stands on line {first} already; rename one"
            wrong.append(violation("duplicate-id", recipe.location, message))
        if not wrong:
            recipes[recipe.id] = recipe
        results.extend(wrong)
    return tuple(recipes.values()), results


def recipes_of(path: Path, ontology: Ontology) -> tuple[Recipe, ...]:
    """Read a file of recipes; raises CtipgraphError with all that is wrong, each with its line."""
    recipes, wrong = read_recipes(path, ontology)
    if wrong:
        raise CtipgraphError("the recipes can't be used:\n" + "\n".join(f"  {result}" for result in wrong))
    if not recipes:
        raise CtipgraphError(f"'{path}' holds no recipe; see docs/networks.md for one to begin with")
    return recipes


def find_recipe(recipes: Iterable[Recipe], name: str) -> Recipe:
    """Return the recipe of this id; without a name, the first.

    Raises NotFoundError with the near ones.

    >>> from ctipgraph.ontology import read_ontology
    >>> find_recipe(recipes_of(Path("data/networks.yaml"), read_ontology()), "coperation")
    Traceback (most recent call last):
    ...
    ctipgraph.errors.NotFoundError: no recipe 'coperation'; did you mean 'cooperation'?
    """
    known = {recipe.id: recipe for recipe in recipes}
    if name in known or (known and not name):
        return known[name] if name else next(iter(known.values()))
    all_of_them = f"; there are: {', '.join(known)}" if known else "; there are none"
    raise NotFoundError(f"no recipe '{name}'{suggest(name, known) or all_of_them}")


class _RecipeReader:
    def __init__(self, ontology: Ontology, fields: Fields) -> None:
        self._ontology = ontology
        self._fields = fields

    def read(self) -> Recipe:
        fields, ontology = self._fields, self._ontology
        recipe = Recipe(
            id=fields.text("id", required=True),
            title=fields.text("title", required=True),
            actors=self._terms("actors", "class", ontology.classes, required=True),
            relations=self._relations(),
            statuses=self._terms("statuses", "status", ontology.statuses, required=True),
            location=fields.location,
            affiliations=self._terms("affiliations", "class", ontology.classes),
            projected=self._truth("projected"),
            from_year=self._year("from"),
            to_year=self._year("to"),
            count=self._count(),
            attendance=self._truth("attendance"),
            groups=self._truth("groups"),
            judgements=self._truth("judgements", otherwise=True),
        )
        self._refuse_what_cannot_be(recipe)
        fields.finish()
        return recipe

    def _line(self, name: str) -> int:
        return self._fields.lines.get(name, 0)

    def _refuse(self, name: str, message: str) -> None:
        self._fields.refuse("recipe", message, self._line(name))

    def _terms(self, name: str, kind: str, known: Mapping[str, object], *, required: bool = False) -> tuple[str, ...]:
        found = self._fields.texts(name)
        if required and not found and name not in self._fields.lines:
            self._fields.refuse("missing-field", f"the recipe has no '{name}'; add the line '{name}: […]'")
        elif not found and name in self._fields.lines:
            self._refuse(name, f"'{name}' is empty; name what the network is made of")
        for term in found:
            if term not in known:
                near = suggest(term, known) or f"; the ontology has {len(known)} of them"
                self._refuse(name, f"there is no {kind} '{term}'{near}")
        return found

    def _relations(self) -> tuple[str, ...]:
        ontology = self._ontology
        found = self._terms("relations", "relation", {**ontology.relations, **ontology.inverses}, required=True)
        stored = tuple(dict.fromkeys(ontology.inverses.get(name, name) for name in found))
        for name in stored:
            if name in ontology.relations and ontology.object_kind(ontology.relations[name]) != "entity":
                self._refuse("relations", f"'{name}' leads to a value or a concept, which ties nobody; delete it")
        return stored

    def _truth(self, name: str, *, otherwise: bool = False) -> bool:
        text = self._fields.text(name)
        if text not in ("", "true", "false"):
            self._refuse(name, f"'{name}' is true or false, not '{text}'")
        return text == "true" if text else otherwise

    def _year(self, name: str) -> int | None:
        text = self._fields.text(name)
        if text and not (text.isascii() and text.isdigit() and len(text) == 4):
            self._refuse(name, f"'{name}' is a year of four digits, not '{text}'")
            return None
        return int(text) if text else None

    def _count(self) -> str:
        text = self._fields.text("count") or "once"
        if text not in COUNTS:
            self._refuse("count", f"'count' is one of {', '.join(COUNTS)}, not '{text}'{suggest(text, COUNTS)}")
        return text

    def _refuse_what_cannot_be(self, recipe: Recipe) -> None:
        ontology = self._ontology
        first, last = recipe.from_year, recipe.to_year
        if first is not None and last is not None and first > last:
            self._refuse("from", f"no year is from {first} on and up to {last}; exchange the two")
        if DENIED in recipe.statuses:
            self._refuse("statuses", f"what is {DENIED} is no tie; delete '{DENIED}'")
        if recipe.projected and not recipe.affiliations:
            self._refuse("projected", "a projection needs what two actors share; add 'affiliations: [Undertaking]'")
        if recipe.projected and "count" in self._fields.lines:
            self._refuse("count", "a tie of a projection weighs what two actors share; delete 'count'")
        both = [
            f"{one} and {other}"
            for one in recipe.actors
            for other in recipe.affiliations
            if ontology.is_a(one, other) or ontology.is_a(other, one)
        ]
        if both:
            self._refuse("affiliations", f"the two modes share classes ({', '.join(both)}); keep them apart")
        attending = sorted(ontology.marked("attendance").intersection(recipe.relations))
        if attending and not recipe.attendance:
            message = f"'{attending[0]}' says who attended, which is a tie only where the recipe says so"
            self._refuse("relations", f"{message}; add 'attendance: true', or delete it")
