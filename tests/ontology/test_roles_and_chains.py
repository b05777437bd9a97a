"""What the ontology declares for `who` and `path`: IATI roles, the funding chain, what is sought, what ties loosely."""

from __future__ import annotations

import pytest

from ctipgraph.findings.chains import chain_steps
from ctipgraph.ontology import read_ontology

ONTOLOGY = read_ontology()


def test_the_iati_code_list_is_whole() -> None:
    """https://iatistandard.org/en/iati-standard/203/codelists/organisationrole/"""
    roles = ONTOLOGY.concepts_of("OrganisationRole").values()
    assert sorted((role.mark("skos:notation"), role.label) for role in roles) == [
        ("1", "Funding"),
        ("2", "Accountable"),
        ("3", "Extending"),
        ("4", "Implementing"),
    ]


@pytest.mark.parametrize(
    ("mark", "kind"),
    [("organisationRole", "OrganisationRole"), ("soughtFor", "")],
)
def test_what_a_relation_points_to_is_of_the_right_kind(mark: str, kind: str) -> None:
    targets = {target for relation in ONTOLOGY.relations.values() for target in relation.marks.get(mark, ())}
    assert targets
    assert targets <= set(ONTOLOGY.concepts_of(kind) if kind else ONTOLOGY.classes)


def test_a_relation_is_sought_for_what_can_be_its_object() -> None:
    for relation in ONTOLOGY.relations.values():
        for kind in relation.marks.get("soughtFor", ()):
            assert ONTOLOGY.is_a(kind, relation.range), (relation.name, kind)


def test_the_steps_of_the_chain_are_numbered_and_lead_on() -> None:
    steps = chain_steps(ONTOLOGY)
    assert [step.mark("position") for step in steps] == ["1", "2", "3"]
    for step in steps:
        assert step.mark("reaches") in ONTOLOGY.classes
        for name in step.marks["follows"]:
            stored = ONTOLOGY.relations[ONTOLOGY.inverses.get(name, name)]
            far = stored.domain if name in ONTOLOGY.inverses else stored.range
            reached = step.mark("reaches")
            assert ONTOLOGY.is_a(far, reached) or ONTOLOGY.is_a(reached, far), (step.name, name)


def test_taking_part_in_an_event_ties_loosely_and_presiding_over_it_does_not() -> None:
    loose = {name for name, relation in ONTOLOGY.relations.items() if relation.mark("looseTie") == "true"}
    assert {"attended", "tookPartIn", "spokeAt"} <= loose
    assert not loose & {"chaired", "partnerOf", "funds", "holdsOfficeIn"}
