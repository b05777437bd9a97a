"""What a git revision holds, read from git's own store: nothing is checked out, no filter and no hook runs."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from ctipgraph.errors import NotFoundError, QueryError

MAX_FILES = 20_000
MAX_BYTES = 1 << 30
FILES = ("100644", "100755")  # no link, no submodule: https://git-scm.com/docs/git-ls-tree#_output_format


@dataclass(frozen=True, slots=True)
class Blob:
    """A file of a revision: git's name of its content, its bytes, its path in the repository."""

    sha: str
    size: int
    path: PurePosixPath


@contextmanager
def revision(text: str, data: Path) -> Iterator[Path]:
    """Yield a folder, or one file, as a revision has it; it is gone afterwards.

    `text` is `REV`, which means the data folder `data` at that revision, or `REV:path`, with a path from the top of
    the repository that `data` stands in. Raises NotFoundError where there is no such repository, revision or path.
    """
    name, colon, path = text.partition(":")
    top, inside = _repository(data, text)
    commit = _commit(top, name)
    wanted = PurePosixPath(path) if colon else inside
    if wanted.is_absolute() or ".." in wanted.parts:
        raise NotFoundError(f"'{path}' is no path from the top of the repository")
    with TemporaryDirectory(prefix="ctipgraph-") as folder:
        for blob, content in _contents(top, _blobs(top, commit, wanted, name)):
            target = Path(folder).joinpath(*blob.path.parts)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        yield Path(folder).joinpath(*wanted.parts)


def _repository(data: Path, text: str) -> tuple[Path, PurePosixPath]:
    """The top of the repository that a data folder stands in, and the folder's path inside."""
    near = next((folder for folder in (data, *data.absolute().parents) if folder.is_dir()), Path())
    top = Path(os.fsdecode(_git(near, "rev-parse", "--show-toplevel", otherwise="").rstrip(b"\n")))
    if not top.parts:
        raise NotFoundError(
            f"there is no folder, graph file or git revision '{text}'; the data at '{data}' stand in no git repository"
        )
    place = data.resolve()
    inside = place.relative_to(top.resolve()) if place.is_relative_to(top.resolve()) else Path()
    return top, PurePosixPath(inside.as_posix())


def _commit(top: Path, name: str) -> str:
    found = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}", otherwise="")
    if not found or not name:
        raise NotFoundError(
            f"there is no folder, graph file or git revision '{name}'; see the revisions with: git log --oneline"
        )
    return found.decode().strip()


def _blobs(top: Path, commit: str, wanted: PurePosixPath, name: str) -> list[Blob]:
    """The files of a path, within bounds."""
    where = ["--", str(wanted)] if wanted.parts else []
    listed = _git(top, "--literal-pathspecs", "ls-tree", "-r", "-l", "-z", "--full-tree", commit, *where)
    found = []
    for line in filter(None, listed.split(b"\0")):
        about, _, path = line.partition(b"\t")
        mode, _, sha, size = about.decode().split()
        place = PurePosixPath(os.fsdecode(path))
        if mode in FILES and not place.is_absolute() and ".." not in place.parts:
            found.append(Blob(sha, int(size), place))
    if not found:
        raise NotFoundError(f"the revision '{name}' has no '{wanted}'; see what it has with: git ls-tree -r {name}")
    if len(found) > MAX_FILES or sum(blob.size for blob in found) > MAX_BYTES:
        raise QueryError(f"'{wanted}' of the revision '{name}' is too large; name the data folder: {name}:path")
    return found


def _contents(top: Path, blobs: list[Blob]) -> Iterator[tuple[Blob, bytes]]:
    """The files with their bytes, as git keeps them: https://git-scm.com/docs/git-cat-file#_batch_output."""
    batch = _git(top, "cat-file", "--batch", stdin="".join(f"{blob.sha}\n" for blob in blobs).encode())
    start = 0
    for blob in blobs:
        end = batch.index(b"\n", start)
        if batch[start:end] != f"{blob.sha} blob {blob.size}".encode():
            raise QueryError(f"git does not have '{blob.path}' of that revision here; fetch it first, with git itself")
        start = end + 1 + blob.size + 1
        yield blob, batch[end + 1 : start - 1]


def _git(folder: Path, *arguments: str, stdin: bytes = b"", otherwise: str | None = None) -> bytes:
    """Run git in a folder, without a shell, a prompt or the network; `otherwise` is the answer where git refuses."""
    program = shutil.which("git")
    if program is None:
        raise QueryError("git is not installed, so revisions can't be read; name data folders or graph files")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    quiet = {"GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}
    done = subprocess.run(  # noqa: S603 - git itself, without a shell; what people wrote stands behind its options
        [program, "-C", str(folder), *arguments], input=stdin, capture_output=True, env=kept | quiet, check=False
    )
    if done.returncode == 0:
        return done.stdout
    if otherwise is not None and b"dubious ownership" not in done.stderr:
        return otherwise.encode()
    raise QueryError(f"git can't read '{folder}': {done.stderr.decode('utf-8', 'replace').strip().splitlines()[0]}")
