"""The streaming build beside a C program that writes the same bytes, and beside other libraries, in one run.

    python benchmarks/stream.py                                # 100,000 facts, three rounds
    python benchmarks/stream.py 1000000 1
    python benchmarks/stream.py 100000 3 --peer pyoxigraph --peer rdflib --peer maplib=other-venv/bin/python

Each row is a process of its own; its time is processor time (user and system, children included), its memory the peak
of its largest process. The rounds are interleaved, and the medians are printed. The program and the C program
(benchmarks/limit.c; a C compiler and libcrypto's headers are needed) read the same rows of CSV, and what they write is
compared byte by byte. Peers are given much of the work done, and check and sort nothing (benchmarks/stream_peers.py);
one that is installed elsewhere is named with the Python there.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from made_up_rows import write_rows
from stream_peers import FORMS, prepare, programs, version_of

ROOT = Path(__file__).parent.parent

PREPARE = """
import ctipgraph
from ctipgraph.rdf import Vocabulary
from ctipgraph.rdf.stream import corpus_lines
corpus = ctipgraph.read_corpus("data", streamed=False)
open("own.nt", "w").write("".join(sorted({text for _, text in corpus_lines(corpus)})))
prefixes = Vocabulary(corpus.ontology, corpus.dataset.base).prefixes.items()
longest = sorted(prefixes, key=lambda one: (-len(one[1]), one[0]))
open("prefixes.tsv", "w").write("".join(f"{name}\\t{start}\\n" for name, start in longest))
open("documents.tsv", "w").write("".join(f"{one.id}\\t{one.published}\\n" for one in corpus.documents.values()))
"""
# rows are read, identifiers made and blocks written; nothing is checked, sorted or written twice
ROWS_ONLY = """
import sys
from ctipgraph.exports.turtle import Blocks as Turtle, Shortener
from ctipgraph.model.rows import STATUS, passage_parts, row_columns
from ctipgraph.records import read_corpus
from ctipgraph.records.streamed import RowReader, read_batches, read_parts, stream_files
from ctipgraph.rdf.stream import Blocks, corpus_lines
from ctipgraph.rdf.template import encoded
name = sys.argv[1]
corpus = read_corpus("data", streamed=False)
shorten = Shortener(corpus) if name.endswith("ttl") else str
reader, blocks = RowReader(corpus.ontology), Blocks(corpus, Turtle(shorten) if name.endswith("ttl") else None)
plain = row_columns(corpus.ontology).index("plain")
with open(name, "wb", buffering=1 << 18) as sink:
    sink.write(shorten.header().encode() if name.endswith("ttl") else b"")
    sink.write("".join(sorted({text for _, text in corpus_lines(corpus)})).encode())
    for part in (part for path in stream_files("data") for part in read_parts(path, reader.fields)):
        for batch in read_batches(part):
            columns, _ = reader.columns(batch.rows, batch.file, batch.lines)
            columns[plain] = ["true" if status == "asserted" else "" for status in columns[STATUS]]
            ids, cells = blocks.passages_of(columns)
            parts = passage_parts(cells)
            for texts in (blocks.facts(columns), blocks.passages(ids, parts), blocks.selectors(ids, parts)):
                sink.writelines(encoded(texts))
            triples = (f"{shorten(s)} {shorten(p)} {shorten(o)} .\\n" for s, p, o, _ in blocks.plain(columns))
            sink.writelines(encoded(triples))
"""
OURS = ("build with all checks", "as rows come")
MEASURE = """
import json, resource, subprocess, sys
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([done.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))
"""


def measure(command: list[str], folder: Path) -> tuple[float, float]:
    """Run a command; return the processor seconds and the peak megabytes of it and its children."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, *command],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"},
        capture_output=True,
        text=True,
    )
    status, seconds, megabytes = json.loads(done.stdout)
    if status:
        sys.exit(f"{' '.join(command)[:300]} failed:\n{done.stderr}")
    return seconds, megabytes


