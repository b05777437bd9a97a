"""The shapes bite on wrong graphs, let right ones pass, and point to the line of the record."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import RDF, SH, Graph, URIRef

from ctipgraph.checks.shacl import Finding, check_graph, findings, shapes_text
from ctipgraph.model import Severity
from ctipgraph.ontology import read_ontology

ROOT = Path(__file__).parents[2]
ONTOLOGY = read_ontology()
PREFIXES = "@base <https://example.org/> .\n" + "".join(
    f"@prefix {prefix}: <{start}> .\n" for prefix, start in ONTOLOGY.prefixes.items()
)

# a graph in which every shape finds what it asks for; a test spoils one line of it
RIGHT = """
<dataset> a dcat:Dataset ; dcterms:title "Utopia" ; dcterms:license <https://example.org/licence> .
<document/gazette> a ctip:SourceDocument ; dcterms:title "The River Project" ; dc:publisher "The Gazette" ;
    dcterms:issued "2020-01-31"^^xsd:date ; schema:url <https://example.org/gazette> .
<document/reprint> a ctip:SourceDocument ; dcterms:title "The River Project" ; dc:publisher "The Herald" ;
    dcterms:issued "2020-02-01"^^xsd:date ; ctip:sameOriginAs <document/gazette> .
<passage/p> a ctip:Passage ; oa:hasSource <document/gazette> ; ctip:anchor "The donors" ;
    oa:hasSelector <selector/p>, <position/p> .
<selector/p> a oa:FragmentSelector ; rdf:value ":~:text=The%20donors" .
<position/p> a oa:TextPositionSelector ; oa:start "4"^^xsd:nonNegativeInteger ; oa:end "14"^^xsd:nonNegativeInteger .
<actor/ministry> a ctip:Ministry ; skos:prefLabel "Ministry of Welfare" ; ctip:countryCode "UT" ; skos:note "one" .
<actor/welfare> a ctip:Ministry ; skos:prefLabel "Welfare Ministry" .
<actor/town> a ctip:Town ; skos:prefLabel "Amaurot" .
<actor/meeting> a ctip:Event ; skos:prefLabel "River meeting" .
<actor/project> a ctip:Project ; skos:prefLabel "River Project" .
<actor/minister> a ctip:OfficeHolder ; skos:prefLabel "Raphael Hythloday" .
<judgement/j> a ctip:Judgement ; ctip:judges <actor/ministry>, <actor/welfare> ; ctip:verdict "unsure" ;
    ctip:reason "the names differ" .
<withdrawal/w> a ctip:Withdrawal ; ctip:withdraws "f-abc" ; ctip:reason "on request" .
<fact/office> a ctip:Fact ; rdf:subject <actor/minister> ; rdf:predicate ctip:heads ; rdf:object <actor/ministry> ;
    ctip:status ctip:asserted ; ctip:rank "normal" ; ctip:evidence <passage/p> ; ctip:role "Minister" ;
    ctip:asOf "2020-01-31"^^xsd:date ; ctip:validFrom "2019-05"^^xsd:gYearMonth ; ctip:validTo "2021"^^xsd:gYear .
<fact/claim> a ctip:Fact ; rdf:subject <actor/ministry> ; rdf:predicate ctip:leads ; rdf:object <actor/project> ;
    ctip:status ctip:claimed ; ctip:speaker <actor/minister> ; ctip:rank "preferred" ; ctip:reason "why" ;
    ctip:evidence <passage/p> ; ctip:place <actor/town> ; ctip:at <actor/meeting> ; ctip:within <actor/project> ;
    ctip:level "national" ; ctip:listOpen true ; ctip:review "draft" .
<fact/whole> a ctip:Fact ; rdf:subject <actor/project> ; rdf:predicate ctip:reached ; rdf:object "families" ;
    ctip:status ctip:asserted ; ctip:rank "normal" ; ctip:evidence <passage/p> ; ctip:count 325 ;
    ctip:comparator ctip:over ; ctip:amount 10.5 ; ctip:currency "UTD" .
<fact/part> a ctip:Fact ; rdf:subject <actor/project> ; rdf:predicate ctip:reached ; rdf:object "large families" ;
    ctip:status ctip:inferred ; ctip:restsOn <fact/whole> ; ctip:rank "normal" ; ctip:count 20 ;
    ctip:subsetOf <fact/whole> .
