"""Cells of a table: what facts say in a word each, and how it is known where it is not simply stated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ctipgraph.findings.wording import body_entry, standing
from ctipgraph.model import Corpus, Fact
from ctipgraph.records.rows import label

UNDERTAKING = "Undertaking"  # the class of the lines that a table has in any case
JOINT = " | "  # between the values of a cell, as the list tags of HXL want it
BLANK = "A blank cell means that no document names it, not that there is none."
Value = tuple[str, Fact]


def cell(corpus: Corpus, values: Iterable[Value]) -> str:
    """Return values as one cell: those that a document asserts first, the others with their status behind them.

    >>> from ctipgraph.records import read_corpus
    >>> corpus = read_corpus("data")
    >>> cell(corpus, [(fact.object, fact) for fact in corpus.facts if fact.relation == "secretariatOf"])
    'national-steering-committee (claimed, says Phengsavanh Thipphavongsa) | commit (planned)'
    """
    order = list(corpus.ontology.statuses)
    ranked = sorted(values, key=lambda value: (order.index(value[1].status), value[0].casefold(), value[1].id))
    return JOINT.join(dict.fromkeys(_worded(corpus, text, fact) for text, fact in ranked))


def _worded(corpus: Corpus, text: str, fact: Fact) -> str:
    known = standing(corpus, fact)
    return text if known == "asserted" else f"{text} ({known})"


def with_undertakings(corpus: Corpus, lines: dict[str, dict[str, list[Value]]]) -> dict[str, dict[str, list[Value]]]:
    """Return the lines in the order of their names, with a blank one for each undertaking of which there is none."""
    for id_, actor in corpus.actors.items():
        if corpus.ontology.is_a(actor.type, UNDERTAKING):
            lines.setdefault(body_entry(corpus, id_), {})
    return dict(sorted(lines.items(), key=lambda line: (label(corpus, line[0]).casefold(), line[0])))


def by_body(corpus: Corpus, values: Iterable[tuple[str, str, str, Fact]]) -> dict[str, dict[str, list[Value]]]:
    """Return (entry, column, text, fact) as body -> column -> values; entries that are one body are one line."""
    lines: dict[str, dict[str, list[Value]]] = defaultdict(lambda: defaultdict(list))
    for entry, column, text, fact in values:
        lines[body_entry(corpus, entry)][column].append((text, fact))
    return lines


def pillars(corpus: Corpus, concept: str) -> list[str]:
    """Return the Ps that a topic is, or stands below.

    >>> from ctipgraph.records import read_corpus
    >>> pillars(read_corpus("data"), "referral"), pillars(read_corpus("data"), "capacityBuilding")
    (['protection'], [])
    """
    concepts = corpus.ontology.concepts
    above: set[str] = set()
    queue = [concept]
    while queue:
        name = queue.pop()
        if name in concepts and name not in above:
            above.add(name)
            queue.extend(concepts[name].parents)
    return [name for name in all_pillars(corpus) if name in above]


def all_pillars(corpus: Corpus) -> list[str]:
    """Return the Ps of the ontology, in its order: the topmost topics of the framework."""
    found = [name for name, term in corpus.ontology.concepts.items() if term.marks.get("skos:topConceptOf")]
    return in_order(corpus, found)


def in_order(corpus: Corpus, names: Iterable[str]) -> list[str]:
    """Return names of the ontology in the order in which it defines them."""
    text = corpus.ontology.text
    return sorted(names, key=lambda name: (text.find(f"\nctip:{name} a "), name))