def contenders(peers: list[str]) -> dict[str, list[str]]:
    """Return the commands by the names that the table has for them."""
    limit = ["./limit", "data/facts/machine.csv", "documents.tsv", "own.nt"]
    build = [sys.executable, "-m", "ctipgraph", "build", "data", "-o", "out", "--only"]
    found = {
        "C, N-Triples as rows come": [*limit, "limit-rows.nt", "rows"],
        "as rows come, N-Triples": [sys.executable, "-c", ROWS_ONLY, "rows.nt"],
        "C, Turtle as rows come": [*limit, "limit-rows.ttl", "prefixes.tsv", "rows"],
        "as rows come, Turtle": [sys.executable, "-c", ROWS_ONLY, "rows.ttl"],
        "C, N-Triples sorted": [*limit, "limit.nt", "sorted"],
        "build with all checks, N-Triples": [*build, "nt"],
        "C, Turtle sorted": [*limit, "limit.ttl", "prefixes.tsv"],
        "build with all checks, Turtle": [*build[:-3], "-o", "out-turtle", "--only", "ttl"],
    }
    for named in peers:
        peer, _, python = named.partition("=")
        python = str(Path(python).absolute()) if python else sys.executable
        for form, code in programs(peer).items():
            found[f"{peer} {version_of(peer, python)}, {form}"] = [python, "-c", code]
    return found


def digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sorted_digest(path: Path) -> str:
    done = subprocess.run(
        f"LC_ALL=C sort -u -S 512M {path} | sha256sum", shell=True, capture_output=True, text=True, check=True
    )
    return done.stdout.split()[0]


def run(facts: int, rounds: int, peers: list[str], place: Path | None) -> None:
    """Measure all contenders on one data set and print a Markdown table."""
    with tempfile.TemporaryDirectory(dir=place) as name:
        folder = Path(name)
        write_rows(folder / "data", facts)
        measure([sys.executable, "-c", PREPARE], folder)
        subprocess.run(["cc", "-O2", "-o", folder / "limit", ROOT / "benchmarks" / "limit.c", "-lcrypto"], check=True)
        commands = contenders(peers)
        first = {name: measure(command, folder) for name, command in list(commands.items())[:8]}
        same = digest(folder / "limit.nt") == digest(folder / "out" / "graph.nt")
        alike: bool | str = "(not compared at this size)"
        if facts <= 200_000:
            alike = all(
                sorted_digest(folder / f"rows.{ending}") == sorted_digest(folder / f"limit-rows.{ending}")
                for ending in ("nt", "ttl")
            )
        turtle = digest(folder / "limit.ttl") == digest(folder / "out-turtle" / "graph.ttl")
        print(f"the same bytes as the C program: N-Triples {same}, Turtle {turtle}, lines of both as rows come {alike}")
        if peers:
            prepare(folder)
        figures: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
        for number in range(rounds):
            for name, command in commands.items():
                for left in ("out", "out-turtle") if number else ():
                    shutil.rmtree(folder / left, ignore_errors=True)
                figures[name].append(first[name] if number == 0 and name in first else measure(command, folder))
        size = (folder / "limit.nt").stat().st_size
    table(facts, rounds, size, figures)


def table(facts: int, rounds: int, size: int, figures: dict[str, list[tuple[float, float]]]) -> None:
    """Print the medians, each beside that of the C program that writes the same, or the same format."""
    medians = {
        name: [statistics.median(column) for column in zip(*rows, strict=True)] for name, rows in figures.items()
    }
    ours = [{form: medians[f"{name}, {form}"][0] for form in ("N-Triples", "Turtle")} for name in OURS]
    print(f"\n{facts:,} facts, N-Triples of {size / 1e6:,.0f} MB, {rounds} rounds\n")
    print("| | processor s | of the C program | of the build | of as rows come | peak MB |\n|---|---|---|---|---|---|")
    for name, (seconds, megabytes) in medians.items():
        form = next(form for form in ours[0] if form in name)
        limit = medians[f"C, {form} {'as rows come' if 'come' in name else 'sorted'}"][0]
        ratios = " | ".join(f"{seconds / whole:.2f}" for whole in (own[form] for own in ours))
        print(f"| {name} | {seconds:.2f} | {seconds / limit:.1f} | {ratios} | {megabytes:.0f} |")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("facts", type=int, nargs="?", default=100_000)
    parser.add_argument("rounds", type=int, nargs="?", default=3)
    parser.add_argument("--peer", action="append", default=[], help=f"{', '.join(FORMS)}, or one of them=PYTHON")
    parser.add_argument("--dir", type=Path, help="where the files go, which are many times the rows")
    given = parser.parse_args()
    print(f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}")
    run(given.facts, given.rounds, given.peer, given.dir)
