"""The graph as columns, in one DuckDB file: what counts and lists over all facts is asked of these.

Tables are written from the same N-Quads as the graph. IRIs stand as they are, literals by their text; an absent cell is
null. A question that has an `.sql` beside its `.rq` is answered here, with the same rows. The one door to DuckDB.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from ctipgraph.errors import MissingExtraError
from ctipgraph.ontology import RDF, SKOS, Ontology
from ctipgraph.store.answers import Answer, Bounds, Term

try:
    import duckdb
except ImportError:
    raise MissingExtraError("duckdb is not installed; get it with: pip install 'ctipgraph[store]'") from None

DC, DCTERMS = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"
_READ = """
CREATE TEMP TABLE quads AS
WITH lines AS (
  SELECT line FROM read_csv({path}, columns = {{'line': 'VARCHAR'}}, delim = '\x01', quote = '', escape = '',
                            header = false, auto_detect = false, max_line_size = 16777216)
), subjects AS (
  SELECT substr(line, 2, instr(line, '> ') - 2) AS s, substr(line, instr(line, '> ') + 3) AS rest FROM lines
), predicates AS (
  SELECT s, substr(rest, 1, instr(rest, '> ') - 1) AS p, substr(rest, instr(rest, '> ') + 2) AS rest FROM subjects
)
SELECT s, p, rest[1] = '<' AS iri,
       CASE WHEN rest[1] = '<' THEN substr(rest, 2, instr(rest, '>') - 2)
            ELSE replace(replace(replace(replace(replace(
                   regexp_extract(rest, '^"((?:[^"\\\\]|\\\\.)*)"', 1),
                   '\\\\', chr(2)), '\\"', '"'), '\\n', chr(10)), '\\r', chr(13)), chr(2), '\\') END AS o
FROM predicates WHERE NOT regexp_matches(rest, '^(?:<[^>]*>|"(?:[^"\\\\]|\\\\.)*"(?:@[a-z0-9-]+|\\^\\^<[^>]*>)?) <')
"""  # the last line leaves out what stands in a named graph: the plain triples


# what several questions say
_SHORT = """
CREATE MACRO ctip(name) AS '{ctip}' || name;
CREATE TABLE actors AS
  SELECT named.*, coalesce(number, 0) AS facts
  FROM named LEFT JOIN (
    SELECT entry, count(DISTINCT n) AS number
    FROM (SELECT n, subject AS entry FROM facts UNION ALL SELECT n, object FROM facts WHERE object_iri) GROUP BY entry
  ) ON entry = actor
  ORDER BY actor;
DROP TABLE named;
CREATE MACRO local_name(iri) AS regexp_extract(iri, '[^/#]*$');
CREATE MACRO of_kind(wanted) AS TABLE SELECT actor FROM actors JOIN kinds USING (kind) WHERE above = wanted;
CREATE MACRO narrower_than(wanted) AS TABLE
  SELECT narrower.relation FROM narrower LEFT JOIN relations ON relations.relation = above
  WHERE above = wanted OR inverse = wanted;
CREATE TABLE bodies AS
  WITH RECURSIVE reached AS (
    SELECT actor AS entry, actor FROM actors UNION SELECT entry, other FROM reached JOIN same_bodies ON one = actor
  )
  SELECT * FROM reached;
CREATE TABLE origins AS
  WITH RECURSIVE tied AS (
    SELECT document AS one, reprint_of AS other FROM documents WHERE reprint_of IS NOT NULL
    UNION SELECT reprint_of, document FROM documents WHERE reprint_of IS NOT NULL
  ), reached AS (
    SELECT document, document AS origin FROM documents
    UNION SELECT document, other FROM reached JOIN tied ON one = origin
  )
  SELECT document, min(origin) AS origin FROM reached GROUP BY document;
CREATE TABLE statements AS
  SELECT subject, relation, object, count(DISTINCT document) AS documents, count(DISTINCT origin) AS origins,
         count(DISTINCT publisher) AS publishers
  FROM facts JOIN sources USING (n) JOIN documents USING (document) JOIN origins USING (document)
  WHERE publisher IS NOT NULL
  GROUP BY subject, relation, object;
-- what is counted over all facts, whoever asks
CREATE TABLE counted_statements AS
  SELECT documents, origins, publishers, count(*) AS statements FROM statements GROUP BY documents, origins, publishers;
CREATE TABLE confirmed AS
  SELECT n FROM facts JOIN statements USING (subject, relation, object) WHERE origins > 1 ORDER BY n;
