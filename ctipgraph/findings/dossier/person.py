"""What a dossier on a person has besides: who recorded each line, other mentions, and how to have it corrected."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from ctipgraph.findings.dossier.about import About
from ctipgraph.findings.finding import Row, Section, cite
from ctipgraph.model import Fact
from ctipgraph.model.counting import counted
from ctipgraph.records.rows import sentence

SHORTEST = 4  # letters of a word of the name that is looked for by itself


def recorded(about: About) -> Iterator[Section]:
    """Who recorded and reviewed each fact, and where its record stands."""
    corpus = about.corpus
    rows = tuple(
        Row(
            (
                sentence(corpus, fact), fact.status, fact.curator, fact.reviewed_by or "nobody yet", fact.review,
                _place(fact), fact.note,
            ),
            cite(corpus, [fact]),
        )
        for fact in about.facts
    )  # fmt: skip
    note = (
        "The records have no date of coding or of review; the history of the files has it. "
        "A fact also rests on the passages that stand with it below."
    )
    columns = ("statement", "status", "recorded by", "reviewed by", "review", "record", "note")
    yield Section("How it was recorded", columns, rows, note, "no fact names this person")


def _place(fact: Fact) -> str:
    """The file within the data folder and the line, which do not depend on where that folder lies."""
    where = fact.location
    return f"{'/'.join(PurePath(where.file).parts[-2:])}:{where.line}" if where.file else ""  # a graph does not say


def mentions(about: About) -> Iterator[Section]:
    """Other records with a word of the name in them: notes, values and the first and last words of passages."""
    corpus = about.corpus
    words = {
        word
        for entry in about.entries
        for name in entry.names
        for word in (name.text, *name.text.split())
        if len(word) >= SHORTEST
    }
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(words)))})(?!\w)")
    own = {fact.id for fact in about.facts}
    rows = []
    for fact in corpus.facts:
        found = [name for name, text in _texts(fact) if words and pattern.search(text)]
        if found and fact.id not in own:
            rows.append(Row((sentence(corpus, fact), ", ".join(dict.fromkeys(found)), fact.id), cite(corpus, [fact])))
    for actor in corpus.actors.values():
        if actor.id not in about.body and words and pattern.search(actor.note):
            rows.append(Row((actor.name, "note", actor.id)))
    note = "These hold a word of the name and may mean somebody else; look at each."
    columns = ("record", "where", "id")
    yield Section("Other records with a word of the name", columns, tuple(rows), note)


def _texts(fact: Fact) -> Iterator[tuple[str, str]]:
    yield from (("value", fact.object), ("note", fact.note), ("reason", fact.reason), ("role", fact.get("role")))
    for passage in fact.passages:
        yield "passage", " ".join((passage.prefix, passage.start, passage.end, passage.suffix))


def asking(about: About) -> Iterator[Section]:
    """How a person has a fact corrected, or all of it withdrawn."""
    dataset = about.corpus.dataset
    entry = f"- actor: {about.actor.id}"
    steps = (
        ("ask", f"the curators of the data set ({dataset.creator or dataset.title}); its README has their address"),
        ("correct a fact", "name its id and what is wrong; it is corrected, or withdrawn where the document was wrong"),
        ("withdraw a fact", "the curators add '- fact: <its id>' with a reason to withdrawn.yaml of the data"),
        (
            "withdraw the person",
            f"the curators add '{entry}' with a reason; {counted(len(about.facts), 'fact')} "
            f"and all that {'rests' if len(about.facts) == 1 else 'rest'} on them go with it",
        ),
        ("from then on", "it is in no file that is built, and stays out when it is recorded again"),
        ("copies", "files that were given to others are not reached: tell those who hold them"),
    )
    rows = tuple(Row(step) for step in steps)
    note = "Whoever is named, or speaks for a body that is named, may ask."
    yield Section("To have it corrected or withdrawn", ("step", "what to do"), rows, note)


PERSON_SECTIONS = (recorded, mentions, asking)
