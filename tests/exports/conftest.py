"""A data set whose every text is awkward, and writing in one format."""

from __future__ import annotations

import io
import json
from collections.abc import Callable

import pytest

from ctipgraph.exports import FORMATS
from ctipgraph.model import Corpus

# quotation marks, markup, ends of CDATA and comments, lines, tabs, emoji, Lao, right-to-left, formulas, and RDF
AWKWARD = [
    "\"Quoted\" & <b>'bold'</b>",
    "]]> --> <!-- </data> </script>",
    "one\ntwo\r\nthree\rfour\tfive",
    "👩‍👧 \U0001f3f4 ສປປ ລາວ وزارة",
    '=HYPERLINK("https://example.org")',
    '"1"^^<http://www.w3.org/2001/XMLSchema#integer>',
    "x^^<http://www.w3.org/2001/XMLSchema#date>",
    "back\\slash \\n \\u0041 and a \u2028 line, \x85 too",
    "&amp; &#10; %3C {{view}}",
]


@pytest.fixture
def awkward(read: Callable[..., Corpus]) -> Corpus:
    """Return a corpus in which names, notes, values, roles and anchors hold the awkward texts."""
    texts = [json.dumps(text, ensure_ascii=False) for text in AWKWARD]
    actors = [
        f"- {{id: actor-{n}, type: Project, name: {text}, also: [{{alternative: {text}, lang: lo}}], note: {text}}}"
        for n, text in enumerate(texts)
    ]
    facts = [
        f"- {{relation: {relation}, subject: actor-{n}, object: {object_}, status: asserted, role: {text}, "
        f"passages: [{{passage: {text}, prefix: {text}}}], note: {text}}}"
        for n, text in enumerate(texts)
        for relation, object_ in [("hasAim", text), ("partOf", f"actor-{(n + 1) % len(texts)}")]
    ]
    return read(
        {
            "dataset.yaml": f"{{title: {texts[0]}, base: 'https://example.org/', licence: 'https://example.org/by'}}",
            "actors.yaml": "\n".join(actors),
            "facts/gazette-2020.yaml": "\n".join(["document: gazette-2020", "facts:", *facts]),
        }
    )


@pytest.fixture(scope="session")
def written() -> Callable[[Corpus, str], bytes]:
    """Write a corpus in one format: `written(corpus, "ttl")` -> the file's bytes."""

    def write(corpus: Corpus, name: str) -> bytes:
        sink = io.BytesIO()
        FORMATS[name].write(corpus, sink)
        return sink.getvalue()

    return write
