"""The commands: each parses, makes one call, and shows what came back.

Exit status: 0 done; 1 the data has violations; 2 the command could not be carried out (an unknown
name, a file that is not there, a refused query, a wrong option).
"""

from __future__ import annotations

import gc
import os
import sys

from ctipgraph.cli.plain import run_plain
from ctipgraph.errors import CtipgraphError, DataError


def main() -> None:
    """Run the command line; what the program raises on purpose becomes one line and status 2.

    It returns after a plain line (`cli/plain.py`), with all of its answer written; whatever else ends in SystemExit.
    """
    gc.set_threshold(100_000, 20, 20)  # records are no garbage, and looking for it takes a tenth of a short command
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # it was closed before the program began
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
        getattr(sys, name).reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        _refuse_empty(sys.argv[1:])
        if run_plain(sys.argv[1:]):
            for stream in (sys.stdout, sys.stderr):
                stream.flush()
            return
        from ctipgraph.cli.app import app

        app(prog_name="ctipgraph")
    except CtipgraphError as error:
        print(f"ctipgraph: {error}", file=sys.stderr)  # noqa: T201
        raise SystemExit(1 if isinstance(error, DataError) else 2) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except BrokenPipeError:  # nobody reads on; nor shall Python write what is left when it ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(1) from None
    except OSError as error:  # a file that can't be read, a name that is too long
        where = f"'{error.filename}': " if error.filename else ""
        print(f"ctipgraph: {where}{error.strerror or error}", file=sys.stderr)  # noqa: T201
        raise SystemExit(2) from None


def _refuse_empty(words: list[str]) -> None:
    """Refuse what is empty: it would be taken for what is not given (an unset variable of a shell looks like this)."""
    for before, word in zip(["", *words], words, strict=False):
        option, equals, value = word.partition("=") if word.startswith("--") else (before, "=", word)
        if equals and not value.strip():
            is_option = option.startswith("-") and (word.startswith("--") or "=" not in option)
            what = f"the value of '{option}'" if is_option else "an argument"
            raise CtipgraphError(f"{what} is empty; write one, or leave it out")
