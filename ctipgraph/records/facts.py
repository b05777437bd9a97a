"""Fact files -> facts in their stored direction, with ids that follow from their content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from ctipgraph.model import Fact, NoFact, Passage, Result, fact_id
from ctipgraph.model.report import violation
from ctipgraph.ontology import MOST_COMPARED, Ontology, RelationType, suggest
from ctipgraph.records.fields import Fields
from ctipgraph.records.yaml_nodes import Mapping, Node, Scalar

REVIEWS = ("draft", "reviewed", "published")
RANKS = ("preferred", "normal", "deprecated")
ELLIPSIS = "…"
MOST_RESULTS = 10_000


class FactReader:
    """Reads one file of facts."""

    def __init__(self, ontology: Ontology, file: str, results: list[Result]) -> None:
        self._ontology = ontology
        self._file = file
        self._results = results
        self._document = ""
        self._document_line = 1
        self._curator = ""
        self._reviewer = ""
        self.no_facts: tuple[NoFact, ...] = ()
        self.left: list[Passage] = []  # of facts that can't be read

    def read(self, mapping: Mapping) -> Iterator[Fact]:
        """Yield the facts that can be read; the rest is in the results."""
        head = Fields(mapping, self._file, "the file", self._results)
        self._document = head.text("document", required=True)
        self._curator = head.text("curator")
        self._reviewer = head.text("reviewed_by")
        items = head.items("facts", "- relation: …")
        self.no_facts = tuple(self._no_facts(head))
        head.finish()
        self._document_line = head.lines.get("document", 1)
        for item in items:
            if len(self._results) > MOST_RESULTS:
                head.refuse("results", "so much is wrong that the rest is not read; correct these first", item.line)
                return
            if isinstance(item, Mapping):
                fact = self._fact(head.inner(item, "a fact"))
                if fact is not None:
                    yield fact
            else:
                head.refuse("field-form", "a fact has to be a mapping: '- relation: …'", item.line)

    def one(self, mapping: Mapping, document: str) -> Fact | None:
        """Return the fact of one mapping; `document` is where its passages stand that don't name another."""
        self._document, self._document_line = document, mapping.line
        return self._fact(Fields(mapping, self._file, "a fact", self._results))

    def _fact(self, fields: Fields) -> Fact | None:
        name = fields.text("relation", required=True)
        subject, object_ = fields.text("subject", required=True), fields.text("object", required=True)
        status = fields.text("status", required=True)
        qualifiers = {name: values for name in self._ontology.qualifiers if (values := self._qualifier(fields, name))}
        fact = Fact(
            id="",
            relation=name,
            subject=subject,
            object=object_,
            status=status,
            location=fields.location,
            passages=self._passages(fields),
            qualifiers=qualifiers,
            handle=fields.text("handle"),
            rank=fields.text("rank") or "normal",
            reason=fields.text("reason"),
            note=fields.text("note"),
            curator=fields.text("curator") or self._curator,
            reviewed_by=fields.text("reviewed_by") or self._reviewer,
            review=fields.text("review"),
            answers=self._answers(fields),
            lines=fields.lines,
        )
        fields.finish()
        return self._stored(fact, fields)

    def _no_facts(self, head: Fields) -> Iterator[NoFact]:
        for node in head.nodes("no_fact"):
            if not isinstance(node, Mapping):
                head.refuse("field-form", "a mark has to be a mapping: '- {passage: …, reason: …}'", node.line)
                continue
            entries = {name: entry for name, entry in node.entries.items() if name != "reason"}
            reason = head.inner(Mapping({n: e for n, e in node.entries.items() if n == "reason"}, node.line), "a mark")
            passage = self._passage(head, Mapping(entries, node.line))
            words = reason.text("reason", required=True)
            if passage is not None and words:
                yield NoFact(passage, words)

    def _answers(self, fields: Fields) -> dict[str, str]:
        answers = {}
        for item in fields.nodes("answers"):
            if isinstance(item, Mapping):
                answer = fields.inner(item, "an answer")
                answers[answer.text("lint", required=True)] = answer.text("note", required=True)
                answer.text("by")
                answer.finish()
            else:
                fields.refuse("field-form", "an answer has to be a mapping: '- {lint: …, note: …}'", item.line)
        return answers

    def _qualifier(self, fields: Fields, name: str) -> tuple[str, ...]:
        """Several facts may be referred to; everything else has one value."""
        if self._ontology.qualifiers[name].range == "Fact":
            return fields.texts(name)
        text = fields.text(name)
        return (text,) if text else ()

    def _stored(self, fact: Fact, fields: Fields) -> Fact | None:
        """The fact in its relation's stored direction, or nothing where a word of it is unknown."""
        ontology = self._ontology
        if fact.rank not in RANKS:
            fields.refuse("rank", f"no rank '{fact.rank}'; write one of {', '.join(RANKS)}", fact.at("rank").line)
        if fact.status and fact.status not in ontology.statuses:
            near = fields.near(fact.status, ontology.statuses, f"; write one of {', '.join(ontology.statuses)}")
            fields.refuse("unknown-status", f"no status '{fact.status}'{near}", fact.at("status").line)
        relation = ontology.relations.get(ontology.inverses.get(fact.relation, fact.relation))
        if fact.relation and relation is None:
            known = [*ontology.relations, *ontology.inverses]
            near = fields.near(fact.relation, known, "; see the relations in ontology/ctip.ttl")
            fields.refuse("unknown-relation", f"no relation '{fact.relation}'{near}", fact.at("relation").line)
        if fact.review and fact.review not in REVIEWS:
            fields.refuse(
                "review", f"no review '{fact.review}'; write one of {', '.join(REVIEWS)}", fact.at("review").line
            )
        fact = replace(fact, review=fact.review or ("reviewed" if fact.reviewed_by else "draft"))
        complete = fact.relation and fact.subject and fact.object and fact.status in ontology.statuses
        if complete and relation is not None:
            return _turned(fact, relation)
        self.left.extend(fact.passages)
        return None

    def _passages(self, fields: Fields) -> tuple[Passage, ...]:
        return tuple(p for node in fields.nodes("passages") if (p := self._passage(fields, node)) is not None)

    def _passage(self, fields: Fields, node: Node) -> Passage | None:
        if isinstance(node, Scalar):
            inner = fields.inner(Mapping({"passage": (node.line, node)}, node.line), "a passage")
        elif isinstance(node, Mapping):
            inner = fields.inner(node, "a passage")
        else:
            fields.refuse("field-form", f"a passage is 'first words {ELLIPSIS} last words'", node.line)
            return None
        anchor = inner.text("passage", required=True)
        parts = [part.strip() for part in anchor.replace("...", ELLIPSIS).split(ELLIPSIS)]
        passage = Passage(
            document=inner.text("document") or self._document,
            start=parts[0],
            end=parts[1] if len(parts) > 1 else "",
            prefix=inner.text("prefix"),
            suffix=inner.text("suffix"),
            location=inner.location,
            lines={"document": self._document_line, **inner.lines},
        )
        inner.finish()
        if anchor and (len(parts) > 2 or not all(parts)):
            fields.refuse(
                "passage-form", f"a passage is 'first words {ELLIPSIS} last words', with one {ELLIPSIS}", node.line
            )
            return None
        return passage if anchor else None


