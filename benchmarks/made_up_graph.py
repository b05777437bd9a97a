"""A made-up graph of any size with the mix of the repository's data set, as N-Quads.

Every fact is modelled on one of the data set: its relation, status, qualifiers, and the types of its ends. The ends
are drawn from one actor for every ten facts, unevenly: the first of each type have the ids of the data set, so that
the ready questions' own parameters name the largest actors. One document for every hundred facts; one in fifty is a
reprint.

    python benchmarks/made_up_graph.py 100000 graph.nq
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from ctipgraph.model import Actor, Corpus, Dataset, Document, Fact, Judgement, Passage
from ctipgraph.model.ids import digest
from ctipgraph.model.rows import to_row
from ctipgraph.rdf.stream import corpus_lines, quad_lines
from ctipgraph.records import read_corpus

ROOT = Path(__file__).parent.parent
COUNTRIES = ("LA", "TH", "VN", "US", "NO", "SE", "JP")


def made_up(facts: int, seed: int = 1) -> tuple[Corpus, Iterator[Fact]]:
    """Return a corpus without facts, and that many facts that go with it."""
    rng = random.Random(seed)
    model = read_corpus(ROOT / "data")
    actors = _actors(model, facts // 10)
    documents = _documents(max(2, facts // 100))
    dataset = Dataset("Made up", model.dataset.base, model.dataset.licence, model.dataset.location)
    judged = [actor for actor in actors.values() if actor.id not in model.actors][:: max(1, len(actors) // 60)]
    judgements = tuple(
        Judgement(verdict, (one.id, other.id), "Made up.", model.dataset.location, by="maker", on="2024-01-01")
        for n, (one, other) in enumerate(pairwise(judged))
        for verdict in [("same", "different", "unsure")[n % 3]]
    )
    corpus = Corpus(dataset, model.ontology, documents, actors, judgements=judgements + model.judgements)
    return corpus, _facts(model, corpus, facts, rng)


def _actors(model: Corpus, count: int) -> dict[str, Actor]:
    kinds = list(model.actors.values())
    found = {
        id_: replace(actor, name=f"{actor.type} 0 of Place {n}", also=())
        for n, (id_, actor) in enumerate(model.actors.items())
    }
    for n in range(count - len(found)):
        like = kinds[n % len(kinds)]
        id_ = f"{like.type.lower()}-{n}"
        country = COUNTRIES[n % len(COUNTRIES)] if like.country else ""
        found[id_] = replace(like, id=id_, name=f"{like.type} {n} of Place {n % 97}", also=(), country=country)
    return found


def _documents(count: int) -> dict[str, Document]:
    found = {}
    for n in range(count):
        day = f"{2000 + n % 25}-{n % 12 + 1:02}-{n % 28 + 1:02}"
        origin = f"gazette-{n - 1}" if n % 50 == 49 else ""
        here = Document(
            f"gazette-{n}", f"Gazette {n}", f"Publisher {n % 40}", day, _HERE, url=f"https://example.org/{n}"
        )
        found[here.id] = replace(here, same_origin_as=origin)
    return found


def _facts(model: Corpus, corpus: Corpus, count: int, rng: random.Random) -> Iterator[Fact]:
    by_type: dict[str, list[str]] = {}
    for actor in corpus.actors.values():
        by_type.setdefault(actor.type, []).append(actor.id)

    def like(id_: str) -> str:
        """An entry of the same type, most often one of the first; a value as it is."""
        if id_ not in model.actors:
            return id_
        same = by_type[model.actors[id_].type]
        return same[int(len(same) * rng.random() ** 2)]

    ranges = {name: qualifier.range for name, qualifier in corpus.ontology.qualifiers.items()}
    before: list[str] = []
    for n in range(count):
        fact = model.facts[int(len(model.facts) * rng.random())]
        qualifiers = {
            name: tuple(rng.choice(before) for _ in values) if ranges[name] == "Fact" else tuple(map(like, values))
            for name, values in fact.qualifiers.items()
            if ranges[name] != "Fact" or before
        }
        id_, document = "f-" + digest([str(n)]), f"gazette-{n % len(corpus.documents)}"
        passage = Passage(document, f"The case {n}", "and others")
        object_ = like(fact.object) if corpus.object_kind(fact) == "entity" else _value(fact, n, corpus)
        yield replace(
            fact, id=id_, subject=like(fact.subject), object=object_, passages=(passage,), qualifiers=qualifiers
        )
        before = [*before[-50:], id_] if n % 97 == 0 else before


def _value(fact: Fact, n: int, corpus: Corpus) -> str:
    """A concept as it is; a text that differs from one fact to another."""
    return (
        f"{fact.object} {n % 1000}" if corpus.ontology.relations[fact.relation].range == "xsd:string" else fact.object
    )


_HERE = read_corpus(ROOT / "data").dataset.location


def write_nquads(facts: int, path: Path, seed: int = 1) -> Corpus:
    """Write the graph, with the ontology's facts of it left out, and return the corpus without facts."""
    corpus, stream = made_up(facts, seed)
    plain = corpus.ontology.statuses
    with path.open("w", encoding="utf-8") as sink:
        for _, lines in corpus_lines(corpus):
            sink.write(lines)
        rows = (
            to_row(
                fact,
                corpus.ontology,
                plain=plain[fact.status].mark("plain") == "true" and fact.rank != "deprecated",
                conflicts=fact.qualifiers.get("conflicts_with", ()),
            )
            for fact in stream
        )
        for _, lines in quad_lines([rows], corpus):
            sink.write(lines)
    return corpus


if __name__ == "__main__":
    write_nquads(int(sys.argv[1]), Path(sys.argv[2]))
