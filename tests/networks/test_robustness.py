"""What a ranking hangs on, beside the slow way: the corpus without the thing, woven and measured from the start."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ctipgraph.model import Recipe
from ctipgraph.networks import robustness as module
from ctipgraph.networks.measures import MEASURES
from ctipgraph.networks.robustness import Ranking, robustness
from ctipgraph.networks.weaving import weave

ONE_MODE = Recipe(
    "all",
    "All",
    ("Agent",),
    ("involvedIn", "partnerOf"),
    ("asserted", "claimed", "planned", "inferred"),
    count="documents",
)
PROJECTED = replace(
    ONE_MODE,
    actors=("Organisation", "OfficeHolder", "ActorGroup"),
    affiliations=("Undertaking",),
    relations=("involvedIn", "partnerOf", "holdsOfficeIn"),
    projected=True,
    count="once",
    attendance=True,
    groups=True,
)


def without(corpus, words):
    """The corpus without a thing, by the words that name it: one fact at a time."""
    judgements, gone, origin = corpus.judgements, set(), {"one": {"one", "reprint"}}
    documents = origin["one"] if "of one origin" in words else {words.removeprefix("the document ")}
    status = {"all plans": "planned", "all claims": "claimed", "all inferences": "inferred"}.get(words)
    if words.startswith("the judgement"):
        judgements = tuple(j for j in judgements if j.verdict != "same" or " and ".join(j.pair) not in words)
    kept = {}
    for fact in corpus.facts:
        left = tuple(passage for passage in fact.passages if passage.document not in documents)
        if fact.status == status or (fact.passages and not left):
            gone.add(fact.id)
        else:
            kept[fact.id] = replace(fact, passages=left)
    while falls := [id_ for id_, fact in kept.items() if gone & set(fact.qualifiers.get("rests_on", ()))]:
        for id_ in falls:
            gone.add(id_)
            del kept[id_]
    # what is dated by a document keeps its date, so only passages are taken; windows are tested apart
    return replace(corpus, facts=tuple(kept.values()), judgements=judgements)


@pytest.mark.parametrize("recipe", [ONE_MODE, PROJECTED], ids=["one mode", "projected"])
@pytest.mark.parametrize("name", MEASURES)
def test_ranks_without_one_thing_are_those_of_the_corpus_without_it(made_up, recipe, name):
    measure = MEASURES[name]
    looked = 0
    for seed in range(1000 if recipe is ONE_MODE else 300):
        corpus = made_up(seed, 12 if seed % 2 else 60)
        network = weave(corpus, recipe)
        found = robustness(network, measure, 10, thorough=True)
        again = {}
        for key, shifts in found.shifts.items():
            for shift in shifts:
                words = shift.taking.words
                if words not in again:
                    again[words] = measure.scores(weave(without(corpus, words), recipe))
                scores = again[words]
                left = [key]
                if shift.taking.judgement:
                    identity = without(corpus, words).identity
                    parts = [{identity.canonical(e) for e in corpus.identity.body(end)} for end in key]
                    left = [k for k in scores if len(k) == len(key) and all(set(k) & part for part in parts)]
                have = [scores[k] for k in left if scores.get(k)]
                if not have:
                    assert (shift.rank, shift.score) == (None, None), (seed, words, key)
                    continue
                best = min(have) if measure.low_first else max(have)
                better = sum(s < best if measure.low_first else s > best for s in scores.values())
                assert (shift.rank, shift.score) == (better + 1, pytest.approx(best)), (seed, words, key)
                looked += 1
    assert looked >= 4


def test_things_that_are_not_followed_change_nothing_that_is_measured(made_up):
    for seed in range(300):
        corpus = made_up(seed)
        found = robustness(weave(corpus, ONE_MODE), MEASURES["degree"], 10)
        moved = {shift.taking.words for shifts in found.shifts.values() for shift in shifts}
        before = MEASURES["degree"].scores(weave(corpus, ONE_MODE))
        for words in {f"the document {name}" for name in corpus.documents} - moved:
            assert not found.shown or MEASURES["degree"].scores(weave(without(corpus, words), ONE_MODE)) == before


def test_only_distinct_networks_are_measured(made_up):
    measured = []
    counting = replace(MEASURES["core"], scores=lambda network: measured.append(1) or MEASURES["core"].scores(network))
    found = robustness(weave(made_up(25, 30), ONE_MODE), counting, 10, thorough=True)
    assert len(measured) == 1 + found.networks
    assert found.networks < found.takings - found.unchanged + 1


def test_where_it_would_take_too_long_it_says_how_many_were_looked_at(made_up, monkeypatch):
    monkeypatch.setattr(module, "WORK", 1)
    network = weave(made_up(25, 30), ONE_MODE)
    found = robustness(network, MEASURES["betweenness"], 10)
    assert (found.looked_at, found.networks > 1) == (1, True)
    assert robustness(network, MEASURES["betweenness"], 10, thorough=True).looked_at == found.networks


def test_equal_scores_have_equal_ranks():
    ranking = Ranking({("a",): 2, ("b",): 3, ("c",): 2, ("d",): 1})
    assert [ranking.rank(ranking.scores[key]) for key in ranking.first(4)] == [1, 2, 2, 4]


def test_low_scores_come_first_where_a_measure_says_so():
    ranking = Ranking({("a",): 0.5, ("b",): 0.2}, low_first=True)
    assert ranking.first(1) == [("b",)]
    assert ranking.rank(0.5) == 2
