"""Ready questions: `ontology/questions/*.rq`, SPARQL with a title, parameters and an expected answer.

A question's first lines are comments:

    # title: Who funds a project?
    # about: the records      (only where it is not about the world)
    # parameter: project | actor | un-act | the project whose funders are asked for

and its parameters are lines of the form `VALUES ?project { UNDEF }`, so that each file is a query as it is.
A parameter's value is bound there as one RDF term; it is never pasted as text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from ctipgraph.errors import NotFoundError, QueryError
from ctipgraph.model import Corpus
from ctipgraph.ontology import suggest
from ctipgraph.rdf import Vocabulary
from ctipgraph.rdf.terms import literal
from ctipgraph.records.characters import unwelcome
from ctipgraph.records.lookup import find_actor
from ctipgraph.resources import ontology_folder


class Parameter(NamedTuple):
    """What a question asks for: its `kind` is actor, year, text, or a kind of term of the ontology."""

    name: str
    kind: str
    default: str
    help: str


class Question(NamedTuple):
    """A ready question; without a value a parameter takes its default, and without one it is left open.

    `about` is empty for a question about the world, and says what else it is about ("the records").
    """

    name: str
    title: str
    parameters: tuple[Parameter, ...]
    text: str
    path: Path
    about: str = ""

    def given(self, kind: str, values: Mapping[str, str]) -> list[str]:
        """Return the values of a kind, such as the names of actors, that are given or stand as defaults."""
        given = (values.get(p.name, p.default) for p in self.parameters if p.kind == kind)
        return [value for value in given if value]

    def may_leave_open(self, values: Mapping[str, str]) -> bool:
        """Say whether each parameter that is emptied in spite of its default has help that says what that means.

        >>> degrees = read_questions()["degrees"]
        >>> degrees.may_leave_open({"relation": ""}), read_questions()["between"].may_leave_open({"one": ""})
        (True, False)
        """
        emptied = (row for row in self.parameters if row.default and not values.get(row.name, row.default))
        return all("empty:" in row.help for row in emptied)

    def bind(self, corpus: Corpus, values: Mapping[str, str]) -> str:
        """Return the query with each parameter bound to a term.

        Raises QueryError for an unknown parameter, NotFoundError for a value that names nothing.
        """
        text = self.text
        for name, term in self.terms(corpus, values).items():
            bound = f"VALUES ?{name} {{ {term} }}"
            text = _open(name).sub(lambda _, bound=bound: bound, text)  # type: ignore[misc]
        return text

    def terms(self, corpus: Corpus, values: Mapping[str, str]) -> dict[str, str]:
        """Return the term, in N-Triples syntax, of each parameter that is given or has a default; raises as `bind`."""
        known = [parameter.name for parameter in self.parameters]
        for name in values:
            if name not in known:
                hint = suggest(name, known) or (f"; it takes {', '.join(known)}" if known else "; it takes none")
                raise QueryError(f"the question '{self.name}' has no parameter '{name}'{hint}")
        given = {parameter: values.get(parameter.name, parameter.default) for parameter in self.parameters}
        # a question has its years in the order of time
        years = [(parameter.name, value) for parameter, value in given.items() if parameter.kind == "year" and value]
        for (one, earlier), (other, later) in pairwise(years):
            if earlier > later:
                raise QueryError(f"'{one}' is {earlier} and '{other}' is {later}; the earlier year comes first")
        found = {}
        for parameter, value in given.items():
            try:
                if value:
                    found[parameter.name] = _term(parameter, value, corpus)
            except NotFoundError as error:
                if parameter.name in values:
                    raise
                raise NotFoundError(  # a default is of the data set that the question was written for
                    f"'{parameter.name}' is '{value}' where it is not given, and here: {error}; "
                    f"write one: -p {parameter.name}=…"
                ) from None
        return found


def _open(name: str) -> re.Pattern[str]:
    return re.compile(rf"VALUES\s+\?{name}\s*\{{\s*UNDEF\s*\}}")


def _term(parameter: Parameter, value: str, corpus: Corpus) -> str:
    """A parameter's value as a term in N-Triples syntax."""
    words = Vocabulary(corpus.ontology, corpus.dataset.base)
    ontology = corpus.ontology
    if found := unwelcome(value):
        raise QueryError(f"{found} stands in '{parameter.name}'; delete it")
    known = {
        "relation": {**dict.fromkeys(ontology.relations), **dict.fromkeys(ontology.inverses)},
        "type": dict.fromkeys(ontology.classes),
        "status": dict.fromkeys(ontology.statuses),
        "topic": dict.fromkeys(ontology.concepts_of("Topic")),
    }
    if parameter.kind == "actor":
        return words.entry("actor", find_actor(corpus, value).id)
    if parameter.kind == "document":
        if value not in corpus.documents:
            raise NotFoundError(f"no document '{value}'; there are {', '.join(corpus.documents)}")
        return words.entry("document", value)
    if parameter.kind in known:
        if value not in known[parameter.kind]:
            raise NotFoundError(f"no {parameter.kind} '{value}'{suggest(value, known[parameter.kind])}")
        return words.term(value)
    if parameter.kind in _FORMS:
        fits, form = _FORMS[parameter.kind]
        if not fits(value):
            raise QueryError(f"'{parameter.name}' is '{value}', but it has to be {form}")
    return literal(value)


