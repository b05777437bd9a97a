"""The examples of docs/evidence.md, identity.md and no-harm.md are true: each command prints what is below it."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from ctipgraph.checks import RULES
from ctipgraph.records import read_corpus

ROOT = Path(__file__).parents[2]
PAGES = ("evidence.md", "identity.md", "no-harm.md")


def page(name: str) -> str:
    return (ROOT / "docs" / name).read_text("utf-8")


def examples() -> list[tuple[str, str, str]]:
    """The commands of all pages, with what each prints."""
    blocks = [(name, block) for name in PAGES for block in re.findall(r"```console\n(.*?)```", page(name), re.DOTALL)]
    return [
        (name, *part.split("\n", 1))
        for name, block in blocks
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory, run) -> Path:
    """A folder with the starter as `demo`, and the data set as `data`."""
    folder = tmp_path_factory.mktemp("docs")
    assert run("init", "demo", cwd=folder).returncode == 0
    shutil.copytree(ROOT / "data", folder / "data")
    return folder


@pytest.mark.parametrize(("name", "command", "printed"), examples(), ids=lambda part: part[:40])
def test_a_command_prints_what_is_below_it(name, command, printed, folder, run):
    (folder / "demo" / "passages.lock").unlink(missing_ok=True)
    done = run(*shlex.split(command)[1:], cwd=folder, COLUMNS="116", NO_COLOR="1")
    shown = [line.rstrip() for line in done.stdout.splitlines()]
    expected = [line.rstrip() for line in printed.rstrip().splitlines()]

    assert done.returncode == 0
    if expected[-1].endswith(" …"):  # the page leaves the rest out
        assert shown[len(expected) - 1].startswith(expected.pop()[:-2])
        shown = shown[: len(expected)]
    assert shown == expected


def test_every_rule_of_the_page_is_one(corpus):
    import inspect

    from ctipgraph.checks import no_harm
    from ctipgraph.records import withdrawn

    named = re.findall(r"^\| (`.*?`) \|", page("no-harm.md"), re.MULTILINE)
    source = inspect.getsource(no_harm) + inspect.getsource(withdrawn)

    rules = [rule for cell in named for rule in re.findall(r"`([^`]+)`", cell)]
    assert len(rules) == 7
    assert all(f'"{rule}"' in source for rule in rules)
    assert no_harm.no_victim_as_entry in RULES


def test_the_lints_are_listed_where_the_page_says():
    from ctipgraph.checks.support import CROWDED, LINTS

    table = (ROOT / "docs" / "recording.md").read_text("utf-8").partition("## What the lints ask")[2]

    assert set(re.findall(r"^\| `([a-z-]+)` \|", table, re.MULTILINE)) == {*LINTS, CROWDED}
    assert "Seven lints ask" in page("evidence.md")
    assert len({*LINTS, CROWDED}) == 7


def test_the_withdrawals_of_the_page_can_be_read(write_data):
    (block,) = re.findall(r"```yaml\n(.*?)```", page("no-harm.md"), re.DOTALL)
    data = write_data({"withdrawn.yaml": block})

    assert [withdrawal.kind for withdrawal in read_corpus(data).withdrawals] == ["fact", "actor"]