DROP TABLE statements;
CREATE TABLE counted_documents AS
  SELECT document, count(DISTINCT n) AS facts FROM documents LEFT JOIN sources USING (document) GROUP BY document;
CREATE TABLE counted_curation AS
  SELECT document, curator, coalesce("reviewedBy", 'nobody') AS reviewed_by, review, count(DISTINCT n) AS facts
  FROM facts LEFT JOIN sources USING (n) WHERE review IS NOT NULL
  GROUP BY document, curator, reviewed_by, review;
CREATE TABLE counted_voices AS
  SELECT document, coalesce(speaker, CASE WHEN status = ctip('inferred') THEN 'the curator, by inference'
           ELSE 'the document itself' END) AS voice, status, count(DISTINCT n) AS facts
  FROM facts JOIN sources USING (n)
  GROUP BY document, voice, status;
CREATE TABLE involved AS
  SELECT one.rowid AS actor, object AS thing, bool_or(status = ctip('asserted')) AS asserted
  FROM facts JOIN actors AS one ON one.actor = subject
  WHERE relation IN (SELECT relation FROM narrower WHERE above = ctip('involvedIn'))
  GROUP BY one.rowid, object;
"""


def write_columns(path: Path, quads: Path, ontology: Ontology) -> None:
    """Write the columns of the N-Quads at a path, and the little of the ontology that questions need."""
    with duckdb.connect(str(path)) as file:
        file.execute("SET preserve_insertion_order = false")
        file.execute(f"SET temp_directory = {_text(str(path.parent / 'spill'))}")
        file.execute(_READ.format(path=_text(str(quads))))
        for name, query in _tables(ontology).items():
            file.execute(f"CREATE TABLE {name} AS {query}")
        for name, columns, rows in _terms(ontology):
            file.execute(f"CREATE TABLE {name} ({', '.join(f'{column} VARCHAR' for column in columns)})")
            file.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(columns))})", rows)
        file.execute(_SHORT.format(ctip=ontology.namespace))
        file.execute("DROP TABLE quads")
        file.execute("CHECKPOINT")


def select(path: Path, query: str, values: Mapping[str, str | None], bounds: Bounds) -> Answer:
    """Run a question's SQL over a store's columns; a parameter without a value is null."""
    with duckdb.connect(str(path), read_only=True) as file:
        file.execute("SET default_null_order = 'nulls_first'")
        file.execute("SET enable_external_access = false")
        result = file.execute(f"{query.rstrip()}\nLIMIT {bounds.limit + 1}", dict(values))
        columns = tuple(column[0] for column in result.description or ())
        rows = result.fetchall()
    found = tuple(tuple(_term(cell) for cell in row) for row in rows[: bounds.limit])
    return Answer(columns, found, cut=len(rows) > bounds.limit)


def _term(cell: object) -> Term | None:
    if cell is None:
        return None
    text = str(cell)
    return Term("iri" if text.startswith(("http://", "https://")) else "literal", text)


def _tables(ontology: Ontology) -> dict[str, str]:
    """The query that makes each table of the quads."""
    ctip = ontology.namespace
    single = {
        "subject": f"{RDF}subject", "relation": f"{RDF}predicate", "object": f"{RDF}object", "note": f"{SKOS}note",
        **{name: f"{ctip}{name}" for name in _SINGLE},
        **{row.name: f"{ctip}{row.name}" for row in ontology.qualifiers.values() if row.range != "Fact"},
    }  # fmt: skip
    links = [f"{ctip}{row.name}" for row in ontology.qualifiers.values() if row.range == "Fact"]
    kind = f"p = {_text(RDF + 'type')}"
    pivot = ", ".join(f'min(o) FILTER (p = {_text(p)}) AS "{name}"' for name, p in single.items())
    document = {
        "title": f"{DCTERMS}title", "publisher": f"{DC}publisher", "issued": f"{DCTERMS}issued",
        "url": "https://schema.org/url", "reprint_of": f"{ctip}sameOriginAs", "text": f"{ctip}textSha256",
    }  # fmt: skip
    of_document = ", ".join(f"min(o) FILTER (p = {_text(p)}) AS {name}" for name, p in document.items())
    judged = {name: f"{ctip}{name}" for name in ("verdict", "reason", "curator")} | {"created": f"{DCTERMS}created"}
    of_judgement = ", ".join(f"min(o) FILTER (p = {_text(p)}) AS {name}" for name, p in judged.items())

    stated = [row for row in ontology.qualifiers.values() if row.range == "StatedDate"]
    dates = ", ".join(f"({_text(ctip + row.name)}, {_text(row.label)})" for row in stated)
    dates += f", ({_text(RDF + 'object')}, 'date')"
    dated = ", ".join(_text(ctip + row.name) for row in ontology.relations.values() if row.range == "StatedDate")

    def those(name: str) -> str:
        return f"s IN (SELECT s FROM quads WHERE {kind} AND o = {_text(ctip + name)})"

    return {
        "facts": f"SELECT row_number() OVER (ORDER BY relation, subject, object, s) AS n, * "
        f"FROM (SELECT s, s AS fact, {pivot}, bool_or(iri) FILTER (p = {_text(RDF + 'object')}) AS object_iri "
        f"FROM quads WHERE {those('Fact')} GROUP BY s) ORDER BY n",
        "sources": "SELECT DISTINCT n, q.o AS document FROM quads q JOIN facts ON q.s = fact "
        f"WHERE p = {_text('http://www.w3.org/ns/prov#wasDerivedFrom')} ORDER BY n",
        "links": f"SELECT DISTINCT one.n, substr(p, {len(ctip) + 1}) AS link, other.n AS other FROM quads q "
        f"JOIN facts AS one ON q.s = one.fact JOIN facts AS other ON q.o = other.fact "
        f"WHERE p IN ({', '.join(map(_text, links))}) ORDER BY one.n",
        "documents": f"SELECT s AS document, {of_document} FROM quads WHERE {those('SourceDocument')} GROUP BY s",
        "named": f"SELECT q.s AS actor, q.o AS kind, min(n.o) AS name, min(c.o) AS country FROM quads q "
        f"JOIN quads n ON n.s = q.s AND n.p = {_text(SKOS + 'prefLabel')} "
        f"LEFT JOIN quads c ON c.s = q.s AND c.p = {_text(ctip + 'countryCode')} "
        f"WHERE q.p = {_text(RDF + 'type')} GROUP BY q.s, q.o",
        "same_bodies": f"SELECT s AS one, o AS other FROM quads WHERE p = {_text(ctip + 'sameBodyAs')}",
        "judgements": f"SELECT s AS judgement, {of_judgement} FROM quads WHERE {those('Judgement')} GROUP BY s",
        "parts": "SELECT DISTINCT n, q.p AS part, q.o AS entry FROM quads q "
        "JOIN facts ON q.s = fact JOIN named ON q.o = actor ORDER BY entry, n",
        "dates": f"SELECT n, what, o AS stated FROM quads JOIN (VALUES {dates}) AS labelled(p, what) USING (p) "
        f"JOIN facts ON quads.s = fact WHERE p <> {_text(RDF + 'object')} OR relation IN ({dated})",
        "judged": f"SELECT s AS judgement, o AS entry FROM quads WHERE p = {_text(ctip + 'judges')}",
    }


_SINGLE = (
    "status", "rank", "reason", "curator", "reviewedBy", "review", "evidencedFrom", "evidencedTo",
)  # fmt: skip


def _terms(ontology: Ontology) -> Sequence[tuple[str, Sequence[str], list[Sequence[str | None]]]]:
    """What questions need of the ontology: each term with all above it, itself included; what relations are."""
    ctip = ontology.namespace

    def above(name: str, parents: Mapping[str, Sequence[str]]) -> set[str]:
        return {name}.union(*(above(parent, parents) for parent in parents.get(name, ())))

    def closure(parents: Mapping[str, Sequence[str]]) -> list[Sequence[str | None]]:
        return [(ctip + name, ctip + higher) for name in parents for higher in sorted(above(name, parents))]

    relations = ontology.relations.values()
    inverse: dict[str, Sequence[str]] = {
        row.inverse: [ontology.relations[name].inverse for name in row.parents if name in ontology.relations]
        for row in relations
        if row.inverse
    }
    return [
        ("kinds", ("kind", "above"), closure({name: term.parents for name, term in ontology.classes.items()})),
        ("narrower", ("relation", "above"), closure({row.name: row.parents for row in relations} | inverse)),
        ("concepts", ("concept", "above"), closure({name: term.parents for name, term in ontology.concepts.items()})),
        (
            "top_concepts",
            ("concept", "scheme"),
            [
                (ctip + name, ctip + scheme)
                for name, term in ontology.concepts.items()
                for scheme in term.marks.get("skos:topConceptOf", ())
            ],
        ),
        (
            "relations",
            ("relation", "inverse", "family", "range", "both_ways"),
            [
                (
                    ctip + row.name,
                    ctip + row.inverse if row.inverse else None,
                    ctip + row.group if row.group else None,
                    row.range,
                    "true" if row.symmetric else None,
                )
                for row in relations
            ],
        ),
    ]


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
