"""`build --engine spark`."""

from __future__ import annotations

import sys
from pathlib import Path

from ctipgraph.checks.formats import as_text
from ctipgraph.cli.building import VIOLATIONS
from ctipgraph.cli.reading import read
from ctipgraph.model.counting import counted


def run_spark(
    data: Path, out: str, texts: Path | None, ontology: Path | None, facts: str, master: str, strict: bool
) -> int:
    """Check and write inside Spark; return 1, with nothing written, if a violation stands beside the rows."""
    from ctipgraph.streams.spark import build_with_spark

    corpus = read(data, texts, ontology, streamed=False)
    where = facts or (data / "facts" / "*.parquet").as_posix()
    built = build_with_spark(corpus, where, out, master=master, strict=strict)
    sys.stderr.write(as_text(built.report))
    if not built.report.conforms:
        sys.stderr.write(f"nothing was written; '{out}' is as it was\n")
        return VIOLATIONS
    sys.stdout.write(
        f"{counted(built.facts, 'fact')} in {out}/graph.nq; "
        f"{counted(built.rejected, 'row')} left out, see {out}/rejects\n"
    )
    return 0
