"""Nothing is written while a violation stands, and what is written is written whole or not at all."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

import pytest

from ctipgraph.build import build, write_file, write_folder
from ctipgraph.errors import CtipgraphError
from ctipgraph.model import Corpus

ROOT = Path(__file__).parent.parent.parent


def tree(folder: Path) -> dict[str, bytes]:
    """All files below a folder, hidden ones too."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Return a folder with the files of an older build, and one that is none of its business."""
    out = tmp_path / "out"
    out.mkdir()
    (out / "graph.ttl").write_text("old")
    (out / "index.html").write_text("old")
    (out / "notes.txt").write_text("mine")
    return out


def test_a_build_returns_what_it_wrote(read: Callable[..., Corpus], tmp_path: Path) -> None:
    built = build(read(), tmp_path / "new" / "deep" / "out")
    assert built.report.conforms
    assert tmp_path / "new" / "deep" / "out" / "graph.ttl" in built.files
    assert all(path.is_file() for path in built.files)


def test_the_folder_may_be_a_string(read: Callable[..., Corpus], tmp_path: Path) -> None:
    assert build(read(), str(tmp_path / "out")).files


def test_with_a_violation_nothing_is_written(facts: Callable[[str], Corpus], old: Path) -> None:
    corpus = facts(
        "- {relation: funds, subject: nobody, object: river-project, status: asserted, passages: [The donors]}"
    )
    before = tree(old.parent)
    built = build(corpus, old)
    assert not built.report.conforms
    assert built.files == ()
    assert tree(old.parent) == before


