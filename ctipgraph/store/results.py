"""The answers of a SPARQL endpoint, read: JSON (https://www.w3.org/TR/sparql11-results-json/), or CSV.

CSV (https://www.w3.org/TR/sparql11-results-csv-tsv/) does not say what is an IRI: a cell that is an address counts as
one.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from typing import Any

from ctipgraph.errors import EndpointError
from ctipgraph.records.characters import without_unwelcome
from ctipgraph.store.answers import XSD_BOOLEAN, XSD_STRING, Answer, Term

_LANG_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
_ADDRESS = re.compile(r"(?:https?://|urn:|mailto:)\S+")
JSON, CSV = "application/sparql-results+json", "text/csv"


def read_results(content: bytes, media_type: str, limit: int) -> Answer:
    r"""Return the rows of an answer, at most `limit`.

    Raises EndpointError where the content is of another kind than a SPARQL result, or ends half way.

    >>> read_results(b'{"head": {}, "boolean": true}', "application/sparql-results+json", 5).rows[0][0].text
    'true'
    >>> read_results(b"x\r\nhttps://example.org/a\r\n", "text/csv", 5).rows[0][0].kind
    'iri'
    """
    if media_type not in READERS:
        kind = f"'{without_unwelcome(media_type)[:60]}'" if media_type else "content of no kind"
        raise EndpointError(f"it answered {kind}, which is no SPARQL result; is that the address of the endpoint?")
    try:
        text = content.decode("utf-8-sig")
        columns, rows = READERS[media_type](text)
        if any(len(row) != len(columns) for row in rows):
            raise ValueError
    except (ValueError, KeyError, TypeError, AttributeError, csv.Error, RecursionError):
        raise EndpointError("its answer is malformed, or ends half way") from None
    return Answer(columns, tuple(rows[:limit]), cut=len(rows) > limit)


Rows = list[tuple[Term | None, ...]]


def _json(text: str) -> tuple[tuple[str, ...], Rows]:
    answer = json.loads(text)
    if "boolean" in answer:
        return ("answer",), [(Term("literal", str(bool(answer["boolean"])).lower()),)]
    columns = tuple(_clean(name) for name in answer["head"]["vars"])
    bindings = answer["results"]["bindings"]
    return columns, [
        tuple(_term(binding[name]) if name in binding else None for name in columns) for binding in bindings
    ]


def _term(cell: dict[str, Any]) -> Term:
    kind, text = cell["type"], _clean(cell["value"])
    if kind == "uri":
        return Term("iri", text)
    if kind == "bnode":
        return Term("literal", f"_:{text}")
    lang = _clean(cell.get("xml:lang", ""))
    if cell.get("datatype") == XSD_BOOLEAN:  # Virtuoso writes 1 and 0
        text = {"1": "true", "0": "false"}.get(text, text)
    return Term("literal", text, _LANG_STRING if lang else _clean(cell.get("datatype", XSD_STRING)), lang)


def _csv(text: str) -> tuple[tuple[str, ...], Rows]:
    if not text.endswith("\n"):
        raise ValueError("a CSV result ends with a line end")
    lines = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    columns = tuple(_clean(name) for name in lines[0])
    if len(columns) == 1:  # a blank line is a row whose one cell is unbound
        lines = [line or [""] for line in lines]
    return columns, [tuple(_cell(_clean(cell)) if cell else None for cell in line) for line in lines[1:]]


def _cell(text: str) -> Term:
    return Term("iri" if _ADDRESS.fullmatch(text) else "literal", text)


def _clean(text: str) -> str:
    """A text from outside: what could steer a terminal is replaced."""
    return without_unwelcome(text)


READERS: dict[str, Callable[[str], tuple[tuple[str, ...], Rows]]] = {JSON: _json, "application/json": _json, CSV: _csv}
