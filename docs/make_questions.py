"""Writes docs/questions.md, the ready questions and their answers on data/: `python docs/make_questions.py`."""

from __future__ import annotations

import re
from pathlib import Path

import ctipgraph
from ctipgraph.store import Question, ask, read_questions

ROOT = Path(__file__).resolve().parent.parent
PAGE = Path(__file__).parent / "questions.md"
SHOWN = 8

HEAD = """# Questions

The ready questions, and what they answer on `data/`. This page is made by `docs/make_questions.py`.

Ask one with `ctipgraph query NAME`, give a parameter with `-p name=value`, and list them with `ctipgraph questions`.
Names, acronyms and other spellings of an actor are accepted. A parameter without a default is left open.
Each question is a file of `ontology/questions/`, SPARQL with a comment head; a new file is a new question.

A row that rests on a fact goes on with that fact's id, status, speaker, document, its date and the passage.
Below are the first {shown} rows of an answer, without the document's date; all of them are in the table that is linked.
An answer says what the documents say, and nothing of what they do not.
"""


def page() -> str:
    """Return the page."""
    corpus = ctipgraph.read_corpus(ROOT / "data")
    questions = read_questions()
    listed = [f"| [{name}](#{name}) | {question.title} |" for name, question in questions.items()]
    index = "\n".join(["| question | title |", "| --- | --- |", *listed])
    answers = [_section(corpus, question) for question in questions.values()]
    return "\n\n".join([HEAD.format(shown=SHOWN).rstrip(), index, *answers]) + "\n"


def _section(corpus: ctipgraph.Corpus, question: Question) -> str:
    parts = [f"## {question.name}", question.title]
    if remarks := _remarks(question):
        parts.append(remarks)
    if question.parameters:
        rows = [(p.name, p.kind, p.default, p.help) for p in question.parameters]
        parts.append(_table(("parameter", "kind", "default", "what it is"), rows))
    table = ask(corpus, question)
    kept = [index for index, column in enumerate(table.columns) if column != "published"]
    if table.rows:
        rows = [tuple(row[index] for index in kept) for row in table.rows[:SHOWN]]
        parts.append(_table(tuple(table.columns[index] for index in kept), rows))
    count = len(table.rows)
    rest = f"{count} row{'' if count == 1 else 's'}" if count else "No row"
    parts.append(f"{rest}: [{question.name}.csv](../ontology/questions/{question.name}.csv)")
    return "\n\n".join(parts)


def _remarks(question: Question) -> str:
    """Return the comments of the question's head that are neither its title nor a parameter."""
    head = question.text.partition("SELECT")[0]
    return " ".join(re.findall(r"^# (?!title:|parameter:)(.+)$", head, re.MULTILINE))


def _table(columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    return "\n".join(f"| {' | '.join(map(_cell, row))} |" for row in (columns, ("---",) * len(columns), *rows))


def _cell(text: str) -> str:
    return re.sub(r"([|<>*_`\[\]])", r"\\\1", text).replace("\n", " ") if text != "---" else text


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