"""


def found(turtle: str) -> list[Finding]:
    graph = Graph().parse(data=PREFIXES + turtle, format="turtle")
    return list(findings(graph, ONTOLOGY.text, shapes_text(ONTOLOGY.namespace)))


def names(turtle: str) -> set[str]:
    return {finding.shape.rpartition("#")[2] for finding in found(turtle)}


def test_a_right_graph_conforms() -> None:
    assert found(RIGHT) == []


WRONG = [
    ("fact-subject", "rdf:subject <actor/ministry> ;", ""),
    ("fact-subject", "rdf:subject <actor/ministry> ;", "rdf:subject <actor/ministry>, <actor/town> ;"),
    ("fact-subject", "rdf:subject <actor/ministry> ;", "rdf:subject <actor/nobody> ;"),
    ("fact-relation", "rdf:predicate ctip:leads ;", ""),
    ("fact-relation", "rdf:predicate ctip:leads ;", "rdf:predicate ctip:leads, ctip:supports ;"),
    ("fact-relation", "rdf:predicate ctip:leads ;", "rdf:predicate ctip:ledBy ;"),
    ("fact-object", "rdf:object <actor/project> ;", ""),
    ("fact-object", 'rdf:object "families" ;', 'rdf:object "families", "villages" ;'),
    ("fact-status", "ctip:status ctip:asserted ; ctip:rank", "ctip:rank"),
    ("fact-status", "ctip:status ctip:asserted ;", "ctip:status ctip:asserted, ctip:planned ;"),
    ("fact-status", "ctip:status ctip:asserted ;", "ctip:status ctip:rumoured ;"),
    ("fact-rank", 'ctip:rank "preferred" ;', ""),
    ("fact-rank", 'ctip:rank "preferred" ;', 'ctip:rank "best" ;'),
    ("fact-speaker", "ctip:speaker <actor/minister> ;", "ctip:speaker <actor/minister>, <actor/ministry> ;"),
    ("fact-speaker", "ctip:speaker <actor/minister> ;", "ctip:speaker <actor/town> ;"),
    ("fact-as-of", 'ctip:asOf "2020-01-31"^^xsd:date ;', 'ctip:asOf "2020-01-31" ;'),
    ("fact-as-of", 'ctip:asOf "2020-01-31"^^xsd:date ;', 'ctip:asOf "2020"^^xsd:gYear, "2021"^^xsd:gYear ;'),
    ("fact-valid-from", '"2019-05"^^xsd:gYearMonth', '"spring"'),
    ("fact-valid-from", '"2019-05"^^xsd:gYearMonth', '"2019-05"^^xsd:gYearMonth, "2018"^^xsd:gYear'),
    ("fact-valid-to", '"2021"^^xsd:gYear', "2021"),
    ("fact-valid-to", '"2021"^^xsd:gYear', '"2021"^^xsd:gYear, "2022"^^xsd:gYear'),
    ("fact-role", '"Minister"', '"Minister", "Chair"'),
    ("fact-role", '"Minister"', '""'),
    ("fact-place", "ctip:place <actor/town> ;", "ctip:place <actor/ministry> ;"),
    ("fact-within", "ctip:within <actor/project> ;", "ctip:within <actor/project>, <actor/meeting> ;"),
    ("fact-at", "ctip:at <actor/meeting> ;", "ctip:at <actor/project> ;"),
    ("fact-level", 'ctip:level "national" ;', 'ctip:level "national", "provincial" ;'),
    ("fact-count", "ctip:count 325 ;", "ctip:count -1 ;"),
    ("fact-count", "ctip:count 325 ;", "ctip:count 32.5 ;"),
    ("fact-count", "ctip:count 325 ;", "ctip:count 325, 326 ;"),
    ("fact-amount", "ctip:amount 10.5 ;", "ctip:amount -10.5 ;"),
    ("fact-amount", "ctip:amount 10.5 ;", 'ctip:amount "much" ;'),
    ("fact-currency", 'ctip:currency "UTD"', 'ctip:currency "crowns"'),
    ("fact-comparator", "ctip:comparator ctip:over ;", "ctip:comparator ctip:existing ;"),
    ("fact-list-open", "ctip:listOpen true", 'ctip:listOpen "yes"'),
    ("fact-passage", "ctip:evidence <passage/p> ; ctip:role", "ctip:evidence <document/gazette> ; ctip:role"),
    ("fact-review", 'ctip:review "draft"', 'ctip:review "seen"'),
    ("fact-evidence", "ctip:evidence <passage/p> ; ctip:role", "ctip:role"),
    ("fact-claim-has-speaker", "ctip:speaker <actor/minister> ;", ""),
    ("fact-inference-has-premise", "ctip:restsOn <fact/whole> ;", "ctip:evidence <passage/p> ;"),
    ("fact-rank-has-reason", 'ctip:reason "why" ;', ""),
    ("fact-amount-has-currency", '; ctip:currency "UTD"', ""),
    ("fact-amount-has-currency", "ctip:amount 10.5 ; ", ""),
    ("fact-comparator-has-figure", "ctip:listOpen true", "ctip:comparator ctip:about"),
    ("fact-part-has-count", "ctip:count 20 ;", ""),
    ("passage-source", "oa:hasSource <document/gazette> ;", ""),
    ("passage-source", "oa:hasSource <document/gazette> ;", "oa:hasSource <actor/town> ;"),
    ("passage-anchor", 'ctip:anchor "The donors" ;', ""),
    ("passage-selector", "oa:hasSelector <selector/p>, <position/p> .", "oa:hasSelector <position/p> ."),
    ("passage-selector", '; rdf:value ":~:text=The%20donors" .', "."),
    ("passage-position", '"14"^^xsd:nonNegativeInteger', '"3"^^xsd:nonNegativeInteger'),
    ("passage-position", '; oa:end "14"^^xsd:nonNegativeInteger', ""),
    ("passage-position", "<selector/p>, <position/p> .", "<selector/p>, <actor/town> ."),
    ("document-title", 'dcterms:title "The River Project" ; dc:publisher "The Gazette"', 'dc:publisher "The Gazette"'),
    ("document-publisher", 'dc:publisher "The Gazette" ;', ""),
    ("document-date", 'dcterms:issued "2020-01-31"^^xsd:date ;', ""),
    ("document-date", '"2020-01-31"^^xsd:date ; schema:url', '"January" ; schema:url'),
    ("document-url", "schema:url <https://example.org/gazette>", 'schema:url "https://example.org/gazette"'),
    ("document-origin", "ctip:sameOriginAs <document/gazette>", "ctip:sameOriginAs <actor/town>"),
    ("entry-type", "<actor/welfare> a ctip:Ministry ;", "<actor/welfare> a ctip:Ministry, ctip:Company ;"),
    ("entry-name", 'a ctip:Town ; skos:prefLabel "Amaurot" .', "a ctip:Town ."),
    ("entry-name", '"Amaurot"', '"Amaurot"@en, "Amaurotum"@en'),
    ("entry-country", 'ctip:countryCode "UT"', 'ctip:countryCode "UTO"'),
    ("entry-note", 'skos:note "one"', 'skos:note "one", "two"'),
    ("person-in-office", "rdf:predicate ctip:heads ;", "rdf:predicate ctip:affiliatedWith ;"),
    ("judgement-pair", "<actor/ministry>, <actor/welfare> ;", "<actor/ministry> ;"),
    ("judgement-pair", "<actor/ministry>, <actor/welfare> ;", "<actor/ministry>, <document/gazette> ;"),
    ("judgement-verdict", 'ctip:verdict "unsure"', 'ctip:verdict "maybe"'),
    ("judgement-reason", 'ctip:reason "the names differ"', 'ctip:reason ""'),
    ("withdrawal-id", 'ctip:withdraws "f-abc" ;', ""),
    ("withdrawal-reason", '; ctip:reason "on request"', ""),
    ("dataset-title", 'dcterms:title "Utopia" ;', ""),
    ("dataset-licence", "dcterms:license <https://example.org/licence>", 'dcterms:license "free"'),
]  # fmt: skip


@pytest.mark.parametrize(("shape", "right", "wrong"), WRONG)
def test_a_shape_bites_on_a_wrong_graph(shape: str, right: str, wrong: str) -> None:
    assert right in RIGHT
    assert shape in names(RIGHT.replace(right, wrong, 1))


def test_every_named_shape_that_can_bite_is_tested() -> None:
    shapes = Graph().parse(data=shapes_text(ONTOLOGY.namespace), format="turtle")
    biting = set(shapes.subjects(RDF.type, SH.PropertyShape)) | set(shapes.subjects(SH["or"]))
    named = {str(shape).rpartition("#")[2] for shape in biting if isinstance(shape, URIRef)}
    # the one form of dates is tested where it is used, and so are the selectors
    assert named - {"StatedDateShape"} == {shape for shape, _, _ in WRONG}


def test_every_shape_has_a_name_a_message_and_a_home() -> None:
    shapes = Graph().parse(data=shapes_text(ONTOLOGY.namespace), format="turtle")
    targets = {*shapes.subjects(RDF.type, SH.NodeShape), *shapes.subjects(RDF.type, SH.PropertyShape)}
    home = URIRef("http://www.w3.org/2000/01/rdf-schema#isDefinedBy")
    for shape in targets:
        assert shapes.value(shape, SH.name), shape
        assert shapes.value(shape, home), shape
        collects = shapes.value(shape, SH.property)
        assert collects or shapes.value(shape, SH.message), shape


def test_shapes_speak_of_terms_that_the_ontology_has() -> None:
    shapes = Graph().parse(data=shapes_text(ONTOLOGY.namespace), format="turtle")
    own = {str(shape) for shape in shapes.subjects(RDF.type)}
    used = {
        str(term).removeprefix(ONTOLOGY.namespace)
        for triple in shapes
        for term in triple
        if isinstance(term, URIRef) and str(term).startswith(ONTOLOGY.namespace) and str(term) not in own
    }
    assert all(ONTOLOGY.iri(name) for name in used)


def test_shapes_and_ontology_have_one_namespace() -> None:
    text = (ROOT / "ontology" / "shapes.ttl").read_text("utf-8")
    assert f"@prefix ctip: <{ONTOLOGY.namespace}> ." in text


def test_shapes_are_sparql_free() -> None:
    text = (ROOT / "ontology" / "shapes.ttl").read_text("utf-8")
    assert not any(word in text for word in ("sh:sparql", "sh:select", "sh:js", "sh:pattern"))


def test_a_warning_stays_a_warning() -> None:
    (finding,) = found(RIGHT.replace('skos:note "one"', 'skos:note "one", "two"'))
    assert (finding.severity, finding.message) == (Severity.WARNING, "an entry has one note; join the two")


def test_a_result_says_the_file_and_line_of_a_fact(facts) -> None:
    corpus = facts(
        """
        - relation: leads
          subject: ministry
          object: river-project
          status: claimed
          passages: [The Ministry of … River Project]
        """
    )
    (result,) = check_graph(corpus)
    assert str(result).endswith(
        "facts/gazette-2020.yaml:3: violation: a claim needs the one who makes it; "
        "add the line 'speaker: …', or change the status [shacl:fact-claim-has-speaker]"
    )


def test_a_result_says_the_line_of_the_field(facts) -> None:
    corpus = facts(
        """
        - relation: leads
          subject: ministry
          object: river-project
          status: asserted
          place: government-of-utopia
          passages: [The Ministry of … River Project]
        """
    )
    (result,) = check_graph(corpus)
    assert (result.rule, result.location.line) == ("shacl:fact-place", 7)


def test_a_result_says_the_line_of_an_entry(read, write_data) -> None:
    corpus = read(
        {
            "actors.yaml": """
                - id: river-project
                  type: Project
                  name: River Project
                - id: government-of-utopia
                  type: Government
                  name: Government of Utopia
                - id: ministry
                  type: Ministry
                  name: Ministry of Welfare
                - id: raphael
                  type: OfficeHolder
                  name: Raphael Hythloday
                """
        }
    )
    (result,) = check_graph(corpus)
    assert (Path(result.location.file).name, result.location.line) == ("actors.yaml", 10)
    assert result.rule == "shacl:person-in-office"


def test_a_result_says_the_line_of_a_judgement(read) -> None:
    corpus = read(
        {
            "identity.yaml": """
                - different: [ministry, government-of-utopia]
                  reason: A ministry is not the government.
                - unsure: [ministry, river-project]
                  by: curator-1
                """
        }
    )
    (result,) = check_graph(corpus)
    assert (Path(result.location.file).name, result.location.line) == ("identity.yaml", 3)
    assert result.rule == "shacl:judgement-reason"


def test_a_result_says_the_line_of_a_document(read) -> None:
    corpus = read(
        {
            "documents.yaml": """
                - id: gazette-2020
                  title: The River Project
                  published: 2020-01-31
                  publisher: ''
                """
        }
    )
    assert [(result.rule, Path(result.location.file).name) for result in check_graph(corpus)] == [
        ("shacl:document-publisher", "documents.yaml")
    ]


def test_the_data_conform(corpus) -> None:
    assert list(check_graph(corpus)) == []


def test_a_namespace_of_ones_own_is_followed(read, write_data, tmp_path) -> None:
    folder = tmp_path / "ontology"
    folder.mkdir()
    own = ONTOLOGY.text.replace("https://w3id.org/ctipgraph/ontology", "https://example.org/words")
    (folder / "ctip.ttl").write_text(own, "utf-8")
    ontology = read_ontology(folder)
    assert ontology.namespace == "https://example.org/words#"
    graph = Graph().parse(
        data=(PREFIXES + RIGHT.replace("ctip:reason", "ctip:note")).replace(ONTOLOGY.namespace, ontology.namespace),
        format="turtle",
    )
    shapes = {finding.shape for finding in findings(graph, ontology.text, shapes_text(ontology.namespace, folder))}
    assert shapes == {
        "https://example.org/words#fact-rank-has-reason",
        "https://example.org/words#judgement-reason",
        "https://example.org/words#withdrawal-reason",
    }


def test_the_command_says_nothing_but_its_report(write_data) -> None:
    command = [sys.executable, "-m", "ctipgraph", "check", str(write_data()), "--shacl"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert done.stdout.count("\n") == 1
