"""Reading a git revision: what is committed, byte by byte, and nothing that git would run."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from ctipgraph.errors import NotFoundError, QueryError
from ctipgraph.records import revisions
from ctipgraph.records.revisions import revision


def git(folder: Path, *arguments: str) -> str:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    settings = ["-c", "user.name=Tester", "-c", "user.email=tester@example.org", "-c", "commit.gpgsign=false"]
    done = subprocess.run(
        ["git", "-C", str(folder), *settings, *arguments], capture_output=True, text=True, check=True, env=kept
    )
    return done.stdout.strip()


Commit = Callable[[dict[str, bytes]], Path]


@pytest.fixture
def commit(tmp_path: Path) -> Commit:
    """Write files into a repository and commit all of it: `commit({"data/a": b"x"})` -> the repository's top."""
    top = tmp_path / "repository"

    def committed(files: dict[str, bytes]) -> Path:
        if not top.is_dir():
            top.mkdir()
            git(top, "init", "-q")
        for name, content in files.items():
            (top / name).parent.mkdir(parents=True, exist_ok=True)
            (top / name).write_bytes(content)
        git(top, "add", "-A")
        git(top, "commit", "-q", "-m", "data")
        return top

    return committed


def test_a_revision_is_the_data_folder_as_it_was(commit: Commit) -> None:
    top = commit({"data/a.yaml": b"one", "data/facts/b.yaml": b"\x00\r\n", "other": b"x"})
    commit({"data/a.yaml": b"two"})
    with revision("HEAD~1", top / "data") as folder:
        found = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    assert found == {"a.yaml": b"one", "facts/b.yaml": b"\x00\r\n"}
    assert not folder.exists()
    assert (top / "data/a.yaml").read_bytes() == b"two"


def test_a_path_behind_a_colon_is_another_folder_or_one_file(commit: Commit) -> None:
    top = commit({"data/a.yaml": b"one", "old data/a.yaml": b"old", "build/graph.ttl": b"ttl"})
    with revision("HEAD:old data", top / "data") as folder:
        assert (folder / "a.yaml").read_bytes() == b"old"
    with revision("HEAD:build/graph.ttl", top / "data") as file:
        assert file.read_bytes() == b"ttl"


def test_the_data_may_stand_at_the_top_or_be_gone_from_the_work_tree(commit: Commit) -> None:
    top = commit({"a.yaml": b"one", "data/b.yaml": b"two"})
    with revision("HEAD", top) as folder:
        assert (folder / "a.yaml").read_bytes() == b"one"
    (top / "data/b.yaml").unlink()
    (top / "data").rmdir()
    with revision("HEAD", top / "data") as folder:
        assert (folder / "b.yaml").read_bytes() == b"two"


@pytest.mark.parametrize(
    "name", ["nowhere", "", "-h", "--output=x", "HEAD; touch x", "HEAD~99", "HEAD^{tree}", "refs/heads/../x"]
)
def test_an_unknown_revision_is_refused_in_a_sentence(commit: Commit, name: str) -> None:
    top = commit({"data/a.yaml": b"one"})
    with (
        pytest.raises(NotFoundError, match="there is no folder, graph file or git revision"),
        revision(name, top / "data"),
    ):
        pass
    assert sorted(path.name for path in top.iterdir()) == [".git", "data"]


@pytest.mark.parametrize("path", ["nowhere", "data/nowhere", "*.yaml", ":(glob)**"])
def test_a_path_that_the_revision_does_not_have_is_refused(commit: Commit, path: str) -> None:
    top = commit({"data/a.yaml": b"one"})
    with pytest.raises(NotFoundError, match="has no"), revision(f"HEAD:{path}", top / "data"):
        pass


@pytest.mark.parametrize("path", ["../data", "/etc", "data/../../x"])
def test_a_path_out_of_the_repository_is_refused(commit: Commit, path: str) -> None:
    top = commit({"data/a.yaml": b"one"})
    with pytest.raises(NotFoundError, match="is no path from the top"), revision(f"HEAD:{path}", top / "data"):
        pass


def test_outside_of_a_repository_it_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="stand in no git repository"), revision("HEAD", tmp_path):
        pass


def test_links_are_left_out(commit: Commit, tmp_path: Path) -> None:
    top = commit({"data/a.yaml": b"one"})
    (top / "data/secret").symlink_to("/etc/passwd")
    commit({})
    with revision("HEAD", top / "data") as folder:
        assert [path.name for path in folder.iterdir()] == ["a.yaml"]


def test_no_filter_of_the_repository_runs(commit: Commit, tmp_path: Path) -> None:
    top = commit({"data/a.yaml": b"one", ".gitattributes": b"*.yaml filter=bad export-ignore\n"})
    git(top, "config", "filter.bad.smudge", f"touch {tmp_path / 'ran'}; cat")
    with revision("HEAD", top / "data") as folder:
        assert (folder / "a.yaml").read_bytes() == b"one"
    assert not (tmp_path / "ran").exists()


def test_variables_of_another_repository_do_not_mislead(commit: Commit, monkeypatch: pytest.MonkeyPatch) -> None:
    top = commit({"data/a.yaml": b"one"})
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    with revision("HEAD", top / "data") as folder:
        assert (folder / "a.yaml").read_bytes() == b"one"


def test_a_tree_that_is_too_large_is_refused(commit: Commit, monkeypatch: pytest.MonkeyPatch) -> None:
    top = commit({"data/a.yaml": b"one", "data/b.yaml": b"two"})
    monkeypatch.setattr(revisions, "MAX_FILES", 1)
    with pytest.raises(QueryError, match="too large"), revision("HEAD", top / "data"):
        pass


def test_without_git_it_is_said(commit: Commit, monkeypatch: pytest.MonkeyPatch) -> None:
    top = commit({"data/a.yaml": b"one"})
    monkeypatch.setenv("PATH", "")
    with pytest.raises(QueryError, match="git is not installed"), revision("HEAD", top / "data"):
        pass
