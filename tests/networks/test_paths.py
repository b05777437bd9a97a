"""The best path from one actor to another, by the fewest steps or by the best evidence."""

from __future__ import annotations

import pytest

from ctipgraph.errors import NotFoundError
from ctipgraph.networks.flaws import CorpusTies, flaws_of
from ctipgraph.networks.forbidden import opening, read_bans, what_cuts
from ctipgraph.networks.paths import find_path

WORLD = {
    "actors.yaml": """
        - {id: donor, type: Government, name: Donor}
        - {id: project, type: Project, name: River Project}
        - {id: labour, type: Ministry, name: Ministry of Labour}
        - {id: labor, type: Ministry, name: Ministry of Labor}
        - {id: agency, type: PublicBody, name: Agency}
        - {id: fair, type: Event, name: River Fair}
        - {id: society, type: ActorGroup, name: civil society}
        - {id: alone, type: Company, name: Alone}
        """,
    "facts/gazette-2020.yaml": """
        document: gazette-2020
        facts:
        - {relation: funds, subject: donor, object: project, status: asserted, passages: [The donors]}
        - {relation: supports, subject: donor, object: project, status: planned, passages: [The donors]}
        - {relation: coordinatesWith, subject: project, object: labour, status: planned, passages: [The Ministry]}
        - {relation: partnerOf, subject: labor, object: agency, status: asserted, passages: [The Ministry of Welfare]}
        - {relation: attended, subject: donor, object: fair, status: asserted, passages: [The donors]}
        - {relation: attended, subject: agency, object: fair, status: asserted, passages: [The donors]}
        """,
    "identity.yaml": "- {same: [labour, labor], reason: Spelling.}\n",
}


def path(corpus, start, goal, order="best-evidenced", without=()):
    return find_path(CorpusTies(corpus), start, goal, order, opening(read_bans(corpus, without)))


def relations(path):
    return [tie.relation or "the same" for tie in path.ties]


def names(tie):
    return [flaw.name for flaw in flaws_of(tie)]


def test_the_best_known_of_two_parallel_facts_is_taken(read):
    assert relations(path(read(WORLD), "donor", "project", "shortest")) == ["funds"]


def test_it_runs_against_the_direction_of_facts_too(read):
    assert relations(path(read(WORLD), "labour", "donor")) == ["coordinatesWith", "funds"]


def test_being_at_one_event_is_the_shortest_path_but_not_the_best_evidenced(read):
    corpus = read(WORLD)
    assert relations(path(corpus, "donor", "agency", "shortest")) == ["attended", "attended"]
    assert relations(path(corpus, "donor", "agency")) == ["funds", "coordinatesWith", "the same", "partnerOf"]


def test_a_judgement_of_identity_is_a_tie_that_adds_no_length(read):
    found = path(read(WORLD), "donor", "labor")
    assert relations(found) == ["funds", "coordinatesWith", "the same"]
    assert found.length == 2
    assert [number for number, _ in found.numbered()] == [1, 2, 2]


def test_a_judgement_that_is_unsure_is_no_bridge(read):
    unsure = "- {unsure: [labour, labor], reason: Spelling.}\n"
    assert path(read({**WORLD, "identity.yaml": unsure}), "labour", "labor", without=["loose"]) is None


def test_plans_can_be_forbidden(read):
    assert path(read(WORLD), "donor", "labour", without=["planned", "loose"]) is None


def test_a_relation_is_forbidden_with_the_narrower_ones_and_from_either_end(read):
    for name in ("supports", "supportedBy"):
        assert path(read(WORLD), "donor", "project", without=[name, "loose"]) is None


def test_a_forbidden_document_takes_the_facts_away_that_no_other_document_states(read):
    second = {
        "documents.yaml": """
            - {id: gazette-2020, title: The River Project, publisher: The Gazette, published: 2020-01-31}
            - {id: herald-2021, title: The Donor, publisher: The Herald, published: 2021-01-31}
            """,
        "facts/herald-2021.yaml": """
            document: herald-2021
            facts:
            - {relation: funds, subject: donor, object: project, status: asserted, passages: [The donor]}
            """,
    }
    assert path(read(WORLD), "donor", "project", without=["gazette-2020"]) is None
    assert path(read({**WORLD, **second}), "donor", "project", without=["gazette-2020"]).length == 1


