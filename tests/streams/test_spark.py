"""Inside Apache Spark: the rows that a single machine takes, its bytes, and its reasons."""

from __future__ import annotations

import json
import os
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ctipgraph.build.streamed import build_stream
from ctipgraph.errors import CtipgraphError, DataError
from ctipgraph.records import read_corpus

pytest.importorskip("pyspark", reason="Spark is an extra of its own")
pytest.importorskip("pandas", reason="Spark needs pandas")
spark = pytest.importorskip("ctipgraph.streams.spark", reason="Spark needs pyarrow")

pytestmark = [pytest.mark.filterwarnings("ignore"), pytest.mark.xdist_group("spark")]
WORKERS = "local-cluster[2,1,1024]"
# a few rows need no two hundred partitions
SETTINGS = """
spark.sql.shuffle.partitions 3
spark.ui.enabled false
spark.driver.host 127.0.0.1
spark.log.level ERROR
"""

YAML = """
document: g-2
facts:
- {relation: leads, subject: welfare, object: hill, status: asserted, handle: lead, passages: [They met]}
- relation: launched
  subject: aid
  object: hill
  status: inferred
  rests_on: [lead]
  passages: [They met]
"""


def row(relation: str, subject: str, object_: str, **more: Any) -> dict[str, Any]:
    return {"relation": relation, "subject": subject, "object": object_, "status": "asserted", "document": "g-1",
            "passages": ["The donors … of Utopia"], **more}  # fmt: skip


SOUND = [
    row("funds", "utopia", "river", amount="0100.50", currency="USD", note='a "part", 50%\\ ລາວ'),
    row("fundedBy", "hill", "utopia", document="g-2"),
    row("partnersIn", "aid", "river", status="planned"),
    row("starts", "river", "2019"),
    row("starts", "river", "2020-01"),  # can't hold together with the one before
    row("ends", "river", "2021"),
    row("hasStage", "river", "existing"),
    row("hasStage", "river", "inDevelopment", rank="deprecated", reason="An older draft."),
    row("coordinatesWith", "welfare", "utopia", handle="meeting"),
    row("reached", "river", "officers", count="40", handle="some"),
    row("reached", "river", "young officers", count="20", subset_of=["some"]),
]
WRONG = [
    row("funds", "utopia", "river", amount="0100.50", currency="USD", note="the same fact once more"),
    row("funds", "nobody", "river"),
    row("funds", "utopia", "aid", valid_from="2020-02-30"),
    row("launched", "aid", "river", status="inferred", rests_on=["f-abcdefghijkl"]),
    row("ends", "hill", "2018"),
    row("starts", "hill", "2019", document="g-3"),
]


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "conf").mkdir()
    (tmp_path / "conf" / "spark-defaults.conf").write_text(SETTINGS)
    monkeypatch.setenv("SPARK_CONF_DIR", str(tmp_path / "conf"))
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")


def one_machine(data: Path, out: Path) -> tuple[bytes, set[tuple[int, str]]]:
    build_stream(read_corpus(data, streamed=False), data, out, formats=["nq"], jobs=1)
    return (out / "graph.nq").read_bytes(), told((out / "rejects.jsonl").read_text("utf-8"))


def told(rejects: str) -> set[tuple[int, str]]:
    """Lines and the rules that they break."""
    rows = [json.loads(line) for line in rejects.splitlines()]
    return {(one["line"], reason.rpartition("[")[2]) for one in rows for reason in one["reasons"]}


def joined(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.glob("part-*")))


def with_spark(data: Path, out: Path, master: str, **options: Any) -> Any:
    corpus = read_corpus(data, streamed=False)
    facts = (data / "facts" / "*.parquet").as_posix()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return spark.build_with_spark(corpus, facts, out.as_posix(), master=master, **options)


def test_two_workers_write_the_bytes_of_one_machine_and_leave_out_the_same_rows(
    data: Callable[..., Path], tmp_path: Path
) -> None:
    folder = data([*SOUND, *WRONG], "parquet", {"facts/g-2.yaml": YAML})
    graph, rejects = one_machine(folder, tmp_path / "one")
    built = with_spark(folder, tmp_path / "many", WORKERS)
    assert joined(tmp_path / "many" / "graph.nq") == graph
    assert told(joined(tmp_path / "many" / "rejects").decode()) == rejects
    assert len(rejects) >= 5
    assert (built.facts, built.rejected) == (len(SOUND) + 1 + 2 + len(WRONG) - built.rejected, built.rejected)


def test_what_spark_cannot_read_is_a_sentence(data: Callable[..., Path], tmp_path: Path) -> None:
    folder = data([], "csv")
    with pytest.raises(CtipgraphError, match=r"^Spark says: .*PATH_NOT_FOUND"):
        with_spark(folder, tmp_path / "many", "local[1]")
    assert not (tmp_path / "many").exists()


def test_a_graph_that_is_there_is_not_written_over(data: Callable[..., Path], tmp_path: Path) -> None:
    old = tmp_path / "many" / "graph.nq" / "part-00000"
    old.parent.mkdir(parents=True)
    old.write_text("the graph of before")
    with pytest.raises(CtipgraphError, match=r"^Spark says: .*PATH_ALREADY_EXISTS"):
        with_spark(data(SOUND[:1], "parquet"), tmp_path / "many", "local[1]")
    assert old.read_text() == "the graph of before"


def test_with_strict_nothing_is_written_where_a_row_is_wrong(data: Callable[..., Path], tmp_path: Path) -> None:
    folder = data([*SOUND, *WRONG[1:2]], "parquet")
    with pytest.raises(DataError, match=r"nothing is written .*[\s\S]*nobody"):
        with_spark(folder, tmp_path / "many", "local[1]", strict=True)
    assert not (tmp_path / "many").exists()


def test_what_stands_beside_the_rows_has_to_be_sound(data: Callable[..., Path], tmp_path: Path) -> None:
    folder = data(SOUND, "parquet", {"dataset.yaml": "{title: Utopia, base: nowhere, licence: x}"})
    built = with_spark(folder, tmp_path / "many", "no spark is asked")
    assert not built.report.conforms
    assert not os.path.exists(tmp_path / "many")
