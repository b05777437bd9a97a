"""Colours are for people at a terminal; closed and broken outputs end quietly."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

ROOT = Path(__file__).parent.parent.parent
Run = Callable[..., CompletedProcess[str]]
COMMANDS = [
    ["show", "UN-ACT"],
    ["query", "funders"],
    ["questions"],
    ["check", "data"],
]
posix = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX shell")


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_pipe_gets_plain_text(run: Run, command: list[str]) -> None:
    done = run(*command)
    assert done.returncode == 0
    assert done.stdout
    assert "\x1b" not in done.stdout + done.stderr


def in_a_terminal(command: list[str], **environment: str) -> str:
    """What a command writes to a terminal of its own."""
    import pty

    leader, follower = pty.openpty()
    given = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    process = subprocess.Popen(
        [sys.executable, "-m", "ctipgraph", *command],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=follower,
        stderr=follower,
        env={**given, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", **environment},
    )
    os.close(follower)
    parts = []
    with process:
        while True:
            try:
                part = os.read(leader, 65536)
            except OSError:  # the terminal's other end is closed
                break
            if not part:
                break
            parts.append(part)
    os.close(leader)
    return b"".join(parts).decode()


@posix
def test_a_terminal_gets_colours() -> None:
    assert "\x1b[32m" in in_a_terminal(["show", "UN-ACT"])


@posix
def test_no_color_is_heeded() -> None:
    shown = in_a_terminal(["show", "UN-ACT"], NO_COLOR="1")
    assert "asserted" in shown
    assert "\x1b[3" not in shown


def in_a_shell(script: str) -> CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail; {script}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHON": sys.executable},
        check=False,
    )


@posix
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&-"])
def test_closed_streams_end_quietly(closed: str) -> None:
    done = in_a_shell(f'"$PYTHON" -m ctipgraph check data {closed}')
    assert done.returncode == 0
    assert "Traceback" not in done.stderr


@posix
def test_a_closed_standard_input_is_told() -> None:
    done = in_a_shell('"$PYTHON" -m ctipgraph query - <&-')
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


@posix
@pytest.mark.parametrize("command", ["query - -f csv", "show UN-ACT", "questions"])
def test_a_reader_that_goes_away_is_no_traceback(command: str) -> None:
    query = "SELECT ?s ?p ?o { ?s ?p ?o }"
    done = in_a_shell(f'echo "{query}" | "$PYTHON" -m ctipgraph {command} | head -n 1')
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


@posix
def test_a_full_output_is_a_sentence() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    done = in_a_shell('"$PYTHON" -m ctipgraph show UN-ACT > /dev/full')
    assert done.returncode != 0
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["view", "-o", "x.html", "--actor", ""], "the value of '--actor' is empty"),
        (["who", "--role", "funds", "--as-of="], "the value of '--as-of' is empty"),
        (["path", "UN-ACT", "USAID", "--without", " "], "the value of '--without' is empty"),
        (["query", "funders", "-p", ""], "the value of '-p' is empty"),
        (["evidence", ""], "an argument is empty"),
    ],
)
def test_what_is_empty_is_not_taken_for_what_is_not_given(run: Run, arguments: list[str], message: str) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"ctipgraph: {message}; write one, or leave it out\n"
