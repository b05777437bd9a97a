"""The index of actors of a corpus on several pages: under each of its names, on which of them an actor is.

It is plain text that a browser's own search goes through, and needs neither a script nor a network.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby
from pathlib import PurePath
from typing import NamedTuple
from urllib.parse import quote

from ctipgraph.markup import safe
from ctipgraph.model import Corpus
from ctipgraph.model.counting import counted
from ctipgraph.records.lookup import folded
from ctipgraph.views.paper import paper

__all__ = ["TITLE", "Place", "index_file", "index_pages"]

TITLE = "Index of actors"
NAMES = 10_000  # on a sheet
_HOW = (
    "Names stand in the order of their letters, without regard to case and accents; acronyms and other names are "
    "among them. The browser's own search (Ctrl+F) finds names on a sheet by any part of them. A name opens the page "
    "at the actor."
)


class Place(NamedTuple):
    """A page: its file and its title."""

    file: str
    title: str


class Entry(NamedTuple):
    """A name, what it stands in order by, and the actor (id) that bears it."""

    key: str
    name: str
    actor: str
    lang: str


def index_file(file: str) -> str:
    """Return the name of the file of the index that stands beside an overview.

    >>> index_file("all.html")
    'all-index.html'
    """
    return _beside(file, "index")


def index_pages(
    corpus: Corpus, places: Mapping[str, Sequence[Place]], overview: Place
) -> Iterator[tuple[str, Callable[[], str]]]:
    """Yield the name of each file of the index and what makes its text: one, or its contents and sheets of `NAMES`.

    `places` has of each actor (id) the pages that it is on, that of its community first.

    >>> from ctipgraph.records import read_corpus
    >>> places = {"un-act": [Place("all-1.html", "Community around UN-ACT")]}
    >>> [(file, make)] = index_pages(read_corpus("data"), places, Place("all.html", "All"))
    >>> file, '<a href="all-1.html#actor=un-act"' in make()
    ('all-index.html', True)
    """
    index = _Index(corpus, places, overview)
    yield index.file, index.contents if len(index.sheets) > 1 else lambda: index.page(TITLE, index.rows(index.entries))
    for number, file in enumerate(index.files):
        yield file, lambda number=number: index.sheet(number)  # type: ignore[misc]


class _Index:
    def __init__(self, corpus: Corpus, places: Mapping[str, Sequence[Place]], overview: Place) -> None:
        self.corpus = corpus
        self.places = places
        self.overview = overview
        self.file = index_file(overview.file)
        self.entries = sorted(
            Entry(_key(text), text, id_, lang)
            for id_ in places
            for text, lang in {name.text: name.lang for name in corpus.actors[id_].names}.items()
        )
        self.sheets = [self.entries[start : start + NAMES] for start in range(0, len(self.entries), NAMES)]
        several = len(self.sheets) > 1
        self.files = [_beside(self.file, str(number)) for number in range(1, len(self.sheets) + 1)] if several else []

    @cached_property
    def alike(self) -> set[str]:
        """The names that several actors go by."""
        names = Counter(self.corpus.actors[id_].name for id_ in self.places)
        return {name for name, count in names.items() if count > 1}

    def page(self, title: str, body: str, *beside: Place) -> str:
        """A page of the index, with links to the overview and what is beside it."""
        above = Place(self.overview.file, "← All communities")
        links = " ".join(f'<a href="{quote(to.file)}">{safe(to.title)}</a>' for to in (above, *beside))
        told = f"{counted(len(self.places), 'actor')} by {counted(len(self.entries), 'name')}. {_HOW}"
        nav = f'<nav aria-label="{TITLE}">{links}</nav>\n'
        return paper(self.corpus.dataset, title, f"<p>{told}</p>\n{body}", before=nav)

    def contents(self) -> str:
        """The page that leads to the sheets."""
        items = (
            f'<li><a href="{quote(file)}"><bdi>{safe(sheet[0].name)}</bdi> to <bdi>{safe(sheet[-1].name)}</bdi></a>: '
            f"{counted(len(sheet), 'name')}</li>\n"
            for file, sheet in zip(self.files, self.sheets, strict=True)
        )
        return self.page(TITLE, f"<ul>\n{''.join(items)}</ul>")

    def sheet(self, number: int) -> str:
        """One of several sheets, from 0."""
        near = ((number - 1, "← Names before"), (number + 1, "Names after →"))
        beside = [Place(self.files[n], words) for n, words in near if 0 <= n < len(self.files)]
        title = f"{TITLE}, sheet {number + 1} of {len(self.sheets)}"
        return self.page(title, self.rows(self.sheets[number]), Place(self.file, TITLE), *beside)

    def rows(self, entries: Sequence[Entry]) -> str:
        """Names below their initials."""
        return "\n".join(
            f"<h2>{safe(initial)}</h2>\n<ul>\n{''.join(map(self._row, some))}</ul>"
            for initial, some in groupby(entries, key=_initial)
        )

    def _row(self, entry: Entry) -> str:
        actor = self.corpus.actors[entry.actor]
        fragment = f"#actor={quote(entry.actor, safe='', errors='replace')}"  # `page/address.js` reads it
        home, *also = self.places[entry.actor]
        lang = f' lang="{safe(entry.lang)}"' if entry.lang else ""
        link = f'<a href="{quote(home.file)}{fragment}" dir="auto"{lang}>{safe(entry.name)}</a>'
        if entry.name != actor.name:
            return f'<li>{link} <span class="quiet">· see <bdi>{safe(actor.name)}</bdi></span></li>\n'
        kind = self.corpus.ontology.classes[actor.type].label + (f" {actor.id}" if actor.name in self.alike else "")
        others = "".join(f'; <a href="{quote(to.file)}{fragment}" dir="auto">{safe(to.title)}</a>' for to in also)
        return f'<li>{link} <span class="quiet">· {safe(kind)}, in: <bdi>{safe(home.title)}</bdi>{others}</span></li>\n'


def _beside(file: str, name: str) -> str:
    path = PurePath(file)
    return f"{path.stem}-{name}{path.suffix}"


def _key(name: str) -> str:
    """What a name stands in order by: without case, accents, and signs before its first letter.

    >>> _key("« Écoles »"), _key("ກະຊວງ")
    ('ecoles »', 'ກະຊວງ')
    """
    return re.sub(r"^[\W_]+", "", folded(name))


def _initial(entry: Entry) -> str:
    first = entry.key[:1]
    return "0–9" if first.isdecimal() else first.upper() or "#"
