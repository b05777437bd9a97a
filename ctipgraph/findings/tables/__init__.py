"""Tables that people use, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from ctipgraph.errors import NotFoundError
from ctipgraph.findings.finding import Finding
from ctipgraph.findings.tables.coverage import four_ps, gaps
from ctipgraph.findings.tables.lists import actors_by_type, dates, people
from ctipgraph.findings.tables.who_does_what import who_does_what
from ctipgraph.model import Corpus
from ctipgraph.model.counting import counted
from ctipgraph.ontology import suggest
from ctipgraph.store.basis import basis

__all__ = ["TABLES", "table"]

_ALONE = "What is said here of no document is said of the selection alone."
TABLES: Mapping[str, Callable[[Corpus], Finding]] = {
    "3w": who_does_what,
    "actors": actors_by_type,
    "gaps": gaps,
    "people": people,
    "pillars": four_ps,
    "timeline": dates,
}


def table(corpus: Corpus, name: str) -> Finding:
    """Return a table of a corpus, or of a selection of one (`select_facts`), by its name; TABLES lists the names.

    Raises NotFoundError for another name.

    >>> from ctipgraph.records import read_corpus
    >>> corpus = read_corpus("data")
    >>> table(corpus, "pillars").sections[0].columns
    ('who', 'type', 'prevention', 'protection', 'prosecution', 'partnership', 'other topics')
    >>> table(corpus, "pilars")
    Traceback (most recent call last):
    ...
    ctipgraph.errors.NotFoundError: no table 'pilars'; did you mean 'pillars'?
    """
    known = f"; write one of {', '.join(TABLES)}"
    if name not in TABLES:
        raise NotFoundError(f"no table '{name}'{suggest(name, TABLES) or known}")
    found = TABLES[name](corpus)
    whole = corpus.selected_from
    part = (f"A selection: {len(corpus.facts):,} of {counted(len(whole.facts), 'fact')}.", _ALONE) if whole else ()
    return replace(found, basis=str(basis(corpus, (fact.id for fact in found.facts()))), notes=(*part, *found.notes))
