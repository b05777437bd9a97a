"""The finding on two actors: sentences, one passage a step, and the weakest step named."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from ctipgraph.findings import Finding
from ctipgraph.findings.forms import finding_as_text
from ctipgraph.findings.path import path_finding
from ctipgraph.model import Corpus
from ctipgraph.networks.flaws import FLAWS, CorpusTies
from ctipgraph.networks.forbidden import read_bans
from ctipgraph.records.lookup import find_actor

Run = Callable[..., CompletedProcess[str]]
Find = Callable[..., Finding]
ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def find(corpus: Corpus) -> Find:
    """Find the paths between two actors of the repository's data set."""

    def find(start: str, goal: str, *without: str) -> Finding:
        ends = find_actor(corpus, start), find_actor(corpus, goal)
        return path_finding(corpus, CorpusTies(corpus), *ends, read_bans(corpus, without))

    return find


def says(finding: Finding) -> list[list[str]]:
    return [[str(row.cells[1]) for row in section.rows] for section in finding.sections]


def test_norway_is_tied_to_usaid_by_one_plan_and_one_judgement_of_identity(find: Find) -> None:
    """In 2014 Norway's government is a donor and work with the ministry a plan; in 2024 the ministry leads."""
    finding = find("Norway", "USAID")
    (section,) = finding.sections
    assert [row.cells[0] for row in section.rows] == [1, 2, 3, "", 4]
    assert [row.cells[2] for row in section.rows] == [
        "a single origin",
        "a single origin",
        "a plan; a single origin",
        "a judgement that two entries are one body",
        "a single origin",
    ]
    assert says(finding)[0][1] == "Government of Norway funds UN Action for Cooperation against Trafficking in Persons"
    assert says(finding)[0][4].endswith("within USAID Laos Counter Trafficking in Persons")
    assert "Weakest: step 3, which rests on a plan." in section.note
    assert finding.basis.startswith("rests on 4 facts of 2 documents (2 independent origins): 3 asserted, 1 planned")


def test_each_step_has_one_passage(find: Find) -> None:
    rows = find("Norway", "USAID").sections[0].rows
    assert [[len(fact.sources) for fact in row.facts] for row in rows] == [[1], [1], [1], [], [1]]


def test_without_the_judgement_the_shortest_path_and_the_best_evidenced_part(find: Find) -> None:
    """Both articles speak of the country: a plan to work there, a plan to support it; and of a gift to it."""
    finding = find("Government of Norway", "USAID", "judged")
    assert [section.heading for section in finding.sections] == ["The shortest path", "The best-evidenced path"]
    shortest, best = says(finding)
    assert len(shortest) == 4
    assert shortest[1].endswith("covers Lao PDR")
    assert "Michael Schiffer presented Flood relief supplies of 2024" in best


def test_without_the_judgement_and_plans_nothing_ties_the_two_articles(find: Find) -> None:
    finding = find("Norway", "USAID", "judged", "planned")
    assert finding.sections == ()
    assert finding.notes[1:] == (
        "No path from Norway to United States Agency for International Development without 'judged' and 'planned'.",
        "There is one with 'planned'.",
    )


def test_the_smallest_set_is_named_that_would_have_to_be_let_in(find: Find) -> None:
    finding = find("Norway", "USAID", "planned", "kpl-2024-09-25")
    assert finding.notes[-1] == "There is one with 'planned' and 'kpl-2024-09-25'."


def test_what_is_judged_unsure_is_named_where_it_would_lead_on(find: Find) -> None:
    """Each of the two chairs or heads a committee, and nobody knows whether the one became the other."""
    finding = find("Lee Pao Yang", "Phengsavanh Thipphavongsa", "planned")
    assert finding.sections == ()
    assert finding.notes[-1] == (
        "There would be one by what is judged unsure: that National Committee on Counter Trafficking in Persons "
        "and National Steering Committee on Anti-human trafficking are one body."
    )


def test_an_actor_to_itself_needs_no_step(find: Find) -> None:
    assert find("USAID", "usaid").notes[-1].endswith("no step is needed.")


def test_two_entries_of_one_body_are_tied_by_the_judgement_alone(find: Find) -> None:
    finding = find("ministry-of-labour-and-social-welfare", "MOLSW")
    assert [row.cells[0] for row in finding.sections[0].rows] == [""]
    assert ": 0 steps. Weakest: the judgement before step 1" in finding.sections[0].note


def test_no_path_is_an_answer_that_rules_nothing_out(read: Callable[..., Corpus]) -> None:
    corpus = read()
    ends = find_actor(corpus, "Ministry of Welfare"), find_actor(corpus, "River Project")
    text = finding_as_text(path_finding(corpus, CorpusTies(corpus), *ends))
    assert "No path from Ministry of Welfare to River Project." in text
    assert "Nothing in the 1 document ties the two together" in text
    assert "is not ruled out" in text


def test_the_command_prints_any_form(run: Run) -> None:
    text = run("path", "UN", "COMMIT").stdout
    assert "UN → " not in text  # names in full
    assert "«UN-ACT will function … Trafficking (COMMIT)» kpl-2014-07-19 (2014-07-19)" in text
    assert run("path", "UN", "COMMIT", "-f", "html").stdout.startswith("<!doctype html>")


def test_an_unknown_actor_gets_the_near_names(run: Run) -> None:
    done = run("path", "Winrok", "COMMIT")
    assert done.returncode == 2
    assert "near are: 'Winrock'" in done.stderr


def test_help_and_manual_name_every_flaw_in_its_order(run: Run) -> None:
    names = [flaw.name for flaw in FLAWS]
    assert ", ".join(names) in " ".join(run("path", "--help", COLUMNS="200").stdout.split())
    manual = (ROOT / "docs" / "asking.md").read_text("utf-8")
    assert re.findall(r"^\| `(\w+)` \|", manual, re.MULTILINE) == names
