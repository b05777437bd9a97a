"""A corpus as a folder of pages for any static web host: index, network, actors, documents, questions with answers.

The pages hold no script (but for the network's), ask for nothing from outside, and say so in a
Content-Security-Policy; links lead to each other and to the sources.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from html import escape

from ctipgraph.errors import CtipgraphError
from ctipgraph.model import Actor, Corpus, Document, Fact
from ctipgraph.passages import deep_link
from ctipgraph.records.rows import label, sentence
from ctipgraph.store import ask, read_questions
from ctipgraph.store.ask import EVIDENCE
from ctipgraph.store.questions import Question
from ctipgraph.views.page import in_sight
from ctipgraph.views.view import render_page

__all__ = ["site_pages"]

STYLE = """
:root { color-scheme: light dark; --ground: #fcfcfa; --ink: #1b2430; --quiet: #5b6673; --line: #d5dae0;
  --accent: #0a58a8; }
@media (prefers-color-scheme: dark) { :root { --ground: #12161c; --ink: #e9edf2; --quiet: #a3aebb; --line: #38424e;
  --accent: #7db8f5; } }
body { margin: 0 auto; max-width: 60rem; padding: 0 1rem 3rem; background: var(--ground); color: var(--ink);
  font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Lao", sans-serif; overflow-wrap: anywhere; }
a { color: var(--accent); } a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
nav { padding: .8rem 0; border-bottom: 1px solid var(--line); } nav a { margin-inline-end: 1rem; }
h1 { line-height: 1.2; margin: 1rem 0 .3rem; font-size: 1.6rem; } h2 { margin: 1.6rem 0 .4rem; font-size: 1.2rem; }
.quiet { color: var(--quiet); } ul { padding-inline-start: 1.2rem; }
article { border-top: 1px solid var(--line); padding: .5rem 0; } article p { margin: .15rem 0; }
article:target { border-inline-start: 4px solid var(--accent); padding-inline-start: .6rem; }
.alarm { font-weight: 650; } blockquote { margin: .2rem 0 .2rem 1rem; }
.wide { overflow-x: auto; } table { border-collapse: collapse; font-size: .9rem; }
th, td { border: 1px solid var(--line); padding: .25rem .5rem; text-align: start; vertical-align: top;
  overflow-wrap: normal; }
"""
_DIGEST = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
_POLICY = f"default-src 'none'; style-src 'sha256-{_DIGEST}'; base-uri 'none'; form-action 'none'"
_PARTS = (
    ("index.html", "Start"),
    ("network.html", "Network"),
    ("actors.html", "Actors"),
    ("documents.html", "Documents"),
    ("questions.html", "Questions"),
)


def site_pages(corpus: Corpus) -> Iterator[tuple[str, Callable[[], str]]]:
    """Yield the name of each file of the site, and what makes its text.

    >>> from ctipgraph.records import read_corpus
    >>> pages = dict(site_pages(read_corpus("data")))
    >>> "actor-un-act.html" in pages
    True
    >>> "<h1" in pages["documents.html"]()
    True
    """
    questions = read_questions()
    yield "index.html", lambda: _index(corpus, questions.values())
    yield "network.html", lambda: render_page(corpus, corpus)
    yield "actors.html", lambda: _actors(corpus)
    yield "documents.html", lambda: _documents(corpus)
    yield "questions.html", lambda: _questions(corpus, questions.values())
    at: dict[str, list[Fact]] = {}
    for fact in corpus.facts:
        for id_ in dict.fromkeys((fact.subject, fact.object, *fact.qualifiers.get("speaker", ()))):
            at.setdefault(id_, []).append(fact)
    for actor in corpus.actors.values():
        yield _file("actor", actor.id), lambda actor=actor: _actor(corpus, actor, at.get(actor.id, []))  # type: ignore[misc]
    for document in corpus.documents.values():
        yield _file("document", document.id), lambda document=document: _document(corpus, document)  # type: ignore[misc]
    for question in questions.values():
        yield _file("question", question.name), lambda question=question: _question(corpus, question)  # type: ignore[misc]


def _file(kind: str, id_: str) -> str:
    return f"{kind}-{re.sub('[^A-Za-z0-9_-]', '_', id_)}.html"


def _text(value: object) -> str:
    return escape(in_sight(value))


def _link(file: str, text: str, anchor: str = "") -> str:
    return f'<a href="{escape(file + anchor)}" dir="auto">{_text(text)}</a>'


def _outward(address: str, text: str) -> str:
    if not re.match(r"https?://", address):
        return ""
    return f'<a href="{escape(in_sight(address))}" rel="noopener noreferrer">{_text(text)}</a>'


def _page(corpus: Corpus, title: str, body: str) -> str:
    dataset = corpus.dataset
    parts = "".join(_link(file, text) for file, text in _PARTS)
    licence = _outward(dataset.licence, dataset.licence) or _text(dataset.licence)
    version = f", version {_text(dataset.version)}" if dataset.version else ""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{_text(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f'<nav aria-label="Parts">{parts}</nav>\n<main>\n<h1 dir="auto">{_text(title)}</h1>\n{body}\n</main>\n'
        f'<footer class="quiet"><p dir="auto">{_text(dataset.title)}{version}. {licence}</p></footer>\n'
        "</body>\n</html>\n"
    )


def _list(items: Iterable[str]) -> str:
    return "<ul>\n" + "".join(f"<li>{item}</li>\n" for item in items) + "</ul>\n"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _index(corpus: Corpus, questions: Iterable[Question]) -> str:
    counts = ", ".join(
        (
            _link("actors.html", _count(len(corpus.actors), "actor")),
            f"{_count(len(corpus.facts), 'fact')} in {_link('network.html', 'one picture')}",
            _link("documents.html", _count(len(corpus.documents), "document")),
            _link("questions.html", _count(len(list(questions)), "question")) + " with answers",
        )
    )
    body = (
        f'<p dir="auto">{_text(corpus.dataset.description)}</p>\n<p>{counts}.</p>\n'
        '<p class="quiet">Every fact names the passages that it rests on. “Evidenced” says when a document wrote of '
        "something, not when it began or ended.</p>"
    )
    return _page(corpus, corpus.dataset.title, body)


def _actors(corpus: Corpus) -> str:
    classes = corpus.ontology.classes
    types = sorted({actor.type for actor in corpus.actors.values()}, key=lambda name: classes[name].label)
    body = ""
    for type_ in types:
        members = sorted((a for a in corpus.actors.values() if a.type == type_), key=lambda a: (a.name.lower(), a.id))
        links = _list(_link(_file("actor", actor.id), actor.name) for actor in members)
        body += f"<h2>{_text(classes[type_].label)}</h2>\n{links}"
    return _page(corpus, "Actors", body)


def _actor(corpus: Corpus, actor: Actor, facts: list[Fact]) -> str:
    kind = corpus.ontology.classes[actor.type].label + (f", {actor.country}" if actor.country else "")
    names = "; ".join(f"{name.text} ({name.kind})" for name in actor.also)
    body = f"<p>{_text(kind)}. {_link('network.html', 'In the network', f'#actor={actor.id}')}</p>\n"
    body += f'<p dir="auto">Also: {_text(names)}</p>\n' if names else ""
    body += f'<p dir="auto">{_text(actor.note)}</p>\n' if actor.note else ""
    return _page(corpus, actor.name, body + _facts(corpus, facts, actor.id))


def _documents(corpus: Corpus) -> str:
    documents = sorted(corpus.documents.values(), key=lambda document: (document.published, document.id))
    items = (
        f"{_link(_file('document', d.id), d.title)}<br>"
        f"<span class=quiet>{_text(d.publisher)}, {_text(d.published)}</span>"
        for d in documents
    )
    return _page(corpus, "Documents", _list(items))


def _document(corpus: Corpus, document: Document) -> str:
    facts = [fact for fact in corpus.facts if document.id in fact.documents]
    where = f"{_text(document.publisher)}, {_text(document.published)}"
    body = f'<p dir="auto">{where}. {_outward(document.url, "Open the document")}</p>\n'
    return _page(corpus, document.title, body + _facts(corpus, facts))


def _facts(corpus: Corpus, facts: Iterable[Fact], page_of: str = "") -> str:
    groups: dict[str, list[Fact]] = {}
    for fact in sorted(facts, key=lambda fact: (fact.relation, corpus.evidenced(fact), fact.id)):
        groups.setdefault(corpus.ontology.relations[fact.relation].label, []).append(fact)
    parts = (
        f"<h2>{_text(heading)} <span class=quiet>{len(group)}</span></h2>\n"
        + "".join(_fact(corpus, fact, page_of) for fact in group)
        for heading, group in groups.items()
    )
    return "".join(parts) or "<p>No fact names it.</p>"


def _fact(corpus: Corpus, fact: Fact, page_of: str) -> str:
    first, last = corpus.evidenced(fact)
    ends = dict.fromkeys(id_ for id_ in (fact.subject, fact.object) if id_ in corpus.actors)
    details = [fact.status, *(f"said by {label(corpus, id_)}" for id_ in fact.qualifiers.get("speaker", ()))]
    for name, values in fact.qualifiers.items():
        qualifier = corpus.ontology.qualifiers[name]
        if name != "speaker" and qualifier.range != "Fact":
            details.extend(f"{qualifier.label}: {label(corpus, value)}" for value in values)
    details.append(f"evidenced {first}" + (f" to {last}" if last != first else ""))
    lines = [
        f'<p dir="auto"><strong>{_text(sentence(corpus, fact))}</strong></p>',
        f"<p>{_text(', '.join(details))}</p>",
    ]
    if others := [corpus.by_id[id_] for id_ in corpus.conflicts.get(fact.id, ()) if id_ in corpus.by_id]:
        named = "; ".join(_link(_file("actor", o.subject), sentence(corpus, o), f"#{o.id}") for o in others)
        lines.append(f"<p><span class=alarm>In conflict with:</span> {named}</p>")
    for passage in fact.passages:
        document = corpus.documents[passage.document]
        source = _link(_file("document", document.id), f"{document.title}, {document.publisher}, {document.published}")
        opened = _outward(deep_link(document.url, passage), "open at the passage")
        lines.append(f'<blockquote dir="auto">«{_text(passage.anchor)}» {source} {opened}</blockquote>')
    if fact.note:
        lines.append(f'<p dir="auto">{_text(fact.note)}</p>')
    links = ", ".join(_link(_file("actor", id_), corpus.actors[id_].name) for id_ in ends if id_ != page_of)
    lines.append(
        f"<p class=quiet>{links + ' · ' if links else ''}{_link('network.html', fact.id, f'#fact={fact.id}')}</p>"
    )
    return f'<article id="{escape(fact.id)}">\n' + "\n".join(lines) + "\n</article>\n"


def _questions(corpus: Corpus, questions: Iterable[Question]) -> str:
    return _page(corpus, "Questions", _list(_link(_file("question", q.name), q.title) for q in questions))


def _question(corpus: Corpus, question: Question) -> str:
    values = ", ".join(f"{p.name} {p.default}" for p in question.parameters if p.default)
    try:
        table = ask(corpus, question)
    except CtipgraphError as error:
        command = f"<code>ctipgraph query {_text(question.name)}</code>"
        return _page(corpus, question.title, f"<p>Not answered here: {_text(error)}. Ask it with {command}.</p>")
    body = f"<p class=quiet>Asked with: {_text(values)}</p>\n" if values else ""
    body += f"<p>{_text(table.basis)}</p>\n" + "".join(f"<p>{_text(line)}</p>\n" for line in table.absence)
    head = "".join(f'<th scope="col">{_text(column)}</th>' for column in table.columns)
    rows = "".join("<tr>" + "".join(_cell(corpus, cell) for cell in row) + "</tr>\n" for row in table.rows)
    note = f"<p class=quiet>The last columns ({', '.join(EVIDENCE)}) are what a row rests on.</p>"
    if table.rows:
        body += (
            f'<div class="wide" tabindex="0" role="group" aria-label="Answer"><table><thead><tr>{head}</tr></thead>\n'
            f"<tbody>\n{rows}</tbody></table></div>\n{note if 'fact' in table.columns else ''}"
        )
    return _page(corpus, question.title, body)


def _cell(corpus: Corpus, text: str) -> str:
    if text in corpus.by_id:
        return f"<td>{_link('network.html', text, f'#fact={text}')}</td>"
    return f'<td dir="auto">{_text(text)}</td>'
