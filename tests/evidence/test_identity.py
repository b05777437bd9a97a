"""Which entries are one body: judged by a curator, computed, undone by deleting a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from ctipgraph.build import build
from ctipgraph.model import Location
from ctipgraph.model.identity import Identity
from ctipgraph.model.records import Judgement
from ctipgraph.proposals.identity import candidates
from ctipgraph.records import read_corpus


def identity(*judged: str) -> Identity:
    """Return the identity of judgements written as `a = b`, `a != b` and `a ? b`."""
    verdicts = {"=": "same", "!=": "different", "?": "unsure"}
    rows = [line.split() for line in judged]
    return Identity(tuple(Judgement(verdicts[v], (a, b), "so", Location("identity.yaml", n))
                          for n, (a, v, b) in enumerate(rows, 1)))  # fmt: skip


def test_a_body_is_named_by_the_first_of_its_entries_in_the_alphabet():
    judged = identity("ministry-b = ministry-c", "ministry-a = ministry-b")

    assert [judged.canonical(id_) for id_ in ("ministry-a", "ministry-c", "norway")] == [
        "ministry-a",
        "ministry-a",
        "norway",
    ]
    assert judged.body("ministry-c") == ("ministry-a", "ministry-b", "ministry-c")


def test_the_order_of_the_judgements_does_not_matter():
    forwards, backwards = ("a = b", "b = c", "d = e", "c = d"), ("c = d", "d = e", "b = c", "a = b")

    assert [identity(*forwards).canonical(id_) for id_ in "abcde"] == [
        identity(*backwards).canonical(id_) for id_ in "abcde"
    ]


def test_different_and_unsure_join_nothing():
    judged = identity("a != b", "c ? d")

    assert [judged.canonical(id_) for id_ in "abcd"] == ["a", "b", "c", "d"]


def test_the_chain_of_judgements_between_two_entries_is_known():
    judged = identity("a = b", "b = c", "c = d")

    assert [step.pair for step in judged.between("a", "d")] == [("a", "b"), ("b", "c"), ("c", "d")]
    assert judged.between("a", "z") == ()


THREE = """
    - {id: office-a, type: PublicBody, name: Office of Aid}
    - {id: office-b, type: PublicBody, name: Bureau of Help}
    - {id: office-c, type: PublicBody, name: Agency of Care}
    """
NO_FACTS = {"facts/gazette-2020.yaml": "document: gazette-2020\nfacts: []\n", "actors.yaml": THREE}


def test_a_contradiction_names_the_three_judgements(read, told):
    judged = """
        - {same: [office-a, office-b], reason: One address.}
        - {same: [office-b, office-c], reason: One head.}
        - {different: [office-c, office-a], reason: Two budgets.}
        """
    (message,) = told(read({**NO_FACTS, "identity.yaml": judged}), "identity-contradiction")

    assert message.startswith(
        "violation: 'office-a' and 'office-c' are judged different, but office-a and office-b are "
    )
    assert [f"identity.yaml:{line}" in message for line in (1, 2, 3)] == [
        True,
        True,
        False,
    ]  # the third is where it stands
    assert message.endswith("; correct one of these judgements")


def test_different_beside_one_same_is_no_contradiction(read, told):
    judged = """
        - {same: [office-a, office-b], reason: One address.}
        - {different: [office-b, office-c], reason: Two budgets.}
        - {unsure: [office-a, office-c], reason: Nothing is said.}
        """
    assert told(read({**NO_FACTS, "identity.yaml": judged}), "identity-contradiction") == []


def test_two_judgements_on_one_pair_are_refused(read, told):
    judged = """
        - {same: [office-a, office-b], reason: One address.}
        - {unsure: [office-b, office-a], reason: Nothing is said.}
        """
    (message,) = told(read({**NO_FACTS, "identity.yaml": judged}), "identity-twice")

    assert message.endswith("/identity.yaml:1 already; keep one judgement")


# --- merging and un-merging -------------------------------------------------------------------------------------------

TWO = {
    "actors.yaml": """
        - {id: labor, type: Ministry, name: Ministry of Labor}
        - {id: labour, type: Ministry, name: Ministry of Labour}
        - {id: river-project, type: Project, name: River Project}
        """,
    "facts/gazette-2020.yaml": """
        document: gazette-2020
        facts:
        - {relation: leads, subject: labor, object: river-project, status: asserted, passages: [It is led by labor]}
        - {relation: supports, subject: labour, object: river-project, status: asserted, passages: [Labour helps it]}
        """,
    "texts/gazette-2020.txt": "It is led by labor. Labour helps it.\n",
}
SAME = "- {same: [labor, labour], reason: One name in two spellings., by: curator-1, on: 2020-02-01}\n"


def built(data: Path, out: Path) -> dict[str, bytes]:
    result = build(read_corpus(data, texts=data / "texts"), out)
    assert result.report.conforms
    return {path.name: path.read_bytes() for path in result.files}


def test_merging_and_un_merging_gives_the_same_bytes_back(write_data, tmp_path):
    data, out = write_data(TWO), tmp_path / "out"
    before = built(data, out)
    (data / "identity.yaml").write_text(SAME)
    merged = built(data, out)
    (data / "identity.yaml").unlink()

    assert merged["graph.nq"] != before["graph.nq"]
    assert built(data, out) == before
    assert len(before) == 10


def test_merging_leaves_the_facts_on_the_entries_that_they_were_recorded_on(write_data):
    data = write_data({**TWO, "identity.yaml": SAME})
    merged = read_corpus(data)
    (data / "identity.yaml").unlink()

    assert merged.facts == read_corpus(data).facts
    assert {fact.subject for fact in merged.facts} == {"labor", "labour"}


def test_explain_shows_the_body_the_judgements_and_where_the_facts_are(write_data, ctip):
    data = write_data({**TWO, "identity.yaml": SAME})

    assert ctip("identity", "explain", "Ministry of Labour", "-d", data).splitlines() == [
        "Ministry of Labour (labour)",
        "one body with: Ministry of Labor (labor); its canonical id is labor",
        f"  same: labor, labour ({data}/identity.yaml:1)",
        "    One name in two spellings. curator-1, 2020-02-01",
        "  recorded on labor: 1 fact",
        "  recorded on labour: 1 fact",
    ]
    assert "judged to be one body with no other entry" in ctip("identity", "explain", "River Project", "-d", data)


def test_show_and_queries_see_the_whole_body(write_data, ctip):
    data = write_data({**TWO, "identity.yaml": SAME})
    shown = ctip("show", "labour", "-d", data)

    assert "judged to be one body with: Ministry of Labor (labor)" in shown
    assert "recorded on labor" in shown
    assert "leans on the judgement that labor and labour are one body" in shown
    answer = ctip(
        "query",
        "is-it-stated",
        "-p",
        "subject=labour",
        "-p",
        "relation=leads",
        "-p",
        "object=river-project",
        "-d",
        data,
    )
    assert "this relation" in answer


# --- candidates -------------------------------------------------------------------------------------------------------


@pytest.fixture
def proposed(read):
    """Return the proposed pairs and reasons: `proposed(actors, identity="…")`."""

    def pairs(actors: str, **files: str) -> dict[tuple[str, str], tuple[str, ...]]:
        corpus = read({**NO_FACTS, "actors.yaml": actors, **files})
        return {candidate.ids: candidate.reasons for candidate in candidates(corpus)}

    return pairs


def test_names_that_differ_in_spelling_only_are_proposed(proposed):
    assert proposed("""
        - {id: a, type: Ministry, name: Ministry of Labour}
        - {id: b, type: Ministry, name: Ministry of Labor}
        """) == {("a", "b"): ("the names differ in spelling only",)}


def test_an_acronym_of_the_other_ones_initials_is_proposed(proposed):
    assert proposed("""
        - {id: a, type: PublicBody, name: United Agency for Aid}
        - {id: b, type: PublicBody, name: The Bureau, also: [{acronym: UAA}]}
        """) == {("a", "b"): ("'UAA', an acronym of 'The Bureau', is made of the initials of 'United Agency for Aid'",)}


def test_a_shared_name_is_proposed(proposed):
    assert proposed("""
        - {id: a, type: PublicBody, name: Agency of Aid, also: [{alternative: The Bureau}]}
        - {id: b, type: NonGovernmentalOrganisation, name: The Bureau}
        """) == {("a", "b"): ("both are called 'The Bureau'",)}


def test_names_that_share_their_words_are_proposed(proposed):
    assert proposed("""
        - {id: a, type: Committee, name: Steering Committee on River Safety}
        - {id: b, type: Committee, name: National Committee for River Safety}
        """) == {("a", "b"): ("the names share the words river, safety",)}


@pytest.mark.parametrize(
    "other",
    [
        "{id: b, type: Town, name: River Project}",  # another kind of thing
        "{id: b, type: Project, name: Coast Project}",
        "{id: b, type: Project, name: Ministry of River}",
    ],
)
def test_what_is_not_alike_or_of_another_kind_is_not_proposed(other, proposed):
    assert proposed(f"- {{id: a, type: Project, name: River Project}}\n- {other}\n") == {}


def test_names_that_differ_in_a_number_are_two(proposed):
    assert (
        proposed("""
        - {id: a, type: PlanOfAction, name: 2nd National Plan of Action (2016-2020)}
        - {id: b, type: PlanOfAction, name: 3rd National Plan of Action (2021-2025)}
        """)
        == {}
    )


LIKE = "- {id: a, type: Ministry, name: Ministry of Labour}\n- {id: b, type: Ministry, name: Ministry of Labor}\n"


@pytest.mark.parametrize("verdict", ["same", "different", "unsure"])
def test_a_judged_pair_is_never_proposed(verdict, proposed):
    assert proposed(LIKE, **{"identity.yaml": f"- {{{verdict}: [b, a], reason: So.}}\n"}) == {}


def test_what_two_judgements_make_one_is_never_proposed(proposed):
    actors = LIKE + "- {id: c, type: Ministry, name: Office of Work}\n"
    judged = "- {same: [a, c], reason: So.}\n- {same: [c, b], reason: So.}\n"

    assert proposed(actors, **{"identity.yaml": judged}) == {}


def test_shared_neighbours_are_a_further_reason_and_never_one_alone(read):
    corpus = read({**TWO, "identity.yaml": ""})
    (candidate,) = candidates(corpus)

    assert candidate.reasons == ("the names differ in spelling only", "both have facts with River Project")
    assert [passage.anchor for passage in candidate.passages] == ["It is led by labor", "Labour helps it"]

    unlike = TWO["actors.yaml"].replace("Ministry of Labour", "Bureau of Work")
    assert list(candidates(read({**TWO, "actors.yaml": unlike}))) == []


def test_the_command_proposes_and_merges_nothing(write_data, ctip):
    data = write_data(TWO)
    before = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}

    shown = ctip("identity", "candidates", "-d", data)

    assert "- same: [labor, labour]    # or different, or unsure; with a reason" in shown
    assert shown.endswith("1 pair to judge in identity.yaml; nothing was merged\n")
    assert {path: path.read_bytes() for path in data.rglob("*") if path.is_file()} == before


# --- succession -------------------------------------------------------------------------------------------------------


def test_a_renaming_is_a_dated_fact_and_no_merge(write_data, ctip):
    facts = """
        document: gazette-2020
        facts:
        - {relation: precedes, subject: labor, object: labour, status: asserted, valid_from: 2019,
           passages: [It is led by labor]}
        """
    data = write_data({**TWO, "facts/gazette-2020.yaml": facts})

    answer = ctip("query", "successions", "-f", "csv", "-d", data)

    assert "stated,Ministry of Labor,Ministry of Labour" in answer
    assert "asserted" in answer
    corpus = read_corpus(data)
    assert corpus.identity.canonical("labour") == "labour"
    assert corpus.facts[0].get("valid_from") == "2019"
