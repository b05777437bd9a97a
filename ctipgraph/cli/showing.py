"""`show`."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from ctipgraph.cli.output import STYLES, console
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
    out = console()
    try:
        fact = find_fact(corpus, what)
    except NotFoundError:
        if what.startswith("f-"):
            raise
        _show_actor(corpus, find_actor(corpus, what), out)
    else:
        _show_fact(corpus, fact, out)


def _show_actor(corpus: Corpus, actor: Actor, out: Console) -> None:
    body = set(corpus.identity.body(actor.id))
    facts = [f for f in corpus.facts if body & {f.subject, f.object, *f.qualifiers.get("speaker", ())}]
    out.print(Text(f"{basis(corpus, (fact.id for fact in facts))}\n"))
    out.print(Text(actor.name, style="bold"))
    country = f", {actor.country}" if actor.country else ""
    out.print(Text(f"{corpus.ontology.classes[actor.type].label}, {actor.id}{country}"))
    names = "; ".join(f"{name.text} ({name.kind})" for name in actor.also)
    others = "; ".join(f"{label(corpus, id_)} ({id_})" for id_ in sorted(body - {actor.id}))
    for name, line in (("also", names), ("judged to be one body with", others), ("note", actor.note)):
        if line:
            out.print(Text(f"{name}: {line}"))
    order = {name: index for index, name in enumerate(sorted({heading(corpus, fact, body) for fact in facts}))}
    title = ""
    for fact in sorted(facts, key=lambda f: (order[heading(corpus, f, body)], corpus.evidenced(f), f.id)):
        if heading(corpus, fact, body) != title:
            title = heading(corpus, fact, body)
            out.print()
            out.print(Text(title, style="bold underline"))
        _show_line(corpus, fact, body, actor, out)
    if not facts:
        out.print(Text("\nno fact names it"))


def _show_line(corpus: Corpus, fact: Fact, body: set[str], actor: Actor, out: Console) -> None:
    line = Text("  ").append(far_end(corpus, fact, body))
    line.append(f"  {fact.status}", style=STYLES.get(fact.status, ""))
    line.append(", in conflict" if fact.id in corpus.conflicts else "", style="bold red")
    entry = next(iter(body & {fact.subject, fact.object}), actor.id)
    where = "" if entry == actor.id else f", recorded on {entry}"
    out.print(line.append(f", {_details(corpus, fact)}{where}", style="dim"))
    for passage in fact.passages:
        out.print(Text(f"      «{passage.anchor}» {passage.document}", style="dim"))
    out.print(Text(f"      {fact.id}", style="dim"))


def _details(corpus: Corpus, fact: Fact) -> str:
    found = details(corpus, fact)
    return f"{found}, evidenced {evidenced(corpus, fact)}" if found else f"evidenced {evidenced(corpus, fact)}"


def _show_fact(corpus: Corpus, fact: Fact, out: Console) -> None:
    status = corpus.ontology.statuses[fact.status]
    out.print(Text(f"{basis(corpus, [fact.id])}\n"))
    out.print(Text(sentence(corpus, fact), style="bold"))
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
            out.print(Text.assemble((f"{name:>14}  ", "dim"), text))
    for passage in fact.passages:
        document = corpus.documents[passage.document]
        out.print(Text.assemble(("       passage  ", "dim"), f"«{passage.anchor}»"))
        out.print(Text(f"                {document.title}. {document.publisher}, {document.published}"))
        if link := deep_link(document.url, passage):
            out.print(Text(f"                {link}"), soft_wrap=True)


def _other(corpus: Corpus, id_: str) -> str:
    other = corpus.by_id[id_]
    return f"{sentence(corpus, other)} [{other.status}] {id_}"
