"""What an answer rests on: said in one line before every answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ctipgraph.model import Corpus, Judgement

NAMED = 2  # judgements that one line has room for


class Basis(NamedTuple):
    """Counts of the facts of an answer, of their documents and independent origins, and the judgements it leans on.

    Documents of one origin (a reprint, a shared press release) count once as origins.
    """

    facts: int
    documents: int
    origins: int
    statuses: tuple[tuple[str, int], ...]
    conflicting: int
    judgements: tuple[Judgement, ...]
    whole: bool

    def __str__(self) -> str:
        if not self.facts:
            return "rests on no fact"
        statuses = ", ".join(f"{count} {status}" for status, count in self.statuses)
        whole = "the whole graph: " if self.whole else ""
        line = (
            f"rests on {whole}{_count(self.facts, 'fact')} of {_count(self.documents, 'document')} "
            f"({_count(self.origins, 'independent origin')}): {statuses}; {self.conflicting or 'none'} in conflict"
        )
        if len(self.judgements) > NAMED:
            return f"{line}; leans on {len(self.judgements)} judgements of identity"
        for judgement in self.judgements:
            pair = " and ".join(sorted(judgement.pair))
            line += f"; leans on the judgement that {pair} are {_VERDICTS[judgement.verdict]}"
        return line


_VERDICTS = {"same": "one body", "different": "two bodies", "unsure": "perhaps one body (unsure)"}


def basis(corpus: Corpus, facts: Iterable[str]) -> Basis:
    """Return what an answer rests on that consists of the facts with these ids.

    It leans on a judgement `same` where facts of both its entries are in the answer, and on `unsure` likewise.

    >>> from ctipgraph.records import read_corpus
    >>> corpus = read_corpus("data")
    >>> str(basis(corpus, []))
    'rests on no fact'
    >>> basis(corpus, [fact.id for fact in corpus.facts]).origins
    2
    """
    found = [corpus.by_id[id_] for id_ in dict.fromkeys(facts) if id_ in corpus.by_id]
    return basis_of(
        corpus,
        statuses=Counter(fact.status for fact in found),
        documents={name for fact in found for name in fact.documents},
        ends={end for fact in found for end in (fact.subject, fact.object)},
        conflicting=sum(fact.id in corpus.conflicts for fact in found),
        whole=len(found) == len(corpus.facts) > 0 and corpus.selected_from is None,
    )


def basis_of(
    corpus: Corpus, statuses: Mapping[str, int], documents: set[str], ends: set[str], conflicting: int, *, whole: bool
) -> Basis:
    """Return what facts give together of which only the counts are known, and their documents and ends."""
    return Basis(
        facts=sum(statuses.values()),
        documents=len(documents),
        origins=len({corpus.origin(name) for name in documents}),
        statuses=tuple((name, statuses[name]) for name in corpus.ontology.statuses if statuses.get(name)),
        conflicting=conflicting,
        judgements=tuple(
            judgement
            for judgement in sorted(corpus.judgements, key=lambda judgement: sorted(judgement.pair))
            if judgement.verdict != "different" and set(judgement.pair) <= ends
        ),
        whole=whole,
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
