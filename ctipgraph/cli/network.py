"""`network`."""

from __future__ import annotations

import sys
from pathlib import Path

from ctipgraph.cli.presenting import present
from ctipgraph.cli.reading import read_sound
from ctipgraph.errors import NotFoundError
from ctipgraph.findings import Finding, Row, Section
from ctipgraph.model import Corpus, Recipe
from ctipgraph.records.recipes import FILE, find_recipe, recipes_of
from ctipgraph.resources import starter_folder

NETWORK_FILES = (".graphml", ".gexf")


def run_network(
    data: Path,
    texts: Path | None,
    ontology: Path | None,
    name: str,
    file: Path | None,
    measures: list[str],
    limit: int,
    thorough: bool,
    leaving: str,
    between: list[str],
    form: str,
    out: Path | None,
) -> None:
    """List the recipes; or measure the network of one, or write it to a file."""
    corpus = read_sound(data, texts, ontology)
    recipes, where = recipes_at_hand(corpus, data, file)
    asked = bool(name or measures or leaving or between or (file and len(recipes) == 1))
    if not asked:
        present(_listed(recipes, where), corpus.dataset, form, out)
        return
    recipe = find_recipe(recipes, name)
    if out is not None and out.suffix in NETWORK_FILES:
        _write(corpus, recipe, out)
        return
    from ctipgraph.findings.network import network_finding

    wanted = measures or ([] if leaving or between else ["degree"])
    finding = network_finding(corpus, recipe, wanted, limit=limit, thorough=thorough, leaving=leaving, between=between)
    present(finding, corpus.dataset, form, out)


def recipes_at_hand(corpus: Corpus, data: Path, file: Path | None) -> tuple[tuple[Recipe, ...], str]:
    """Return the recipes of a file, or of the data, or those that come with the program; and where they stand."""
    if file is not None:
        if not file.is_file():
            raise NotFoundError(f"no file '{file}'; recipes are described in docs/networks.md")
        return recipes_of(file, corpus.ontology), file.as_posix()
    if corpus.recipes:
        return corpus.recipes, (data / FILE).as_posix()
    return recipes_of(starter_folder() / FILE, corpus.ontology), f"the program; write your own in {data / FILE}"


def _listed(recipes: tuple[Recipe, ...], where: str) -> Finding:
    rows = tuple(Row((recipe.id, recipe.title, recipe.digest, recipe.words())) for recipe in recipes)
    section = Section("Recipes", ("recipe", "title", "digest", "what it is made of"), rows)
    basis = f"from {where}; measure one with: ctipgraph network {recipes[0].id} --measure degree"
    return Finding("Recipes of networks", basis, (section,))


def _write(corpus: Corpus, recipe: Recipe, out: Path) -> None:
    from ctipgraph.build import write_file
    from ctipgraph.networks.network import network_text, to_network

    network = to_network(corpus, recipe=recipe)
    write_file(out, network_text(network, out.suffix).encode())
    sys.stdout.write(f"{out}: {network.number_of_nodes()} nodes, {network.number_of_edges()} edges\n")
