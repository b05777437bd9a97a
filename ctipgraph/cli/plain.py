"""The commands that are asked most, read without Typer, which takes longer to load than they take to answer.

Only a plain line is read here: all arguments, and options of the table below written out, each with its value. Whatever
else there is (help, a form, another option, a mistake) is left to Typer, so that nothing is ever said here.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ctipgraph.cli.source import Source

Given = Mapping[str, list[str]]


class Command(NamedTuple):
    """What it does, the names of its arguments, its options with how often each may be given, and which have to be."""

    run: Callable[[Source, Given], None]
    arguments: tuple[str, ...] = ()
    options: Mapping[str, int] = {}
    needed: tuple[str, ...] = ()


def _show(source: Source, given: Given) -> None:
    from ctipgraph.cli.showing import run_show

    run_show(source, given["what"][0])


def _path(source: Source, given: Given) -> None:
    from ctipgraph.cli.relating import run_path

    run_path(source, given["start"][0], given["goal"][0], given.get("--without", []), "text", None)


def _who(source: Source, given: Given) -> None:
    from ctipgraph.cli.holding import run_who

    place, as_of = (next(iter(given.get(name, ())), "") for name in ("--place", "--as-of"))
    run_who(source, given["--role"][0], place, as_of, "text", None)


def _query(source: Source, given: Given) -> None:
    from ctipgraph.cli.asking import run_query

    run_query(source, given["question"][0], given.get("--param", []), "table", False, 10_000)


MANY = 1000
COMMANDS: Mapping[str, Command] = {
    "show": Command(_show, ("what",)),
    "path": Command(_path, ("start", "goal"), {"--without": MANY}),
    "who": Command(_who, options={"--role": 1, "--place": 1, "--as-of": 1}, needed=("--role",)),
    "query": Command(_query, ("question",), {"--param": MANY}),
}
_SHARED = {"--data": 1, "--texts": 1, "--ontology": 1}
_SHORT = {"-d": "--data", "-p": "--param"}


def run_plain(line: Sequence[str]) -> bool:
    """Run a command line without the program's name, and say whether it was plain."""
    given = read_plain(line)
    if given is None:
        return False
    from ctipgraph.cli.source import Source

    def folder(option: str, variable: str) -> Path | None:
        text = next(iter(given.get(option, ())), os.environ.get(variable, ""))
        return Path(text) if text else None

    data = Path(next(iter(given.get("--data", ())), "data"))
    source = Source(data, folder("--texts", "CTIPGRAPH_TEXTS"), folder("--ontology", "CTIPGRAPH_ONTOLOGY"))
    COMMANDS[line[0]].run(source, given)
    return True


def read_plain(line: Sequence[str]) -> Given | None:
    """Return the values of a plain line by the names of arguments and options, or None where Typer has to read it.

    >>> read_plain(["path", "Norway", "COMMIT", "--without", "planned", "-d", "mine"])
    {'start': ['Norway'], 'goal': ['COMMIT'], '--without': ['planned'], '--data': ['mine']}
    >>> read_plain(["path", "Norway", "--without=planned"]) is read_plain(["path", "--help"]) is None
    True
    """
    if not line or line[0] not in COMMANDS or "_CTIPGRAPH_COMPLETE" in os.environ:
        return None
    command = COMMANDS[line[0]]
    known = {**_SHARED, **command.options}
    given: dict[str, list[str]] = {}
    words = []
    rest = iter(line[1:])
    for word in rest:
        name = _SHORT.get(word, word)
        if name in known:
            value = next(rest, "")
            if not value or value.startswith("-") or len(given.setdefault(name, [])) == known[name]:
                return None
            given[name].append(value)
        elif word.startswith("-") or not word:
            return None
        else:
            words.append(word)
    if len(words) != len(command.arguments) or not given.keys() >= {*command.needed}:
        return None
    return {**{name: [word] for name, word in zip(command.arguments, words, strict=True)}, **given}
