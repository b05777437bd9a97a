"""Which actors a piece of text names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from ctipgraph.model import Actor, Corpus
from ctipgraph.passages import fold
from ctipgraph.passages.fold import UNKNOWN

SHORTEST = 2

_WORD = re.compile(r"\w+")
_WHOLE_WORDS = re.compile(r"\w(?:.*\w)?", re.DOTALL)
# what a pattern in any case takes for one letter, and casefold does not, and a damaged apostrophe
_ONE = {0x130: "i", 0x131: "i", ord(UNKNOWN): "'"}


@dataclass(frozen=True)
class _Name:
    """A name, folded: `words` runs from its first letter to its last one."""

    actor: str
    text: str
    words: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The name in any case; an acronym is written in capitals, so that "un" is no United Nations."""
        words = r"\s+".join(re.escape(word) for word in self.text.split()).replace("'", f"['{UNKNOWN}]")
        return re.compile(rf"(?<!\w)(?:{words if self.text.isupper() else f'(?i:{words})'})(?!\w)")

    def stands(self, words: str, start: int, end: int) -> bool:
        """Say whether the name stands in words from `start` on, its last word ending at `end`."""
        return words[start:end] == self.text or self.pattern.match(words, start) is not None


class _Index:
    """Names by their words, so that a text is read once whatever the number of names."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._names: dict[str, list[_Name]] = defaultdict(list)
        self._counts: dict[str, set[int]] = defaultdict(set)
        self._begin_with_a_mark: list[_Name] = []
        for actor, text in names:
            found = _WHOLE_WORDS.match(text)
            name = _Name(actor, text, found.group() if found else "")
            if not found:
                self._begin_with_a_mark.append(name)
                continue
            words = _WORD.findall(name.words)
            self._names[_key(" ".join(name.words.split()))].append(name)
            self._counts[_key(words[0])].add(len(words))

    def named(self, words: str) -> Iterator[str]:
        """Yield the actors whose names stand in folded words, some of them several times."""
        ascii_ = words.isascii()  # then no word grows when its case is folded, and all can be folded at once
        single = _WORD.findall(words.lower()) if ascii_ else [_key(word) for word in _WORD.findall(words)]
        begin = [number for number, word in enumerate(single) if word in self._counts]
        places = [match.span() for match in _WORD.finditer(words)] if begin else []
        for number in begin:
            start = places[number][0]
            for count in self._counts[single[number]]:
                end = places[number + count - 1][1] if number + count <= len(places) else start
                for name in self._names.get(_key(words[start:end]), ()):
                    if name.stands(words, start, end):
                        yield name.actor
        for name in self._begin_with_a_mark:
            if name.pattern.search(words):
                yield name.actor


def _key(words: str) -> str:
    return words.lower() if words.isascii() else words.translate(_ONE).casefold()


class Names:
    """The names of a corpus's actors, and the words with which documents refer to them without a name."""

    def __init__(self, corpus: Corpus) -> None:
        actors = corpus.actors.values()
        self._of_actor = {actor.id: _folded(actor, (name.text for name in actor.names)) for actor in actors}
        self._everywhere = _Index((id_, name) for id_, names in self._of_actor.items() for name in names)
        referring: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for actor in actors:
            for document, texts in actor.mentioned_as.items():
                referring[document].extend((actor.id, name) for name in _folded(actor, texts))
        self._referring = {document: _Index(names) for document, names in referring.items()}

    def stands(self, id_: str, words: str) -> bool:
        """Say whether a name of an actor stands in words letter by letter: what most texts have, and soon seen."""
        return any(_stands_alone(name, words) for name in self._of_actor.get(id_, ()))

    def named(self, words: str, document: str) -> Iterator[str]:
        """Yield the actors that folded words of a document name, some of them several times."""
        yield from self._everywhere.named(words)
        if document in self._referring:
            yield from self._referring[document].named(words)


class Mentions:
    """Finds the names of a corpus's actors in the folded text of one of its documents."""

    def __init__(self, corpus: Corpus, document: str, names: Names | None = None) -> None:
        self._names = names or Names(corpus)
        self._document = document
        self._found: dict[str, frozenset[str]] = {}

    def names(self, id_: str, words: str) -> bool:
        """Say whether an actor is named in folded words, by any of its names.

        A person is named by a part of the name too, and any actor by the words that the document refers to it with.
        """
        if words not in self._found and self._names.stands(id_, words):
            return True
        return id_ in self._named(words)

    def in_words(self, words: str) -> list[str]:
        """Return the ids of all actors that are named in folded words, sorted."""
        return sorted(self._named(words))

    def _named(self, words: str) -> frozenset[str]:
        if words not in self._found:
            self._found[words] = frozenset(self._names.named(words, self._document))
        return self._found[words]


def _stands_alone(name: str, words: str) -> bool:
    start = words.find(name)
    end = start + len(name)
    return start >= 0 and not _WORD.match(words, end) and not (start and _WORD.match(words, start - 1, start))


def _folded(actor: Actor, texts: Iterable[str]) -> set[str]:
    names = {fold(text).text.strip() for text in texts}
    if actor.type == "OfficeHolder":
        names |= {part for name in names for part in name.split() if len(part) > SHORTEST}
    return {name for name in names if len(name) >= SHORTEST}
