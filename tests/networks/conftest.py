"""Tiny made-up corpora with every kind of step that a path may take or may not."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from ctipgraph.model import Actor, Corpus, Dataset, Document, Fact, Judgement, Location, Passage
from ctipgraph.ontology import read_ontology

HERE = Location("made-up.yaml")
TYPES = ["Government", "Project", "Ministry", "ActorGroup", "OfficeHolder", "NonGovernmentalOrganisation"]
RELATIONS = ["funds", "partnerOf", "attended", "heads", "supports"]
STATUSES = ["asserted", "asserted", "asserted", "planned", "claimed", "inferred", "denied"]


@pytest.fixture(scope="session")
def made_up() -> Callable[..., Corpus]:
    """Make a corpus of up to seven entries and twelve facts, or `most` of them: `made_up(seed)`."""

    def make(seed: int, most: int = 12) -> Corpus:
        rng = random.Random(seed)  # noqa: S311
        names = [f"actor-{n}" for n in range(rng.randint(2, 7))]
        documents = {
            name: Document(name, name, "Gazette", f"20{n}-01-01", HERE, same_origin_as=origin)
            for n, (name, origin) in enumerate([("one", ""), ("two", ""), ("reprint", "one")], start=10)
        }
        facts: list[Fact] = []
        for n in range(rng.randint(0, most)):
            status = rng.choice(STATUSES)
            qualifiers: dict[str, tuple[str, ...]] = {}
            if status == "claimed" or rng.random() < 0.1:
                qualifiers["speaker"] = (names[0],)
            if status == "inferred" and facts:
                qualifiers["rests_on"] = (rng.choice(facts).id,)
            id_, relation = f"f-{rng.randrange(10**6):06}-{n}", rng.choice(RELATIONS)
            ends = rng.choice(names), rng.choice(names)
            passages = tuple(Passage(name, "Words") for name in rng.sample(sorted(documents), rng.choice([1, 1, 2])))
            rank = rng.choice(["normal"] * 9 + ["deprecated"])
            facts.append(Fact(id_, relation, *ends, status, HERE, passages, qualifiers, rank=rank))
        judgements = [
            Judgement(rng.choice(["same", "same", "unsure", "different"]), (pair[0], pair[1]), "Spelling.", HERE)
            for pair in (sorted(rng.sample(names, 2)) for _ in range(rng.choice([0, 1, 1, 2])))
        ]
        return Corpus(
            Dataset("Made up", "https://example.org/", "https://example.org/licence", HERE),
            read_ontology(),
            documents,
            {name: Actor(name, rng.choice(TYPES), name, HERE) for name in names},
            tuple(facts),
            tuple({judgement.pair: judgement for judgement in judgements}.values()),
        )

    return make
