"""`build`, `check` and `init`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]
WriteData = Callable[..., Path]
WRONG = {"actors.yaml": "- {id: a, type: Projet, name: A}"}


def test_build_writes_and_sums_up(run: Run, write_data: WriteData, tmp_path: Path) -> None:
    done = run("build", write_data(), "-o", tmp_path / "out")
    assert done.returncode == 0
    assert "1 fact on 3 actors from 1 document; " in done.stdout
    assert "index.html" in done.stdout
    assert (tmp_path / "out" / "index.html").is_file()


def test_build_says_how_many_passages_were_found_and_how_many_not_looked_for(
    run: Run, write_data: WriteData, tmp_path: Path
) -> None:
    data = write_data()
    assert "passages: 1 not checked: no text" in run("build", data, "-o", tmp_path / "out").stdout
    assert "passages: 1 exact" in run("build", data, "-o", tmp_path / "out", "--texts", data / "texts").stdout
    by_environment = run("build", data, "-o", tmp_path / "out", CTIPGRAPH_TEXTS=str(data / "texts"))
    assert "passages: 1 exact" in by_environment.stdout


def test_build_with_a_violation_is_status_1_and_writes_nothing(run: Run, write_data: WriteData, tmp_path: Path) -> None:
    done = run("build", write_data(WRONG), "-o", tmp_path / "out")
    assert done.returncode == 1
    assert "actors.yaml:1: violation: no type 'Projet'; did you mean 'Project'?" in done.stderr
    assert f"nothing was written; '{tmp_path / 'out'}' is as it was" in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_data_folder_that_is_not_there_is_status_2(run: Run, tmp_path: Path, command: str) -> None:
    done = run(command, "no-such-folder", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr == (
        "ctipgraph: no data folder at 'no-such-folder'; name one, or make one with: ctipgraph init no-such-folder\n"
    )


def test_an_out_that_is_a_file_is_status_2_and_stays(run: Run, write_data: WriteData, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    done = run("build", write_data(), "-o", tmp_path / "out")
    assert done.returncode == 2
    assert "name another folder with -o" in done.stderr
    assert "Traceback" not in done.stderr
    assert (tmp_path / "out").read_text() == "a file"


@pytest.mark.parametrize("command", ["build", "check"])
def test_an_ontology_that_is_not_turtle_is_a_sentence(
    run: Run, write_data: WriteData, tmp_path: Path, command: str
) -> None:
    (tmp_path / "ctip.ttl").write_text("this is not Turtle")
    done = run(command, write_data(), "--ontology", tmp_path)
    assert done.returncode == 2
    assert "the ontology can't be read" in done.stderr
    assert "Traceback" not in done.stderr


def test_check_is_status_0_without_and_1_with_a_violation(run: Run, write_data: WriteData) -> None:
    assert run("check", write_data()).returncode == 0
    assert run("check", write_data(WRONG)).returncode == 1


def test_check_of_the_data_set_has_no_violation(run: Run) -> None:
    done = run("check", "data")
    assert done.returncode == 0, done.stdout
    assert "no violations" in done.stdout


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_every_form_of_the_report_names_file_line_and_rule(run: Run, write_data: WriteData, form: str) -> None:
    done = run("check", write_data(WRONG), "--format", form)
    assert done.returncode == 1
    assert "actors.yaml" in done.stdout
    assert "unknown-type" in done.stdout
    if form in ("json", "sarif"):
        json.loads(done.stdout)


def test_init_makes_a_folder_that_checks_without_a_warning_and_builds(run: Run, tmp_path: Path) -> None:
    made = run("init", tmp_path / "utopia")
    assert made.returncode == 0
    assert f"ctipgraph check {tmp_path / 'utopia'}" in made.stdout
    report = json.loads(run("check", tmp_path / "utopia", "--format", "json").stdout)
    assert [result for result in report["results"] if result["severity"] != "info"] == []
    checked = run("check", tmp_path / "utopia")
    assert "no violations, no warnings" in checked.stdout
    assert "not checked" not in checked.stdout
    assert run("build", tmp_path / "utopia", "-o", tmp_path / "out").returncode == 0


def test_init_tells_commands_that_can_be_typed_as_they_stand(run: Run, tmp_path: Path) -> None:
    made = run("init", tmp_path / "the hills")
    assert f"  ctipgraph check '{tmp_path / 'the hills'}'\n" in made.stdout


def test_init_takes_an_empty_folder(run: Run, tmp_path: Path) -> None:
    assert run("init", tmp_path).returncode == 0
    assert (tmp_path / "dataset.yaml").is_file()


def test_init_refuses_a_folder_that_is_not_empty(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    done = run("init", tmp_path)
    assert done.returncode == 2
    assert "is there already and not empty; name a new folder" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_init_refuses_a_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    assert run("init", tmp_path / "mine.txt").returncode == 2


def test_init_where_no_folder_can_be_made_is_a_sentence(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file")
    done = run("init", tmp_path / "file" / "utopia")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_check_tells_of_each_passage_in_which_tier_it_was_found(run: Run, write_data: WriteData) -> None:
    data = write_data({"texts/gazette-2020.txt": "The donors\u00a0include the Government of Utopia."})
    shown = run("check", data, "--texts", data / "texts", "--passages").stdout
    assert "gazette-2020.yaml:8: folded: 'The donors include … of Utopia' in gazette-2020\n" in shown


def test_a_file_in_the_place_of_a_data_folder_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("notes")
    done = run("check", tmp_path / "notes.txt")
    assert done.returncode == 2
    assert "notes.txt' is a file; name the folder of a data set, or start one with: ctipgraph init" in done.stderr


def test_a_folder_that_holds_no_data_set_is_told(run: Run, tmp_path: Path) -> None:
    done = run("check", tmp_path)
    assert done.returncode == 2
    assert "has no dataset.yaml; name a data folder, or start one with: ctipgraph init" in done.stderr


@pytest.mark.parametrize("option", ["-o", "--site"])
def test_nothing_is_built_into_the_data_folder(run: Run, write_data: WriteData, tmp_path: Path, option: str) -> None:
    data = write_data()
    before = sorted(data.rglob("*"))
    done = run("build", data, *([] if option == "-o" else ["-o", tmp_path / "out"]), option, data / ".." / data.name)
    assert done.returncode == 2
    assert "is the data folder; name another one to write to" in done.stderr
    assert sorted(data.rglob("*")) == before
    assert not (tmp_path / "out").exists()


def test_the_passage_of_a_fact_with_an_unknown_relation_is_looked_for_in_the_same_run(
    run: Run, write_data: WriteData
) -> None:
    fact = (
        "{relation: fundz, subject: river-project, object: ministry, status: asserted, passages: [The doners … Utopia]}"
    )
    data = write_data({"facts/gazette-2020.yaml": f"document: gazette-2020\ncurator: tester\nfacts:\n- {fact}\n"})
    told = run("check", data, "--texts", data / "texts").stdout
    assert "[unknown-relation]" in told
    assert "[passage-found]" in told
