"""The vocabulary is whole: nothing is used that is not declared, nothing declared that is not said in words."""

from __future__ import annotations

import re
from collections import defaultdict

import pyoxigraph as ox
import pytest
from rdflib.namespace import DC, DCAT, DCTERMS, FOAF, ORG, PROV, RDF, SDO, VANN, VOID, XSD
from rdflib.namespace import OWL as OWL_
from rdflib.namespace import RDFS as RDFS_
from rdflib.namespace import SKOS as SKOS_

from ctipgraph.errors import NotFoundError
from ctipgraph.ontology import read_ontology
from ctipgraph.rdf import to_quads

ONTOLOGY = read_ontology()
RDFS, SKOS, OWL = (ONTOLOGY.prefixes[prefix] for prefix in ("rdfs", "skos", "owl"))
TRIPLES = list(ox.parse(ONTOLOGY.text.encode(), ox.RdfFormat.TURTLE))
OWN = sorted(
    {t.subject.value for t in TRIPLES if t.subject.value.startswith(ONTOLOGY.namespace)} - {ONTOLOGY.namespace}
)

# rdflib knows the terms of these by name; of Web Annotation those that are used here were looked up
KNOWN = {
    "dc": DC, "dcat": DCAT, "dcterms": DCTERMS, "foaf": FOAF, "org": ORG, "owl": OWL_, "prov": PROV, "rdf": RDF,
    "rdfs": RDFS_, "schema": SDO, "skos": SKOS_, "vann": VANN, "void": VOID, "xsd": XSD,
}  # fmt: skip
WEB_ANNOTATION = {
    "SpecificResource", "TextQuoteSelector", "TextPositionSelector", "FragmentSelector",
    "hasSource", "hasSelector", "refinedBy", "exact", "prefix", "suffix", "start", "end",
}  # fmt: skip


def objects(name: str, predicate: str) -> list[str]:
    subject = ox.NamedNode(ONTOLOGY.iri(name))
    return sorted(t.object.value for t in TRIPLES if t.subject == subject and t.predicate.value == predicate)


def local(iri: str) -> str:
    return iri.removeprefix(ONTOLOGY.namespace)


def unknown(iris: set[str]) -> set[str]:
    """Those of the IRIs that are terms of no vocabulary."""
    return {iri for iri in iris if not iri.startswith(ONTOLOGY.namespace) and not is_known(iri)}


def is_known(iri: str) -> bool:
    for prefix, namespace in ONTOLOGY.prefixes.items():
        if iri.startswith(namespace) and iri != namespace:
            name = iri.removeprefix(namespace)
            return name in WEB_ANNOTATION if prefix == "oa" else name in KNOWN[prefix]
    return False


# --- every term ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [local(iri) for iri in OWN])
def test_a_term_has_a_label_a_definition_and_its_home(name):
    labels, definitions = objects(name, RDFS + "label"), objects(name, SKOS + "definition")

    assert len(labels) == len(definitions) == 1
    assert definitions[0].endswith(".")
    assert definitions[0] != labels[0]
    assert objects(name, RDFS + "isDefinedBy") == [ONTOLOGY.namespace.rstrip("#")]


def test_labels_and_definitions_name_their_language():
    words = [t.object for t in TRIPLES if t.predicate.value in (RDFS + "label", SKOS + "definition")]

    assert {literal.language for literal in words} == {"en"}


def test_no_two_terms_of_a_kind_have_one_label():
    for terms in (ONTOLOGY.classes, ONTOLOGY.relations, ONTOLOGY.qualifiers, ONTOLOGY.concepts):
        labels = defaultdict(list)
        for name, term in terms.items():
            labels[term.label.casefold()].append(name)
        assert {label: names for label, names in labels.items() if len(names) > 1} == {}


def test_no_term_is_used_that_is_not_declared():
    used = {
        term.value
        for triple in TRIPLES
        for term in (triple.predicate, triple.object)
        if isinstance(term, ox.NamedNode) and term.value.startswith(ONTOLOGY.namespace)
    }

    assert used - set(OWN) == set()


def test_no_blank_node_stands_in_the_vocabulary():
    assert not [t for t in TRIPLES if isinstance(t.subject, ox.BlankNode) or isinstance(t.object, ox.BlankNode)]


def test_the_namespace_is_set_in_one_place():
    assert len(re.findall(r"w3id\.org/ctipgraph/ontology", ONTOLOGY.text)) == 1
    assert ONTOLOGY.namespace == "https://w3id.org/ctipgraph/ontology#"


# --- relations ----------------------------------------------------------------------------------------------------

RELATIONS = sorted(ONTOLOGY.relations)
WITH_INVERSE = [name for name in RELATIONS if ONTOLOGY.relations[name].inverse]


@pytest.mark.parametrize("name", RELATIONS)
def test_a_relation_has_domain_range_and_colour_group(name):
    relation = ONTOLOGY.relations[name]
    far = (*ONTOLOGY.classes, "StatedDate")

    assert ONTOLOGY.is_a(relation.domain, "Entity")
    assert relation.range in far or re.fullmatch(r"xsd:\w+", relation.range)
    assert relation.group in ONTOLOGY.groups


