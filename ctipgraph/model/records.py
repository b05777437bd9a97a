"""The records that people write, each with the place it was read from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ctipgraph.model.ids import digest


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A file of the data and a line in it, counted from 1.

    >>> str(Location("data/actors.yaml", 7))
    'data/actors.yaml:7'
    """

    file: str
    line: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


class Located:
    """A record that knows the line of each of its fields."""

    __slots__ = ()
    location: Location
    lines: Mapping[str, int]

    def at(self, name: str) -> Location:
        """Return where a field stands, or where the record begins.

        >>> river = Actor("river", "Project", "River Project", Location("actors.yaml", 4), lines={"type": 6})
        >>> str(river.at("type")), str(river.at("country"))
        ('actors.yaml:6', 'actors.yaml:4')
        """
        return Location(self.location.file, self.lines.get(name, self.location.line))


@dataclass(frozen=True, slots=True)
class Dataset(Located):
    """What the data set is: `base` begins every identifier that the graph mints."""

    title: str
    base: str
    licence: str
    location: Location
    description: str = ""
    creator: str = ""
    version: str = ""
    texts: str = ""
    single_curator: bool = False
    lines: Mapping[str, int] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Document(Located):
    """A document that facts were read in; `published` is a date, `text_sha256` its text's digest."""

    id: str
    title: str
    publisher: str
    published: str
    location: Location
    retrieved: str = ""
    url: str = ""
    language: str = ""
    kind: str = ""
    licence: str = ""
    text_sha256: str = ""
    same_origin_as: str = ""
    lines: Mapping[str, int] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Name(Located):
    """A further name of an actor; `kind` is alternative, acronym or misspelt (as in a document)."""

    text: str
    kind: str
    lang: str = ""
    location: Location = Location("")
    lines: Mapping[str, int] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Actor(Located):
    """Whatever facts are about; `type` is a class of the ontology, `country` an ISO 3166 code.

    Most are actors in the ontology's sense; projects, events, instruments and places are recorded alike.
    `mentioned_as` has, for a document, the words by which it refers to the actor without its name ("the project").
    """

    id: str
    type: str
    name: str
    location: Location
    lang: str = ""
    also: tuple[Name, ...] = ()
    country: str = ""
    identifiers: tuple[str, ...] = ()
    mentioned_as: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    note: str = ""
    lines: Mapping[str, int] = field(default_factory=dict, compare=False, repr=False)

    @property
    def names(self) -> tuple[Name, ...]:
        """All names, the preferred one first."""
        return (Name(self.name, "preferred", self.lang, self.at("name")), *self.also)


@dataclass(frozen=True, slots=True)
class Passage(Located):
    """A span of a document, anchored by its first and last words (`end` is empty for a short span).

    The parts are those of a URL text fragment: https://wicg.github.io/scroll-to-text-fragment/#syntax
    """

    document: str
    start: str
    end: str = ""
    prefix: str = ""
    suffix: str = ""
    location: Location = Location("")
    lines: Mapping[str, int] = field(default_factory=dict, compare=False, repr=False)

    @property
    def anchor(self) -> str:
        """The anchor as people write it.

        >>> Passage("d", "The current donors", "Norway and Sweden").anchor
        'The current donors … Norway and Sweden'
        """
        return f"{self.start} … {self.end}" if self.end else self.start

    @property
    def id(self) -> str:
        """The id that follows from document and anchor: the same anchor in a document is the same passage."""
        return "p-" + digest([self.document, self.prefix, self.start, self.end, self.suffix])


@dataclass(frozen=True, slots=True)
class Fact(Located):
    """A statement about a subject, in the stored direction of its relation.

    `object` is the id of an actor, the name of a concept, or a value, as the relation's range says.
    `qualifiers` maps record fields (`as_of`, `count`, …) to what was written there; those that refer
    to other facts hold ids of facts, the rest hold one string each. `answers` maps lints to the curator's answers;
    `review` is draft, reviewed or published.
    """

    id: str
    relation: str
    subject: str
    object: str
    status: str
    location: Location
    passages: tuple[Passage, ...] = ()
    qualifiers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    handle: str = ""
    rank: str = "normal"
    reason: str = ""
    note: str = ""
    curator: str = ""
    reviewed_by: str = ""
    review: str = "draft"
    answers: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict, compare=False, repr=False)

    def get(self, name: str) -> str:
        """Return a qualifier's value, or an empty string where it has none."""
        return next(iter(self.qualifiers.get(name, ())), "")

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of the documents that the passages stand in, sorted, each once."""
        return tuple(sorted({passage.document for passage in self.passages}))


@dataclass(frozen=True, slots=True)
class Judgement(Located):
    """A curator's finding whether two entries are one body: `verdict` is same, different or unsure."""

    verdict: str
    pair: tuple[str, str]
    reason: str
    location: Location
    by: str = ""
    on: str = ""
    lines: Mapping[str, int] = field(default_factory=dict, compare=False, repr=False)
