"""Which of the four Ps documents name: for whom, and in which place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ctipgraph.findings.finding import Finding, Row, Section, cite
from ctipgraph.findings.tables.cells import (
    BLANK,
    UNDERTAKING,
    Value,
    all_pillars,
    by_body,
    cell,
    pillars,
    with_undertakings,
)
from ctipgraph.findings.tables.who_does_what import place_column
from ctipgraph.findings.wording import body_entry
from ctipgraph.model import Corpus, Fact
from ctipgraph.records.rows import label, object_label

OTHER = "other topics"
Lines = dict[str, dict[str, list[Value]]]


def coverage_lines(corpus: Corpus) -> Lines:
    """Return body -> P -> the topics that documents name for it; undertakings without any are there too."""
    return with_undertakings(corpus, by_body(corpus, _topics(corpus)))


def _topics(corpus: Corpus) -> Iterator[tuple[str, str, str, Fact]]:
    for fact in corpus.facts:
        relation = corpus.ontology.relations[fact.relation]
        if corpus.object_kind(fact) == "concept" and relation.mark("columnOfSubject") in _topic_columns(corpus):
            named = pillars(corpus, fact.object) or [OTHER]
            yield from ((fact.subject, pillar, object_label(corpus, fact), fact) for pillar in named)


def _topic_columns(corpus: Corpus) -> set[str]:
    """The columns that hold concepts of the framework that the Ps belong to."""
    kinds = {kind for name in all_pillars(corpus) for kind in corpus.ontology.concepts[name].marks["type"]}
    return {r.mark("columnOfSubject") for r in corpus.ontology.relations.values() if r.range in kinds}


def four_ps(corpus: Corpus) -> Finding:
    """Return the coverage matrix: for whom documents name which P, and the topics below it.

    >>> from ctipgraph.records import read_corpus
    >>> found = four_ps(read_corpus("data"))
    >>> next(dict(zip(found.sections[0].columns, row.cells)) for row in found.sections[0].rows
    ...      if row.cells[0].startswith("UN Action"))["prosecution"]
    ''
    """
    names = all_pillars(corpus)
    rows = []
    for id_, line in coverage_lines(corpus).items():
        facts = {fact.id: fact for values in line.values() for _, fact in values}
        cells = (cell(corpus, line.get(name, ())) for name in (*names, OTHER))
        kind = corpus.ontology.classes[corpus.actors[id_].type].label
        rows.append(Row((label(corpus, id_), kind, *cells), cite(corpus, facts.values())))
    columns = ("who", "type", *(corpus.ontology.concepts[name].label for name in names), OTHER)
    note = "A P counts as named where a document names it or a topic below it; topics of no P stand last."
    section = Section("The four Ps", columns, tuple(rows), note, "no document names a topic for anybody")
    return Finding("Which of the four Ps documents name for whom", "", (section,), (BLANK,))


def gaps(corpus: Corpus) -> Finding:
    """Return for each place the undertakings there for which a P is named; a blank cell is a gap of the documents.

    >>> from ctipgraph.records import read_corpus
    >>> found = gaps(read_corpus("data"))
    >>> [row.cells[0] for row in found.sections[0].rows if not row.cells[3]]
    ['Greater Mekong Sub-region', 'Lao PDR', 'South-East Asia']
    """
    names, lines = all_pillars(corpus), coverage_lines(corpus)
    rows = []
    for place, workers in sorted(_at_work(corpus).items(), key=lambda pair: (label(corpus, pair[0]), pair[0])):
        named: dict[str, list[Value]] = defaultdict(list)
        facts: dict[str, Fact] = {}
        for worker, there in workers.items():
            for name in names:
                topics = [fact for _, fact in lines.get(worker, {}).get(name, ()) if fact.status != "denied"]
                named[name] += [(label(corpus, worker), fact) for fact in topics]
                facts.update((fact.id, fact) for fact in (*topics, *(there if topics else ())))
        cells = (cell(corpus, named[name]) for name in names)
        rows.append(Row((label(corpus, place), *cells), cite(corpus, facts.values())))
    columns = ("place", *(corpus.ontology.concepts[name].label for name in names))
    note = (
        "Only places that some undertaking is said to work for. A P is named for the undertaking as a whole: "
        "that its work on it happens in this place is not said. The status is that of the topic."
    )
    section = Section("Places", columns, tuple(rows), note, "no document names a place that is worked for")
    return Finding("In which place which of the four Ps is named", "", (section,), (BLANK,))


def _at_work(corpus: Corpus) -> dict[str, dict[str, list[Fact]]]:
    """Place -> undertaking -> the facts that tie it to the place."""
    found: dict[str, dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for fact in corpus.facts:
        worker = body_entry(corpus, fact.subject)
        if fact.status == "denied" or not corpus.ontology.is_a(corpus.actors[worker].type, UNDERTAKING):
            continue
        covers = corpus.ontology.relations[fact.relation].mark("columnOfSubject") == place_column(corpus)
        for place in (*((fact.object,) if covers else ()), *fact.qualifiers.get("place", ())):
            found[place][worker].append(fact)
    return found
