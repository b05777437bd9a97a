"""The stream inside Apache Spark: facts from where Spark reads, N-Quads to where Spark writes.

The functions of a batch are those of a single machine (`BatchReader`, `quad_lines`); what they can't know, because
it stands in other batches, is a join here: duplicates, references, conflicts. The driver holds what the memory of a
single machine would hold: actors, documents, and the facts that refer to others. Extra `spark`.

Guide: https://spark.apache.org/docs/latest/api/python/tutorial/sql/arrow_pandas.html
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

try:
    import pyarrow as pa
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException
    from pyspark.sql import DataFrame, SparkSession, Window
    from pyspark.sql import functions as F  # noqa: N812 (its own manual's name)
except ImportError as error:
    from ctipgraph.errors import MissingExtraError

    raise MissingExtraError("this engine needs Spark: pip install 'ctipgraph[spark]'") from error

from ctipgraph.checks import check
from ctipgraph.checks.dates import dates_in_order
from ctipgraph.errors import CtipgraphError, DataError
from ctipgraph.model import Corpus, Report, Result, Severity
from ctipgraph.model.conflicts import conflicting_pairs, holds
from ctipgraph.model.rows import (
    ITEM,
    RANK,
    STATUS,
    Columns,
    Row,
    columns_of,
    from_line,
    row_columns,
    to_fact,
    to_line,
    to_row,
)
from ctipgraph.rdf.stream import corpus_lines, quad_lines
from ctipgraph.records.streamed import RowReader
from ctipgraph.records.streamed.parquet import arrow_batch
from ctipgraph.records.streamed.parts import Values
from ctipgraph.streams.filed import filed
from ctipgraph.streams.links import Links, link
from ctipgraph.streams.part import BatchReader
from ctipgraph.streams.rivals import MOST_RIVALS, PERIOD
from ctipgraph.streams.run import persons
from ctipgraph.streams.taken import SHOWN, Found, Marks, gone_entry, rejected_entry

_TWICE = "the same fact stands in a row before; delete one and keep the passages of both [duplicate-fact]"
_TAKEN = "id string, file string, line long, row string, keys array<string>, linked boolean, kind string"
Arrow = Iterator[Any]


@dataclass(frozen=True, slots=True)
class BuiltWithSpark:
    """What came of it: the report on what stands beside the rows, how many facts were written, how many left out."""

    report: Report
    facts: int = 0
    rejected: int = 0


def build_with_spark(corpus: Corpus, facts: str, out: str, *, master: str = "", strict: bool = False) -> BuiltWithSpark:
    """Check facts and write the graph as N-Quads, `out`/graph.nq/part-*, sorted within and across parts.

    `facts` is what Spark reads: a path or an address of Parquet files (hdfs://, s3a://). Rows that break a rule are
    left out, and stand in `out`/rejects with the reasons; with `strict` DataError is raised and nothing is written.
    The facts of the corpus are written with them. `master` is Spark's own (local[2], spark://…); empty takes what
    spark-submit gives. The parts together are the bytes that a single machine writes. Raises CtipgraphError with what
    Spark says, as where it can't read, or where `out` has a graph already.
    """
    beside = check(replace(corpus, unread=corpus.unread | {"fact"}))
    if not beside.conforms:
        return BuiltWithSpark(beside)
    try:
        session = _session(master)
        try:
            return _build(session, corpus, facts, out, beside, strict)
        finally:
            session.stop()
    except (PySparkException, Py4JError) as error:
        said = [line for line in str(error).splitlines() if line.strip()]
        raise CtipgraphError(f"Spark says: {' '.join(said[:3])[:500] or type(error).__name__}") from error


def _session(master: str) -> SparkSession:
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # the workers' Python has to have this program
    builder = SparkSession.builder.appName("ctipgraph").config("spark.ui.showConsoleProgress", "false")
    return (builder.master(master) if master else builder).getOrCreate()


def _build(session: SparkSession, corpus: Corpus, facts: str, out: str, beside: Report, strict: bool) -> BuiltWithSpark:
    bare = session.sparkContext.broadcast(replace(corpus, facts=()))
    taken = _taken(session, corpus, facts, bare).persist()
    besides = taken.where("kind IN ('gone', 'office')").select("kind", "id", "row").distinct().collect()
    report = Report.of([*beside, *persons(corpus, {one["id"] for one in besides if one["kind"] == "office"})])
    if not report.conforms:
        return BuiltWithSpark(report)
    links = _links(session, corpus, taken, sorted(one["row"] for one in besides if one["kind"] == "gone"))
    rows = taken.where("kind = 'row'").withColumn(
        "number", F.row_number().over(Window.partitionBy("id").orderBy("file", "line"))
    )
    once = rows.where("number = 1").drop("number", "kind").persist()
    most = once.select(F.explode("keys").alias("key")).groupBy("key").count().agg(F.max("count")).collect()[0][0] or 0
    if most > MOST_RIVALS:
        raise DataError(f"{most:,} facts compete for one value, {MOST_RIVALS:,} at most; join those that say the same")
    _drop_impossible_periods(corpus, links, once)
    dropped = session.sparkContext.broadcast({id_: links.dropped[id_] for id_ in links.dropped})
    rejects = taken.where("kind = 'rejected'").select("row")
    rejects = rejects.unionAll(_told(rows, bare, dropped)).persist()
    rejected = rejects.count()
    if strict and rejected:
        reasons = "\n".join(sorted(one["row"] for one in rejects.limit(SHOWN).collect()))
        raise DataError(f"{rejected:,} rows are wrong, and nothing is written (--strict), the first are:\n{reasons}")
    stays = once.join(session.createDataFrame([(id_,) for id_ in links.dropped], "id string"), "id", "left_anti")
    rivals = _conflicts(session, links, stays, bare)
    lines = _lines(stays.join(rivals, "id", "left"), bare, session.sparkContext.broadcast(links.ids))
    own = session.createDataFrame(list(corpus_lines(bare.value)), "subject string, lines string")
    _write(lines.unionAll(own).distinct(), f"{out}/graph.nq", "subject", "lines")
    _write(rejects.withColumnRenamed("row", "lines"), f"{out}/rejects", "lines")
    return BuiltWithSpark(report, stays.count(), rejected)


def _write(frame: DataFrame, out: str, *order: str) -> None:
    """Write lines as text, parts in their order, each sorted (Spark sorts by UTF-8 bytes, which is by code points)."""
    parts = frame.repartitionByRange(*order).sortWithinPartitions(*order)
    parts.select(F.rtrim("lines", F.lit("\n"))).write.text(out)


def _taken(session: SparkSession, corpus: Corpus, facts: str, bare: Any) -> DataFrame:
    """What every row is: a row of a fact, rejected, withdrawn, or besides, that somebody holds an office by it."""
    source = session.read.parquet(facts)
    fields = RowReader(corpus.ontology).fields
    if unknown := [name for name in source.columns if name not in fields]:
        raise DataError(f"a fact has no field '{unknown[0]}'; see docs/streaming.md for the columns")
    frame = source.select("*", F.col("_metadata.file_name").alias("_file"), F.col("_metadata.row_index").alias("_line"))

    def read(batches: Arrow) -> Arrow:
        gathered = _Gathered(bare.value)
        reader = BatchReader(bare.value)
        for batch in batches:
            rows = batch.to_pylist()
            files = [row.pop("_file") for row in rows]
            lines = [row.pop("_line") + 1 for row in rows]
            for file in dict.fromkeys(files):
                own = [place for place, name in enumerate(files) if name == file]
                part = arrow_batch([rows[place] for place in own], file, [lines[place] for place in own])
                reader.read(part, gathered)
            yield gathered.flush()

    taken = frame.mapInArrow(read, _TAKEN)
    written = _Gathered(corpus)
    for fact in corpus.facts:
        written.add([[cell] for cell in to_row(fact, corpus.ontology)], file="")  # before all files
    return taken.unionAll(session.createDataFrame(written.flush().to_pylist(), _TAKEN)) if corpus.facts else taken


class _Gathered:
    """Takes what batches hold, as rows of a frame."""

    def __init__(self, corpus: Corpus) -> None:
        self._marks = Marks(corpus)
        self._rows: list[tuple[Any, ...]] = []

    def add(self, columns: Columns, file: str | None = None) -> None:
        for row in map(list, zip(*columns, strict=True)):
            place = row[-2] if file is None else file, int(row[-1])
            linked = self._marks.linked(row)
            self._rows.append((row[0], *place, to_line(row), list(self._marks.keys(row)), linked, "row"))
            if holder := self._marks.office(row):
                self._rows.append((holder, "", 0, "", [], False, "office"))

    def gone(self, row: Row) -> None:
        self._rows.append((row[0], "", 0, gone_entry(row, self._marks.at), [], False, "gone"))

    def note(self, result: Result) -> None:
        """Pass over what stops nothing; `check` on a single machine tells of it."""

    def reject(self, line: int, values: Values | None, results: Any) -> None:
        self._rows.append(("", "", line, rejected_entry(line, values, results), [], False, "rejected"))

    def flush(self) -> Any:
        rows, self._rows = self._rows, []
        names = [column.split()[0] for column in _TAKEN.split(", ")]
        types = [pa.string(), pa.string(), pa.int64(), pa.string(), pa.list_(pa.string()), pa.bool_(), pa.string()]
        columns = zip(*rows, strict=True) if rows else ((),) * len(names)
        arrays = [pa.array(list(column), type_) for column, type_ in zip(columns, types, strict=True)]
        return pa.RecordBatch.from_arrays(arrays, names=names)


def _links(session: SparkSession, corpus: Corpus, taken: DataFrame, gone: list[str]) -> Links:
    """The references between facts: those that refer, and by a join those that they refer to, meet in the driver."""
    rows = taken.where("kind = 'row'")
    referring = [_filed(row) for row in rows.where("linked").orderBy("file", "line").collect()]
    found = Found(referring=referring, gone=gone)
    names = [name for name, one in corpus.ontology.qualifiers.items() if one.range == "Fact"]
    at = {name: index for index, name in enumerate(row_columns(corpus.ontology))}
    cells = [from_line(line) for line in referring]
    words = {word for row in cells for name in names for word in row[at[name] + 1].split(ITEM) if word}
    wanted = session.createDataFrame([(id_,) for id_ in sorted(words | {row[0] for row in cells})], "id string")
    known = rows.join(F.broadcast(wanted), "id", "left_semi").orderBy("id", "file", "line")
    return link(corpus, [found], iter([[f"{_filed(row)}\n".encode() for row in known.collect()]]))


def _filed(row: Any) -> str:
    return filed(columns_of(row["row"] + "\n"), 0)[0]


def _grouped(rows: DataFrame, where: str, schema: str, found: Callable[[list[Row]], Iterator[tuple[Any, ...]]]) -> Any:
    """Return what a function finds in the rows that are filed under one key, for each key."""
    members = rows.select(F.explode("keys").alias("key"), "row").where(where).groupBy("key")
    groups = members.agg(F.count("row").alias("count"), F.sort_array(F.collect_list("row")).alias("rows"))
    names = [column.split()[0] for column in schema.split(", ")]

    def search(batches: Arrow) -> Arrow:
        for batch in batches:
            rows = [one for group in batch.to_pylist() for one in found([from_line(line) for line in group["rows"]])]
            yield pa.RecordBatch.from_pylist([dict(zip(names, row, strict=True)) for row in rows], _arrow(names))

    most = groups.agg(F.max("count")).collect()[0][0] or 0
    if most > MOST_RIVALS:
        raise DataError(
            f"{most:,} facts compete for one value, {MOST_RIVALS:,} at the most; join those that say the same"
        )
    return groups.where("count > 1").mapInArrow(search, schema)


def _arrow(names: list[str]) -> Any:
    return pa.schema([(name, pa.string()) for name in names])


def _drop_impossible_periods(corpus: Corpus, links: Links, rows: DataFrame) -> None:
    bare = replace(corpus, facts=())
    dropped = set(links.dropped)

    def found(members: list[Row]) -> Iterator[tuple[str, str]]:
        facts = [replace(to_fact(row, bare.ontology), qualifiers={}) for row in members if row[0] not in dropped]
        at = {(fact.location.file, fact.location.line): fact.id for fact in facts}
        for result in dates_in_order(replace(bare, facts=tuple(facts))):
            if result.severity is Severity.VIOLATION:
                yield at[result.location.file, result.location.line], f"{result.message} [{result.rule}]"

    for row in _grouped(rows, f"key LIKE '{PERIOD}%'", "id string, reason string", found).collect():
        links.dropped.setdefault(row["id"], []).append(row["reason"])
    links.drop_what_rests_on_dropped()


def _conflicts(session: SparkSession, links: Links, rows: DataFrame, bare: Any) -> DataFrame:
    """The facts that each fact can't hold together with, and their ranks."""

    def found(members: list[Row]) -> Iterator[tuple[str, str, str]]:
        corpus = bare.value
        facts = [to_fact(row, corpus.ontology) for row in members]
        alone = [
            replace(fact, qualifiers={n: v for n, v in fact.qualifiers.items() if n != "conflicts_with"})
            for fact in facts
        ]
        ranks = {fact.id: fact.rank for fact in alone}
        for one, other in conflicting_pairs(alone, corpus.ontology, corpus.identity.canonical, corpus.evidenced):
            yield one, other, ranks[other]
            yield other, one, ranks[one]

    schema = "id string, other string, rank string"
    pairs = _grouped(rows, f"key NOT LIKE '{PERIOD}%'", schema, found)
    by_hand = [pair for pair in links.by_hand() if not links.dropped.keys() & set(pair)]
    both = sorted({*by_hand, *((other, one) for one, other in by_hand)})
    written = [(one, other, links.facts[other].rank) for one, other in both]
    every = pairs.unionAll(session.createDataFrame(written, schema))
    return every.groupBy("id").agg(
        F.sort_array(F.collect_set("other")).alias("others"), F.collect_set("rank").alias("ranks")
    )


def _lines(rows: DataFrame, bare: Any, ids: Any) -> DataFrame:
    """The N-Quads of rows that know their conflicts."""

    def write(batches: Arrow) -> Arrow:
        corpus = bare.value
        at = {name: index for index, name in enumerate(row_columns(corpus.ontology))}
        for batch in batches:
            settled = []
            for one in batch.to_pylist():
                row = from_line(one["row"])
                for name, known in ids.value.get(row[0], {}).items():
                    row[at[name]] = ITEM.join(known)
                row[at["conflicts"]] = ITEM.join(one["others"] or ())
                plain = holds(corpus.ontology, row[STATUS], row[RANK], set(one["ranks"] or ()))
                row[at["plain"]] = "true" if plain else ""
                settled.append(row)
            pairs = list(zip(*quad_lines([settled], corpus), strict=True)) if settled else [(), ()]
            yield pa.RecordBatch.from_arrays([pa.array(p, pa.string()) for p in pairs], names=["subject", "lines"])

    return rows.select("row", "others", "ranks").mapInArrow(write, "subject string, lines string")


def _told(rows: DataFrame, bare: Any, dropped: Any) -> DataFrame:
    """The rows that are left out for what other rows say, as lines of the rejects."""

    def tell(batches: Arrow) -> Arrow:
        from ctipgraph.streams.settle import rejected_row

        for batch in batches:
            told = []
            for one in batch.to_pylist():
                reasons = dropped.value.get(one["id"])
                if one["number"] > 1:
                    reasons = [
                        "the same fact stands in a row before; delete one, keep both's passages [duplicate-fact]"
                    ]
                if reasons:
                    told.append(rejected_row(from_line(one["row"]), reasons, bare.value.ontology))
            yield pa.RecordBatch.from_arrays([pa.array(told, pa.string())], names=["row"])

    return rows.select("id", "row", "number").mapInArrow(tell, "row string")
