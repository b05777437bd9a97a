"""The page against axe-core and the type checker, where they are at hand: neither comes with the repository."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from ctipgraph.views import page as page_module
from ctipgraph.views.view import to_view

FOLDER = Path(page_module.__file__).parent / "page"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
VIEWS = {
    "picture": "",
    "table": "#table=1",
    "actor": "#actor=un-act&table=1",
    "evidence": "#fact={fact}",
    "comparison": "#compare=2014,2024",
    "comparison with a panel and the table": "#compare=2014,2024&actor=un-act&table=1",
    "narrowed": "#years=2014,2014&single=1&no-statuses=planned&search=un",
    "story with the table": "#story=2014-and-2024,2&table=1",
    "neighbourhood": "#near=un-act&depth=2",
    "path": "#path=un-act,commit&open=path",
    "take away": "#open=take",
    "about": "#open=about",
    "stories": "#open=stories",
    "story": "#story=who-paid-for-the-secretariat,2&actor=un-act",
}


def from_environment(name: str, what: str) -> Path:
    path = os.environ.get(name)
    if not path:
        pytest.skip(f"{what} is not at hand: set {name} to its file")
    return Path(path)


@pytest.mark.parametrize("width", [1280, 390], ids=["wide", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_in_any_view(corpus, open_view, state, scheme, width):
    axe = from_environment("CTIPGRAPH_AXE", "axe-core (axe.min.js)").read_text(encoding="utf-8")
    view = to_view(corpus, corpus)
    page = open_view(view, viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)
    page.evaluate("document.querySelectorAll('details').forEach((fold) => fold.open = true)")
    page.evaluate(axe + "; void 0")
    for name, at in VIEWS.items():
        page.evaluate("(at) => { location.hash = at; }", at.format(fact=view["facts"][0]["id"]) or "#a=b")
        page.wait_for_timeout(150)
        state(page)
        # axe takes a row that is scrolled away under the table's head for a small target
        page.evaluate("document.getElementById('table-scroll').scrollTop = 0")
        found = page.evaluate(f"axe.run({{ runOnly: {json.dumps(RULES)} }})")
        violations = [(one["id"], [node["html"] for node in one["nodes"][:3]]) for one in found["violations"]]
        assert violations == [], name
        assert len(found["passes"]) > 20


def test_the_types_of_the_modules_hold(tmp_path):
    tsc = from_environment("CTIPGRAPH_TSC", "TypeScript (lib/tsc.js)")
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed, which runs the type checker")
    options = {
        "target": "es2022", "module": "es2022", "moduleResolution": "bundler", "lib": ["es2023", "dom", "dom.iterable"],
        "checkJs": True, "allowJs": True, "noEmit": True, "strict": True, "noUnusedLocals": True, "types": [],
    }  # fmt: skip
    (tmp_path / "tsconfig.json").write_text(
        json.dumps({"compilerOptions": options, "include": [str(FOLDER / "*.js")]}), encoding="utf-8"
    )
    run = subprocess.run([node, str(tsc), "-p", str(tmp_path)], capture_output=True, text=True, check=False)
    assert run.stdout == ""
    assert run.returncode == 0
