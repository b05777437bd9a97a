"""The documents' texts, where they are at hand; they are never part of the data."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from ctipgraph.model import Document, Location, Result
from ctipgraph.model.report import warning
from ctipgraph.records.yaml_nodes import read_text

MAX_BYTES = 16 * 1024 * 1024


def read_texts(folder: Path, documents: Iterable[Document], results: list[Result]) -> dict[str, str]:
    """Return the texts `<folder>/<document id>.txt` that exist, by document."""
    if not os.path.isdir(folder):  # unlike Path.is_dir, it is false for what is no name of a file
        message = f"no folder '{folder}': passages are not checked; name the texts' folder with --texts"
        results.append(warning("texts", Location(folder.as_posix()), message))
        return {}
    texts = {}
    for document in documents:
        path = folder / f"{Path(document.id).name}.txt"
        if not os.path.isfile(path):
            continue
        text = read_text(path, path.as_posix(), MAX_BYTES)
        if isinstance(text, Result):
            results.append(text)
        else:
            texts[document.id] = text
    return texts
