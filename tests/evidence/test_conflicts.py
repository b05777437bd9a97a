"""Facts that cannot both hold stand side by side; a curator settles with a reason and deletes nothing."""

from __future__ import annotations

import pytest

from ctipgraph.rdf import to_quads
from ctipgraph.views.view import to_view

ACTORS = """
    - {id: river-project, type: Project, name: River Project}
    - {id: committee, type: Committee, name: River Committee}
    - {id: low, type: OfficeHolder, name: Jo Lowe}
    - {id: ray, type: OfficeHolder, name: Al Raye}
    - {id: raye, type: OfficeHolder, name: A. Raye}
    - {id: ministry, type: Ministry, name: Ministry of Welfare}
    """
DOCUMENTS = """
    - {id: gazette-2020, title: A, publisher: A, published: 2020-01-31}
    - {id: herald-2020, title: B, publisher: B, published: 2020-01-31}
    - {id: herald-2024, title: C, publisher: B, published: 2024-01-31}
    """


@pytest.fixture
def stated(read):
    """Read facts written as `low heads committee asserted as_of=2020`; a document may stand first, with a colon."""

    def corpus(*lines: str, identity: str = ""):
        files: dict[str, str] = {"actors.yaml": ACTORS, "documents.yaml": DOCUMENTS, "identity.yaml": identity}
        for number, line in enumerate(lines):
            document, _, fact = line.rpartition(": ")
            document = document or "gazette-2020"
            subject, relation, object_, status, *more = fact.split()
            fields = "".join(f"\n  {name}: {value}" for name, value in (item.split("=") for item in more))
            head = files.setdefault(f"facts/{document}.yaml", f"document: {document}\nfacts:")
            files[f"facts/{document}.yaml"] = (
                f"{head}\n- relation: {relation}\n  subject: {subject}\n  object: {object_}\n  status: {status}"
                f"\n  passages: [passage {number}]\n  handle: f{number}{fields}"
            )
        files.setdefault("facts/gazette-2020.yaml", "document: gazette-2020\nfacts: []\n")
        return read(files)

    return corpus


def conflicting(corpus) -> set[frozenset[str]]:
    """Return the handles that are in conflict, in pairs."""
    return {
        frozenset((corpus.by_id[one].handle, corpus.by_id[other].handle))
        for one, others in corpus.conflicts.items()
        for other in others
    }


PAIR = {frozenset(("f0", "f1"))}


def test_a_committee_has_one_head_at_a_time(stated):
    assert conflicting(stated("low heads committee asserted", "ray heads committee asserted")) == PAIR


def test_a_later_document_tells_of_a_change_and_no_conflict(stated):
    assert conflicting(stated("low heads committee asserted", "herald-2024: ray heads committee asserted")) == set()
    assert conflicting(stated("low heads committee asserted", "herald-2020: ray heads committee asserted")) == PAIR


def test_heads_at_different_times_are_no_conflict(stated):
    one = "low heads committee asserted valid_from=2015 valid_to=2017"

    assert conflicting(stated(one, "ray heads committee asserted valid_from=2018")) == set()
    assert conflicting(stated(one, "ray heads committee asserted valid_from=2016")) == PAIR
    assert (
        conflicting(stated("low heads committee asserted as_of=2015", "ray heads committee asserted as_of=2018"))
        == set()
    )


def test_two_entries_judged_to_be_one_person_are_one_head(stated):
    lines = ("ray heads committee asserted", "raye heads committee asserted")

    assert conflicting(stated(*lines)) == PAIR
    assert conflicting(stated(*lines, identity="- {same: [ray, raye], reason: One name.}")) == set()


def test_one_head_may_head_two_bodies(stated):
    assert conflicting(stated("low heads committee asserted", "low heads ministry asserted")) == set()


def test_an_undertaking_has_one_start(stated):
    assert conflicting(stated("river-project starts 2019 asserted", "river-project starts 2020 asserted")) == PAIR


