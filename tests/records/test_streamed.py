"""Facts in CSV, JSON Lines and Parquet: the same fields as in YAML, read in parts; what is torn is told of."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctipgraph.model import Corpus, Fact, Result
from ctipgraph.model.rows import to_row
from ctipgraph.ontology import read_ontology
from ctipgraph.records.streamed import RowReader, read_batches, read_parts, stream_files
from ctipgraph.records.streamed import csv_rows as csv_module
from ctipgraph.records.streamed import parts as parts_module
from ctipgraph.records.streamed.parts import Values

READER = RowReader(read_ontology())
HEADER = "relation,subject,object,status,document,passages,note\n"
GOOD = "fundedBy,river-project,government-of-utopia,asserted,gazette-2020,The donors … of Utopia,\n"


def as_values(fact: Fact) -> Values:
    """A fact as a machine would write it."""
    ontology = read_ontology()
    found: Values = {name: getattr(fact, name) for name in ("relation", "subject", "object", "status")}
    for name, texts in fact.qualifiers.items():
        found[name] = list(texts) if ontology.qualifiers[name].range == "Fact" else texts[0]
    for name in ("handle", "rank", "reason", "note", "curator", "reviewed_by", "review"):
        found[name] = getattr(fact, name)
    found["passages"] = [
        {"passage": p.anchor, "document": p.document, "prefix": p.prefix, "suffix": p.suffix} for p in fact.passages
    ]
    return found


def as_csv(rows: list[Values]) -> bytes:
    columns = [name for name in READER.fields if any(name in row for row in rows)]
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

    names = [name for name in READER.fields if any(name in row for row in rows)]
    sink = io.BytesIO()
    pq.write_table(pa.Table.from_pylist([{n: row.get(n) for n in names} for row in rows]), sink, row_group_size=60)
    return sink.getvalue()


FORMATS = {"csv": as_csv, "jsonl": as_json_lines, "parquet": as_parquet}


def read(path: Path) -> tuple[list[tuple[int, Values]], list[Result]]:
    """All rows of a file with their lines, and all that is wrong."""
    rows, wrong = [], []
    for part in read_parts(path, READER.fields):
        if isinstance(part, Result):
            wrong.append(part)
            continue
        for batch in read_batches(part):
            rows += zip(batch.lines, batch.rows, strict=True)
            wrong += batch.torn
    return rows, wrong


def messages(results: Iterable[Result]) -> list[str]:
    return [f"{result.location.line}: {result.message}" for result in results]


@pytest.fixture
def written(tmp_path: Path):  # type: ignore[no-untyped-def]
    def write(name: str, raw: bytes | str) -> Path:
        path = tmp_path / "data" / "facts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
        return path

    return write


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("part_bytes", [3_000, 20_000, 4_000_000])
def test_each_format_gives_the_rows_of_the_yaml_facts(
    corpus: Corpus, written, monkeypatch: pytest.MonkeyPatch, ending: str, part_bytes: int
) -> None:
    monkeypatch.setattr(parts_module, "PART_BYTES", part_bytes)
    path = written(f"all.{ending}", FORMATS[ending]([as_values(fact) for fact in corpus.facts]))
    rows, wrong = read(path)
    assert wrong == []
    want = [to_row(fact, corpus.ontology)[:-2] for fact in corpus.facts]
    short = READER.rows([values for _, values in rows], "f", [line for line, _ in rows])
    assert [row[:-2] for row in short if row] == want
    long = [READER.fact(values, "f", line, wrong) for line, values in rows]
    assert [to_row(fact, corpus.ontology) for fact in long if fact] == short
    assert wrong == []


def test_lines_are_those_of_the_file(written, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts_module, "PART_BYTES", 200)
    rows = "".join(GOOD.replace(",\n", f',"note {n}\nof two lines"\n') for n in range(20))
    found, wrong = read(written("a.csv", HEADER + rows))
    assert [line for line, _ in found] == list(range(2, 42, 2))
    assert wrong == []


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("fundedBy,river-project,government-of-utopia\n", "the row has 3 cells, the header 7"),
        (GOOD[:-1] + ",more\n", "the row has 8 cells, the header 7"),
        (GOOD.replace("fundedBy", '"funded"By'), "',' expected after '\"'"),
        (GOOD.replace("fundedBy", '"fundedBy'), "the row is torn"),
        (GOOD[:-1] + '"' + "x" * 200_000 + '"\n', "field larger than field limit"),
    ],
)
def test_a_torn_row_is_told_of_and_the_others_are_read(written, row: str, message: str) -> None:
    rows, wrong = read(written("a.csv", HEADER + GOOD + row + GOOD * 3))
    assert [line for line, _ in rows] == [2, 4, 5, 6]
    assert [result.location.line for result in wrong] == [3]
    assert message in wrong[0].message


@given(
    lines=st.lists(st.lists(st.sampled_from(["", "a", "ລາວ", " b"]), min_size=1, max_size=9), max_size=12),
    data=st.data(),
)
def test_rows_that_are_parted_at_once_are_those_of_line_by_line(
    tmp_path_factory: pytest.TempPathFactory, lines: list[list[str]], data: st.DataObject
) -> None:
    lines = [data.draw(st.sampled_from([cells, GOOD[:-1].split(",")])) for cells in lines]
    text = "".join(",".join(cells) + data.draw(st.sampled_from(["\n", "\r\n"])) for cells in lines)
    path = tmp_path_factory.mktemp("rows") / "a.csv"
    path.write_bytes((HEADER + text).encode())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(csv_module, "FEW_CHARACTERS", data.draw(st.sampled_from([1, 100, 10_000])))
        rows, wrong = read(path)
    names = HEADER.strip().split(",")
    whole = [(n, dict(zip(names, cells, strict=True))) for n, cells in enumerate(lines, 2) if len(cells) == len(names)]
    assert rows == whole
    torn = [n for n, cells in enumerate(lines, 2) if len(cells) != len(names) and (len(cells) > 1 or cells[0].strip())]
    assert [result.location.line for result in wrong] == torn


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"relation": "funds"', "Expecting ',' delimiter"),
        ('{"relation": "funds", "relation": "leads"}', "'relation' stands there twice"),
        ('["funds"]', "write one as in"),
        ("[" * 200_000, "nested too deeply"),
        ('{"count": NaN}', "NaN is no number"),
    ],
)
def test_a_broken_line_of_json_is_told_of_and_the_others_are_read(written, line: str, message: str) -> None:
    rows, wrong = read(written("a.jsonl", f'{{"relation": "funds"}}\n{line}\n\n{{"relation": "leads"}}'))
    assert [line for line, _ in rows] == [1, 4]
    assert messages(wrong)[0].startswith("2: the line is no JSON object")
    assert message in wrong[0].message


def test_numbers_of_json_stay_as_they_are_written(written) -> None:
    rows, _ = read(written("a.jsonl", '{"amount": 1.50, "count": 12345678901234567890, "list_open": true}'))
    assert rows[0][1] == {"amount": "1.50", "count": "12345678901234567890", "list_open": True}


def test_a_row_that_is_longer_than_a_part_is_not_read_into_memory(written, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts_module, "PART_BYTES", 1000)
    rows, wrong = read(written("a.jsonl", '{"a": "b"}\n{"a": "' + "x" * 5000 + '"}\n{"a": "c"}\n'))
    assert [line for line, _ in rows] == [1, 3]
    assert messages(wrong) == ["2: a row of 5,010 bytes is not read; split it, or shorten it to 1,000"]


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ((HEADER + GOOD).encode("utf-16"), "the file is not UTF-8 but UTF-16; save it as UTF-8"),
        (b"PAR1\x00\x00", "the file is no text"),
        (HEADER.replace(",", ";"), "the columns are parted by ';'"),
        (HEADER.replace("status,", ""), "the header has no column 'status'"),
        (HEADER.replace("note", "notes"), "a fact has no field 'notes'; did you mean 'note'?"),
        (HEADER.replace("note", "status"), "the column 'status' stands in the header twice"),
        ("", "the header has no column 'relation'"),
    ],
)
def test_a_file_that_cant_be_read_at_all_is_told_of(written, raw: bytes | str, message: str) -> None:
    rows, wrong = read(written("a.csv", raw))
    assert rows == []
    assert message in wrong[0].message


def test_a_row_without_quotation_marks_is_read_as_the_csv_module_reads_it(written) -> None:
    rows = ["a,b,,d,e,f,", "", " x , y ,z,,,,", "1,2,3,4,5,6,7\r"]
    plain, _ = read(written("a.csv", HEADER + "\n".join(rows)))
    quoted, _ = read(written("b.csv", HEADER + "\n".join([*rows, '"","","","","","",""'])))
    assert plain == quoted[:-1]


def test_rows_of_another_encoding_are_told_of(written) -> None:
    raw = (
        (HEADER + GOOD).encode()
        + GOOD.replace("donors", "donörs").replace("…", "...").encode("latin-1")
        + GOOD.encode()
    )
    rows, wrong = read(written("a.csv", raw))
    assert [line for line, _ in rows] == [2, 4]
    assert messages(wrong) == ["3: this row is not UTF-8; save it as UTF-8"]


@pytest.mark.parametrize(
    "character", ["\x00", "\x1f", "\x85\x9b", "\u202e", "\u2066", "\ufdd0", "\uffff", "\U0001fffe"]
)
def test_a_part_with_a_refused_character_is_not_clean_and_the_long_way_names_it(written, character: str) -> None:
    path = written("a.csv", HEADER + GOOD.replace("donors", f"don{character}ors"))
    (part,) = read_parts(path, READER.fields)
    (batch,) = read_batches(part)  # type: ignore[arg-type]
    assert not batch.clean
    wrong: list[Result] = []
    assert READER.fact(batch.rows[0], "a.csv", 2, wrong) is None
    assert wrong[0].rule == "character"


def test_a_truncated_parquet_file_is_told_of(corpus: Corpus, written) -> None:
    raw = as_parquet([as_values(fact) for fact in corpus.facts])
    _, wrong = read(written("a.parquet", raw[: len(raw) // 2]))
    assert "the file is no whole Parquet file" in wrong[0].message


def test_a_damaged_row_group_is_told_of_and_the_others_are_read(corpus: Corpus, written) -> None:
    raw = bytearray(as_parquet([as_values(fact) for fact in corpus.facts]))
    raw[100:3000] = b"\x00" * 2900  # in the first of the groups of sixty
    rows, wrong = read(written("a.parquet", bytes(raw)))
    assert [line for line, _ in rows] == list(range(61, len(corpus.facts) + 1))
    assert messages(wrong)[0].startswith("1: 60 rows from here on can't be read")


def test_what_parquet_types_becomes_the_text_that_records_have(written) -> None:
    pa = pytest.importorskip("pyarrow")
    import datetime
    import decimal

    import pyarrow.parquet as pq

    row = {
        "relation": "funds", "subject": "a", "object": "b", "status": "asserted", "document": "d", "count": 5,
        "valid_from": datetime.date(2020, 1, 31), "amount": decimal.Decimal("1.50"), "list_open": True,
        "passages": ["They met"], "rests_on": None,
    }  # fmt: skip
    sink = io.BytesIO()
    pq.write_table(pa.Table.from_pylist([row]), sink)
    rows, _ = read(written("a.parquet", sink.getvalue()))
    assert rows[0][1] == {
        **row, "count": "5", "valid_from": "2020-01-31", "amount": "1.50", "list_open": "true",
    }  # fmt: skip


def test_only_the_files_of_facts_are_streamed(written) -> None:
    for name in ("b.jsonl", "a.csv", "c.parquet", "d.yaml", ".e.csv", "notes.txt"):
        path = written(name, "")
    assert [found.name for found in stream_files(path.parent.parent)] == ["a.csv", "b.jsonl", "c.parquet"]


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"relation": "fundz"}, "no relation 'fundz'; did you mean 'funds'?"),
        ({"status": None}, "a fact has no 'status'"),
        ({"speakr": "a"}, "a fact has no field 'speakr'; did you mean 'speaker'?"),
        ({"passages": "one … two … three"}, "a passage is 'first words … last words', with one …"),
        ({"passages": "[broken"}, "'passages' begins with '[' and is no list of JSON"),
        ({"passages": [["nested"]]}, "a passage is 'first words … last words'"),
        ({"note": {"a": "b"}}, "'note' has to be one value, not a list or a mapping"),
        ({"note": "x" * 70_000}, "a value of 70,000 characters"),
        ({"document": ""}, "the row has passages and no 'document'"),
    ],
)
def test_the_long_way_says_what_is_wrong(values: Values, message: str) -> None:
    row: Values = {
        "relation": "funds", "subject": "a", "object": "b", "status": "asserted", "document": "d", "passages": "They",
    }  # fmt: skip
    wrong: list[Result] = []
    assert READER.fact({**row, **values}, "a.jsonl", 7, wrong) is None
    assert message in wrong[0].message
    assert wrong[0].location.line == 7


@pytest.mark.parametrize(
    "strange",
    [
        {"amount": 5},
        {"relation": "paints"},
        {"passages": [{"words": "x"}]},
        {"rests_on": "[x"},
        {"colour": "red"},
        {"answers": "a"},
    ],
    ids=str,
)
def test_a_row_that_needs_the_long_way_leaves_the_others_the_short_one(strange: Values) -> None:
    sound = {
        "relation": "funds",
        "subject": "a",
        "object": "b",
        "status": "asserted",
        "document": "d",
        "passages": "They met",
    }
    alone = READER.rows([sound], "f", [2])
    assert READER.rows([sound, {**sound, **strange}, sound], "f", [2, 3, 2]) == [*alone, None, *alone]
