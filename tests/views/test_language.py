"""The interface in another language: every word of it comes from one file, and what the data say stays as it is."""

import json
import re
import shutil
from pathlib import Path

import pytest

from ctipgraph.errors import NotFoundError
from ctipgraph.views import page as page_module
from ctipgraph.views.page import to_html

FOLDER = Path(page_module.__file__).parent / "page"
ENGLISH = json.loads((FOLDER / "words.json").read_text(encoding="utf-8"))
SAID_BY_DATA = {
    "label",
    "inverse",
    "title",
    "publisher",
    "definition",
    "text",
    "description",
    "citation",
    "note",
    "value",
}
# names of files and addresses are the same in every language
SAME_EVERYWHERE = re.compile(
    r"\b[\w-]+\.(?:png|svg|csv|gexf|ttl|bib)\b|https?://\S+|file://\S+|\bexample\.org\S*|\b4P\b"
)
STATES = {
    "picture": "",
    "table": "#table=1&sort=-status",
    "actor": "#actor=river-project",
    "actor, filtered": "#actor=river-project&no-statuses=planned",
    "evidence": "#fact=f3",
    "conflict": "#fact=f5",
    "a value": "#fact=f8",
    "around an actor": "#near=river-project&depth=2&years=2020,2021",
    "narrowed": "#pillar=prevention&place=ministry-of-hills&single=1&no-documents=2021-03-02",
    "hidden and pinned": "#no-actors=ada-brook&pinned=hill-project",
    "comparison": "#compare=2020,2021",
    "path": "#path=hill-project,river-project&open=path",
    "half a path": "#path=hill-project&actor=hill-project",
    "no path": "#path=lone-project,ada-brook&open=path",
    "take away": "#open=take",
    "about": "#open=about",
    "stories": "#open=stories",
    "story": "#story=who-paid,1",
    "search": "#search=x",
    "a stale address": "#actor=nobody",
}  # fmt: skip
SEEN = """
() => {
  const seen = [];
  for (const fold of document.querySelectorAll("details")) fold.open = true;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement: parent, data } = walker.currentNode;
    if (data.trim() && !parent.closest("script, style, noscript")) seen.push(data.trim());
  }
  for (const element of document.body.querySelectorAll("*"))
    for (const name of ["aria-label", "title", "placeholder", "alt"])
      if (element.hasAttribute(name)) seen.push(element.getAttribute(name));
  return [...new Set(seen)];
}
"""


@pytest.fixture
def words_in(tmp_path, monkeypatch):
    """Write the words of another language beside the English ones: `words_in("lo", {...})`."""
    folder = tmp_path / "page"
    shutil.copytree(FOLDER, folder)
    monkeypatch.setattr(page_module, "FOLDER", folder)
    made = (page_module._read, page_module._script, page_module._packed_program)

    def write(language, words):
        (folder / f"words.{language}.json").write_text(json.dumps(words), encoding="utf-8")
        for function in made:
            function.cache_clear()

    yield write
    for function in made:
        function.cache_clear()


def in_lao_letters(text):
    """A stand-in for a translation: every letter but those of the places to fill."""
    return "".join(
        part if part.startswith("{") else re.sub("[A-Za-z]", "ກ", part) for part in re.split(r"(\{\w+\})", text)
    )


LAO = {key: in_lao_letters(text) for key, text in ENGLISH.items()} | {"lang": "lo", "dir": "ltr"}


