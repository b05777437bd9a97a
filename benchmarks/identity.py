"""Candidates of identity among made-up actors, beside comparing each name with each, in one run.

python benchmarks/identity.py [ACTORS]

Each name is compared with each by the same reasons; beyond 2,000 actors only 20 names are, each with all others, and
the time is multiplied. No pair that is found so may be missing.
"""

from __future__ import annotations

import platform
import random
import resource
import sys
import time
from dataclasses import replace
from itertools import combinations, product
from pathlib import Path

from ctipgraph.model import Actor, Corpus, Location
from ctipgraph.proposals.blocking import pairs
from ctipgraph.proposals.identity import candidates
from ctipgraph.proposals.likeness import Naming, reasons
from ctipgraph.records import read_corpus

WHOLE, TRIED = 2_000, 20
KINDS = {
    "Department": "PublicBody", "Office": "PublicBody", "Union": "NonGovernmentalOrganisation",
    "Association": "NonGovernmentalOrganisation", "Foundation": "NonGovernmentalOrganisation", "Project": "Project",
}  # fmt: skip
def made_up_actors(count: int, seed: int = 1) -> Corpus:
    """Return a corpus of so many actors, one in fifty of which has the name of another, misspelt."""
    rng = random.Random(seed)
    syllables = ["".join(letters) for letters in product("bdghklmnprstv", "aeiou", ("", "n", "r", "l"))]
    words = sorted({"".join(rng.choices(syllables, k=rng.choice((2, 2, 3)))).capitalize() for _ in range(10_000)})
    names: list[tuple[str, str]] = []
    while len(names) < count:
        if names and rng.random() < 0.02:
            kind, name = rng.choice(names)
            at = rng.randrange(len(name))
            names.append((kind, name[:at] + rng.choice("aeio") + name[at + rng.randrange(2) :]))
            continue
        kind = rng.choice(sorted(KINDS))
        one, two, three = (words[int(len(words) * rng.random() ** 2)] for _ in range(3))  # some are in many names
        form = rng.choice(("{kind} of {one} and {two}", "{one} {kind} for {two} {three}", "{one} {two} {kind}"))
        names.append((kind, form.format(kind=kind, one=one, two=two, three=three)))
    actors = [Actor(f"a-{n:06}", KINDS[kind], name, Location("a.yaml", n)) for n, (kind, name) in enumerate(names, 1)]
    empty = read_corpus(Path(__file__).parent.parent / "data")
    return replace(empty, actors={actor.id: actor for actor in actors}, facts=(), judgements=())


def each_with_each(corpus: Corpus) -> tuple[set[tuple[int, int]], float]:
    """Return the pairs with a reason, of the names that are tried, and the time for all names."""
    namings = [Naming(actor) for actor in corpus.actors.values()]
    count = len(namings)
    begin = time.process_time()
    if count <= WHOLE:
        tried = list(combinations(range(count), 2))
    else:
        some = range(0, count, count // TRIED)
        tried = [(min(a, b), max(a, b)) for a in some for b in range(count) if a != b]
    found = {(a, b) for a, b in tried if reasons(namings[a], namings[b])}
    return found, (time.process_time() - begin) * (count * (count - 1) / 2) / len(tried)


def main(count: int) -> None:
    """Print one row."""
    corpus = made_up_actors(count)
    begin = time.process_time()
    found = list(candidates(corpus))
    took = time.process_time() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    slow, slowly = each_with_each(corpus)
    compared = set(pairs([Naming(actor) for actor in corpus.actors.values()]))
    assert slow <= compared, "a pair was lost"
    print(f"{platform.python_version()}; all pairs, pairs compared, proposed, s, peak, each with each, ratio")
    print(f"| {count:,} | {count * (count - 1) // 2:,} | {len(compared):,} | {len(found):,} | {took:.1f} s | {peak} MB "
          f"| {slowly:,.0f} s | {slowly / took:,.0f} |")  # fmt: skip


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000)
