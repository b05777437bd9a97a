"""Names that could be taken for each other."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from ctipgraph.model import Actor, Corpus, Name, Result
from ctipgraph.model.report import warning
from ctipgraph.passages.fold import fold

# Cyrillic and Greek letters that look like Latin ones
_ALIKE = str.maketrans(
    "АВЕІЈКМНОРСТУХЅаеіјорсухѕһԁΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
    "ABEIJKMHOPCTYXSaeijopcyxshdABEZHIKMNOPTYXo",
)


def names_told_apart(corpus: Corpus) -> Iterator[Result]:
    """No two entries have one name, and no word mixes scripts, unless a judgement speaks of the two."""
    judged = {judgement.pair for judgement in corpus.judgements}
    first: dict[str, tuple[Actor, Name]] = {}
    for actor in corpus.actors.values():
        for name in actor.names:
            if scripts := _mixed(name.text):
                message = (
                    f"'{name.text}' has a word of letters from {' and '.join(scripts)}, which can look alike; retype it"
                )
                yield warning("mixed-script", name.location, message)
            known, other = first.setdefault(look(name.text), (actor, name))
            pair = (min(known.id, actor.id), max(known.id, actor.id))
            if known.id != actor.id and pair not in judged:
                same = name.text.casefold() == other.text.casefold()
                like = f"is a name of '{known.id}' too" if same else f"looks like a name of '{known.id}'"
                message = f"'{name.text}' {like} ({other.location}); judge the two in identity.yaml"
                yield warning("same-name", name.location, message)


def look(text: str) -> str:
    """A name without what the eye passes over: case, blanks, dashes, letters of a script that looks alike."""
    return " ".join(fold(text).text.translate(_ALIKE).casefold().split())


def _mixed(text: str) -> tuple[str, ...]:
    """The scripts of the first word that has letters of more than one of those that look alike."""
    for word in text.split():
        scripts = {unicodedata.name(letter, "").split(" ")[0] for letter in word if letter.isalpha()}
        alike = scripts & {"LATIN", "CYRILLIC", "GREEK"}
        if len(alike) > 1:
            return tuple(sorted(name.capitalize() for name in alike))
    return ()
