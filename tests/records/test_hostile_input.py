"""Input made to harm: it gets a located result within seconds, and takes no more memory than a document is worth."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from ctipgraph.checks import check
from ctipgraph.model import Severity
from ctipgraph.records import read_corpus
from ctipgraph.records.facts import MOST_RESULTS

SECONDS = 10
MEGABYTES = 256
FACTS = "facts/gazette-2020.yaml"
HEAD = "document: gazette-2020\nfacts:\n"

# runs `ctipgraph check`, then tells the seconds that it worked and the most megabytes that it held
# (of Linux, where the peak is this program's own; elsewhere it may be that of the process that started it)
MEASURED = """
import pathlib, sys, time
from ctipgraph.cli import main
try:
    main()
finally:
    status = pathlib.Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    peak = next((int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM")), 0)
    print(time.process_time(), peak, file=sys.stderr)
"""


def checked(data: Path) -> tuple[int, str]:
    """Run `ctipgraph check` in a process of its own, within bounds: its exit status and its report."""
    run = subprocess.run(
        [sys.executable, "-c", MEASURED, "check", str(data), "--texts", str(data / "texts")],
        capture_output=True,
        text=True,
        timeout=SECONDS * 30,  # of the clock, on a machine that does much else
        cwd=Path(__file__).parents[2],
    )
    assert "Traceback" not in run.stderr
    seconds, megabytes = run.stderr.split()[-2:]
    assert float(seconds) < SECONDS
    assert int(megabytes) < MEGABYTES
    return run.returncode, run.stdout.replace(f"{data.as_posix()}/", "")


def bomb() -> str:
    """Nine levels of nine aliases each: 387 million values, were they followed."""
    names = "abcdefghi"
    lines = [f"- &a [{', '.join('x' * 9)}]"]
    lines += [f"- &{name} [{', '.join(['*' + before] * 9)}]" for before, name in pairwise(names)]
    return "\n".join(lines) + "\n"


def facts(number: int, /, **changed: str) -> str:
    """So many facts, `#` in a changed field being the number of each."""
    fields = {"relation": "fundedBy", "subject": "river-project", "object": "government-of-utopia"}
    fields |= {"status": "asserted", **changed}
    line = "- {" + ", ".join(f"{name}: {value}" for name, value in {**fields, **changed}.items()) + "}\n"
    return HEAD + "".join(line.replace("#", str(one)) for one in range(number))


# the file, what stands in it (made when it is needed), and the rule that refuses it
HUGE = {
    "a scalar of 200 MB": ("actors.yaml", lambda: "- " + "x" * 200_000_000, "file-size"),
    "a scalar of 20 MB": ("actors.yaml", lambda: "- " + "x" * 20_000_000, "value-size"),
    "a text of 20 MB": ("texts/gazette-2020.txt", lambda: "x " * 10_000_000, "file-size"),
    "a comment of 10 MB": ("actors.yaml", lambda: "#" + "x" * 10_000_000 + "\n", "file"),
    "comments on five million lines": ("actors.yaml", lambda: "#\n" * 5_000_000, "file"),
    "100,000 lists in lists": ("actors.yaml", lambda: "[" * 100_000, "yaml-depth"),
    "100,000 lists in lists, in blocks": ("actors.yaml", lambda: "- " * 100_000, "yaml-depth"),
    "100,000 mappings in mappings": ("actors.yaml", lambda: "{a: " * 100_000, "yaml-depth"),
    "100,000 keys in keys": ("actors.yaml", lambda: "? " * 100_000, "yaml-depth"),
    "an alias bomb": ("actors.yaml", bomb, "yaml-alias"),
    "5,000 duplicate keys": ("actors.yaml", lambda: "- id: x\n" + "  name: y\n" * 5_000, "duplicate-key"),
    "a million values": ("actors.yaml", lambda: "[" + "a," * 1_000_000 + "a]", "file-size"),
    "100,000 facts without a field": (FACTS, lambda: HEAD + "- {}\n" * 100_000, "missing-field"),
    "20,000 unknown relations": (FACTS, lambda: facts(20_000, relation="fundedBi#"), "unknown-relation"),
    "8,000 references to nobody": (FACTS, lambda: facts(8_000, subject="river-projec#"), "reference"),
    "8,000 references to no fact": (FACTS, lambda: facts(8_000, count="1#", handle="h#", subset_of="hh#"), "reference"),
    "10,000 unknown fields": (FACTS, lambda: facts(1, **{f"speake{n}": "x" for n in range(10_000)}), "unknown-field"),
    "8,000 passages of no text": (FACTS, lambda: facts(8_000, count="1#", passages="[The doners #]"), "passage-found"),
    "a passage of 30,000 words": (FACTS, lambda: facts(1, passages=f"[{'a ' * 30_000}]"), "passage-found"),
    "a value nearly an e-mail address": (FACTS, lambda: facts(9, relation="hasAim", object="a#" * 30_000), "evidence"),
}  # fmt: skip


@pytest.mark.parametrize("case", HUGE)
def test_huge_input_is_refused_in_time_and_memory(case, write_data):
    file, content, rule = HUGE[case]

    status, report = checked(write_data({file: content().encode()}))

    lines = [line for line in report.splitlines() if ": violation: " in line]
    assert status == 1
    assert any(line.endswith(f"[{rule}]") for line in lines)
    assert all(re.match(r"\S+:\d+: violation: .+ \[[a-z-]+\]$", line) and len(line) < 1000 for line in lines)


def test_after_ten_thousand_results_the_rest_is_not_read(write_data):
    report = check(read_corpus(write_data({FACTS: HEAD + "- 5\n" * 100_000})))

    assert len(report.results) == MOST_RESULTS + 2
    assert report.results[-1].rule == "results"


def test_a_text_that_repeats_itself_is_searched_in_time(write_data):
    text = "the river " * 40_000 + "ends"
    anchors = "[the river … ends, the … sea, {passage: the, prefix: sea}]"
    status, report = checked(write_data({"texts/gazette-2020.txt": text, FACTS: facts(1, passages=anchors)}))

    assert status == 1
    assert "fits different places" in report
    assert "the … sea' is not in gazette-2020" in report


# --- files that are none ------------------------------------------------------------------------------------------


def violations(data: Path) -> list[str]:
    report = check(read_corpus(data, texts=data / "texts"))
    return [
        str(result).replace(f"{data.as_posix()}/", "") for result in report if result.severity is Severity.VIOLATION
    ]


@pytest.mark.parametrize("name", ["dataset.yaml", "documents.yaml", "actors.yaml"])
def test_a_missing_file_has_one_result_and_its_entries_are_not_missed_one_by_one(name, write_data):
    data = write_data()
    (data / name).unlink()

    assert violations(data) == [
        f"{name}:1: violation: there is no {name}; put one there, as in: ctipgraph init EXAMPLE [file]"
    ]


def test_a_missing_folder_of_facts(write_data):
    data = write_data()
    (data / FACTS).unlink()
    (data / "facts").rmdir()

    assert violations(data) == [
        "facts:1: violation: no folder of facts; make it, with one file for each document [file]"
    ]


@pytest.mark.parametrize("name", ["actors.yaml", "identity.yaml", FACTS])
def test_a_folder_in_the_place_of_a_file(name, write_data):
    data = write_data()
    (data / name).unlink(missing_ok=True)
    (data / name).mkdir()

    assert violations(data) == [
        f"{name}:1: violation: this is no file that can be read; put one there, as in: ctipgraph init EXAMPLE [file]"
    ]


@pytest.mark.parametrize("name", ["actors.yaml", "identity.yaml", FACTS])
@pytest.mark.parametrize("target", ["itself", "nowhere", "/dev/zero"])
def test_a_link_that_leads_to_no_file(name, target, write_data):
    data = write_data()
    (data / name).unlink(missing_ok=True)
    (data / name).symlink_to((data / name).name if target == "itself" else target)

    assert violations(data) == [
        f"{name}:1: violation: this is no file that can be read; put one there, as in: ctipgraph init EXAMPLE [file]"
    ]


def test_a_file_that_may_not_be_read(write_data):
    data = write_data()
    (data / "actors.yaml").chmod(0)
    if os.access(data / "actors.yaml", os.R_OK):
        pytest.skip("this user may read everything")

    assert violations(data) == [
        "actors.yaml:1: violation: the file can't be read: Permission denied; check its name and rights [file]"
    ]


def test_a_file_that_fails_while_it_is_read(write_data, monkeypatch):
    data = write_data()

    def fail(path: Path) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "read_bytes", fail)

    assert "actors.yaml:1: violation: the file can't be read: Input/output error; check its name and rights [file]" in (
        violations(data)
    )


def test_a_file_of_facts_whose_name_is_not_utf_8(write_data):
    data = write_data()
    name = os.fsencode(data / "facts") + b"/gazette-\xff.yaml"
    try:
        Path(os.fsdecode(name)).write_text("facts: []\n")
    except OSError:
        pytest.skip("this file system takes only names in UTF-8")

    assert violations(data) == [
        "facts/gazette-?.yaml:1: violation: the file has no 'document'; add the line 'document: …' [missing-field]"
    ]


def test_hidden_files_beside_the_facts_are_passed_over(write_data):
    data = write_data({"facts/._gazette-2020.yaml": b"\x00\x05\x16\x07", "facts/.DS_Store": b"\x00"})

    assert [result for result in check(read_corpus(data)) if "facts/." in result.location.file] == []


def test_a_bidirectional_override_as_it_stands(write_data):
    """In bad/ it stands as an escape, to be seen by whoever reads the case."""
    data = write_data({"dataset.yaml": "title: \u202eaipotU\nbase: https://e.org/\nlicence: https://e.org/l\n"})

    assert violations(data) == [
        "dataset.yaml:1: violation: a bidirectional control (U+202E RIGHT-TO-LEFT OVERRIDE) "
        "stands in a value; delete it [character]"
    ]


def test_the_line_of_a_control_character_is_right_below_other_scripts(write_data):
    data = write_data({"dataset.yaml": "# ສະບາຍດີ\r\n# ສະບາຍດີ\rtitle: Utopia\n# \x01\n"})

    assert violations(data)[0].startswith("dataset.yaml:4: violation: a control character (U+0001)")


@pytest.mark.parametrize("name", ["a" * 5_000, "a\\0b", "..", "x/../../y"])
def test_an_id_that_is_no_file_name_has_no_text(name, write_data):
    documents = f'- id: "{name}"\n  title: A\n  publisher: B\n  published: 2020\n'

    assert any(": violation: 'id' is '" in line for line in violations(write_data({"documents.yaml": documents})))


def test_a_folder_of_texts_that_is_not_there_is_told_of(write_data):
    data = write_data()
    report = check(read_corpus(data, texts=data / ("x" * 5_000)))

    assert "passages are not checked" in next(result.message for result in report if result.rule == "texts")


def test_no_message_brings_a_value_with_line_breaks_or_escapes_to_the_terminal(write_data):
    fact = '- {relation: "a\\nb\\x1b[2J\\x85c", subject: "x\\u2028y", object: z, status: asserted}\n'
    lines = violations(write_data({FACTS: HEAD + fact}))

    assert lines == [
        "facts/gazette-2020.yaml:3: violation: a control character (U+001B) stands in a value; delete it [character]",
        "facts/gazette-2020.yaml:3: violation: no relation 'a b\ufffd[2J c'; see the relations in ontology/ctip.ttl "
        "[unknown-relation]",
    ]
    assert all(len(line.splitlines()) == 1 and "\x1b" not in line for line in lines)


def test_without_libyaml_the_same_input_is_refused(write_data, monkeypatch):
    import yaml

    from ctipgraph.records import yaml_nodes

    monkeypatch.setattr(yaml_nodes, "_Loader", yaml.BaseLoader)
    lone = write_data({"dataset.yaml": 'title: "a\\ud800"\nbase: https://e.org/\nlicence: https://e.org/l\n'})
    assert violations(lone) == [
        "dataset.yaml:1: violation: a code point that is no character (U+D800) stands in a value; delete it [character]"
    ]
    nul = write_data({"dataset.yaml": b"title: a\n# \x00\n"})
    assert violations(nul)[0].startswith("dataset.yaml:2: violation: a control character (U+0000)")
