"""A small invented view, and a real browser without a network to look at its page."""

from __future__ import annotations

import json
import os
import re
import shutil
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ctipgraph.views.page import to_html

CHROMIUM_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WATCH = """
window.__violations = [];
document.addEventListener("securitypolicyviolation", (event) => window.__violations.push(event.violatedDirective));
"""

TYPES = {"ministry": ("square", "#0072b2"), "project": ("diamond", "#d55e00"), "person": ("circle", "#e69f00")}
GROUPS = {"money": "#009e73", "work": "#0072b2", "office": "#e69f00", "stage": "#7a7a7a"}
RELATIONS = {
    "funds": ("is funded by", "money"),
    "supports": ("is supported by", "work"),
    "coordinates with": ("coordinates with", "work"),
    "heads": ("is headed by", "office"),
    "is at the stage": ("", "stage"),
}
STATUSES = {
    "asserted": ("solid", "The document states it in its own voice."),
    "claimed": ("dotted", "Somebody whom the document quotes states it."),
    "planned": ("dashed", "The document says that it is to happen."),
}
ACTORS = [
    ("river-project", "project", "River Project of Utopia", [("RPU", "acronym")]),
    ("ministry-of-rivers", "ministry", "Ministry of Rivers", [("Ministère des Rivières", "alternative")]),
    ("ministry-of-hills", "ministry", "Ministry of Hills", [("ກະຊວງພູເຂົາ", "alternative")]),
    ("ada-brook", "person", "Ada Brook", []),
    ("hill-project", "project", "Hill Project", []),
    ("lone-project", "project", "Lone Project", []),
]
FACTS = [  # id, relation, subject, object or value, status, and what else there is
    ("f1", "funds", "ministry-of-rivers", "river-project", "asserted", {"text": "The ministry pays for the project."}),
    ("f2", "supports", "ministry-of-rivers", "river-project", "planned", {}),
    ("f3", "supports", "river-project", "ministry-of-rivers", "claimed", {"speaker": "ada-brook"}),
    ("f4", "coordinates with", "river-project", "ministry-of-hills", "asserted", {"day": "2021-03-02"}),
    ("f5", "heads", "ada-brook", "ministry-of-rivers", "asserted", {"conflicts": ["f6"]}),
    ("f6", "heads", "ada-brook", "ministry-of-hills", "asserted", {"conflicts": ["f5"], "day": "2021-03-02"}),
    ("f7", "funds", "ministry-of-hills", "hill-project", "asserted", {}),
    ("f8", "is at the stage", "river-project", "closing", "asserted", {"note": "The last year."}),
]


