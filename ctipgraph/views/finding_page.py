"""A finding as one HTML page that opens offline and prints well."""

from __future__ import annotations

from ctipgraph.findings import Cited, Finding, Section
from ctipgraph.model import Dataset
from ctipgraph.views.paper import outward, paper, safe


def finding_page(finding: Finding, dataset: Dataset, figure: str = "") -> str:
    """Return a finding as a page: tables whose rows lead to a numbered list of the facts with their passages.

    `figure` is an SVG element of this program's own making, to stand before the sections.

    >>> from ctipgraph.records import read_corpus
    >>> page = finding_page(Finding("Who funds <us>", "rests on no fact", ()), read_corpus("data").dataset)
    >>> "Who funds &lt;us&gt;</h1>" in page
    True
    """
    numbers = {fact.id: number for number, fact in enumerate(finding.facts(), start=1)}
    parts = [f'<p class="quiet" dir="auto">{safe(line)}</p>' for line in (finding.basis, *finding.notes)]
    parts += [figure] if figure else []
    parts += [_section(section, numbers) for section in finding.sections]
    if numbers:
        parts += ["<h2>Evidence</h2>", *(_cited(numbers[fact.id], fact) for fact in finding.facts())]
    return paper(dataset, finding.title, "\n".join(parts))


def _section(section: Section, numbers: dict[str, int]) -> str:
    head = f'<h2 dir="auto">{safe(section.heading)}</h2>'
    head += f'\n<p class="quiet" dir="auto">{safe(section.note)}</p>' if section.note else ""
    if not section.rows:
        return f'{head}\n<p dir="auto">{safe(section.empty)}</p>'
    evidence = any(row.facts for row in section.rows)
    columns = (*section.columns, "evidence") if evidence else section.columns
    lines = ["<tr>" + "".join(f'<th scope="col">{safe(name)}</th>' for name in columns) + "</tr>"]
    for row in section.rows:
        cells = "".join(f'<td dir="auto">{safe(cell)}</td>' for cell in row.cells)
        links = ", ".join(f'<a href="#fact-{numbers[f.id]}">{numbers[f.id]}</a>' for f in row.facts)
        lines.append(f"<tr>{cells}{f'<td>{links}</td>' if evidence else ''}</tr>")
    table = "\n".join(lines)
    return f'{head}\n<div class="wide"><table>\n{table}\n</table></div>'


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
