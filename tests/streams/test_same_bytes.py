"""The same facts give the same bytes, written by people or brought by machines; and the same rows are wrong."""

from __future__ import annotations

import io
import json
import tempfile
from itertools import groupby
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from ctipgraph.build.streamed import BuiltStream, build_stream
from ctipgraph.checks import check
from ctipgraph.exports import FORMATS
from ctipgraph.model import Corpus, Severity
from ctipgraph.records import read_corpus
from ctipgraph.records.streamed import parts as parts_module
from ctipgraph.streams import spill

Values = dict[str, Any]

ids = st.sampled_from(["river", "hill", "utopia", "welfare", "aid", "town"])
dates = st.sampled_from(["2019", "2020-01", "2020-01-31", "2020-02-30", "--07-17", ""])
words = st.sampled_from(
    ["", "led it", 'a "part", 50%\\', "of\ntwo lines", "ລາວ", "call 020 5555 1234", " blank ", "=1+1"]
)
passages = st.sampled_from(
    [
        "The donors … of Utopia",
        "They met",
        "50% of-it, all … ສປປ",
        {"passage": "They met", "prefix": "so,", "document": "g-3"},
    ]
)
WRONG = [("reached", "river", "three victims"), ("funds", "river", "utopia"), ("ends", "river", "2018")]
shapes = st.sampled_from(
    [
        ("funds", "utopia", "river"),
        ("fundedBy", "river", "utopia"),
        ("partnersIn", "aid", "river"),
        ("coordinatesWith", "welfare", "utopia"),
        ("coordinatesWith", "utopia", "welfare"),
        ("starts", "river", "2019"),
        ("starts", "river", "2020-01"),
        ("ends", "river", "2018"),
        ("ends", "river", "2021"),
        ("hasStage", "river", "existing"),
        ("hasStage", "river", "inDevelopment"),
        ("hasAim", "river", "Fewer roads"),
        ("reached", "river", "three victims"),
        ("funds", "river", "utopia"),
        ("funds", "house", "river"),
    ]
)


