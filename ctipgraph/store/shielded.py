"""A query from outside, run in a process of its own with a deadline, a memory limit and a row limit.

Oxigraph has no time limit, and a deep query can end the process that parses it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from ctipgraph.errors import QueryError
from ctipgraph.ontology import Ontology
from ctipgraph.resources import PACKAGE
from ctipgraph.store.answers import Answer, Bounds, Term
from ctipgraph.store.guard import guard


def in_own_process(
    query: str, ontology: Ontology, bounds: Bounds, *, nquads: bytes = b"", path: Path | None = None
) -> Answer:
    """Run a query over N-Quads, or over the store at a path.

    Raises QueryError where it is refused, can't be read, or goes over its bounds.
    """
    guard(query)
    order = {
        "query": query,
        "prefixes": ontology.prefixes,
        "limit": bounds.limit,
        "memory": bounds.memory,
        "ontology": ontology.text,
        "ontology_iri": ontology.namespace.rstrip("#/"),
        "path": str(path.resolve()) if path else "",
    }
    # nothing is imported from the folder that the user happens to work in (-P)
    start = "import sys; sys.path.append(sys.argv[1]); from ctipgraph.store.worker import main; main()"
    command = [sys.executable, "-P", "-c", start, str(PACKAGE.parent)]
    try:
        done = subprocess.run(  # noqa: S603 - the program itself, without a shell
            command,
            input=json.dumps(order).encode() + b"\n" + nquads,
            capture_output=True,
            timeout=bounds.timeout,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise QueryError(
            f"the query took longer than {bounds.timeout:g} s and was stopped; narrow it, or allow more: --timeout"
        ) from None
    return _read_answer(done)


def _read_answer(done: subprocess.CompletedProcess[bytes]) -> Answer:
    if done.returncode or not done.stdout:
        raise QueryError("the query needed more memory, or went deeper, than it may; write it flatter or narrower")
    answer = json.loads(done.stdout)
    if answer.get("error") == "memory":
        raise QueryError("the query needed more memory than it may; narrow it")
    if "error" in answer:
        raise QueryError(answer["error"])
    rows = tuple(tuple(Term(*cell) if cell else None for cell in row) for row in answer["rows"])
    return Answer(tuple(answer["columns"]), rows, answer["cut"])
