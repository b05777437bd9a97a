"""What a store on disk says of itself: of which data it was made, and what is counted over all facts.

A store is a folder beside the data folder (`data.store` beside `data`). It holds generations, each a folder, and a
label that names the one that counts. A new generation is built aside and the label is renamed into place
when all of it is on the disk: whenever the program is killed, the label names a whole one.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ctipgraph.errors import CtipgraphError
from ctipgraph.model import Dataset, Judgement, Location
from ctipgraph.ontology import Ontology
from ctipgraph.store.basis import Basis

FORMAT = 6  # another number makes every older store one to be built anew
NAME = "store.json"
ONTOLOGY = "ctip.ttl"  # a copy in each generation
Stamp = list[tuple[str, int, int]]


class Label(NamedTuple):
    """A store's label: `files` are the data's names, sizes and times, `digest` is that of their contents.

    The rest is what an answer over all facts rests on: `cited` counts the documents that facts name, `judged` are
    verdicts with the two entries. `sizes` are those of the generation's files: one that is cut or gone is noticed.
    """

    generation: str
    digest: str
    files: Stamp
    base: str = ""
    title: str = ""
    facts: int = 0
    documents: int = 0
    origins: int = 0
    cited: int = 0
    statuses: Mapping[str, int] = {}
    conflicting: int = 0
    judged: Sequence[tuple[str, str, str]] = ()
    sizes: Mapping[str, int] = {}
    format: int = FORMAT

    def counted(self, dataset: Dataset, whole: Basis, documents: int) -> Label:
        """Return the label with what was counted: the basis of everything, and how many documents there are."""
        judged = [(judgement.verdict, *judgement.pair) for judgement in whole.judgements]
        return self._replace(
            base=dataset.base, title=dataset.title, facts=whole.facts, documents=documents, cited=whole.documents,
            origins=whole.origins, statuses=dict(whole.statuses), conflicting=whole.conflicting, judged=judged,
        )  # fmt: skip

    def basis(self, ontology: Ontology) -> Basis:
        """Return what an answer over all facts rests on."""
        judgements = (Judgement(verdict, (one, other), "", Location("")) for verdict, one, other in self.judged)
        statuses = tuple((name, self.statuses[name]) for name in ontology.statuses if name in self.statuses)
        return Basis(
            self.facts, self.cited, self.origins, statuses, self.conflicting, tuple(judgements), whole=self.facts > 0
        )


def default_folder(data: Path) -> Path:
    """Return where the store of a data folder is.

    >>> default_folder(Path("somewhere/data")).as_posix()
    'somewhere/data.store'
    """
    whole = data if data.name not in ("", "..") else data.resolve()
    return whole.with_name(f"{whole.name}.store")


def stamp(data: Path) -> Stamp:
    """Return the names, sizes and times of the files that a graph is made of; texts are no part of it."""
    found: Stamp = []
    for folder, folders, names in os.walk(data):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and not name.endswith(".txt"):
                status = os.stat(os.path.join(folder, name))
                found.append((os.path.relpath(os.path.join(folder, name), data), status.st_size, status.st_mtime_ns))
    return found


def digest(data: Path, files: Stamp, ontology: str) -> str:
    """Return the digest of the contents of these files and of the ontology (its text)."""
    import hashlib

    total = hashlib.sha256(f"{FORMAT}\n{ontology}".encode())
    for name, _, _ in files:
        with (data / name).open("rb") as file:
            total.update(f"\n{name}\n{hashlib.file_digest(file, 'sha256').hexdigest()}".encode())
    return total.hexdigest()


def read_label(folder: Path) -> Label | None:
    """Return the label of a store, or None where there is none that this version can read."""
    try:
        content = json.loads((folder / NAME).read_bytes())
        content["files"] = [tuple(row) for row in content["files"]]
        content["judged"] = [tuple(row) for row in content["judged"]]
        label = Label(**content)
        numbers = (label.facts, label.documents, label.origins, label.cited, label.conflicting)
        sound = label.format == FORMAT and label.generation.startswith("g-") and "/" not in label.generation
        sound = sound and all(isinstance(n, int) for n in (*numbers, *label.statuses.values(), *label.sizes.values()))
        sound = sound and all(len(row) == 3 for row in label.judged)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
    return label if sound and (folder / label.generation).is_dir() else None


def sizes_of(generation: Path) -> dict[str, int]:
    """Return the sizes of a generation's files; of the graph, which is a folder, only that it is one."""
    graph = {"graph/CURRENT": 0} if (generation / "graph" / "CURRENT").is_file() else {}
    return graph | {file.name: file.stat().st_size for file in sorted(generation.iterdir()) if file.is_file()}


def damaged(path: Path, error: object) -> CtipgraphError:
    """Return what to raise where a file of a store, which stands in its generation, can't be read."""
    store = path.parent.parent
    return CtipgraphError(
        f"the store's '{path}' can't be read: {error}; remove '{store}' and build it again: "
        f"ctipgraph store build {str(store).removesuffix('.store')}"
    )


def write_label(folder: Path, label: Label) -> None:
    """Put a label in the place of the old one, at once and for good."""
    aside = folder / f".{NAME}.{os.getpid()}"
    try:
        with aside.open("wb") as sink:
            sink.write(json.dumps(label._asdict()).encode())
            sink.flush()
            os.fsync(sink.fileno())
        aside.replace(folder / NAME)
        flush_folder(folder)
    except OSError as error:
        raise CtipgraphError(f"'{folder}' can't be written to: {error.strerror}") from error


def flush_folder(folder: Path) -> None:
    """Flush the names in a folder to the disk, where the system can."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def is_fresh(label: Label, folder: Path, data: Path, ontology: str) -> bool:
    """Say whether the store in a folder is whole, and was made of the data as it is and of this ontology (its text).

    Contents of data are read only where sizes or times differ.
    """
    try:
        generation = folder / label.generation
        if sizes_of(generation) != label.sizes or (generation / ONTOLOGY).read_text("utf-8") != ontology:
            return False
    except (OSError, ValueError):
        return False
    now = stamp(data)
    return now == label.files or (
        [row[:2] for row in now] == [row[:2] for row in label.files] and digest(data, now, ontology) == label.digest
    )
