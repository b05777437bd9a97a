"""What an empty answer means: "not mentioned" is not "no".

Three causes look alike in a graph: a document states that it is not so; the documents were read and do not
mention it; or a document has not been read to its end. An empty answer says which it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ctipgraph.model import Corpus, Fact
from ctipgraph.ontology import Ontology
from ctipgraph.records.lookup import find_actor
from ctipgraph.records.rows import sentence
from ctipgraph.store.known import Records
from ctipgraph.store.questions import Question

NEAR = 6


def absence(records: Records, question: Question, values: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines that explain an empty answer to a question with these values.

    >>> from ctipgraph.records import read_corpus
    >>> from ctipgraph.store.questions import find_question
    >>> values = {"subject": "Winrock", "relation": "funds", "object": "UN-ACT"}
    >>> from ctipgraph.store.known import Whole
    >>> lines = list(absence(Whole(read_corpus("data")), find_question("is-it-stated"), values))
    >>> lines[0]
    'not stated: none of the 2 documents (2014-07-19 to 2024-09-25) mentions it'
    """
    if question.about:
        yield f"nothing of the kind in {question.about}"
        return
    given = question.given("actor", values)
    known = records.named(given)
    bodies = [known.identity.body(find_actor(known, value).id) for value in given]
    corpus, documents = records.about(*bodies), records.documents
    about = corpus.facts
    asked = relations_asked(records.ontology, question, values)
    denied = [fact for fact in about if fact.status == "denied" and fact.relation in asked]
    if denied:
        yield "stated not to be so:"
        yield from (_line(corpus, fact) for fact in denied[:NEAR])
        return
    unread = [name for name in documents if not corpus.is_read(name)]
    dates = sorted(document.published for document in documents.values())
    period = f" ({dates[0]} to {dates[-1]})" if dates else ""
    count = len(documents)
    yield f"not stated: none of the {count} document{'' if count == 1 else 's'}{period} mentions it"
    if unread:
        yield f"not yet coded to the end: {', '.join(unread)}; it may stand there"
    if about:
        yield "what they do say of it:"
        yield from (_line(corpus, fact) for fact in about[:NEAR])


def relations_asked(ontology: Ontology, question: Question, values: Mapping[str, str]) -> set[str]:
    """Return the relations that a question asks for, with all narrower ones; all of them where it names none."""
    given = [values.get(p.name, p.default) for p in question.parameters if p.kind == "relation"]
    words = (ontology.inverses.get(name, name) for name in (*given, *re.findall(r"ctip:(\w+)", question.text)))
    named = {name for name in words if name in ontology.relations}
    return {name for name in ontology.relations if not named or named & _above(ontology, name)}


def _above(ontology: Ontology, relation: str) -> set[str]:
    parents = (_above(ontology, name) for name in ontology.relations[relation].parents if name in ontology.relations)
    return {relation}.union(*parents)


def _line(corpus: Corpus, fact: Fact) -> str:
    anchors = " ".join(f"«{passage.anchor}»" for passage in fact.passages)
    return f"  {sentence(corpus, fact)} [{fact.status}] {', '.join(fact.documents)} {anchors} {fact.id}"
