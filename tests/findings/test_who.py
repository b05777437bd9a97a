"""Who has a role, where and as of when; what was left out, and what no document states."""

from __future__ import annotations

from collections.abc import Callable
from subprocess import CompletedProcess

import pytest

from ctipgraph.errors import NotFoundError
from ctipgraph.findings import Finding, Section
from ctipgraph.findings.index import CorpusIndex
from ctipgraph.findings.who import who_has
from ctipgraph.model import Corpus

Read = Callable[..., Corpus]
Run = Callable[..., CompletedProcess[str]]

WORLD = {
    "documents.yaml": """
        - {id: gazette-2020, title: The River Project, publisher: The Gazette, published: 2020-01-31}
        - {id: herald-2024, title: The Lake Project, publisher: The Herald, published: 2024-05-02}
        """,
    "actors.yaml": """
        - {id: utopia, type: Country, name: Utopia, country: LA}
        - {id: port, type: Town, name: Port Utopia, country: LA}
        - {id: sea, type: Region, name: Inner Sea}
        - {id: atlantis, type: Country, name: Atlantis, country: NO}
        - {id: donor, type: Government, name: Donor, country: NO}
        - {id: other, type: Company, name: Other}
        - {id: ministry, type: Ministry, name: Ministry, country: LA}
        - {id: river, type: Project, name: River Project}
        - {id: lake, type: Project, name: Lake Project}
        - {id: hill, type: Project, name: Hill Project}
        - {id: fair, type: Event, name: River Fair}
        - {id: pact, type: Initiative, name: River Pact}
        - {id: head, type: OfficeHolder, name: A. Head}
        """,
    "facts/gazette-2020.yaml": "document: gazette-2020\nfacts: []\n",
}


@pytest.fixture
def who(read: Read) -> Callable[..., Finding]:
    """Ask the world with these facts of 2020 (YAML list items): `who(facts, role, place, as_of)`."""

    def ask(facts: str, role: str, place: str = "", as_of: str = "", later: str = " []") -> Finding:
        items = {
            "facts/gazette-2020.yaml": f"document: gazette-2020\nfacts:\n{facts}\n",
            "facts/herald-2024.yaml": f"document: herald-2024\nfacts:\n{later}\n",
        }
        corpus = read({**WORLD, **items})
        assert not [str(result) for result in corpus.problems.results]
        return who_has(CorpusIndex(corpus), role, place, as_of)

    return ask


def fact(relation: str, subject: str, object_: str, status: str = "asserted", more: str = "") -> str:
    parts = f"relation: {relation}, subject: {subject}, object: {object_}, status: {status}{more and ', ' + more}"
    return f"- {{{parts}, passages: [The donors]}}"


def column(section: Section, name: str) -> list[object]:
    return [row.cells[section.columns.index(name)] for row in section.rows]


def names(finding: Finding, name: str = "who") -> list[object]:
    return column(finding.sections[0], name)


# --- roles --------------------------------------------------------------------------------------------------------

BOTH = fact("funds", "donor", "river") + "\n" + fact("supports", "other", "river")


@pytest.mark.parametrize("role", ["funds", "FUNDS", "Funding", "1"])
def test_a_role_is_a_relation_or_an_iati_role_by_name_or_code(who: Callable[..., Finding], role: str) -> None:
    assert names(who(BOTH, role)) == ["Donor"]


def test_a_relation_has_the_narrower_ones_with_it_and_each_row_says_which(who: Callable[..., Finding]) -> None:
    finding = who(BOTH, "supports")
    assert list(zip(names(finding), names(finding, "role"), names(finding, "IATI role"), strict=True)) == [
        ("Donor", "funds", "1 Funding"),
        ("Other", "supports", ""),
    ]


@pytest.mark.parametrize("role", ["fundedBy", "is funded by"])
def test_the_inverse_asks_for_the_other_end(who: Callable[..., Finding], role: str) -> None:
    finding = who(BOTH, role)
    assert finding.title == "Who is funded by"
    assert (names(finding), names(finding, "to or for")) == (["River Project"], ["Donor"])


def test_an_office_is_a_role_too(who: Callable[..., Finding]) -> None:
    finding = who(fact("holdsOfficeIn", "head", "ministry", more="role: Vice Minister"), "vice minister")
    assert names(finding, "role") == ["holds an office in (Vice Minister)"]


def test_an_iati_role_that_no_relation_is_close_to_is_answered_in_a_sentence(who: Callable[..., Finding]) -> None:
    finding = who(BOTH, "Extending")
    assert finding.notes == ("Role: the IATI role 3 Extending, which no relation of the ontology is close to.",)
    assert finding.sections[0].rows == ()


