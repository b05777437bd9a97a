"""Facts and actors as flat rows: what tables, network files and data frames show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from ctipgraph.model import Actor, Corpus, Fact
from ctipgraph.passages import deep_link

JOINT = " | "
# the wide forms are read like the narrow ones by some versions: https://owasp.org/www-community/attacks/CSV_Injection
_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
Row = dict[str, str]


def fact_columns(corpus: Corpus) -> list[str]:
    """Return the columns of a row of `fact_rows`: the ontology's qualifiers are among them."""
    return [
        "id", "subject", "subject_label", "relation", "relation_label", "object", "object_label", "status",
        *corpus.ontology.qualifiers,
        "rank", "reason", "plain", "evidenced_from", "evidenced_to", "documents", "passages", "links",
        "note", "curator", "reviewed_by", "review",
    ]  # fmt: skip


def fact_rows(corpus: Corpus) -> Iterator[Row]:
    """Yield each fact as a row of strings; lists are joined with ` | `, what is absent is empty.

    >>> from ctipgraph.records import read_corpus
    >>> rows = list(fact_rows(read_corpus("data")))
    >>> {row["relation_label"] for row in rows if row["relation"] == "funds"}
    {'funds'}
    """
    for fact in corpus.facts:
        yield fact_row(corpus, fact)


def fact_row(corpus: Corpus, fact: Fact) -> Row:
    """Return one fact as a row."""
    first, last = corpus.evidenced(fact)
    links = (deep_link(corpus.documents[p.document].url, p) for p in fact.passages if p.document in corpus.documents)
    return {
        "id": fact.id,
        "subject": fact.subject,
        "subject_label": label(corpus, fact.subject),
        "relation": fact.relation,
        "relation_label": corpus.ontology.relations[fact.relation].label,
        "object": fact.object,
        "object_label": object_label(corpus, fact),
        "status": fact.status,
        **{name: JOINT.join(fact.qualifiers.get(name, ())) for name in corpus.ontology.qualifiers},
        "conflicts_with": JOINT.join(corpus.conflicts.get(fact.id, ())),
        "rank": fact.rank,
        "reason": fact.reason,
        "plain": str(corpus.is_plain(fact)).lower(),
        "evidenced_from": first,
        "evidenced_to": last,
        "documents": JOINT.join(fact.documents),
        "passages": JOINT.join(passage.anchor for passage in fact.passages),
        "links": JOINT.join(links),
        "note": fact.note,
        "curator": fact.curator,
        "reviewed_by": fact.reviewed_by,
        "review": fact.review,
    }


ACTOR_COLUMNS = ["id", "type", "name", "acronyms", "other_names", "country", "identifiers", "facts", "note"]


def actor_rows(corpus: Corpus, counts: Mapping[str, int] | None = None) -> Iterator[Row]:
    """Yield each actor as a row of strings; `facts` counts the facts in which it is subject or object.

    `counts` are given where the facts are not in the corpus.
    """
    if counts is None:
        ends = (id_ for fact in corpus.facts for id_ in {fact.subject, fact.object})
        counts = Counter(id_ for id_ in ends if id_ in corpus.actors)
    for actor in corpus.actors.values():
        yield {
            "id": actor.id,
            "type": actor.type,
            "name": actor.name,
            "acronyms": _names(actor, "acronym"),
            "other_names": _names(actor, "alternative", "misspelt"),
            "country": actor.country,
            "identifiers": JOINT.join(actor.identifiers),
            "facts": str(counts.get(actor.id, 0)),
            "note": actor.note,
        }


def _names(actor: Actor, *kinds: str) -> str:
    return JOINT.join(name.text for name in actor.also if name.kind in kinds)


def label(corpus: Corpus, id_: str) -> str:
    """Return an actor's name, or the id where there is no such actor; a selection knows the names of the whole."""
    actors = corpus.actors if id_ in corpus.actors or corpus.selected_from is None else corpus.selected_from.actors
    return actors[id_].name if id_ in actors else id_


def object_label(corpus: Corpus, fact: Fact) -> str:
    """Return the far end of a fact in words: a name, a concept's label, or the value itself."""
    kind = corpus.object_kind(fact)
    if kind == "concept" and fact.object in corpus.ontology.concepts:
        return corpus.ontology.concepts[fact.object].label
    return label(corpus, fact.object) if kind == "entity" else fact.object


def sentence(corpus: Corpus, fact: Fact) -> str:
    """Return a fact as subject, relation and object in words."""
    relation = corpus.ontology.relations[fact.relation]
    return f"{label(corpus, fact.subject)} {relation.label} {object_label(corpus, fact)}"


def harmless(cell: str) -> str:
    """Put an apostrophe before a cell that a spreadsheet would run as a formula.

    >>> harmless("=HYPERLINK(1)"), harmless("--07-17"), harmless("UN-ACT")
    ("'=HYPERLINK(1)", "'--07-17", 'UN-ACT')
    """
    return "'" + cell if cell.startswith(_RUNS) else cell
