"""The schema of rows is that of the ontology and the rules as they are."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

from ctipgraph.ontology import read_ontology
from ctipgraph.records.streamed import RowReader

DOCS = Path(__file__).parent.parent / "docs"


def test_the_schema_is_up_to_date() -> None:
    spec = importlib.util.spec_from_file_location("make_schema", DOCS / "make_schema.py")
    assert spec
    assert spec.loader
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    now = (DOCS / "facts.schema.json").read_text("utf-8")
    assert now == maker.text(), "renew it with: python docs/make_schema.py"


def test_every_field_of_a_row_is_described() -> None:
    fields = json.loads((DOCS / "facts.schema.json").read_text("utf-8"))["fields"]
    assert [field["name"] for field in fields] == list(RowReader(read_ontology()).fields)
    assert [field["name"] for field in fields if not field["description"]] == []


def test_the_rows_of_the_page_are_sound(tmp_path: Path) -> None:
    from ctipgraph.records.streamed import read_batches, read_parts

    example = (DOCS / "streaming.md").read_text("utf-8").partition("```csv\n")[2].partition("```")[0]
    (tmp_path / "a.csv").write_text(example, "utf-8")
    reader = RowReader(read_ontology())
    (part,) = read_parts(tmp_path / "a.csv", reader.fields)
    (batch,) = read_batches(part)  # type: ignore[arg-type]
    assert [row is not None for row in reader.rows(batch.rows, "a.csv", batch.lines)] == [True, True]
    assert not batch.torn
