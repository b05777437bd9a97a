"""Findings as HTML: tables whose rows lead to a numbered list of the facts with their passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ctipgraph.markup import outward, safe, table

if TYPE_CHECKING:
    from ctipgraph.findings.finding import Cited, Finding, Section


def finding_as_html(finding: Finding, figure: str = "") -> str:
    """Return what stands below a finding's title: notes, a figure (SVG of this program's own), sections, evidence.

    It holds no script and no style, so that a notebook may show it as it is.

    >>> from ctipgraph.findings.finding import Finding
    >>> finding_as_html(Finding("Who funds <us>", "rests on <no> fact", ()))
    '<p class="quiet" dir="auto">rests on &lt;no&gt; fact</p>'
    """
    numbers = {fact.id: number for number, fact in enumerate(finding.facts(), start=1)}
    parts = [f'<p class="quiet" dir="auto">{safe(line)}</p>' for line in (finding.basis, *finding.notes)]
    parts += [figure] if figure else []
    parts += [_section(section, numbers) for section in finding.sections]
    if numbers:
        parts += ["<h2>Evidence</h2>", *(_cited(numbers[fact.id], fact) for fact in finding.facts())]
    return "\n".join(parts)


def _section(section: Section, numbers: dict[str, int]) -> str:
    head = f'<h2 dir="auto">{safe(section.heading)}</h2>'
    head += f'\n<p class="quiet" dir="auto">{safe(section.note)}</p>' if section.note else ""
    if not section.rows:
        return f'{head}\n<p dir="auto">{safe(section.empty)}</p>'
    evidence = any(row.facts for row in section.rows)
    columns = (*section.columns, "evidence") if evidence else section.columns
    rows = []
    for row in section.rows:
        links = ", ".join(f'<a href="#fact-{numbers[f.id]}">{numbers[f.id]}</a>' for f in row.facts)
        rows.append([*map(safe, row.cells), *([links] if evidence else [])])
    return f'{head}\n<div class="wide">{table(columns, rows)}</div>'


def _cited(number: int, fact: Cited) -> str:
    said = f", says {fact.speaker}" if fact.speaker else ""
    alarm = ' <span class="alarm">in conflict</span>' if fact.conflicting else ""
    sources = "".join(
        f'<blockquote dir="auto">{outward(s.link, f"«{s.anchor}»") or safe(f"«{s.anchor}»")} '
        f'<span class="quiet">{safe(s.citation)}</span></blockquote>\n'
        for s in fact.sources
    )
    return (
        f'<article id="fact-{number}"><p dir="auto">{number}. {safe(fact.sentence)} '
        f'<span class="quiet">{safe(fact.status + said)}, {safe(fact.id)}</span>{alarm}</p>\n{sources}</article>'
    )
