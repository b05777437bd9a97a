"""A state of the data, by the name that people give it: a data folder, a graph file, a git revision."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ctipgraph.checks import check
from ctipgraph.cli.reading import read
from ctipgraph.errors import DataError, NotFoundError, QueryError
from ctipgraph.model import Severity
from ctipgraph.ontology import Ontology, read_ontology
from ctipgraph.rdf.graph_files import FORMATS, is_graph, read_triples
from ctipgraph.rdf.snapshot import Snapshot, Triple, snapshot, triples_of
from ctipgraph.records.revisions import revision


@dataclass(frozen=True, slots=True)
class State:
    """A state of the data, and the triples that it was gathered from where they are asked for."""

    snapshot: Snapshot
    triples: tuple[Triple, ...]


def read_state(name: str, data: Path, ontology: Path | None, *, triples: bool) -> State:
    """Read what `name` names: a folder or a file that is there, or else a revision of the repository of `data`.

    `triples` says whether they are asked for; they take more memory than the rest.
    Raises NotFoundError and QueryError for what is none of them, DataError for data with violations.
    """
    if os.path.isdir(name):  # unlike Path.is_dir, false for what is no name of a file
        return _folder(Path(name), name, ontology, triples)
    if os.path.isfile(name):
        return _file(Path(name), name, ontology, triples)
    if is_graph(name) and ":" not in name:
        raise NotFoundError(f"there is no file '{name}'; make one with: ctipgraph build")
    with revision(name, data) as place:
        return (_folder if place.is_dir() else _file)(place, name, ontology, triples)


def _folder(place: Path, name: str, ontology: Path | None, triples: bool) -> State:
    corpus = read(place, None, ontology)
    wrong = [result for result in check(corpus) if result.severity is Severity.VIOLATION]
    if wrong:
        where = f"{Path(wrong[0].location.file).name}:{wrong[0].location.line}"
        see = f"see them with: ctipgraph check {name}" if place == Path(name) else "it can't be compared"
        if wrong[0].rule == "file-size":
            see = "or compare graph files of it: ctipgraph build"
        raise DataError(f"the data of '{name}' has violations, the first at {where}: {wrong[0].message}; {see}")
    return _state(triples_of(corpus), name, corpus.ontology, triples)


def _file(place: Path, name: str, ontology: Path | None, triples: bool) -> State:
    if not is_graph(place.name):
        raise QueryError(f"'{name}' is no graph file; one ends in {', '.join(FORMATS)}")
    found = _state(read_triples(place.read_bytes(), name), name, read_ontology(ontology), triples)
    if not found.snapshot.base:
        raise QueryError(f"'{name}' holds no graph of this program: no fact and no data set is in it")
    return found


def _state(found: Iterable[Triple], name: str, ontology: Ontology, triples: bool) -> State:
    kept = tuple(found) if triples else ()
    return State(snapshot(kept or found, ontology, name), kept)
