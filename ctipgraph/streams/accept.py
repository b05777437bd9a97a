"""Which rows need no second look.

Most rows of a machine are sound, and to see it takes no more than a few look-ups: the actors, the dates and the
relation of a row are those of many others. `Accept` says yes only to rows in which no rule for facts finds anything;
whatever it hesitates about goes to the rules themselves (`ctipgraph.streams.rules`), which say what is wrong.
"""

from __future__ import annotations

from collections.abc import Callable

from ctipgraph.checks.contact import contact_data
from ctipgraph.checks.dates import before
from ctipgraph.checks.domains import fits
from ctipgraph.checks.forms import FORMS
from ctipgraph.checks.no_harm import SMALLEST_COUNT, is_office, is_shelter
from ctipgraph.checks.people import few_victims
from ctipgraph.model import Corpus
from ctipgraph.model.rows import CELL, ID, ITEM, OBJECT, PART, RELATION, STATUS, SUBJECT, Row, row_columns
from ctipgraph.ontology import RelationType
from ctipgraph.rdf.template import Memo
from ctipgraph.records.facts import RANKS, REVIEWS
from ctipgraph.records.yaml_nodes import MAX_SCALAR

Judge = Callable[[str], bool]


class Accept:
    """Says whether a row is sound beyond doubt; keeps what it found of values, in bounded number."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._at = {name: index for index, name in enumerate(row_columns(corpus.ontology))}
        # a shelter is looked at by the rules, whatever is said of it
        self._types = {id_: actor.type for id_, actor in corpus.actors.items() if not is_shelter(actor.names)}
        self._withdrawn = {withdrawal.id for withdrawal in corpus.withdrawals}
        self._ends = Memo(self._judge_ends)
        self._objects = {name: self._judge_of(one.range) for name, one in corpus.ontology.relations.items()}
        self._qualifiers = [
            (self._at[name], Memo(self._judge_of(one.range, name)))
            for name, one in corpus.ontology.qualifiers.items()
            if one.range != "Fact"
        ]
        self._needs = {
            name: [self._at[field] for field in status.marks.get("needs", ())]
            for name, status in corpus.ontology.statuses.items()
        }
        self._reviews = Memo(self._judge_review)
        self._documents = Memo(self._last_date)

    def __call__(self, row: Row) -> bool:
        """Say whether no rule for facts finds anything in a row of clean characters."""
        at, types = self._at, self._types
        relation, subject, object_ = row[RELATION], row[SUBJECT], row[OBJECT]
        if subject not in types or row[ID] in self._withdrawn or self._corpus.gone:
            return False
        if not self._ends[f"{relation}{CELL}{types[subject]}{CELL}{types.get(object_, '')}"]:
            return False
        if object_ not in types and not self._objects[relation](object_):
            return False
        for index, judge in self._qualifiers:
            if row[index] and not judge[row[index]]:
                return False
        last = self._documents[row[at["documents"]]]
        return (
            bool(last)
            and all(row[index] for index in self._needs.get(row[STATUS], (ID,)))
            and row[STATUS] in self._needs
            and (row[at["rank"]] == "normal" or (row[at["rank"]] in RANKS and row[at["reason"]] != ""))
            and self._reviews[f"{row[at['curator']]}{CELL}{row[at['reviewed_by']]}{CELL}{row[at['review']]}"]
            and (row[at["amount"]] == "") == (row[at["currency"]] == "")
            and not before(row[at["valid_to"]], row[at["valid_from"]])
            and not before(last, row[at["as_of"]])
            and not self._few(row[at["count"]])
            and harmless(row[at["note"]])
            and harmless(row[at["reason"]])
            and plain(row[at["handle"]])
            and all(map(without_contact, row[at["passages"]].split(ITEM)))
        )

    def _judge_ends(self, key: str) -> bool:
        """Whether types fit a relation: relation, type of the subject, type of the object where it is an actor."""
        name, subject, object_ = key.split(CELL)
        ontology = self._corpus.ontology
        relation = ontology.relations[name]
        if is_office(ontology, name) or not fits(ontology, subject, relation.domain):
            return False
        return bool(object_) == self._is_entity(relation) and (not object_ or fits(ontology, object_, relation.range))

    def _is_entity(self, relation: RelationType) -> bool:
        return self._corpus.ontology.object_kind(relation) == "entity"

    def _judge_of(self, range_: str, name: str = "") -> Judge:
        """What judges a value of a range, of a qualifier where one is named."""
        ontology = self._corpus.ontology
        if concepts := ontology.concepts_of(range_):
            return concepts.__contains__
        if range_ in ontology.classes and range_ != "StatedDate":
            return lambda id_: id_ in self._types and fits(ontology, self._types[id_], range_)
        form = "currency" if name == "currency" else range_
        return FORMS[form][0] if form in FORMS else harmless

    def _judge_review(self, key: str) -> bool:
        curator, reviewer, review = key.split(CELL)
        if review not in REVIEWS or not (plain(curator) and plain(reviewer)):
            return False
        own = reviewer.casefold() == curator.casefold() and not self._corpus.dataset.single_curator
        return review == "draft" or (bool(reviewer) and not own)

    def _last_date(self, cell: str) -> str:
        """When the last of a fact's documents appeared; nothing where one is unknown or has its text at hand."""
        corpus = self._corpus
        ids = cell.split(ITEM)
        if not all(id_ in corpus.documents and id_ not in corpus.texts for id_ in ids):
            return ""
        return max(corpus.documents[id_].published for id_ in ids)

    def _few(self, count: str) -> bool:
        return 0 < len(count) < len(str(SMALLEST_COUNT)) or (len(count) == 2 and int(count) < SMALLEST_COUNT)


def plain(text: str) -> bool:
    """Say whether a text has no blanks around it and is not too long.

    >>> plain("a b"), plain(" a")
    (True, False)
    """
    return text == text.strip() and len(text) <= MAX_SCALAR


def harmless(text: str) -> bool:
    """Say whether words of a curator's own have neither contact data nor a small count of victims in them.

    >>> harmless("led the office"), harmless("call +856 21 123456"), harmless("three victims")
    (True, False, False)
    """
    return not text or (plain(text) and not few_victims(text) and next(contact_data(text), None) is None)


def without_contact(cell: str) -> bool:
    """Say whether a passage's words, in its cell, have no contact data in them."""
    _, _, words = cell.partition(PART)
    return len(words) <= MAX_SCALAR and next(contact_data(words.replace(PART, "\n")), None) is None
