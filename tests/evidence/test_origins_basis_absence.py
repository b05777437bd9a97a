"""Answers that know what they rest on: independent origins, one line of basis, and what an empty answer means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctipgraph.model import Corpus, Dataset, Document, Location
from ctipgraph.ontology import read_ontology
from ctipgraph.store.basis import basis

# --- origins ----------------------------------------------------------------------------------------------------------


def corpus_of(**origins: str) -> Corpus:
    """Return a corpus of documents, each with the one that it reprints, or nothing."""
    documents = {
        name: Document(name, name, "P", "2020-01-01", Location("documents.yaml"), same_origin_as=older)
        for name, older in origins.items()
    }
    return Corpus(Dataset("", "https://example.org/", "", Location("")), read_ontology(), documents=documents)


def test_a_document_of_its_own_is_its_own_origin():
    assert corpus_of(release="").origin("release") == "release"


def test_a_reprint_of_a_reprint_has_the_first_ones_origin():
    corpus = corpus_of(release="", herald="release", gazette="herald")

    assert [corpus.origin(name) for name in ("release", "herald", "gazette")] == ["release"] * 3


def test_documents_that_name_each_other_are_one_origin():
    corpus = corpus_of(a="b", b="c", c="a", d="a")

    assert {corpus.origin(name) for name in "abcd"} == {"a"}


def test_an_origin_that_is_not_there_is_told_of_and_changes_nothing(read, told):
    documents = "- {id: gazette-2020, title: A, publisher: A, published: 2020-01-31, same_origin_as: releese}\n"
    corpus = read({"documents.yaml": documents})

    assert told(corpus, "reference") == ["violation: no document 'releese'; add it to documents.yaml"]
    assert corpus.origin("gazette-2020") == "gazette-2020"


@given(st.dictionaries(st.sampled_from("abcdef"), st.sampled_from([*"abcdef", ""]), min_size=1))
def test_an_origin_is_its_own_origin(origins):
    corpus = corpus_of(**origins)

    for name in origins:
        assert corpus.origin(corpus.origin(name)) == corpus.origin(name)


# --- basis ------------------------------------------------------------------------------------------------------------

DOCUMENTS = """
    - {id: release, title: A, publisher: A, published: 2020-01-30}
    - {id: gazette, title: B, publisher: B, published: 2020-01-31, same_origin_as: release}
    - {id: herald, title: C, publisher: C, published: 2021-05-01}
    """
ACTORS = """
    - {id: river-project, type: Project, name: River Project}
    - {id: coast-project, type: Project, name: Coast Project}
    - {id: utopia, type: Government, name: Government of Utopia}
    - {id: fund, type: NonGovernmentalOrganisation, name: Coast Fund}
    - {id: coast-fund, type: NonGovernmentalOrganisation, name: The Coast Fund}
    """


@pytest.fixture
def world(write_data):
    """Write facts, a line each: `gazette: utopia funds river-project asserted`; return the data folder."""

    def folder(*lines: str, identity: str = ""):
        files: dict[str, str] = {
            "documents.yaml": DOCUMENTS,
            "actors.yaml": ACTORS,
            "identity.yaml": identity,
            "facts/gazette-2020.yaml": "document: gazette\nfacts: []\n",
        }
        for number, line in enumerate(lines):
            document, _, fact = line.partition(": ")
            subject, relation, object_, status, *more = fact.split()
            fields = "".join(f"\n  {name}: {value}" for name, value in (item.split("=") for item in more))
            head = files.setdefault(f"facts/{document}.yaml", f"document: {document}\nfacts:")
            files[f"facts/{document}.yaml"] = (
                f"{head}\n- relation: {relation}\n  subject: {subject}\n  object: {object_}\n  status: {status}"
                f"\n  passages: [passage {number}]{fields}"
            )
        return write_data(files)

    return folder


def rests_on(data, ctip) -> str:
    """Return the first line of an answer."""
    return ctip("query", "facts-about", "-p", "actor=river-project", "-d", data).splitlines()[0]


def test_an_answer_begins_with_what_it_rests_on(world, ctip):
    data = world(
        "gazette: utopia funds river-project asserted",
        "herald: utopia funds river-project planned",
        "herald: utopia funds coast-project asserted",
    )

    assert rests_on(data, ctip) == (
        "rests on 2 facts of 2 documents (2 independent origins): 1 asserted, 1 planned; none in conflict"
    )
    assert ctip("show", "river-project", "-d", data).startswith("rests on 2 facts of 2 documents")


def test_a_reprint_is_no_second_origin(world, ctip):
    data = world("release: utopia funds river-project asserted", "gazette: utopia funds river-project asserted")

    assert "2 facts of 2 documents (1 independent origin)" in rests_on(data, ctip)


def test_a_repeated_lead_is_one_passage_of_one_document(read):
    lead = "The donors include the Government of Utopia."
    corpus = read({"texts/gazette-2020.txt": f"{lead}\n\n{lead}\n"})

    assert str(basis(corpus, [corpus.facts[0].id])).startswith("rests on the whole graph: 1 fact of 1 document (1 ind")
    assert len(corpus.passages) == 1


def test_facts_in_conflict_are_counted(world, ctip):
    data = world(
        "gazette: river-project hasStage closing asserted", "gazette: river-project hasStage continuing planned"
    )

    assert rests_on(data, ctip).endswith("1 asserted, 1 planned; 2 in conflict")


@pytest.mark.parametrize(
    ("verdict", "leans"),
    [
        ("same", "; leans on the judgement that coast-fund and fund are one body"),
        ("unsure", "; leans on the judgement that coast-fund and fund are perhaps one body (unsure)"),
        ("different", "none in conflict"),
    ],
)
def test_the_judgements_that_an_answer_leans_on_are_named(verdict, leans, world, ctip):
    data = world(
        "gazette: fund funds river-project asserted",
        "herald: coast-fund funds river-project asserted",
        identity=f"- {{{verdict}: [fund, coast-fund], reason: One name.}}\n",
    )

    assert rests_on(data, ctip).endswith(leans)


def test_an_answer_with_facts_of_one_entry_leans_on_no_judgement(world, ctip):
    data = world(
        "gazette: fund funds river-project asserted",
        "herald: coast-fund funds coast-project asserted",
        identity="- {same: [fund, coast-fund], reason: One name.}\n",
    )

    assert rests_on(data, ctip).endswith("1 asserted; none in conflict")


def test_a_fact_counts_once_and_no_fact_is_said_so(world):
    from ctipgraph.records import read_corpus

    corpus = read_corpus(
        world("gazette: utopia funds river-project asserted", "herald: fund funds coast-project asserted")
    )

    assert str(basis(corpus, [])) == "rests on no fact"
    assert basis(corpus, [corpus.facts[0].id, corpus.facts[0].id]).facts == 1


# --- empty answers ----------------------------------------------------------------------------------------------------


@pytest.fixture
def asked(world, ctip):
    """Ask who funds the River Project of some facts; `read` says how many of its 3 sentences were read."""

    def lines(
        *facts: str, question: str = "funders", read: dict[str, int] | None = None, **parameters: str
    ) -> list[str]:
        data = world(*facts)
        rows = "".join(f"sentences\t{name}\t{count}\t3\t\t\n" for name, count in (read or {}).items())
        (data / "passages.lock").write_text(rows)
        given = [part for name, value in parameters.items() for part in ("-p", f"{name}={value}")]
        return ctip("query", question, *given, "-d", data).splitlines()

    return lines


ALL_READ = {"release": 3, "gazette": 3, "herald": 3}


def test_not_mentioned_says_in_how_many_documents_of_which_time(asked):
    shown = asked("gazette: utopia funds coast-project asserted", read=ALL_READ, project="river-project")

    assert shown[0] == "rests on no fact"
    assert "not stated: none of the 3 documents (2020-01-30 to 2021-05-01) mentions it" in shown
    assert not any("not yet coded" in line for line in shown)


def test_what_was_not_read_to_its_end_may_state_it(asked):
    shown = asked(read={"release": 3, "gazette": 2}, project="river-project")

    assert "not yet coded to the end: gazette, herald; it may stand there" in shown


def test_stated_not_to_be_so_is_told_with_its_passage(asked):
    denied = "gazette: utopia funds river-project denied"
    shown = asked(denied, question="is-it-stated", subject="utopia", relation="funds", object="river-project")

    assert "stated not to be so:" in shown
    assert any(
        line.startswith("  Government of Utopia funds River Project [denied] gazette «passage 0» f-") for line in shown
    )
    assert not any("not stated: none" in line for line in shown)


def test_what_is_denied_of_another_relation_is_not_the_answer(asked):
    shown = asked(
        "gazette: fund leads river-project denied",
        question="is-it-stated", subject="fund", relation="funds", object="river-project", read=ALL_READ,
    )  # fmt: skip

    assert "stated not to be so:" not in shown
    assert "not stated: none of the 3 documents (2020-01-30 to 2021-05-01) mentions it" in shown
    assert "what they do say of it:" in shown
    assert any("Coast Fund leads River Project [denied]" in line for line in shown)


def test_a_narrower_relation_that_is_denied_is_the_answer(asked):
    shown = asked(
        "gazette: utopia funds river-project denied",
        question="is-it-stated", subject="utopia", relation="supports", object="river-project",
    )  # fmt: skip

    assert "stated not to be so:" in shown


def test_a_denial_beside_an_assertion_is_a_row_like_others(asked):
    shown = asked(
        "gazette: utopia funds river-project denied", "herald: utopia funds river-project asserted",
        question="is-it-stated", subject="utopia", relation="funds", object="river-project",
    )  # fmt: skip

    assert "stated not to be so:" not in shown
    assert sum("answer: this relation" in line for line in shown) == 2


def test_whether_usaid_funds_its_project_is_not_stated_and_the_partnership_is_offered(ctip):
    shown = ctip(
        "query", "is-it-stated", "-p", "subject=USAID", "-p", "relation=funds", "-p", "object=USAID Laos CTIP",
        "-d", "data",
    )  # fmt: skip

    assert "answer: not stated" in shown
    assert "not stated: none of the 2 documents (2014-07-19 to 2024-09-25) mentions it" in shown
    assert "is a partner in USAID Laos Counter Trafficking in Persons [asserted] kpl-2024-09-25 «" in shown
    assert "not yet coded" not in shown
