"""Bodies, relations and facts of a comparison in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from ctipgraph.checks.mentions import Mentions, Names
from ctipgraph.findings.comparing.placing import STANDINGS, Placed, Placing
from ctipgraph.findings.finding import Cited, cite
from ctipgraph.model import Document, Fact
from ctipgraph.model.counting import counted
from ctipgraph.model.windows import Window
from ctipgraph.passages import fold
from ctipgraph.records.rows import label, sentence

NEAR = 6  # documents that one line has room for


class Words:
    """What the rows say; a fact that stands in several rows is cited once."""

    def __init__(self, placing: Placing) -> None:
        self.placing = placing
        self._cited: dict[str, Cited] = {}

    def cited(self, facts: Iterable[Placed | Fact]) -> tuple[Cited, ...]:
        """The facts as they are cited, each once."""
        return tuple(self._cite(fact) for fact in {fact.id: fact for fact in map(_fact, facts)}.values())

    def _cite(self, fact: Fact) -> Cited:
        if fact.id not in self._cited:
            self._cited[fact.id] = cite(self.placing.corpus, [fact])[0]
        return self._cited[fact.id]

    def names(self, entries: Iterable[str]) -> str:
        """The names of a body's entries, as in `Ministry of Labor = Ministry of Labour`."""
        return " = ".join(sorted({label(self.placing.corpus, entry) for entry in entries}))

    def kind(self, entry: str) -> str:
        """The class of an entry."""
        corpus = self.placing.corpus
        return corpus.ontology.classes[corpus.actors[entry].type].label if entry in corpus.actors else ""

    def sentences(self, facts: Iterable[Placed | Fact]) -> str:
        """Facts in words, each sentence once."""
        return "; ".join(dict.fromkeys(sentence(self.placing.corpus, _fact(fact)) for fact in facts))

    def documents(self, window: Window) -> str:
        """How many documents a window has, and which of them were read to the end."""
        read, unread = self._read(window)
        lists = (("read to the end", read), ("not read to the end", unread))
        told = "".join(f"; {words}: {_listed(found)}" for words, found in lists if found)
        return f"{window.name}: {counted(len(read) + len(unread), 'document')}{told}"

    def silence(self) -> str:
        """How far the silence of the later window can be read."""
        now, read, unread = self.placing.now.name, *self._read(self.placing.now)
        could = f"; read to the end, so that it could have mentioned them: {_listed(read)}" if read else ""
        may = f"; not read to the end, so that they may stand there: {_listed(unread)}" if unread else ""
        return f"no document of {now} mentions these, which does not say that they ended{could}{may}"

    def _read(self, window: Window) -> tuple[list[Document], list[Document]]:
        """The documents of a window that were read to the end, and the others."""
        documents, is_read = self.placing.documents(window), self.placing.corpus.is_read
        return [one for one in documents if is_read(one.id)], [one for one in documents if not is_read(one.id)]

    def standing_in_texts(self, body: str) -> str:
        """The documents of the later window whose words name a body, of those whose texts are at hand.

        Where no fact mentions it all the same, a sentence may have been passed over.
        """
        return ", ".join(self._in_texts.get(body, ()))

    @cached_property
    def texts(self) -> list[str]:
        """The documents of the later window whose texts are at hand."""
        return [one.id for one in self.placing.documents(self.placing.now) if one.id in self.placing.corpus.texts]

    @cached_property
    def _in_texts(self) -> dict[str, list[str]]:
        corpus, found = self.placing.corpus, dict[str, list[str]]()
        names = Names(corpus) if self.texts else None
        for document in self.texts:
            named = Mentions(corpus, document, names).in_words(fold(corpus.texts[document]).text)
            for body in sorted(set(map(self.placing.body, named))):
                found.setdefault(body, []).append(document)
        return found


def _fact(fact: Placed | Fact) -> Fact:
    return fact.fact if isinstance(fact, Placed) else fact


def _listed(documents: list[Document]) -> str:
    shown = ", ".join(one.id for one in documents[:NEAR])
    return f"{shown} and {len(documents) - NEAR} more" if len(documents) > NEAR else shown


def standing(facts: Iterable[Placed]) -> str:
    """The standings of facts, the surest first: `asserted`, or `2 asserted, 1 planned` of several."""
    counts = Counter(placed.standing for placed in facts)
    found = [name for name in STANDINGS if counts[name]]
    if len(found) == 1 and counts[found[0]] == 1:
        return found[0]
    return ", ".join(f"{counts[name]} {name}" for name in found)


def surest(facts: Iterable[Placed]) -> list[Placed]:
    """Facts, the surest first."""
    return sorted(facts, key=lambda placed: (STANDINGS.index(placed.standing), placed.fact.id))
