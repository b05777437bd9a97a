"""A fact's id follows from what it says, and from nothing else."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctipgraph.model import Fact
from ctipgraph.model.ids import LENGTH, digest
from ctipgraph.ontology import read_ontology
from ctipgraph.records import read_corpus

ONTOLOGY = read_ontology()
QUALIFIERS = {
    "speaker": "ministry", "as_of": "2020", "valid_from": "2019", "valid_to": "2021", "role": "Minister",
    "place": "utopia", "within": "river-project", "at": "launch", "level": "national", "count": "425",
    "amount": "100", "currency": "LAK", "comparator": "over",
}  # fmt: skip
NOTES = {"note": "in other words", "curator": "somebody", "reviewed_by": "else", "list_open": "true", "handle": "h"}
BASE = {
    "relation": "fundedBy",
    "subject": "river-project",
    "object": "ministry",
    "status": "asserted",
    "passages": "[The donors]",
}


def read(files: dict[str, list[dict[str, str]]], document: str = "gazette") -> tuple[Fact, ...]:
    """Read facts that stand in these files, each a dictionary of fields in its order."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        (data / "facts").mkdir()
        for name, facts in files.items():
            items = ["- {" + ", ".join(f"{field}: {value}" for field, value in fact.items()) + "}" for fact in facts]
            (data / "facts" / name).write_text(f"document: {document}\nfacts:\n" + "\n".join(items) + "\n")
        return read_corpus(data).facts


def id_of(**changed: str) -> str:
    return read({"a.yaml": [{**BASE, **changed}]})[0].id


kept = st.dictionaries(st.sampled_from(sorted(QUALIFIERS)), st.none()).map(
    lambda names: {name: QUALIFIERS[name] for name in names}
)
noted = st.dictionaries(st.sampled_from(sorted(NOTES)), st.none()).map(
    lambda names: {name: NOTES[name] for name in names}
)


@settings(max_examples=40, deadline=None)
@given(kept, noted, st.randoms(use_true_random=False), st.booleans())
def test_neither_order_nor_file_nor_note_nor_direction_matter(qualifiers, notes, random, backwards):
    plain = {**BASE, **qualifiers}
    turned = {"relation": "funds", "subject": plain["object"], "object": plain["subject"]} if backwards else {}
    other = list({**plain, **turned, **notes}.items())
    random.shuffle(other)
    third = {**BASE, "relation": "ledBy"}

    (one,) = read({"a.yaml": [plain]})
    beside = read({"z.yaml": [third, dict(other)]})

    assert one.id in {fact.id for fact in beside}
    assert len(beside) == 2


def test_a_symmetric_relation_has_no_direction():
    one = id_of(relation="partnerOf", subject="a", object="b")

    assert id_of(relation="partnerOf", subject="b", object="a") == one
    assert id_of(relation="coordinatesWith", subject="a", object="b") != one


def test_a_relation_with_a_direction_has_one():
    assert id_of(relation="precedes", subject="a", object="b") != id_of(relation="precedes", subject="b", object="a")


@pytest.mark.parametrize("name", [name for name, term in ONTOLOGY.qualifiers.items() if term.identifies])
def test_what_the_ontology_says_identifies_a_fact_makes_it_another(name):
    assert id_of(**{name: QUALIFIERS[name]}) != id_of()


@pytest.mark.parametrize(
    "name", [name for name, term in ONTOLOGY.qualifiers.items() if not term.identifies and term.range != "Fact"]
)
def test_what_does_not_identify_a_fact_leaves_it_as_it_is(name):
    assert id_of(**{name: NOTES[name]}) == id_of()


@pytest.mark.parametrize("changed", [{"status": "planned"}, {"subject": "other"}, {"object": "other"}])
def test_another_statement_is_another_fact(changed):
    assert id_of(**changed) != id_of()


def test_another_passage_of_one_document_is_the_same_fact_and_another_document_is_not():
    assert id_of(passages="[The donors … of Utopia, They]") == id_of()
    assert id_of(passages="[{passage: The donors, document: other}]") != id_of()
    assert read({"a.yaml": [BASE]}, document="other")[0].id != id_of()


@given(st.lists(st.text(st.characters(exclude_characters="\x1f", exclude_categories=["Cs"])), min_size=1), st.data())
def test_no_two_lists_of_parts_run_together(parts, data):
    cut = data.draw(st.integers(0, len(parts)))
    joined = [*parts[:cut], "".join(parts[cut:])]

    assert len(digest(parts)) == LENGTH
    assert (digest(parts) == digest(joined)) == (parts == joined)


def test_the_id_of_a_fact_stays_the_one_it_was():
    """Ids stand in links and in papers: a change of this value is a break of every one of them."""
    assert id_of() == "f-tusciklbxwsc"
