"""A store on disk answers as the records do; whenever its building is killed, the old one or the new one is there."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ctipgraph.errors import CtipgraphError, QueryError
from ctipgraph.exports.lines import write_nquads
from ctipgraph.model import Corpus
from ctipgraph.networks.recalled import all_ties
from ctipgraph.ontology import read_ontology
from ctipgraph.records import read_corpus
from ctipgraph.store import Bounds, Question, ask, read_questions
from ctipgraph.store.ask import Table
from ctipgraph.store.disk import OnDisk, open_store
from ctipgraph.store.keep import build_store, optimize_store
from ctipgraph.store.label import default_folder, read_label, stamp

ROOT = Path(__file__).parent.parent.parent
NAMED = "SELECT ?name { ?x a ctip:Ministry ; rdfs:label ?name }"
BUILD = """
import sys
from pathlib import Path
from ctipgraph.cli.keeping import run_store_build
run_store_build(Path(sys.argv[1]), None, None)
"""


def build(data: Path) -> OnDisk:
    corpus = read_corpus(data)

    def write(path: Path) -> None:
        with path.open("wb") as sink:
            write_nquads(corpus, sink)

    build_store(data, default_folder(data), corpus.ontology, write, all_ties)
    kept = open_store(default_folder(data), data)
    assert kept is not None
    return kept


def opened(data: Path) -> OnDisk | None:
    return open_store(default_folder(data), data)


def told(table: Table) -> tuple[object, ...]:
    return (table.columns, table.rows, table.facts, str(table.basis), table.absence, table.cut)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> OnDisk:
    """Keep the data set of the repository."""
    data = tmp_path_factory.mktemp("kept") / "data"
    data.symlink_to(ROOT / "data")
    return build(data)


@pytest.mark.parametrize("question", read_questions().values(), ids=lambda question: question.name)
def test_each_ready_question_is_answered_alike(question: Question, corpus: Corpus, kept: OnDisk) -> None:
    assert told(ask(kept, question)) == told(ask(corpus, question))


def test_a_query_of_ones_own_runs_in_a_process_of_its_own(kept: OnDisk, corpus: Corpus) -> None:
    assert told(ask(kept, NAMED)) == told(ask(corpus, NAMED))
    with pytest.raises(QueryError, match="took longer than 1 s"):
        kept.select_foreign("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", Bounds(timeout=1))
    with pytest.raises(QueryError, match="SERVICE"):
        kept.select_foreign("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }")


def test_a_query_of_ones_own_reaches_no_network_even_past_the_guard(
    kept: OnDisk, server: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = "import sys; from ctipgraph.store.worker import leave_network; sys.exit(not leave_network())"
    if subprocess.run([sys.executable, "-c", alone], check=False, cwd=ROOT).returncode:
        pytest.skip("the system lets no process leave the network")
    monkeypatch.setattr("ctipgraph.store.shielded.guard", lambda query: None)
    other = server(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    with pytest.raises(QueryError):
        kept.select_foreign(f"SELECT * {{ SERVICE <{other.address}> {{ ?s ?p ?o }} }}")
    assert other.asked == []


def test_a_store_is_used_only_while_the_data_is_as_it_was(write_data: Callable[..., Path]) -> None:
    data = write_data()
    assert opened(data) is None
    build(data)
    assert opened(data) is not None
    os.utime(data / "actors.yaml", (1, 1))
    assert opened(data) is not None, "another time alone is no other content"
    actors = (data / "actors.yaml").read_text()
    (data / "actors.yaml").write_text(actors.replace("Ministry of Welfare", "Ministry of Warfare"))
    assert opened(data) is None
    (data / "actors.yaml").write_text(actors)
    assert opened(data) is not None
    (data / "facts" / "more.yaml").write_text("document: gazette-2020\nfacts: []\n")
    assert opened(data) is None


def test_so_is_one_of_another_ontology(write_data: Callable[..., Path], tmp_path: Path) -> None:
    data = write_data()
    build(data)
    text = (ROOT / "ontology" / "ctip.ttl").read_text()
    (tmp_path / "ctip.ttl").write_text(text + "\n# a remark\n")
    assert open_store(default_folder(data), data, ROOT / "ontology") is not None
    assert open_store(default_folder(data), data, tmp_path) is None


def test_without_the_terms_that_it_holds_ready_the_ontology_is_read(write_data: Callable[..., Path]) -> None:
    data = write_data()
    terms = build(data).folder / "ontology.json"
    terms.write_text("?" * terms.stat().st_size)
    kept = opened(data)
    assert kept is not None
    assert kept.ontology == read_ontology()


@pytest.mark.parametrize("file", ["records.sqlite", "columns.duckdb", "ctip.ttl", "ontology.json", "graph/CURRENT"])
def test_one_that_is_not_whole_is_not_used_and_is_built_again(write_data: Callable[..., Path], file: str) -> None:
    data = write_data()
    path = build(data).folder / file
    if file == "columns.duckdb" and not path.is_file():
        pytest.skip("without DuckDB there are no columns")
    path.unlink()
    assert opened(data) is None
    build(data)
    assert opened(data) is not None


@pytest.mark.parametrize(
    ("file", "query"),
    [("graph/CURRENT", "withdrawn"), ("graph/CURRENT", NAMED), ("columns.duckdb", "relations"),
     ("columns.duckdb.texts", "relations")],
)  # fmt: skip
def test_a_file_that_is_garbled_is_one_line_with_advice(write_data: Callable[..., Path], file: str, query: str) -> None:
    data = write_data()
    kept = build(data)
    path = kept.folder / file
    if not path.is_file():
        pytest.skip("without DuckDB there are no columns")
    path.write_bytes(b"?" * path.stat().st_size)
    kept = opened(data)
    assert kept is not None
    with pytest.raises((CtipgraphError, QueryError), match=r"the store's '.*' can't be read"):
        ask(kept, query)


def test_texts_are_no_part_of_it(write_data: Callable[..., Path]) -> None:
    data = write_data()
    build(data)
    (data / "texts" / "gazette-2020.txt").write_text("Something else.")
    assert opened(data) is not None


def test_the_same_data_is_not_built_again(write_data: Callable[..., Path]) -> None:
    data = write_data()
    build(data)

    def never(path: Path) -> None:
        raise AssertionError(path)

    build_store(data, default_folder(data), read_ontology(), never, all_ties)


def test_data_that_changes_while_it_is_read_is_not_kept(write_data: Callable[..., Path]) -> None:
    data = write_data()

    def write(path: Path) -> None:
        with path.open("wb") as sink:
            write_nquads(read_corpus(data), sink)
        (data / "late.yaml").write_text("[]")

    with pytest.raises(CtipgraphError, match="changed while its store was built"):
        build_store(data, default_folder(data), read_ontology(), write, all_ties)
    assert read_label(default_folder(data)) is None


@pytest.mark.parametrize("label", [b"", b"{", b"[]", b'{"format": 1}', b'{"generation": "../data", "digest": 3}'])
def test_a_label_that_can_not_be_read_is_no_store(write_data: Callable[..., Path], label: bytes) -> None:
    data = write_data()
    build(data)
    (default_folder(data) / "store.json").write_bytes(label)
    assert opened(data) is None
    assert told(ask(build(data), NAMED))[1] == (("Ministry of Welfare",),)


def test_a_folder_that_can_not_be_written_to_is_one_line(write_data: Callable[..., Path]) -> None:
    data = write_data()
    default_folder(data).write_text("a file")
    with pytest.raises(CtipgraphError, match=r"no store could be written to .*Not a directory|File exists"):
        build(data)


def test_optimizing_changes_no_answer(write_data: Callable[..., Path]) -> None:
    data = write_data()
    before = told(ask(build(data), NAMED))
    optimize_store(default_folder(data))
    kept = opened(data)
    assert kept is not None
    assert told(ask(kept, NAMED)) == before


def test_the_old_store_is_there_until_the_next_but_one(write_data: Callable[..., Path]) -> None:
    data = write_data()
    first = build(data)
    (data / "extra.yaml").write_text("[]")
    build(data)
    assert first.folder.is_dir(), "somebody may be reading it"
    (data / "extra.yaml").write_text("[ ]")
    build(data)
    assert not first.folder.is_dir()


@pytest.mark.parametrize("seed", range(20))
def test_a_kill_at_any_moment_leaves_the_old_store_or_the_new_one(write_data: Callable[..., Path], seed: int) -> None:
    data = write_data()
    build(data)
    old, before = read_label(default_folder(data)), stamp(data)
    actors = (data / "actors.yaml").read_text()
    (data / "actors.yaml").write_text(actors.replace("Ministry of Welfare", f"Ministry of Welfare {seed}"))
    command = [sys.executable, "-c", BUILD, str(data)]
    process = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.DEVNULL)
    folder = default_folder(data)
    while process.poll() is None and not any(path.name.startswith(".new-") for path in folder.iterdir()):
        time.sleep(0.002)
    time.sleep(random.Random(seed).random() * 0.4)  # noqa: S311 - any moment from the first file on
    process.kill()
    process.wait()
    label = read_label(folder)
    assert label is not None
    name = "Ministry of Welfare" if label == old else f"Ministry of Welfare {seed}"
    assert (label.files == before) == (label == old)
    assert told(ask(OnDisk(folder / label.generation, read_ontology(), label), NAMED))[1] == ((name,),)
    assert told(ask(build(data), NAMED))[1] == ((f"Ministry of Welfare {seed}",),), "and building again works"
