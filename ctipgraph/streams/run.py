"""The stages of a stream, one after the other: read parts, settle, write. What is done stays done if a run is cut."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from itertools import repeat
from pathlib import Path

from ctipgraph.checks import check
from ctipgraph.checks.no_harm import persons_in_office_only
from ctipgraph.errors import DataError
from ctipgraph.exports import FORMATS
from ctipgraph.model import Corpus, Location, Report, Result
from ctipgraph.model.report import violation
from ctipgraph.model.rows import to_row
from ctipgraph.records.streamed import Part, RowReader, read_parts, stream_files
from ctipgraph.streams.settle import Settled, settle
from ctipgraph.streams.taken import SHOWN, Found, Marks, Taken
from ctipgraph.streams.workers import Step, read_part, workers, write_format
from ctipgraph.streams.write import WRITERS

FEWEST_PARTS = 16  # below, a second process costs more than it saves
REJECTS = "rejects.jsonl"


@dataclass(frozen=True, slots=True)
class Streamed:
    """What came of a stream: the report on what stands beside the rows, what was read, and what was settled."""

    report: Report
    parts: tuple[Found, ...] = ()
    settled: Settled = field(default_factory=Settled)

    @property
    def rejected(self) -> int:
        """How many rows were left out."""
        return sum(part.rejected for part in self.parts) + self.settled.rejected

    @property
    def reasons(self) -> list[str]:
        """Why the first of them were."""
        found = [reason for part in self.parts for reason in part.reasons]
        return (found + self.settled.reasons)[:SHOWN]


def stream(
    corpus: Corpus, data: Path, folder: Path, *, strict: bool = False, jobs: int = 1, step: Step = lambda *_: None
) -> Streamed:
    """Read, check and settle the streamed facts of a data folder, and those of the corpus, in a folder for the work.

    A row that breaks a rule is left out and told of; with `strict` DataError is raised instead. Nothing is read while
    a violation stands in what is beside the rows. What a run that was cut has left in the folder is not done again.
    """
    parts, wrong = _parts(corpus, data)
    beside = check(replace(corpus, unread=corpus.unread | {"fact"}))  # who holds an office is known at the end
    report = Report.of([*beside, *wrong])
    if not report.conforms:
        return Streamed(report)
    found = [_of_corpus(corpus, folder), *_read(corpus, parts, folder, strict, jobs, step)]
    report = Report.of([*report, *persons(corpus, {id_ for part in found for id_ in part.offices})])
    if not report.conforms:
        return Streamed(report, tuple(found))
    settled = _settled(corpus, found, folder, step)
    streamed = Streamed(report, tuple(found), settled)
    if strict and streamed.rejected:
        raise DataError(_refusal(streamed.rejected, streamed.reasons))
    return streamed


def _refusal(rejected: int, reasons: Sequence[str]) -> str:
    more = f"\n… and more: {rejected:,} rows in all" if rejected > len(reasons) else ""
    return "rows are wrong, and nothing is written (--strict):\n" + "\n".join(reasons) + more


def _parts(corpus: Corpus, data: Path) -> tuple[list[Part], list[Result]]:
    fields = RowReader(corpus.ontology).fields
    found = [one for path in stream_files(data) for one in read_parts(path, fields)]
    return [one for one in found if isinstance(one, Part)], [one for one in found if isinstance(one, Result)]


def _of_corpus(corpus: Corpus, folder: Path) -> Found:
    """The facts that people wrote, as the first part; the whole corpus was checked."""
    taken = Taken(folder, 0, Marks(corpus))
    taken.add(list(zip(*(to_row(fact, corpus.ontology) for fact in corpus.facts), strict=True)))
    return taken.close()


def _read(corpus: Corpus, parts: Sequence[Part], folder: Path, strict: bool, jobs: int, step: Step) -> Iterator[Found]:
    total, done = sum(part.size for part in parts), 0
    step("reading", done, total)
    with workers(corpus, folder, jobs if len(parts) >= FEWEST_PARTS else 1, step) as run:
        for part, found in zip(parts, run(read_part, range(1, len(parts) + 1), parts), strict=True):
            if strict and found.rejected:
                raise DataError(_refusal(found.rejected, found.reasons))
            step("reading", done := done + part.size, total)
            yield found


def persons(corpus: Corpus, known: Collection[str]) -> Iterator[Result]:
    """Yield what the rule on persons finds; `known` are those who hold an office by a row."""
    is_a = corpus.ontology.is_a
    others = {i: one for i, one in corpus.actors.items() if i not in known or not is_a(one.type, "OfficeHolder")}
    return persons_in_office_only(replace(corpus, actors=others))


def _settled(corpus: Corpus, parts: Sequence[Found], folder: Path, step: Step) -> Settled:
    done = folder / "settled.json"
    if done.is_file():
        return Settled(**json.loads(done.read_text("utf-8")))
    total = sum(part.rows for part in parts)
    step("settling", 0, total)
    settled = settle(corpus, parts, folder, lambda facts: step("settling", facts, total))
    aside = done.with_suffix(".new")
    aside.write_text(json.dumps(asdict(settled)), "utf-8")
    aside.replace(done)
    return settled


def write(
    corpus: Corpus,
    streamed: Streamed,
    folder: Path,
    formats: Collection[str] = tuple(WRITERS),
    *,
    jobs: int = 1,
    step: Step = lambda *_: None,
) -> dict[str, Path]:
    """Write a settled stream in some formats, and the rows that were left out; return files by their names."""
    names = [name for name in WRITERS if name in formats]
    files = {FORMATS[name].file: folder / f"done-{FORMATS[name].file}" for name in names}
    with workers(corpus, folder, jobs if len(streamed.parts) > FEWEST_PARTS else 1, step) as run:
        for number, _ in enumerate(run(write_format, names, repeat(streamed.settled)), 1):
            step("writing files", number, len(names))
    rejects = folder / f"done-{REJECTS}"
    with rejects.open("wb") as sink:
        for name in (*(part.rejects for part in streamed.parts), streamed.settled.rejects):
            sink.write((folder / name).read_bytes() if name else b"")
    return {**files, REJECTS: rejects}


def rejected_rows(streamed: Streamed, folder: Path) -> Iterator[Result]:
    """Yield the results for which rows were left out, while the folder of the work is there."""
    names = (*(part.rejects for part in streamed.parts), streamed.settled.rejects)
    for name in filter(None, names):
        with (folder / name).open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                for reason in row["reasons"]:
                    message, _, rule = reason.removesuffix("]").rpartition(" [")
                    yield violation(rule, Location(row["file"], row["line"]), message)
