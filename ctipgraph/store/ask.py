"""A question, ready or one's own, and its answer in words with the evidence beside each row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ctipgraph.errors import NotFoundError
from ctipgraph.model import Corpus, Fact
from ctipgraph.records.rows import JOINT, label
from ctipgraph.store.answers import Answer, Bounds, Term
from ctipgraph.store.basis import Basis, basis
from ctipgraph.store.disk import recall_of
from ctipgraph.store.from_columns import from_columns
from ctipgraph.store.questions import Question, find_question

if TYPE_CHECKING:
    from ctipgraph.store.graph import Graph
    from ctipgraph.store.known import Records

NOT_STATED = "not stated"  # in a cell: the question found that nothing says so
EVIDENCE = ("status", "speaker", "document", "published", "passage")


@dataclass(frozen=True, slots=True)
class Table:
    """An answer in words: rows of strings, the ids of the facts in them, and what it rests on.

    `absence` explains an answer without rows.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    facts: tuple[str, ...]
    basis: Basis
    absence: tuple[str, ...] = ()
    cut: bool = False

    def _repr_html_(self) -> str:
        from ctipgraph.markup import safe
        from ctipgraph.markup import table as html_table

        rows = [[safe(cell) for cell in row] for row in self.rows]
        lines = [*([self.title] if self.title else []), str(self.basis), *self.absence]
        lines += ["there are more rows than these"] if self.cut else []
        shown = "\n".join(f'<p dir="auto">{safe(line)}</p>' for line in lines)
        return f"{shown}\n{html_table(self.columns, rows)}" if rows else shown


def ask(
    source: Corpus | Graph,
    question: str | Question,
    parameters: Mapping[str, str] | None = None,
    *,
    bounds: Bounds | None = None,
    ids: bool = False,
) -> Table:
    """Answer a ready question (by its name), or a SPARQL query of one's own, over a corpus or a graph elsewhere.

    Each row with a variable `?fact` is followed by that fact's status, speaker, document, its date and
    the passages. `ids` shows ids in place of names. Raises NotFoundError and QueryError.

    >>> from ctipgraph.records import read_corpus
    >>> table = ask(read_corpus("data"), "funders", {"project": "UN-ACT"})
    >>> table.columns[-1]
    'passage'
    """
    graph, records = _graph_and_records(source)
    parameters = parameters or {}
    if isinstance(question, str) and "{" in question:
        if parameters:
            raise NotFoundError("parameters go with ready questions only; write the values into the query")
        return _table(records, "", graph.select_foreign(question, bounds), _is_ordered(question), ids)
    ready = question if isinstance(question, Question) else find_question(question)
    known = records.named(ready.given("actor", parameters), ready.given("document", parameters))
    query = ready.bind(known, parameters)
    answer = from_columns(graph, ready, known, parameters, bounds or Bounds()) or graph.select(query, bounds)
    table = _table(records, ready.title, answer, _is_ordered(query), ids)
    if (
        table.rows
        and not any(NOT_STATED in row for row in table.rows)
        and not _all_denied(records, ready, parameters, table)
    ):
        return table
    from ctipgraph.store.absence import absence  # most answers are not empty

    return replace(table, absence=tuple(absence(records, ready, parameters)))


def _graph_and_records(source: Corpus | Graph) -> tuple[Graph, Records]:
    """What runs the queries over a source, and what gives its records."""
    if not isinstance(source, Corpus):
        return source, recall_of(source)
    from ctipgraph.store.endpoint import Endpoint  # a graph elsewhere needs neither
    from ctipgraph.store.known import Whole

    return Endpoint(source), Whole(source)


def _all_denied(records: Records, question: Question, values: Mapping[str, str], table: Table) -> bool:
    if "denied" not in dict(table.basis.statuses):
        return False
    from ctipgraph.store.absence import relations_asked

    asked = relations_asked(records.ontology, question, values)
    known = records.corpus(table.facts).by_id
    found = [known[id_] for id_ in table.facts if known[id_].relation in asked]
    return bool(found) and all(fact.status == "denied" for fact in found)


def _is_ordered(query: str) -> bool:
    return "ORDER BY" in query.upper()


def _table(records: Records, title: str, answer: Answer, ordered: bool, ids: bool) -> Table:
    addresses = {term.text for row in answer.rows for term in row if term and term.kind == "iri"}
    corpus = records.corpus(
        *(sorted(id_ for text in addresses if (id_ := _id(text, kind))) for kind in ("fact", "actor"))
    )
    show = _Show(corpus, ids)
    where = answer.columns.index("fact") if "fact" in answer.columns else -1
    rows: list[tuple[str, ...]] = []
    facts: list[str] = []
    for terms in answer.rows:
        cells = [show(term) for term in terms]
        facts.extend(id_ for term in terms if (id_ := show.id_of(term)) in corpus.by_id)
        fact = corpus.by_id.get(show.id_of(terms[where])) if where >= 0 else None
        rows.append((*cells, *(_evidence(corpus, fact) if where >= 0 else ())))
    columns = answer.columns + (EVIDENCE if where >= 0 else ())
    distinct = tuple(dict.fromkeys(facts))
    # rows that name no fact, such as counts, rest on all that was counted over
    rests_on = records.whole() if rows and not distinct else basis(corpus, distinct)
    if distinct:
        rests_on = rests_on._replace(whole=not records.holds_more_than(len(distinct)))
    shown = tuple(rows if ordered else sorted(rows))
    return Table(title, columns, shown, distinct, rests_on, cut=answer.cut)


def _id(address: str, kind: str) -> str:
    """The id of an entry of a kind, or nothing."""
    before, _, id_ = address.rpartition("/")
    return id_ if before.endswith(f"/{kind}") else ""


def _evidence(corpus: Corpus, fact: Fact | None) -> tuple[str, ...]:
    if fact is None:
        return ("",) * len(EVIDENCE)
    dates = dict.fromkeys(corpus.documents[name].published for name in fact.documents if name in corpus.documents)
    speaker = label(corpus, fact.get("speaker")) if fact.get("speaker") else ""
    # a graph keeps no order of a fact's passages
    anchors = JOINT.join(sorted(passage.anchor for passage in fact.passages))
    return (fact.status, speaker, JOINT.join(fact.documents), JOINT.join(dates), anchors)


class _Show:
    """Terms in words: names of actors, labels of the ontology's terms, ids of documents and facts."""

    def __init__(self, corpus: Corpus, ids: bool) -> None:
        self._corpus = corpus
        self._ids = ids
        ontology = corpus.ontology
        self._labels = {
            **{name: term.label for name, term in ontology.relations.items()},
            **{relation.inverse: relation.inverse_label for relation in ontology.relations.values()},
            **{name: term.label for name, term in ontology.classes.items()},
            **{name: term.label for name, term in ontology.concepts.items()},
        }

    def id_of(self, term: Term | None) -> str:
        return term.text.rpartition("/")[2] if term else ""

    def __call__(self, term: Term | None) -> str:
        if term is None:
            return ""
        if term.kind == "literal":
            return term.text
        base, namespace = self._corpus.dataset.base, self._corpus.ontology.namespace
        if term.text.startswith(namespace):
            name = term.text.removeprefix(namespace)
            return name if self._ids else self._labels.get(name, name)
        if term.text.startswith(base):
            id_ = self.id_of(term)
            return id_ if self._ids else label(self._corpus, id_)
        return term.text