@pytest.mark.parametrize(
    ("role", "hint"), [("fundz", "'funds'"), ("implementin", "'Implementing'"), ("qqqq", "offices")]
)
def test_an_unknown_role_gets_a_hint(who: Callable[..., Finding], role: str, hint: str) -> None:
    with pytest.raises(NotFoundError, match=hint):
        who(BOTH, role)


# --- places -------------------------------------------------------------------------------------------------------


def test_the_place_that_a_fact_states_decides(who: Callable[..., Finding]) -> None:
    facts = fact("supports", "ministry", "river", more="place: port") + "\n" + fact("covers", "river", "atlantis")
    assert names(who(facts, "supports", "Utopia"), "place") == ["Port Utopia, stated in the fact"]
    assert names(who(facts, "supports", "Atlantis")) == []


def test_or_else_the_place_where_the_work_is(who: Callable[..., Finding]) -> None:
    facts = fact("funds", "donor", "river") + "\n" + fact("covers", "river", "utopia", "planned")
    finding = who(facts, "funds", "Utopia")
    assert names(finding, "place") == ["River Project covers Utopia [planned]"]
    assert [cited.sentence for cited in finding.sections[0].rows[0].facts] == [
        "Donor funds River Project",
        "River Project covers Utopia",
    ]
    assert names(who(facts, "funds", "Atlantis")) == []  # the donor's country does not count where the work has a place


def test_the_place_of_an_event_is_that_of_what_happened_at_it(who: Callable[..., Finding]) -> None:
    facts = fact("attended", "other", "fair") + "\n" + fact("locatedIn", "fair", "port")
    assert names(who(facts, "attended", "Utopia")) == ["Other"]


def test_or_else_the_country_of_an_actor(who: Callable[..., Finding]) -> None:
    assert names(who(fact("leads", "ministry", "river"), "leads", "Utopia"), "place") == ["the country of Ministry"]


def test_a_region_does_not_hold_countries_and_a_town_is_not_its_country(who: Callable[..., Finding]) -> None:
    facts = fact("funds", "donor", "river") + "\n" + fact("covers", "river", "utopia")
    assert names(who(facts, "funds", "Inner Sea")) == []
    assert names(who(facts, "funds", "Port Utopia")) == []


def test_two_countries_that_deal_with_each_other_are_no_places_of_it(who: Callable[..., Finding]) -> None:
    finding = who(fact("partnerOf", "atlantis", "utopia"), "partnerOf", "Utopia")
    assert names(finding, "place") == ["the country of Utopia"]


def test_a_denied_place_is_no_place(who: Callable[..., Finding]) -> None:
    facts = fact("funds", "other", "river") + "\n" + fact("covers", "river", "utopia", "denied")
    assert "1 of which nothing tells a place" in who(facts, "funds", "Utopia").notes[1]


def test_how_places_were_decided_is_counted_and_so_is_what_is_left_out(who: Callable[..., Finding]) -> None:
    facts = "\n".join(
        [
            fact("supports", "other", "river", more="place: port"),
            fact("supports", "ministry", "hill"),
            fact("supports", "other", "hill"),
            fact("supports", "donor", "hill"),
        ]
    )
    assert who(facts, "supports", "Utopia").notes[1] == (
        "Place, as the first of these tells it: stated in the fact (1), where the work in it takes place (0), "
        "the country of an actor in it (1). Left out: 1 of another place, 1 of which nothing tells a place."
    )


def test_what_is_no_place_is_refused(who: Callable[..., Finding]) -> None:
    with pytest.raises(NotFoundError, match="no place but a record of the kind 'ministry'"):
        who(BOTH, "funds", "Ministry")


# --- time ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("more", "year", "there"),
    [
        ("", "2020", True),  # the document is of 2020
        ("", "2019", False),
        ("", "2021", False),
        ("valid_from: 2015, valid_to: 2018", "2016", True),  # what is stated goes before the document's date
        ("valid_from: 2015, valid_to: 2018", "2020", False),
        ("valid_from: 2015", "2018", True),
        ("valid_from: 2015", "2021", False),  # later than the document knows
        ("valid_to: 2025", "2024", True),
        ("as_of: 2017", "2017", True),
        ("as_of: 2017", "2020", False),
    ],
)
def test_a_fact_is_of_the_time_that_it_states_or_else_of_its_documents(
    who: Callable[..., Finding], more: str, year: str, there: bool
) -> None:
    finding = who(fact("funds", "donor", "river", more=more), "funds", as_of=year)
    assert names(finding) == (["Donor"] if there else [])
    assert finding.notes[1].endswith(f"Left out: {int(not there)} of another time.")


def test_when_never_says_since(who: Callable[..., Finding]) -> None:
    facts = fact("funds", "donor", "river") + "\n" + fact("leads", "donor", "river", more="valid_from: 2015")
    assert names(who(facts, "funds", later=fact("funds", "donor", "river")), "when") == [
        "evidenced 2020-01-31 to 2024-05-02"
    ]
    assert names(who(facts, "leads"), "when") == ["stated valid from 2015; evidenced 2020-01-31"]


