"""Findings for those who work in Python: what the commands take as words, these functions do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ctipgraph.findings.finding import Finding
from ctipgraph.findings.index import CorpusIndex
from ctipgraph.findings.network import network_finding
from ctipgraph.findings.path import path_finding
from ctipgraph.findings.who import who_has
from ctipgraph.model import Corpus, Recipe
from ctipgraph.networks.flaws import CorpusTies
from ctipgraph.networks.forbidden import read_bans
from ctipgraph.records.lookup import find_actor
from ctipgraph.records.recipes import find_recipe


def who(corpus: Corpus, role: str, *, place: str = "", as_of: str = "") -> Finding:
    """Return who has a role: a relation or an IATI organisation role, in a place, as of a year or date.

    Raises NotFoundError with the near names, QueryError for a window that is none.

    >>> from ctipgraph.records import read_corpus
    >>> [row.cells[0] for row in who(read_corpus("data"), "funds", as_of="2014").sections[0].rows][:1]
    ['Government of Norway']
    """
    return who_has(CorpusIndex(corpus), role, place, as_of)


def path(corpus: Corpus, start: str, goal: str, *, without: Iterable[str] = ()) -> Finding:
    """Return the shortest and the best-evidenced path between two actors, by any of their names.

    `without` are flaws of a step ("planned", "judged", …), relations or documents that it may not use. Raises
    NotFoundError with the near names.

    >>> from ctipgraph.records import read_corpus
    >>> found = path(read_corpus("data"), "Government of Norway", "COMMIT", without=["planned"])
    >>> found.notes[-1]
    "There is one with 'planned'."
    """
    one, other = find_actor(corpus, start), find_actor(corpus, goal)
    return path_finding(corpus, CorpusTies(corpus), one, other, read_bans(corpus, without))


def network(corpus: Corpus, recipe: str | Recipe, measures: Sequence[str] = ("degree",), *, limit: int = 20) -> Finding:
    """Return measures of a recipe's network, each ranking with what it hangs on; `limit` rows of each.

    Raises NotFoundError with the near names.

    >>> from ctipgraph.records import read_corpus
    >>> [section.heading for section in network(read_corpus("data"), "cooperation", ["pagerank"]).sections]
    ['PageRank', 'PageRank without one thing']
    """
    found = recipe if isinstance(recipe, Recipe) else find_recipe(corpus.recipes, recipe)
    return network_finding(corpus, found, measures, limit=limit)
