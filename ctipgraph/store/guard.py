"""What a query from outside may not do, seen before it runs.

The grammar is SPARQL 1.1's: https://www.w3.org/TR/sparql11-query/#sparqlGrammar. Federation
(SERVICE) would reach the network, an update would write, and deep nesting can end the process that parses it.
"""

from __future__ import annotations

import re

from ctipgraph.errors import QueryError

MAX_LENGTH = 64 * 1024
MAX_NESTING = 64

_TOKEN = re.compile(
    r"""
    (?P<string>\"\"\"(?:[^\\]|\\.)*?\"\"\"|'''(?:[^\\]|\\.)*?'''|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
  | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
  | (?P<comment>\#[^\n\r]*)
  | (?P<word>[?$]?[\w:][\w:.%-]*)
  | (?P<escape>\\)
  | (?P<open>[({\[]) | (?P<close>[)}\]])
  """,
    re.VERBOSE | re.DOTALL,
)
# Oxigraph needs no blank around a keyword (`?o.SERVICE:x`): only a variable or the local part of a name may hold it
_SERVICE = re.compile(r"SERVICE", re.IGNORECASE)
_INSIDE_NAME = re.compile(r"(?:[?$]\w*|:[\w-]*)$")
_UPDATES = {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD"}


def guard(query: str) -> None:
    """Raise QueryError for a query that is refused; say what to do instead.

    >>> guard("SELECT * { ?s ?p 'no SERVICE here' } # nor LOAD here")
    >>> guard("SELECT * { service <http://example.org/> { ?s ?p ?o } }")
    Traceback (most recent call last):
    ...
    ctipgraph.errors.QueryError: line 1: SERVICE would ask another server; queries run on this graph only: leave it out
    """
    if len(query) > MAX_LENGTH:
        raise QueryError(f"the query has {len(query):,} characters; at most {MAX_LENGTH:,} are read, so split it")
    depth = 0
    for match in _TOKEN.finditer(query):
        line = query.count("\n", 0, match.start()) + 1
        word = match.group().upper()
        if match.lastgroup == "escape":
            raise QueryError(f"line {line}: an escape outside a string; write the whole address, in <>")
        if match.lastgroup == "word" and _has_service(match.group()):
            raise QueryError(
                f"line {line}: SERVICE would ask another server; queries run on this graph only: leave it out"
            )
        if match.lastgroup == "word" and word in _UPDATES and depth == 0:
            raise QueryError(
                f"line {line}: {word} would change the graph; queries only read, so edit the records in data/"
            )
        depth += (match.lastgroup == "open") - (match.lastgroup == "close")
        if depth > MAX_NESTING:
            raise QueryError(f"line {line}: nested deeper than {MAX_NESTING} levels; write it flatter")


def _has_service(word: str) -> bool:
    return any(not _INSIDE_NAME.search(word[: found.start()]) for found in _SERVICE.finditer(word))
