"""The one place where IRIs are minted and literals are written.

Terms are strings in N-Triples syntax (https://www.w3.org/TR/n-triples/#n-triples-grammar): no object a triple.
"""

from __future__ import annotations

import json
import re
from functools import cache

import pyoxigraph as ox

from ctipgraph.errors import DataError
from ctipgraph.ontology import XSD, Ontology

_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})
_HAS_ESCAPES = re.compile(r'["\\\n\r]').search
_SCHEMES = ("http://", "https://", "urn:", "mailto:")

# the stated precision decides the datatype; --07-17 is a day whose year the document does not say
DATE_FORMS = (
    (re.compile(r"\d{4}"), "gYear"),
    (re.compile(r"\d{4}-\d{2}"), "gYearMonth"),
    (re.compile(r"\d{4}-\d{2}-\d{2}"), "date"),
    (re.compile(r"--\d{2}-\d{2}"), "gMonthDay"),
)


def literal(text: str, *, lang: str = "", datatype: str = "") -> str:
    r"""Write a literal; `datatype` is the local name of an XSD type.

    >>> literal('say "hi"\n'), literal("ລາວ", lang="lo"), literal("425", datatype="integer")
    ('"say \\"hi\\"\\n"', '"ລາວ"@lo', '"425"^^<http://www.w3.org/2001/XMLSchema#integer>')
    """
    quoted = f'"{escaped(text)}"'
    if lang:
        return f"{quoted}@{lang.lower()}"
    return f"{quoted}^^<{XSD}{datatype}>" if datatype else quoted


def escaped(text: str) -> str:
    """Return a text as it stands between the marks of a literal."""
    return text if nothing_to_escape(text) else text.translate(_ESCAPES)


def nothing_to_escape(text: str) -> bool:
    """Say whether a text, or a joined column of texts, stands in a literal as it is."""
    return not _HAS_ESCAPES(text)


def literal_parts(term: str) -> tuple[str, str, str]:
    r"""Read back what `literal` wrote: the text, the language, and the datatype in angle brackets.

    >>> literal_parts('"a\\nb"@lo'), literal_parts('"1"^^<http://www.w3.org/2001/XMLSchema#integer>')[2]
    (('a\nb', 'lo', ''), '<http://www.w3.org/2001/XMLSchema#integer>')
    """
    end = term.rindex('"') + 1
    text: str = json.loads(term[:end], strict=False)  # the escapes that `literal` writes are JSON's too
    mark, rest = term[end : end + 1], term[end:]
    return text, rest[1:] if mark == "@" else "", rest[2:] if mark == "^" else ""


def iri(address: str) -> str:
    """Write an IRI, of a scheme that is let in.

    >>> iri("https://example.org/a")
    '<https://example.org/a>'
    >>> iri("javascript:alert(1)")
    Traceback (most recent call last):
    ...
    ctipgraph.errors.DataError: 'javascript:alert(1)' is no address that is let in: only http, https, urn and mailto are
    """
    refused = f"{address!r} is no address that is let in: only http, https, urn and mailto are"
    if not address.startswith(_SCHEMES):
        raise DataError(refused)
    try:
        return str(ox.NamedNode(address))  # RFC 3987's grammar, without which no store reads the graph
    except ValueError as error:
        raise DataError(f"{refused} ({error})") from None


def stated_date(text: str) -> str:
    """Write a date with the precision that it states.

    >>> stated_date("2014-07")
    '"2014-07"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>'
    """
    datatype = next(name for form, name in DATE_FORMS if form.fullmatch(text))
    return literal(text, datatype=datatype)


def canonical_decimal(text: str) -> str:
    """Return the one way to write a decimal: https://www.w3.org/TR/xmlschema11-2/#f-decimalLexmap.

    >>> canonical_decimal("507360.10"), canonical_decimal("0100")
    ('507360.1', '100')
    """
    whole, _, fraction = text.partition(".")
    fraction = fraction.rstrip("0")
    return (whole.lstrip("0") or "0") + ("." + fraction if fraction else "")


ENTRY_KINDS = ("actor", "document", "fact", "graph", "judgement", "passage", "position", "selector", "withdrawal")


class Vocabulary:
    """Turns names of the ontology, and ids under a data set's base, into IRIs."""

    def __init__(self, ontology: Ontology, base: str) -> None:
        self._ontology = ontology
        self.base = base
        self.term = cache(self._term)
        self.entry = cache(self._entry)

    def _term(self, name: str) -> str:
        """A term: of the project's own ("status"), which has to exist, or of another vocabulary ("prov:Entity")."""
        prefix, colon, rest = name.partition(":")
        if colon:
            return f"<{self._ontology.prefixes[prefix]}{rest}>"
        return f"<{self._ontology.iri(name)}>"

    def _entry(self, kind: str, id_: str) -> str:
        """An entry of the data; `kind` is one of ENTRY_KINDS."""
        return iri(f"{self.base}{kind}/{id_}")

    @property
    def prefixes(self) -> dict[str, str]:
        """The ontology's prefixes, and one for each kind of entry."""
        return {**self._ontology.prefixes, **{kind: f"{self.base}{kind}/" for kind in ENTRY_KINDS}}

    def value(self, text: str, range_: str) -> str:
        """Write a value as its range says: a class, the project's date type, or an XSD type."""
        if range_ in self._ontology.classes:
            if range_ == "Fact":
                return self.entry("fact", text)
            return self.term(text) if text in self._ontology.concepts_of(range_) else self.entry("actor", text)
        if range_ == "StatedDate":
            return stated_date(text)
        datatype = range_.removeprefix("xsd:")
        if datatype == "decimal":
            return literal(canonical_decimal(text), datatype=datatype)
        return literal(text, datatype="" if datatype == "string" else datatype)
