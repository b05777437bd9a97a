"""The notebooks run from top to bottom, and show what they are committed with.

Renew their outputs with: CTIPGRAPH_RENEW=1 python -m pytest tests/test_notebooks.py
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

nbclient = pytest.importorskip("nbclient")
nbformat = pytest.importorskip("nbformat")

ROOT = Path(__file__).parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def shown(notebook: Any) -> list[tuple[str, str]]:
    """What each code cell shows: its source, and the plain text of its outputs."""
    found = []
    for cell in notebook.cells:
        if cell.cell_type == "code":
            texts = (o.get("text") or o.get("data", {}).get("text/plain", "") for o in cell.outputs)
            found.append((cell.source, "".join(texts)))
    return found


@pytest.mark.filterwarnings("ignore")  # the kernel's own libraries warn of themselves
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_and_shows_what_it_is_committed_with(path: Path) -> None:
    committed = nbformat.read(path, as_version=4)
    executed = nbformat.read(path, as_version=4)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    where = {"metadata": {"path": path.parent}}
    client = nbclient.NotebookClient(executed, timeout=120, kernel_name="python3", resources=where)
    client.execute(env=environment)
    if os.environ.get("CTIPGRAPH_RENEW"):
        for cell in executed.cells:
            cell.metadata.pop("execution", None)
        executed.metadata = committed.metadata
        nbformat.write(executed, path)
    else:
        assert shown(executed) == shown(committed)


def test_there_are_notebooks() -> None:
    assert NOTEBOOKS
