"""The page as a file: what stands in it, and what cannot."""

import base64
import hashlib
import json
import re
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctipgraph.ontology import read_ontology
from ctipgraph.views import page as page_module
from ctipgraph.views.page import to_html

FOLDER = Path(page_module.__file__).parent / "page"
MODULES = sorted(FOLDER.glob("*.js"))
TOP_LEVEL = re.compile(r"^(?:export )?(?:const|let|var|class|(?:async )?function)\s+(\w+)", re.MULTILINE)
BUNDLE = re.compile(r'<script type="module">(.*?)</script>', re.DOTALL)
STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
VIEW = re.compile(r'<script type="application/json" id="view"[^>]*>(.*?)</script>', re.DOTALL)
JOINED = r"^// --- (\w+\.js)$"
WORDS = re.compile(r'<script type="application/json" id="words">(.*?)</script>', re.DOTALL)


def held(html: str) -> Any:
    return json.loads(VIEW.search(html)[1])


def test_the_page_holds_the_view(utopia):
    assert held(to_html(utopia, plain=True)) == utopia


def test_the_same_view_gives_the_same_page_whatever_the_order_of_its_keys(utopia):
    turned = json.loads(json.dumps(utopia), object_hook=lambda pairs: dict(reversed(pairs.items())))
    assert to_html(turned) == to_html(utopia)


@pytest.mark.parametrize("plain", [False, True], ids=["packed", "plain"])
def test_the_policy_lets_in_these_bytes_and_nothing_else(utopia, unpacked, plain):
    html = to_html(utopia, plain=plain)
    scripts = [BUNDLE.search(html)[1]] if plain else [BUNDLE.search(html)[1], program_in(unpacked, html)[1]]
    digests = [
        f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
        for text in (*scripts, STYLE.search(html)[1])
    ]
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)[1].replace("&#x27;", "'")
    assert policy == (
        f"default-src 'none'; script-src {' '.join(digests[:-1])}; style-src {digests[-1]}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def program_in(unpacked: Callable[[str, str], bytes], html: str) -> tuple[str, str]:
    """The words and the program of a packed page."""
    words, _, program = unpacked("program", html).decode().partition("\n")
    return words, program


def test_the_packed_program_and_words_are_those_of_the_plain_page(utopia, unpacked):
    plain = to_html(utopia, plain=True)
    assert program_in(unpacked, to_html(utopia)) == (WORDS.search(plain)[1], BUNDLE.search(plain)[1])


def test_the_packed_page_is_less_than_half_as_large_and_still_printable(utopia):
    packed, plain = to_html(utopia), to_html(utopia, plain=True)
    assert len(packed) < len(plain) / 2
    assert set(re.search(r'id="program" data-bytes="\d+">(.*?)</script>', packed)[1]) <= set(map(chr, range(33, 127)))


@pytest.mark.parametrize(
    "label",
    [
        "</script><script>alert(1)</script>",
        "<!--<script>",
        "]]>",
        "a\u2028b\u2029c",
        "{{view}} {{word:search}}",
        "\ud800",
    ],
)
def test_a_label_cannot_end_its_element(utopia, label):
    utopia["actors"][0]["label"] = utopia["title"] = utopia["description"] = label
    html = to_html(utopia, plain=True)
    assert held(html)["actors"][0]["label"] == label
    assert html.count("<script") == html.count("</script>") == 3
    assert html.encode("utf-8")


@settings(max_examples=60, deadline=None)
@given(st.text())
def test_any_text_comes_back_as_it_was(text):
    view = {"title": text, "description": text}
    html = to_html(view, plain=True)
    assert held(html) == view
    assert html.count("<script") == 3


def test_a_number_that_is_none_is_refused(utopia):
    utopia["actors"][0]["x"] = float("nan")
    with pytest.raises(ValueError, match="JSON"):
        to_html(utopia)


def test_no_top_level_name_occurs_in_two_modules():
    names = list(chain.from_iterable(TOP_LEVEL.findall(module.read_text(encoding="utf-8")) for module in MODULES))
    assert sorted(names) == sorted(set(names))


def test_every_module_is_in_the_page_after_those_that_it_imports(utopia):
    first, program = BUNDLE.search(to_html(utopia))[1], BUNDLE.search(to_html(utopia, plain=True))[1]
    assert re.findall(JOINED, first, re.MULTILINE) == ["letters.js", "boot.js"]
    order = re.findall(JOINED, program, re.MULTILINE)
    modules = [module for module in MODULES if module.name != "boot.js"]
    assert sorted(order) == [module.name for module in modules]
    for module in modules:
        for imported in re.findall(
            r'^import .* from "\./(\w+\.js)";$', module.read_text(encoding="utf-8"), re.MULTILINE
        ):
            assert order.index(imported) < order.index(module.name)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)
def test_a_module_is_short_typed_and_parses_no_markup(module):
    text = module.read_text(encoding="utf-8")
    assert text.startswith("// @ts-check\n")
    assert text.count("\n") < 300
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|DOMParser", text
    )


def test_words_stand_in_words_json_and_each_is_used():
    words = json.loads((FOLDER / "words.json").read_text(encoding="utf-8"))
    used = "".join(file.read_text(encoding="utf-8") for file in [*MODULES, FOLDER / "page.html"])
    for key in words.keys() - {"lang", "dir"}:
        assert re.search(rf"\b{re.escape(key.split('.')[0])}\b", used), f"{key} is not used"
    asked = re.findall(r'\bsay\(\s*"([\w.]+)"', used) + re.findall(r"\{\{word:(\w+)\}\}", used)
    assert set(asked) <= words.keys()
    assert set(re.findall(r'\bsayCount\(\s*"(\w+)"', used)) <= {key.split(".")[0] for key in words}


def test_nothing_in_the_page_names_an_address_to_fetch(utopia):
    utopia["licence"] = utopia["citation"] = ""
    utopia["documents"] = utopia["facts"] = []
    html = to_html(utopia)
    for name in ("http://www.w3.org/2000/svg", "http://www.gexf.net/1.2draft"):  # names of formats
        html = html.replace(name, "")
    assert not re.search(r"https?://|@import|url\(|\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon", html)


def test_every_shape_and_line_of_the_ontology_can_be_drawn():
    ontology = read_ontology()
    shapes, looks = ((FOLDER / name).read_text(encoding="utf-8") for name in ("shapes.js", "look.js"))
    for shape in {ontology.class_mark(name, "shape") for name in ontology.classes} - {""}:
        assert re.search(rf'^\s+"?{shape}"?: "M', shapes, re.MULTILINE), shape
    for line in {term.mark("lineStyle") for term in ontology.statuses.values()}:
        assert re.search(rf"\b{line}: \[", looks), line
