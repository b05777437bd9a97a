"""Still figures for a paper, by name: the network, the timeline and the 4P coverage matrix, as SVG or PNG."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from ctipgraph.errors import CtipgraphError, NotFoundError
from ctipgraph.markup import safe
from ctipgraph.model import Corpus, Recipe
from ctipgraph.ontology import suggest
from ctipgraph.records.recipes import find_recipe

if TYPE_CHECKING:
    from ctipgraph.figures.frame import Body

__all__ = ["FIGURES", "FORMS", "Drawing", "figure"]

# name: what it shows, and the module and function that give its inside
FIGURES: Mapping[str, tuple[str, str]] = {
    "network": ("Who is tied to whom", "ctipgraph.figures.network:network_body"),
    "timeline": ("What happened, began, ended or held when", "ctipgraph.figures.timeline:timeline_body"),
    "coverage": ("Which of the four Ps documents name for whom", "ctipgraph.figures.coverage:coverage_body"),
}
FORMS = {"svg": "image/svg+xml", "png": "image/png"}


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure as the bytes of a file; `missing` has the signs that no font of this machine has, with their names."""

    content: bytes
    form: str
    title: str
    caption: str
    missing: Mapping[str, str]

    def _repr_html_(self) -> str:
        data = base64.b64encode(self.content).decode()
        words = safe(f"{self.title}. {self.caption}")
        return f'<img src="data:{FORMS[self.form]};base64,{data}" alt="{words}" style="max-width: 100%">'


def figure(
    corpus: Corpus,
    name: str,
    form: str = "svg",
    *,
    recipe: Recipe | str = "",
    title: str = "",
    selection: str = "",
) -> Drawing:
    """Return a figure of a corpus, or of a selection of one (`select_facts`), as SVG or PNG.

    `recipe` is one of a network, or the id of one of the corpus's: the figure `network` then shows what it makes.
    `title` stands above it in place of the figure's own; `selection` says in the caption what was selected. The same
    data gives the same bytes with the same version of matplotlib, which is needed (`pip install 'ctipgraph[figures]'`).
    Raises NotFoundError for a figure, a form or a recipe that there is not, or where there is nothing to draw,
    MissingExtraError without matplotlib, CtipgraphError for a recipe with another figure.

    >>> from ctipgraph.records import read_corpus
    >>> corpus = read_corpus("data")
    >>> figure(corpus, "timelin")
    Traceback (most recent call last):
    ...
    ctipgraph.errors.NotFoundError: no figure 'timelin'; did you mean 'timeline'?
    """
    for one, known, kind in ((name, list(FIGURES), "figure"), (form, list(FORMS), "form of a figure")):
        if one not in known:
            listed = f"; write one of {', '.join(known)}"
            raise NotFoundError(f"no {kind} '{one}'{suggest(one, known) or listed}")
    from ctipgraph.figures.frame import caption, framed

    own, place = FIGURES[name]
    module, function = place.split(":")
    body_of: Callable[..., tuple[Body, int]] = getattr(import_module(module), function)
    found = find_recipe(corpus.recipes, recipe) if isinstance(recipe, str) and recipe else recipe
    if found and name != "network":
        raise CtipgraphError(f"a recipe makes a network; the figure '{name}' takes none")
    if isinstance(found, Recipe):
        own, selection = found.title, f"Recipe {found.id} ({found.digest}): {found.words()}"
    body, shown = body_of(corpus, found) if found else body_of(corpus)
    words = caption(corpus, selection, body.remarks, shown)
    sheet = framed(body, title or own, words)
    content = sheet.written(form, title or own, words)
    return Drawing(content, form, title or own, words, sheet.fonts.missing)
