"""`figure`."""

from __future__ import annotations

import sys
from pathlib import Path

from ctipgraph.cli.network import recipes_at_hand
from ctipgraph.cli.source import Source
from ctipgraph.errors import CtipgraphError
from ctipgraph.figures import FORMS, figure
from ctipgraph.model import Corpus, Recipe
from ctipgraph.networks import select_facts
from ctipgraph.records.lookup import find_actor
from ctipgraph.records.recipes import find_recipe
from ctipgraph.store.recall import Recall


def run_figure(
    source: Source,
    name: str,
    out: Path,
    title: str,
    actor: str,
    depth: int,
    relations: list[str],
    from_year: int | None,
    to_year: int | None,
    recipe: str,
    recipe_file: Path | None,
) -> None:
    """Write a figure of a selection, or of a recipe's network, to a file."""
    from ctipgraph.build import write_file

    form = out.suffix.lower().removeprefix(".")
    if form not in FORMS:
        ends = " or ".join(f".{known}" for known in FORMS)
        raise CtipgraphError(f"'{out}' does not say which form of a picture is wanted; let the name end in {ends}")
    selects = actor or relations or from_year is not None or to_year is not None
    if (recipe or recipe_file) and selects:
        raise CtipgraphError("a recipe says itself which facts are in; leave out --actor, --relation, --from and --to")
    corpus = source.part(Recall.all)
    found: Recipe | str = ""
    if recipe or recipe_file:
        found = find_recipe(recipes_at_hand(corpus.ontology, source.data, recipe_file)[0], recipe)
    part = select_facts(corpus, actor=actor, depth=depth, relations=relations, from_year=from_year, to_year=to_year)
    selection = _words(corpus, actor, depth, relations, from_year, to_year)
    drawn = figure(part, name, form, recipe=found, title=title, selection=selection)
    write_file(out, drawn.content)
    sys.stdout.write(f"{out}: {drawn.title}. {drawn.caption}\n")
    if drawn.missing:
        signs = ", ".join(f"{sign} ({words})" for sign, words in sorted(drawn.missing.items()))
        sys.stderr.write(f"no font of this machine has {signs}; a box stands for each: install a font that has them\n")


def _words(
    corpus: Corpus, actor: str, depth: int, relations: list[str], from_year: int | None, to_year: int | None
) -> str:
    """The selection, so that another researcher can make the same."""
    near = "directly" if depth == 1 else f"within {depth} facts"
    parts = [f"tied {near} to {find_actor(corpus, actor).name}"] if actor else []
    parts += [f"of the relations {', '.join(relations)} and those below them"] if relations else []
    if from_year is not None or to_year is not None:
        since = f"from {from_year}" if from_year is not None else ""
        until = f"up to {to_year}" if to_year is not None else ""
        parts.append(f"of documents {' '.join(filter(None, (since, until)))}")
    return f"Facts {', '.join(parts)}" if parts else ""
