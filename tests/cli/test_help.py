"""Every command explains itself, with an example."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from subprocess import CompletedProcess

import click
import pytest
import typer
from typer.testing import CliRunner

import ctipgraph
from ctipgraph.cli.app import app

Run = Callable[..., CompletedProcess[str]]


def leaves(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The commands, those of a group by their whole path."""
    if not hasattr(command, "commands"):
        yield path
    for name, inner in getattr(command, "commands", {}).items():
        yield from leaves(inner, (*path, name))


def command_of(path: tuple[str, ...]) -> click.Command:
    command = ROOT_COMMAND
    for name in path:
        command = command.commands[name]
    return command


ROOT_COMMAND = typer.main.get_command(app)
COMMANDS = list(leaves(ROOT_COMMAND))


def test_the_first_commands_of_a_researcher_are_there() -> None:
    assert {(name,) for name in ("build", "check", "query", "questions", "show", "view", "init")} <= set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_command_has_help_with_an_example_that_names_it(command: tuple[str, ...]) -> None:
    shown = CliRunner().invoke(app, [*command, "--help"])
    assert shown.exit_code == 0
    assert "Example" in shown.output
    assert f"ctipgraph {' '.join(command)}" in " ".join(shown.output.split())


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_option_and_argument_is_explained(path: tuple[str, ...]) -> None:
    assert [p.name for p in command_of(path).params if not getattr(p, "help", "")] == []


def test_the_help_of_all_tells_the_exit_statuses(run: Run) -> None:
    shown = " ".join(run("--help").stdout.split())
    assert "0 done, 1 the data has violations, 2 the command could not be carried out" in shown
    assert all(command[0] in shown for command in COMMANDS)


def test_the_version_is_that_of_the_package(run: Run) -> None:
    done = run("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"ctipgraph {ctipgraph.__version__}\n", "")


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    done = run()
    assert "Usage:" in done.stdout + done.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_completion_can_be_shown_for_each_shell(run: Run, shell: str) -> None:
    done = run("--show-completion", shell, _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1")
    assert done.returncode == 0
    assert "_CTIPGRAPH_COMPLETE" in done.stdout


def test_a_command_is_completed(run: Run) -> None:
    done = run(_CTIPGRAPH_COMPLETE="complete_bash", COMP_WORDS="ctipgraph qu", COMP_CWORD="1")
    assert done.stdout.split() == ["query", "questions"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["no-such-command"],
        ["build", "--no-such-option"],
        ["check", "--format", "xml"],
        ["query"],
        ["query", "funders", "--limit", "0"],
        ["query", "funders", "--timeout", "soon"],
        ["view"],
        ["view", "-o", "x.html", "--depth", "0"],
        ["view", "-o", "x.html", "--from", "then"],
        ["view", "-o", "x.html", "--renderer", "paint"],
    ],
    ids=" ".join,
)
def test_a_wrong_option_is_status_2_and_a_sentence(run: Run, arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()


FOLDER_IS_ARGUMENT = [path for path in COMMANDS if "data" in {name for p in command_of(path).params for name in p.opts}]


@pytest.mark.parametrize("path", FOLDER_IS_ARGUMENT, ids=" ".join)
@pytest.mark.parametrize("words", ["--data mine", "--data=mine", "-d mine", "-dmine"])
def test_a_folder_given_as_an_option_is_told_to_be_an_argument(path: tuple[str, ...], words: str) -> None:
    done = CliRunner().invoke(app, [*path, *words.split()], prog_name="ctipgraph")
    assert done.exit_code == 2
    assert f"; the folder is an argument: ctipgraph {' '.join(path)} mine" in " ".join(done.stderr.split())


def test_commands_that_take_the_folder_as_an_argument_are_known() -> None:
    assert {("check",), ("build",), ("lock",), ("publish",), ("store", "build")} <= set(FOLDER_IS_ARGUMENT)
    assert ("show",) not in FOLDER_IS_ARGUMENT


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("check --data", "No such option: --data; the folder is an argument: ctipgraph check DATA"),
        ("check -d --shacl", "No such option: -d; the folder is an argument: ctipgraph check DATA"),
        ("check --datum x", "No such option: --datum"),
    ],
)
def test_an_option_that_gives_no_folder_is_told_as_such(run: Run, words: str, told: str) -> None:
    assert run(*words.split()).stderr.splitlines()[-1] == f"Error: {told}"


def test_a_folder_whose_name_begins_with_a_dash_is_no_option(run: Run) -> None:
    assert "'-d'" in run("check", "--", "-d").stderr


def test_completion_goes_on_after_a_folder_given_as_an_option(run: Run) -> None:
    done = run(_CTIPGRAPH_COMPLETE="complete_bash", COMP_WORDS="ctipgraph check -d mine --sh", COMP_CWORD="4")
    assert (done.stdout.split(), done.stderr) == (["--shacl"], "")