# --- what stands beside it ----------------------------------------------------------------------------------------


def test_a_plan_and_a_deed_are_two_rows(who: Callable[..., Finding]) -> None:
    facts = fact("funds", "donor", "river") + "\n" + fact("funds", "donor", "river", "planned", "role: later")
    assert names(who(facts, "funds"), "status") == ["asserted", "planned"]


def test_an_open_list_is_marked(who: Callable[..., Finding]) -> None:
    (mark,) = names(who(fact("funds", "donor", "river", more="list_open: true"), "funds"), "list")
    assert str(mark).startswith("open")


def test_what_is_denied_stands_by_itself(who: Callable[..., Finding]) -> None:
    finding = who(fact("funds", "donor", "river", "denied"), "funds")
    assert finding.sections[0].rows == ()
    assert column(finding.sections[1], "who") == ["Donor"]
    assert finding.sections[1].heading == "Stated not to be so"


def test_an_empty_answer_is_no_no(who: Callable[..., Finding]) -> None:
    assert "that there is nobody does not follow" in who(" []", "funds").sections[0].empty


def test_a_chain_goes_on_to_initiative_and_bodies_each_step_with_its_fact(who: Callable[..., Finding]) -> None:
    facts = "\n".join(
        [
            fact("funds", "donor", "river"),
            fact("secretariatOf", "river", "pact", "planned"),
            fact("leads", "ministry", "pact"),
            fact("funds", "other", "lake"),
            fact("partnersIn", "ministry", "lake"),
        ]
    )
    chains = who(facts, "funds").sections[1]
    assert [row.cells for row in chains.rows] == [
        ("Donor", "River Project", "River Pact", "Ministry", "planned"),
        ("Other", "Lake Project", "", "Ministry", "asserted"),
    ]
    assert [len(row.facts) for row in chains.rows] == [3, 2]


def test_a_chain_does_not_lead_over_what_is_denied(who: Callable[..., Finding]) -> None:
    facts = fact("funds", "donor", "river") + "\n" + fact("leads", "ministry", "river", "denied")
    assert who(facts, "funds").sections[1].rows[0].cells == ("Donor", "River Project", "", "", "asserted")


def test_projects_of_which_no_document_states_a_funder_are_not_said_to_have_none(who: Callable[..., Finding]) -> None:
    facts = "\n".join(
        [fact("funds", "donor", "river"), fact("leads", "ministry", "lake"), fact("funds", "donor", "hill", "denied")]
    )
    section = who(facts, "funds").sections[-1]
    assert section.heading == "Project: no document states who funds it"
    assert column(section, "which") == ["Hill Project", "Lake Project"]
    assert "does not follow" in section.note


def test_a_funder_that_another_year_states_is_a_funder_that_is_stated(who: Callable[..., Finding]) -> None:
    facts, later = fact("leads", "ministry", "river"), fact("funds", "donor", "river")
    assert column(who(facts, "funds", as_of="2020", later=later).sections[-1], "which") == []


def test_a_project_of_another_time_is_not_missed(who: Callable[..., Finding]) -> None:
    facts, later = fact("leads", "ministry", "river"), fact("leads", "ministry", "lake")
    assert column(who(facts, "funds", as_of="2024", later=later).sections[-1], "which") == ["Lake Project"]


# --- the two articles ---------------------------------------------------------------------------------------------


def test_who_funded_in_the_lao_pdr_as_of_2014(run: Run) -> None:
    """Norway's and Sweden's governments, from an open list, and the two groups that the sentence before names."""
    text = run("who", "--role", "funds", "--place", "Lao PDR", "--as-of", "2014").stdout
    rows = [line for line in text.splitlines() if line.startswith("  who: ")]
    assert [line.partition("   ")[0] for line in rows] == [
        "  who: Government of Norway",
        "  who: Government of Sweden",
        "  who: governments that fund UN-ACT",
        "  who: international organisations",
    ]
    assert ["list: open" in line for line in rows] == [True, True, False, False]
    assert all("covers Lao PDR [planned]" in line for line in rows)
    assert "since" not in text


def test_of_ctip_no_document_states_a_funder(run: Run) -> None:
    lines = run("who", "--role", "funds", "-f", "csv").stdout.splitlines()
    assert [line.partition(",")[0] for line in lines if "USAID Laos Counter" in line] == [
        "Project: no document states who funds it"
    ]


def test_a_window_that_is_none_is_refused(run: Run) -> None:
    done = run("who", "--role", "funds", "--as-of", "20x4")
    assert done.returncode == 2
    assert "'20x4' is no window of time" in done.stderr
