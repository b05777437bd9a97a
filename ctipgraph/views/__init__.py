"""A corpus, or a part of one -> a page as one HTML string."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from importlib import import_module

from ctipgraph.errors import NotFoundError
from ctipgraph.model import Corpus
from ctipgraph.ontology import suggest


class Page(str):
    """A page as one string, which a notebook shows in a cell."""

    def _repr_html_(self) -> str:
        # a frame of its own, without access to the notebook
        allowed = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads"
        return (
            f'<iframe sandbox="{allowed}" srcdoc="{escape(self)}" title="ctipgraph" width="100%" height="640" '
            'style="border: 1px solid #8888"></iframe>'
        )


# name of a renderer: the module and function that turn a corpus, and the corpus it is a part of, into HTML
RENDERERS = {
    "page": "ctipgraph.views.view:render_page",
    "pyvis": "ctipgraph.views.pyvis_view:render_pyvis",
}


def render(corpus: Corpus, *, of: Corpus | None = None, renderer: str = "page", **options: object) -> Page:
    """Return a corpus as one HTML page that opens offline; a notebook shows it in its cell.

    `of` is the corpus that this one was selected from: the page then says how much of it is shown.
    `options` are the renderer's own: `layout`, `centre`, `plain` and `language` of the page.
    Raises NotFoundError for a renderer that there is not.

    >>> from ctipgraph.records import read_corpus
    >>> render(read_corpus("data"))[:15]
    '<!doctype html>'
    """
    if renderer not in RENDERERS:
        known = ", ".join(RENDERERS)
        raise NotFoundError(f"no renderer '{renderer}'{suggest(renderer, RENDERERS) or f'; write one of {known}'}")
    module, function = RENDERERS[renderer].split(":")
    draw: Callable[..., str] = getattr(import_module(module), function)
    return Page(draw(corpus, of or corpus, **options))
