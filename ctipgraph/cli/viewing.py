"""`view`."""

from __future__ import annotations

import sys
from pathlib import Path

from ctipgraph.cli.source import Source
from ctipgraph.errors import CtipgraphError, NotFoundError
from ctipgraph.store import near


def run_view(
    source: Source,
    out: Path,
    actor: str,
    depth: int,
    relations: list[str],
    from_year: int | None,
    to_year: int | None,
    renderer: str,
    layout: str,
    plain: bool,
    open_browser: bool,
) -> None:
    """Write a selection as a page."""
    from ctipgraph.build import write_file
    from ctipgraph.networks import select_facts
    from ctipgraph.views import render

    if renderer != "page" and (layout != "network" or plain):
        raise CtipgraphError("--layout and --plain go with --renderer page")
    corpus = source.part(lambda recall: near.around(recall, actor, depth) if actor else recall.all())
    part = select_facts(corpus, actor=actor, depth=depth, relations=relations, from_year=from_year, to_year=to_year)
    if not part.facts:
        raise NotFoundError("no fact fits; widen --from and --to, the relations or the depth")
    options: dict[str, object] = {"layout": layout, "centre": actor, "plain": plain} if renderer == "page" else {}
    write_file(out, render(part, of=corpus, renderer=renderer, **options).encode())
    sys.stdout.write(f"{out}: {len(part.facts)} of {len(corpus.facts)} facts, {len(part.actors)} actors\n")
    if open_browser:
        import webbrowser

        webbrowser.open(out.resolve().as_uri())
