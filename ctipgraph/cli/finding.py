"""`path`."""

from __future__ import annotations

import sys
from pathlib import Path

from rich.text import Text

from ctipgraph.cli.output import STYLES, console
from ctipgraph.cli.reading import read_sound
from ctipgraph.networks.paths import Step, shortest_path
from ctipgraph.records.lookup import find_actor
from ctipgraph.records.rows import sentence
from ctipgraph.store.basis import basis


def run_path(
    data: Path, texts: Path | None, ontology: Path | None, start: str, goal: str, plans: bool, inferences: bool
) -> None:
    """Print a shortest path as sentences, one passage a step."""
    corpus = read_sound(data, texts, ontology)
    one, other = find_actor(corpus, start), find_actor(corpus, goal)
    without = [status for status, allowed in (("planned", plans), ("inferred", inferences)) if not allowed]
    steps = shortest_path(corpus, one.id, other.id, without)
    out = console()
    if steps is None:
        left_out = f" without {' and '.join(without)} facts" if without else ""
        sys.stdout.write(f"{basis(corpus, [])}\n\nno path from '{one.name}' to '{other.name}'{left_out}: ")
        sys.stdout.write(f"nothing in the {len(corpus.documents)} documents ties the two together\n")
        return
    out.print(Text(f"{basis(corpus, (step.fact.id for step in steps))}\n"))
    for number, step in enumerate(steps, start=1):
        for judgement in step.judgements:
            out.print(Text(f"   by the judgement that {' and '.join(judgement.pair)} are one body", style="cyan"))
        line = Text(f"{number}. {sentence(corpus, step.fact)}  ")
        out.print(line.append(step.fact.status, style=STYLES.get(step.fact.status, "")))
        for passage in step.fact.passages[:1]:
            published = corpus.documents[passage.document].published
            out.print(Text(f"   «{passage.anchor}» {passage.document} ({published}) {step.fact.id}", style="dim"))
    weak = [f"step {n} is {_weakness(step)}" for n, step in enumerate(steps, start=1) if _weakness(step)]
    sys.stdout.write(f"{'; '.join(weak) or 'every step is asserted'}\n")


def _weakness(step: Step) -> str:
    """Why a step is weaker than an asserted fact, or nothing."""
    reasons = [] if step.fact.status == "asserted" else [f"only {step.fact.status}"]
    return " and ".join([*reasons, *(["tied by a judgement of identity"] if step.judgements else [])])
