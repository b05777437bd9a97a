"""`show`."""

from __future__ import annotations

from ctipgraph.cli.output import STYLES, Part, say
from ctipgraph.cli.source import Source
from ctipgraph.errors import NotFoundError
from ctipgraph.findings.wording import details, evidenced, far_end, heading
from ctipgraph.model import Actor, Corpus, Fact
from ctipgraph.passages import deep_link
from ctipgraph.records.lookup import find_actor, find_fact
from ctipgraph.records.rows import label, object_label, sentence
from ctipgraph.store import near
from ctipgraph.store.basis import basis


def run_show(source: Source, what: str) -> None:
    """Print an actor or a fact."""
    corpus = source.part(lambda recall: near.on(recall, what))
    try:
        fact = find_fact(corpus, what)
    except NotFoundError:
        if what.startswith("f-"):
            raise
        _show_actor(corpus, find_actor(corpus, what))
    else:
        _show_fact(corpus, fact)


def _show_actor(corpus: Corpus, actor: Actor) -> None:
    body = set(corpus.identity.body(actor.id))
    facts = [f for f in corpus.facts if body & {f.subject, f.object, *f.qualifiers.get("speaker", ())}]
    say(f"{basis(corpus, (fact.id for fact in facts))}\n")
    say(actor.name, style="bold")
    country = f", {actor.country}" if actor.country else ""
    say(f"{corpus.ontology.classes[actor.type].label}, {actor.id}{country}")
    names = "; ".join(f"{name.text} ({name.kind})" for name in actor.also)
    others = "; ".join(f"{label(corpus, id_)} ({id_})" for id_ in sorted(body - {actor.id}))
    for name, line in (("also", names), ("judged to be one body with", others), ("note", actor.note)):
        if line:
            say(f"{name}: {line}")
    order = {name: index for index, name in enumerate(sorted({heading(corpus, fact, body) for fact in facts}))}
    title = ""
    for fact in sorted(facts, key=lambda f: (order[heading(corpus, f, body)], corpus.evidenced(f), f.id)):
        if heading(corpus, fact, body) != title:
            title = heading(corpus, fact, body)
            say()
            say(title, style="bold underline")
        _show_line(corpus, fact, body, actor)
    if not facts:
        say("\nno fact names it")


def _show_line(corpus: Corpus, fact: Fact, body: set[str], actor: Actor) -> None:
    entry = next(iter(body & {fact.subject, fact.object}), actor.id)
    where = "" if entry == actor.id else f", recorded on {entry}"
    status: Part = (f"  {fact.status}", STYLES.get(fact.status, ""))
    conflict: Part = (", in conflict" if fact.id in corpus.conflicts else "", "bold red")
    say("  ", far_end(corpus, fact, body), status, conflict, (f", {_details(corpus, fact)}{where}", "dim"))
    for passage in fact.passages:
        say(f"      «{passage.anchor}» {passage.document}", style="dim")
    say(f"      {fact.id}", style="dim")


def _details(corpus: Corpus, fact: Fact) -> str:
    found = details(corpus, fact)
    return f"{found}, evidenced {evidenced(corpus, fact)}" if found else f"evidenced {evidenced(corpus, fact)}"


def _show_fact(corpus: Corpus, fact: Fact) -> None:
    status = corpus.ontology.statuses[fact.status]
    say(f"{basis(corpus, [fact.id])}\n")
    say(sentence(corpus, fact), style="bold")
    rows = [
        ("fact", fact.id),
        ("status", f"{status.label}: {status.definition}"),
        ("object", object_label(corpus, fact)),
        ("details", _details(corpus, fact)),
        ("rank", f"{fact.rank}: {fact.reason}" if fact.reason else fact.rank),
        ("note", fact.note),
        ("curator", fact.curator),
        ("reviewed by", fact.reviewed_by or "nobody yet"),
        ("recorded at", str(fact.location) if fact.location.file else ""),
    ]
    for name, values in fact.qualifiers.items():
        if corpus.ontology.qualifiers[name].range == "Fact" and name != "conflicts_with":
            rows.extend((corpus.ontology.qualifiers[name].label, _other(corpus, value)) for value in values)
    rows.extend(("conflicts with", _other(corpus, id_)) for id_ in corpus.conflicts.get(fact.id, ()))
    for name, text in rows:
        if text:
            say((f"{name:>14}  ", "dim"), text)
    for passage in fact.passages:
        document = corpus.documents[passage.document]
        say(("       passage  ", "dim"), f"«{passage.anchor}»")
        say(f"                {document.title}. {document.publisher}, {document.published}")
        if link := deep_link(document.url, passage):
            say(f"                {link}", whole=True)


def _other(corpus: Corpus, id_: str) -> str:
    other = corpus.by_id[id_]
    return f"{sentence(corpus, other)} [{other.status}] {id_}"
