"""The ontology, read from `ontology/ctip.ttl`: the only list of terms.

Nothing here names a relation, a class or a status; the names below are the handful of words
with which the ontology describes its own entries (its section 1).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

from ctipgraph.errors import CtipgraphError, NotFoundError
from ctipgraph.resources import ontology_folder

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XSD = "http://www.w3.org/2001/XMLSchema#"
LONGEST_WORD = 200  # a longer one is no mistyped name
MOST_COMPARED = 200_000  # words that one run compares to find near ones: each takes its time


@dataclass(frozen=True, slots=True)
class Term:
    """A term: its local name, its words for people, and what it stands under."""

    name: str
    label: str
    definition: str
    parents: tuple[str, ...] = ()
    marks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def mark(self, name: str, default: str = "") -> str:
        """Return the first value that the ontology gives the term under `name`, or `default`."""
        values = self.marks.get(name, ())
        return values[0] if values else default


@dataclass(frozen=True, slots=True)
class RelationType(Term):
    """A kind of fact, in its stored direction."""

    domain: str = ""
    range: str = ""
    inverse: str = ""
    inverse_label: str = ""
    symmetric: bool = False
    group: str = ""


@dataclass(frozen=True, slots=True)
class Qualifier(Term):
    """A property of a fact besides subject, relation and object; `name` is the RDF term's."""

    field: str = ""
    range: str = ""
    identifies: bool = False


@dataclass(frozen=True)
class Ontology:
    """All terms, by kind, each mapping keyed by the name that records use."""

    namespace: str
    prefixes: Mapping[str, str]
    classes: Mapping[str, Term]
    relations: Mapping[str, RelationType]
    inverses: Mapping[str, str]
    qualifiers: Mapping[str, Qualifier]
    statuses: Mapping[str, Term]
    concepts: Mapping[str, Term]
    groups: Mapping[str, Term]
    text: str

    @cached_property
    def ancestors(self) -> Mapping[str, frozenset[str]]:
        """Each class with all classes above it, itself included."""

        def above(name: str) -> frozenset[str]:
            parents = self.classes[name].parents if name in self.classes else ()
            return frozenset({name}).union(*(above(parent) for parent in parents))

        return {name: above(name) for name in self.classes}

    def is_a(self, name: str, ancestor: str) -> bool:
        """Say whether the class `name` is `ancestor` or stands below it.

        >>> read_ontology().is_a("Ministry", "Organisation")
        True
        >>> read_ontology().is_a("Project", "Organisation")
        False
        """
        return ancestor in self.ancestors.get(name, ())

    def class_mark(self, name: str, mark: str, default: str = "") -> str:
        """Return what a class, or the nearest class above it, is given under `mark`."""
        queue = [name]
        while queue:
            term = self.classes.get(queue.pop(0))
            if term is not None:
                if term.marks.get(mark):
                    return term.mark(mark)
                queue.extend(term.parents)
        return default

    def object_kind(self, relation: RelationType) -> str:
        """Say what stands at the far end of a relation: "entity", "concept" or "value".

        >>> ontology = read_ontology()
        >>> [ontology.object_kind(ontology.relations[name]) for name in ("funds", "hasStage", "heldOn")]
        ['entity', 'concept', 'value']
        """
        if relation.range not in self.classes:
            return "value"
        return "concept" if self.concepts_of(relation.range) else "entity"

    def marked(self, mark: str) -> frozenset[str]:
        """Return the relations that are given `mark` as true, with all that stand below them.

        >>> "chaired" in read_ontology().marked("attendance")
        True
        """
        marked = (name for name, relation in self.relations.items() if relation.mark(mark) == "true")
        return frozenset[str]().union(*map(self.narrower, marked))

    def narrower(self, relation: str) -> frozenset[str]:
        """Return a relation with all that stand below it.

        >>> sorted(read_ontology().narrower("holdsOfficeIn"))
        ['heads', 'holdsOfficeIn']
        """
        found, queue = {relation}, [relation]
        while queue:
            below = self._below.get(queue.pop(), [])
            queue.extend(name for name in below if name not in found)
            found.update(below)
        return frozenset(found)

    @cached_property
    def _below(self) -> Mapping[str, list[str]]:
        below: dict[str, list[str]] = {}
        for relation in self.relations.values():
            for parent in relation.parents:
                below.setdefault(parent, []).append(relation.name)
        return below

    def concepts_of(self, name: str) -> Mapping[str, Term]:
        """Return the concepts that are typed with the class `name`."""
        return self._by_class.get(name, {})

    @cached_property
    def _by_class(self) -> Mapping[str, Mapping[str, Term]]:
        found: dict[str, dict[str, Term]] = {}
        for key, term in self.concepts.items():
            for name in term.marks.get("type", ()):
                found.setdefault(name, {})[key] = term
        return found

    def iri(self, name: str) -> str:
        """Return the full IRI of a term of the project's own, which has to exist.

        Raises NotFoundError with the near names: the namespace is closed.

        >>> read_ontology().iri("fundz")
        Traceback (most recent call last):
        ...
        ctipgraph.errors.NotFoundError: the ontology has no term 'fundz'; did you mean 'funds'?
        """
        if name not in self._names:
            raise NotFoundError(f"the ontology has no term '{name}'{suggest(name, self._names)}")
        return self.namespace + name

    @cached_property
    def _names(self) -> frozenset[str]:
        import pyoxigraph as ox

        store = ox.parse(self.text.encode(), ox.RdfFormat.TURTLE)
        subjects = {quad.subject.value for quad in store if isinstance(quad.subject, ox.NamedNode)}
        return frozenset(iri.removeprefix(self.namespace) for iri in subjects if iri.startswith(self.namespace))


