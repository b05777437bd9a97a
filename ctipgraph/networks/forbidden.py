"""What a path may not use: a kind of weak step, a relation, a document; and which of these cut the only ways."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations, islice
from typing import NamedTuple

from ctipgraph.errors import NotFoundError
from ctipgraph.model import Corpus
from ctipgraph.networks.flaws import BIT, FLAWS, Tie, Ties
from ctipgraph.networks.paths import IsOpen, find_path
from ctipgraph.ontology import suggest

MOST_TRIED = 500  # sets of prohibitions that are tried without


class Ban(NamedTuple):
    """One thing that was forbidden, by the name it was given; what is not meant by it is empty."""

    name: str
    flaw: int = 0
    relations: frozenset[str] = frozenset()
    document: str = ""


def read_bans(corpus: Corpus, names: Iterable[str]) -> tuple[Ban, ...]:
    """Return what these names forbid: a flaw of a step, a relation with all narrower ones, or a document's id.

    Raises NotFoundError with the near names.

    >>> from ctipgraph.records import read_corpus
    >>> corpus = read_corpus("data")
    >>> [sorted(ban.relations) for ban in read_bans(corpus, ["planned", "heads"])]
    [[], ['heads']]
    >>> read_bans(corpus, ["plannd"])
    Traceback (most recent call last):
    ...
    ctipgraph.errors.NotFoundError: nothing to leave out is called 'plannd'; did you mean 'planned'?
    """
    return tuple(_read(corpus, name) for name in dict.fromkeys(names))


def _read(corpus: Corpus, name: str) -> Ban:
    ontology = corpus.ontology
    if name in BIT:
        return Ban(name, flaw=BIT[name])
    if name in corpus.documents:
        return Ban(name, document=name)
    stored = ontology.inverses.get(name, name)
    if stored in ontology.relations:
        return Ban(name, relations=ontology.narrower(stored))
    flaws = ", ".join(flaw.name for flaw in FLAWS)
    known = [*BIT, *ontology.relations, *ontology.inverses, *corpus.documents]
    hint = suggest(name, known) or f"; it takes {flaws}, a relation, or a document's id"
    raise NotFoundError(f"nothing to leave out is called '{name}'{hint}")


def opening(bans: Iterable[Ban]) -> IsOpen | None:
    """Return the test of a tie that these bans make; a fact that another document states as well stays open."""
    bans = tuple(bans)
    if not bans:
        return None
    flaws = sum({ban.flaw for ban in bans})
    relations = frozenset[str]().union(*(ban.relations for ban in bans))
    documents = {ban.document for ban in bans if ban.document}

    def is_open(tie: Tie) -> bool:
        return not (
            tie.flaws & flaws
            or tie.relation in relations
            or (documents and tie.documents and documents.issuperset(tie.documents))
        )

    return is_open


def what_cuts(ties: Ties, start: str, goal: str, bans: tuple[Ban, ...]) -> list[tuple[Ban, ...]]:
    """Return the smallest sets of bans without any one of which there is a path; none where there is none at all.

    Of very many bans not every set is tried; what then comes back is a set of which nothing can be left out.
    """
    if not _leads(ties, start, goal, ()):
        return []
    for size in range(1, len(bans) + 1):
        tried = list(islice(combinations(bans, size), MOST_TRIED + 1))
        if len(tried) > MOST_TRIED:
            break
        found = [lifted for lifted in tried if _leads(ties, start, goal, [ban for ban in bans if ban not in lifted])]
        if found:
            return found
    kept: list[Ban] = []
    for ban in bans:
        if _leads(ties, start, goal, [*kept, ban]):
            kept.append(ban)
    return [tuple(ban for ban in bans if ban not in kept)]


def _leads(ties: Ties, start: str, goal: str, bans: Iterable[Ban]) -> bool:
    return find_path(ties, start, goal, "shortest", opening(bans)) is not None
