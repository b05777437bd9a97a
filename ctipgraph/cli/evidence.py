"""`evidence`, `anchor` and `lock`."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text as Styled

from ctipgraph.build import write_file
from ctipgraph.checks.coverage import sentences_read_of
from ctipgraph.cli.output import console
from ctipgraph.cli.reading import read_sound
from ctipgraph.errors import NotFoundError
from ctipgraph.model import Corpus, Passage
from ctipgraph.model.counting import counted
from ctipgraph.ontology import suggest
from ctipgraph.passages import Text, as_text, deep_link, resolve
from ctipgraph.passages.anchor import shortest_anchor
from ctipgraph.records.characters import without_unwelcome
from ctipgraph.records.facts import ELLIPSIS
from ctipgraph.records.lock import NAME, lock_of, lock_text
from ctipgraph.records.lookup import find_fact
from ctipgraph.records.rows import sentence


def run_evidence(data: Path, texts: Path | None, ontology: Path | None, name: str) -> None:
    """Print the passages of a fact in their paragraphs."""
    corpus = read_sound(data, texts, ontology)
    fact = find_fact(corpus, name)
    out = console()
    out.print(Styled(f"{sentence(corpus, fact)} [{fact.status}] {fact.id}", style="bold"))
    for passage in fact.passages:
        document = corpus.documents[passage.document]
        out.print(Styled(f"\n{document.title}. {document.publisher}, {document.published}", style="dim"))
        _print_passage(corpus, passage, out)
        if link := deep_link(document.url, passage):
            out.print(Styled(link), soft_wrap=True)
    if not fact.passages:
        out.print(Styled("no passage states it: it is inferred", style="dim"))


def _print_passage(corpus: Corpus, passage: Passage, out: Console) -> None:
    if passage.document not in corpus.texts:
        out.print(Styled(f"«{passage.anchor}»  (not checked: no text; name its folder with --texts)"))
        return
    text = as_text(corpus.texts[passage.document])
    resolution = resolve(text, passage)
    span = resolution.spans[0]
    paragraph = text.paragraph_of(span)
    marked = Styled(_line(text, paragraph.start, span.start))
    # the marks stand for those who see no colours
    marked.append(f"»{_line(text, span.start, span.end)}«", style="bold yellow")
    out.print(marked.append(_line(text, span.end, paragraph.end)))
    more = f", at {len(resolution.spans)} identical places" if len(resolution.spans) > 1 else ""
    out.print(Styled(f"matched {resolution.tier}{more}, characters {span.start} to {span.end}", style="dim"))


def _line(text: Text, start: int, end: int) -> str:
    return _one_line(text.raw[start:end])


def _one_line(words: str) -> str:
    """Words of a document without line ends, and without what a terminal would obey."""
    return without_unwelcome(re.sub(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]", " ", words))


def run_anchor(data: Path, texts: Path | None, ontology: Path | None, document: str, words: str) -> None:
    """Print the shortest anchor of a span as a line of YAML."""
    corpus = read_sound(data, texts, ontology)
    if document not in corpus.documents:
        raise NotFoundError(f"no document '{document}'{suggest(document, corpus.documents)}")
    if document not in corpus.texts:
        raise NotFoundError(f"the text of '{document}' is not at hand; name its folder with --texts")
    text = as_text(corpus.texts[document])
    first, _, last = words.replace("...", ELLIPSIS).partition(ELLIPSIS)
    resolution = resolve(text, Passage(document, first.strip(), last.strip()))
    if not resolution.spans:
        raise NotFoundError(f"these words are not in '{document}', in one paragraph; copy them from its text")
    anchors = (shortest_anchor(text, document, span) for span in (*resolution.spans[:1], *resolution.rivals))
    lines = (anchor_line(a) if a else "# no anchor names this place alone; take a longer span" for a in anchors)
    sys.stdout.write("".join(f"{line}\n" for line in dict.fromkeys(lines)))


def anchor_line(passage: Passage, **more: str) -> str:
    """Return a passage as a line of YAML, with further fields as they are given.

    >>> anchor_line(Passage("d", "They met", "in May"))
    '- They met … in May'
    >>> anchor_line(Passage("d", "the donors' plan", prefix="stated:"))
    "- {passage: 'the donors'' plan', prefix: 'stated:'}"
    """
    extra = {"prefix": passage.prefix, "suffix": passage.suffix, **more}
    fields = "".join(f", {name}: {_quoted(words, always=True)}" for name, words in extra.items() if words)
    return (
        f"- {{passage: {_quoted(passage.anchor, always=True)}{fields}}}" if fields else f"- {_quoted(passage.anchor)}"
    )


def _quoted(words: str, *, always: bool = False) -> str:
    """The words as a YAML scalar: in single quotes where the plain style would read them as something else."""
    plain = words[0].isalnum() and not words.endswith(":") and not any(mark in words for mark in (": ", " #"))
    return words if plain and not always else "'" + words.replace("'", "''") + "'"


def run_lock(data: Path, texts: Path | None, ontology: Path | None) -> None:
    """Write the lock file."""
    corpus = read_sound(data, texts, ontology)
    new = lock_of(corpus)
    old = corpus.lock
    changed = sum(id_ in old and old[id_].sha256 != row.sha256 for id_, row in new.items())
    added, gone = len(new.keys() - old.keys()), len(old.keys() - new.keys())
    read = {**corpus.read_to_the_end, **sentences_read_of(corpus)}
    read = {name: counts for name, counts in read.items() if name in corpus.documents}
    write_file(data / NAME, lock_text(new, read).encode())
    unlocked = len(corpus.passages) - len(new)
    sys.stdout.write(
        f"{data / NAME}: {counted(len(new), 'passage')}, {added} new, {changed} with other words, {gone} gone"
        f"{f'; not looked for, since the text is not at hand: {unlocked}' if unlocked else ''}\n"
    )
