"""A graph read back: every format gives the same entries as the data that it was made from."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from ctipgraph.errors import QueryError
from ctipgraph.exports import FORMATS
from ctipgraph.model import Corpus
from ctipgraph.rdf.graph_files import is_graph, read_triples
from ctipgraph.rdf.snapshot import snapshot, triples_of

GRAPHS = sorted(row.file for row in FORMATS.values() if is_graph(row.file))


def written(corpus: Corpus, file: str) -> bytes:
    sink = io.BytesIO()
    next(row for row in FORMATS.values() if row.file == file).write(corpus, sink)
    return sink.getvalue()


def test_turtle_trig_n_quads_and_json_ld_are_graph_files() -> None:
    assert {name.rpartition(".")[2] for name in GRAPHS} >= {"ttl", "trig", "nq", "jsonld"}


@pytest.mark.parametrize("file", GRAPHS)
def test_a_graph_file_holds_the_same_entries_as_the_data(corpus: Corpus, file: str) -> None:
    from_data = snapshot(triples_of(corpus), corpus.ontology, "data")
    from_file = snapshot(read_triples(written(corpus, file), file), corpus.ontology, "data")
    assert from_file == from_data


def test_n_triples_are_read_too(corpus: Corpus) -> None:
    lines = "".join(f"{s} {p} {o} .\n" for s, p, o in triples_of(corpus)).encode()
    assert snapshot(read_triples(lines, "a.nt"), corpus.ontology, "x") == snapshot(
        triples_of(corpus), corpus.ontology, "x"
    )


def test_entries_have_the_words_of_the_records(facts: Callable[[str], Corpus]) -> None:
    corpus = facts(
        """
        - relation: fundedBy
          subject: river-project
          object: government-of-utopia
          status: claimed
          speaker: ministry
          amount: 0100.50
          currency: LAK
          note: 'a "quoted" word'
          passages: [{passage: The donors include … of Utopia, prefix: 'x, y'}]
        """
    )
    (fact,) = corpus.facts
    state = snapshot(triples_of(corpus), corpus.ontology, "x")
    entry = state.kinds["fact"][fact.id]
    assert {name: entry[name] for name in ("subject", "relation", "object", "status", "speaker", "amount", "note")} == {
        "subject": ("government-of-utopia",),
        "relation": ("funds",),
        "object": ("river-project",),
        "status": ("claimed",),
        "speaker": ("ministry",),
        "amount": ("100.5",),
        "note": ('a "quoted" word',),
    }
    assert entry["passages"] == (fact.passages[0].id,)
    assert state.get("passage", fact.passages[0].id, "anchor") == "The donors include … of Utopia"
    assert state.get("actor", "river-project", "type") == "Project"
    assert state.get("document", "gazette-2020", "url") == "https://example.org/gazette"
    assert state.base == "https://example.org/"


def test_an_address_under_the_base_stays_an_address_unless_it_is_an_entry(read: Callable[..., Corpus]) -> None:
    corpus = read(
        {
            "actors.yaml": """
                - {id: river-project, type: Project, name: River Project, identifiers: ["https://www.wikidata.org/entity/Q1"]}
                - {id: government-of-utopia, type: Government, name: Government of Utopia}
                """
        }
    )
    state = snapshot(triples_of(corpus), corpus.ontology, "x")
    assert state.get("actor", "river-project", "identifiers") == "https://www.wikidata.org/entity/Q1"


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"no graph at all", "a.ttl", "'a.ttl' can't be read as a graph"),
        (b"<urn:a> <urn:b>", "a.nt", "'a.nt' can't be read as a graph"),
        (b"\xff\xfe\x00", "a.nq", "can't be read as a graph"),
        (b"{", "a.jsonld", "can't be read as a graph"),
        (b'{"@context": "https://example.org/context", "@id": "urn:a"}', "a.jsonld", "can't be read as a graph"),
        (
            b"<urn:a> <urn:b> " + b"<<( <urn:a> <urn:b> " * 30_000 + b"<urn:c> " + b")>> " * 30_000 + b".",
            "a.nt",
            "inside",
        ),
        (b"[" * 100_000, "a.ttl", "can't be read as a graph"),
    ],
)
def test_what_is_no_graph_is_refused_in_a_sentence(content: bytes, name: str, words: str) -> None:
    with pytest.raises(QueryError, match=words):
        list(read_triples(content, name))


def test_triples_about_blank_nodes_and_triples_are_passed_over() -> None:
    content = b"_:x <urn:b> <urn:c> . <urn:a> <urn:b> _:x . <urn:a> <urn:b> <<( <urn:a> <urn:b> <urn:c> )>> ."
    assert list(read_triples(content, "a.ttl")) == []


def test_a_graph_of_another_make_has_no_entry(corpus: Corpus) -> None:
    triples = read_triples(b'<http://x.example/actor/a> <http://x.example/name> "A" .', "a.ttl")
    state = snapshot(triples, corpus.ontology, "x")
    assert state.base == ""
    assert not any(state.kinds.values())
