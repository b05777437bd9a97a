"""What is withdrawn is out of every file that a build writes, and stays out when it is recorded again."""

from __future__ import annotations

from pathlib import Path

import pytest

from ctipgraph.build import build
from ctipgraph.records import read_corpus
from ctipgraph.views import render

DATA = {
    "actors.yaml": """
        - {id: river-project, type: Project, name: River Project}
        - {id: ministry, type: Ministry, name: Ministry of Welfare}
        - {id: low, type: OfficeHolder, name: Jo Lowequist, also: [{alternative: J. Lowequist}]}
        """,
    "facts/gazette-2020.yaml": """
        document: gazette-2020
        curator: tester
        facts:
        - {relation: holdsOfficeIn, subject: low, object: ministry, status: asserted, role: Minister, as_of: 2020-01-31,
           passages: [the Minister of Welfare], handle: office}
        - {relation: funds, subject: ministry, object: river-project, status: claimed, speaker: low,
           passages: [It pays for … Project], handle: pays}
        - {relation: leads, subject: ministry, object: river-project, status: asserted,
           passages: [The Ministry … Project], handle: leads}
        - {relation: supports, subject: ministry, object: river-project, status: inferred, rests_on: [leads],
           handle: helps}
        - {relation: involvedIn, subject: ministry, object: river-project, status: inferred, rests_on: [helps]}
        """,
    "texts/gazette-2020.txt": """
        The Ministry of Welfare leads the River Project.

        It pays for the River Project, said Jo Lowequist, the Minister of Welfare.
        """,
}


@pytest.fixture
def built(write_data, tmp_path):
    """Write the data with these withdrawals and build it: the corpus, and the bytes of each file."""

    def files(withdrawn: str = "", **more: str):
        data = write_data({**DATA, **({"withdrawn.yaml": withdrawn} if withdrawn else {}), **more})
        corpus = read_corpus(data, texts=data / "texts")
        result = build(corpus, tmp_path / "out")
        found = {path.name: path.read_bytes() for path in result.files}
        if found:
            assert found["index.html"] == render(corpus).encode()
            found["index.html"] = render(corpus, plain=True).encode()  # to be searched
        return corpus, result.report, found

    return files


def relations(corpus) -> list[str]:
    return sorted(fact.relation for fact in corpus.facts)


def the(corpus, handle: str):
    return next(fact for fact in corpus.facts if fact.handle == handle)


def test_a_withdrawn_fact_is_in_no_file(built):
    corpus, _, files = built()
    office = the(corpus, "office").id
    assert all(
        office.encode() in files[name] for name in ("graph.nq", "graph.ttl", "graph.jsonld", "facts.csv", "index.html")
    )

    pays = the(corpus, "pays").id
    corpus, report, files = built(f"- {{fact: {pays}, reason: The article was corrected.}}\n")

    assert report.conforms
    assert len(files) == 10
    assert not [name for name, content in files.items() if b"ctip:funds " in content or b"It pays for" in content]
    assert [name for name, content in files.items() if pays.encode() in content] == withdrawal_records(files, pays)


def withdrawal_records(files: dict[str, bytes], id_: str) -> list[str]:
    """The graph may say of an id that it was withdrawn, and why; nothing else of it."""
    told = [name for name, content in files.items() if id_.encode() in content]
    for name in told:
        lines = [line for line in files[name].decode().splitlines() if id_ in line]
        assert all("withdraw" in line.casefold() for line in lines), (name, lines)
    return told


def test_a_withdrawn_actor_is_in_no_file_under_any_name(built):
    _, _, files = built()
    assert b"Lowequist" in files["index.html"]
    assert b"Lowequist" in files["actors.csv"]

    corpus, report, files = built("- {actor: low, reason: Asked for by the person.}\n")

    assert report.conforms
    assert "low" not in corpus.actors
    assert [name for name, content in files.items() if b"Lowequist" in content] == []
    assert [name for name, content in files.items() if b"/actor/low" in content] == withdrawal_records(
        files, "/actor/low"
    )


def test_the_facts_that_name_a_withdrawn_actor_go_with_it(built):
    corpus, _, _ = built("- {actor: low, reason: Asked for by the person.}\n")

    assert relations(corpus) == ["involvedIn", "leads", "supports"]  # not the office, nor what was said


