"""Answers as rows or data frames."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any, Literal

from ctipgraph.errors import MissingExtraError
from ctipgraph.model import Corpus
from ctipgraph.store import Bounds, ask

Frame = Literal["rows", "pandas", "polars"]


def select(
    corpus: Corpus,
    question: str,
    parameters: Mapping[str, str] | None = None,
    *,
    frame: Frame = "rows",
    bounds: Bounds | None = None,
    ids: bool = False,
) -> Any:
    """Answer a ready question by its name, or a SPARQL query, with the evidence beside each row.

    Returns a list of dictionaries of strings, or a pandas or polars frame with the same columns.
    Raises NotFoundError for an unknown question or value, QueryError for a query that is refused or over
    its bounds, MissingExtraError where the frame's library is not installed.

    >>> import ctipgraph
    >>> corpus = ctipgraph.read_corpus("data")
    >>> [row["label"] for row in select(corpus, "SELECT ?label { ?x a ctip:Initiative ; rdfs:label ?label }")][:1]
    ['Coordinated Mekong Ministerial Initiative against Trafficking']
    """
    table = ask(corpus, question, parameters, bounds=bounds, ids=ids)
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    if frame == "rows":
        return rows
    try:
        library = import_module(frame)
    except ImportError:
        raise MissingExtraError(f"{frame} is not installed; get it with: pip install 'ctipgraph[{frame}]'") from None
    return (
        library.DataFrame(rows, columns=list(table.columns))
        if frame == "pandas"
        else _polars(library, rows, table.columns)
    )


def _polars(polars: Any, rows: list[dict[str, str]], columns: tuple[str, ...]) -> Any:
    return polars.DataFrame(
        {name: [row[name] for row in rows] for name in columns}, schema=dict.fromkeys(columns, polars.String)
    )
