"""Stories: a question told in steps, each a sentence, what to look at, and the facts that it rests on.

    id: who-paid
    title: Who paid for the river project?
    steps:
    - sentence: One donor is named.
      view: {actor: river-project, near: river-project}
      facts: [f-7jodj7dapc7a]

Each lies in `stories/<id>.yaml`. `view` has the keys of a page's address; facts are named by id or handle.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from ctipgraph.errors import NotFoundError
from ctipgraph.model import Corpus, Location, Result, Step, Story
from ctipgraph.model.report import violation
from ctipgraph.ontology import suggest
from ctipgraph.records import yaml_nodes
from ctipgraph.records.fields import Fields
from ctipgraph.records.lookup import find_fact

FOLDER = "stories"
# what a step may set, and which records its words name, if any
_ACTORS, _PLAIN = "actor", ""
VIEW_KEYS: Mapping[str, str] = {
    "actor": _ACTORS,
    "fact": "fact",
    "near": _ACTORS,
    "depth": _PLAIN,
    "path": _ACTORS,
    "sure": _PLAIN,
    "place": _ACTORS,
    "pinned": _ACTORS,
    "no-actors": _ACTORS,
    "no-documents": "document",
    "no-relations": "relation",
    "no-statuses": "status",
    "no-types": "class",
    "pillar": "concept",
    "years": _PLAIN,
    "compare": _PLAIN,
    "single": _PLAIN,
    "table": _PLAIN,
    "open": _PLAIN,
}


def read_stories(data: str | Path, corpus: Corpus) -> tuple[tuple[Story, ...], list[Result]]:
    """Read `stories/*.yaml` of a data folder, and what is wrong with them; without that folder there are none.

    A step that names an unknown fact or actor is a located violation, and its story is left out.

    >>> from ctipgraph.records import read_corpus
    >>> stories, wrong = read_stories("data", read_corpus("data"))
    >>> [story.id for story in stories], wrong
    (['2014-and-2024', 'who-paid-for-the-secretariat'], [])
    """
    results: list[Result] = []
    stories: dict[str, Story] = {}
    folder = Path(data) / FOLDER
    for path in sorted(folder.glob("*.yaml")) if folder.is_dir() else ():
        file = path.as_posix()
        node, found = yaml_nodes.read_yaml(path, file)
        results.extend(found)
        if not isinstance(node, yaml_nodes.Mapping):
            if not found:
                message = "a story is a mapping: 'id: …', 'title: …' and 'steps:'"
                results.append(violation("story", Location(file), message))
            continue
        wrong: list[Result] = []
        story = _StoryReader(corpus, Fields(node, file, "the story", wrong)).read()
        if story.id in stories:
            message = f"the story '{story.id}' is there already; rename it"
            wrong.append(violation("duplicate-id", story.location, message))
        if wrong:
            results.extend(wrong)
        else:
            stories[story.id] = story
    return tuple(stories.values()), results


class _StoryReader:
    def __init__(self, corpus: Corpus, fields: Fields) -> None:
        self._corpus = corpus
        self._fields = fields
        self._known: dict[str, Callable[[str], bool]] = {
            "actor": corpus.actors.__contains__,
            "document": corpus.documents.__contains__,
            "relation": corpus.ontology.relations.__contains__,
            "status": corpus.ontology.statuses.__contains__,
            "class": corpus.ontology.classes.__contains__,
            "concept": corpus.ontology.concepts.__contains__,
            "fact": corpus.by_id.__contains__,
        }

    def read(self) -> Story:
        fields = self._fields
        id_, title = fields.text("id", required=True), fields.text("title", required=True)
        nodes = fields.nodes("steps")
        steps = [self._step(fields.inner(n, "a step")) for n in nodes if isinstance(n, yaml_nodes.Mapping)]
        if not nodes or len(steps) < len(nodes):
            fields.refuse("story", "a story has steps, each a mapping: '- sentence: …', 'view:' and 'facts:'")
        fields.finish()
        return Story(id_, title, tuple(steps), fields.location)

    def _step(self, step: Fields) -> Step:
        sentence = step.text("sentence", required=True)
        facts = [self._fact(step, name) for name in step.texts("facts")]
        if not facts:
            step.refuse("story", "the sentence rests on no fact; name those it rests on: 'facts: [f-…]'")
        view = self._view(step)
        step.finish()
        return Step(sentence, view, tuple(id_ for id_ in facts if id_), step.location)

    def _fact(self, step: Fields, name: str) -> str:
        try:
            return find_fact(self._corpus, name).id
        except NotFoundError as error:
            step.refuse("story-fact", str(error), step.lines.get("facts", 0))
            return ""

    def _view(self, step: Fields) -> dict[str, tuple[str, ...]]:
        entry = step.take("view")
        if entry is None:
            return {}
        line, node = entry
        if not isinstance(node, yaml_nodes.Mapping):
            step.refuse("field-form", "'view' is a mapping: '{actor: …, near: …}'", line)
            return {}
        inner = step.inner(node, "'view'")
        view = {}
        for key, (at, _) in node.entries.items():
            values = inner.texts(key)
            if key not in VIEW_KEYS:
                step.refuse("story-view", f"a view has no '{key}'{suggest(key, VIEW_KEYS)}", at)
                continue
            view[key] = tuple(self._named(step, VIEW_KEYS[key], value, at) for value in values)
        return view

    def _named(self, step: Fields, kind: str, value: str, line: int) -> str:
        if kind == "fact":
            try:
                return find_fact(self._corpus, value).id
            except NotFoundError as error:
                step.refuse("story-fact", str(error), line)
        elif kind and not self._known[kind](value):
            near = suggest(value, self._corpus.actors) if kind == _ACTORS else ""
            step.refuse("story-actor" if kind == _ACTORS else "story-view", f"there is no {kind} '{value}'{near}", line)
        return value
