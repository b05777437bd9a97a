"""`dossier` and `table`."""

from __future__ import annotations

from pathlib import Path

from ctipgraph.cli.presenting import deliver, present
from ctipgraph.cli.source import Source
from ctipgraph.errors import CtipgraphError
from ctipgraph.findings.bibliography import bibliography
from ctipgraph.findings.dossier import about, dossier
from ctipgraph.findings.tables import table
from ctipgraph.store.recall import Recall


def run_dossier(source: Source, actor: str, references: str, form: str, out: Path | None) -> None:
    """Write a dossier, or the bibliography of its documents."""
    corpus = source.part(Recall.all)
    one = about(corpus, actor)
    if references:
        shown = bibliography(corpus, references, {name for fact in one.facts for name in fact.documents})
        deliver(shown, f"the documents of {one.actor.name}", out)
        return
    figure = ""
    if form == "html":
        from ctipgraph.views.around import around

        figure = around(corpus, one.actor.id)
    present(dossier(corpus, actor), corpus.dataset, form, out, figure)


def run_table(
    source: Source,
    name: str,
    from_year: int | None,
    to_year: int | None,
    hxl: bool,
    form: str,
    out: Path | None,
) -> None:
    """Write a table."""
    from ctipgraph.networks import select_facts

    if hxl and name != "3w":
        raise CtipgraphError("--hxl goes with the table 3w")
    if hxl and form not in ("text", "csv"):
        raise CtipgraphError(f"--hxl is CSV, not {form}; leave out --hxl or --format")
    corpus = source.part(Recall.all)
    found = table(select_facts(corpus, from_year=from_year, to_year=to_year), name)
    if hxl:
        from ctipgraph.findings.tables.who_does_what import as_hxl

        deliver(as_hxl(corpus, found), found.title, out)
    else:
        present(found, corpus.dataset, form, out)
