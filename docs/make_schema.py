"""Writes docs/facts.schema.json, the columns of a file of facts: `python docs/make_schema.py`.

A Table Schema (https://specs.frictionlessdata.io/table-schema/), made from the ontology and the rules' forms.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ctipgraph.checks.forms import FORMS
from ctipgraph.ontology import Qualifier, read_ontology
from ctipgraph.records.facts import RANKS, REVIEWS
from ctipgraph.records.streamed import RowReader
from ctipgraph.records.streamed.csv_rows import REQUIRED

PAGE = Path(__file__).parent / "facts.schema.json"
TYPES = {"xsd:integer": "integer", "xsd:decimal": "number", "xsd:boolean": "boolean", "xsd:duration": "duration"}
OWN = {
    "relation": "A relation of ontology/ctip.ttl, in either direction.",
    "subject": "The id of an actor: an entry in actors.yaml or actors/*.yaml.",
    "object": "The id of an entry, the name of a concept, or a value, as the relation's range says.",
    "status": "How the document knows it.",
    "rank": "Needs a reason where it is not normal.",
    "reason": "Why the rank is not normal.",
    "note": "In the curator's own words.",
    "curator": "Who recorded the fact, or the name of the program that did.",
    "reviewed_by": "Who checked it against the passage: another than its curator.",
    "review": "Reviewed where reviewed_by is given, otherwise draft.",
    "handle": "A short name by which rests_on, subset_of and conflicts_with of other rows refer to this one.",
    "document": "The id of an entry in documents.yaml or documents/*.yaml, for passages that don't name their own.",
    "passages": "First words … last words; several are parted by ' | ', or stand in a JSON list.",
    "answers": "Answers to lints, as a JSON list of {lint, note, by}.",
}


def schema() -> dict[str, Any]:
    """Return the schema."""
    ontology = read_ontology()
    fields = []
    for name in RowReader(ontology).fields:
        found: dict[str, Any] = {"name": name, "type": "string", "description": OWN.get(name, "")}
        if name in REQUIRED:
            found["constraints"] = {"required": True}
        if name in ontology.qualifiers:
            found |= _qualifier(ontology.qualifiers[name])
        fields.append(found)
    enums = {"status": [*ontology.statuses], "rank": [*RANKS], "review": [*REVIEWS]}
    for field in fields:
        if field["name"] in enums:
            field.setdefault("constraints", {})["enum"] = enums[field["name"]]
    return {
        "$schema": "https://specs.frictionlessdata.io/schemas/table-schema.json",
        "fields": fields,
        "missingValues": [""],
    }


def _qualifier(one: Qualifier) -> dict[str, Any]:
    form = FORMS.get("currency" if one.field == "currency" else one.range)
    wanted = f" It has to be {form[1]}." if form else ""
    if one.range == "Fact":
        wanted = " Ids or handles of facts; several are parted by ' | ', or stand in a JSON list."
    return {"type": TYPES.get(one.range, "string"), "description": one.definition + wanted, "rdfType": _iri(one)}


def _iri(one: Qualifier) -> str:
    return read_ontology().iri(one.name)


def text() -> str:
    """Return the file."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    PAGE.write_text(text(), encoding="utf-8")
