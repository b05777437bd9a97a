"""Which rows need no second look.

Most rows of a machine are sound, and to see it takes no more than a few look-ups: the actors, the dates and the
relation of a row are those of many others. `Accept` says yes only to rows in which no rule for facts finds anything;
whatever it hesitates about goes to the rules themselves (`ctipgraph.streams.rules`), which say what is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ctipgraph.checks.contact import contact_data, surely_none
from ctipgraph.checks.dates import before
from ctipgraph.checks.domains import fits
from ctipgraph.checks.forms import FORMS
from ctipgraph.checks.no_harm import SMALLEST_COUNT, is_office, is_shelter
from ctipgraph.checks.people import few_victims, surely_no_victims
from ctipgraph.model import Corpus
from ctipgraph.model.rows import ITEM, PART, Column, Columns, row_columns
from ctipgraph.ontology import RelationType
from ctipgraph.rdf.template import Memo
from ctipgraph.records.facts import RANKS, REVIEWS
from ctipgraph.records.yaml_nodes import MAX_SCALAR

Judge = Callable[..., bool]
Verdicts = Callable[..., list[bool]]  # on the rows of columns
_MADE = ("subject_type", "object_type", "value")  # columns that are made of others


class Accept:
    """Says which rows are sound beyond doubt."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        # a shelter is looked at by the rules, whatever is said of it
        self._types = {id_: actor.type for id_, actor in corpus.actors.items() if not is_shelter(actor.names)}
        self._objects = {name: self._judge_of(one.range) for name, one in corpus.ontology.relations.items()}
        self._needs = {name: one.marks.get("needs", ()) for name, one in corpus.ontology.statuses.items()}
        self._needed = tuple(sorted({field for fields in self._needs.values() for field in fields}))
        self._last_dates = Memo(self._last_date)
        withdrawn = {withdrawal.id for withdrawal in corpus.withdrawals}
        self._at = {name: index for index, name in enumerate((*row_columns(corpus.ontology), *_MADE))}
        rows: list[tuple[str, tuple[str, ...], Verdicts]] = [
            ("id", ("relation", "subject_type", "object_type"), _known(self._judge_ends)),
            ("value", ("relation", "value"), _known(self._judge_value)),
            ("id", ("status", *self._needed), _known(self._judge_status)),
            ("id", ("curator", "reviewed_by", "review"), _known(self._judge_review)),
            ("id", ("rank", "reason"), _known(lambda rank, why: rank == "normal" or (rank in RANKS and why != ""))),
            ("id", ("documents", "as_of"), _known(self._judge_documents)),
            ("valid_to", ("valid_to", "valid_from"), _known(lambda end, start: not before(end, start))),
            ("amount", ("amount", "currency"), _each(lambda amount, currency: currency != "" or amount == "")),
            ("currency", ("amount", "currency"), _each(lambda amount, currency: amount != "" or currency == "")),
            ("count", ("count",), _known(lambda count: not _is_few(count))),
            ("note", ("note",), all_harmless),
            ("reason", ("reason",), all_harmless),
            ("handle", ("handle",), _each(plain)),
        ]
        if withdrawn:
            rows.append(("id", ("id",), _each(lambda id_: id_ not in withdrawn)))
        for name, one in corpus.ontology.qualifiers.items():
            if one.range != "Fact":
                rows.append((name, (name,), self._verdicts_on(one.range, name)))
        self._table = [(self._at[first], [self._at[name] for name in names], sound) for first, names, sound in rows]

    def doubtful(self, columns: Columns) -> set[int]:
        """Return the places of the rows, of clean characters, in which a rule for facts may find something.

        Values that stand together in many rows are judged once, and a column without any cell is passed over.
        """
        count = len(columns[0])
        if self._corpus.gone:  # the names of those who are gone may stand anywhere
            return set(range(count))
        columns = [*columns, *self._made(columns)]
        found: set[int] = set()
        for first, indexes, verdicts in self._table:
            if any(columns[first]):
                sound = verdicts(*(columns[index] for index in indexes))
                if not all(sound):
                    found.update(place for place, good in enumerate(sound) if not good)
        found.update(_with_contact(columns[self._at["passages"]]))
        return found

    def _made(self, columns: Columns) -> Iterator[Column]:
        """The types of the ends, none for who is no actor, and the object where that is no actor."""
        subjects, objects = columns[self._at["subject"]], columns[self._at["object"]]
        types = [self._types.get(id_, "") for id_ in objects]
        yield [self._types.get(id_, "") for id_ in subjects]
        yield types
        yield () if all(types) else ["" if type_ else text for type_, text in zip(types, objects, strict=True)]

    def _judge_value(self, relation: str, value: str) -> bool:
        return not value or (relation in self._objects and self._objects[relation](value))

    def _judge_status(self, status: str, *needed: str) -> bool:
        needs = self._needs.get(status)
        if not needs:
            return needs is not None
        return all(cell for name, cell in zip(self._needed, needed, strict=True) if name in needs)

    def _judge_documents(self, documents: str, as_of: str) -> bool:
        last = self._last_dates[documents]
        return last != "" and not (as_of and before(last, as_of))

    def _judge_ends(self, name: str, subject: str, object_: str) -> bool:
        """Whether types fit a relation: that of the subject, and that of the object where it is an actor."""
        ontology = self._corpus.ontology
        relation = ontology.relations.get(name)
        if relation is None or is_office(ontology, name) or not (subject and fits(ontology, subject, relation.domain)):
            return False
        return bool(object_) == self._is_entity(relation) and (not object_ or fits(ontology, object_, relation.range))

    def _is_entity(self, relation: RelationType) -> bool:
        return self._corpus.ontology.object_kind(relation) == "entity"

    def _verdicts_on(self, range_: str, name: str) -> Verdicts:
        """What judges the cells of a qualifier."""
        judge = self._judge_of(range_, name)
        if judge is harmless:
            return all_harmless
        # a number seldom comes again
        return (_each if range_ in ("xsd:decimal", "xsd:integer") else _known)(_or_empty(judge))

    def _judge_of(self, range_: str, name: str = "") -> Judge:
        """What judges a value of a range, of a qualifier where one is named."""
        ontology = self._corpus.ontology
        if concepts := ontology.concepts_of(range_):
            return concepts.__contains__
        if range_ in ontology.classes and range_ != "StatedDate":
            return lambda id_: id_ in self._types and fits(ontology, self._types[id_], range_)
        form = "currency" if name == "currency" else range_
        return FORMS[form][0] if form in FORMS else harmless

    def _judge_review(self, curator: str, reviewer: str, review: str) -> bool:
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


