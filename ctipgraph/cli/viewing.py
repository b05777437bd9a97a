"""`view`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ctipgraph.cli.source import Source
from ctipgraph.errors import CtipgraphError, NotFoundError
from ctipgraph.model import Corpus
from ctipgraph.model.counting import counted
from ctipgraph.records.lookup import find_actor
from ctipgraph.records.reader import read_beside
from ctipgraph.store import near
from ctipgraph.store.disk import OnDisk, recall_of


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
    most: int,
    open_browser: bool,
) -> None:
    """Write a selection as a page, or above `most` actors as pages of its communities."""
    from ctipgraph.build import write_file
    from ctipgraph.networks import select_facts
    from ctipgraph.views import render

    if renderer != "page" and (layout != "network" or plain):
        raise CtipgraphError("--layout and --plain go with --renderer page")
    corpus = opened = source.open()
    if not isinstance(corpus, Corpus):
        recall = recall_of(corpus)
        corpus = near.around(recall, actor, depth) if actor else recall.all()
    if isinstance(opened, OnDisk):
        corpus, wrong = read_beside(source.data, corpus, source.texts)
        sys.stderr.write("".join(f"left out: {result}\n" for result in wrong if not actor))  # a part has not all facts
    part = select_facts(corpus, actor=actor, depth=depth, relations=relations, from_year=from_year, to_year=to_year)
    if not part.facts:
        raise NotFoundError("no fact fits; widen --from and --to, the relations or the depth")
    options: dict[str, object] = {"layout": layout, "centre": actor, "plain": plain} if renderer == "page" else {}
    told = f"{out}: {len(part.facts):,} of {counted(corpus.size.facts, 'fact')}, {counted(len(part.actors), 'actor')}"
    if renderer == "page" and len(part.actors) > most:
        beside = _write_pages(part, corpus, out, most, options)
        pages = f"{counted(beside, 'page')} beside it, of communities and the index of actors"
        told += f"; above {most:,} actors they are divided: {pages}"
    else:
        write_file(out, render(part, of=corpus, renderer=renderer, **options).encode())
    sys.stdout.write(f"{told}\n")
    if open_browser:
        import webbrowser

        webbrowser.open(out.resolve().as_uri())


def _write_pages(part: Corpus, corpus: Corpus, out: Path, most: int, options: Mapping[str, Any]) -> int:
    """Write the overview and the pages beside it; say how many these are, and which there are of an earlier view."""
    from ctipgraph.build import write_folder
    from ctipgraph.cli.output import console
    from ctipgraph.views.communities import community_pages, names_of_pages

    centre = find_actor(part, options["centre"]).id if options["centre"] else ""
    pages = community_pages(part, corpus, out.name, most, **{**options, "centre": centre})
    writers = ((name, lambda sink, make=make: sink.write(make().encode())) for name, make in pages)
    with console(stderr=True).status("dividing") as status:
        files = write_folder(out.parent, writers, lambda name: status.update(f"writing {name}"))
    own = names_of_pages(out.name)
    left = {path for path in out.parent.iterdir() if own.fullmatch(path.name)} - set(files)
    if left:
        names = ", ".join(sorted(str(path) for path in left))
        sys.stderr.write(f"of an earlier view, nothing leads to them: {names}\n")
    return len(files) - 1
