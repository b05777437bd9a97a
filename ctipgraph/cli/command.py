"""A command that says what to type where the data folder is its argument, and is given as an option."""

from __future__ import annotations

import re
import shlex
from collections.abc import Sequence
from itertools import takewhile, zip_longest

import typer
from typer.core import TyperCommand

_AS_OPTION = re.compile(r"(--data)(?:=(.*))?|(-d)(.*)", re.DOTALL)  # as other commands take it (`options.DataOption`)


class Command(TyperCommand):
    """A command as Typer makes it, but for what it says of `--data` where the folder is an argument."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override,unused-ignore]
        """Read the words that follow the command's name; what is wrong among them is told, with status 2."""
        is_argument = any("data" in param.opts for param in self.params)
        if is_argument and not ctx.resilient_parsing and (given := folder_as_option(args)):
            option, folder = given
            right = f"{ctx.command_path} {shlex.quote(folder) if folder else 'DATA'}"
            ctx.fail(f"No such option: {option}; the folder is an argument: {right}")
        return super().parse_args(ctx, args)


def folder_as_option(words: Sequence[str]) -> tuple[str, str] | None:
    """Return the option that gives the data folder among these words, and the folder; None where none does.

    >>> folder_as_option(["--shacl", "--data", "mine"]), folder_as_option(["-dmine"]), folder_as_option(["mine"])
    (('--data', 'mine'), ('-d', 'mine'), None)
    """
    line = list(takewhile(lambda word: word != "--", words))
    for word, after in zip_longest(line, line[1:], fillvalue=""):
        if found := _AS_OPTION.fullmatch(word):
            option, folder = found[1] or found[3], found[2] or found[4]
            return option, folder or ("" if after.startswith("-") else after)
    return None
