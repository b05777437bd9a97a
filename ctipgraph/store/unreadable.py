"""Why a query can't be read, in plain words: the parser names its own rules, which help nobody."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from ctipgraph.ontology import suggest

_AT = r"(?s)error at (\d+):(\d+): expected (?:one of )?(.*)"
# comments, addresses and strings, in which no brace and no prefix counts
_APART = r'(?s)#[^\n]*|<[^<>\s]*>|"""(?:[^\\]|\\.)*?"""|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\''
_PAIRS = {"{": "}", "(": ")", "[": "]"}
_BEGINNINGS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE", "PREFIX", "BASE")
_UNKNOWN = (
    "a part is not whole; expected in a pattern is a subject, a predicate and an object, "
    "as in { ?who ctip:funds ?what }, and in FILTER and BIND an expression"
)


def unreadable(query: str, told: str, prefixes: Collection[str]) -> str:
    """Return where a query stops to be one, and what is expected there.

    :param told: what the parser said: "error at line:column: expected …"
    :param prefixes: those that a query need not declare

    >>> unreadable("SELECT * { ?s ?p ", "error at 1:18: expected OPTIONAL", ["ctip"])
    "1:18, at its end: a '{' is not closed; expected is '}'"
    """
    found = re.fullmatch(_AT, told)
    line, column, expected = (int(found[1]), int(found[2]), found[3]) if found else (1, 1, "")
    rest = "".join(query.splitlines(keepends=True)[line - 1 :])[column - 1 :].split()
    near = f"before '{rest[0][:20]}'" if rest else "at its end"
    plain = re.sub(_APART, lambda part: "\n" if part[0].startswith("#") else " . ", query)
    why = next(_reasons(plain, expected, prefixes), _UNKNOWN)
    return f"{line}:{column}, {near}: {why}"


def _reasons(plain: str, expected: str, prefixes: Collection[str]) -> Iterator[str]:
    """What is wrong, the surest first."""
    first = re.match(r"\s*([A-Za-z]*)", plain)
    word = first[1].upper() if first else ""
    if word not in _BEGINNINGS:
        yield f"expected is one of {', '.join(_BEGINNINGS)} at the beginning{suggest(word, _BEGINNINGS)}"
    if re.search("[\"']", plain):
        yield "a quotation mark is not closed; expected is another one on the same line"
    declared = {*prefixes, *re.findall(r"\bPREFIX\s+([\w-]*):", plain, re.IGNORECASE)}
    for name in re.findall(r"(?<![\w:?$@-])([A-Za-z][\w-]*):(?=[\w])", plain):
        if name not in declared:
            yield f"the prefix '{name}:' is not declared; expected is PREFIX {name}: <…> at the beginning"
    yield from _unpaired(plain)
    for sentence in re.split(r", (?![^\[]*\])", expected):
        if sentence.startswith("The "):
            yield sentence[0].lower() + sentence[1:]
        if sentence.startswith("IRI "):
            yield "an address is none; expected is one without blanks and braces, between < and >"
    if re.search(r"\b(LIMIT|OFFSET)\s+(?!\d)", plain, re.IGNORECASE):
        yield "expected is a whole number after LIMIT and OFFSET"
    if re.match(r"\s*SELECT\s*\{", plain, re.IGNORECASE):
        yield "expected is what to select, variables or *, before '{'"


def _unpaired(plain: str) -> Iterator[str]:
    waiting: list[str] = []
    for sign in re.findall(r"[{}()\[\]]", plain):
        if sign in _PAIRS:
            waiting.append(sign)
        elif not waiting:
            yield f"a '{sign}' closes what is not open; expected is nothing more"
            return
        elif _PAIRS[waiting[-1]] != sign:
            yield f"a '{waiting[-1]}' is not closed; expected is '{_PAIRS[waiting[-1]]}' before '{sign}'"
            return
        else:
            waiting.pop()
    if waiting:
        yield f"a '{waiting[-1]}' is not closed; expected is '{_PAIRS[waiting[-1]]}'"