def test_with_a_violation_no_folder_is_made(facts: Callable[[str], Corpus], tmp_path: Path) -> None:
    corpus = facts(
        "- {relation: funds, subject: nobody, object: river-project, status: asserted, passages: [The donors]}"
    )
    build(corpus, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_other_files_in_the_folder_stay(read: Callable[..., Corpus], old: Path) -> None:
    build(read(), old)
    assert (old / "notes.txt").read_text() == "mine"
    assert (old / "graph.ttl").read_text() != "old"


def test_each_file_is_named_before_it_is_written(read: Callable[..., Corpus], tmp_path: Path) -> None:
    named: list[str] = []
    built = build(read(), tmp_path / "out", step=named.append)
    assert named == [path.name for path in built.files]


def failing(at: int) -> list[tuple[str, Callable[[IO[bytes]], object]]]:
    """Three writers, of which one finds the disk full when half of its file is written."""

    def write(sink: IO[bytes], number: int) -> None:
        sink.write(b"new")
        if number == at:
            raise OSError(errno.ENOSPC, "No space left on device")
        sink.write(b"er")

    names = ["graph.ttl", "graph.nq", "index.html"]
    return [(name, lambda sink, number=n: write(sink, number)) for n, name in enumerate(names)]  # type: ignore[misc]


@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_full_disk_at_any_file_leaves_the_folder_as_it_was(old: Path, at: int) -> None:
    before = tree(old.parent)
    with pytest.raises(CtipgraphError, match="can't be written to: No space left on device; name another folder"):
        write_folder(old, failing(at))
    assert tree(old.parent) == before
    assert [path.name for path in old.parent.iterdir() if path.is_dir()] == ["out"]


@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_full_disk_makes_no_folder(tmp_path: Path, at: int) -> None:
    with pytest.raises(CtipgraphError):
        write_folder(tmp_path / "out", failing(at))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("call", ["write", "fsync", "replace"])
def test_a_failure_of_each_call_to_the_system_leaves_no_half_files(
    monkeypatch: pytest.MonkeyPatch, old: Path, call: str
) -> None:
    def fail(*arguments: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    if call == "replace":
        monkeypatch.setattr(Path, "replace", fail)
    elif call == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    before = tree(old.parent)
    writers = [("graph.ttl", fail if call == "write" else lambda sink: sink.write(b"new"))]
    with pytest.raises(CtipgraphError, match="Input/output error"):
        write_folder(old, writers)
    assert tree(old.parent) == before


def test_a_program_error_leaves_the_folder_as_it_was_too(old: Path) -> None:
    before = tree(old.parent)
    with pytest.raises(ZeroDivisionError):
        write_folder(old, [("graph.ttl", lambda sink: 1 // 0)])
    assert tree(old.parent) == before


def test_a_folder_in_the_place_of_a_file_is_told_before_anything_is_moved(old: Path) -> None:
    (old / "graph.nq").mkdir()
    before = tree(old.parent)
    with pytest.raises(CtipgraphError, match=r"'graph.nq' is a folder there"):
        write_folder(old, failing(-1))
    assert tree(old.parent) == before


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(CtipgraphError, match="out' can't be written to: File exists"):
        write_folder(tmp_path / "out", failing(-1))
    assert tree(tmp_path) == {"out": b"a file"}


def test_a_file_in_the_way_to_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file")
    with pytest.raises(CtipgraphError, match="can't be written to: Not a directory"):
        write_folder(tmp_path / "file" / "out", failing(-1))


READ_ONLY = """
import os, sys
from pathlib import Path
from ctipgraph.build import write_folder
from ctipgraph.errors import CtipgraphError
if os.getuid() == 0:
    os.setuid(65534)  # root may write everywhere
try:
    write_folder(Path(sys.argv[1]), [("graph.ttl", lambda sink: sink.write(b"new"))])
except CtipgraphError as error:
    print(error)
"""


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="rights are others on Windows")
def test_a_folder_without_the_right_to_write_is_told() -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "graph.ttl").write_text("old")
        Path(folder).chmod(0o555)
        done = subprocess.run(
            [sys.executable, "-c", READ_ONLY, folder],
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            check=False,
        )
        Path(folder).chmod(0o755)
        assert "can't be written to: Permission denied; name another folder with -o" in done.stdout, done.stderr
        assert tree(Path(folder)) == {"graph.ttl": b"old"}


def test_one_file_is_written_where_only_its_own_folder_may_be_written(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    before = set(tmp_path.iterdir())
    seen: list[set[Path]] = []
    write_folder(home, [("page.html", lambda sink: seen.append(set(tmp_path.iterdir())))])
    write_file(home / "page.html", b"<!doctype html>")
    assert seen == [before]  # nothing was put beside the folder
    assert tree(home) == {"page.html": b"<!doctype html>"}


KILLED = """
import sys
from pathlib import Path
from ctipgraph.build import write_folder

def slowly(sink):
    for _ in range(200):
        sink.write(b"new" * 1000)

names = ["graph.ttl", "graph.nq", "index.html"]
print("ready", flush=True)
while True:
    write_folder(Path(sys.argv[1]), [(name, slowly) for name in names])
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no SIGKILL on Windows")
def test_a_killed_build_leaves_every_file_whole(old: Path) -> None:
    new = b"new" * 200_000
    chance = random.Random(7)  # noqa: S311
    for _ in range(10):
        for name in ("graph.ttl", "index.html"):
            (old / name).write_text("old")
        process = subprocess.Popen(
            [sys.executable, "-c", KILLED, str(old)],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        with process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(chance.uniform(0, 0.02))
            process.kill()
        found = {name: raw for name, raw in tree(old).items() if ".new-" not in name}
        assert found.pop("notes.txt") == b"mine"
        assert set(found.values()) <= {b"old", new}
        assert {"graph.ttl", "index.html"} <= found.keys()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no SIGKILL on Windows")
def test_a_killed_command_leaves_the_old_build_whole(
    run: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    run("build", "data", "-o", out)
    before = tree(out)
    chance = random.Random(7)  # noqa: S311
    for _ in range(5):
        command = [sys.executable, "-m", "ctipgraph", "build", "data", "-o", str(out)]
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        with process:
            time.sleep(chance.uniform(0.2, 0.9))
            process.kill()
        assert {name: raw for name, raw in tree(out).items() if ".new-" not in name} == before


@pytest.mark.parametrize("where", ["beside", "inside"])
def test_what_a_killed_build_left_is_swept_by_a_later_one(read: Callable[..., Corpus], old: Path, where: str) -> None:
    left = (old if where == "inside" else old.parent) / ".out.new-12345"
    left.mkdir()
    (left / "graph.ttl").write_text("half")
    hours_ago = time.time() - 2 * 3600
    os.utime(left, (hours_ago, hours_ago))
    build(read(), old)
    assert not left.exists()


def test_what_is_younger_than_an_hour_may_belong_to_a_build_that_runs_and_stays(
    read: Callable[..., Corpus], old: Path
) -> None:
    others = old / ".out.new-12345"
    others.mkdir()
    build(read(), old)
    assert others.is_dir()


def test_sweeping_touches_no_folder_of_another_name(read: Callable[..., Corpus], old: Path) -> None:
    kept = [old.parent / ".other.new-1", old.parent / "out.new-1", old / "new-1"]
    for folder in kept:
        folder.mkdir()
        os.utime(folder, (0, 0))
    build(read(), old)
    assert all(folder.is_dir() for folder in kept)
