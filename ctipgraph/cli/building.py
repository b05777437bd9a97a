"""`build` and `check`."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from ctipgraph.checks import check
from ctipgraph.checks.evidence import resolutions
from ctipgraph.checks.formats import REPORT_FORMATS, as_text
from ctipgraph.cli.reading import read
from ctipgraph.errors import CtipgraphError
from ctipgraph.model import Corpus, Report, Severity
from ctipgraph.model.counting import counted
from ctipgraph.passages import Resolution
from ctipgraph.records.streamed import stream_files

VIOLATIONS = 1
_ROWS = "the data folder has facts in CSV, JSON Lines or Parquet, which are not all in memory at one time"
SHACL = f"{_ROWS}: leave out --shacl, and check a part of them as YAML"
SITE = f"{_ROWS}: leave out --site, and make the site of a smaller data folder"


def run_check(data: Path, texts: Path | None, ontology: Path | None, shacl: bool, passages: bool, form: str) -> int:
    """Print the report; return 1 if a violation stands."""
    if stream_files(data):
        if shacl:
            raise CtipgraphError(SHACL)
        from ctipgraph.cli.streaming import check_streamed

        return check_streamed(read(data, texts, ontology, streamed=False), data, form)
    corpus = read(data, texts, ontology)
    report = _checked(corpus, shacl, ontology)
    sys.stdout.write(REPORT_FORMATS[form](report))
    if form == "text":
        for passage, resolution in resolutions(corpus) if passages else ():
            _print(f"{passage.location}: {_tier(resolution)}: '{passage.anchor}' in {passage.document}")
        _print(f"{counted(len(corpus.facts), 'fact')}: {_counted(report)}; passages: {_passages(corpus)}")
    return 0 if report.conforms else VIOLATIONS


def run_build(
    data: Path,
    out: Path,
    texts: Path | None,
    ontology: Path | None,
    shacl: bool,
    site: Path | None,
    only: Sequence[str],
    strict: bool,
    resume: bool,
) -> int:
    """Check and write; return 1, with nothing written, if a violation stands."""
    for folder in (out, site):
        if folder and folder.resolve() == data.resolve():
            raise CtipgraphError(f"'{folder}' is the data folder; name another one to write to")
    if stream_files(data):
        if shacl or site:
            raise CtipgraphError(SHACL if shacl else SITE)
        from ctipgraph.cli.streaming import build_streamed

        return build_streamed(read(data, texts, ontology, streamed=False), data, out, only, strict, resume)
    from ctipgraph.build import build
    from ctipgraph.cli.output import console

    corpus = read(data, texts, ontology)
    if shacl and not (report := _checked(corpus, shacl, ontology)).conforms:
        return _refused(report, out)
    with console(stderr=True).status("checking") as status:
        built = build(corpus, out, site=site, step=lambda name: status.update(f"writing {name}"), formats=only)
    if not built.report.conforms:
        return _refused(built.report, out)
    sys.stderr.write(as_text(built.report))
    _summary(corpus)
    files = [path for path in built.files if path.parent == out]
    _print(f"{counted(len(files), 'file')} in {out}: {', '.join(path.name for path in files)}")
    if site:
        _print(f"{counted(len(built.files) - len(files), 'page')} in {site}: open {site / 'index.html'}")
    return 0


def _checked(corpus: Corpus, shacl: bool, ontology: Path | None) -> Report:
    report = check(corpus)
    if shacl and report.conforms:  # a graph is made only of records that hold
        from ctipgraph.checks.shacl import check_graph

        return Report.of([*report, *check_graph(corpus, ontology)])
    return report


def _refused(report: Report, out: Path) -> int:
    sys.stderr.write(as_text(report))
    sys.stderr.write(f"nothing was written; '{out}' is as it was: {_counted(report)}\n")
    return VIOLATIONS


def _counted(report: Report) -> str:
    return ", ".join(
        f"{(n := report.count(severity)) or 'no'} {severity.value}{'' if n == 1 else 's'}"
        for severity in Severity
        if severity is not Severity.INFO or report.count(severity)
    )


def _passages(corpus: Corpus) -> str:
    """How many passages were found, by tier, and how many could not be looked for."""
    tiers = Counter(_tier(resolution) for _, resolution in resolutions(corpus))
    return ", ".join(f"{count} {tier}" for tier, count in sorted(tiers.items())) or "none"


def _tier(resolution: Resolution | None) -> str:
    return "not checked: no text" if resolution is None else str(resolution.tier or "not found")


def _summary(corpus: Corpus) -> None:
    from ctipgraph.cli.output import print_table

    ontology = corpus.ontology
    statuses = [name for name in ontology.statuses if any(fact.status == name for fact in corpus.facts)]
    counts = Counter((fact.relation, fact.status) for fact in corpus.facts)
    rows = [
        [ontology.relations[name].label, *(str(counts[name, s] or "") for s in statuses), str(_of(counts, name))]
        for name in sorted({fact.relation for fact in corpus.facts}, key=lambda name: (-_of(counts, name), name))
    ]
    totals = [str(sum(n for (_, status), n in counts.items() if status == s)) for s in statuses]
    print_table(["relation", *statuses, "facts"], [*rows, ["all", *totals, str(len(corpus.facts))]])
    plain = sum(corpus.is_plain(fact) for fact in corpus.facts)
    _print(
        f"{counted(len(corpus.facts), 'fact')} on {counted(len(corpus.actors), 'actor')} from "
        f"{counted(len(corpus.documents), 'document')}; "
        f"{plain} hold as asserted and are plain triples too; {len(corpus.conflicts)} are in conflict"
    )
    _print(f"passages: {_passages(corpus)}")


def _of(counts: Counter[tuple[str, str]], relation: str) -> int:
    return sum(n for (name, _), n in counts.items() if name == relation)


def _print(line: str) -> None:
    sys.stdout.write(line + "\n")
