"""Building the graph: this program beside plain rdflib code and kglab, on the same facts, in one run.

    python benchmarks/build.py            # 1,000 and 10,000 facts, three rounds
    python benchmarks/build.py 1000 5

Each row is a process of its own; its time is processor time (user and system), its memory the peak of
the process. rdflib and kglab are given the finished triples as strings and only add and serialise them;
they read no records and check nothing. The rounds are interleaved, and the medians are printed.
"""

from __future__ import annotations

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from made_up import write_data

ROOT = Path(__file__).parent.parent

TRIPLES = """
import json, sys
from rdflib import Literal, URIRef
from ctipgraph.rdf.terms import literal_parts
def term(text):
    if text[0] == "<":
        return URIRef(text[1:-1])
    value, lang, datatype = literal_parts(text)
    return Literal(value, lang=lang or None, datatype=URIRef(datatype[1:-1]) if datatype else None)
rows = json.load(open("triples.json"))
"""

CONTENDERS = {
    "ctipgraph, Turtle": (
        "import ctipgraph; from ctipgraph.exports.turtle import write_turtle\n"
        "corpus = ctipgraph.read_corpus('data')\n"
        "write_turtle(corpus, open('out.ttl', 'wb'))"
    ),
    "ctipgraph, all checks with texts, Turtle": (
        "import ctipgraph; from ctipgraph.exports.turtle import write_turtle\n"
        "corpus = ctipgraph.read_corpus('data', texts='data/texts')\n"
        "assert ctipgraph.check(corpus).conforms\n"
        "write_turtle(corpus, open('out.ttl', 'wb'))"
    ),
    "plain rdflib, Turtle": TRIPLES
    + (
        "import rdflib\n"
        "graph = rdflib.Graph()\n"
        "for s, p, o in rows:\n    graph.add((term(s), term(p), term(o)))\n"
        "graph.serialize('out.ttl', format='turtle')"
    ),
    "kglab, Turtle": TRIPLES
    + (
        "import kglab\n"
        "graph = kglab.KnowledgeGraph(namespaces={'ex': 'https://example.org/'})\n"
        "for s, p, o in rows:\n    graph.add(term(s), term(p), term(o))\n"
        "graph.save_rdf('out.ttl', format='ttl')"
    ),
}


def measure(code: str, folder: Path) -> tuple[float, float]:
    """Run code in a process of its own; return its processor seconds and peak megabytes."""
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", code], cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = status
    if status:
        raise SystemExit(f"failed: {code}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def run(facts: int, rounds: int) -> None:
    """Measure all contenders on one data set and print a Markdown table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_data(folder / "data", facts)
        sys.path.insert(0, str(ROOT))
        import ctipgraph

        triples = sorted({quad[:3] for quad in ctipgraph.to_quads(ctipgraph.read_corpus(folder / "data"))})
        (folder / "triples.json").write_text(json.dumps(triples))
        contenders = {name: code for name, code in CONTENDERS.items() if "kglab" not in name or _has("kglab")}
        figures: dict[str, list[tuple[float, float]]] = {name: [] for name in contenders}
        for _ in range(rounds):
            for name, code in contenders.items():
                figures[name].append(measure(code, folder))
    base = statistics.median(seconds for seconds, _ in figures["ctipgraph, Turtle"])
    print(f"\n{facts:,} facts, {len(triples):,} triples, {rounds} rounds\n")
    print("| | processor s | ratio | peak MB |\n|---|---|---|---|")
    for name, rows in figures.items():
        seconds, megabytes = (statistics.median(column) for column in zip(*rows, strict=True))
        print(f"| {name} | {seconds:.2f} | {seconds / base:.1f} | {megabytes:.0f} |")


def _has(package: str) -> bool:
    try:
        version(package)
    except PackageNotFoundError:
        print(f"({package} is not installed and is left out: pip install {package})")
        return False
    return True


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:]]
    libraries = ["rdflib", "pyoxigraph", "PyYAML", *(["kglab"] if _has("kglab") else [])]
    versions = ", ".join(f"{name} {version(name)}" for name in libraries)
    print(f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}, {versions}")
    for size in numbers[:1] or (1_000, 10_000):
        run(size, numbers[1] if len(numbers) > 1 else 3)
