"""`ctipgraph diff`: folders, graph files and revisions, and a sentence for what is none of them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def two(write_data: Callable[..., Path], tmp_path: Path) -> tuple[Path, Path]:
    """Two data folders: in the later one a status has changed."""
    new = write_data()
    old = tmp_path / "old"
    shutil.copytree(new, old)
    file = new / "facts" / "gazette-2020.yaml"
    file.write_text(file.read_text("utf-8").replace("asserted", "planned"), "utf-8")
    return old, new


def test_two_folders(run: Run, two: tuple[Path, Path]) -> None:
    done = run("diff", *two)
    assert done.returncode == 0
    assert "field: status   before: asserted   after: planned" in done.stdout
    assert "«The donors include … of Utopia» gazette-2020" in done.stdout


def test_a_folder_and_the_graph_built_from_it_do_not_differ(run: Run, two: tuple[Path, Path], tmp_path: Path) -> None:
    assert run("build", two[0], "-o", tmp_path / "out").returncode == 0
    for file in ("graph.ttl", "graph.trig", "graph.nq", "graph.jsonld"):
        assert "\nnothing differs\n" in run("diff", tmp_path / "out" / file, two[0]).stdout


def test_a_revision_and_the_folder_as_it_is_now(run: Run, two: tuple[Path, Path]) -> None:
    old, _ = two
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    for words in (
        ["init", "-q"],
        ["add", "-A"],
        ["-c", "user.name=T", "-c", "user.email=t@example.org", "commit", "-qm", "x"],
    ):
        subprocess.run(["git", "-C", str(old), *words], check=True, env=kept)
    file = old / "facts" / "gazette-2020.yaml"
    file.write_text(file.read_text("utf-8").replace("asserted", "denied"), "utf-8")
    done = run("diff", "HEAD", old, "-d", old)
    assert "before: asserted   after: denied" in done.stdout, done.stderr
    assert "\nnothing differs\n" in run("diff", "HEAD", "HEAD:", "-d", old).stdout


def test_as_json_with_the_questions_that_change(run: Run, two: tuple[Path, Path]) -> None:
    done = run("diff", *two, "--questions", "-f", "json")
    sections = {one["heading"]: one["rows"] for one in json.loads(done.stdout)["sections"]}
    assert sections["Facts changed"][0]["after"] == "planned"
    assert "relations" in {row["question"] for row in sections["Ready questions"]}


def test_as_a_page_that_asks_for_nothing(run: Run, two: tuple[Path, Path], tmp_path: Path) -> None:
    assert run("diff", *two, "-f", "html", "-o", tmp_path / "diff.html").returncode == 0
    page = (tmp_path / "diff.html").read_text("utf-8")
    assert "What differs between" in page
    assert "<script src" not in page


def test_what_is_no_state_of_the_data_is_one_line_and_status_2(
    run: Run, two: tuple[Path, Path], tmp_path: Path
) -> None:
    old, _ = two
    (tmp_path / "bad.ttl").write_text("no graph", "utf-8")
    (tmp_path / "other.ttl").write_text("<urn:a> <urn:b> <urn:c> .", "utf-8")
    (tmp_path / "notes.txt").write_text("x", "utf-8")
    (tmp_path / "empty").mkdir()
    cases = {
        "nowhere": "stand in no git repository",
        str(tmp_path / "nowhere.ttl"): "there is no file",
        str(tmp_path / "bad.ttl"): "can't be read as a graph",
        str(tmp_path / "other.ttl"): "holds no graph of this program",
        str(tmp_path / "notes.txt"): "is no graph file; one ends in .ttl",
        "x" * 5000: "stand in no git repository",
    }
    for name, words in cases.items():
        done = run("diff", name, old, "-d", old)
        assert (done.returncode, done.stdout) == (2, ""), name
        assert words in done.stderr
        assert done.stderr.count("\n") == 1


def test_an_unknown_revision_of_a_repository_is_one_line(run: Run) -> None:
    done = run("diff", "no-such-revision", "data")
    assert done.returncode == 2
    assert "there is no folder, graph file or git revision 'no-such-revision'" in done.stderr


def test_data_with_violations_are_not_compared(run: Run, two: tuple[Path, Path]) -> None:
    old, new = two
    file = new / "facts" / "gazette-2020.yaml"
    file.write_text(file.read_text("utf-8").replace("river-project", "nobody"), "utf-8")
    done = run("diff", old, new)
    assert (done.returncode, done.stdout) == (1, "")
    assert f"the data of '{new}' has violations, the first at gazette-2020.yaml:" in done.stderr
    assert f"ctipgraph check {new}" in done.stderr
