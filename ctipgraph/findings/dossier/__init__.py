"""A dossier: everything recorded of one actor, every line with what it rests on."""

from __future__ import annotations

from collections import Counter

from ctipgraph.findings.dossier.about import About, about, ids
from ctipgraph.findings.dossier.person import PERSON_SECTIONS
from ctipgraph.findings.dossier.sections import SECTIONS
from ctipgraph.findings.finding import Finding
from ctipgraph.model import Corpus
from ctipgraph.model.counting import counted
from ctipgraph.store.basis import basis

__all__ = ["about", "dossier"]


def dossier(corpus: Corpus, actor: str) -> Finding:
    """Return everything recorded of one actor (an id, or any of its names), as sections of rows with their facts.

    Names, entries judged to be one body with it, offices and other relations, what it is quoted with, dates,
    neighbours, conflicts, what rests on one origin, documents. Of a person also who recorded and reviewed each fact,
    other records with the name, and how to have it corrected or withdrawn.
    Raises NotFoundError with the near names.

    >>> from ctipgraph.records import read_corpus
    >>> corpus = read_corpus("data")
    >>> found = dossier(corpus, "UN-ACT")
    >>> found.title
    'Dossier: UN Action for Cooperation against Trafficking in Persons'
    >>> next(row.cells[:2] for row in found.sections[0].rows if row.facts)
    ('UN-ACT', 'acronym')
    >>> dossier(corpus, "UN-AKT")
    Traceback (most recent call last):
    ...
    ctipgraph.errors.NotFoundError: no actor 'UN-AKT'; near are: 'UN-ACT' (un-act)
    """
    one = about(corpus, actor)
    parts = (*SECTIONS, *(PERSON_SECTIONS if one.is_person else ()))
    return Finding(
        title=f"Dossier: {one.actor.name}",
        basis=str(basis(corpus, ids(one.facts))),
        sections=tuple(section for part in parts for section in part(one)),
        notes=_notes(one),
    )


def _notes(one: About) -> tuple[str, ...]:
    corpus = one.corpus
    reviewed = Counter(bool(fact.reviewed_by) for fact in one.facts)
    notes = ["A plan is no deed, a claim is its speaker's, and what is not mentioned is not denied: see each status."]
    if one.facts:
        notes.append(f"Reviewed by a second person: {reviewed[True]:,} of {counted(len(one.facts), 'fact')}.")
    else:
        notes.append("No fact names it; that says nothing of what it does, only of what was read and recorded.")
    if corpus.withdrawals:
        told = f"{len(corpus.withdrawals)} withdrawn from the data set and in no part of this"
        notes.append(f"Records {told}; reasons: ctipgraph query withdrawn.")
    return tuple(notes)
