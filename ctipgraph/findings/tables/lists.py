"""Plain lists: actors by their type, dates, and the groups of people whom work is for."""

from __future__ import annotations

from collections import Counter, defaultdict

from ctipgraph.findings.finding import Finding, Row, Section, cite
from ctipgraph.findings.tables.cells import BLANK, JOINT, in_order
from ctipgraph.findings.timeline import timeline
from ctipgraph.findings.wording import body_entry, standing
from ctipgraph.model import Corpus, Fact
from ctipgraph.records.rows import label, object_label


def actors_by_type(corpus: Corpus) -> Finding:
    """Return the entries, a section for each type, and before them how many bodies of each type there are.

    >>> from ctipgraph.records import read_corpus
    >>> found = actors_by_type(read_corpus("data"))
    >>> next(row.cells for row in found.sections[0].rows if row.cells[0] == "Ministry")
    ('Ministry', 2, 3)
    """
    facts: dict[str, list[Fact]] = defaultdict(list)
    for fact in corpus.facts:
        for id_ in {fact.subject, fact.object} & corpus.actors.keys():
            facts[id_].append(fact)
    classes = corpus.ontology.classes
    types = in_order(corpus, {actor.type for actor in corpus.actors.values()})
    entries = Counter(actor.type for actor in corpus.actors.values())
    bodies = Counter(actor.type for id_, actor in corpus.actors.items() if body_entry(corpus, id_) == id_)
    counts = tuple(Row((classes[name].label, bodies[name], entries[name])) for name in types)
    sections = [Section("How many", ("type", "bodies", "entries"), counts, "Entries judged the same are one body.")]
    for type_ in types:
        rows = []
        for id_, actor in sorted(corpus.actors.items(), key=lambda pair: (pair[1].name.casefold(), pair[0])):
            if actor.type == type_:
                written = sorted(date for fact in facts[id_] for date in corpus.evidenced(fact)) or [""]
                also = JOINT.join(name.text for name in actor.also)
                cells = (actor.name, also, actor.country, len(facts[id_]), written[0], written[-1], id_)
                rows.append(Row(cells, cite(corpus, facts[id_])))
        columns = ("name", "other names", "country", "facts", "evidenced from", "evidenced to", "id")
        sections.append(Section(classes[type_].label, columns, tuple(rows), classes[type_].definition))
    return Finding("Actors by type", "", tuple(sections))


def dates(corpus: Corpus) -> Finding:
    """Return the timeline of all that documents date.

    >>> from ctipgraph.records import read_corpus
    >>> dates(read_corpus("data")).sections[0].rows[0].cells[:2]
    ('--07-17', 'was held on')
    """
    return Finding("What happened, began, ended or held when", "", (timeline(corpus, corpus.facts),))


def people(corpus: Corpus) -> Finding:
    """Return the groups of people whom work is for or has reached, with the counts that documents give.

    >>> from ctipgraph.records import read_corpus
    >>> found = people(read_corpus("data"))
    >>> next(row.cells[1:5] for row in found.sections[0].rows if row.cells[3] == "130")
    ('reached', 'women among the individuals', '130', '425 individuals')
    """
    rows = []
    for fact in corpus.facts:
        relation = corpus.ontology.relations[fact.relation]
        if _tells_of_people(corpus, relation.mark("columnOfSubject")):
            whole = [corpus.by_id[id_] for id_ in fact.qualifiers.get("subset_of", ()) if id_ in corpus.by_id]
            of = JOINT.join(f"{_counted(one)} {object_label(corpus, one)}".strip() for one in whole)
            cells = (label(corpus, fact.subject), relation.label, object_label(corpus, fact), _counted(fact), of)
            rows.append(Row((*cells, standing(corpus, fact)), cite(corpus, [fact, *whole])))
    columns = ("who", "relation", "group", "count", "part of", "status")
    section = Section(
        "Groups of people", columns, tuple(sorted(rows, key=lambda row: tuple(map(str, row.cells)))),
        "A count that is part of another names the larger one; the two are never to be added.",
    )  # fmt: skip
    return Finding("Whom the work is for, and whom it has reached", "", (section,), (BLANK,))


def _counted(fact: Fact) -> str:
    return " ".join(filter(None, (fact.get("comparator"), fact.get("count"))))


def _tells_of_people(corpus: Corpus, column: str) -> bool:
    """Whether what stands in a column is groups of people: its tag says so."""
    return bool(column) and corpus.ontology.concepts[column].mark("skos:notation").startswith("#beneficiary")
