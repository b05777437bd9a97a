"""`network`."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path

from ctipgraph.cli.presenting import present
from ctipgraph.cli.source import Source
from ctipgraph.errors import NotFoundError, QueryError
from ctipgraph.findings import Finding, Row, Section
from ctipgraph.model import Corpus, Recipe
from ctipgraph.model.counting import counted
from ctipgraph.ontology import Ontology, read_ontology
from ctipgraph.records.recipes import FILE, find_recipe, recipes_of
from ctipgraph.resources import starter_folder
from ctipgraph.store.disk import recall_of
from ctipgraph.store.file_recall import FileRecall
from ctipgraph.store.recall import Recall

NETWORK_FILES = (".graphml", ".gexf")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be measured of a recipe's network."""

    recipe: str = ""
    file: Path | None = None
    measures: list[str] = field(default_factory=list)
    limit: int = 20
    thorough: bool = False
    leaving: str = ""
    between: list[str] = field(default_factory=list)


def run_network(source: Source, asked: Asked, form: str, out: Path | None) -> None:
    """List the recipes; or measure the network of one, or write it to a file."""
    recipes, where = recipes_at_hand(read_ontology(source.ontology), source.data, asked.file)
    measured = bool(asked.recipe or asked.measures or asked.leaving or asked.between or asked.file)
    if not measured and not (out and out.suffix in NETWORK_FILES):
        present(_listed(recipes, where), source.part(lambda recall: recall.corpus(())).dataset, form, out)
        return
    recipe = find_recipe(recipes, asked.recipe)
    if out is not None and out.suffix in NETWORK_FILES:
        if asked.measures or asked.leaving or asked.between:
            raise QueryError(
                f"a {out.suffix} file holds the whole network of a recipe; leave out --measure, --without and "
                "--between, or write what they find: -f html -o FILE.html"
            )
        _write(source.part(lambda recall: recall.all()), recipe, out)
        return
    finding, corpus = _measured(source, recipe, asked)
    present(finding, corpus.dataset, form, out)


def _measured(source: Source, recipe: Recipe, asked: Asked) -> tuple[Finding, Corpus]:
    """The finding; of a graph elsewhere, the facts that it shows are read back whole, and the others in short."""
    from ctipgraph.findings.network import network_finding

    measures = asked.measures or ([] if asked.leaving or asked.between else ["degree"])
    corpus = source.open()
    read_in_short: Recall | None = None
    if not isinstance(corpus, Corpus):
        recall = recall_of(corpus)
        if isinstance(recall, FileRecall):
            corpus = recall.all()
        else:
            from ctipgraph.store.sparse import sparse_corpus

            corpus, read_in_short = sparse_corpus(corpus), recall
    finding = network_finding(
        corpus,
        recipe,
        measures,
        limit=asked.limit,
        thorough=asked.thorough,
        leaving=asked.leaving,
        between=asked.between,
    )
    if read_in_short:
        from ctipgraph.findings.finding import cite, with_evidence

        whole = read_in_short.corpus([fact.id for fact in finding.facts()], beside=True)
        finding = with_evidence(finding, cite(whole, whole.facts))
    return finding, corpus


def recipes_at_hand(ontology: Ontology, data: Path, file: Path | None) -> tuple[tuple[Recipe, ...], str]:
    """Return the recipes of a file, or of the data, or those that come with the program; and where they stand."""
    own = data / FILE
    if file is not None and not file.is_file():
        raise NotFoundError(f"no file '{file}'; recipes are described in docs/networks.md")
    if file is not None or own.is_file():
        path = file or own
        return recipes_of(path, ontology), path.as_posix()
    return recipes_of(starter_folder() / FILE, ontology), f"the program; write your own in {own}"


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
    sys.stdout.write(
        f"{out}: {counted(network.number_of_nodes(), 'node')}, {counted(network.number_of_edges(), 'edge')}\n"
    )
