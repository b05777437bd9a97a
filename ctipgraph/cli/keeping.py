"""`publish`."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from ctipgraph.cli.reading import read_sound
from ctipgraph.store.publish import Change, GraphStore, graphs_of, plan, publish

DONE = {"put": "put", "leave": "the same", "delete": "deleted"}
TO_DO = {"put": "to put", "leave": "the same", "delete": "to delete"}


def run_publish(
    data: Path, texts: Path | None, ontology: Path | None, address: str, dry_run: bool, again: bool, timeout: float
) -> None:
    """Put the graphs on a server, and say of each what was done."""
    corpus = read_sound(data, texts, ontology)
    graphs = graphs_of(corpus)
    store = GraphStore(address, timeout=timeout)
    changes = list(plan(store, corpus.dataset.base, graphs, again=again))
    words = TO_DO if dry_run else DONE

    def say(change: Change) -> None:
        size = f" ({change.triples:,} triples)" if change.action == "put" and change.triples else ""
        sys.stdout.write(f"{words[change.action]}: {change.graph}{size}\n")

    if dry_run:
        for change in changes:
            say(change)
    else:
        publish(store, corpus.dataset.base, graphs, changes, say)
    counts = Counter(change.action for change in changes)
    total = ", ".join(f"{counts[action]} {words[action]}" for action in words if counts[action])
    sys.stdout.write(f"{len(changes)} graphs: {total}{'; nothing was done' if dry_run else ''}\n")
