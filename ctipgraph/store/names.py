"""The names of a store's actors, folded, in a small SQLite file: found without reading them all."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path


def write_names(path: Path, names: Mapping[str, Iterable[str]]) -> None:
    """Write the ids of the actors by each folded name.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_names(Path(folder) / "names", {"river": ["b", "a"]})
    ...     ids_named(Path(folder) / "names", ["river", "sea"]) == {"river": {"a", "b"}}
    True
    """
    with _open(path) as file:
        file.execute("CREATE TABLE names (name TEXT, id TEXT, PRIMARY KEY (name, id)) WITHOUT ROWID")
        rows = ((name, id_) for name, ids in sorted(names.items()) for id_ in sorted(ids))
        file.executemany("INSERT INTO names VALUES (?, ?)", rows)
        file.commit()


def ids_named(path: Path, names: Iterable[str]) -> dict[str, set[str]]:
    """Return the ids of the actors with each of these folded names, those that somebody has."""
    found: dict[str, set[str]] = {}
    with _open(path) as file:
        for name in names:
            for (id_,) in file.execute("SELECT id FROM names WHERE name = ?", (name,)):
                found.setdefault(name, set()).add(id_)
    return found


def all_names(path: Path) -> dict[str, set[str]]:
    """Return all of them."""
    found: dict[str, set[str]] = {}
    with _open(path) as file:
        for name, id_ in file.execute("SELECT name, id FROM names"):
            found.setdefault(name, set()).add(id_)
    return found


@contextlib.contextmanager
def _open(path: Path) -> Iterator[sqlite3.Connection]:
    file = sqlite3.connect(path)
    try:
        yield file
    finally:
        file.close()
