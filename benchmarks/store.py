"""From start to answer on a built store: whole processes, beside a Python that only imports pyoxigraph, in one run.

python benchmarks/store.py [FACTS] [ROUNDS]

The corpus is that of `ask.py`. The processes run in turn, and each round asks of other actors.
"""

from __future__ import annotations

import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

from ask import made_up_corpus

from ctipgraph.exports.lines import write_nquads
from ctipgraph.model import Corpus
from ctipgraph.networks.flaws import CorpusTies
from ctipgraph.networks.recalled import all_ties
from ctipgraph.store.keep import build_store
from ctipgraph.store.label import default_folder

ROOT = Path(__file__).parent.parent
BASE = "Python that imports pyoxigraph"
LIBRARY = "import dataclasses, json, pathlib, pyoxigraph, sqlite3, sys, typing"
OPENED = "store = pyoxigraph.Store.read_only(sys.argv[1])"


def keep(corpus: Corpus, data: Path) -> None:
    """Build the store of a corpus beside an empty data folder."""
    data.mkdir()

    def write(path: Path) -> None:
        with path.open("wb") as sink:
            write_nquads(corpus, sink)

    build_store(data, default_folder(data), corpus.ontology, write, all_ties)


def contenders(corpus: Corpus, data: Path, rng: random.Random) -> dict[str, list[str]]:
    """The processes of a round, by what they do."""
    ties = CorpusTies(corpus)
    most = sorted(corpus.actors, key=lambda id_: -len(ties.of(id_)))[:20]
    pool = [id_ for id_ in corpus.actors if not id_.startswith("country") and ties.of(id_)]
    one, other = rng.sample(pool, 2)
    hubs = rng.sample([id_ for id_ in most if not id_.startswith("country")], 2)
    commands = {
        "`show` of any actor": ["show", one],
        "`show` of one of the twenty with the most facts": ["show", hubs[0]],
        "`path` between any two": ["path", one, other],
        "`path` between two of the twenty": ["path", *hubs],
        "`who --role funds` of a country and a year": [
            "who", "--role", "funds", "--place", f"country-{rng.randrange(20)}", "--as-of", f"20{rng.randrange(25):02}",
        ],
        "`query funders` of a project": ["query", "funders", "-p", f"project={rng.choice(pool)}"],
    }  # fmt: skip
    asked = {name: ["-m", "ctipgraph", *words, "-d", str(data)] for name, words in commands.items()}
    (graph,) = default_folder(data).glob("g-*/graph")
    beside = {
        BASE: ["-c", "import pyoxigraph"],
        "and what of Python's library every answer needs": ["-c", f"{LIBRARY}; print(flush=True)"],
        "and opens the store": ["-c", f"{LIBRARY}; {OPENED}; print(flush=True)", str(graph)],
        "Python that imports typer": ["-c", "import typer"],
    }
    return {**beside, **asked}


def spent(arguments: list[str]) -> tuple[float, float, float]:
    """A process's processor time, the time until its answer was there, and until it had ended, in milliseconds."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT
    )
    assert process.stdout
    answered = 0.0
    while os.read(process.stdout.fileno(), 1 << 16):
        answered = time.perf_counter() - start
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0, arguments
    ended = time.perf_counter() - start
    return (usage.ru_utime + usage.ru_stime) * 1000, (answered or ended) * 1000, ended * 1000


def main() -> None:
    """Print medians, and the ratios to the Python that imports pyoxigraph."""
    facts = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 11
    corpus, rng = made_up_corpus(facts), random.Random(3)
    taken: dict[str, list[tuple[float, float, float]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        keep(corpus, Path(folder) / "data")
        for _ in range(rounds + 1):  # the first round warms the caches and is not counted
            for name, arguments in contenders(corpus, Path(folder) / "data", rng).items():
                taken.setdefault(name, []).append(spent(arguments))
    medians = {
        name: [statistics.median(part) for part in zip(*times[1:], strict=True)] for name, times in taken.items()
    }
    versions = f"Python {platform.python_version()}, pyoxigraph {version('pyoxigraph')}, typer {version('typer')}"
    print(f"{facts:,} facts, {rounds} rounds, {os.cpu_count()} processors, {versions}\n")
    print("| | processor time | ratio | until the answer | ratio | until the end |\n|---|---|---|---|---|---|")
    for name, (processor, answered, ended) in medians.items():
        ratios = f"{processor / medians[BASE][0]:.1f}", f"{answered / medians[BASE][1]:.1f}"
        print(f"| {name} | {processor:.0f} ms | {ratios[0]} | {answered:.0f} ms | {ratios[1]} | {ended:.0f} ms |")


if __name__ == "__main__":
    main()
