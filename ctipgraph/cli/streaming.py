"""`build` and `check` where facts are streamed."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from ctipgraph.build.streamed import BuiltStream, build_stream
from ctipgraph.checks.formats import REPORT_FORMATS, as_text
from ctipgraph.cli.output import console, is_for_people
from ctipgraph.errors import CtipgraphError, Interrupted
from ctipgraph.exports import FORMATS
from ctipgraph.model import Corpus, Report
from ctipgraph.model.counting import counted
from ctipgraph.records.facts import MOST_RESULTS
from ctipgraph.streams.run import Streamed, rejected_rows, stream
from ctipgraph.streams.workers import Step

VIOLATIONS = 1


def build_streamed(corpus: Corpus, data: Path, out: Path, formats: Sequence[str], strict: bool, resume: bool) -> int:
    """Build with a stream and tell what came of it; return 1, with nothing written, if a violation stands."""
    wanted = formats or tuple(FORMATS)
    try:
        with progress() as step:
            built = build_stream(corpus, data, out, formats=wanted, strict=strict, resume=resume, step=step)
    except (KeyboardInterrupt, Interrupted) as cut:
        why = f"{cut}; " if isinstance(cut, Interrupted) else ""
        again = f"go on with: ctipgraph build {data} -o {out} --resume"
        raise CtipgraphError(f"the build was cut, and '{out}' is as it was: {why}{again}") from None
    sys.stderr.write(as_text(built.streamed.report))
    if not built.streamed.report.conforms:
        sys.stderr.write(f"nothing was written; '{out}' is as it was\n")
        return VIOLATIONS
    _tell(built.streamed)
    _files(built, out)
    return 0


def check_streamed(corpus: Corpus, data: Path, form: str) -> int:
    """Check with a stream and print the report; return 1 if a violation stands or a row is wrong."""
    with tempfile.TemporaryDirectory(prefix="ctipgraph-") as name, progress() as step:
        streamed = stream(corpus, data, Path(name), step=step)
        rows = list(islice(rejected_rows(streamed, Path(name)), MOST_RESULTS))
    sys.stdout.write(REPORT_FORMATS[form](Report.of([*streamed.report, *rows])))
    if form == "text":
        _tell(streamed)
    return VIOLATIONS if streamed.rejected or not streamed.report.conforms else 0


def _tell(streamed: Streamed) -> None:
    """What was noted of the rows, and what they came to."""
    noted: dict[str, int] = {}
    for part in streamed.parts:
        for name, count in part.noted.items():
            noted[name] = noted.get(name, 0) + count
    for note in islice((note for part in streamed.parts for note in part.notes), 20):
        sys.stderr.write(f"{note}\n")
    for name, count in sorted(noted.items()):
        sys.stderr.write(f"{counted(count, 'row')}: {name}\n")
    settled = streamed.settled
    rows = sum(part.rows + part.rejected for part in streamed.parts)
    sys.stdout.write(
        f"{counted(settled.facts, 'fact')} of {counted(rows, 'row')}; "
        f"{settled.plain:,} hold as asserted and are plain triples too; "
        f"{settled.conflicts:,} are in conflict\n"
    )


def _files(built: BuiltStream, out: Path) -> None:
    streamed = built.streamed
    sys.stdout.write(f"{counted(len(built.files), 'file')} in {out}: {', '.join(path.name for path in built.files)}\n")
    if built.left_out:
        sys.stdout.write(
            f"{', '.join(built.left_out)}: left out, since they need all facts in memory; fewer facts, as in a "
            "data folder of the documents of one year, can have them\n"
        )
    if streamed.rejected:
        sys.stderr.write("".join(f"{reason}\n" for reason in streamed.reasons))
        sys.stderr.write(
            f"{counted(streamed.rejected, 'wrong row')} left out, each with its reasons in "
            f"{out / 'rejects.jsonl'}; correct them where they stand and build again; "
            "with --strict nothing is written while a row is wrong\n"
        )


@contextmanager
def progress() -> Iterator[Step]:
    """Give what shows progress with rate and time left, on a terminal only."""
    if not is_for_people(sys.stderr):
        yield lambda *_: None
        return
    from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    screen = console(stderr=True)
    with Progress(*columns, console=screen, transient=True, disable=not screen.is_terminal) as shown:
        tasks: dict[str, TaskID] = {}

        def step(what: str, done: int, of: int) -> None:
            if what not in tasks:
                tasks[what] = shown.add_task(what, total=of, rate="")
            speed = shown.tasks[tasks[what]].speed
            shown.update(tasks[what], completed=done, rate=f"{speed:,.0f} a second" if speed else "")

        yield step