def test_a_date_that_is_only_more_precise_is_no_other_date(stated):
    assert conflicting(stated("river-project starts 2019 asserted", "river-project starts 2019-05 asserted")) == set()


def test_stages_that_exclude_each_other_conflict_and_others_do_not(stated):
    closing = "river-project hasStage closing asserted"

    assert conflicting(stated(closing, "river-project hasStage continuing planned")) == PAIR
    assert conflicting(stated(closing, "river-project hasStage existing asserted")) == set()


@pytest.mark.parametrize("status", ["denied", "inferred rests_on=f0"])
def test_denied_and_inferred_facts_take_no_part(status, stated):
    status, _, more = status.partition(" ")

    assert conflicting(stated("low heads committee asserted", f"ray heads committee {status} {more}".strip())) == set()


@pytest.mark.parametrize("status", ["planned", "claimed speaker=ministry"])
def test_plans_and_claims_do(status, stated):
    status, _, more = status.partition(" ")

    assert conflicting(stated("low heads committee asserted", f"ray heads committee {status} {more}".strip())) == PAIR


def plain(corpus) -> set[str]:
    """Return the subjects of the plain triples with `heads`."""
    return {s.rpartition("/")[2].strip(">") for s, p, o, g in to_quads(corpus) if p.endswith("#heads>") and g}


def test_an_unsettled_conflict_has_no_plain_triple(stated):
    assert plain(stated("low heads committee asserted")) == {"low"}
    assert plain(stated("low heads committee asserted", "ray heads committee asserted")) == set()


@pytest.mark.parametrize("settled", ["rank=preferred reason=so", "rank=deprecated reason=so"])
def test_a_conflict_is_settled_by_rank_and_keeps_both_facts(settled, stated):
    first, second = ("low", "ray") if "preferred" in settled else ("ray", "low")
    corpus = stated(f"{first} heads committee asserted {settled}", f"{second} heads committee asserted")

    assert plain(corpus) == {"low"}
    assert len(corpus.facts) == 2
    assert conflicting(corpus) == PAIR


def test_a_rank_without_a_reason_settles_nothing_it_is_refused(stated, told):
    corpus = stated("low heads committee asserted rank=preferred", "ray heads committee asserted")

    assert told(corpus, "rank") == ["violation: the rank 'preferred' needs a reason; add the line 'reason: …'"]


def test_the_page_marks_a_fact_in_conflict(stated):
    corpus = stated("low heads committee asserted", "ray heads committee asserted", "low heads ministry asserted")
    facts = to_view(corpus, corpus)["facts"]

    assert sorted(len(fact["conflicts"]) for fact in facts) == [0, 1, 1]


OTHER = "raye heads ministry asserted as_of=2020"  # every person holds an office


def test_the_command_shows_them_side_by_side(stated, ctip, tmp_path):
    stated("low heads committee asserted as_of=2020", "ray heads committee planned as_of=2020", OTHER)
    shown = ctip("conflicts", "-d", tmp_path / "data")

    assert "1. not settled: neither is a plain triple" in shown
    assert "Jo Lowe heads River Committee  asserted, 2020" in shown
    assert "Al Raye heads River Committee  planned, 2020" in shown
    assert "«passage 0» gazette-2020" in shown
    assert "settle one with 'rank: preferred' or 'rank: deprecated' and a 'reason:'; delete nothing" in shown


def test_a_settled_one_is_shown_with_its_reason(stated, ctip, tmp_path):
    preferred = "low heads committee asserted as_of=2020 rank=preferred reason=minutes"
    stated(preferred, "ray heads committee asserted as_of=2020", OTHER)
    shown = ctip("conflicts", "-d", tmp_path / "data")

    assert "1. settled" in shown
    assert "preferred: minutes" in shown


def test_the_data_ships_a_conflict(corpus):
    stages = {frozenset(corpus.by_id[id_].object for id_ in (one, *others)) for one, others in corpus.conflicts.items()}

    assert frozenset(("closing", "continuing")) in stages
