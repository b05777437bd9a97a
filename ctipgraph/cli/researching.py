"""`dossier`."""

from __future__ import annotations

from pathlib import Path

from ctipgraph.cli.presenting import deliver, present
from ctipgraph.cli.reading import read_sound
from ctipgraph.findings.bibliography import bibliography
from ctipgraph.findings.dossier import about, dossier


def run_dossier(
    data: Path, texts: Path | None, ontology: Path | None, actor: str, references: str, form: str, out: Path | None
) -> None:
    """Write a dossier, or the bibliography of its documents."""
    corpus = read_sound(data, texts, ontology)
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
