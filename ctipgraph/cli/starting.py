"""`init`."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from shlex import quote

from ctipgraph.errors import CtipgraphError
from ctipgraph.resources import starter_folder


def run_init(folder: Path) -> None:
    """Copy the starter into a folder that is new or empty."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CtipgraphError(f"'{folder}' is there already and not empty; name a new folder")
    try:
        shutil.copytree(starter_folder(), folder, dirs_exist_ok=True)
    except OSError as error:  # copytree's own error has no word from the system
        raise CtipgraphError(f"'{folder}' can't be made: {error.strerror or 'no right to write there'}") from None
    texts = folder / "texts"
    sys.stdout.write(
        f"{folder} is ready. Try:\n"
        f"  ctipgraph check {quote(str(folder))}\n"
        f"  ctipgraph build {quote(str(folder))} -o {quote(f'{folder}-graph')}\n"
        f"then read {folder / 'README.md'} and write your own records over the example; its text is in {texts}.\n"
    )