def test_two_origins_are_better_than_one_and_a_reprint_is_no_second(read):
    def single(extra):
        documents = f"""
            - {{id: gazette-2020, title: The River Project, publisher: The Gazette, published: 2020-01-31}}
            - {{id: herald-2021, title: The Donor, publisher: The Herald, published: 2021-01-31{extra}}}
            """
        facts = """
            document: herald-2021
            facts:
            - {relation: funds, subject: donor, object: project, status: asserted, passages: [The donor]}
            """
        corpus = read({**WORLD, "documents.yaml": documents, "facts/herald-2021.yaml": facts})
        return "single" in names(path(corpus, "donor", "project").ties[0])

    assert not single("")
    assert single(", same_origin_as: gazette-2020")


def test_an_inference_from_a_plan_is_a_plan_too(facts):
    corpus = facts("""
        - relation: leads
          subject: ministry
          object: river-project
          status: planned
          handle: plan
          passages: [The Ministry]
        - relation: supports
          subject: ministry
          object: river-project
          status: inferred
          rests_on: plan
          passages: [The Ministry]
        """)
    tie = path(corpus, "ministry", "river-project", without=["leads"]).ties[0]
    assert names(tie) == ["inferred", "planned", "single"]


def test_a_plan_in_somebodys_words_is_a_claim_too(facts):
    corpus = facts("""
        - relation: leads
          subject: ministry
          object: river-project
          status: planned
          speaker: ministry
          passages: [The Ministry]
        """)
    assert names(path(corpus, "ministry", "river-project").ties[0]) == ["planned", "claimed", "single"]


def test_a_denied_fact_is_no_step(facts):
    corpus = facts("""
        - {relation: leads, subject: ministry, object: river-project, status: denied, passages: [The Ministry]}
        """)
    assert path(corpus, "ministry", "river-project") is None


def test_an_unnamed_group_is_the_weakest_of_bridges(read):
    extra = """
        document: gazette-2020
        facts:
        - {relation: engages, subject: project, object: society, status: asserted, passages: [The donors]}
        - {relation: partnerOf, subject: agency, object: society, status: asserted, passages: [The donors]}
        """
    corpus = read({**WORLD, "facts/more.yaml": extra})
    assert relations(path(corpus, "project", "agency", "shortest", ["judged"])) == ["engages", "partnerOf"]
    assert relations(path(corpus, "project", "agency", without=["judged"])) == ["funds", "attended", "attended"]


def test_from_an_actor_to_itself_no_step_is_needed(read):
    assert path(read(WORLD), "donor", "donor").stops == ("donor",)


def test_an_actor_without_facts_is_tied_to_nobody_with_whatever_is_let_in(read):
    corpus = read(WORLD)
    assert path(corpus, "donor", "alone") is None
    assert what_cuts(CorpusTies(corpus), "donor", "alone", read_bans(corpus, ["planned"])) == []


def test_of_many_prohibitions_a_set_is_named_of_which_nothing_can_be_left_out(read):
    corpus = read(WORLD)
    many = ["planned", "loose", *[name for name in corpus.ontology.relations if name.startswith(("h", "p", "s"))]]
    cuts = what_cuts(CorpusTies(corpus), "donor", "agency", read_bans(corpus, many))
    assert [[ban.name for ban in cut] for cut in cuts] == [["loose"]]


@pytest.mark.parametrize(
    ("word", "hint"), [("plannd", "did you mean 'planned'"), ("attends", "'attended'"), ("zzzz", "or a document's id")]
)
def test_what_cannot_be_left_out_gets_a_hint(read, word, hint):
    with pytest.raises(NotFoundError, match=hint):
        read_bans(read(WORLD), [word])
