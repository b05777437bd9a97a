"""`coverage`, `conflicts` and `identity`."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from rich.console import Console
from rich.text import Text

from ctipgraph.checks.agreement import compare, read_coding
from ctipgraph.checks.coverage import coverage
from ctipgraph.cli.evidence import anchor_line
from ctipgraph.cli.output import STYLES, console, print_table
from ctipgraph.cli.reading import read_sound
from ctipgraph.errors import MissingExtraError, NotFoundError
from ctipgraph.model import Corpus, Fact
from ctipgraph.model.counting import counted
from ctipgraph.ontology import read_ontology, suggest
from ctipgraph.passages import as_text
from ctipgraph.passages.anchor import shortest_anchor
from ctipgraph.records.characters import without_unwelcome
from ctipgraph.records.lookup import find_actor
from ctipgraph.records.rows import label, sentence


def run_coverage(data: Path, texts: Path | None, ontology: Path | None, document: str) -> None:
    """Print which sentences of a document carry no fact."""
    corpus = read_sound(data, texts, ontology)
    if document not in corpus.documents:
        raise NotFoundError(f"no document '{document}'{suggest(document, corpus.documents)}")
    if document not in corpus.texts:
        raise NotFoundError(f"the text of '{document}' is not at hand; name its folder with --texts")
    found = coverage(corpus, document)
    text = as_text(corpus.texts[document])
    out = console()
    for row in found:
        if row.state != "open":
            continue
        names = ", ".join(label(corpus, id_) for id_ in row.actors) or "nobody"
        out.print(Text(f"open, names {names}: ", style="yellow").append(without_unwelcome(row.words), style="none"))
        if passage := shortest_anchor(text, document, row.span):
            out.print(Text(f"    {anchor_line(passage, reason='…')}", style="dim"))
    counts = Counter(row.state for row in found)
    read = counts["covered"] + counts["marked"]
    missed = sum(row.may_miss_a_fact for row in found)
    sys.stdout.write(
        f"{document}: {counted(len(found), 'sentence')}; with facts: {counts['covered']}, marked to hold none: "
        f"{counts['marked']}, open: {counts['open']} (of these with two actors: {missed}); "
        f"{read / max(len(found), 1):.0%} read\n"
    )


def run_conflicts(data: Path, texts: Path | None, ontology: Path | None) -> None:
    """Print the facts that cannot both hold, side by side."""
    corpus = read_sound(data, texts, ontology)
    out = console()
    pairs = sorted({tuple(sorted((one, other))) for one, others in corpus.conflicts.items() for other in others})
    for number, pair in enumerate(pairs, start=1):
        facts = [corpus.by_id[id_] for id_ in pair]
        settled = {fact.rank for fact in facts} != {"normal"}
        out.print(Text(f"{number}. {'settled' if settled else 'not settled: neither is a plain triple'}", style="bold"))
        for fact in facts:
            _print_fact(corpus, fact, out)
    sys.stdout.write(f"{len(pairs)} conflict{'' if len(pairs) == 1 else 's'}\n")
    if pairs:
        sys.stdout.write("settle one with 'rank: preferred' or 'rank: deprecated' and a 'reason:'; delete nothing\n")


def _print_fact(corpus: Corpus, fact: Fact, out: Console) -> None:
    line = Text("   ").append(sentence(corpus, fact)).append(f"  {fact.status}", style=STYLES.get(fact.status, ""))
    speaker = f", says {label(corpus, fact.get('speaker'))}" if fact.get("speaker") else ""
    when = fact.get("as_of") or corpus.evidenced(fact)[1]
    rank = "" if fact.rank == "normal" else f", {fact.rank}: {fact.reason}"
    out.print(line.append(f"{speaker}, {when}{rank}", style="dim"))
    for passage in fact.passages:
        out.print(Text(f"      «{passage.anchor}» {passage.document}", style="dim"))
    if fact.note:
        out.print(Text(f"      {fact.note}", style="dim"))
    out.print(Text(f"      {fact.id}, {fact.location}", style="dim"))


def run_candidates(data: Path, texts: Path | None, ontology: Path | None) -> None:
    """Print pairs of entries that may be one body; nothing is ever merged by it."""
    from ctipgraph.proposals.identity import candidates

    corpus = read_sound(data, texts, ontology)
    out = console()
    found = list(candidates(corpus))
    for pair in found:
        names = " / ".join(f"{label(corpus, id_)} ({id_})" for id_ in pair.ids)
        out.print(Text(names, style="bold"))
        for reason in pair.reasons:
            out.print(Text(f"    {reason}"))
        for passage in pair.passages:
            out.print(Text(f"    «{passage.anchor}» {passage.document}", style="dim"))
        out.print(Text(f"    - same: [{', '.join(pair.ids)}]    # or different, or unsure; with a reason", style="dim"))
    sys.stdout.write(f"{counted(len(found), 'pair')} to judge in identity.yaml; nothing was merged\n")


def run_explain(data: Path, texts: Path | None, ontology: Path | None, name: str) -> None:
    """Print what is judged of an actor, and which entries are one body with it."""
    corpus = read_sound(data, texts, ontology)
    actor = find_actor(corpus, name)
    identity = corpus.identity
    out = console()
    out.print(Text(f"{actor.name} ({actor.id})", style="bold"))
    body = identity.body(actor.id)
    if len(body) > 1:
        others = ", ".join(f"{label(corpus, id_)} ({id_})" for id_ in body if id_ != actor.id)
        out.print(Text(f"one body with: {others}; its canonical id is {identity.canonical(actor.id)}"))
    else:
        out.print(Text("judged to be one body with no other entry"))
    for judgement in identity.about(body):
        out.print(Text(f"  {judgement.verdict}: {', '.join(judgement.pair)} ({judgement.location})"))
        out.print(
            Text(f"    {judgement.reason}" + (f" {judgement.by}, {judgement.on}" if judgement.by else ""), style="dim")
        )
    for id_ in body:
        count = sum(id_ in (fact.subject, fact.object) for fact in corpus.facts)
        out.print(Text(f"  recorded on {id_}: {counted(count, 'fact')}", style="dim"))


def run_agreement(one: Path, other: Path, ontology: Path | None) -> None:
    """Print where two codings of one document differ, and Krippendorff's alpha for each relation."""
    try:
        from ctipgraph.checks.alpha import alpha
    except ImportError:
        raise MissingExtraError("NLTK is not installed; get it with: pip install 'ctipgraph[agreement]'") from None
    terms = read_ontology(ontology)
    agreement = compare(read_coding(one, terms), read_coding(other, terms))
    out = console()
    for row in agreement.differences:
        out.print(Text(" ".join((row.statement[1], row.statement[0], row.statement[2])), style="bold"))
        out.print(Text(f"    {one}: {row.one}\n    {other}: {row.other}", style="dim"))
    rows = [
        [terms.relations[name].label, str(len(pairs)), str(sum(a == b for a, b in pairs)), f"{alpha(pairs):.2f}"]
        for name, pairs in agreement.labels.items()
    ]
    every = [pair for pairs in agreement.labels.values() for pair in pairs]
    alike = sum(a == b for a, b in every)
    print_table(
        ["relation", "statements", "alike", "alpha"],
        [*rows, ["all", str(len(every)), str(alike), f"{alpha(every):.2f}"]],
    )
    sys.stdout.write(
        f"{agreement.statements} statements that one or both recorded, {len(agreement.differences)} differ. Alpha is "
        "nominal, over statuses and 'not recorded'; what neither recorded is not counted, and values in the\n"
        "coders' own words count as alike only where they are the same words.\n"
    )
