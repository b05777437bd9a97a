"""Other libraries that write the graph of the made-up rows: what they are given, and what they run.

pyoxigraph and rdflib are given the finished triples as N-Triples terms in CSV. morph-kgc and maplib map rows, so they
are given rows, with all identifiers and addresses made (flat.csv), and a mapping to the triples of facts, passages and
selectors; the plain triples, which need a condition, are left out, so that they write about one triple in twenty less.
maplib has no decimals: it is given whole numbers. None of them checks or sorts anything.
"""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

NS, BASE, OA = "https://w3id.org/ctipgraph/ontology#", "https://example.org/", "http://www.w3.org/ns/oa#"
RDF, XSD = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2001/XMLSchema#"
COLUMNS = (
    "f", "relation", "from_", "to_", "status", "speaker", "valid", "amount", "currency", "role", "document", "day",
    "p", "s", "anchor", "fragment", "curator",
)  # fmt: skip
# subject, predicate, kind of object, and its column or, in angle brackets or quotation marks, what it always is
MAPPING = (
    ("f", f"{RDF}type", "iri", f"<{RDF}Statement>"),
    ("f", f"{RDF}type", "iri", f"<{NS}Fact>"),
    ("f", f"{RDF}subject", "iri", "from_"),
    ("f", f"{RDF}predicate", "iri", "relation"),
    ("f", f"{RDF}object", "iri", "to_"),
    ("f", "http://www.w3.org/ns/prov#wasDerivedFrom", "iri", "document"),
    ("f", f"{NS}amount", "decimal", "amount"),
    ("f", f"{NS}curator", "string", "curator"),
    ("f", f"{NS}currency", "string", "currency"),
    ("f", f"{NS}evidence", "iri", "p"),
    ("f", f"{NS}evidencedFrom", "date", "day"),
    ("f", f"{NS}evidencedTo", "date", "day"),
    ("f", f"{NS}rank", "string", '"normal"'),
    ("f", f"{NS}review", "string", '"draft"'),
    ("f", f"{NS}role", "string", "role"),
    ("f", f"{NS}speaker", "iri", "speaker"),
    ("f", f"{NS}status", "iri", "status"),
    ("f", f"{NS}validFrom", "date", "valid"),
    ("p", f"{RDF}type", "iri", f"<{OA}SpecificResource>"),
    ("p", f"{RDF}type", "iri", f"<{NS}Passage>"),
    ("p", f"{OA}hasSelector", "iri", "s"),
    ("p", f"{OA}hasSource", "iri", "document"),
    ("p", f"{NS}anchor", "string", "anchor"),
    ("s", f"{RDF}type", "iri", f"<{OA}FragmentSelector>"),
    ("s", f"{RDF}value", "string", "fragment"),
    ("s", "http://purl.org/dc/terms/conformsTo", "iri", "<https://wicg.github.io/scroll-to-text-fragment/>"),
)
OPTIONAL = ("amount", "currency", "role", "speaker")

_FROM_TRIPLES = {
    "pyoxigraph": """
import csv, pyoxigraph as ox
def term(t):
    if t[0] == "<": return ox.NamedNode(t[1:-1])
    text, _, type_ = t.rpartition("^^")
    return ox.Literal(text[1:-1], datatype=ox.NamedNode(type_[1:-1])) if text else ox.Literal(t[1:-1])
def triples():
    with open("triples.csv", newline="") as file:
        for s, p, o in csv.reader(file): yield ox.Triple(ox.NamedNode(s[1:-1]), ox.NamedNode(p[1:-1]), term(o))
ox.serialize(triples(), "peer.out", format=ox.RdfFormat.{form})
""",
    "rdflib": """
import csv, rdflib
from rdflib import Literal, URIRef
def term(t):
    if t[0] == "<": return URIRef(t[1:-1])
    text, _, type_ = t.rpartition("^^")
    return Literal(text[1:-1], datatype=URIRef(type_[1:-1])) if text else Literal(t[1:-1])
graph = rdflib.Graph()
with open("triples.csv", newline="") as file:
    for s, p, o in csv.reader(file): graph.add((URIRef(s[1:-1]), URIRef(p[1:-1]), term(o)))
graph.serialize("peer.out", format="{form}")
""",
}
_FROM_ROWS = {
    "morph-kgc": """
import runpy, sys
sys.argv = ["morph_kgc", "morph.ini"]
runpy.run_module("morph_kgc", run_name="__main__")
""",
    "maplib": """
import polars as pl
from maplib import Model
rows = pl.read_csv("flat.csv", schema_overrides={"day": pl.Date, "valid": pl.Date, "amount": pl.Int64})
model = Model()
model.add_template(open("facts.ottr").read())
model.map("https://example.org/template/Row", rows)
model.write("peer.out", format="{form}")
""",
}
FORMS = {
    "pyoxigraph": {"N-Triples": "N_TRIPLES", "Turtle": "TURTLE"},
    "rdflib": {"N-Triples": "nt", "Turtle": "turtle"},
    "morph-kgc": {"N-Triples": ""},  # it has no Turtle
    "maplib": {"N-Triples": "ntriples", "Turtle": "turtle"},
}