def _turned(fact: Fact, relation: RelationType) -> Fact:
    """The same fact, subject and object in the order in which the relation is stored."""
    inverse = fact.relation != relation.name
    backwards = relation.symmetric and fact.object < fact.subject
    if inverse or backwards:
        lines = {**fact.lines, "subject": fact.at("object").line, "object": fact.at("subject").line}
        return replace(fact, relation=relation.name, subject=fact.object, object=fact.subject, lines=lines)
    return fact


def link_facts(facts: Iterable[Fact], ontology: Ontology, results: list[Result]) -> tuple[Fact, ...]:
    """Give facts their ids and resolve the handles by which they refer to each other."""
    identifying = {name for name, qualifier in ontology.qualifiers.items() if qualifier.identifies}
    referring = [name for name, qualifier in ontology.qualifiers.items() if qualifier.range == "Fact"]
    with_ids = [with_id(fact, identifying) for fact in facts]
    by_handle = _handles(with_ids, results)
    linked = [_linked(fact, referring, by_handle, results) for fact in with_ids]
    return _distinct(linked, results)


def with_id(fact: Fact, identifying: set[str]) -> Fact:
    """Return the fact with its id; `identifying` are the qualifiers that tell two facts apart."""
    kept = {name: values for name, values in fact.qualifiers.items() if name in identifying}
    new = fact_id(fact.relation, fact.subject, fact.object, fact.status, kept, fact.documents)
    return replace(fact, id=new)


def _handles(facts: Iterable[Fact], results: list[Result]) -> dict[str, Fact]:
    """Facts by `stem/handle` and by id."""
    found: dict[str, Fact] = {}
    for fact in facts:
        found.setdefault(fact.id, fact)
        if not fact.handle:
            continue
        key = f"{_stem(fact)}/{fact.handle}"
        if key in found:
            message = f"the handle '{fact.handle}' stands on line {found[key].location.line} already; rename one"
            results.append(violation("duplicate-id", fact.at("handle"), message))
        found.setdefault(key, fact)
    return found


def _linked(fact: Fact, referring: list[str], by_handle: dict[str, Fact], results: list[Result]) -> Fact:
    qualifiers = dict(fact.qualifiers)
    for name in referring:
        ids = []
        for word in fact.qualifiers.get(name, ()):
            target = by_handle.get(word) or by_handle.get(f"{_stem(fact)}/{word}")
            if target is None:
                near = _near(word, fact, by_handle, results)
                message = f"'{name}' refers to '{word}', which is the handle of no fact{near}"
                results.append(violation("reference", fact.at(name), message))
            else:
                ids.append(target.id)
        if name in qualifiers:
            qualifiers[name] = tuple(sorted(ids))
    return replace(fact, qualifiers={name: values for name, values in qualifiers.items() if values})


def _near(word: str, fact: Fact, by_handle: dict[str, Fact], results: list[Result]) -> str:
    bearable = len(results) * len(by_handle) < MOST_COMPARED
    known = [key.removeprefix(_stem(fact) + "/") for key in by_handle] if bearable else []
    return suggest(word, known) or "; add the line 'handle: …' to that fact"


def _distinct(facts: Iterable[Fact], results: list[Result]) -> tuple[Fact, ...]:
    found: dict[str, Fact] = {}
    for fact in facts:
        first = found.setdefault(fact.id, fact)
        if first is not fact:
            message = f"the same fact stands at {first.location} already; delete one and keep the passages of both"
            results.append(violation("duplicate-fact", fact.location, message))
    return tuple(found[id_] for id_ in sorted(found))


def _stem(fact: Fact) -> str:
    return PurePosixPath(fact.location.file).stem
