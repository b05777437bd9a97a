"""What the columns of a graph are made of: the tables, and the query that makes each.

First each table is gathered from the N-Quads as it is (`gathered`, `terms`). Then all texts in the columns of
`NUMBERED` are numbered in their order, so that joining and ordering compares numbers. Of these tables, with numbers in
the place of texts, `FINISH` makes those that are asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ctipgraph.ontology import RDF, SKOS, Ontology

DC, DCTERMS, PROV = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/", "http://www.w3.org/ns/prov#"

READ = """
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

# IRIs, what facts say of an actor, notes and publishers; what else there is (dates, names, amounts) stands as its text
NUMBERED = frozenset({
    "fact", "subject", "relation", "object", "status", "speaker", "place", "within", "note", "document", "reprint_of",
    "actor", "kind", "one", "other", "other_fact", "entry", "judgement", "above", "concept", "scheme", "inverse",
    "family", "said", "publisher",
})  # fmt: skip

# the tables that questions are asked of, from what was gathered; the last are what is counted over all facts
FINISH = """
CREATE TABLE words AS
  SELECT substr(text, length({ctip}) + 1) AS name, number FROM texts WHERE starts_with(text, {ctip})
  UNION ALL SELECT text, number FROM texts JOIN gathered_said ON said = number;
CREATE MACRO said(wanted) AS (SELECT number FROM words WHERE name = wanted);
CREATE MACRO ctip(wanted) AS coalesce((SELECT number FROM words WHERE name = wanted), {nobodys}::UINTEGER);

CREATE TABLE facts AS
  SELECT CAST(row_number() OVER (ORDER BY relation, subject, object, fact) AS INTEGER) AS n, * FROM gathered_facts
  ORDER BY n;
CREATE TABLE sources AS SELECT DISTINCT n, document FROM gathered_sources JOIN facts USING (fact) ORDER BY n;
CREATE TABLE links AS
  SELECT DISTINCT one.n, link, other.n AS other
  FROM gathered_links AS gathered JOIN facts AS one ON one.fact = gathered.fact
  JOIN facts AS other ON other.fact = gathered.other_fact
  ORDER BY link, one.n;
CREATE TABLE documents AS FROM gathered_documents ORDER BY document;
CREATE TABLE same_bodies AS FROM gathered_same_bodies;
CREATE TABLE judgements AS FROM gathered_judgements;
CREATE TABLE judged AS FROM gathered_judged;
CREATE TABLE parts AS SELECT DISTINCT n, part, entry FROM gathered_parts JOIN facts USING (fact) ORDER BY entry, n;
CREATE TABLE dates AS SELECT n, what, stated FROM gathered_dates JOIN facts USING (fact) ORDER BY stated, n;
CREATE TABLE kinds AS FROM gathered_kinds;
CREATE TABLE narrower AS FROM gathered_narrower;
CREATE TABLE concepts AS FROM gathered_concepts;
CREATE TABLE top_concepts AS FROM gathered_top_concepts;
CREATE TABLE relations AS FROM gathered_relations;
CREATE TABLE actors AS
  SELECT named.*, coalesce(number, 0) AS facts
  FROM gathered_actors AS named LEFT JOIN (
    SELECT entry, count(DISTINCT n) AS number
    FROM (SELECT n, subject AS entry FROM facts UNION ALL SELECT n, object FROM facts WHERE object_iri) GROUP BY entry
  ) ON entry = actor
  ORDER BY actor;

CREATE MACRO of_kind(wanted) AS TABLE SELECT actor FROM actors JOIN kinds USING (kind) WHERE above = wanted;
CREATE MACRO narrower_than(wanted) AS TABLE
  SELECT narrower.relation FROM narrower LEFT JOIN relations ON relations.relation = above
  WHERE above = wanted OR inverse = wanted;
CREATE TABLE bodies AS
  WITH RECURSIVE reached AS (
    SELECT actor AS entry, actor FROM actors UNION SELECT entry, other FROM reached JOIN same_bodies ON one = actor
  )
  FROM reached ORDER BY entry;
CREATE TABLE origins AS
  WITH RECURSIVE tied AS (
    SELECT document AS one, reprint_of AS other FROM documents WHERE reprint_of IS NOT NULL
    UNION SELECT reprint_of, document FROM documents WHERE reprint_of IS NOT NULL
  ), reached AS (
    SELECT document, document AS origin FROM documents
    UNION SELECT document, other FROM reached JOIN tied ON one = origin
  )
  SELECT document, min(origin) AS origin FROM reached GROUP BY document;

CREATE TEMP TABLE statements AS
  SELECT subject, relation, object, count(DISTINCT document) AS documents, count(DISTINCT origin) AS origins,
         count(DISTINCT publisher) AS publishers
  FROM facts JOIN sources USING (n) JOIN documents USING (document) JOIN origins USING (document)
  WHERE publisher IS NOT NULL
  GROUP BY subject, relation, object;
CREATE TABLE counted_statements AS
  SELECT documents, origins, publishers, count(*) AS statements FROM statements GROUP BY documents, origins, publishers;
CREATE TABLE confirmed AS
  SELECT n FROM facts JOIN statements USING (subject, relation, object) WHERE origins > 1 ORDER BY n;
CREATE TABLE counted_documents AS
  SELECT document, count(DISTINCT n) AS facts FROM documents LEFT JOIN sources USING (document) GROUP BY document;
CREATE TABLE counted_curation AS
  SELECT document, curator, coalesce("reviewedBy", 'nobody') AS reviewed_by, review, count(DISTINCT n) AS facts
  FROM facts LEFT JOIN sources USING (n) WHERE review IS NOT NULL
  GROUP BY document, curator, reviewed_by, review;
CREATE TABLE counted_voices AS
  SELECT document, speaker, status, count(DISTINCT n) AS facts FROM facts JOIN sources USING (n)
  GROUP BY document, speaker, status;
CREATE TABLE counted_relations AS SELECT relation, status, count(*) AS facts FROM facts GROUP BY relation, status;
CREATE TABLE involved AS
  SELECT object AS thing, subject AS actor, bool_or(status = ctip('asserted')) AS asserted
  FROM facts
  WHERE relation IN (SELECT relation FROM narrower WHERE above = ctip('involvedIn'))
  GROUP BY ALL ORDER BY ALL;
-- who share several things: of millions of pairs nearly all share one, which nobody needs to count
CREATE TABLE sharing_several AS
  SELECT one.actor, other.actor AS other FROM involved AS one JOIN involved AS other USING (thing)
  WHERE one.actor < other.actor GROUP BY ALL HAVING count(*) > 1 ORDER BY ALL;
"""