def test_facts_that_rest_on_a_withdrawn_one_go_again_and_again(built):
    corpus, _, _ = built()
    corpus, _, _ = built(f"- {{fact: {the(corpus, 'leads').id}, reason: The article was corrected.}}\n")

    assert relations(corpus) == ["funds", "holdsOfficeIn"]


def test_what_is_withdrawn_stays_out_when_it_is_recorded_again(built):
    corpus, _, _ = built()
    withdrawn = f"- {{fact: {the(corpus, 'pays').id}, reason: The article was corrected.}}\n"
    again = DATA["facts/gazette-2020.yaml"].replace(
        "relation: funds, subject: ministry, object: river-project",
        "relation: fundedBy, subject: river-project, object: ministry",
    )
    again = again.replace("It pays for … Project", "said").replace("curator: tester", "curator: somebody-else")

    corpus, _, _ = built(withdrawn, **{"facts/gazette-2020.yaml": again})

    assert "funds" not in relations(corpus)


def test_the_reason_is_shown_where_the_record_still_stands(built):
    corpus, _, _ = built()
    _, report, _ = built(f"- {{fact: {the(corpus, 'pays').id}, reason: The article was corrected.}}\n")
    (told,) = [result for result in report if result.rule == "withdrawn"]

    assert told.location.file.endswith("facts/gazette-2020.yaml")
    assert "withdrawn.yaml:1 (The article was corrected.) and left out; delete the record when it suits" in told.message


def test_the_name_of_a_withdrawn_person_does_not_stay_behind_in_other_words(built):
    note = DATA["facts/gazette-2020.yaml"].replace("handle: leads", "handle: leads, note: As J. Lowequist says")
    _, report, files = built("- {actor: low, reason: Asked for.}\n", **{"facts/gazette-2020.yaml": note})

    assert files == {}  # nothing is written
    assert [result.message for result in report if result.severity.value == "violation"] == [
        "the name of a withdrawn person stands here; take other words, so that it leaves every export"
    ]
    anchor = DATA["facts/gazette-2020.yaml"].replace("The Ministry … Project", "said Jo Lowequist")
    _, report, _ = built("- {actor: low, reason: Asked for.}\n", **{"facts/gazette-2020.yaml": anchor})
    assert not report.conforms


def test_nor_in_the_words_of_a_passage_that_the_page_would_show(built):
    over = DATA["facts/gazette-2020.yaml"].replace("The Ministry … Project", "said … the Minister")
    _, report, files = built("- {actor: low, reason: Asked for.}\n", **{"facts/gazette-2020.yaml": over})

    assert files == {}
    assert not report.conforms


def test_a_judgement_on_a_withdrawn_actor_goes_too(built):
    judged = "- {different: [low, ministry], reason: A person and a body.}\n"
    corpus, report, _ = built("- {actor: low, reason: Asked for.}\n", **{"identity.yaml": judged})

    assert corpus.judgements == ()
    assert report.conforms


def test_a_withdrawal_may_outlive_its_record(built):
    facts = "document: gazette-2020\nfacts: []\n"
    actors = "- {id: ministry, type: Ministry, name: Ministry of Welfare}\n"
    _, report, _ = built(
        "- {actor: low, reason: Asked for.}\n", **{"actors.yaml": actors, "facts/gazette-2020.yaml": facts}
    )

    assert report.conforms


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("- {fact: f-abc}\n", "a withdrawal has no 'reason'; add the line 'reason: …'"),
        ("- {reason: So.}\n", "a withdrawal names one thing: 'fact: f-…' or 'actor: …'"),
        ("- {fact: f-abc, actor: low, reason: So.}\n", "a withdrawal names one thing: 'fact: f-…' or 'actor: …'"),
        ("- {document: d, reason: So.}\n", "a withdrawal has no field 'document'; correct or delete it"),
    ],
)
def test_a_withdrawal_says_what_and_why(entry, message, built):
    _, report, files = built(entry)

    assert message in [result.message for result in report]
    assert files == {}


def test_the_file_of_withdrawals_is_read_from_beside_the_data(tmp_path: Path, write_data):
    data = write_data({**DATA, "withdrawn.yaml": "- {actor: low, reason: Asked for., by: curator-1, on: 2020-02-01}\n"})
    (withdrawal,) = read_corpus(data).withdrawals

    assert (withdrawal.kind, withdrawal.id, withdrawal.by, withdrawal.on) == ("actor", "low", "curator-1", "2020-02-01")
