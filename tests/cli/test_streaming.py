"""`build` and `check` where facts are brought by machines."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ctipgraph.cli.reading import read_sound
from ctipgraph.cli.source import Source
from ctipgraph.errors import DataError

ROOT = Path(__file__).parent.parent.parent
Run = Callable[..., "subprocess.CompletedProcess[str]"]
HEADER = "relation,subject,object,status,document,passages,role\n"
GOOD = "fundedBy,river-project,government-of-utopia,asserted,gazette-2020,The donors … of Utopia,\n"
WRONG = GOOD.replace("river-project", "rivr-project")


@pytest.fixture
def machine(write_data: Callable[..., Path]) -> Callable[[str], Path]:
    def write(rows: str) -> Path:
        none = "document: gazette-2020\nfacts: []\n"
        return write_data({"facts/gazette-2020.yaml": none, "facts/m.csv": (HEADER + rows).encode()})

    return write


def test_build_writes_what_is_sound_and_tells_of_the_rest(
    run: Run, machine: Callable[[str], Path], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    done = run("build", machine(GOOD + WRONG), "-o", out)
    assert done.returncode == 0
    assert "1 fact of 2 rows" in done.stdout
    assert "m.csv:3: violation: no actor 'rivr-project'; did you mean 'river-project'? [reference]" in done.stderr
    assert "1 wrong row left out" in done.stderr
    assert json.loads((out / "rejects.jsonl").read_text("utf-8"))["line"] == 3
    assert (out / "index.html").exists()


def test_strict_writes_nothing(run: Run, machine: Callable[[str], Path], tmp_path: Path) -> None:
    done = run("build", machine(GOOD + WRONG), "-o", tmp_path / "out", "--strict")
    assert (done.returncode, done.stdout) == (1, "")
    assert "nothing is written (--strict)" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_only_writes_one_format(run: Run, machine: Callable[[str], Path], tmp_path: Path) -> None:
    run("build", machine(GOOD), "-o", tmp_path / "out", "--only", "nt", "--only", "gexf")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["graph.gexf", "graph.nt", "rejects.jsonl"]
    run("build", "data", "-o", tmp_path / "people", "--only", "nt")
    assert [path.name for path in (tmp_path / "people").iterdir()] == ["graph.nt"]


def test_check_has_the_wrong_rows_in_its_report(run: Run, machine: Callable[[str], Path]) -> None:
    data = machine(GOOD + WRONG + GOOD)
    done = run("check", data, "--format", "json")
    found = [(row["line"], row["rule"]) for row in json.loads(done.stdout)["results"] if row["severity"] == "violation"]
    assert (done.returncode, found) == (1, [(3, "reference"), (4, "duplicate-fact")])
    assert run("check", machine(GOOD)).returncode == 0


@pytest.mark.parametrize("option", ["--shacl", "--site=site"])
def test_what_needs_all_facts_in_memory_is_refused(run: Run, machine: Callable[[str], Path], option: str) -> None:
    done = run("build", machine(GOOD), option)
    assert done.returncode == 2
    assert "not all in memory at one time" in done.stderr


def test_the_other_commands_read_rows_while_they_are_few(run: Run, machine: Callable[[str], Path]) -> None:
    assert "Government of Utopia" in run("show", "River Project", "--data", machine(GOOD)).stdout


def test_a_store_of_rows_shows_what_the_rows_show(run: Run, machine: Callable[[str], Path]) -> None:
    data = machine(GOOD)
    before = run("show", "River Project", "-d", data)
    done = run("store", "build", data)
    assert done.stdout.startswith(f"{data}.store: 1 fact of 1 document"), done.stderr
    after = run("show", "River Project", "-d", data)
    assert "from the store" in after.stderr
    assert "Government of Utopia" in after.stdout
    assert after.stdout.split() == before.stdout.replace("the whole graph: ", "").split()


def test_no_store_is_built_while_a_row_is_wrong(run: Run, machine: Callable[[str], Path]) -> None:
    data = machine(GOOD + WRONG)
    done = run("store", "build", data)
    assert (done.returncode, done.stdout) == (1, "")
    assert "the data has 1 wrong row, so no graph is made of it; see with: ctipgraph check" in done.stderr
    assert not list(Path(f"{data}.store").glob("*"))


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="a file's size can't be limited on Windows")
@pytest.mark.parametrize("most", [500, 5_000, 50_000])  # bytes: it fails in the first part, in settling, in writing
def test_a_disk_that_is_full_is_told_of_and_leaves_nothing(
    machine: Callable[[str], Path], tmp_path: Path, most: int
) -> None:
    import resource

    out = tmp_path / "out"
    out.mkdir()
    (out / "graph.nt").write_text("old")
    done = subprocess.run(
        [sys.executable, "-m", "ctipgraph", "build", str(machine(GOOD * 30)), "-o", str(out)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
    )
    assert done.returncode == 2
    assert f"'{out}' can't be written to: File too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert [(path.name, path.read_text()) for path in out.iterdir()] == [("graph.nt", "old")]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="signals are another thing on Windows")
def test_a_build_that_is_cut_says_how_to_go_on(machine: Callable[[str], Path], tmp_path: Path) -> None:
    rows = "".join(GOOD[:-1] + f"share {n}\n" for n in range(60_000))
    data, out = machine(rows), tmp_path / "out"
    with subprocess.Popen(
        [sys.executable, "-m", "ctipgraph", "build", str(data), "-o", str(out), "--only", "nt"],
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        text=True,
    ) as process:
        work = tmp_path / ".out.stream"
        for _ in range(600):
            if any(work.glob("part-*.json")):
                break
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        assert process.stderr is not None
        told = process.stderr.read()
    assert process.returncode == 2
    assert f"go on with: ctipgraph build {data} -o {out} --resume" in told
    assert "Traceback" not in told
    assert not out.exists()
    assert work.is_dir()


def test_a_file_too_large_for_memory_is_told_of_with_what_to_do(
    machine: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = machine("")
    monkeypatch.setattr("ctipgraph.records.streamed.MAX_BYTES", 10)

    with pytest.raises(DataError) as raised:
        read_sound(data, None, None)

    assert f"ctipgraph store build {data}; for the others split it: facts/" in str(raised.value)
    assert "ctipgraph check" not in str(raised.value)


def test_many_facts_read_anew_are_told_of_with_the_store_to_build(
    machine: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = machine(GOOD)
    Source(data).open()
    assert capsys.readouterr().err == ""

    monkeypatch.setattr("ctipgraph.cli.source.MANY", 0)
    Source(data).open()
    assert capsys.readouterr().err.endswith(f"were read anew; a store answers sooner: ctipgraph store build {data}\n")