def gathered(ontology: Ontology) -> dict[str, str]:
    """Return the query that gathers each table of the quads, by its name."""
    ctip = ontology.namespace
    single = {
        "subject": f"{RDF}subject", "relation": f"{RDF}predicate", "object": f"{RDF}object", "note": f"{SKOS}note",
        **{name: f"{ctip}{name}" for name in _SINGLE},
        **{row.name: f"{ctip}{row.name}" for row in ontology.qualifiers.values() if row.range != "Fact"},
    }  # fmt: skip
    links = [f"{ctip}{row.name}" for row in ontology.qualifiers.values() if row.range == "Fact"]
    kind = f"p = {quoted(RDF + 'type')}"
    document = {
        "title": f"{DCTERMS}title", "publisher": f"{DC}publisher", "issued": f"{DCTERMS}issued",
        "url": "https://schema.org/url", "reprint_of": f"{ctip}sameOriginAs", "text": f"{ctip}textSha256",
    }  # fmt: skip
    judgement = {name: f"{ctip}{name}" for name in ("verdict", "reason", "curator")} | {"created": f"{DCTERMS}created"}
    stated = [row for row in ontology.qualifiers.values() if row.range == "StatedDate"]
    dates = ", ".join(f"({quoted(ctip + row.name)}, {quoted(row.label)})" for row in stated)
    dates += f", ({quoted(RDF + 'object')}, 'date')"
    dated = ", ".join(quoted(ctip + row.name) for row in ontology.relations.values() if row.range == "StatedDate")

    def those(name: str) -> str:
        return f"s IN (SELECT s FROM quads WHERE {kind} AND o = {quoted(ctip + name)})"

    def pivot(properties: Mapping[str, str]) -> str:
        return ", ".join(f'min(o) FILTER (p = {quoted(iri)}) AS "{name}"' for name, iri in properties.items())

    return {
        "facts": f"SELECT s AS fact, {pivot(single)}, bool_or(iri) FILTER (p = {quoted(RDF + 'object')}) AS object_iri "
        f"FROM quads WHERE {those('Fact')} GROUP BY s",
        "sources": "SELECT s AS fact, o AS document FROM quads SEMI JOIN gathered_facts ON s = fact "
        f"WHERE p = {quoted(PROV + 'wasDerivedFrom')}",
        "links": f"SELECT s AS fact, substr(p, {len(ctip) + 1}) AS link, o AS other_fact FROM quads "
        f"WHERE p IN ({', '.join(map(quoted, links))})",
        "documents": f"SELECT s AS document, {pivot(document)} FROM quads WHERE {those('SourceDocument')} GROUP BY s",
        "actors": f"SELECT q.s AS actor, q.o AS kind, regexp_extract(q.s, '[^/#]*$') AS id, min(n.o) AS name, "
        f"min(c.o) AS country FROM quads q JOIN quads n ON n.s = q.s AND n.p = {quoted(SKOS + 'prefLabel')} "
        f"LEFT JOIN quads c ON c.s = q.s AND c.p = {quoted(ctip + 'countryCode')} "
        f"WHERE q.p = {quoted(RDF + 'type')} GROUP BY q.s, q.o",
        "same_bodies": f"SELECT s AS one, o AS other FROM quads WHERE p = {quoted(ctip + 'sameBodyAs')}",
        "judgements": f"SELECT s AS judgement, {pivot(judgement)} FROM quads WHERE {those('Judgement')} GROUP BY s",
        "parts": "SELECT s AS fact, regexp_extract(p, '[^/#]*$') AS part, o AS entry FROM quads "
        "SEMI JOIN gathered_facts ON s = fact SEMI JOIN gathered_actors ON o = actor",
        "dates": f"SELECT fact, what, o AS stated FROM quads JOIN (VALUES {dates}) AS labelled(p, what) USING (p) "
        f"JOIN gathered_facts ON s = fact WHERE p <> {quoted(RDF + 'object')} OR relation IN ({dated})",
        "judged": f"SELECT s AS judgement, o AS entry FROM quads WHERE p = {quoted(ctip + 'judges')}",
    }


_SINGLE = (
    "status", "rank", "reason", "curator", "reviewedBy", "review", "evidencedFrom", "evidencedTo",
)  # fmt: skip


# what questions say where an IRI stands in other rows
_SAID = (
    "", "no document", "not named", "the curator, by inference", "the document itself", "the speaker",
    "the country of the speaker's body",
)  # fmt: skip


def terms(ontology: Ontology) -> Sequence[tuple[str, Sequence[str], list[Sequence[str | None]]]]:
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
        ("said", ("said",), [(text,) for text in _SAID]),
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
            ("relation", "id", "inverse", "family", "range", "both_ways"),
            [
                (
                    ctip + row.name,
                    row.name,
                    ctip + row.inverse if row.inverse else None,
                    ctip + row.group if row.group else None,
                    row.range,
                    "true" if row.symmetric else None,
                )
                for row in relations
            ],
        ),
    ]


def quoted(text: str) -> str:
    """Return a text as SQL has it.

    >>> quoted("it's")
    "'it''s'"
    """
    return "'" + text.replace("'", "''") + "'"
