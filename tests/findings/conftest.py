"""Corpora made up by chance, small and crowded, so that every case comes up."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from ctipgraph.model import Actor, Corpus, Dataset, Document, Fact, Judgement, Location, Passage, fact_id
from ctipgraph.ontology import read_ontology

HERE = Location("made-up.yaml")
ONTOLOGY = read_ontology()
TYPES = {"m": "Ministry", "g": "Government", "p": "Project", "o": "OfficeHolder"}
# relation: the kinds of its two ends; a kind that is no letter is a concept, or a value
RELATIONS = {
    "supports": ("g", "p"),
    "funds": ("g", "p"),
    "partnerOf": ("m", "g"),
    "coordinatesWith": ("m", "m"),
    "leads": ("m", "p"),
    "precedes": ("p", "p"),
    "holdsOfficeIn": ("o", "m"),
    "heads": ("o", "m"),
    "hasStage": ("p", ("existing", "closing", "ended", "continuing")),
    "ends": ("p", ("2014", "2016", "2022")),
    "hasAim": ("p", ("to help", "to teach")),
}
STATUSES = ("asserted", "asserted", "asserted", "claimed", "planned", "planned", "denied", "inferred")
Make = Callable[[int], Corpus]


def _month(chance: random.Random) -> str:
    return chance.choice(("2012", "2014", "2014-03", "2014-11", "2016", "2018-05", "2020", "2022-08"))


def _fact(chance: random.Random, entries: dict[str, list[str]], documents: list[str], before: list[Fact]) -> Fact:
    relation = chance.choice(sorted(RELATIONS))
    near, far = RELATIONS[relation]
    subject = chance.choice(entries[near])
    object_ = chance.choice(entries[far] if isinstance(far, str) else far)
    status = chance.choice(STATUSES if before else STATUSES[:-1])
    qualifiers: dict[str, tuple[str, ...]] = {}
    if status == "claimed":
        qualifiers["speaker"] = (chance.choice(entries["o"]),)
    if status == "inferred":
        qualifiers["rests_on"] = (chance.choice(before).id,)
    if chance.random() < 0.2:
        qualifiers["as_of"] = (_month(chance),)
    if chance.random() < 0.3:
        begin, end = sorted((_month(chance), _month(chance)))
        given = chance.choice((("valid_from",), ("valid_to",), ("valid_from", "valid_to")))
        qualifiers |= {name: (day,) for name, day in (("valid_from", begin), ("valid_to", end)) if name in given}
    if chance.random() < 0.2:
        qualifiers["list_open"] = ("true",)
    if "o" in (near, far):
        qualifiers["role"] = (chance.choice(("Head", "Deputy")),)
    named = chance.sample(documents, chance.choice((1, 1, 1, 2)))
    identifying = {name: values for name, values in qualifiers.items() if ONTOLOGY.qualifiers[name].identifies}
    return Fact(
        fact_id(relation, subject, object_, status, identifying, named),
        relation,
        subject,
        object_,
        status,
        HERE,
        passages=tuple(Passage(name, f"word {chance.randrange(4)}") for name in named),
        qualifiers=qualifiers,
        rank=chance.choice(("normal",) * 9 + ("deprecated",)),
        review=chance.choice(("draft", "reviewed")),
    )


def make(seed: int) -> Corpus:
    """Return a corpus of up to 30 facts on 11 entries, some of which are judged to be one body."""
    chance = random.Random(seed)  # noqa: S311 - nothing is kept secret
    entries = {kind: [f"{kind}-{n}" for n in range(3)] for kind in TYPES}
    documents = {
        name: Document(
            name, name, "Gazette", f"{chance.choice((2013, 2014, 2014, 2016, 2020, 2020))}-0{n + 1}-15", HERE
        )
        for n, name in enumerate(f"gazette-{n}" for n in range(chance.randrange(1, 5)))
    }
    documents |= {"gazette-9": Document("gazette-9", "gazette-9", "Gazette", "2014-09-15", HERE)}
    facts: dict[str, Fact] = {}
    for _ in range(chance.randrange(30)):
        fact = _fact(chance, entries, sorted(documents), list(facts.values()))
        facts.setdefault(fact.id, fact)
    judgements = tuple(
        Judgement(
            chance.choice(("same", "unsure", "different")), tuple(sorted(chance.sample(entries[kind], 2))), "why", HERE
        )
        for kind in sorted(TYPES)
        for _ in range(chance.randrange(2))
    )
    return Corpus(
        Dataset("Made up", "https://example.org/", "https://example.org/licence", HERE),
        ONTOLOGY,
        documents=documents,
        actors={id_: Actor(id_, TYPES[id_[0]], f"Name of {id_}", HERE) for ids in entries.values() for id_ in ids},
        facts=tuple(facts[id_] for id_ in sorted(facts)),
        judgements=judgements,
        read_to_the_end={name: (5, chance.choice((4, 5))) for name in documents},
    )


@pytest.fixture(scope="session")
def made_up() -> Make:
    """Return a function from a number to a made-up corpus."""
    return make
