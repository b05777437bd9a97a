"""The commands: each parses, makes one call, and shows what came back.

Exit status: 0 done; 1 the data has violations; 2 the command could not be carried out (an unknown
name, a file that is not there, a refused query, a wrong option).
"""

from __future__ import annotations

import sys

from ctipgraph.errors import CtipgraphError


def main() -> None:
    """Run the command line; what the program raises on purpose becomes one line and status 2."""
    from ctipgraph.cli.app import app

    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        app()
    except CtipgraphError as error:
        print(f"ctipgraph: {error}", file=sys.stderr)  # noqa: T201
        raise SystemExit(2) from None
    except BrokenPipeError:
        raise SystemExit(0) from None
