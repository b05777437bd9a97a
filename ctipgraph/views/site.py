"""A corpus as a folder of pages for any static web host: index, network, actors, documents, questions with answers.

The pages hold no script (but for the network's), ask for nothing from outside, and say so in a
Content-Security-Policy; links lead to each other and to the sources.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape

from ctipgraph.errors import CtipgraphError
from ctipgraph.markup import outward, safe
from ctipgraph.model import Actor, Corpus, Document, Fact
from ctipgraph.model.counting import counted
from ctipgraph.passages import deep_link
from ctipgraph.records.rows import label, sentence
from ctipgraph.store import ask, read_questions
from ctipgraph.store.ask import EVIDENCE
from ctipgraph.store.questions import Question
from ctipgraph.views.paper import paper
from ctipgraph.views.view import render_page

__all__ = ["site_pages"]

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


def _link(file: str, text: str, anchor: str = "") -> str:
    return f'<a href="{escape(file + anchor)}" dir="auto">{safe(text)}</a>'


def _page(corpus: Corpus, title: str, body: str) -> str:
    parts = "".join(_link(file, text) for file, text in _PARTS)
    return paper(corpus.dataset, title, body, before=f'<nav aria-label="Parts">{parts}</nav>\n')


def _list(items: Iterable[str]) -> str:
    return "<ul>\n" + "".join(f"<li>{item}</li>\n" for item in items) + "</ul>\n"


def _index(corpus: Corpus, questions: Iterable[Question]) -> str:
    counts = ", ".join(
        (
            _link("actors.html", counted(len(corpus.actors), "actor")),
            f"{counted(len(corpus.facts), 'fact')} in {_link('network.html', 'one picture')}",
            _link("documents.html", counted(len(corpus.documents), "document")),
            _link("questions.html", counted(len(list(questions)), "question")) + " with answers",
        )
    )
    body = (
        f'<p dir="auto">{safe(corpus.dataset.description)}</p>\n<p>{counts}.</p>\n'
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
        body += f"<h2>{safe(classes[type_].label)}</h2>\n{links}"
    return _page(corpus, "Actors", body)


def _actor(corpus: Corpus, actor: Actor, facts: list[Fact]) -> str:
    kind = corpus.ontology.classes[actor.type].label + (f", {actor.country}" if actor.country else "")
    names = "; ".join(f"{name.text} ({name.kind})" for name in actor.also)
    body = f"<p>{safe(kind)}. {_link('network.html', 'In the network', f'#actor={actor.id}')}</p>\n"
    body += f'<p dir="auto">Also: {safe(names)}</p>\n' if names else ""
    body += f'<p dir="auto">{safe(actor.note)}</p>\n' if actor.note else ""
    return _page(corpus, actor.name, body + _facts(corpus, facts, actor.id))


def _documents(corpus: Corpus) -> str:
    documents = sorted(corpus.documents.values(), key=lambda document: (document.published, document.id))
    items = (
        f"{_link(_file('document', d.id), d.title)}<br>"
        f"<span class=quiet>{safe(d.publisher)}, {safe(d.published)}</span>"
        for d in documents
    )
    return _page(corpus, "Documents", _list(items))


def _document(corpus: Corpus, document: Document) -> str:
    facts = [fact for fact in corpus.facts if document.id in fact.documents]
    where = f"{safe(document.publisher)}, {safe(document.published)}"
    body = f'<p dir="auto">{where}. {outward(document.url, "Open the document")}</p>\n'
    return _page(corpus, document.title, body + _facts(corpus, facts))


def _facts(corpus: Corpus, facts: Iterable[Fact], page_of: str = "") -> str:
    groups: dict[str, list[Fact]] = {}
    for fact in sorted(facts, key=lambda fact: (fact.relation, corpus.evidenced(fact), fact.id)):
        groups.setdefault(corpus.ontology.relations[fact.relation].label, []).append(fact)
    parts = (
        f"<h2>{safe(heading)} <span class=quiet>{len(group)}</span></h2>\n"
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
        f'<p dir="auto"><strong>{safe(sentence(corpus, fact))}</strong></p>',
        f"<p>{safe(', '.join(details))}</p>",
    ]
    if others := [corpus.by_id[id_] for id_ in corpus.conflicts.get(fact.id, ()) if id_ in corpus.by_id]:
        named = "; ".join(_link(_file("actor", o.subject), sentence(corpus, o), f"#{o.id}") for o in others)
        lines.append(f"<p><span class=alarm>In conflict with:</span> {named}</p>")
    for passage in fact.passages:
        document = corpus.documents[passage.document]
        source = _link(_file("document", document.id), f"{document.title}, {document.publisher}, {document.published}")
        opened = outward(deep_link(document.url, passage), "open at the passage")
        lines.append(f'<blockquote dir="auto">«{safe(passage.anchor)}» {source} {opened}</blockquote>')
    if fact.note:
        lines.append(f'<p dir="auto">{safe(fact.note)}</p>')
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
        command = f"<code>ctipgraph query {safe(question.name)}</code>"
        return _page(corpus, question.title, f"<p>Not answered here: {safe(error)}. Ask it with {command}.</p>")
    body = f"<p class=quiet>Asked with: {safe(values)}</p>\n" if values else ""
    body += f"<p>{safe(table.basis)}</p>\n" + "".join(f"<p>{safe(line)}</p>\n" for line in table.absence)
    head = "".join(f'<th scope="col">{safe(column)}</th>' for column in table.columns)
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
    return f'<td dir="auto">{safe(text)}</td>'