def without_letters(value, key=""):
    """The data with every text of theirs in figures, so that all letters that are seen are the interface's."""
    if isinstance(value, dict):
        return {name: without_letters(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [without_letters(inner, key if key in {"qualifiers"} else "") for inner in value]
    return (
        re.sub("[^ 0-9]", "7", value)
        if isinstance(value, str) and (key in SAID_BY_DATA or key == "qualifiers")
        else value
    )


@pytest.fixture
def figures(utopia):
    for status, kind in zip(utopia["statuses"], ("", "claim", "plan"), strict=True):
        status["kind"] = kind
    utopia["types"][1]["place"] = True
    utopia["pillars"] = [{"id": "prevention", "label": "prevention"}]
    utopia["facts"][0]["rests"] = [6]
    utopia["facts"][0]["rank"] = "normal"
    utopia["rdf"] = {"base": "https://example.org/", "prefixes": {}}
    utopia["facts"] = [{**fact, "rdf": []} for fact in utopia["facts"]]
    utopia["guides"] = [
        {"kind": "column", "year": "2020", "from": 0, "to": 9},
        {"kind": "column", "year": "", "from": 9, "to": 99},
    ]
    step = {"text": "A ministry pays.", "view": {}, "facts": [0]}
    utopia["stories"] = [{"id": "who-paid", "title": "Who paid?", "steps": [step, step]}]
    for actor in utopia["actors"]:
        actor["country"] = ""
    for fact in utopia["facts"]:
        for passage in fact["passages"]:
            passage["anchor"] = "7 … 7"
    view = without_letters(utopia)
    for actor in view["actors"]:
        actor["names"] = [{"text": "7", "kind": name["kind"], "lang": ""} for name in actor["names"]]
    return view


@pytest.mark.parametrize("width", [1280, 390], ids=["wide", "phone"])
def test_every_word_that_is_seen_stands_in_the_file_of_words(words_in, figures, open_view, state, width):
    words_in("lo", LAO)
    page = open_view(figures, language="lo", viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.lang") == "lo"
    for name, at in STATES.items():
        page.evaluate("(at) => { location.hash = at; }", at or "#a=b")
        state(page)
        for text in page.evaluate(SEEN):
            left = SAME_EVERYWHERE.sub("", text)
            for id_ in [one["id"] for kind in ("actors", "facts") for one in figures[kind]]:
                left = left.replace(id_, "")
            assert not re.search("[A-Za-z]{2}", left), f"{name}: {text!r} is not in words.json"
    assert page.errors == []


def test_on_paper_and_in_a_picture_as_well(words_in, figures, open_view):
    words_in("lo", LAO)
    page = open_view(figures, language="lo")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    texts = page.locator("#paper").evaluate("paper => [...paper.querySelectorAll('*')].map((one) => one.textContent)")
    assert len(texts) > 50
    assert not [text for text in texts if re.search("[A-Za-z]{2}", SAME_EVERYWHERE.sub("", text))]


def test_what_a_translation_lacks_is_said_in_english(words_in, utopia, open_view):
    words_in("fr", {"lang": "fr", "dir": "ltr", "about": "À propos"})
    page = open_view(utopia, language="fr")
    assert page.get_by_role("button", name="À propos").is_visible()
    assert page.get_by_role("button", name="Take away").is_visible()


def test_from_right_to_left_nothing_runs_out_of_the_page(words_in, utopia, open_view, state):
    words_in("ar", {"lang": "ar", "dir": "rtl"})
    page = open_view(utopia, language="ar", at="#table=1&actor=river-project")
    assert page.evaluate("document.documentElement.dir") == "rtl"
    assert page.evaluate("document.documentElement.scrollWidth") == 1280
    panel, table = page.locator("#panel").bounding_box(), page.locator("#table").bounding_box()
    actor = next(a for a in state(page)["actors"] if a["id"] == "river-project")
    assert actor["x"] < panel["x"]  # the picture makes room
    assert table["x"] + table["width"] <= panel["x"]


def test_a_language_that_there_is_not_is_refused(utopia):
    with pytest.raises(NotFoundError, match="no words in 'xx', but in en"):
        to_html(utopia, language="xx")


def test_names_and_passages_say_their_language(utopia, open_view):
    utopia["documents"][0]["lang"] = "fr"
    utopia["actors"][2]["names"][1]["lang"] = "lo"
    page = open_view(utopia, at="#actor=ministry-of-hills")
    assert page.locator("#panel bdi", has_text="ກະຊວງພູເຂົາ").get_attribute("lang") == "lo"
    utopia["actors"][2] |= {"label": "ກະຊວງພູເຂົາ"}
    page = open_view(utopia, at="#fact=f7")
    assert page.locator("#panel h3 bdi[lang=lo]").first.text_content() == "ກະຊວງພູເຂົາ"
    assert page.locator("#panel blockquote").get_attribute("lang") == "fr"
    assert page.locator("#panel cite bdi").get_attribute("lang") == "fr"
    assert page.locator("#panel bdi:not([dir=auto])").count() == 0
