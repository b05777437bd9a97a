"""A streaming build: what is left out and why, what is cut and goes on, and nothing half written."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from ctipgraph.build.streamed import BuiltStream, build_stream
from ctipgraph.errors import CtipgraphError, DataError
from ctipgraph.records import read_corpus
from ctipgraph.records.streamed import parts as parts_module
from ctipgraph.streams import part as part_module
from ctipgraph.streams import rivals, run, workers

ROOT = Path(__file__).parent.parent.parent
Data = Callable[..., Path]
GOOD = {
    "relation": "funds", "subject": "utopia", "object": "river", "status": "asserted",
    "document": "g-1", "passages": ["The donors … of Utopia"],
}  # fmt: skip


def row(**changes: Any) -> dict[str, Any]:
    return {**GOOD, **changes}


def many(count: int) -> list[dict[str, Any]]:
    return [row(role=f"share {n}", passages=[f"Sentence {n} of … in place {n}"]) for n in range(count)]


def built(folder: Path, out: Path, **options: Any) -> BuiltStream:
    return build_stream(read_corpus(folder, streamed=False), folder, out, **{"jobs": 1, **options})


def rejects(out: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (out / "rejects.jsonl").read_text("utf-8").splitlines()]


def tree(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


WRONG = {
    "reference": (row(subject="utopai"), "no actor 'utopai'; did you mean 'utopia'?"),
    "form": (row(as_of="May 2020"), "'as_of' is 'May 2020', but it has to be a date"),
    "dates": (row(valid_from="2020", valid_to="2019"), "the end 2019 is before the start 2020"),
    "domain-range": (row(subject="river", object="utopia"), "has to be of type"),
    "unknown-relation": (row(relation="fundz"), "no relation 'fundz'"),
    "evidence": (row(passages=[]), "a fact without evidence"),
    "status-needs": (row(status="claimed"), "needs 'speaker'"),
    "rank": (row(rank="preferred"), "needs a reason"),
    "review": (row(curator="a", reviewed_by="A"), "have another person review it"),
    "no-contact": (row(note="call +856 20 5555 1234"), "looks like a telephone number"),
    "small-count": (row(note="three victims"), "a count of victims below 11"),
    "shelter-place": (row(subject="house", relation="partnersIn", place="town"), "is a shelter"),
    "office-as-of": (
        row(relation="holdsOfficeIn", subject="minister", object="utopia"),
        "an office needs the day as of which it is held",
    ),
    "character": (row(note="a\u202eb"), "a bidirectional control"),
    "unknown-field": (row(notes="more"), "a fact has no field 'notes'; did you mean 'note'?"),
    "currency": (row(amount="5"), "an amount without its currency"),
}


@pytest.mark.parametrize("rule", WRONG)
def test_a_row_that_breaks_a_rule_is_left_out_with_its_place_and_reason(data: Data, tmp_path: Path, rule: str) -> None:
    wrong, message = WRONG[rule]
    folder = data([row(), wrong], "jsonl")
    done = built(folder, tmp_path / "out")
    assert (done.streamed.rejected, done.streamed.settled.facts) == (1, 2)
    (found,) = rejects(tmp_path / "out")
    assert (Path(found["file"]).name, found["line"]) == ("machine.jsonl", 3)
    assert found["row"] == wrong
    assert message in found["reasons"][0]
    assert found["reasons"][0].endswith(f"[{rule}]")


def test_of_facts_that_are_the_same_the_first_stays(data: Data, tmp_path: Path) -> None:
    folder = data([row(note="first"), row(note="second"), row(relation="fundedBy", subject="river", object="utopia")])
    done = built(folder, tmp_path / "out")
    assert (done.streamed.settled.facts, done.streamed.rejected) == (2, 2)
    assert b'"first"' in (tmp_path / "out" / "graph.nt").read_bytes()
    assert [found["line"] for found in rejects(tmp_path / "out")] == [4, 5]
    assert "the same fact stands at" in rejects(tmp_path / "out")[0]["reasons"][0]


def test_the_first_stays_also_where_it_was_looked_at_twice(data: Data, tmp_path: Path) -> None:
    folder = data([row(note=" blanks around "), row(note="plain")])
    built(folder, tmp_path / "out")
    assert [found["line"] for found in rejects(tmp_path / "out")] == [4]


def test_what_was_left_out_can_be_read_again(data: Data, tmp_path: Path) -> None:
    folder = data([row(), row(note="again")])
    built(folder, tmp_path / "out")
    (found,) = rejects(tmp_path / "out")
    (folder / "facts" / "again.jsonl").write_text(json.dumps({**found["row"], "status": "planned"}), "utf-8")
    assert built(folder, tmp_path / "out").streamed.settled.facts == 3


def test_what_was_left_out_stands_in_the_order_of_the_file(data: Data, tmp_path: Path) -> None:
    folder = data([row(subject="utopai"), row()])
    with (folder / "facts" / "machine.csv").open("a", encoding="utf-8") as file:
        file.write("torn\n")  # line 5, after the wrong row in line 3
    built(folder, tmp_path / "out")
    assert [found["line"] for found in rejects(tmp_path / "out")] == [3, 5]


def test_a_fact_of_the_people_comes_before_the_same_one_of_a_machine(data: Data, tmp_path: Path) -> None:
    folder = data([row()])
    item = "{relation: funds, subject: utopia, object: river, status: asserted, passages: [The donors … of Utopia]}"
    (folder / "facts" / "z.yaml").write_text(f"document: g-1\nfacts: [{item}]\n", "utf-8")
    built(folder, tmp_path / "out")
    (found,) = rejects(tmp_path / "out")
    assert "z.yaml:2 already" in found["reasons"][0]


def test_what_refers_to_a_row_that_is_left_out_is_left_out_too(data: Data, tmp_path: Path) -> None:
    folder = data(
        [
            row(handle="a", rests_on=["nowhere"]),
            row(handle="b", role="b", rests_on=["a"]),
            row(role="c", conflicts_with=["machine/b"]),
        ]
    )
    assert built(folder, tmp_path / "out").streamed.settled.facts == 1
    assert sorted(found["line"] for found in rejects(tmp_path / "out")) == [3, 4, 5]


def test_withdrawn_facts_are_out_without_being_wrong(data: Data, tmp_path: Path) -> None:
    withdrawn = "- {actor: hill, reason: Asked for.}\n"
    folder = data([row(object="hill", handle="a"), row(role="b", rests_on=["a"]), row()], "jsonl")
    (folder / "withdrawn.yaml").write_text(withdrawn, "utf-8")
    done = built(folder, tmp_path / "out")
    assert (done.streamed.settled.facts, done.streamed.rejected) == (2, 0)
    assert done.streamed.parts[1].noted == {"info withdrawn": 1}


def test_a_fact_in_an_unsettled_conflict_has_no_plain_triple(data: Data, tmp_path: Path) -> None:
    one = row(relation="starts", subject="river", object="2019")
    folder = data([one, {**one, "object": "2018"}, {**one, "object": "2017", "subject": "hill"}])
    done = built(folder, tmp_path / "out")
    assert done.streamed.settled.conflicts == 2
    lines = (tmp_path / "out" / "graph.nq").read_text("utf-8").splitlines()
    plain = [line for line in lines if "/actor/" in line.split(" ")[0] and "ontology#starts>" in line]
    assert [line.split(" ")[0] for line in plain] == ["<https://example.org/actor/hill>"]


def test_more_rivals_than_can_be_compared_are_refused(data: Data, tmp_path: Path) -> None:
    facts = [row(relation="starts", subject="river", object=f"20{n:02}") for n in range(6)]
    with mock.patch.object(rivals, "MOST_RIVALS", 5), pytest.raises(DataError, match="more than 5 facts compete"):
        built(data(facts), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_violation_beside_the_rows_stops_the_build(data: Data, tmp_path: Path) -> None:
    actors = "- {id: utopia, type: Goverment, name: Utopia}\n"
    done = built(data([row()], files={"actors.yaml": actors}), tmp_path / "out")
    assert not done.streamed.report.conforms
    assert list(tmp_path.glob("*out*")) == []


def test_a_person_without_an_office_in_any_row_stops_the_build(data: Data, tmp_path: Path) -> None:
    folder = data([row()])
    machine = folder / "facts" / "machine.csv"
    lines = machine.read_text("utf-8").splitlines(keepends=True)
    machine.write_text("".join(line for line in lines if "holdsOffice" not in line), "utf-8")
    done = built(folder, tmp_path / "out")
    assert [result.rule for result in done.streamed.report if result.severity.value == "violation"] == [
        "person-in-office"
    ]


def test_strict_stops_at_a_wrong_row_and_writes_nothing(data: Data, tmp_path: Path) -> None:
    folder = data([row(), row(status="certain")])
    with pytest.raises(DataError, match=r"(?s)machine\.csv:4: violation: no status 'certain'"):
        built(folder, tmp_path / "out", strict=True)
    with pytest.raises(DataError, match="the same fact stands at"):
        built(data([row(), row()]), tmp_path / "out", strict=True)
    assert list(tmp_path.glob("*out*")) == []


def test_passages_are_looked_for_where_the_text_is_at_hand(data: Data, tmp_path: Path) -> None:
    folder = data([row(), row(passages=["Nobody … said so"]), row(document="g-2", role="no text")])
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "g-1.txt").write_text("The donors include the Government of Utopia.\n", "utf-8")
    corpus = read_corpus(folder, texts=tmp_path / "texts", streamed=False)
    done = build_stream(corpus, folder, tmp_path / "out", jobs=1)
    assert [found["line"] for found in rejects(tmp_path / "out")] == [4]
    assert "'Nobody … said so' is not in g-1" in rejects(tmp_path / "out")[0]["reasons"][0]
    assert done.streamed.settled.facts == 3


def test_what_needs_all_facts_in_memory_is_left_out_above_a_size(data: Data, tmp_path: Path) -> None:
    folder = data(many(5))
    assert built(folder, tmp_path / "small").left_out == ()
    with mock.patch("ctipgraph.build.streamed.MOST_FACTS", 5):
        done = built(folder, tmp_path / "large")
    assert done.left_out == ("graph.jsonld", "graph.gexf", "index.html")
    small, large = tree(tmp_path / "small"), tree(tmp_path / "large")
    assert small.keys() - large.keys() == set(done.left_out)
    assert all(small[name] == raw for name, raw in large.items())


def test_two_processes_write_what_one_writes(data: Data, tmp_path: Path) -> None:
    folder = data(many(60))
    one = built(folder, tmp_path / "one")
    with mock.patch.object(parts_module, "PART_BYTES", 1_000), mock.patch.object(run, "FEWEST_PARTS", 4):
        two = built(folder, tmp_path / "two", jobs=2)
    assert len(two.streamed.parts) > 4 > len(one.streamed.parts)
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


class Cut(KeyboardInterrupt):
    """The user pressed Ctrl-C."""


@pytest.mark.parametrize("where", ["reading", "settling", "writing"])
def test_a_build_that_was_cut_leaves_nothing_half_written_and_goes_on(data: Data, tmp_path: Path, where: str) -> None:
    folder = data(many(60))
    built(folder, tmp_path / "whole")

    def cut(stage: str, done: int, of: int) -> None:
        if stage.startswith(where) and done:
            raise Cut

    out = tmp_path / "out"
    out.mkdir()
    (out / "graph.nt").write_text("old")
    with mock.patch.object(parts_module, "PART_BYTES", 1_000):
        with pytest.raises(Cut):
            built(folder, out, step=cut)
        assert tree(out) == {"graph.nt": b"old"}
        before = {path.name for path in (out / ".out.stream").glob("part-*.json")}
        assert before
        with mock.patch.object(part_module, "read_batches", side_effect=part_module.read_batches) as read:
            done = built(folder, out, resume=True)
    assert done.resumed
    assert read.call_count == len(done.streamed.parts) - 1 - len(before)
    assert tree(out) == tree(tmp_path / "whole")
    assert not (out / ".out.stream").exists()


def test_resuming_begins_anew_where_the_data_have_changed(data: Data, tmp_path: Path) -> None:
    folder = data(many(10))

    def cut(stage: str, done: int, of: int) -> None:
        if stage == "settling":
            raise Cut

    with pytest.raises(Cut):
        built(folder, tmp_path / "out", step=cut)
    folder = data(many(12))
    done = built(folder, tmp_path / "out", resume=True)
    assert (done.resumed, done.streamed.settled.facts) == (False, 13)


def test_a_second_build_to_the_same_folder_waits_for_nobody(data: Data, tmp_path: Path) -> None:
    folder = data(many(2))

    def second(stage: str, done: int, of: int) -> None:
        with pytest.raises(CtipgraphError, match="another build is writing"):
            built(folder, tmp_path / "out")

    assert built(folder, tmp_path / "out", step=second).files


def test_a_full_disk_is_told_of_and_the_old_files_stay(data: Data, tmp_path: Path) -> None:
    folder = data(many(10))
    out = tmp_path / "out"
    out.mkdir()
    (out / "graph.nt").write_text("old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with mock.patch.object(workers.os, "fsync", full), pytest.raises(CtipgraphError, match="No space left on device"):
        built(folder, out)
    assert tree(out) == {"graph.nt": b"old"}
    assert [path.name for path in out.iterdir()] == ["graph.nt"]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no SIGKILL on Windows")
def test_a_build_that_is_killed_at_any_moment_leaves_every_file_whole_and_goes_on(data: Data, tmp_path: Path) -> None:
    folder = data(many(3_000))
    out = tmp_path / "out"
    code = (
        "import sys; from ctipgraph.records import read_corpus; from ctipgraph.build.streamed import build_stream\n"
        "from ctipgraph.records.streamed import parts; parts.PART_BYTES = 20_000\n"
        "print('ready', flush=True)\n"
        "build_stream(read_corpus(sys.argv[1], streamed=False), sys.argv[1], sys.argv[2], jobs=1, resume=True)"
    )
    built(folder, tmp_path / "whole")
    whole = tree(tmp_path / "whole")
    chance = random.Random(7)  # noqa: S311
    for _ in range(5):
        with subprocess.Popen(
            [sys.executable, "-c", code, str(folder), str(out)],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        ) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(chance.uniform(0, 1.5))
            process.kill()
        found = tree(out) if out.is_dir() else {}
        assert all(raw == whole[name] for name, raw in found.items())
    built(folder, out, resume=True)
    assert tree(out) == whole
