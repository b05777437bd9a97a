"""A data folder -> a corpus. Whatever is wrong becomes a located result; the rest is read all the same."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from ctipgraph.errors import NotFoundError
from ctipgraph.model import Actor, Corpus, Dataset, Document, Fact, Judgement, Location, NoFact, Passage, Report, Result
from ctipgraph.model.report import violation
from ctipgraph.ontology import Ontology, read_ontology
from ctipgraph.records.facts import FactReader, link_facts
from ctipgraph.records.fields import Fields
from ctipgraph.records.lists import entries, read_tree, shown, yaml_files
from ctipgraph.records.lock import NAME as LOCK
from ctipgraph.records.lock import read_lock
from ctipgraph.records.recipes import FILE as RECIPES
from ctipgraph.records.recipes import read_recipes
from ctipgraph.records.simple import read_actor, read_dataset, read_document, read_judgement
from ctipgraph.records.stories import read_stories
from ctipgraph.records.streamed import STREAMED, read_rows
from ctipgraph.records.texts import read_texts
from ctipgraph.records.withdrawn import names_left, read_withdrawal, withdraw
from ctipgraph.records.yaml_nodes import Mapping


def read_corpus(
    data: str | Path, *, texts: str | Path | None = None, ontology: str | Path | None = None, streamed: bool = True
) -> Corpus:
    """Read a data folder: dataset.yaml, networks.yaml, facts/*.yaml, stories/*.yaml, and its lists.

    Documents, actors, identity and withdrawn are lists, each in `<list>.yaml`, in `<list>/*.yaml`, or in both.
    `texts` is the folder of the documents' texts (`<document>.txt`), by default the one that
    dataset.yaml names; `ontology` is the folder of ctip.ttl, by default the one that comes with the
    program. Facts in CSV, JSON Lines and Parquet are read too while they are few (32 MB); `streamed=False`
    passes over them. Wrong records do not raise: they are in `problems`. Raises NotFoundError without a folder.

    >>> corpus = read_corpus("data")
    >>> corpus.actors["un-act"].name
    'UN Action for Cooperation against Trafficking in Persons'
    >>> corpus.problems.conforms
    True
    """
    root = Path(data)
    _expect_data(root)
    terms = read_ontology(Path(ontology) if ontology else None)
    results: list[Result] = []
    unread: set[str] = set()
    dataset = _dataset(root, results)
    documents = _by_id(
        (
            read_document(Fields(m, file, "a document", results))
            for file, m in entries(root, "documents", results, unread)
        ),
        "document",
        results,
    )
    actors = _by_id(
        (read_actor(Fields(m, file, "an actor", results)) for file, m in entries(root, "actors", results, unread)),
        "actor",
        results,
    )
    judgements = [
        read_judgement(Fields(m, file, "a judgement", results))
        for file, m in entries(root, "identity", results, unread)
    ]
    withdrawals = tuple(
        withdrawal
        for file, m in entries(root, "withdrawn", results, unread)
        if (withdrawal := read_withdrawal(Fields(m, file, "a withdrawal", results))) is not None
    )
    marks: list[NoFact] = []
    left: list[Passage] = []
    facts = _facts(root, terms, results, unread, marks, left, streamed)
    kept = withdraw(facts, actors, withdrawals, results)
    withdrawn_actors = {w.id for w in withdrawals if w.kind == "actor"}
    folder = Path(texts) if texts else root / dataset.texts if dataset.texts else None
    found = read_texts(folder, documents.values(), results) if folder else {}
    results.extend(names_left(kept, found))
    lock, sentences = read_lock(root / LOCK, results)
    corpus = Corpus(
        dataset=dataset,
        ontology=terms,
        documents=documents,
        actors=kept.actors,
        facts=kept.facts,
        judgements=tuple(j for j in judgements if isinstance(j, Judgement) and not withdrawn_actors & set(j.pair)),
        no_facts=tuple(marks),
        passages_left=tuple(left),
        withdrawals=withdrawals,
        gone=kept.gone,
        texts=found,
        lock=lock,
        read_to_the_end=sentences,
        unread=frozenset(unread),
    )
    stories, wrong = read_stories(root, corpus)
    recipes, faulty = read_recipes(root / RECIPES, terms) if os.path.lexists(root / RECIPES) else ((), [])
    return replace(corpus, stories=stories, recipes=recipes, problems=Report.of([*results, *wrong, *faulty]))


def read_beside(data: str | Path, corpus: Corpus, texts: str | Path | None = None) -> tuple[Corpus, list[Result]]:
    """Return a corpus that was read back from a graph with what no graph holds, the texts at hand and the stories.

    Beside it comes what was wrong, such as a story that names a fact by its handle, which no graph holds either.
    """
    root, results = Path(data), list[Result]()
    named = _dataset(root, results).texts
    folder = Path(texts) if texts else root / named if named else None
    found = read_texts(folder, corpus.documents.values(), results) if folder else {}
    corpus = replace(corpus, texts=found)
    stories, wrong = read_stories(root, corpus)
    return replace(corpus, stories=stories), [*results, *wrong]


def _expect_data(root: Path) -> None:
    """Raise NotFoundError where there is no data folder; one of which only a part is there gets a report."""
    if root.is_file():
        raise NotFoundError(
            f"'{root}' is a file; name the folder of a data set, or start one with: ctipgraph init NAME"
        )
    if not root.is_dir():
        raise NotFoundError(f"no data folder at '{root}'; name one, or make one with: ctipgraph init {root}")
    if not any(os.path.lexists(root / name) for name in ("dataset.yaml", "documents.yaml", "actors.yaml", "facts")):
        raise NotFoundError(f"'{root}' has no dataset.yaml; name a data folder, or start one with: ctipgraph init NAME")


def _dataset(root: Path, results: list[Result]) -> Dataset:
    file = shown(root / "dataset.yaml")
    node = read_tree(root / "dataset.yaml", results)
    if isinstance(node, Mapping):
        return read_dataset(Fields(node, file, "the data set", results))
    if node is not None:
        results.append(violation("field-form", Location(file), "the file has to be a mapping: 'title: …' and so on"))
    return Dataset("", "", "", Location(file))


def _facts(
    root: Path,
    terms: Ontology,
    results: list[Result],
    unread: set[str],
    marks: list[NoFact],
    left: list[Passage],
    streamed: bool,
) -> tuple[Fact, ...]:
    folder = root / "facts"
    if not folder.is_dir():
        message = "no folder of facts; make it, with one file for each document"
        results.append(violation("file", Location(shown(folder)), message))
        unread.add("fact")
        return ()
    facts: list[Fact] = []
    elsewhere = "this is not read: facts stand in <document>.yaml; rename it, or move it elsewhere"
    for path in yaml_files(folder, elsewhere, results, others=STREAMED):
        node = read_tree(path, results)
        if isinstance(node, Mapping):
            reader = FactReader(terms, shown(path), results)
            facts.extend(reader.read(node))
            marks.extend(reader.no_facts)
            left.extend(reader.left)
            continue
        unread.add("fact")
        if node is not None:
            message = "the file has to be a mapping: 'document: …' and 'facts:'"
            results.append(violation("field-form", Location(shown(path), node.line), message))
    if streamed:
        facts += read_rows(root, terms, results)
    return link_facts(facts, terms, results)


T = TypeVar("T", Actor, Document)


def _by_id(records: Iterable[T | None], what: str, results: list[Result]) -> dict[str, T]:
    found: dict[str, T] = {}
    for record in records:
        if record is None:
            continue
        if record.id in found:
            message = f"the {what} '{record.id}' stands at {found[record.id].location} already; rename one"
            results.append(violation("duplicate-id", record.location, message))
        else:
            found[record.id] = record
    return dict(sorted(found.items()))
