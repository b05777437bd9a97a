"""A corpus too large for one page, as several: communities and their ties on one, and a page of each beside it.

Every fact is on one page: of the community that holds its ends, or of the facts between communities. An index says on
which pages an actor is. All lead to each other by the names of their files, so the folder opens from a disk too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import PurePath
from urllib.parse import quote

from ctipgraph.markup import safe, table
from ctipgraph.model import Corpus
from ctipgraph.model.counting import counted
from ctipgraph.networks.division import Part, divide, ends
from ctipgraph.views.actor_index import TITLE, Place, index_file, index_pages
from ctipgraph.views.bands import Circle, bands
from ctipgraph.views.page import to_html
from ctipgraph.views.paper import paper
from ctipgraph.views.view import to_view

__all__ = ["community_pages", "names_of_pages"]

NAMED = 3  # communities that a row of the table names among those that facts lead to
PAIRS = 300  # rows of the table of communities two by two


@dataclass(eq=False)
class Sheet:
    """A part with the file it is written to, and the sheets above and below it."""

    part: Part
    file: str
    title: str
    up: Sheet | None = None
    parts: list[Sheet] = field(default_factory=list)
    between: list[Sheet] = field(default_factory=list)

    @property
    def top(self) -> Sheet:
        """The uppermost sheet."""
        return self.up.top if self.up else self

    @cached_property
    def home(self) -> Mapping[str, Sheet]:
        """Of each actor, the part that it is in."""
        return {id_: sheet for sheet in self.parts for id_ in sheet.part.actors}

    def __iter__(self) -> Iterator[Sheet]:
        """All sheets below it, and then itself."""
        for sheet in (*self.parts, *self.between):
            yield from sheet
        yield self


def community_pages(
    corpus: Corpus, of: Corpus, file: str, most: int, layout: str = "network", centre: str = "", plain: bool = False
) -> Iterator[tuple[str, Callable[[], str]]]:
    """Yield the name of each file and what makes its text; last comes `file`, which leads to the others.

    `most` is the number of actors from which on a page is divided; the rest is as in `render_page`.

    >>> from ctipgraph.records import read_corpus
    >>> corpus = read_corpus("data")
    >>> [name for name, _ in community_pages(corpus, corpus, "all.html", most=30)][-2:]
    ['all-index.html', 'all.html']
    """
    whole = Sheet(divide(corpus, most), file, corpus.dataset.title)
    _bind(corpus, whole)
    for sheet in whole:
        if sheet.up is None and sheet.parts:
            yield from index_pages(corpus, _places(whole), Place(file, whole.title))
        if sheet.parts:
            yield sheet.file, lambda sheet=sheet: _overview(corpus, of, sheet, most)  # type: ignore[misc]
        else:
            yield sheet.file, lambda sheet=sheet: _page(corpus, of, sheet, layout, centre, plain)  # type: ignore[misc]


def names_of_pages(file: str) -> re.Pattern[str]:
    """Return what fits the names of all files that `community_pages` may write beside `file`, and its own.

    >>> own = names_of_pages("all.html")
    >>> [bool(own.fullmatch(name)) for name in ("all-2-between.html", "all-index-3.html", "all-in.html")]
    [True, True, False]
    """
    path = PurePath(file)
    return re.compile(rf"{re.escape(path.stem)}((-\d+)*(-between(-\d+)?)?|-index(-\d+)?){re.escape(path.suffix)}")


def _places(whole: Sheet) -> dict[str, list[Place]]:
    """The pages that each actor is on, that of its community first."""
    found: dict[str, list[Place]] = {}
    for sheet in whole:
        for id_ in () if sheet.parts else sheet.part.actors:
            found.setdefault(id_, []).append(Place(sheet.file, sheet.title))
    return found


def _bind(corpus: Corpus, sheet: Sheet) -> None:
    """Give the parts of a sheet their files and titles."""
    path = PurePath(sheet.file)

    def below(part: Part, name: str, title: str) -> Sheet:
        return Sheet(part, f"{path.stem}-{name}{path.suffix}", title, sheet)

    titles = [_title(corpus, part) for part in sheet.part.parts]
    again = Counter(titles)
    for number, (part, title) in enumerate(zip(sheet.part.parts, titles, strict=True), start=1):
        sheet.parts.append(below(part, str(number), title if again[title] == 1 else f"{title} ({part.hub})"))
    several = len(sheet.part.between) > 1
    for number, part in enumerate(sheet.part.between, start=1):
        name, title = ("between", "Facts between communities")
        which = f", sheet {number} of {len(sheet.part.between)}" if several else ""
        sheet.between.append(below(part, f"{name}-{number}" if several else name, title + which))
    for inner in sheet.parts:
        _bind(corpus, inner)


def _title(corpus: Corpus, part: Part) -> str:
    names = [corpus.actors[id_].name for id_ in (part.hub, part.actors[0], part.actors[-1])]
    if part.kind == "names":
        return f"{names[1]} to {names[2]}"
    if part.kind == "communities" and part.count > 1:
        return f"{part.count:,} small communities, the first around {names[0]}"
    return f"Community around {names[0]}"


def _leading_out(corpus: Corpus, sheet: Sheet) -> list[tuple[Sheet, Sheet, int]]:
    """The facts that lead out of a part: to which other, on which sheet they are drawn, and how many; most first."""
    found: dict[tuple[str, str], tuple[Sheet, Sheet, int]] = {}
    members, above = set(sheet.part.actors), sheet.up
    while above is not None:
        for drawn in above.between:
            for fact in drawn.part.facts:
                for one, other in (ends(corpus, fact), ends(corpus, fact)[::-1]):
                    if one in members and other not in members:
                        to = above.home[other]
                        count = found.get((to.file, drawn.file), (to, drawn, 0))[2] + 1
                        found[to.file, drawn.file] = to, drawn, count
        above = above.up
    return sorted(found.values(), key=lambda row: (-row[2], row[0].file, row[1].file))


def _page(corpus: Corpus, of: Corpus, sheet: Sheet, layout: str, centre: str, plain: bool) -> str:
    """The page of a part that a browser can draw."""
    shown = _with_what_it_needs(corpus, of, sheet.part)
    middle = centre if centre in shown.actors else ""
    groups: dict[str, int] = {}
    if sheet.up and sheet.part.kind == "between":
        number = {id(below): n for n, below in enumerate(sheet.up.parts)}
        groups = {id_: number[id(below)] for id_, below in sheet.up.home.items() if id_ in shown.actors}
    view = to_view(shown, of, layout, middle, groups) | {"title": f"{sheet.title} – {corpus.dataset.title}"}
    return to_html(view, plain=plain, strip=_strip(corpus, sheet, shown))


def _with_what_it_needs(corpus: Corpus, of: Corpus, part: Part) -> Corpus:
    """The facts of a part, those that they conflict with or rest on, and all whom these name or quote."""
    own = {fact.id for fact in part.facts}
    others = (id_ for f in part.facts for id_ in (*of.conflicts.get(f.id, ()), *f.qualifiers.get("rests_on", ())))
    wanted = own.union(others)
    facts = tuple(fact for fact in corpus.facts if fact.id in wanted)
    kept = set(part.actors).union(*((*ends(corpus, f), *f.qualifiers.get("speaker", ())) for f in facts))
    documents = {name for fact in facts for name in fact.documents}
    return replace(
        corpus,
        facts=facts,
        actors={id_: actor for id_, actor in corpus.actors.items() if id_ in kept},
        texts={name: text for name, text in corpus.texts.items() if name in documents},
        selected_from=corpus.selected_from or corpus,
    )


def _strip(corpus: Corpus, sheet: Sheet, shown: Corpus) -> str:
    """What stands above the picture: the way up, what the page holds, and what leads out of it."""
    part = sheet.part
    told = [f"{counted(len(part.actors), 'actor')} and {counted(len(part.facts), 'fact')}."]
    actors, facts = len(shown.actors) - len(part.actors), len(shown.facts) - len(part.facts)
    if actors or facts:
        added = [counted(n, noun) for n, noun in ((actors, "actor"), (facts, "fact")) if n]
        told.append(f"Added from elsewhere, as these quote, contradict or rest on them: {' and '.join(added)}.")
    out = _leading_out(corpus, sheet)
    total, most = sum(count for _, _, count in out), ""
    if part.kind == "between":
        told.append(
            "The other facts of these actors are on the pages of their communities. From afar, a community is named "
            "after the one who is best connected to others."
        )
    elif not total:
        told.append("No fact leads out of it.")
    else:
        rows = "".join(
            f"<li>{counted(count, 'fact')} to {_link(to.file, to.title)}, "
            f"drawn in {_link(drawn.file, drawn.title)}</li>"
            for to, drawn, count in out
        )
        lead = f"{counted(total, 'fact')} {'leads' if total == 1 else 'lead'} out of it"
        most = f"<details><summary>{lead}</summary><ul>{rows}</ul></details>"
    links = f"{_up(sheet)} {_to_index(sheet)}"
    return f'<nav class="strip" aria-label="Communities">{links} <span>{" ".join(told)}</span> {most}</nav>'


def _up(sheet: Sheet) -> str:
    """The links from the uppermost overview down to the one above a sheet."""
    if sheet.up is None:
        return ""
    words = "All communities" if sheet.up.up is None else sheet.up.title
    return f"{_up(sheet.up)} {_link(sheet.up.file, f'← {words}')}"


def _to_index(sheet: Sheet) -> str:
    return _link(index_file(sheet.top.file), TITLE)


def _link(file: str, words: str) -> str:
    return f'<a href="{quote(file)}" dir="auto">{safe(words)}</a>'


def _overview(corpus: Corpus, of: Corpus, sheet: Sheet, most: int) -> str:
    """The page of a part that has too many actors for a picture: its communities, and their ties."""
    part = sheet.part
    out = [_leading_out(corpus, below) for below in sheet.parts]
    between = sum(part.ties.values())
    told = [
        f"{counted(len(part.actors), 'actor')} of {of.size.actors:,} and {counted(len(part.facts), 'fact')} of "
        f"{of.size.facts:,} are here. A page draws {most:,} actors at most, so they are divided into "
        f"{counted(len(sheet.parts), 'part')}, each with a page of its own; click one to open it.",
        f"{counted(len(part.facts) - between, 'fact')} lie inside a part and {counted(between, 'fact')} between two: "
        "each fact, with its evidence, is on the page of its part, or of the facts between.",
    ]
    if above := sum(count for row in _leading_out(corpus, sheet) for count in row[2:]):
        told.append(f"{counted(above, 'fact')} more lead out of here, to the parts of the page above.")
    note = (
        "A community is computed: actors with more facts among them than chance would give, named after the best "
        "connected. No document names it, and it is no body."
    )
    links = "".join(f"<li>{_link(s.file, s.title)}: {_size(s)}</li>" for s in sheet.between)
    body = (
        "".join(f"<p>{safe(line)}</p>\n" for line in told)
        + f'<p class="quiet">{safe(note)}</p>\n'
        + bands([_circle(corpus, below) for below in sheet.parts], part.ties)
        + f"\n<h2>Communities</h2>\n{_parts(sheet, out)}\n"
    )
    if between:
        body += f"<h2>Facts between communities</h2>\n<ul>{links}</ul>\n{_ties(sheet)}\n"
    nav = f'<nav aria-label="Communities">{_up(sheet)} {_to_index(sheet)}</nav>\n'
    return paper(corpus.dataset, sheet.title, body, before=nav)


def _size(sheet: Sheet) -> str:
    return f"{counted(len(sheet.part.actors), 'actor')}, {counted(len(sheet.part.facts), 'fact')}"


def _circle(corpus: Corpus, sheet: Sheet) -> Circle:
    part = sheet.part
    name = corpus.actors[part.hub].name if part.kind == "community" else sheet.title
    return Circle(sheet.title, name, quote(sheet.file), len(part.actors), _size(sheet))


def _parts(sheet: Sheet, out: list[list[tuple[Sheet, Sheet, int]]]) -> str:
    rows = []
    for below, leading in zip(sheet.parts, out, strict=True):
        to: Counter[str] = Counter()
        for other, _, count in leading:
            to[other.file] += count
        titles = {other.file: other.title for other, _, _ in leading}
        named = [f"{_link(file, titles[file])} ({count:,})" for file, count in to.most_common(NAMED)]
        more = [f"and {len(to) - NAMED:,} more"] if len(to) > NAMED else []
        sizes = (len(below.part.actors), len(below.part.facts), sum(to.values()))
        rows.append([_link(below.file, below.title), *(f"{n:,}" for n in sizes), ", ".join(named + more)])
    columns = ("community", "actors", "facts inside", "facts leading out", "most of them to")
    return f'<div class="wide">{table(columns, rows)}</div>'


def _ties(sheet: Sheet) -> str:
    rows = [
        [*(_link(sheet.parts[n].file, sheet.parts[n].title) for n in pair), _drawn(sheet, pair, count)]
        for pair, count in list(sheet.part.ties.items())[:PAIRS]
    ]
    pairs = len(sheet.part.ties)
    note = f"<p>The {PAIRS} pairs with most facts, of {pairs:,}; each page names all that lead out of it.</p>\n"
    return f'{note if pairs > PAIRS else ""}<div class="wide">{table(("one", "other", "facts"), rows)}</div>'


def _drawn(sheet: Sheet, pair: tuple[int, int], count: int) -> str:
    return _link(sheet.between[sheet.part.at[pair]].file, f"{count:,}")
