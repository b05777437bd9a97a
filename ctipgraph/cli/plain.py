"""The commands that are used most, read without Typer, which takes longer to load than they take to answer.

Only a plain line is read here: all arguments, and options of the table below written out, each with its value. Whatever
else there is (help, a form, another option, a mistake) is left to Typer, so that nothing is ever said here.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ctipgraph.cli.source import Source

Given = Mapping[str, list[str]]


class Command(NamedTuple):
    """What it does and what it is given: arguments, options with how often each may be, and values to choose among.

    It returns the exit status where that is not always 0.
    """

    run: Callable[[Given], int | None]
    arguments: tuple[str, ...] = ()
    options: Mapping[str, int] = {}
    needed: tuple[str, ...] = ()  # options
    spare: tuple[str, ...] = ()  # arguments after the others, which may be missing
    choices: Callable[[], Mapping[str, Container[str]]] = dict


def _show(given: Given) -> None:
    from ctipgraph.cli.showing import run_show

    run_show(_source(given), given["what"][0])


def _path(given: Given) -> None:
    from ctipgraph.cli.relating import run_path

    run_path(_source(given), given["start"][0], given["goal"][0], given.get("--without", []), "text", None)


def _who(given: Given) -> None:
    from ctipgraph.cli.holding import run_who

    place, as_of = (_one(given, name) for name in ("--place", "--as-of"))
    run_who(_source(given), given["--role"][0], place, as_of, "text", None)


def _query(given: Given) -> None:
    from ctipgraph.cli.asking import run_query

    run_query(_source(given), given["question"][0], given.get("--param", []), "table", False, 10_000)


def _check(given: Given) -> int:
    from ctipgraph.cli.building import run_check

    return run_check(Path(_one(given, "data", "data")), *_beside(given), False, False, "text")


def _build(given: Given) -> int:
    from ctipgraph.cli.building import run_build

    data, out = Path(_one(given, "data", "data")), Path(_one(given, "--out", "build"))
    return run_build(data, out, *_beside(given), False, None, given.get("--only", []), False, False)


def _formats() -> Mapping[str, Container[str]]:
    from ctipgraph.exports import FORMATS

    return {"--only": FORMATS}


def _source(given: Given) -> Source:
    from ctipgraph.cli.source import Source

    return Source(Path(_one(given, "--data", "data")), *_beside(given))


def _beside(given: Given) -> tuple[Path | None, Path | None]:
    """The folders of the texts and of the ontology."""
    found = (
        _one(given, option, os.environ.get(variable, ""))
        for option, variable in (("--texts", "CTIPGRAPH_TEXTS"), ("--ontology", "CTIPGRAPH_ONTOLOGY"))
    )
    texts, ontology = (Path(text) if text else None for text in found)
    return texts, ontology


def _one(given: Given, name: str, instead: str = "") -> str:
    return next(iter(given.get(name, ())), instead)


MANY = 1000
_BESIDE = {"--texts": 1, "--ontology": 1}
_SOURCE = {"--data": 1, **_BESIDE}
COMMANDS: Mapping[str, Command] = {
    "show": Command(_show, ("what",), _SOURCE),
    "path": Command(_path, ("start", "goal"), {"--without": MANY, **_SOURCE}),
    "who": Command(_who, (), {"--role": 1, "--place": 1, "--as-of": 1, **_SOURCE}, needed=("--role",)),
    "query": Command(_query, ("question",), {"--param": MANY, **_SOURCE}),
    "check": Command(_check, (), _BESIDE, spare=("data",)),
    "build": Command(_build, (), {"--out": 1, "--only": MANY, **_BESIDE}, spare=("data",), choices=_formats),
}
_SHORT = {"-d": "--data", "-p": "--param", "-o": "--out"}


def run_plain(line: Sequence[str]) -> bool:
    """Run a command line without the program's name, and say whether it was plain.

    A command that has a status of its own ends in SystemExit.
    """
    given = read_plain(line)
    if given is None:
        return False
    status = COMMANDS[line[0]].run(given)
    if status is not None:
        raise SystemExit(status)
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
    known = command.options
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
    names = (*command.arguments, *command.spare)
    if not len(command.arguments) <= len(words) <= len(names) or not given.keys() >= {*command.needed}:
        return None
    for name, choices in command.choices().items():
        if not all(value in choices for value in given.get(name, ())):
            return None
    return {**{name: [word] for name, word in zip(names, words, strict=False)}, **given}
