"""A tiny invented country whose facts a test writes as YAML, or as rows."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ctipgraph.ontology import read_ontology
from ctipgraph.records.streamed import RowReader

Values = dict[str, Any]
FIELDS = RowReader(read_ontology()).fields

RECORDS = {
    "dataset.yaml": """
title: Utopia
base: https://example.org/
licence: https://creativecommons.org/licenses/by/4.0/
""",
    "documents.yaml": """
- {id: g-1, title: One, publisher: The Gazette, published: 2020-01-31, url: "https://example.org/1"}
- {id: g-2, title: Two, publisher: The Gazette, published: 2020-01-31, language: en}
- {id: g-3, title: Three, publisher: The Gazette, published: 2021-06-30}
""",
    "actors.yaml": """
- {id: river, type: Project, name: River Project, also: [{acronym: RP}]}
- {id: hill, type: Project, name: Hill Project}
- {id: utopia, type: Government, name: Government of Utopia}
- {id: welfare, type: Ministry, name: Ministry of Welfare}
- {id: aid, type: NonGovernmentalOrganisation, name: "Aid, \\"Inc.\\""}
- {id: town, type: Place, name: Rivertown}
- {id: house, type: NonGovernmentalOrganisation, name: Hill Shelter}
- {id: minister, type: OfficeHolder, name: Ann Ex}
""",
    "identity.yaml": """
- {same: [aid, welfare], reason: One house.}
""",
}


def write_records(folder: Path, files: dict[str, str] | None = None) -> Path:
    """Write what stands beside the facts."""
    (folder / "facts").mkdir(parents=True, exist_ok=True)
    for name, text in {**RECORDS, **(files or {})}.items():
        (folder / name).write_text(text.lstrip("\n"), "utf-8")
    return folder


def as_yaml(document: str, rows: list[Values]) -> bytes:
    facts = [{name: value for name, value in row.items() if name != "document" and value} for row in rows]
    return f"document: {document}\nfacts: {json.dumps(facts, ensure_ascii=False)}\n".encode()


def as_csv(rows: list[Values]) -> bytes:
    columns = [name for name in FIELDS if any(name in row for row in rows)]
    sink = io.StringIO()
    writer = csv.writer(sink)
    writer.writerow(columns)
    for row in rows:
        cells = (row.get(name) or "" for name in columns)
        writer.writerow([json.dumps(cell) if isinstance(cell, list) else cell for cell in cells])
    return sink.getvalue().encode()


def as_json_lines(rows: list[Values]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def as_parquet(rows: list[Values]) -> bytes:
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    columns = [name for name in FIELDS if any(name in row for row in rows)]
    table = {name: [row.get(name) or None for row in rows] for name in columns}
    table["passages"] = [
        [one if isinstance(one, dict) else {"passage": one} for one in row.get("passages", [])] for row in rows
    ]  # a column of Parquet has one type
    sink = io.BytesIO()
    pq.write_table(pa.table(table), sink, row_group_size=3)
    return sink.getvalue()


FORMATS = {"csv": as_csv, "jsonl": as_json_lines, "parquet": as_parquet}
GOOD: Values = {
    "relation": "funds", "subject": "utopia", "object": "river", "status": "asserted",
    "document": "g-1", "passages": ["The donors … of Utopia"],
}  # fmt: skip


@pytest.fixture
def data(tmp_path: Path) -> Callable[..., Path]:
    """Write the country with these rows in one file: `data([{…}], "csv")` -> its folder."""

    def write(rows: list[Values], ending: str = "csv", files: dict[str, str] | None = None) -> Path:
        # the office of the only person, so that the country is sound
        office = {**GOOD, "relation": "holdsOfficeIn", "subject": "minister", "object": "welfare", "as_of": "2020"}
        folder = write_records(tmp_path / "data", files)
        (folder / "facts" / f"machine.{ending}").write_bytes(FORMATS[ending]([office, *rows]))
        return folder

    return write


@pytest.fixture(scope="session")
def country() -> Any:
    """Everything above, for tests that write the country many times."""

    class Country:
        write_records = staticmethod(write_records)
        as_yaml = staticmethod(as_yaml)
        formats = FORMATS
        good = GOOD

    return Country
