"""What cannot both hold, and what is therefore no plain triple."""

from __future__ import annotations

import pytest

STAGE = "{{relation: hasStage, subject: river-project, object: {}, status: {}, passages: [The River Project]{}}}"


def stages(facts, *stages: str):
    """Read facts on the river project's stage, each written "stage status more"."""
    items = []
    for stage in stages:
        name, status, *more = stage.split(" ", 2)
        items.append("- " + STAGE.format(name, status, "".join(f", {field}" for field in more)))
    return facts("\n".join(items))


def plain(corpus) -> set[str]:
    return {fact.object for fact in corpus.facts if corpus.is_plain(fact)}


def conflicting(corpus) -> set[tuple[str, str]]:
    names = {fact.id: fact.object for fact in corpus.facts}
    return {(names[one], names[other]) for one, others in corpus.conflicts.items() for other in others}


def test_an_asserted_fact_is_plain(facts):
    assert plain(stages(facts, "closing asserted")) == {"closing"}


@pytest.mark.parametrize("status", ["claimed speaker: ministry", "planned", "denied", "inferred rests_on: x"])
def test_what_is_not_asserted_is_not_plain(status, facts):
    assert plain(stages(facts, f"closing {status}", "existing asserted handle: x")) == {"existing"}


def test_a_deprecated_fact_is_not_plain(facts):
    assert plain(stages(facts, "closing asserted rank: deprecated, reason: retracted")) == set()


def test_stages_that_exclude_each_other_conflict_in_both_directions(facts):
    corpus = stages(facts, "closing asserted", "continuing asserted", "existing asserted")

    assert conflicting(corpus) == {("closing", "continuing"), ("continuing", "closing")}


def test_a_conflict_that_nobody_has_settled_leaves_neither_fact_plain(facts):
    assert plain(stages(facts, "closing asserted", "continuing asserted", "existing asserted")) == {"existing"}


def test_an_asserted_fact_in_conflict_with_a_plan_is_not_plain_either(facts):
    assert plain(stages(facts, "closing asserted", "continuing planned")) == set()


@pytest.mark.parametrize(
    "settled",
    [
        ("closing asserted rank: preferred, reason: newer", "continuing asserted"),
        ("closing asserted", "continuing asserted rank: deprecated, reason: older"),
    ],
)
def test_a_settled_conflict_leaves_the_preferred_fact_plain(settled, facts):
    assert plain(stages(facts, *settled)) == {"closing"}


def test_two_preferred_facts_settle_nothing(facts):
    ranked = "asserted rank: preferred, reason: mine"

    assert plain(stages(facts, f"closing {ranked}", f"continuing {ranked}")) == set()


def test_a_preferred_plan_is_still_a_plan(facts):
    assert plain(stages(facts, "closing planned rank: preferred, reason: newer", "continuing asserted")) == set()


def test_a_denial_does_not_conflict_with_what_it_makes_room_for(facts):
    corpus = stages(facts, "ended denied", "continuing asserted")

    assert conflicting(corpus) == set()
    assert plain(corpus) == {"continuing"}


def test_a_curator_may_name_a_conflict(facts):
    corpus = stages(facts, "closing asserted handle: one", "existing asserted conflicts_with: one")

    assert conflicting(corpus) == {("closing", "existing"), ("existing", "closing")}
    assert plain(corpus) == set()


def test_what_documents_of_different_days_say_is_a_change_and_no_conflict(read):
    head = "facts:\n- {relation: hasStage, subject: river-project, status: asserted, passages: [They], object: "
    corpus = read(
        {
            "documents.yaml": "".join(
                f"- {{id: gazette-{year}, title: A, publisher: B, published: {year}}}\n" for year in (2020, 2024)
            ),
            "facts/gazette-2020.yaml": f"document: gazette-2020\n{head}continuing}}\n",
            "facts/gazette-2024.yaml": f"document: gazette-2024\n{head}ended}}\n",
        }
    )

    assert conflicting(corpus) == set()
    assert plain(corpus) == {"continuing", "ended"}


def test_what_two_subjects_are_is_no_conflict(facts):
    corpus = facts(f"- {STAGE.format('closing', 'asserted', '')}\n- "
                   + STAGE.format("continuing", "asserted", "").replace("river-project", "ministry"))  # fmt: skip

    assert conflicting(corpus) == set()
