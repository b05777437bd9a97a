"""`query` and `questions`."""

from __future__ import annotations

import sys
from pathlib import Path

from ctipgraph.cli.output import Columns, Rows, print_table, print_with_evidence
from ctipgraph.cli.source import Source
from ctipgraph.errors import NotFoundError, QueryError
from ctipgraph.model.counting import counted
from ctipgraph.store.answers import Bounds
from ctipgraph.store.ask import EVIDENCE, ask
from ctipgraph.store.questions import find_question, read_questions


def run_query(source: Source, question: str, parameters: list[str], form: str, ids: bool, limit: int) -> None:
    """Print the answer to a question."""
    values = _values(parameters)
    graph = source.open()
    asked = _query(question) if _is_own(question) else find_question(question, _questions(source.ontology))
    try:
        table = ask(graph, asked, values, bounds=Bounds(timeout=source.timeout, limit=limit), ids=ids)
    except QueryError as error:
        raise QueryError(f"'{question}': {error}" if _is_own(question) and question != "-" else str(error)) from None
    if form == "table":
        sys.stdout.write(f"{table.basis}\n\n")
        sys.stdout.write("".join(f"{line}\n" for line in table.absence))
        if not table.rows:
            sys.stdout.write(f"\n{table.title}\n")
        elif "fact" in table.columns:
            print_with_evidence(table.columns, table.rows, len(EVIDENCE), table.title)
        else:
            print_table(table.columns, table.rows, table.title)
        sys.stdout.write(f"{counted(len(table.rows), 'row')}\n")
    else:
        # beside the rows, so that they stay readable for programs
        sys.stderr.write("".join(f"{line}\n" for line in (table.basis, *table.absence)))
        _write(form, table.columns, table.rows)
    if table.cut:
        sys.stderr.write(f"cut: there are more than {counted(limit, 'row')}; show more with --limit\n")


def run_questions(ontology: Path | None, form: str) -> None:
    """Print the ready questions."""
    columns = ["question", "title", "parameters"]
    rows = [
        [name, q.title, ", ".join(f"{p.name}={p.default}" if p.default else p.name for p in q.parameters)]
        for name, q in read_questions(_questions(ontology)).items()
    ]
    if form == "table":
        print_table(columns, rows)
    else:
        _write(form, columns, rows)


def _write(form: str, columns: Columns, rows: Rows) -> None:
    from ctipgraph.findings.forms import TABLE_FORMS

    sys.stdout.write(TABLE_FORMS[form](columns, rows))


def _questions(ontology: Path | None) -> Path | None:
    return ontology / "questions" if ontology else None


def _values(parameters: list[str]) -> dict[str, str]:
    values: dict[str, str] = {}
    for name, value in map(_parameter, parameters):
        if name in values:
            raise QueryError(f"the parameter '{name}' is given twice; give it once")
        values[name] = value
    return values


def _parameter(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise QueryError(f"the parameter '{text}' has no value; write -p {text}=…")
    return name, value


def _is_own(question: str) -> bool:
    return question == "-" or question.endswith((".rq", ".sparql"))


def _query(source: str) -> str:
    if source == "-":
        return _decoded(sys.stdin.buffer.read() if sys.stdin else b"", "standard input")
    path = Path(source)
    if not path.is_file():
        raise NotFoundError(f"no file '{source}'; ready questions are named without .rq, see: ctipgraph questions")
    return _decoded(path.read_bytes(), f"'{source}'")


def _decoded(raw: bytes, source: str) -> str:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise QueryError(f"{source} is not UTF-8; save it as UTF-8") from None
    if "{" not in text:
        raise QueryError(f"{source} holds no query; write one, as in: SELECT * {{ ?s a ctip:Ministry }}")
    return text
