"""The lock file: where each passage stood, and the digest of its words, when it was last looked at.

`passages.lock` lies beside the data. With it a changed text re-opens exactly the passages that it touched,
and passages that were found once are told from those that never were, where the text is not at hand.
It holds no words of any document.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from ctipgraph.model import Corpus, Location, Locked, Result
from ctipgraph.model.report import violation
from ctipgraph.passages import Span, Text, as_text, fold, resolve

NAME = "passages.lock"
_HEAD = "# Where each passage was found, and the digest of its folded words. Written by: ctipgraph lock\n"
SENTENCES = "sentences"  # a line of this name tells how many sentences of a document were read, of how many
_NUMBER = re.compile("[0-9]{1,15}")
_COLUMNS = ("passage", "document", "start", "end", "tier", "sha256")


def words_digest(text: Text, span: Span) -> str:
    """Return the SHA-256 of a span's words, folded: typography and white space don't matter to it."""
    return hashlib.sha256(fold(text.raw, span.start, span.end).text.encode()).hexdigest()


Sentences = dict[str, tuple[int, int]]


def read_lock(path: Path, results: list[Result]) -> tuple[dict[str, Locked], Sentences]:
    """Return the locked passages by id, and how many sentences of each document were read, of how many.

    A line that can't be read becomes a result.
    """
    locked: dict[str, Locked] = {}
    sentences: Sentences = {}
    lines = path.read_text("utf-8", errors="replace").splitlines() if path.is_file() else []
    for number, line in enumerate(lines, start=1):
        cells = line.split("\t")
        if line.startswith("#") or cells == list(_COLUMNS):
            continue
        if len(cells) != len(_COLUMNS) or not (_NUMBER.fullmatch(cells[2]) and _NUMBER.fullmatch(cells[3])):
            message = "this is no line of a lock file; write it anew with: ctipgraph lock --texts FOLDER"
            results.append(violation("lock", Location(path.as_posix(), number), message))
        elif cells[0] == SENTENCES:
            sentences[cells[1]] = int(cells[2]), int(cells[3])
        else:
            locked[cells[0]] = Locked(cells[1], int(cells[2]), int(cells[3]), cells[4], cells[5])
    return locked, sentences


def lock_of(corpus: Corpus) -> dict[str, Locked]:
    """Return what the lock should hold: places in the texts at hand, and the old ones of the other documents."""
    texts = {id_: as_text(raw) for id_, raw in corpus.texts.items()}
    found = {}
    for passage in corpus.passages:
        text = texts.get(passage.document)
        if text is None:
            if passage.id in corpus.lock:
                found[passage.id] = corpus.lock[passage.id]
        elif (resolution := resolve(text, passage)).found and resolution.tier:
            span = resolution.spans[0]
            digest = words_digest(text, span)
            found[passage.id] = Locked(passage.document, span.start, span.end, resolution.tier, digest)
    return found


def lock_text(locked: Mapping[str, Locked], sentences: Mapping[str, tuple[int, int]]) -> str:
    """Return the lock file's text, sorted."""
    of_documents = (f"{SENTENCES}\t{name}\t{read}\t{all_}\t\t" for name, (read, all_) in sorted(sentences.items()))
    return _HEAD + "".join(f"{line}\n" for line in ("\t".join(_COLUMNS), *of_documents, *_lines(locked)))


def _lines(locked: Mapping[str, Locked]) -> Iterable[str]:
    for id_, row in sorted(locked.items(), key=lambda item: (item[1].document, item[1].start, item[1].end, item[0])):
        yield "\t".join((id_, row.document, str(row.start), str(row.end), row.tier, row.sha256))