def make_view() -> dict[str, Any]:
    types, groups, relations, statuses = list(TYPES), list(GROUPS), list(RELATIONS), list(STATUSES)
    actors, facts = [actor[0] for actor in ACTORS], [fact[0] for fact in FACTS]
    days = ["2020-01-31", "2021-03-02"]

    def fact(id_: str, relation: str, subject: str, target: str, status: str, more: dict[str, Any]) -> dict[str, Any]:
        day = more.get("day", days[0])
        url = f"https://example.org/{day}"
        link = f"{url}#:~:text=The%20river,the%20sea"
        passage = {"document": days.index(day), "anchor": "The river … the sea", "text": more.get("text"), "link": link}
        return {
            "id": id_,
            "relation": relations.index(relation),
            "subject": actors.index(subject),
            "object": actors.index(target) if target in actors else None,
            "value": None if target in actors else target,
            "status": statuses.index(status),
            "speaker": actors.index(more["speaker"]) if "speaker" in more else None,
            "qualifiers": [["as of", day]],
            "note": more.get("note", ""),
            "rank": "normal",
            "evidenced": [day, day],
            "passages": [passage],
            "conflicts": [facts.index(other) for other in more.get("conflicts", [])],
        }

    return {
        "title": "Who works on the rivers of Utopia?",
        "description": "Invented facts of an invented country.",
        "licence": "https://example.org/licence",
        "citation": "The surveyors of Utopia (2021).",
        "documents_range": days,
        "shown": {"facts": len(facts), "facts_of": 20, "actors": len(actors), "actors_of": 9},
        "types": [{"id": name, "label": name, "shape": shape, "colour": at} for name, (shape, at) in TYPES.items()],
        "groups": [{"id": name, "label": name, "colour": colour} for name, colour in GROUPS.items()],
        "relations": [
            {
                "id": name,
                "label": name,
                "inverse": back,
                "group": groups.index(group),
                "definition": f"What {name} says.",
            }
            for name, (back, group) in RELATIONS.items()
        ],
        "statuses": [
            {"id": name, "label": name, "definition": definition, "line": line}
            for name, (line, definition) in STATUSES.items()
        ],
        "documents": [
            {
                "id": day,
                "title": f"News of {day}",
                "publisher": "Utopia Post",
                "published": day,
                "url": f"https://example.org/{day}",
            }
            for day in days
        ],
        "actors": [
            {
                "id": id_,
                "label": label,
                "type": types.index(type_),
                "names": [{"text": label, "kind": "preferred", "lang": "en"}]
                + [{"text": text, "kind": kind, "lang": ""} for text, kind in names],
                "note": "",
                "country": "Utopia",
                "x": 260 * (n % 3),
                "y": 240 * (n // 3) + 40 * (n % 2),
            }
            for n, (id_, type_, label, names) in enumerate(ACTORS)
        ],
        "facts": [fact(*row) for row in FACTS],
    }


@pytest.fixture
def utopia() -> dict[str, Any]:
    """A view of six actors and eight facts, one of them a value; a fresh copy for each test."""
    return make_view()


@pytest.fixture(scope="session")
def from_letters() -> Callable[[str, int], bytes]:
    """What `page/letters.js` does before it inflates, in Python: 13 bits in two of 91 characters."""

    def read(letters: str, length: int) -> bytes:
        values = [25 if letter == "!" else ord(letter) - 35 for letter in letters]
        pairs = zip(values[::2], values[1::2], strict=True)
        bits = "".join(format(91 * one + other, "013b") for one, other in pairs)
        return bytes(int(bits[n : n + 8], 2) for n in range(0, 8 * length, 8))

    return read


@pytest.fixture
def unpacked(from_letters: Callable[[str, int], bytes]) -> Callable[[str, str], bytes]:
    """What a packed element of a page holds."""

    def read(name: str, html: str) -> bytes:
        found = re.search(rf'id="{name}" data-bytes="(\d+)">(.*?)</script>', html, re.DOTALL)
        assert found
        return zlib.decompress(from_letters(found[2], int(found[1])))

    return read


def unavailable(reason: str) -> None:
    if os.environ.get("CTIPGRAPH_REQUIRE_BROWSER") == "1":
        pytest.fail(f"CTIPGRAPH_REQUIRE_BROWSER is 1, but {reason}")
    pytest.skip(f"the page was not tried in a browser: {reason}")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """One Chromium for the session."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        unavailable("playwright is not installed (pip install 'ctipgraph[test]')")
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    path = next(filter(None, map(shutil.which, names)), None)
    if path is None:
        unavailable("no Chromium is installed (apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_OPTIONS)
        yield browser
        browser.close()


@pytest.fixture
def open_view(chromium: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Open the page of a view from a file, with the network refused; `at` is the end of the address,
    `init` a script that runs before the page's own, `language` that of the interface.

    The returned page has `outside` (requests for anything but the file) and `errors` (of its console).
    """
    contexts = []

    def open_(view: dict[str, Any], at: str = "", init: str = "", language: str = "en", **options: Any) -> Any:
        file = tmp_path / f"page-{len(contexts)}.html"
        file.write_text(to_html(view, language=language), encoding="utf-8")
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
        contexts.append(context)
        context.add_init_script(WATCH + init)
        page = context.new_page()
        page.outside, page.errors = [], []

        def refuse(route: Any) -> None:
            if route.request.url.split("#")[0] == file.as_uri():
                route.continue_()
            else:
                page.outside.append(route.request.url)
                route.abort()

        context.route("**/*", refuse)
        page.on("console", lambda message: page.errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        page.goto(file.as_uri() + at)
        at_rest(page)
        return page

    yield open_
    for context in contexts:
        context.close()


def at_rest(page: Any) -> dict[str, Any]:
    """Wait until the picture stands still, and return what the page says of itself."""
    for _ in range(500):  # playwright's own waiting evaluates strings in the page, which its policy forbids
        now = page.evaluate("window.ctipgraph ? JSON.stringify(ctipgraph.state()) : null")
        if now and json.loads(now)["resting"]:
            return json.loads(now)
        page.wait_for_timeout(10)
    pytest.fail("the picture did not come to rest in five seconds")


@pytest.fixture
def state() -> Callable[[Any], dict[str, Any]]:
    return at_rest
