"""The part of a large graph that a command needs: what is around a name."""

from __future__ import annotations

from dataclasses import replace

from ctipgraph.model import Corpus
from ctipgraph.records.lookup import find_actor, find_fact
from ctipgraph.store.recall import Recall


def on(recall: Recall, what: str) -> Corpus:
    """Return a corpus of a fact (by its id), or of all facts on an actor and its body (by any of its names).

    Raises NotFoundError with the near names.
    """
    if what.startswith("f-"):
        found = recall.corpus([what], beside=True)
        find_fact(found, what)
        return found
    known = recall.named([what])
    return recall.about(known.identity.body(find_actor(known, what).id), speaking=True, beside=True)


def around(recall: Recall, actor: str, depth: int) -> Corpus:
    """Return a corpus of the facts of the actors that are less than `depth` facts away from one, with its whole's size.

    >>> from ctipgraph.records import read_corpus
    >>> from ctipgraph.store import Endpoint
    >>> from ctipgraph.store.graph_recall import GraphRecall
    >>> corpus = read_corpus("data")
    >>> part = around(GraphRecall(Endpoint(corpus)), "UN-ACT", 1)
    >>> len(part.facts) < part.size.facts == len(corpus.facts)
    True
    """
    centre = find_actor(recall.named([actor]), actor).id
    reached, edge = {centre}, {centre}
    for _ in range(depth - 1):
        edge = recall.tied_to(sorted(edge)) - reached
        if not edge:
            break
        reached |= edge
    return replace(recall.about(sorted(reached), beside=True), part_of=recall.size())