def mostly(nothing: Any, other: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.integers(0, 5).flatmap(lambda n: other if n == 0 else st.just(nothing))


@st.composite
def sound_rows(draw: st.DrawFn) -> Values:
    """A row in which hardly anything is wrong."""
    relation, subject, object_ = draw(shapes.filter(lambda shape: shape not in WRONG))
    status = draw(st.sampled_from(["asserted", "asserted", "asserted", "planned", "claimed", "denied"]))
    money = draw(st.sampled_from([("", ""), ("", ""), ("0100.50", "USD")]))
    rank = draw(st.sampled_from(["", "", "preferred", "deprecated"]))
    return {
        "relation": relation,
        "subject": subject,
        "object": object_,
        "status": status,
        "document": draw(st.sampled_from(["g-1", "g-2", "g-3"])),
        "passages": [*draw(st.lists(passages, max_size=1)), draw(passages)],
        "speaker": "utopia" if status == "claimed" else "",
        "as_of": draw(mostly("", dates.filter(lambda day: day != "2020-02-30"))),
        "amount": money[0],
        "currency": money[1],
        "count": draw(st.sampled_from(["", "", "25", "1000"])),
        "role": draw(mostly("", words.filter(lambda text: "call" not in text))),
        "note": draw(mostly("", words.filter(lambda text: "call" not in text))),
        "list_open": draw(st.sampled_from(["", "true"])),
        "rank": rank,
        "reason": "It is newer." if rank else "",
        "curator": "a",
        "reviewed_by": draw(st.sampled_from(["", "", "b"])),
        "handle": draw(mostly("", st.sampled_from(["one", "two"]))),
    }


@st.composite
def any_rows(draw: st.DrawFn) -> Values:
    """A row in which much may be wrong."""
    row = draw(sound_rows())
    if draw(st.booleans()):
        row["relation"], row["subject"], row["object"] = draw(shapes)
    changes = {
        "passages": st.lists(passages, max_size=2),
        "speaker": ids,
        "status": st.sampled_from(["asserted", "claimed", "inferred", "certain"]),
        "as_of": dates,
        "valid_from": dates,
        "valid_to": dates,
        "place": ids,
        "currency": st.sampled_from(["LAK", "Kip"]),
        "amount": st.sampled_from(["5", "1,000"]),
        "count": st.sampled_from(["5", "010", "12"]),
        "role": words,
        "note": words,
        "reason": words,
        "rank": st.sampled_from(["preferred", "best"]),
        "review": st.sampled_from(["draft", "reviewed", "done"]),
        "reviewed_by": st.sampled_from(["a", "A", "b"]),
        "document": st.sampled_from(["g-1", "g-9"]),
        "rests_on": st.sampled_from([["one"], ["two"], ["three"], ["g-1/one"]]),
        "subset_of": st.sampled_from([["one"], ["two"]]),
        "conflicts_with": st.sampled_from([["one"], ["two"]]),
        "more": st.just("what?"),
    }
    for name in draw(st.lists(st.sampled_from(sorted(changes)), max_size=2)):
        row[name] = draw(changes[name])
    return row


def by_document(country: Any, found: list[Values]) -> dict[str, list[Values]]:
    """The rows by document, with the office of the only person."""
    office = {**country.good, "relation": "holdsOfficeIn", "subject": "minister", "object": "welfare", "as_of": "2020"}
    ordered = sorted([*found, office], key=lambda row: row["document"])
    return {name: list(group) for name, group in groupby(ordered, key=lambda row: row["document"])}


def in_memory(country: Any, folder: Path, groups: dict[str, list[Values]]) -> Corpus:
    country.write_records(folder)
    for document, group in groups.items():
        (folder / "facts" / f"{document}.yaml").write_bytes(country.as_yaml(document, group))
    return read_corpus(folder)


def streamed(country: Any, folder: Path, groups: dict[str, list[Values]], ending: str) -> BuiltStream:
    """Built in many small parts and merged a few runs at a time."""
    country.write_records(folder)
    for document, group in groups.items():
        (folder / "facts" / f"{document}.{ending}").write_bytes(country.formats[ending](group))
    with mock.patch.object(parts_module, "PART_BYTES", 3_000), mock.patch.object(spill, "MOST_RUNS", 2):
        return build_stream(read_corpus(folder, streamed=False), folder, folder / "out", jobs=1)


def assert_same_files(corpus: Corpus, out: Path) -> None:
    for row in FORMATS.values():
        sink = io.BytesIO()
        row.write(corpus, sink)
        assert (out / row.file).read_bytes() == sink.getvalue(), row.name


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
@settings(max_examples=20, suppress_health_check=list(HealthCheck))
@given(found=st.lists(sound_rows(), max_size=10))
def test_rows_give_the_bytes_of_the_same_facts_written_by_people(
    country: Any, ending: str, found: list[Values]
) -> None:
    groups = by_document(country, found)
    with tempfile.TemporaryDirectory() as name:
        corpus = in_memory(country, Path(name) / "people", groups)
        assume(check(corpus).conforms)
        built = streamed(country, Path(name) / "machine", groups, ending)
        assert built.streamed.reasons == []
        assert_same_files(corpus, Path(name) / "machine" / "out")
        # and read into memory, as the other commands do
        assert_same_files(read_corpus(Path(name) / "machine"), Path(name) / "machine" / "out")


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(found=st.lists(any_rows(), max_size=8))
def test_what_is_left_when_wrong_rows_are_out_is_what_people_would_have_written(
    country: Any, found: list[Values]
) -> None:
    groups = by_document(country, found)
    with tempfile.TemporaryDirectory() as name:
        before = check(in_memory(country, Path(name) / "all", groups)).conforms
        built = streamed(country, Path(name) / "machine", groups, "jsonl")
        assert (built.streamed.rejected == 0) == before
        out = Path(name) / "machine" / "out"
        rejects = [json.loads(line) for line in (out / "rejects.jsonl").read_text("utf-8").splitlines()]
        wrong = {(Path(row["file"]).stem, row["line"]) for row in rejects}
        kept = {
            document: [row for line, row in enumerate(group, 1) if (document, line) not in wrong]
            for document, group in groups.items()
        }
        corpus = in_memory(country, Path(name) / "left", {document: group for document, group in kept.items() if group})
        assert [str(result) for result in check(corpus) if result.severity is Severity.VIOLATION] == []
        assert_same_files(corpus, out)
