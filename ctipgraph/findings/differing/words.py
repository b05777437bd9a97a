"""Entries of a state in words, and its facts as they are cited."""

from __future__ import annotations

from urllib.parse import unquote

from ctipgraph.findings.finding import Cited, Source
from ctipgraph.ontology import Ontology
from ctipgraph.rdf.snapshot import Entry, Snapshot

ENTRIES = {"subject", "object", "speaker", "place", "within", "at", "pair"}


class Words:
    """Names, passages and citations out of one state of the data."""

    def __init__(self, state: Snapshot, ontology: Ontology) -> None:
        self._state = state
        self._ontology = ontology

    def name(self, id_: str) -> str:
        """The name of an entry, the label of a concept, or the word itself."""
        if id_ in self._state.kinds["actor"]:
            return _untagged(self._state.get("actor", id_, "name"))
        return self._ontology.concepts[id_].label if id_ in self._ontology.concepts else id_

    def ends(self, fact: Entry) -> tuple[str, str, str]:
        """A fact's subject, relation and object in words."""
        relation = _first(fact, "relation")
        known = self._ontology.relations.get(relation)
        return self.name(_first(fact, "subject")), known.label if known else relation, self.name(_first(fact, "object"))

    def title(self, kind: str, id_: str, entry: Entry) -> str:
        """An entry in a few words: what it is called, and its id."""
        if kind == "judgement":
            return f"{' and '.join(map(self.name, entry.get('pair', ())))}: {_first(entry, 'verdict')}"
        if kind == "withdrawal":
            return f"{_first(entry, 'withdraws')}: {_first(entry, 'reason')}"
        called = _untagged(_first(entry, "name") or _first(entry, "title"))
        return f"{called} ({id_})" if kind != "dataset" else called

    def value(self, field: str, text: str) -> str:
        """A field's value for people: a name for an id, an anchor for a passage."""
        if field == "passages":
            return f"«{self._anchor(text)}» {self._state.get('passage', text, 'document')}"
        return self.name(text) if field in ENTRIES else text

    def _anchor(self, passage: str) -> str:
        """First and last words, with those around them where the anchor needs them."""
        fragment = self._fragment(passage)
        parts = [unquote(part) for part in fragment.partition("text=")[2].split(",")]
        return (
            " … ".join(parts)
            if fragment.count("-,") or fragment.count(",-")
            else self._state.get("passage", passage, "anchor")
        )

    def _fragment(self, passage: str) -> str:
        selectors = self._state.kinds["passage"].get(passage, {}).get("selector", ())
        return next((found for id_ in selectors if (found := self._state.get("selector", id_, "fragment"))), "")

    def cited(self, id_: str) -> Cited:
        """A fact as a finding cites it."""
        fact = self._state.kinds["fact"][id_]
        return Cited(
            id=id_,
            sentence=" ".join(self.ends(fact)),
            status=_first(fact, "status"),
            speaker=self.name(_first(fact, "speaker")),
            conflicting="conflicts_with" in fact,
            sources=tuple(self._source(passage) for passage in fact.get("passages", ())),
        )

    def _source(self, passage: str) -> Source:
        document = self._state.get("passage", passage, "document")
        title, publisher, published, url = (
            self._state.get("document", document, name) for name in ("title", "publisher", "published", "url")
        )
        fragment = self._fragment(passage)
        link = (
            f"{url}{'' if '#' in url else '#'}{fragment}"
            if url.startswith(("http://", "https://")) and fragment
            else ""
        )
        return Source(
            self._state.get("passage", passage, "anchor"),
            document,
            f"{_untagged(title)}. {publisher}, {published}",
            published,
            link,
        )


def _first(entry: Entry, field: str) -> str:
    return next(iter(entry.get(field, ())), "")


def _untagged(text: str) -> str:
    """A text without the tag of its language."""
    return text.rpartition(" @")[0] or text