def _is_date(value: str) -> bool:
    """Say whether a value is a day, month or year of the calendar."""
    try:
        date.fromisoformat(f"{value}{'-01-01'[len(value) - 10 :] if len(value) < 10 else ''}")
    except ValueError:
        return False
    return re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", value) is not None


_FORMS: dict[str, tuple[Callable[[str], object], str]] = {
    "year": (re.compile(r"\d{4}").fullmatch, "a year, as in 2014"),
    "date": (lambda value: len(value) == len("2014-07-19") and _is_date(value), "a date, as in 2014-07-19"),
    "when": (_is_date, "a day, month or year of the calendar, as in 2014-07-19, 2014-07 or 2014"),
    "number": (re.compile(r"\d{1,4}").fullmatch, "a whole number, as in 5"),
    "country": (re.compile("[A-Z]{2}").fullmatch, "an ISO 3166 code of two capital letters, as in LA"),
    "verdict": (("same", "different", "unsure").__contains__, "same, different or unsure"),
}


def read_questions(folder: Path | None = None) -> dict[str, Question]:
    """Return the ready questions by name, from a folder of .rq files or those that come with the program.

    >>> read_questions()["funders"].parameters[0].kind
    'actor'
    """
    return dict(_read(folder or _shipped()))


def find_question(name: str, folder: Path | None = None) -> Question:
    """Return a ready question by its name, without reading the others; raises NotFoundError with the near ones.

    >>> find_question("funder")
    Traceback (most recent call last):
    ...
    ctipgraph.errors.NotFoundError: no question 'funder'; did you mean 'funders' or 'funding'?
    """
    paths = {path.stem: path for path in (folder or _shipped()).glob("*.rq")}
    if name not in paths:
        near = suggest(name, paths, 3) or "; list them with: ctipgraph questions"
        raise NotFoundError(f"no question '{name}'{near}")
    return read_question(paths[name])


def _shipped() -> Path:
    return ontology_folder() / "questions"


@lru_cache(maxsize=4)
def _read(folder: Path) -> tuple[tuple[str, Question], ...]:
    return tuple((path.stem, read_question(path)) for path in sorted(folder.glob("*.rq")))


def read_question(path: Path) -> Question:
    """Read one .rq file."""
    text = path.read_text("utf-8")
    title = re.search(r"^#\s*title:\s*(.+)$", text, re.MULTILINE)
    rows = re.findall(r"^#\s*parameter:\s*(.+)$", text, re.MULTILINE)
    about = re.search(r"^#\s*about:\s*(.+)$", text, re.MULTILINE)
    parameters = tuple(Parameter(*(part.strip() for part in row.split("|"))) for row in rows)
    return Question(
        path.stem,
        title.group(1).strip() if title else path.stem,
        parameters,
        text,
        path,
        about.group(1).strip() if about else "",
    )
