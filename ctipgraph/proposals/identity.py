"""Pairs of entries that may be one body, with the reasons; a curator judges them in identity.yaml."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from ctipgraph.model import Actor, Corpus, Passage
from ctipgraph.records.lookup import folded
from ctipgraph.records.rows import label

ALIKE = 0.85  # of names spelt nearly alike
SHARED_WORDS = 0.6  # of the words that are not common ones
COMMON = frozenset("the of and for in on to a an against national ministry committee project programme".split())  # noqa: SIM905
# spellings of one word: British and American
_SPELLINGS = ((r"our\b", "or"), (r"is(e|ation)\b", r"iz\1"), (r"mme\b", "m"), (r"tre\b", "ter"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two entries, why they may be one, and a passage of each."""

    ids: tuple[str, str]
    reasons: tuple[str, ...]
    passages: tuple[Passage, ...]


def candidates(corpus: Corpus) -> Iterator[Candidate]:
    """Yield the pairs of entries of like type that no judgement speaks of and whose names suggest one body.

    Shared neighbours are a further reason, never one alone.

    >>> from dataclasses import replace
    >>> from ctipgraph.records import read_corpus
    >>> unjudged = replace(read_corpus("data"), judgements=())
    >>> ("ministry-of-labor-and-social-welfare", "ministry-of-labour-and-social-welfare") in {
    ...     candidate.ids for candidate in candidates(unjudged)}
    True
    """
    judged = {judgement.pair for judgement in corpus.judgements}
    neighbours = _neighbours(corpus)
    for one, other in combinations(corpus.actors.values(), 2):
        pair = (one.id, other.id)
        if pair in judged or corpus.identity.canonical(one.id) == corpus.identity.canonical(other.id):
            continue
        if not _like_types(corpus, one, other):
            continue
        if reasons := _of_names(one, other):
            shared = sorted(neighbours[one.id] & neighbours[other.id])
            if shared:
                reasons.append(f"both have facts with {', '.join(label(corpus, id_) for id_ in shared[:3])}")
            passages = tuple(p for id_ in pair for p in _first_passage(corpus, id_))
            yield Candidate(pair, tuple(reasons), passages)


def _like_types(corpus: Corpus, one: Actor, other: Actor) -> bool:
    """One type stands above the other; places, persons and groups are compared with their own kind."""
    ontology = corpus.ontology
    kinds = ("Organisation", "OfficeHolder", "ActorGroup", "Undertaking", "Event", "Instrument", "Place")
    return any(ontology.is_a(one.type, kind) and ontology.is_a(other.type, kind) for kind in kinds)


def _of_names(one: Actor, other: Actor) -> list[str]:
    reasons = []
    mine, theirs = ({folded(name.text): name.text for name in actor.names} for actor in (one, other))
    for text in sorted(mine.keys() & theirs.keys()):
        reasons.append(f"both are called '{mine[text]}'")
    for a, b in ((one, other), (other, one)):
        initials = _initials(a.name)
        if any(name.kind == "acronym" and folded(name.text) == initials for name in b.names):
            reasons.append(f"'{initials.upper()}', an acronym of '{b.name}', is made of the initials of '{a.name}'")
    if not reasons:
        reasons.extend(_near(one.name, other.name))
    return reasons


def _near(one: str, other: str) -> Iterator[str]:
    a, b = _respelt(folded(one)), _respelt(folded(other))
    if a == b:
        yield "the names differ in spelling only"
    elif re.findall(r"\d+", a) != re.findall(r"\d+", b):
        return  # the first plan and the second, an office in each of two years
    elif _spelt_alike(a, b):
        yield "the names are spelt nearly alike"
    else:
        mine, theirs = set(a.split()) - COMMON, set(b.split()) - COMMON
        if (
            mine
            and theirs
            and len(mine & theirs) / min(len(mine), len(theirs)) >= SHARED_WORDS
            and len(mine & theirs) > 1
        ):
            yield f"the names share the words {', '.join(sorted(mine & theirs))}"


def _spelt_alike(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    # the quick ratios are never below the true one
    return min(matcher.real_quick_ratio(), matcher.quick_ratio()) >= ALIKE and matcher.ratio() >= ALIKE


def _respelt(name: str) -> str:
    for pattern, plain in _SPELLINGS:
        name = re.sub(pattern, plain, name)
    return name


def _initials(name: str) -> str:
    words = [
        word
        for word in re.findall(r"\w+", name)
        if word.casefold() not in ("the", "of", "and", "for", "in", "on", "to")
    ]
    return "".join(word[0] for word in words).casefold() if len(words) > 1 else "\x00"


def _neighbours(corpus: Corpus) -> dict[str, set[str]]:
    near: dict[str, set[str]] = defaultdict(set)
    for fact in corpus.facts:
        if fact.object in corpus.actors:
            near[fact.subject].add(fact.object)
            near[fact.object].add(fact.subject)
    return near


def _first_passage(corpus: Corpus, id_: str) -> Iterator[Passage]:
    facts = (fact for fact in corpus.facts if id_ in (fact.subject, fact.object) and fact.passages)
    for fact in facts:
        yield fact.passages[0]
        return
