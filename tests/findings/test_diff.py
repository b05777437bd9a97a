"""What differs between two states of the data: one case each, and a thousand made-up pairs of states."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from ctipgraph.findings import Finding
from ctipgraph.findings.difference import KINDS, diff
from ctipgraph.findings.differing import matching
from ctipgraph.findings.differing.matching import changes
from ctipgraph.findings.differing.questions import questions_changed
from ctipgraph.model import Actor, Corpus, Fact, Judgement, Location, Withdrawal, fact_id
from ctipgraph.rdf.snapshot import Snapshot, snapshot, triples_of

HERE = Location("x.yaml")


def state(corpus: Corpus, name: str = "x") -> Snapshot:
    return snapshot(triples_of(corpus), corpus.ontology, name)


def told(old: Corpus, new: Corpus) -> Finding:
    return diff(state(old, "old"), state(new, "new"), old.ontology)


def cells(finding: Finding, heading: str) -> list[tuple[object, ...]]:
    return [row.cells for one in finding.sections if one.heading == heading for row in one.rows]


def changed(corpus: Corpus, **fields: object) -> Corpus:
    """The corpus with its one fact changed; its id follows."""
    fact = replace(corpus.facts[0], **fields)
    known = corpus.ontology.qualifiers
    identifying = {name: values for name, values in fact.qualifiers.items() if known[name].identifies}
    id_ = fact_id(fact.relation, fact.subject, fact.object, fact.status, identifying, fact.documents)
    return replace(corpus, facts=(replace(fact, id=id_),))


FUNDS = "Government of Utopia funds River Project"


def test_the_same_data_do_not_differ(read: Callable[..., Corpus]) -> None:
    finding = told(read(), read())
    assert finding.notes[0] == "nothing differs"
    assert [section.heading for section in finding.sections] == ["In numbers"]
    assert cells(finding, "In numbers")[0] == ("Facts", 0, 0, 0, 1)


def test_a_fact_that_came_or_went_is_told_with_its_evidence(read: Callable[..., Corpus]) -> None:
    whole = read()
    empty = replace(whole, facts=())
    row = ("Government of Utopia", "funds", "River Project", "asserted", "gazette-2020")
    assert cells(told(empty, whole), "Facts added") == [row]
    assert cells(told(whole, empty), "Facts removed") == [row]
    (section,) = (one for one in told(whole, empty).sections if one.heading == "Facts removed")
    (cited,) = section.rows[0].facts
    assert (cited.id, cited.sentence, cited.status) == (whole.facts[0].id, FUNDS, "asserted")
    assert cited.sources[0].link == "https://example.org/gazette#:~:text=The%20donors%20include,of%20Utopia"
    assert cited.sources[0].citation == "The River Project. The Gazette, 2020-01-31"


@pytest.mark.parametrize(
    ("fields", "row"),
    [
        ({"status": "planned"}, (FUNDS, "status", "asserted", "planned")),
        ({"rank": "preferred", "reason": ""}, (FUNDS, "rank", "normal", "preferred")),
        ({"review": "reviewed"}, (FUNDS, "review", "draft", "reviewed")),
        ({"reviewed_by": "other"}, (FUNDS, "reviewed_by", "", "other")),
        ({"note": "read again"}, (FUNDS, "note", "", "read again")),
        ({"qualifiers": {"valid_to": ("2022",)}}, (FUNDS, "valid_to", "", "2022")),
        ({"qualifiers": {"place": ("ministry",)}}, (FUNDS, "place", "", "Ministry of Welfare")),
        ({"passages": ()}, (FUNDS, "passages", "«The donors include … of Utopia» gazette-2020", "")),
    ],
)
def test_of_a_changed_fact_each_field_is_told(
    read: Callable[..., Corpus], fields: dict[str, object], row: tuple[str, ...]
) -> None:
    old = read()
    finding = told(old, changed(old, **fields))
    assert cells(finding, "Facts changed") == [row]
    assert cells(finding, "In numbers")[0] == ("Facts", 0, 0, 1, 0)


def test_two_anchors_that_look_alike_are_told_apart(read: Callable[..., Corpus]) -> None:
    old = read()
    (passage,) = old.facts[0].passages
    ((_, _, before, after),) = cells(
        told(old, changed(old, passages=(replace(passage, prefix="leads."),))), "Facts changed"
    )
    assert before == "«The donors include … of Utopia» gazette-2020"
    assert after == "«leads.- … The donors include … of Utopia» gazette-2020"


def test_of_several_candidates_the_likest_is_the_one_that_changed(read: Callable[..., Corpus]) -> None:
    whole = read()
    old = changed(whole, qualifiers={"valid_from": ("2019",)}, note="first")
    like = changed(whole, qualifiers={"valid_from": ("2019",), "valid_to": ("2022",)}, note="first")
    unlike = changed(whole, status="planned", note="second")
    finding = told(old, replace(whole, facts=(*unlike.facts, *like.facts)))
    assert cells(finding, "Facts changed") == [(FUNDS, "valid_to", "", "2022")]
    assert [row[3] for row in cells(finding, "Facts added")] == ["planned"]


def test_actors_documents_judgements_and_the_data_set_are_told(read: Callable[..., Corpus]) -> None:
    old = read()
    judged = (Judgement("unsure", ("government-of-utopia", "ministry"), "why", HERE),)
    new = replace(
        old,
        dataset=replace(old.dataset, title="Utopia again"),
        actors={**old.actors, "river-project": replace(old.actors["river-project"], name="Stream Project"),
                "lake": Actor("lake", "Project", "Lake Project", HERE)},
        documents={name: replace(one, publisher="The Herald") for name, one in old.documents.items()},
        judgements=judged,
    )  # fmt: skip
    finding = told(old, new)
    assert cells(finding, "The data set") == [("Utopia again", "changed", "title", "Utopia", "Utopia again")]
    assert cells(finding, "Actors") == [
        ("Lake Project (lake)", "added", "", "", ""),
        ("Stream Project (river-project)", "changed", "name", "River Project", "Stream Project"),
    ]
    assert cells(finding, "Documents") == [
        ("The River Project (gazette-2020)", "changed", "publisher", "The Gazette", "The Herald")
    ]
    assert cells(finding, "Judgements of identity") == [
        ("Government of Utopia and Ministry of Welfare: unsure", "added", "", "", "")
    ]
    same = replace(new, judgements=(replace(judged[0], verdict="same"),))
    assert cells(told(new, same), "Judgements of identity") == [
        ("Government of Utopia and Ministry of Welfare: same", "changed", "verdict", "unsure", "same")
    ]


# --- withdrawals --------------------------------------------------------------------------------------------------


def test_a_withdrawn_fact_is_counted_and_not_told(read: Callable[..., Corpus]) -> None:
    old = read()
    (fact,) = old.facts
    new = replace(old, facts=(), withdrawals=(Withdrawal("fact", fact.id, "it was asked for", HERE),))
    for finding in (told(old, new), told(new, old)):
        ((kind, id_, _, reason),) = cells(finding, "Withdrawn, or naming what is")
        assert (kind, id_, reason) == ("Facts", fact.id, "it was asked for")
        assert list(finding.facts()) == []
        assert FUNDS not in str(finding.sections)
    assert cells(told(old, new), "Withdrawals") == [(f"{fact.id}: it was asked for", "added", "", "", "")]
    assert cells(told(old, new), "In numbers")[0] == ("Facts", 0, 1, 0, 0)


def test_the_name_of_a_withdrawn_person_is_nowhere_in_the_finding(read: Callable[..., Corpus]) -> None:
    whole = read()
    person = Actor("person-1", "OfficeHolder", "Ann Onym", HERE)
    (fact,) = whole.facts
    spoken = replace(fact, id="f-spoken", relation="spokeAt", subject="person-1")
    noted = replace(fact, note="as ANN Onym says")
    old = replace(whole, actors={**whole.actors, "person-1": person}, facts=(noted, spoken))
    new = replace(whole, withdrawals=(Withdrawal("actor", "person-1", "it was asked for", HERE),))
    finding = told(old, new)
    assert "onym" not in str(finding).lower()
    assert cells(finding, "Facts changed") == [(FUNDS, "note", "as (withdrawn) says", "")]
    assert {row[:2] for row in cells(finding, "Withdrawn, or naming what is")} == {
        ("Actors", "person-1"),
        ("Facts", "f-spoken"),
    }


# --- a thousand pairs ---------------------------------------------------------------------------------------------


def altered(corpus: Corpus, seed: int) -> Corpus:
    """A later state of a made-up corpus: facts gone, come and changed, and so with judgements and actors."""
    chance = random.Random(seed)  # noqa: S311 - nothing is kept secret
    facts: dict[str, Fact] = {}
    for fact in corpus.facts:
        fate = chance.random()
        if fate < 0.2:
            continue
        if fate < 0.5:
            status = chance.choice(("asserted", "planned", "denied"))
            qualifiers = {name: values for name, values in fact.qualifiers.items() if name != "rests_on"}
            qualifiers |= chance.choice(({}, {"level": ("national",)}, {"valid_to": ("2023",)}))
            known = {name: values for name, values in qualifiers.items() if corpus.ontology.qualifiers[name].identifies}
            id_ = fact_id(fact.relation, fact.subject, fact.object, status, known, fact.documents)
            fact = replace(fact, id=id_, status=status, qualifiers=qualifiers, note=chance.choice(("", "again")))
        facts.setdefault(fact.id, fact)
    kept = tuple(replace(one, verdict=chance.choice(("same", "unsure"))) for one in corpus.judgements)
    actors = {id_: one for id_, one in corpus.actors.items() if chance.random() < 0.9}
    return replace(
        corpus, facts=tuple(facts.values()), judgements=kept, actors={**actors, **dict(list(corpus.actors.items())[:3])}
    )


SWAPPED = {"added": "removed", "removed": "added", "changed": "changed"}


@pytest.mark.parametrize("start", range(0, 1000, 100))
def test_a_thousand_states_differ_in_nothing_from_themselves_and_swap_with_their_sides(
    made_up: Callable[[int], Corpus], start: int
) -> None:
    for seed in range(start, start + 100):
        one, other = made_up(seed), altered(made_up(seed), seed)
        a, b = state(one), state(other)
        assert diff(a, a, one.ontology).notes[0] == "nothing differs", seed
        for kind in ("fact", *KINDS):
            there, back = changes(kind, a, b), changes(kind, b, a)
            assert {(c.how, c.before_id, c.after_id, tuple(c.fields)) for c in there} == {
                (SWAPPED[c.how], c.after_id, c.before_id, tuple((name, new, old) for name, old, new in c.fields))
                for c in back
            }, seed
            accounted(kind, a, b)


def accounted(kind: str, a: Snapshot, b: Snapshot) -> None:
    """Every entry of both states is told of once, or unchanged; what is left over has no fellow on the other side."""
    found = changes(kind, a, b)
    before = {c.before_id for c in found if c.before_id}
    after = {c.after_id for c in found if c.after_id}
    same = {id_ for id_ in a.kinds[kind] if a.kinds[kind][id_] == b.kinds[kind].get(id_)}
    assert len(before) + len(after) == sum((c.before_id != "") + (c.after_id != "") for c in found)
    assert before | same == set(a.kinds[kind])
    assert after | same == set(b.kinds[kind])
    if kind == "fact":
        ends = {how: [c.before or c.after for c in found if c.how == how] for how in ("added", "removed")}
        for gone in ends["removed"]:
            for come in ends["added"]:
                assert any(gone[name] != come[name] for name in ("relation", "subject", "object"))


def test_a_large_group_is_paired_by_the_order_of_the_ids(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matching, "MOST_COMPARED", 3)
    ends = {"relation": ("funds",), "subject": ("a",), "object": ("b",)}
    sides = [{f"f-{side}{n}": {**ends, "note": (side,)} for n in range(2)} for side in "xy"]
    old, new = (Snapshot(str(n), "", {"fact": side}) for n, side in enumerate(sides))
    assert [(c.before_id, c.after_id) for c in changes("fact", old, new)] == [("f-x0", "f-y0"), ("f-x1", "f-y1")]


# --- ready questions ----------------------------------------------------------------------------------------------


def test_the_ready_questions_whose_answers_differ_are_counted(corpus: Corpus) -> None:
    facts = tuple(fact for fact in corpus.facts if fact.relation != "funds" or "norway" not in fact.subject)
    assert len(facts) == len(corpus.facts) - 1
    states = [(state(one), list(triples_of(one))) for one in (corpus, replace(corpus, facts=facts))]
    section = questions_changed(*states, corpus.ontology)
    rows = {row.cells[0]: row.cells[2:] for row in section.rows}
    assert rows["funders"] == (4, 3, 0, 1)
    assert "offices" not in rows
    assert section.note.startswith(f"{len(rows)} of ")
    assert questions_changed(states[0], states[0], corpus.ontology).rows == ()
