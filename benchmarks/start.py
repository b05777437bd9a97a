"""Start-up: the commands beside an empty Typer program and a bare Python, in one run.

python benchmarks/start.py [ROUNDS]
"""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parent.parent
EMPTY = """
import typer
app = typer.Typer()
@app.command()
def one(name: str = "x"): "Do one thing."
@app.command()
def two(name: str = "x"): "Do another."
app()
"""
CONTENDERS = {
    "bare Python": ["-c", ""],
    "an empty Typer program, --help": ["-c", EMPTY, "--help"],
    "ctipgraph --help": ["-m", "ctipgraph", "--help"],
    "ctipgraph query funders": ["-m", "ctipgraph", "query", "funders"],
    "ctipgraph check": ["-m", "ctipgraph", "check"],
    "ctipgraph build": ["-m", "ctipgraph", "build", "-o", "(set below)"],
}


def main() -> None:
    """Print medians of wall-clock seconds, and their ratio to the empty Typer program."""
    import tempfile

    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    with tempfile.TemporaryDirectory() as out:
        CONTENDERS["ctipgraph build"][-1] = out
        seconds: dict[str, list[float]] = {name: [] for name in CONTENDERS}
        for _ in range(rounds + 1):  # the first round warms the caches and is not counted
            for name, arguments in CONTENDERS.items():
                start = time.perf_counter()
                subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, check=True)
                seconds[name].append(time.perf_counter() - start)
    base = statistics.median(seconds["an empty Typer program, --help"][1:])
    versions = f"Python {platform.python_version()}, typer {version('typer')}"
    print(f"{os.cpu_count()} processors, {versions}, {rounds} rounds\n")
    print("| | s | ratio |\n|---|---|---|")
    for name, values in seconds.items():
        median = statistics.median(values[1:])
        print(f"| {name} | {median:.3f} | {median / base:.2f} |")


if __name__ == "__main__":
    main()
