"""The table of formats."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from ctipgraph.build import PAGE, build
from ctipgraph.exports import FORMATS
from ctipgraph.model import Corpus


@pytest.mark.parametrize("row", FORMATS.values(), ids=lambda row: row.name)
def test_a_format_has_a_function_that_writes_it(row: object) -> None:
    module, function = row.door.split(":")  # type: ignore[attr-defined]
    assert callable(getattr(import_module(module), function))


def test_each_format_has_a_name_and_a_file_of_its_own() -> None:
    assert all(name == row.name for name, row in FORMATS.items())
    assert len({row.file for row in FORMATS.values()}) == len(FORMATS)


def test_a_build_writes_every_format_and_the_page(corpus: Corpus, tmp_path: Path) -> None:
    built = build(corpus, tmp_path / "out")
    expected = {row.file for row in FORMATS.values()} | {PAGE}
    assert {path.name for path in built.files} == expected
    assert {path.name for path in (tmp_path / "out").iterdir()} == expected
    assert all(path.stat().st_size for path in built.files)
