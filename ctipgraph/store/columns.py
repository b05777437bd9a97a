"""The graph as columns, in a DuckDB file and a file of texts: what counts and lists over all facts is asked of these.

A question that has an `.sql` beside its `.rq` is answered here, with the same rows. In the tables (see `tables.py`) a
UINTEGER stands for a text, which is read for the rows that come out. The one door to DuckDB.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from ctipgraph.errors import MissingExtraError
from ctipgraph.ontology import Ontology
from ctipgraph.store.answers import Answer, Bounds, Term
from ctipgraph.store.label import damaged
from ctipgraph.store.tables import FINISH, NUMBERED, READ, gathered, quoted, terms
from ctipgraph.store.texts import NOBODYS, Texts, write_texts

try:
    import duckdb
    from duckdb.value.constant import UnsignedIntegerValue
except ImportError:
    raise MissingExtraError("duckdb is not installed; get it with: pip install 'ctipgraph[store]'") from None


def write_columns(path: Path, quads: Path, ontology: Ontology) -> None:
    """Write the columns of the N-Quads at a path, their texts, and the little of the ontology that questions need."""
    with duckdb.connect(str(path)) as file:
        file.execute(f"SET temp_directory = {quoted(str(path.parent / 'spill'))}")
        file.execute("SET preserve_insertion_order = false")
        file.execute("SET memory_limit = '1GB'")  # what is more goes to the disk
        file.execute(READ.format(path=quoted(str(quads))))
        for name, query in gathered(ontology).items():
            file.execute(f"CREATE TEMP TABLE gathered_{name} AS {query}")
        file.execute("DROP TABLE quads")
        for name, columns, rows in terms(ontology):
            file.execute(f"CREATE TEMP TABLE gathered_{name} ({', '.join(f'{column} VARCHAR' for column in columns)})")
            file.executemany(f"INSERT INTO gathered_{name} VALUES ({', '.join('?' * len(columns))})", rows)
        _number(file)
        write_texts(_texts(path), _cells(file, "SELECT text FROM texts ORDER BY text"))
        file.execute(FINISH.format(ctip=quoted(ontology.namespace), nobodys=NOBODYS))
        file.execute("CHECKPOINT")


def _number(file: duckdb.DuckDBPyConnection) -> None:
    """Number all texts of what was gathered, in their order, and put the numbers in their place."""
    tables: dict[str, list[str]] = {}
    for table, column in file.execute(
        "SELECT table_name, column_name FROM duckdb_columns() WHERE starts_with(table_name, 'gathered_') ORDER BY ALL"
    ).fetchall():
        if column in NUMBERED:
            tables.setdefault(table, []).append(column)
    found = " UNION ALL ".join(
        f"SELECT {column} AS text FROM {table}" for table, columns in tables.items() for column in columns
    )
    file.execute(
        "CREATE TEMP TABLE texts AS SELECT text, CAST(row_number() OVER (ORDER BY text) - 1 AS UINTEGER) AS number "
        f"FROM (SELECT DISTINCT text FROM ({found}) WHERE text IS NOT NULL)"
    )
    for table, columns in tables.items():
        numbers = ", ".join(f"of_{column}.number AS {column}" for column in columns)
        joins = " ".join(f"LEFT JOIN texts AS of_{one} ON of_{one}.text = gathered.{one}" for one in columns)
        file.execute(
            f"CREATE OR REPLACE TEMP TABLE {table} AS "
            f"SELECT gathered.* REPLACE ({numbers}) FROM {table} AS gathered {joins}"
        )


def _cells(file: duckdb.DuckDBPyConnection, query: str) -> Iterator[str]:
    result = file.execute(query)
    while rows := result.fetchmany(10_000):
        for (cell,) in rows:
            yield cell


def _texts(path: Path) -> Path:
    return path.with_name(f"{path.name}.texts")


def select(path: Path, query: str, values: Mapping[str, str | None], bounds: Bounds) -> Answer:
    """Run a question's SQL over a store's columns; a parameter without a value is null."""
    try:
        return _selected(path, query, values, bounds)
    except (duckdb.Error, OSError, IndexError, TypeError, ValueError) as error:
        raise damaged(path, error) from None


def _selected(path: Path, query: str, values: Mapping[str, str | None], bounds: Bounds) -> Answer:
    with duckdb.connect(str(path), read_only=True) as file, Texts(_texts(path)) as texts:
        file.execute("SET default_null_order = 'nulls_first'")
        file.execute("SET enable_external_access = false")
        given = {name: _given(value, texts) for name, value in values.items()}
        result = file.execute(f"{query.rstrip()}\nLIMIT {bounds.limit + 1}", given)
        described = result.description or ()
        rows = result.fetchall()
        texts_of, plain = _Terms(texts), _Terms()
        terms = [texts_of if column[1] == "UINTEGER" else plain for column in described]
        found = tuple(tuple(of[cell] for of, cell in zip(terms, row, strict=True)) for row in rows[: bounds.limit])
    return Answer(tuple(column[0] for column in described), found, cut=len(rows) > bounds.limit)


def _given(value: str | None, texts: Texts) -> object:
    """A parameter's value as the columns have it: the number of an IRI, and a literal as it is."""
    return UnsignedIntegerValue(texts.number(value)) if value is not None and _is_iri(value) else value


def _is_iri(text: str) -> bool:
    return text.startswith(("http://", "https://"))


class _Terms(dict[object, Term | None]):
    """Terms by their cells; each is made once."""

    def __init__(self, texts: Texts | None = None) -> None:
        super().__init__({None: None})
        self._texts = texts

    def __missing__(self, cell: object) -> Term | None:
        text = self._texts[cell] if self._texts is not None and isinstance(cell, int) else str(cell)
        self[cell] = Term("iri" if _is_iri(text) else "literal", text)
        return self[cell]
