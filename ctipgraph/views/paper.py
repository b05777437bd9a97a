"""Pages of text: plain HTML without a script, which print well and ask for nothing from outside."""

from __future__ import annotations

import base64
import hashlib
from html import escape

from ctipgraph.markup import outward, safe
from ctipgraph.model import Dataset

STYLE = """
:root { color-scheme: light dark; --ground: #fcfcfa; --ink: #1b2430; --quiet: #5b6673; --line: #d5dae0;
  --accent: #0a58a8; }
@media (prefers-color-scheme: dark) { :root { --ground: #12161c; --ink: #e9edf2; --quiet: #a3aebb; --line: #38424e;
  --accent: #7db8f5; } }
body { margin: 0 auto; max-width: 60rem; padding: 0 1rem 3rem; background: var(--ground); color: var(--ink);
  font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Lao", sans-serif; overflow-wrap: anywhere; }
a { color: var(--accent); } a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
nav { padding: .8rem 0; border-bottom: 1px solid var(--line); } nav a { margin-inline-end: 1rem; }
body:has(th:nth-child(7)) { max-width: 110rem; }
h1 { line-height: 1.2; margin: 1rem 0 .3rem; font-size: 1.6rem; } h2 { margin: 1.6rem 0 .4rem; font-size: 1.2rem; }
.quiet { color: var(--quiet); } ul { padding-inline-start: 1.2rem; }
article { border-top: 1px solid var(--line); padding: .5rem 0; } article p { margin: .15rem 0; }
article:target { border-inline-start: 4px solid var(--accent); padding-inline-start: .6rem; }
.alarm { font-weight: 650; } blockquote { margin: .2rem 0 .2rem 1rem; }
.wide { overflow-x: auto; } table { border-collapse: collapse; font-size: .9rem; }
th, td { border: 1px solid var(--line); padding: .25rem .5rem; text-align: start; vertical-align: top;
  overflow-wrap: normal; }
figure { margin: 1rem 0; } figure svg { display: block; max-width: 100%; max-height: 60rem; margin: 0 auto; }
figure text { font-size: 12px; text-anchor: middle; fill: var(--ink); stroke: var(--ground); stroke-width: 3px;
  paint-order: stroke; } figcaption { font-size: .85rem; color: var(--quiet); }
@media print { :root { --ground: #fff; } body { max-width: none; font-size: 10pt; } table { font-size: 8.5pt; }
  article, tr, figure { break-inside: avoid; } h2 { break-after: avoid; } .wide { overflow: visible; } }
"""
_DIGEST = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
_POLICY = f"default-src 'none'; style-src 'sha256-{_DIGEST}'; base-uri 'none'; form-action 'none'"


def paper(dataset: Dataset, title: str, body: str, before: str = "") -> str:
    """Return a page: a heading, a body of HTML, and below it the data set, its version and licence.

    Its Content-Security-Policy lets nothing in but its own style: https://www.w3.org/TR/CSP3/
    """
    licence = outward(dataset.licence, dataset.licence) or safe(dataset.licence)
    version = f", version {safe(dataset.version)}" if dataset.version else ""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{safe(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f'{before}<main>\n<h1 dir="auto">{safe(title)}</h1>\n{body}\n</main>\n'
        f'<footer class="quiet"><p dir="auto">{safe(dataset.title)}{version}. {licence}</p></footer>\n'
        "</body>\n</html>\n"
    )
