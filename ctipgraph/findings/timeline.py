"""What documents date: when something was held, began or ended, and as of when something was so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ctipgraph.findings.finding import Row, Section, cite
from ctipgraph.findings.wording import standing
from ctipgraph.model import Corpus, Fact
from ctipgraph.records.rows import sentence

STATED = "StatedDate"
NOTE = (
    "Only dates that a document states; a date without a year, as --07-17, stands first. "
    "“As of” says when something was so, not when it began."
)


def dated(corpus: Corpus, facts: Iterable[Fact]) -> Iterator[tuple[str, str, Fact]]:
    """Yield each date that a fact states, what it dates, and the fact.

    >>> from ctipgraph.records import read_corpus
    >>> corpus = read_corpus("data")
    >>> plan = [fact for fact in corpus.facts if fact.subject == "third-national-plan-of-action"]
    >>> [(date, what) for date, what, _ in dated(corpus, plan)]
    [('2021', 'starts'), ('2025', 'ends')]
    """
    ontology = corpus.ontology
    found = []
    for fact in facts:
        relation = ontology.relations[fact.relation]
        if relation.range == STATED:
            found.append((fact.object, relation.label, fact))
        for name, values in fact.qualifiers.items():
            if ontology.qualifiers[name].range == STATED:
                found.extend((value, ontology.qualifiers[name].label, fact) for value in values)
    yield from sorted(found, key=lambda row: (row[0], row[1], row[2].id))


def timeline(corpus: Corpus, facts: Iterable[Fact]) -> Section:
    """Return the dates that facts state, in their order."""
    rows = tuple(
        Row((date, what, sentence(corpus, fact), standing(corpus, fact)), cite(corpus, [fact]))
        for date, what, fact in dated(corpus, facts)
    )
    return Section("Timeline", ("date", "what", "statement", "status"), rows, NOTE, "no document states a date")