def programs(peer: str) -> dict[str, str]:
    """Return the Python programs of a peer, by format."""
    code = {**_FROM_TRIPLES, **_FROM_ROWS}[peer]
    return {name: code.replace("{form}", form) for name, form in FORMS[peer].items()}


def version_of(peer: str, python: str) -> str:
    code = f"from importlib.metadata import version; print(version({peer!r}))"
    return subprocess.run([python, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def prepare(folder: Path) -> None:
    """Write what peers are given beside the triples: rows with their identifiers, and the mappings."""
    with (folder / "triples.csv").open("w", newline="") as file, (folder / "limit.nt").open(encoding="utf-8") as lines:
        csv.writer(file).writerows(line[:-3].split(" ", 2) for line in lines)
    _flat(folder)
    (folder / "morph.ini").write_text(
        "[CONFIGURATION]\noutput_file=peer.nt\noutput_format=N-TRIPLES\nlogging_level=ERROR\n[ROWS]\nmappings=morph.ttl\n"
    )
    (folder / "morph.ttl").write_text(_rml())
    (folder / "facts.ottr").write_text(_ottr())


def _flat(folder: Path) -> None:
    sys.path.insert(0, str(Path(__file__).parent.parent))
    from ctipgraph.model.rows import PART, row_columns
    from ctipgraph.ontology import read_ontology
    from ctipgraph.passages.fragment import directives
    from ctipgraph.records.streamed import Part, RowReader, read_batches, read_parts, stream_files

    ontology = read_ontology()
    reader = RowReader(ontology)
    days = dict(line.split("\t") for line in (folder / "documents.tsv").read_text().splitlines())
    with (folder / "flat.csv").open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for part in (one for path in stream_files(folder / "data") for one in read_parts(path, reader.fields)):
            assert isinstance(part, Part)
            for batch in read_batches(part):
                for row in filter(None, reader.rows(batch.rows, batch.file, batch.lines)):
                    of = dict(zip(row_columns(ontology), row, strict=True))
                    document, before, start, end, after = of["passages"].split(PART)
                    writer.writerow((
                        f"{BASE}fact/{of['id']}", NS + of["relation"], f"{BASE}actor/{of['subject']}",
                        f"{BASE}actor/{of['object']}", NS + of["status"],
                        f"{BASE}actor/{of['speaker']}" if of["speaker"] else "",
                        of["valid_from"], of["amount"], of["currency"], of["role"], f"{BASE}document/{document}",
                        days[document], f"{BASE}passage/{of['evidence']}", f"{BASE}selector/{of['evidence']}",
                        f"{start} … {end}", directives([before], [start], [end], [after])[0], of["curator"],
                    ))  # fmt: skip


def _rml() -> str:
    """The mapping in RML: https://rml.io/specs/rml/."""
    lines = [
        "@prefix rr: <http://www.w3.org/ns/r2rml#> .\n@prefix rml: <http://semweb.mmlab.be/ns/rml#> .\n"
        "@prefix ql: <http://semweb.mmlab.be/ns/ql#> .\n@base <https://example.org/mapping/> .\n"
    ]
    for subject in ("f", "p", "s"):
        maps = [f'rr:subjectMap [ rml:reference "{subject}" ; rr:termType rr:IRI ]']
        for _, predicate, kind, column in (row for row in MAPPING if row[0] == subject):
            made = f'[ rml:reference "{column}" ; {_rml_kind(kind)} ]'
            maps.append(
                f"rr:predicateObjectMap [ rr:predicate <{predicate}> ; "
                + (f"rr:object {column} ]" if column[0] in '<"' else f"rr:objectMap {made} ]")
            )
        source = '[ rml:source "flat.csv" ; rml:referenceFormulation ql:CSV ]'
        lines.append(
            f"<{subject}> a rr:TriplesMap ; rml:logicalSource {source} ;\n    " + " ;\n    ".join(maps) + " .\n"
        )
    return "".join(lines)


def _rml_kind(kind: str) -> str:
    if kind in ("iri", "string"):
        return "rr:termType rr:IRI" if kind == "iri" else "rr:termType rr:Literal"
    return f"rr:datatype <{XSD}{kind}>"


def _ottr() -> str:
    """The mapping as a template: https://spec.ottr.xyz/stOTTR/."""
    kinds = {column: kind for _, _, kind, column in MAPPING if column[0] not in '<"'} | dict.fromkeys("fps", "iri")
    types = {"iri": "ottr:IRI", "string": "xsd:string", "date": "xsd:date", "decimal": "xsd:long"}
    parameters = ", ".join(f"{'? ' if name in OPTIONAL else ''}{types[kind]} ?{name}" for name, kind in kinds.items())
    triples = ",\n    ".join(
        f"ottr:Triple(?{subject}, <{predicate}>, {column if column[0] in '<' + chr(34) else '?' + column})"
        for subject, predicate, _, column in MAPPING
    )
    prefixes = f"@prefix xsd: <{XSD}> .\n@prefix ottr: <http://ns.ottr.xyz/0.4/> .\n"
    return f"{prefixes}<https://example.org/template/Row>[{parameters}] :: {{\n    {triples}\n}} .\n"
