"""Finding an actor by any of its names, and a fact by its id or handle."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from ctipgraph.errors import NotFoundError
from ctipgraph.model import Actor, Corpus, Fact

_PLAIN = {**dict.fromkeys(map(ord, "‘’‛ʼ`´"), "'"), **dict.fromkeys(map(ord, "“”„"), '"')}


def find_actor(corpus: Corpus, text: str) -> Actor:
    """Return the actor with this id or name, in any case, with or without accents.

    Raises NotFoundError, with the near names, or with the several actors that have the name.

    >>> from ctipgraph.records import read_corpus
    >>> corpus = read_corpus("data")
    >>> find_actor(corpus, "usaid").name
    'United States Agency for International Development'
    >>> find_actor(corpus, "Winrok")
    Traceback (most recent call last):
    ...
    ctipgraph.errors.NotFoundError: no actor 'Winrok'; near are: 'Winrock' (winrock-international)
    """
    if text in corpus.actors:
        return corpus.actors[text]
    names = _by_name(corpus.actors.values())
    found = names.get(folded(text), [])
    if len(found) == 1:
        return found[0]
    if found:
        several = ", ".join(f"{actor.id} ({actor.name})" for actor in found)
        raise NotFoundError(f"'{text}' is a name of several actors; write the id of one: {several}")
    raise NotFoundError(f"no actor '{text}'{_near(text, names)}")


def folded(text: str) -> str:
    """Return a name without case, accents and superfluous blanks, its apostrophes and quotation marks plain.

    >>> folded("  Việt   NAM ")
    'viet nam'
    >>> folded("Women’s Union")
    "women's union"
    """
    # composed last, so that scripts whose vowels are marks (Lao) keep them
    letters = (c for c in unicodedata.normalize("NFD", text) if not "\u0300" <= c <= "\u036f")
    return " ".join(unicodedata.normalize("NFC", "".join(letters)).translate(_PLAIN).casefold().split())


def _by_name(actors: Iterable[Actor]) -> dict[str, list[Actor]]:
    names: dict[str, list[Actor]] = {}
    for actor in actors:
        for text in dict.fromkeys(folded(name) for name in (actor.id, *(name.text for name in actor.names))):
            names.setdefault(text, []).append(actor)
    return names


def _near(text: str, names: dict[str, list[Actor]]) -> str:
    from difflib import get_close_matches

    wanted = folded(text)
    holding = [name for name in sorted(names) if len(wanted) > 2 and wanted in name]
    close = get_close_matches(wanted, sorted(names), n=5, cutoff=0.6)
    actors = dict.fromkeys((actor.id, name) for name in (*close, *holding) for actor in names[name])
    first: dict[str, str] = {}
    for id_, name in actors:
        first.setdefault(id_, name)
    shown = [f"'{_as_written(names, name, id_)}' ({id_})" for id_, name in list(first.items())[:5]]
    return f"; near are: {', '.join(shown)}" if shown else "; list them all with: ctipgraph query actors"


def _as_written(names: dict[str, list[Actor]], name: str, id_: str) -> str:
    actor = next(actor for actor in names[name] if actor.id == id_)
    return next((n.text for n in actor.names if folded(n.text) == name), actor.id)


def find_fact(corpus: Corpus, text: str) -> Fact:
    """Return the fact with this id, the beginning of an id, or this handle.

    >>> from ctipgraph.records import read_corpus
    >>> find_fact(read_corpus("data"), "f-nosuchfact")
    Traceback (most recent call last):
    ...
    ctipgraph.errors.NotFoundError: no fact 'f-nosuchfact'; ids of facts stand in facts.csv and in every answer
    """
    if text in corpus.by_id:
        return corpus.by_id[text]
    found = [
        fact for fact in corpus.facts if (text and text == fact.handle) or (len(text) > 4 and fact.id.startswith(text))
    ]
    if len(found) == 1:
        return found[0]
    if found:
        raise NotFoundError(f"'{text}' fits several facts; write one of {', '.join(fact.id for fact in found)}")
    raise NotFoundError(f"no fact '{text}'; ids of facts stand in facts.csv and in every answer")
