"""Bad input gets located results in plain words, and nothing is written.

Each folder of `bad/` is a case: the files that replace those of the tiny data set (tests/conftest.py), and
`report.txt` with every violation that `ctipgraph build` then prints. `doubtful/` is the same for warnings.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from ctipgraph.cli.app import app

HERE = Path(__file__).parent
BAD = sorted((HERE / "bad").iterdir())
DOUBTFUL = sorted((HERE / "doubtful").iterdir())


def replaced(case: Path) -> dict[str, str | bytes]:
    files = (path for path in case.rglob("*") if path.is_file() and path.name != "report.txt")
    return {path.relative_to(case).as_posix(): path.read_bytes() for path in files}


def built(data: Path, out: Path) -> tuple[int, str]:
    """Run `ctipgraph build`; return its exit status and what it told, with files named from the data folder."""
    result = CliRunner().invoke(
        app, ["build", str(data), "-o", str(out), "--texts", str(data / "texts")], catch_exceptions=False
    )
    return result.exit_code, result.stderr.replace(f"{data.as_posix()}/", "")


def with_severity(severity: str, report: str) -> str:
    return "".join(line for line in report.splitlines(keepends=True) if f": {severity}: " in line)


def files_below(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("case", BAD, ids=lambda case: case.name)
def test_bad_input_gets_its_lines_and_nothing_is_written(case, write_data, tmp_path):
    data, out = write_data(replaced(case)), tmp_path / "out"
    out.mkdir()
    (out / "graph.ttl").write_text("an earlier graph")
    before = files_below(tmp_path)

    status, report = built(data, out)

    assert with_severity("violation", report) == (case / "report.txt").read_text("utf-8")
    assert status == 1
    assert files_below(tmp_path) == before


@pytest.mark.parametrize("case", DOUBTFUL, ids=lambda case: case.name)
def test_doubtful_input_gets_a_warning_and_the_graph_is_written(case, write_data, tmp_path):
    status, report = built(write_data(replaced(case)), tmp_path / "out")

    assert (case / "report.txt").read_text("utf-8") in with_severity("warning", report)
    assert status == 0
    assert (tmp_path / "out" / "graph.ttl").exists()


def test_there_are_at_least_fifty_bad_inputs_each_with_a_line_of_its_own():
    reports = [(case / "report.txt").read_text("utf-8") for case in BAD]
    assert len({report for report in reports if ": violation: " in report}) >= 50


@pytest.mark.parametrize("name", ["unknown-relation", "utf-16", "yaml-alias-bomb", "many-at-once"])
def test_a_process_ends_with_status_one_and_its_lines_on_standard_error(name, write_data, tmp_path, run):
    data, out = write_data(replaced(HERE / "bad" / name)), tmp_path / "out"

    done = run("build", data, "-o", out, "--texts", data / "texts")

    report = with_severity("violation", done.stderr.replace(f"{data.as_posix()}/", ""))
    assert report == (HERE / "bad" / name / "report.txt").read_text("utf-8")
    assert (done.returncode, done.stdout) == (1, "")
    assert not out.exists()
