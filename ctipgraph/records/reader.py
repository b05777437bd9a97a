"""A data folder -> a corpus. Whatever is wrong becomes a located result; the rest is read all the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from ctipgraph.errors import NotFoundError
from ctipgraph.model import Actor, Corpus, Dataset, Document, Fact, Judgement, Location, Report, Result
from ctipgraph.model.report import violation
from ctipgraph.ontology import Ontology, read_ontology
from ctipgraph.records.facts import FactReader, link_facts
from ctipgraph.records.fields import Fields
from ctipgraph.records.simple import read_actor, read_dataset, read_document, read_judgement
from ctipgraph.records.texts import read_texts
from ctipgraph.records.yaml_nodes import Mapping, Node, Sequence, read_yaml


def read_corpus(data: str | Path, *, texts: str | Path | None = None, ontology: str | Path | None = None) -> Corpus:
    """Read a data folder: dataset.yaml, documents.yaml, actors.yaml, identity.yaml and facts/*.yaml.

    `texts` is the folder of the documents' texts (`<document>.txt`), by default the one that
    dataset.yaml names; `ontology` is the folder of ctip.ttl, by default the one that comes with the
    program. Wrong records do not raise: they are in `problems`. Raises NotFoundError without a folder.

    >>> corpus = read_corpus("data")
    >>> corpus.actors["un-act"].name
    'UN Action for Cooperation against Trafficking in Persons'
    >>> corpus.problems.conforms
    True
    """
    root = Path(data)
    if not root.is_dir():
        raise NotFoundError(f"no data folder at '{root}'; name one, or make one with: ctipgraph init {root}")
    terms = read_ontology(Path(ontology) if ontology else None)
    results: list[Result] = []
    dataset = _dataset(root, results)
    documents = _by_id(
        (
            read_document(Fields(m, file, "a document", results))
            for file, m in _entries(root, "documents.yaml", results)
        ),
        "document",
        results,
    )
    actors = _by_id(
        (read_actor(Fields(m, file, "an actor", results)) for file, m in _entries(root, "actors.yaml", results)),
        "actor",
        results,
    )
    judgements = [
        read_judgement(Fields(m, file, "a judgement", results))
        for file, m in _entries(root, "identity.yaml", results, optional=True)
    ]
    facts = _facts(root, terms, results)
    folder = Path(texts) if texts else root / dataset.texts if dataset.texts else None
    found = read_texts(folder, documents.values(), results) if folder else {}
    return Corpus(
        dataset=dataset,
        ontology=terms,
        documents=documents,
        actors=actors,
        facts=facts,
        judgements=tuple(j for j in judgements if isinstance(j, Judgement)),
        texts=found,
        problems=Report.of(results),
    )


def _dataset(root: Path, results: list[Result]) -> Dataset:
    file = (root / "dataset.yaml").as_posix()
    node = _tree(root / "dataset.yaml", results)
    if isinstance(node, Mapping):
        return read_dataset(Fields(node, file, "the data set", results))
    if node is not None:
        results.append(violation("field-form", Location(file), "the file has to be a mapping: 'title: …' and so on"))
    return Dataset("", "", "", Location(file))


def _facts(root: Path, terms: Ontology, results: list[Result]) -> tuple[Fact, ...]:
    folder = root / "facts"
    if not folder.is_dir():
        message = "no folder of facts; make it, with one file for each document"
        results.append(violation("file", Location(folder.as_posix()), message))
        return ()
    facts: list[Fact] = []
    for path in sorted(folder.glob("*.yaml")):
        node = _tree(path, results)
        if isinstance(node, Mapping):
            facts.extend(FactReader(terms, path.as_posix(), results).read(node))
        elif node is not None:
            message = "the file has to be a mapping with 'document' and 'facts'"
            results.append(violation("field-form", Location(path.as_posix(), node.line), message))
    return link_facts(facts, terms, results)


def _tree(path: Path, results: list[Result]) -> Node | None:
    file = path.as_posix()
    if not path.is_file():
        results.append(violation("file", Location(file), f"there is no {path.name}; see: ctipgraph init --help"))
        return None
    node, found = read_yaml(path, file)
    results.extend(found)
    if node is None and not found:
        results.append(
            violation("file", Location(file), "the file is empty; see docs/recording.md for what belongs in")
        )
    return node


def _entries(root: Path, name: str, results: list[Result], *, optional: bool = False) -> Iterator[tuple[str, Mapping]]:
    """The mappings of a file that is a list."""
    path = root / name
    if optional and not path.exists():
        return
    node = _tree(path, results)
    file = path.as_posix()
    if node is not None and not isinstance(node, Sequence):
        results.append(violation("field-form", Location(file, node.line), "the file has to be a list: '- id: …' each"))
    for item in node.items if isinstance(node, Sequence) else ():
        if isinstance(item, Mapping):
            yield file, item
        else:
            message = "an entry has to be a mapping: '- id: …'"
            results.append(violation("field-form", Location(file, item.line), message))


T = TypeVar("T", Actor, Document)


def _by_id(records: Iterable[T | None], what: str, results: list[Result]) -> dict[str, T]:
    found: dict[str, T] = {}
    for record in records:
        if record is None:
            continue
        if record.id in found:
            message = f"the {what} '{record.id}' stands on line {found[record.id].location.line} already; rename one"
            results.append(violation("duplicate-id", record.location, message))
        else:
            found[record.id] = record
    return dict(sorted(found.items()))
