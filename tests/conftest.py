"""What the tests share: a tiny corpus written where a test can see it, and the data set of the repository."""

from __future__ import annotations

import difflib
import os
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import hypothesis
import pytest

from ctipgraph.exports.lines import write_nquads
from ctipgraph.model import Corpus
from ctipgraph.networks.recalled import all_ties
from ctipgraph.records import read_corpus
from ctipgraph.store import Endpoint
from ctipgraph.store.disk import RECORDS
from ctipgraph.store.file_recall import FileRecall
from ctipgraph.store.graph_recall import GraphRecall
from ctipgraph.store.label import Label
from ctipgraph.store.records_file import write_records, write_ties

ROOT = Path(__file__).parent.parent

# a busy machine is no failure, and a failure comes again
hypothesis.settings.register_profile("steady", deadline=None, derandomize=True)
hypothesis.settings.load_profile("steady")

# a whole, tiny, fictional data set; a test writes over the one file that it is about
UTOPIA = {
    "dataset.yaml": """
        title: Utopia
        base: https://example.org/
        licence: https://creativecommons.org/licenses/by/4.0/
        """,
    "documents.yaml": """
        - id: gazette-2020
          title: The River Project
          publisher: The Gazette
          published: 2020-01-31
          url: https://example.org/gazette
          language: en
        """,
    "actors.yaml": """
        - id: river-project
          type: Project
          name: River Project
          also: [{acronym: RP}]
        - id: government-of-utopia
          type: Government
          name: Government of Utopia
        - id: ministry
          type: Ministry
          name: Ministry of Welfare
        """,
    "facts/gazette-2020.yaml": """
        document: gazette-2020
        curator: tester
        facts:
        - relation: fundedBy
          subject: river-project
          object: government-of-utopia
          status: asserted
          passages: [The donors include … of Utopia]
        """,
    "texts/gazette-2020.txt": """
        The Ministry of Welfare leads the River Project (RP).

        The donors include the Government of Utopia.
        """,
}

WriteData = Callable[..., Path]
Read = Callable[..., Corpus]


@pytest.fixture
def write_data(tmp_path: Path) -> WriteData:
    """Write the tiny data set, some of its files replaced: `write_data({"actors.yaml": "…"})` -> its folder."""

    def write(files: dict[str, str | bytes] | None = None) -> Path:
        folder = tmp_path / "data"
        for name, content in {**UTOPIA, **(files or {})}.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            raw = content if isinstance(content, bytes) else textwrap.dedent(content).lstrip("\n").encode()
            path.write_bytes(raw)
        return folder

    return write


@pytest.fixture
def read(write_data: WriteData) -> Read:
    """Write the tiny data set, some of its files replaced, and read it with its texts."""

    def read(files: dict[str, str | bytes] | None = None) -> Corpus:
        folder = write_data(files)
        return read_corpus(folder, texts=folder / "texts")

    return read


@pytest.fixture
def facts(read: Read) -> Callable[[str], Corpus]:
    """Read the tiny data set with these facts (YAML list items) in place of its own."""

    def with_facts(items: str) -> Corpus:
        body = "document: gazette-2020\nfacts:\n" + textwrap.dedent(items).lstrip("\n")
        return read({"facts/gazette-2020.yaml": body})

    return with_facts


@pytest.fixture(scope="session")
def articles() -> Path:
    """Return the folder of the two articles' texts, where it is at hand."""
    folder = os.environ.get("CTIPGRAPH_TEXTS")
    if not folder:
        pytest.skip("the articles' texts are not at hand: set CTIPGRAPH_TEXTS to their folder")
    return Path(folder)


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    """Return the data set of the repository, read without its texts."""
    return read_corpus(ROOT / "data")


Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def run() -> Run:
    """Run the program in a process of its own: `run("check", "data", NO_COLOR="1")` -> its status and outputs."""

    def run(
        *arguments: str | Path, stdin: str | bytes = "", cwd: Path = ROOT, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        given = {name: value for name, value in os.environ.items() if not name.startswith("CTIPGRAPH_")}
        done = subprocess.run(
            [sys.executable, "-m", "ctipgraph", *map(str, arguments)],
            input=stdin if isinstance(stdin, bytes) else stdin.encode(),
            capture_output=True,
            cwd=cwd,
            env={**given, "PYTHONPATH": str(ROOT), **environment},
            check=False,
            timeout=120,
        )
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Compare a text with a file of tests/golden: `golden("river-project.ttl", text)`."""

    def compare(name: str, text: str) -> None:
        path = ROOT / "tests" / "golden" / name
        if os.environ.get("CTIPGRAPH_RENEW"):
            path.write_bytes(text.encode())
        expected = path.read_bytes().decode() if path.exists() else ""
        lines = difflib.unified_diff(expected.splitlines(), text.splitlines(), f"golden/{name}", "now", lineterm="")
        difference = "\n".join(lines)
        renewed = "if it is meant to differ, run again with CTIPGRAPH_RENEW=1 and read the change"
        if text != expected:
            pytest.fail(f"{difference}\n{renewed}", pytrace=False)

    return compare


@pytest.fixture
def filed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Corpus], FileRecall]:
    """Write the records and ties of a corpus as a store does, and open them: `filed(corpus)`."""

    def file(corpus: Corpus) -> FileRecall:
        folder = tmp_path_factory.mktemp("filed")
        with (folder / "graph.nq").open("wb") as sink:
            write_nquads(corpus, sink)
        graph = GraphRecall(Endpoint(corpus))
        label = Label("g-0", "", []).counted(graph.dataset, graph.whole(), len(graph.documents))
        write_records(folder / RECORDS, folder / "graph.nq", corpus.ontology, graph.dataset)
        write_ties(folder / RECORDS, all_ties(FileRecall(folder / RECORDS, corpus.ontology, label)))
        return FileRecall(folder / RECORDS, corpus.ontology, label)

    return file
