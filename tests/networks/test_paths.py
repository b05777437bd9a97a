"""The shortest way from one actor to another, one fact a step."""

from __future__ import annotations

from typer.testing import CliRunner

from ctipgraph.cli.app import app
from ctipgraph.networks.paths import shortest_path

WORLD = {
    "actors.yaml": """
        - {id: donor, type: Government, name: Donor}
        - {id: project, type: Project, name: River Project}
        - {id: labour, type: Ministry, name: Ministry of Labour}
        - {id: labor, type: Ministry, name: Ministry of Labor}
        - {id: agency, type: PublicBody, name: Agency}
        - {id: alone, type: Company, name: Alone}
        """,
    "facts/gazette-2020.yaml": """
        document: gazette-2020
        facts:
        - {relation: funds, subject: donor, object: project, status: asserted, passages: [The donors]}
        - {relation: supports, subject: donor, object: project, status: planned, passages: [The donors]}
        - {relation: coordinatesWith, subject: project, object: labour, status: planned, passages: [The Ministry]}
        - {relation: partnerOf, subject: labor, object: agency, status: asserted, passages: [The Ministry of Welfare]}
        """,
    "identity.yaml": "- {same: [labour, labor], reason: Spelling.}\n",
}


def relations(steps):
    return [step.fact.relation for step in steps]


def test_the_best_known_of_two_parallel_facts_is_taken(read):
    assert relations(shortest_path(read(WORLD), "donor", "project")) == ["funds"]


def test_it_runs_against_the_direction_of_facts_too(read):
    assert relations(shortest_path(read(WORLD), "labour", "donor")) == ["coordinatesWith", "funds"]


def test_a_judgement_of_identity_joins_two_entries_and_is_named_in_its_step(read):
    steps = shortest_path(read(WORLD), "donor", "agency")
    assert relations(steps) == ["funds", "coordinatesWith", "partnerOf"]
    assert [len(step.judgements) for step in steps] == [0, 0, 1]


def test_a_goal_that_is_reached_as_another_entry_of_its_body_names_the_judgement(read):
    assert [len(step.judgements) for step in shortest_path(read(WORLD), "donor", "labor")] == [0, 1]


def test_without_the_judgement_there_is_no_path(read):
    assert shortest_path(read({**WORLD, "identity.yaml": "[]\n"}), "donor", "agency") is None


def test_plans_can_be_forbidden(read):
    assert shortest_path(read(WORLD), "donor", "labour", without=["planned"]) is None


def test_from_an_actor_to_itself_no_step_is_needed(read):
    assert shortest_path(read(WORLD), "donor", "donor") == ()


def test_the_command_begins_with_what_the_path_rests_on_and_ends_with_its_weak_steps():
    shown = CliRunner().invoke(app, ["path", "Government of Norway", "COMMIT"]).output
    assert shown.startswith("rests on 2 facts of 1 document (1 independent origin): 1 asserted, 1 planned")
    assert shown.rstrip().endswith("step 2 is only planned")


def test_no_path_is_an_answer_in_a_sentence():
    done = CliRunner().invoke(app, ["path", "Government of Norway", "COMMIT", "--no-plans"])
    assert done.exit_code == 0
    assert "no path from 'Government of Norway'" in done.output
    assert "without planned facts" in done.output
