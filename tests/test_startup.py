"""A command loads what it uses: nobody waits for a library that does nothing for them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HEAVY = {
    "IPython",
    "hypothesis",
    "jinja2",
    "matplotlib",
    "networkx",
    "numpy",
    "pandas",
    "polars",
    "pyarrow",
    "pyshacl",
    "pytest",
    "pyvis",
    "rdflib",
}
FOR_PEOPLE = {"COLUMNS", "FORCE_COLOR", "TTY_COMPATIBLE"}  # whoever sets these wants lines as on a terminal
# run a command as the console script does, then write down which modules are there
COMMAND = """
import sys
listed = sys.argv.pop()
from ctipgraph.cli import main
try:
    main()
except SystemExit as done:
    assert not done.code, done.code
with open(listed, "w") as file:
    file.write("\\n".join(sys.modules))
"""


def run(code: str, *arguments: str | Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT,
        env={**{name: value for name, value in os.environ.items() if name not in FOR_PEOPLE}, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def loaded_by(tmp_path: Path, *command: str | Path) -> set[str]:
    run(COMMAND, *command, tmp_path / "listed")
    return set((tmp_path / "listed").read_text().splitlines())


def libraries(modules: set[str]) -> set[str]:
    return {name.partition(".")[0] for name in modules}


@pytest.mark.parametrize(
    "command",
    [
        "--help",
        "--version",
        "check data",
        "query funders",
        "questions",
        "network",
        "network funding --measure degree",
        "show UN-ACT",
        "compare 2014 2024",
        "diff data data",
        "path UN-ACT USAID",
        "who --role funds",
        "dossier UN-ACT -f html",
        "table 3w",
        "view -o OUT/page.html",
        "build data -o OUT/out",
    ],
)
def test_a_command_loads_no_heavy_library(tmp_path: Path, command: str) -> None:
    modules = loaded_by(tmp_path, *command.replace("OUT", str(tmp_path)).split())
    assert "ctipgraph.cli" in modules
    assert libraries(modules) & HEAVY == set()


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_version_load_neither_records_nor_the_store(tmp_path: Path, option: str) -> None:
    modules = loaded_by(tmp_path, option)
    assert {name for name in modules if name.startswith("ctipgraph.") and not name.startswith("ctipgraph.cli")} == {
        "ctipgraph.doors",
        "ctipgraph.errors",
    }
    assert libraries(modules) & {"pyoxigraph", "yaml"} == set()


@pytest.mark.parametrize(
    "command",
    [
        "show UN-ACT",
        "path UN-ACT USAID",
        "who --role funds",
        "query funders -p project=UN-ACT",
        "check data",
        "build data -o OUT/out --only nt",
    ],
)
def test_a_plain_line_of_the_commands_that_are_used_most_loads_no_typer(command: str, tmp_path: Path) -> None:
    modules = loaded_by(tmp_path, *command.replace("OUT", str(tmp_path)).split())
    assert libraries(modules) & {"typer", "pydantic"} == set()
    assert ("rich" in libraries(modules)) == command.startswith("build")  # which shows a table


# what every answer from a store needs: what is not in these lists costs each of them its time
FROM_A_STORE = """
    cli cli.plain cli.source doors errors model model.conflicts model.corpus model.identity model.ids model.records
    model.report ontology passages passages.fragment records records.lookup records.rows resources store store.basis
    store.described store.disk store.file_recall store.kept_ontology store.label store.recall
"""
NEEDED = {
    "query funders -p project=UN-ACT": """
        cli.asking cli.output model.counting rdf rdf.terms records.characters store.answers store.ask store.engine
        store.from_columns store.questions store.unreadable
    """,
    "show UN-ACT": "cli.output cli.showing findings findings.wording store.near",
    "path UN-ACT USAID": """
        cli.presenting cli.relating findings findings.finding findings.forms findings.path model.counting networks
        networks.flaws networks.forbidden networks.paths networks.recalled
    """,
    "who --role funds": """
        cli.holding cli.presenting findings findings.chains findings.finding findings.forms findings.index
        findings.roles findings.whereabouts findings.who findings.wording model.windows networks networks.flaws
        store.filed_index
    """,
}
# they take a millisecond and more each, and an answer from a store needs none of them
LEFT = {"csv", "difflib", "hashlib", "html", "logging", "shutil", "subprocess", "tempfile", "threading", "yaml"}


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder, with a store beside it."""
    data = tmp_path_factory.mktemp("kept") / "data"
    shutil.copytree(ROOT / "data", data)
    run("from ctipgraph.cli import main; main()", "store", "build", data)
    return data


@pytest.mark.parametrize("command", NEEDED)
def test_an_answer_from_a_store_loads_what_it_needs(command: str, kept: Path, tmp_path: Path) -> None:
    modules = loaded_by(tmp_path, *command.split(), "-d", kept)
    assert {name.removeprefix("ctipgraph.") for name in modules if name.startswith("ctipgraph.")} == {
        *FROM_A_STORE.split(),
        *NEEDED[command].split(),
    }
    assert modules & LEFT == set()
    assert ("pyoxigraph" in modules) == command.startswith("query")  # the records of the others are in SQLite


# what is left to be done at the end is seen by what it prints
TO_THE_END = """
import atexit, sys
atexit.register(print, "to the end")
from ctipgraph.__main__ import run
if sys.argv.pop() == "traced":
    sys.settrace(lambda *_: None)
run()
"""


def test_a_plain_line_that_is_answered_takes_nothing_apart() -> None:
    shown = run(TO_THE_END, "show", "UN-ACT", "")
    assert shown.startswith("rests on ")
    assert "to the end" not in shown


@pytest.mark.parametrize("line", ["show UN-ACT traced", "questions untraced"], ids=["measured", "not plain"])
def test_whoever_measures_and_other_commands_come_to_the_end(line: str) -> None:
    assert run(TO_THE_END, *line.split()).endswith("to the end\n")


def test_check_loads_no_page_no_export_and_no_store(tmp_path: Path) -> None:
    modules = loaded_by(tmp_path, "check", "data")
    floors = {name.split(".")[1] for name in modules if name.startswith("ctipgraph.")}
    assert floors & {"views", "exports", "networks", "store", "build"} == set()


def test_a_heavy_library_is_loaded_by_the_command_that_uses_it(tmp_path: Path) -> None:
    modules = loaded_by(tmp_path, "view", "--renderer", "pyvis", "-o", tmp_path / "page.html")
    assert "pyvis" in libraries(modules)


def test_importing_the_package_opens_none_of_its_doors() -> None:
    modules = set(run("import ctipgraph, sys; print(*sys.modules)").split())
    assert {name for name in modules if name.startswith("ctipgraph")} == {"ctipgraph", "ctipgraph.doors"}
    assert libraries(modules) & (HEAVY | {"pyoxigraph", "yaml", "typer", "rich"}) == set()


def test_reading_and_checking_from_python_loads_no_heavy_library() -> None:
    code = "import ctipgraph, sys; ctipgraph.check(ctipgraph.read_corpus('data')); print(*sys.modules)"
    assert libraries(set(run(code).split())) & (HEAVY | {"typer", "rich"}) == set()
