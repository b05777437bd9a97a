"""The same data gives the same bytes: under any hash seed and locale, in any order of facts and files."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from ctipgraph.build import build
from ctipgraph.model import Corpus
from ctipgraph.records import read_corpus

ROOT = Path(__file__).parent.parent.parent
DATA = ROOT / "data"


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return [name for name in sorted(one.keys() | other.keys()) if one.get(name) != other.get(name)]


@pytest.fixture(scope="session")
def reference(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("reference") / "out"
    build(corpus, out)
    return files(out)


LOCALES = {
    "C": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "C.UTF-8": {"LC_ALL": "C.UTF-8"},
}


@pytest.mark.parametrize("seed", ["0", "1", "2", "42", "1234567", "4294967295"])
@pytest.mark.parametrize("locale", LOCALES)
def test_any_hash_seed_and_locale(
    run: Callable[..., CompletedProcess[str]], reference: dict[str, bytes], tmp_path: Path, seed: str, locale: str
) -> None:
    done = run("build", "data", "-o", tmp_path / "out", PYTHONHASHSEED=seed, **LOCALES[locale])
    assert done.returncode == 0, done.stderr
    assert differing(files(tmp_path / "out"), reference) == []


def test_every_output_is_compared(reference: dict[str, bytes]) -> None:
    assert {"index.html", "graph.ttl", "graph.nq", "graph.gexf", "facts.csv"} <= reference.keys()


def with_shuffled_facts(text: str, seed: int) -> str:
    head, *items = re.split(r"^(?=- relation:)", text, flags=re.MULTILINE)
    random.Random(seed).shuffle(items)  # noqa: S311
    return head + "".join(items)


@pytest.mark.parametrize("seed", [1, 2])
def test_any_order_of_facts_and_any_names_of_their_files(
    reference: dict[str, bytes], tmp_path: Path, seed: int
) -> None:
    shuffled = tmp_path / "data"
    shutil.copytree(DATA, shuffled)
    for path in sorted((shuffled / "facts").iterdir()):
        text = path.read_text("utf-8")
        mixed = with_shuffled_facts(text, seed)
        assert mixed != text
        path.unlink()
        # the files' names sort the other way round now
        path.with_name(f"{9 - ord(path.stem[-1]) % 10}-{path.name}").write_text(mixed, "utf-8")
    build(read_corpus(shuffled), tmp_path / "out")
    assert differing(files(tmp_path / "out"), reference) == []


def test_any_order_of_actors_and_documents(reference: dict[str, bytes], tmp_path: Path) -> None:
    turned = tmp_path / "data"
    shutil.copytree(DATA, turned)
    for name in ("actors.yaml", "documents.yaml"):
        path = turned / name
        head, *items = re.split(r"^(?=- )", path.read_text("utf-8"), flags=re.MULTILINE)
        path.write_text(head + "".join(item.rstrip("\n") + "\n" for item in reversed(items)), "utf-8")
    build(read_corpus(turned), tmp_path / "out")
    assert differing(files(tmp_path / "out"), reference) == []


def test_any_place_of_the_data(
    reference: dict[str, bytes], run: Callable[..., CompletedProcess[str]], tmp_path: Path
) -> None:
    shutil.copytree(DATA, tmp_path / "elsewhere" / "my data")
    run("build", "my data", "-o", tmp_path / "out", cwd=tmp_path / "elsewhere")
    assert differing(files(tmp_path / "out"), reference) == []


def test_a_change_of_the_data_is_a_change_of_the_bytes(reference: dict[str, bytes], tmp_path: Path) -> None:
    changed = tmp_path / "data"
    shutil.copytree(DATA, changed)
    path = changed / "dataset.yaml"
    path.write_text(path.read_text("utf-8").replace('version: "1"', 'version: "2"'), "utf-8")
    build(read_corpus(changed), tmp_path / "out")
    assert {"graph.ttl", "graph.nq", "index.html"} <= set(differing(files(tmp_path / "out"), reference))