def suggest(word: str, words: Iterable[str], count: int = 1) -> str:
    """Return `; did you mean 'x'?` for the words nearest to a mistyped one, or nothing.

    >>> suggest("fundedby", ["funds", "fundedBy", "leads"])
    "; did you mean 'fundedBy'?"
    >>> suggest("zzz", ["funds"])
    ''
    """
    if len(word) > LONGEST_WORD:
        return ""
    from difflib import get_close_matches

    known = {known.casefold(): known for known in sorted(words)}
    near = get_close_matches(word.casefold(), list(known), n=count, cutoff=0.6)
    return f"; did you mean {' or '.join(repr(known[name]) for name in near)}?" if near else ""


def read_ontology(folder: Path | None = None) -> Ontology:
    """Read `ctip.ttl` from a folder, or the one that comes with the program.

    Raises NotFoundError where the file is not there, CtipgraphError where it is malformed (with the line) or a term
    stands above itself.

    >>> read_ontology().relations["funds"].inverse
    'fundedBy'
    """
    return _read(ontology_text(folder))


def ontology_text(folder: Path | None = None) -> str:
    """Return the Turtle of `ctip.ttl` in a folder, or of the one that comes with the program; raises NotFoundError."""
    path = (folder or ontology_folder()) / "ctip.ttl"
    if not path.is_file():
        raise NotFoundError(f"no ontology at {path}: name the folder that holds ctip.ttl")
    return path.read_text("utf-8")


@lru_cache(maxsize=8)
def _read(text: str) -> Ontology:
    import pyoxigraph as ox  # not loaded where a store holds the terms ready

    parser = ox.parse(text.encode(), ox.RdfFormat.TURTLE)
    about: dict[str, dict[str, list[str]]] = {}
    try:
        for quad in parser:
            if isinstance(quad.subject, ox.NamedNode) and not isinstance(quad.object, ox.Triple | ox.BlankNode):
                about.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, []).append(quad.object.value)
    except SyntaxError as error:
        raise CtipgraphError(f"the ontology can't be read: {error}") from None
    prefixes = dict(sorted(parser.prefixes.items()))
    return _gather(about, prefixes, text)


