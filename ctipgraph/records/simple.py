"""The records that are not facts: data set, documents, actors, judgements."""

from __future__ import annotations

from ctipgraph.model import Actor, Dataset, Document, Judgement, Name
from ctipgraph.records.fields import Fields
from ctipgraph.records.yaml_nodes import Mapping

NAME_KINDS = ("alternative", "acronym", "misspelt")
VERDICTS = ("same", "different", "unsure")


def read_dataset(fields: Fields) -> Dataset:
    """Read what the data set says of itself."""
    dataset = Dataset(
        title=fields.text("title", required=True),
        base=fields.text("base", required=True),
        licence=fields.text("licence", required=True),
        location=fields.location,
        description=fields.text("description"),
        creator=fields.text("creator"),
        version=fields.text("version"),
        texts=fields.text("texts"),
        single_curator=fields.text("single_curator") == "true",
        lines=fields.lines,
    )
    fields.finish()
    return dataset


def read_document(fields: Fields) -> Document | None:
    """Read a document's record, or nothing where it has no id."""
    document = Document(
        id=fields.text("id", required=True),
        title=fields.text("title", required=True),
        publisher=fields.text("publisher", required=True),
        published=fields.text("published", required=True),
        location=fields.location,
        retrieved=fields.text("retrieved"),
        url=fields.text("url"),
        language=fields.text("language"),
        kind=fields.text("kind"),
        licence=fields.text("licence"),
        text_sha256=fields.text("text_sha256"),
        same_origin_as=fields.text("same_origin_as"),
        lines=fields.lines,
    )
    fields.finish()
    return document if document.id else None


def read_actor(fields: Fields) -> Actor | None:
    """Read an actor's record, or nothing where it has no id."""
    actor = Actor(
        id=fields.text("id", required=True),
        type=fields.text("type", required=True),
        name=fields.text("name", required=True),
        location=fields.location,
        lang=fields.text("lang"),
        also=_names(fields),
        country=fields.text("country"),
        identifiers=fields.texts("identifiers"),
        mentioned_as=_mentions(fields),
        note=fields.text("note"),
        lines=fields.lines,
    )
    fields.finish()
    return actor if actor.id else None


def _mentions(fields: Fields) -> dict[str, tuple[str, ...]]:
    """By document, the words by which it refers to the actor: `kpl-2014-07-19: [the project]`."""
    entry = fields.take("mentioned_as")
    if entry is None:
        return {}
    line, node = entry
    if not isinstance(node, Mapping):
        fields.refuse("field-form", "'mentioned_as' is a mapping: '<document>: [the project]'", line)
        return {}
    inner = fields.inner(node, "'mentioned_as'")
    found = {document: inner.texts(document) for document in list(node.entries)}
    inner.finish()
    return found


def _names(fields: Fields) -> tuple[Name, ...]:
    names = []
    for node in fields.nodes("also"):
        if not isinstance(node, Mapping):
            fields.refuse("field-form", "a further name is written with its kind: '- acronym: …'", node.line)
            continue
        name = fields.inner(node, "a further name")
        lang = name.text("lang")
        for kind in NAME_KINDS:
            if text := name.text(kind):
                names.append(Name(text, kind, lang, name.location, name.lines))
        name.finish()
    return tuple(names)


def read_judgement(fields: Fields) -> Judgement | None:
    """Read a judgement: `same: [a, b]`, `different: [a, b]` or `unsure: [a, b]`, with a reason."""
    found = [(verdict, pair) for verdict in VERDICTS if (pair := fields.texts(verdict))]
    reason, by, on = fields.text("reason", required=True), fields.text("by"), fields.text("on")
    fields.finish()
    if len(found) != 1 or len(found[0][1]) != 2 or len(set(found[0][1])) != 2:
        forms = ", ".join(f"'{verdict}: [a, b]'" for verdict in VERDICTS)
        fields.refuse("judgement-form", f"a judgement names two different ids, in one of these forms: {forms}")
        return None
    verdict, (one, other) = found[0]
    return Judgement(verdict, (min(one, other), max(one, other)), reason, fields.location, by, on, fields.lines)
