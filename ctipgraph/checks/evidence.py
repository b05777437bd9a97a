"""Passages stand in the texts of their documents."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from difflib import SequenceMatcher

from ctipgraph.model import Corpus, Passage, Result
from ctipgraph.model.report import violation, warning
from ctipgraph.passages import Resolution, Span, Text, resolve

SHOWN = 60


def passages_found(corpus: Corpus) -> Iterator[Result]:
    """Every passage is found in its document's text, at one place or at identical ones.

    Documents without a text are passed over: the summary counts them as not checked.
    """
    texts = {id_: Text(raw) for id_, raw in corpus.texts.items()}
    for fact in corpus.facts:
        for passage in fact.passages:
            if passage.document in texts:
                yield from _found(passage, texts[passage.document])


def _found(passage: Passage, text: Text) -> Iterator[Result]:
    resolution = resolve(text, passage)
    if resolution.rivals:
        places = " and ".join(f"«{_words(text, span)}»" for span in (resolution.spans[0], *resolution.rivals[:3]))
        message = (
            f"'{passage.anchor}' fits different places: {places}; add the words before or after as 'prefix' or 'suffix'"
        )
        yield violation("passage-ambiguous", passage.location, message)
    elif not resolution.found:
        near = _nearest(passage, text)
        message = f"'{passage.anchor}' is not in {passage.document}{f'; the nearest text is «{near}»' if near else ''}"
        yield violation("passage-found", passage.location, message)


def _words(text: Text, span: Span) -> str:
    """The first and last words of a place, enough to tell it from another."""
    words = " ".join(text.raw[span.start : span.end].split())
    return words if len(words) <= SHOWN else f"{words[: SHOWN // 2].rstrip()} … {words[-SHOWN // 2 :].lstrip()}"


def _nearest(passage: Passage, text: Text) -> str:
    """The words of the text that are most like the anchor's first words; only ever shown, never taken."""
    wanted = passage.start.casefold().split()
    words = text.raw.split()
    best, place = 0.0, -1
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(" ".join(wanted))
    for index in range(min(len(words), 20_000)):
        matcher.set_seq1(" ".join(words[index : index + len(wanted)]).casefold())
        if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and (ratio := matcher.ratio()) > best:
            best, place = ratio, index
    return " ".join(words[place : place + len(wanted) + 3])[:SHOWN] if best > 0.6 else ""


def texts_unchanged(corpus: Corpus) -> Iterator[Result]:
    """A text is the one whose digest documents.yaml holds; otherwise its passages are to be looked at again."""
    for id_, raw in corpus.texts.items():
        document = corpus.documents[id_]
        digest = hashlib.sha256(raw.encode()).hexdigest()
        if document.text_sha256 and document.text_sha256 != digest:
            message = f"the text of '{id_}' has changed; look at its passages again, then write 'text_sha256: {digest}'"
            yield warning("text-changed", document.location, message)


def resolutions(corpus: Corpus) -> Iterator[tuple[Passage, Resolution | None]]:
    """Yield each distinct passage with its resolution, or None where the text is not at hand."""
    texts = {id_: Text(raw) for id_, raw in corpus.texts.items()}
    distinct = {(p.document, p.prefix, p.start, p.end, p.suffix): p for f in corpus.facts for p in f.passages}
    for _, passage in sorted(distinct.items()):
        text = texts.get(passage.document)
        yield passage, resolve(text, passage) if text else None