def _gather(about: dict[str, dict[str, list[str]]], prefixes: dict[str, str], text: str) -> Ontology:
    if "ctip" not in prefixes:
        raise NotFoundError("ctip.ttl has no line '@prefix ctip: …', which names the ontology's namespace; add it")
    namespace = prefixes["ctip"]

    def local(iri: str) -> str:
        return iri.removeprefix(namespace) if iri.startswith(namespace) else _short(iri, prefixes)

    def values(properties: dict[str, list[str]], iri: str) -> tuple[str, ...]:
        return tuple(sorted(local(value) for value in properties.get(iri, ())))

    def first(properties: dict[str, list[str]], iri: str) -> str:
        return next(iter(values(properties, iri)), "")

    own = {local(iri): properties for iri, properties in sorted(about.items()) if iri.startswith(namespace)}
    kinds = {name: values(properties, RDF + "type") for name, properties in own.items()}

    def words(name: str, parents: str) -> tuple[str, str, str, tuple[str, ...], dict[str, tuple[str, ...]]]:
        properties = own[name]
        marks = {
            local(iri): values(properties, iri) for iri in sorted(properties) if iri.startswith((namespace, RDF, SKOS))
        }
        label = next(iter(properties.get(RDFS + "label", [name])))
        definition = next(iter(properties.get(SKOS + "definition", [""])))
        marks["type"] = kinds[name]
        return name, label, definition, values(properties, parents), marks

    def named(kind: str) -> list[str]:
        return [name for name, types in kinds.items() if kind in types]

    def relation(name: str) -> RelationType:
        properties = own[name]
        inverse = first(properties, OWL + "inverseOf")
        return RelationType(
            *words(name, RDFS + "subPropertyOf"),
            domain=first(properties, RDFS + "domain"),
            range=first(properties, RDFS + "range"),
            inverse=inverse,
            inverse_label=next(iter(own.get(inverse, {}).get(RDFS + "label", [])), ""),
            symmetric="owl:SymmetricProperty" in kinds[name],
            group=first(properties, namespace + "colourGroup"),
        )

    def qualifier(name: str) -> Qualifier:
        term = words(name, RDFS + "subPropertyOf")
        return Qualifier(
            *term,
            field=term[4]["recordField"][0],
            range=first(own[name], RDFS + "range"),
            identifies=term[4].get("identifies") == ("true",),
        )

    qualifiers = [qualifier(name) for name in named("Qualifier")]
    classes = {name: Term(*words(name, RDFS + "subClassOf")) for name in named("owl:Class")}
    relations = {name: relation(name) for name in named("Relation")}
    concepts = {name: Term(*words(name, SKOS + "broader")) for name in own if SKOS + "inScheme" in own[name]}
    _expect_no_circle(classes, "rdfs:subClassOf")
    _expect_no_circle(relations, "rdfs:subPropertyOf")
    _expect_no_circle(concepts, "skos:broader")
    return Ontology(
        namespace=namespace,
        prefixes=prefixes,
        classes=classes,
        relations=relations,
        inverses={name: first(own[name], OWL + "inverseOf") for name in named("InverseRelation")},
        qualifiers={qualifier.field: qualifier for qualifier in qualifiers},
        statuses={name: concepts[name] for name in named("Status")},
        concepts=concepts,
        groups={name: concepts[name] for name in named("RelationGroup")},
        text=text,
    )


def _expect_no_circle(terms: Mapping[str, Term], parents: str) -> None:
    """Raise CtipgraphError where terms stand above themselves."""
    from graphlib import CycleError, TopologicalSorter  # not loaded where a store holds the terms ready

    sorter = TopologicalSorter({name: term.parents for name, term in terms.items()})
    try:
        sorter.prepare()
    except CycleError as error:
        circle = " ".join(f"ctip:{name}" for name in reversed(error.args[1]))
        message = f"ctip.ttl: these stand above themselves by {parents}: {circle}; delete one of the lines"
        raise CtipgraphError(message) from None


def _short(iri: str, prefixes: Mapping[str, str]) -> str:
    for prefix, start in prefixes.items():
        if iri.startswith(start):
            return f"{prefix}:{iri.removeprefix(start)}"
    return iri
