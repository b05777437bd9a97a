"""How many answers of the ready questions differ between two states of the data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ctipgraph.errors import NotFoundError
from ctipgraph.findings.finding import Row, Section
from ctipgraph.model import Actor, Corpus, Dataset, Document, Location
from ctipgraph.ontology import Ontology
from ctipgraph.rdf.snapshot import Snapshot, Triple
from ctipgraph.store.engine import load, run
from ctipgraph.store.questions import read_questions

MOST_ROWS = 100_000
NOWHERE = Location("")
Answers = dict[str, set[tuple[str, ...]]]
State = tuple[Snapshot, Iterable[Triple]]


def questions_changed(old: State, new: State, ontology: Ontology, folder: Path | None = None) -> Section:
    """Return the ready questions whose answers differ, asked with their defaults, with the rows that came and went."""
    titles = {name: question.title for name, question in read_questions(folder).items()}
    one, other = (dict(_answers(state, ontology, folder)) for state in (old, new))
    rows = [
        Row((name, title, len(one[name]), len(other[name]), len(other[name] - one[name]), len(one[name] - other[name])))
        for name, title in titles.items()
        if name in one and name in other and one[name] != other[name]
    ]
    asked = len(one.keys() & other.keys())
    left = len(titles) - asked
    note = f"{len(rows)} of {asked} questions give another answer, asked with their defaults"
    note += f"; {left} ask for an actor that is not in both" if left else ""
    columns = ("question", "title", "rows before", "rows after", "rows added", "rows removed")
    return Section("Ready questions", columns, tuple(rows), note)


def _answers(state: State, ontology: Ontology, folder: Path | None) -> Iterator[tuple[str, set[tuple[str, ...]]]]:
    """The rows of each question that can be asked, ids in place of addresses."""
    found, triples = state
    nquads = "".join(f"{subject} {predicate} {object_} .\n" for subject, predicate, object_ in triples).encode()
    store = load(nquads, ontology.text, ontology.namespace.rstrip("#/"))
    corpus = _to_bind_with(found, ontology)
    for name, question in read_questions(folder).items():
        try:
            query = question.bind(corpus, {})
        except NotFoundError:
            continue
        answer = run(store, query, ontology.prefixes, MOST_ROWS)
        rows = {tuple(term.text.removeprefix(found.base) if term else "" for term in row) for row in answer.rows}
        yield name, rows


def _to_bind_with(state: Snapshot, ontology: Ontology) -> Corpus:
    """The entries that a question's defaults name, so that they are bound to terms of this state."""
    return Corpus(
        Dataset("", state.base, "", NOWHERE),
        ontology,
        documents={id_: Document(id_, "", "", "", NOWHERE) for id_ in state.kinds["document"]},
        actors={id_: Actor(id_, "", state.get("actor", id_, "name"), NOWHERE) for id_ in state.kinds["actor"]},
    )
