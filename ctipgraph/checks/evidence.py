"""Passages stand in the texts of their documents."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher

from ctipgraph.model import Corpus, Passage, Result
from ctipgraph.model.counting import counted
from ctipgraph.model.report import violation, warning
from ctipgraph.passages import Resolution, Span, Text, as_text, resolve
from ctipgraph.records.lock import words_digest

SHOWN = 60
SUGGESTED = 20  # passages not found for which the nearest text is looked for: comparing takes its time
MOST_WORDS = 20_000


def passages_found(corpus: Corpus) -> Iterator[Result]:
    """Every passage is found in its document's text, at one place or at identical ones.

    Documents without a text are passed over: the summary counts them as not checked.
    """
    lost = 0
    of_facts = (passage for fact in corpus.facts for passage in fact.passages)
    for passage in (*of_facts, *corpus.passages_left, *(mark.passage for mark in corpus.no_facts)):
        if passage.document in corpus.texts:
            text = as_text(corpus.texts[passage.document])
            results = list(_found(passage, text, helpful=lost < SUGGESTED))
            lost += len(results)
            yield from results


def _found(passage: Passage, text: Text, *, helpful: bool) -> Iterator[Result]:
    resolution = resolve(text, passage)
    if resolution.rivals:
        places = " and ".join(f"«{_words(text, span)}»" for span in (resolution.spans[0], *resolution.rivals[:3]))
        message = (
            f"'{passage.anchor}' fits different places: {places}; add the words before or after as 'prefix' or 'suffix'"
        )
        yield violation("passage-ambiguous", passage.location, message)
    elif not resolution.found:
        why = _why_lost(passage, text) if helpful else "; copy its first and last words from the text"
        message = f"'{passage.anchor}' is not in {passage.document}{why}"
        yield violation("passage-found", passage.location, message)


def _why_lost(passage: Passage, text: Text) -> str:
    """Which of the anchor's words are not there, and the text that is most like them."""
    if resolve(text, replace(passage, prefix="", suffix="")).spans:
        return " with these words before or after it; correct 'prefix' or 'suffix'"
    begins = resolve(text, replace(passage, prefix="", end="", suffix="")).spans
    follows = f": '{passage.end}' does not follow '{passage.start}' in one paragraph" if passage.end and begins else ""
    near = _nearest(passage.end if follows else passage.start, text)
    return follows + (f"; the nearest text is «{near}»" if near else "; copy its first and last words from the text")


def _words(text: Text, span: Span) -> str:
    """The first and last words of a place, enough to tell it from another."""
    words = " ".join(text.raw[span.start : span.end].split())
    return words if len(words) <= SHOWN else f"{words[: SHOWN // 2].rstrip()} … {words[-SHOWN // 2 :].lstrip()}"


def _nearest(anchor: str, text: Text) -> str:
    """The words of the text that are most like an anchor's; only ever shown, never taken."""
    wanted = anchor.casefold().split()
    words = text.raw[: MOST_WORDS * 20].split()[:MOST_WORDS]
    if len(anchor) > SHOWN * 2:
        return ""
    best, place = 0.0, -1
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(" ".join(wanted))
    for index in range(len(words)):
        matcher.set_seq1(" ".join(words[index : index + len(wanted)]).casefold())
        if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and (ratio := matcher.ratio()) > best:
            best, place = ratio, index
    return " ".join(words[place : place + len(wanted) + 3])[:SHOWN] if best > 0.6 else ""


def passages_unchanged(corpus: Corpus) -> Iterator[Result]:
    """A passage has the words that it had when it was last looked at (the lock file keeps their digest)."""
    for passage, resolution in resolutions(corpus) if corpus.lock else ():
        locked = corpus.lock.get(passage.id)
        if locked is None or resolution is None or not resolution.found:
            continue
        text = as_text(corpus.texts[passage.document])
        if all(words_digest(text, span) != locked.sha256 for span in resolution.spans):
            message = f"the words of '{passage.anchor}' have changed; read the facts on it again, then: ctipgraph lock"
            yield warning("passage-changed", passage.location, message)


def texts_unchanged(corpus: Corpus) -> Iterator[Result]:
    """A text is the one whose digest documents.yaml holds; passages that its change did not touch survive."""
    digests = {id_: hashlib.sha256(raw.encode()).hexdigest() for id_, raw in corpus.texts.items()}
    other = {id_ for id_, digest in digests.items() if corpus.documents[id_].text_sha256 not in ("", digest)}
    changed = {result.location for result in passages_unchanged(corpus)} if other else set()
    for id_, digest in digests.items():
        document = corpus.documents[id_]
        if id_ in other:
            passages = [passage for passage in corpus.passages if passage.document == id_]
            touched = sum(passage.location in changed for passage in passages)
            message = (
                f"the text of '{id_}' has changed: {touched} of "
                f"{counted(len(passages), 'passage')} with other words now; "
                f"when they are settled, write 'text_sha256: {digest}'"
            )
            yield warning("text-changed", document.at("text_sha256"), message)


def resolutions(corpus: Corpus) -> Iterator[tuple[Passage, Resolution | None]]:
    """Yield each distinct passage with its resolution, or None where the text is not at hand."""
    texts = {id_: as_text(raw) for id_, raw in corpus.texts.items()}
    for passage in corpus.passages:
        text = texts.get(passage.document)
        yield passage, resolve(text, passage) if text else None