def _each(judge: Judge) -> Verdicts:
    """A judge asked of each row."""
    return lambda *columns: list(map(judge, *columns))


def _known(judge: Judge) -> Verdicts:
    """A judge asked once of values that stand together in many rows."""
    memo: Memo[tuple[str, ...], bool] = Memo(lambda values: judge(*values))
    return lambda *columns: list(map(memo.__getitem__, zip(*columns, strict=True)))


def _or_empty(judge: Judge) -> Judge:
    return lambda cell: not cell or judge(cell)


def _is_few(count: str) -> bool:
    return 0 < len(count) <= len(str(SMALLEST_COUNT)) and count.isdecimal() and int(count) < SMALLEST_COUNT


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


def all_harmless(texts: Column) -> list[bool]:
    """Return the verdicts of `harmless` on many texts; where none can be wrong, they are looked at together.

    >>> all_harmless(["led the office", "training"]), all_harmless(["led the office", "call +856 21 123456"])
    ([True, True], [True, False])
    """
    if surely_none(texts) and surely_no_victims(texts) and all(map(plain, texts)):
        return [True] * len(texts)
    return list(map(harmless, texts))


def _with_contact(passages: Column) -> Iterator[int]:
    """The places of passages whose words may have contact data in them."""
    words = [cell.partition(PART)[2] for cell in passages]
    if not surely_none(words) or max(map(len, words)) > MAX_SCALAR or ITEM in "".join(words):
        for place, cell in enumerate(passages):
            if not all(map(without_contact, cell.split(ITEM))):
                yield place


def without_contact(cell: str) -> bool:
    """Say whether a passage's words, in its cell, have no contact data in them."""
    _, _, words = cell.partition(PART)
    return len(words) <= MAX_SCALAR and next(contact_data(words.replace(PART, "\n")), None) is None