@pytest.mark.parametrize("name", RELATIONS)
def test_a_relation_between_entries_has_an_inverse_or_is_symmetric(name):
    relation = ONTOLOGY.relations[name]
    value = ONTOLOGY.object_kind(relation) == "value"

    assert (bool(relation.inverse), relation.symmetric).count(True) == (0 if value else 1)
    assert ("owl:DatatypeProperty" in relation.marks["type"]) == value
    assert ("owl:ObjectProperty" in relation.marks["type"]) != value


@pytest.mark.parametrize("name", WITH_INVERSE)
def test_an_inverse_is_the_relation_read_from_the_other_end(name):
    relation = ONTOLOGY.relations[name]
    inverse = relation.inverse

    assert ONTOLOGY.inverses[inverse] == name
    assert objects(inverse, OWL + "inverseOf") == [ONTOLOGY.iri(name)]
    assert objects(inverse, RDFS + "domain") == objects(name, RDFS + "range")
    assert objects(inverse, RDFS + "range") == objects(name, RDFS + "domain")
    assert objects(inverse, ONTOLOGY.namespace + "colourGroup") == objects(name, ONTOLOGY.namespace + "colourGroup")
    assert objects(inverse, SKOS + "definition") == [f"The inverse of: {relation.label}."]


@pytest.mark.parametrize("name", WITH_INVERSE)
def test_what_stands_above_an_inverse_mirrors_what_stands_above_its_relation(name):
    relation = ONTOLOGY.relations[name]
    mirrored = {ONTOLOGY.relations[parent].inverse for parent in relation.parents if parent in ONTOLOGY.relations}
    above = {local(iri) for iri in objects(relation.inverse, RDFS + "subPropertyOf")}

    assert {parent for parent in above if parent in ONTOLOGY.inverses} == mirrored


@pytest.mark.parametrize("name", RELATIONS)
def test_a_narrower_relation_is_no_wider_in_domain_and_range(name):
    relation = ONTOLOGY.relations[name]

    for parent in (ONTOLOGY.relations[above] for above in relation.parents if above in ONTOLOGY.relations):
        assert ONTOLOGY.is_a(relation.domain, parent.domain)
        assert ONTOLOGY.is_a(relation.range, parent.range)


def test_every_inverse_belongs_to_a_relation():
    assert {relation.inverse for relation in ONTOLOGY.relations.values()} - {""} == set(ONTOLOGY.inverses)


# --- qualifiers, classes, statuses, concepts ----------------------------------------------------------------------


@pytest.mark.parametrize("name", ONTOLOGY.qualifiers)
def test_a_qualifier_has_a_field_a_range_and_says_whether_it_identifies(name):
    qualifier = ONTOLOGY.qualifiers[name]

    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", qualifier.field)
    assert qualifier.range in (*ONTOLOGY.classes, "StatedDate") or qualifier.range.startswith("xsd:")
    assert qualifier.marks["identifies"] in (("true",), ("false",))
    assert objects(qualifier.name, RDFS + "domain") == [ONTOLOGY.iri("Fact")]


def test_a_qualifier_that_refers_to_facts_does_not_identify_one():
    """A fact's id can't rest on ids of facts: two could rest on each other."""
    assert not [name for name, q in ONTOLOGY.qualifiers.items() if q.range == "Fact" and q.identifies]


ENTITIES = sorted(name for name in ONTOLOGY.classes if ONTOLOGY.is_a(name, "Entity"))


@pytest.mark.parametrize("name", ENTITIES)
def test_a_class_of_entries_is_drawn_with_a_shape_and_a_colour(name):
    assert ONTOLOGY.class_mark(name, "shape")
    assert re.fullmatch(r"#[0-9a-f]{6}", ONTOLOGY.class_mark(name, "colour"))


def test_classes_are_told_apart_by_their_shapes_alone():
    """In grey, and for the colour-blind: no two classes that stand for different things in a legend look the same."""
    general = {parent for name in ENTITIES for parent in ONTOLOGY.classes[name].parents} - {"PublicBody"}
    shapes = [ONTOLOGY.class_mark(name, "shape") for name in ENTITIES if name not in general]
    assert sorted(shapes) == sorted(set(shapes))


@pytest.mark.parametrize("name", ONTOLOGY.groups)
def test_a_relation_group_has_a_colour_of_its_own(name):
    colours = [term.mark("colour") for term in ONTOLOGY.groups.values()]

    assert re.fullmatch(r"#[0-9a-f]{6}", ONTOLOGY.groups[name].mark("colour"))
    assert colours.count(ONTOLOGY.groups[name].mark("colour")) == 1


