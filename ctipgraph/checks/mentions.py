"""Which actors a piece of text names."""

from __future__ import annotations

import re
from functools import cached_property

from ctipgraph.model import Actor, Corpus
from ctipgraph.passages import fold
from ctipgraph.passages.fold import UNKNOWN

SHORTEST = 2


class Mentions:
    """Finds the names of a corpus's actors in the folded text of one of its documents."""

    def __init__(self, corpus: Corpus, document: str) -> None:
        self._actors = corpus.actors
        self._document = document

    @cached_property
    def _patterns(self) -> dict[str, re.Pattern[str]]:
        found = ((id_, _pattern(actor, self._document)) for id_, actor in self._actors.items())
        return {id_: pattern for id_, pattern in found if pattern is not None}

    def names(self, id_: str, words: str) -> bool:
        """Say whether an actor is named in folded words, by any of its names.

        A person is named by a part of the name too, and any actor by the words that the document refers to it with.
        """
        pattern = self._patterns.get(id_)
        return pattern is not None and pattern.search(words) is not None

    def in_words(self, words: str) -> list[str]:
        """Return the ids of all actors that are named in folded words, sorted."""
        return sorted(id_ for id_, pattern in self._patterns.items() if pattern.search(words))


def _pattern(actor: Actor, document: str) -> re.Pattern[str] | None:
    texts = [*(name.text for name in actor.names), *actor.mentioned_as.get(document, ())]
    names = {fold(text).text.strip() for text in texts}
    if actor.type == "OfficeHolder":
        names |= {part for name in names for part in name.split() if len(part) > SHORTEST}
    parts = [_in_any_case(name) for name in sorted(names) if len(name) >= SHORTEST]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)") if parts else None


def _in_any_case(name: str) -> str:
    """A pattern for a name; an acronym is written in capitals, so that "un" is no United Nations."""
    words = r"\s+".join(re.escape(word) for word in name.split()).replace("'", f"['{UNKNOWN}]")
    return words if name.isupper() else f"(?i:{words})"
