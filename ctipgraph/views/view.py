"""What a page shows: a corpus as plain lists that refer to each other by position."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from ctipgraph.exports.turtle import Shortener
from ctipgraph.model import Actor, Corpus, Fact, Passage, Story
from ctipgraph.networks.layout import communities
from ctipgraph.networks.layout.discs import discs
from ctipgraph.networks.places import Arrangement, arrange, tying
from ctipgraph.ontology import Term
from ctipgraph.passages import as_text, deep_link, resolve
from ctipgraph.rdf import Vocabulary
from ctipgraph.records.rows import object_label
from ctipgraph.views.page import to_html

# shown otherwise: the speaker by name, a conflict with links
_SHOWN_APART = {"speaker", "conflicts_with"}
_DEFINES = re.compile(r"^ctip:(\w+) a ", re.MULTILINE)


LARGE = 2000  # actors; above, the page opens on communities (`page/crowd.js`)


def render_page(
    corpus: Corpus,
    of: Corpus,
    layout: str = "network",
    centre: str = "",
    plain: bool = False,
    language: str = "en",
) -> str:
    """Return the page of a corpus that is, or is a part of, `of`; see `networks/places.py` for layouts."""
    return to_html(to_view(corpus, of, layout, centre), plain=plain, language=language)


def to_view(
    corpus: Corpus, of: Corpus, layout: str = "network", centre: str = "", groups: Mapping[str, int] | None = None
) -> dict[str, Any]:
    """Return what the page's script reads; see `views/page/data.js` for its shape.

    `groups` gives each actor the number of a community, which stand side by side on a page that opens from afar.
    """
    if groups and groups.keys() >= corpus.actors.keys() and len(corpus.actors) > LARGE:
        return _Viewer(corpus, of, groups).view(Arrangement(discs(groups, tying(corpus)), []))
    return _Viewer(corpus, of).view(arrange(corpus, layout, centre))


class _Viewer:
    def __init__(self, corpus: Corpus, of: Corpus, groups: Mapping[str, int] | None = None) -> None:
        self._corpus = corpus
        self._of = of
        ontology = corpus.ontology
        self._texts = {id_: as_text(raw) for id_, raw in corpus.texts.items()}
        self._number = {id_: n for n, id_ in enumerate(corpus.actors)}
        self._documents = sorted({name for fact in corpus.facts for name in fact.documents if name in corpus.documents})
        rank = {name: place for place, name in enumerate(_DEFINES.findall(ontology.text))}

        def in_order(names: Iterable[str]) -> list[str]:
            """In the ontology's order, which reads better than the alphabet's."""
            return sorted(set(names), key=lambda name: (rank.get(name, len(rank)), name))

        self._relations = in_order(fact.relation for fact in corpus.facts)
        self._statuses = in_order(fact.status for fact in corpus.facts)
        self._types = in_order(actor.type for actor in corpus.actors.values())
        self._groups = in_order(ontology.relations[name].group for name in self._relations)
        self._facts = {fact.id: index for index, fact in enumerate(corpus.facts)}
        self._groups_of = groups or self._communities()
        self._words = Vocabulary(ontology, corpus.dataset.base)
        self._shorten = Shortener(corpus)
        self._pillars = in_order(
            name for name, term in ontology.concepts.items() if term.marks.get("skos:topConceptOf")
        )

    def view(self, arrangement: Arrangement) -> dict[str, Any]:
        places, guides = arrangement
        corpus, dataset, ontology = self._corpus, self._corpus.dataset, self._corpus.ontology
        dates = sorted(corpus.documents[name].published for name in self._documents)
        return {
            "title": dataset.title,
            "description": dataset.description,
            "licence": dataset.licence,
            "citation": self._citation(),
            "documents_range": [dates[0], dates[-1]] if dates else ["", ""],
            "shown": {
                "facts": len(corpus.facts),
                "facts_of": self._of.size.facts,
                "actors": len(corpus.actors),
                "actors_of": self._of.size.actors,
            },
            "types": [
                {
                    "id": name,
                    "label": ontology.classes[name].label,
                    "shape": ontology.class_mark(name, "shape", "circle"),
                    "colour": ontology.class_mark(name, "colour", "#7a7a7a"),
                    "place": ontology.is_a(name, "Place"),
                }
                for name in self._types
            ],
            "groups": [
                {"id": name, "label": ontology.groups[name].label, "colour": ontology.groups[name].mark("colour")}
                for name in self._groups
            ],
            "relations": [self._relation(name) for name in self._relations],
            "statuses": [
                {
                    "id": t.name,
                    "label": t.label,
                    "definition": t.definition,
                    "line": t.mark("lineStyle", "solid"),
                    "kind": _status_kind(t),
                }
                for t in (ontology.statuses[name] for name in self._statuses)
            ],
            "pillars": [{"id": name, "label": ontology.concepts[name].label} for name in self._pillars],
            "rdf": {"base": dataset.base, "prefixes": self._words.prefixes},
            "documents": [self._document(name) for name in self._documents],
            "actors": [self._actor(actor, places[actor.id]) for actor in corpus.actors.values()],
            "facts": [self._fact(fact) for fact in corpus.facts],
            "stories": [self._story(story) for story in corpus.stories if self._can_tell(story)],
            "guides": guides,
        }

    def _can_tell(self, story: Story) -> bool:
        """Whether a page, which may show only a part, has all the facts of a story."""
        return all(id_ in self._facts for step in story.steps for id_ in step.facts)

    def _story(self, story: Story) -> dict[str, Any]:
        return {
            "id": story.id,
            "title": story.title,
            "steps": [
                {
                    "text": step.sentence,
                    "view": {key: list(values) for key, values in step.view.items()},
                    "facts": [self._facts[id_] for id_ in step.facts],
                }
                for step in story.steps
            ],
        }

    def _communities(self) -> dict[str, int]:
        if len(self._number) <= LARGE:
            return {}
        return communities(list(self._number), tying(self._corpus))

    def _citation(self) -> str:
        dataset = self._corpus.dataset
        parts = [dataset.creator, dataset.title, f"version {dataset.version}" if dataset.version else ""]
        return ". ".join(part.rstrip(".") for part in parts if part) + "."

    def _relation(self, name: str) -> dict[str, Any]:
        relation = self._corpus.ontology.relations[name]
        inverse = relation.label if relation.symmetric else relation.inverse_label
        return {
            "id": name,
            "label": relation.label,
            "inverse": inverse,
            "group": self._groups.index(relation.group),
            "definition": relation.definition,
            "back": relation.name if relation.symmetric else relation.inverse,
        }

    def _document(self, name: str) -> dict[str, str]:
        document = self._corpus.documents[name]
        return {
            "id": document.id,
            "title": document.title,
            "publisher": document.publisher,
            "published": document.published,
            "url": document.url,
            "lang": document.language,
        }

    def _actor(self, actor: Actor, place: tuple[int, int]) -> dict[str, Any]:
        return {
            "id": actor.id,
            "label": actor.name,
            "type": self._types.index(actor.type),
            "names": [{"text": name.text, "kind": name.kind, "lang": name.lang} for name in actor.names],
            "note": actor.note,
            "country": actor.country,
            "x": place[0],
            "y": place[1],
            **({"community": self._groups_of[actor.id]} if self._groups_of else {}),
        }

    def _fact(self, fact: Fact) -> dict[str, Any]:
        corpus = self._corpus
        between_actors = corpus.object_kind(fact) == "entity"
        return {
            "id": fact.id,
            "relation": self._relations.index(fact.relation),
            "subject": self._number[fact.subject],
            "object": self._number[fact.object] if between_actors else None,
            "value": None if between_actors else object_label(corpus, fact),
            "status": self._statuses.index(fact.status),
            "speaker": self._number[fact.get("speaker")] if fact.get("speaker") in corpus.actors else None,
            "qualifiers": self._qualifiers(fact),
            "note": fact.note,
            "rank": fact.rank,
            "evidenced": list(corpus.evidenced(fact)),
            "passages": [self._passage(passage) for passage in fact.passages],
            "conflicts": [self._facts[id_] for id_ in self._of.conflicts.get(fact.id, ()) if id_ in self._facts],
            "rests": [self._facts[id_] for id_ in fact.qualifiers.get("rests_on", ()) if id_ in self._facts],
            "pillars": self._pillars_of(fact),
            "ended": fact.get("valid_to"),
            "plain": corpus.is_plain(fact),
            "rdf": self._triples(fact),
        }

    def _pillars_of(self, fact: Fact) -> list[int]:
        """The Ps that the fact's value is, or stands below."""
        concepts = self._corpus.ontology.concepts
        if self._corpus.object_kind(fact) != "concept":
            return []
        above, queue = set(), [fact.object]
        while queue:
            name = queue.pop()
            if name in concepts and name not in above:
                above.add(name)
                queue.extend(concepts[name].parents)
        return [index for index, name in enumerate(self._pillars) if name in above]

    def _triples(self, fact: Fact) -> list[list[str]]:
        """Of the fact's triples, as Turtle writes them, those that the page can't tell from what it shows."""
        ontology, words = self._corpus.ontology, self._words
        relation = ontology.relations[fact.relation]
        rows = []
        if self._corpus.object_kind(fact) != "entity":
            rows.append((words.term("rdf:object"), words.value(fact.object, relation.range)))
        for name, values in fact.qualifiers.items():
            qualifier = ontology.qualifiers[name]
            rows.extend((words.term(qualifier.name), words.value(value, qualifier.range)) for value in values)
        return [[self._shorten(predicate), self._shorten(object_)] for predicate, object_ in rows]

    def _qualifiers(self, fact: Fact) -> list[list[str]]:
        ontology = self._corpus.ontology
        shown: list[list[str]] = []
        for name, values in fact.qualifiers.items():
            qualifier = ontology.qualifiers[name]
            if name in _SHOWN_APART or qualifier.range == "Fact":
                continue
            shown.extend([qualifier.label, self._in_words(value)] for value in values)
        return shown

    def _in_words(self, value: str) -> str:
        if value in self._of.actors:
            return self._of.actors[value].name
        concepts = self._corpus.ontology.concepts
        return concepts[value].label if value in concepts else value

    def _passage(self, passage: Passage) -> dict[str, Any]:
        text = self._texts.get(passage.document)
        resolution = resolve(text, passage) if text else None
        found = text and resolution and resolution.spans
        document = self._corpus.documents[passage.document]
        return {
            "id": passage.id,
            "document": self._documents.index(passage.document),
            "anchor": passage.anchor,
            "text": text.raw[resolution.spans[0].start : resolution.spans[0].end]
            if found and text and resolution
            else None,
            "link": deep_link(document.url, passage),
        }


def _status_kind(status: Term) -> str:
    """Whether facts of the status are plans, claims, conclusions or denials, by the ontology's marks of it."""
    if status.mark("lineStyle") == "dashed":
        return "plan"
    if status.mark("needs"):
        return {"speaker": "claim"}.get(status.mark("needs"), "conclusion")
    return "" if status.mark("plain") == "true" else "denial"