def test_a_country_is_not_its_government_and_a_role_is_no_class():
    assert not ONTOLOGY.is_a("Country", "Organisation")
    assert not ONTOLOGY.is_a("Government", "Place")
    assert not {"Donor", "Implementer", "Funder", "Partner"} & set(ONTOLOGY.classes)
    assert not ONTOLOGY.is_a("ActorGroup", "Organisation")


def test_the_statuses_and_what_they_need():
    statuses = {name: (term.mark("plain"), term.marks.get("needs", ())) for name, term in ONTOLOGY.statuses.items()}

    assert statuses == {
        "asserted": ("true", ()),
        "claimed": ("false", ("speaker",)),
        "planned": ("false", ()),
        "denied": ("false", ()),
        "inferred": ("false", ("rests_on",)),
    }
    lines = [term.mark("lineStyle") for term in ONTOLOGY.statuses.values()]
    assert sorted(lines) == ["dashdot", "dashed", "dotted", "solid", "sparse"]  # a guess does not look like a claim
    assert [name for name, term in ONTOLOGY.statuses.items() if term.mark("lineStyle") == "solid"] == ["asserted"]


def test_what_a_status_needs_is_a_field():
    needed = {field for term in ONTOLOGY.statuses.values() for field in term.marks.get("needs", ())}

    assert needed <= set(ONTOLOGY.qualifiers)


def test_the_framework_has_four_ps():
    tops = [name for name, term in ONTOLOGY.concepts.items() if "fourP" in term.marks.get("skos:topConceptOf", ())]
    below = {name for name, term in ONTOLOGY.concepts.items() if "fourP" in term.marks["skos:inScheme"]} - set(tops)

    assert tops == ["partnership", "prevention", "prosecution", "protection"]
    assert all(set(ONTOLOGY.concepts[name].parents) <= set(tops) and ONTOLOGY.concepts[name].parents for name in below)


def test_a_concept_excludes_concepts_of_its_own_scheme():
    for term in ONTOLOGY.concepts.values():
        for other in term.marks.get("incompatibleWith", ()):
            assert ONTOLOGY.concepts[other].marks["skos:inScheme"] == term.marks["skos:inScheme"]


# --- other vocabularies -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "wrong", ["https://schema.org/acronym", "http://www.w3.org/ns/oa#annotatedAt", "https://x.org/"]
)
def test_a_term_that_does_not_exist_is_seen(wrong):
    assert unknown({wrong, "http://www.w3.org/ns/org#headOf"}) == {wrong}


def test_terms_of_other_vocabularies_are_known_ones():
    pages = {t.object.value for t in TRIPLES if local(t.predicate.value).endswith(("source", "license"))}
    used = {t.predicate.value for t in TRIPLES} | {
        t.object.value for t in TRIPLES if isinstance(t.object, ox.NamedNode)
    }
    foreign = unknown(used) - pages - {ONTOLOGY.namespace.rstrip("#")}

    assert foreign == {"http://data.europa.eu/m8g/PublicOrganisation"}


def test_the_graph_uses_known_terms_only(corpus):
    type_ = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    used = set()
    for subject, predicate, object_, *_ in to_quads(corpus):
        used |= {predicate[1:-1], *([object_[1:-1]] if predicate == type_ else [])}
        assert not subject.startswith("_:")

    assert unknown(used) == set()


@pytest.mark.parametrize(
    "trap",
    [
        "schema.org/acronym",
        "schema.org/FundingAgency",
        "oa#annotatedAt",
        "oa#annotatedBy",
        "bibo/NewsArticle",
        "http://schema.org/",
        "frapo/isFundedBy",
    ],
)
def test_terms_that_do_not_exist_or_mislead_are_not_used(trap, corpus):
    assert not [t for t in TRIPLES if trap in str(t)]
    assert not [quad for quad in to_quads(corpus) if trap in quad[1] or trap in quad[2]]


def test_a_project_is_no_organisation_by_way_of_schema_org():
    """schema:Project is a subclass of schema:Organization, so a project is only like one."""
    assert "https://schema.org/Project" not in objects("Project", RDFS + "subClassOf")
    assert "https://schema.org/Project" in objects("Project", SKOS + "closeMatch")


def test_a_law_may_be_a_draft_and_so_is_not_legislation_in_force():
    assert "https://schema.org/Legislation" not in objects("Law", RDFS + "subClassOf")


# --- closed namespaces --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("wrong", "near"), [("fundz", "funds"), ("Minstry", "Ministry"), ("aserted", "asserted")])
def test_an_unknown_name_raises_and_suggests_the_near_one(wrong, near):
    with pytest.raises(NotFoundError, match=f"no term '{wrong}'; did you mean '{near}'"):
        ONTOLOGY.iri(wrong)


def test_an_unknown_name_like_none_raises_without_a_guess():
    with pytest.raises(NotFoundError, match=r"no term 'qqqqqq'$"):
        ONTOLOGY.iri("qqqqqq")


def test_a_folder_without_the_vocabulary_is_an_error(tmp_path):
    with pytest.raises(NotFoundError, match="no ontology at"):
        read_ontology(tmp_path)
