"""Facts of a store found by what they are about and by what they say, without reading the others.

It has the methods of `findings.index.FactIndex`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ctipgraph.model import Actor, Corpus, Fact
from ctipgraph.model.windows import Window
from ctipgraph.records.lookup import find_actor, folded
from ctipgraph.store.basis import Basis, basis
from ctipgraph.store.file_recall import FileRecall

# A list of values is one value, in JSON. Ids come first, from an index alone, and then only the records of those.
_OF = """SELECT record FROM fact WHERE id IN (
    SELECT id FROM fact WHERE relation IN (SELECT value FROM json_each(?)) AND first <= ? AND last >= ?
  ) ORDER BY relation, id"""
_ABOUT = """SELECT record FROM fact WHERE id IN (SELECT fact FROM part WHERE entry = ? AND part IN (0, 1))
  AND first <= ? AND last >= ? ORDER BY id"""
_LEADING_ON = """SELECT object, id FROM fact WHERE leads AND id IN (
    SELECT fact FROM part WHERE entry = ?1 AND part = 0 AND relation IN (SELECT value FROM json_each(?2)))
  UNION ALL SELECT subject, id FROM fact WHERE leads AND id IN (
    SELECT fact FROM part WHERE entry = ?1 AND part = 1 AND relation IN (SELECT value FROM json_each(?3)))
  ORDER BY 1, 2"""
_COUNT = "SELECT count(*) FROM fact WHERE relation IN (SELECT value FROM json_each(?))"
_UNSTATED = """SELECT id FROM actor WHERE type IN (SELECT value FROM json_each(?)) AND NOT EXISTS (
    SELECT 1 FROM fact WHERE object = actor.id AND relation IN (SELECT value FROM json_each(?)) AND status <> 'denied'
  ) ORDER BY id"""
_OFFICES = "SELECT office, max(id) FROM fact WHERE office <> '' GROUP BY office ORDER BY max(id)"
_WITH_OFFICE = "SELECT record FROM fact WHERE office <> '' AND office IN (SELECT value FROM json_each(?)) ORDER BY id"
_PLACED = "SELECT record FROM fact WHERE subject IN (SELECT value FROM json_each(?)) AND placed ORDER BY id"
_ENTRIES = "SELECT id FROM actor WHERE type IN (SELECT value FROM json_each(?)) AND (? = '' OR country = ?) ORDER BY id"
_MARKS = "SELECT id, type, country FROM actor WHERE id IN (SELECT value FROM json_each(?))"
ALWAYS = Window("", "", "a")  # every date sorts before a letter


class FiledIndex:
    """The facts of a store's file of records, of which `corpus` knows the actors and the documents.

    An actor is read when it is first named.
    """

    def __init__(self, recall: FileRecall) -> None:
        self._recall = recall
        self._actors = _Actors(recall)
        self._facts: dict[str, Fact] = {}
        self._leading: dict[tuple[str, frozenset[str], frozenset[str]], list[tuple[str, str]]] = {}
        self._ends: set[str] = set()  # entries that it may be asked for next
        self._marks: dict[str, tuple[str, str]] = {}
        self._placed: dict[str, list[Fact]] = {}
        self._conflicts: dict[str, tuple[str, ...]] = {}
        self.corpus = _with(
            Corpus(recall.dataset, recall.ontology, recall.documents, self._actors, judgements=recall.judgements),
            self._conflicts,
        )

    def about(self, entry: str, window: Window | None = None) -> Iterable[Fact]:
        """Return the facts whose subject or object is this entry and that may speak of the window."""
        window = window or ALWAYS
        self._ends.add(entry)
        return self._known(self._recall.facts_where(_ABOUT, entry, window.last, window.first))

    def leading_on(self, entry: str, along: Collection[str], against: Collection[str]) -> Sequence[tuple[str, str]]:
        """Return what an entry is led to, sorted: the other end and the id of each fact that leads there."""
        asked = entry, frozenset(along), frozenset(against)
        if asked not in self._leading:  # many chains come to the same entry
            found = self._recall.rows(_LEADING_ON, entry, sorted(along), sorted(against)).fetchall()
            self._ends.update(far for far, _ in found)
            self._leading[asked] = found
        return self._leading[asked]

    def facts(self, ids: Collection[str]) -> Iterable[Fact]:
        """Return the facts with these ids."""
        found = self._known(self._recall.facts_of(ids))
        self._actors.read(id_ for fact in found for id_ in (fact.subject, fact.object))
        return found

    def of(self, relations: Collection[str], window: Window | None = None) -> Iterable[Fact]:
        """Return the facts of these relations that may speak of the window."""
        window = window or ALWAYS
        found = self._known(self._recall.facts_where(_OF, sorted(relations), window.last, window.first))
        self._ends.update(end for fact in found for end in (fact.subject, fact.object, fact.get("within")))
        return found

    def count(self, relations: Collection[str]) -> int:
        """Return how many facts these relations have."""
        ((count,),) = self._recall.rows(_COUNT, sorted(relations))
        return int(count)

    def offices(self) -> Mapping[str, str]:
        """Return the roles that facts state in words, by themselves folded."""
        return {folded(office): office for office, _ in self._recall.rows(_OFFICES)}

    def with_office(self, office: str) -> Iterable[Fact]:
        """Return the facts that state this role, folded."""
        written = [text for text, _ in self._recall.rows(_OFFICES) if folded(text) == office]
        return self._known(self._recall.facts_where(_WITH_OFFICE, written))

    def placed(self, entry: str) -> Iterable[Fact]:
        """Return the facts whose subject is this entry and that name a place."""
        if entry not in self._placed:
            # of all that it may be asked for, at once
            wanted = {entry, *self._ends} - self._placed.keys()
            self._ends.clear()
            self._placed |= {one: [] for one in wanted}
            for fact in self._known(self._recall.facts_where(_PLACED, wanted)):
                self._placed[fact.subject].append(fact)
        return self._placed[entry]

    def unstated(self, kind: str, relations: Collection[str]) -> Iterable[str]:
        """Return the entries of a class, and of those below it, of which no fact of these relations is stated."""
        return [id_ for (id_,) in self._recall.rows(_UNSTATED, self._below(kind), sorted(relations))]

    def entries(self, kind: str, country: str = "") -> Iterable[str]:
        """Return the ids of the entries of a class and of those below it, of all countries or of one."""
        return [id_ for (id_,) in self._recall.rows(_ENTRIES, self._below(kind), country, country)]

    def _below(self, kind: str) -> list[str]:
        ontology = self._recall.ontology
        return [name for name in ontology.classes if ontology.is_a(name, kind)]

    def kind_of(self, entry: str) -> str:
        """Return the class of an entry, or nothing for what is none."""
        return self._read_marks(entry)[0]

    def country_of(self, entry: str) -> str:
        """Return the country code of an entry, or nothing."""
        return self._read_marks(entry)[1]

    def actor(self, text: str) -> Actor:
        """Return the actor with this id or name; raises NotFoundError with the near ones."""
        return find_actor(self._recall.named([text]), text)

    def basis(self, facts: Iterable[str]) -> Basis:
        """Return what an answer of these facts (ids), all of which were found here, rests on."""
        ids = [id_ for id_ in facts if id_ in self._facts]
        part = replace(self.corpus, facts=tuple(self._facts[id_] for id_ in ids))
        found = basis(_with(part, self._conflicts), ids)
        return found._replace(whole=found.facts > 0 and not self._recall.holds_more_than(found.facts))

    def _known(self, facts: list[Fact]) -> list[Fact]:
        # the graph of a whole data set says of each fact with which others it is in conflict
        self._facts.update((fact.id, fact) for fact in facts)
        self._conflicts.update((fact.id, found) for fact in facts if (found := fact.qualifiers.get("conflicts_with")))
        return facts

    def _read_marks(self, entry: str) -> tuple[str, str]:
        """The class and the country of an entry, and of all that it may be asked for next."""
        if entry not in self._marks:
            wanted = {entry, *self._ends} - self._marks.keys()
            self._marks |= dict.fromkeys(wanted, ("", ""))
            self._marks |= {id_: (kind, country) for id_, kind, country in self._recall.rows(_MARKS, wanted)}
        return self._marks[entry]


class _Actors(Mapping[str, Actor]):
    """The actors of a store by their ids, each read when it is first named."""

    def __init__(self, recall: FileRecall) -> None:
        self._recall = recall
        self._found: dict[str, Actor | None] = {}

    def read(self, ids: Iterable[str]) -> None:
        """Read these, all at once."""
        new = {id_ for id_ in ids if id_ not in self._found}
        if new:
            self._found |= dict.fromkeys(new) | self._recall.actors_of(new)

    def __getitem__(self, id_: str) -> Actor:
        if id_ not in self._found:
            self.read((id_,))
        if (found := self._found[id_]) is None:
            raise KeyError(id_)
        return found

    def __contains__(self, id_: object) -> bool:
        return self._found.get(id_) is not None or super().__contains__(id_)  # type: ignore[call-overload]

    def __iter__(self) -> Iterator[str]:
        return iter(self._recall.all_entries())

    def __len__(self) -> int:
        return len(self._recall.all_entries())


def _with(corpus: Corpus, conflicts: Mapping[str, tuple[str, ...]]) -> Corpus:
    """Give a corpus the conflicts of its facts, which it need not look for."""
    vars(corpus)["conflicts"] = conflicts  # where a cached property keeps what it found
    return corpus
