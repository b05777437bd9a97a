"""Hostile text in every field: nothing of it runs, all of it shows, with the page's policy and without."""

import re
import xml.etree.ElementTree as ET
from urllib.parse import quote

import pytest

HOSTILE = [
    "<script>window.__pwned = 1</script>",
    "<img src=x onerror='window.__pwned = 1'>",
    "</script><script>window.__pwned = 1</script>",
    "<!--<script>window.__pwned = 1</script>",
    "--><script>window.__pwned = 1</script>",
    "<svg onload='window.__pwned = 1'></svg>",
    "<style>* { display: none }</style>",
    "<iframe srcdoc='<script>parent.__pwned = 1</script>'></iframe>",
    "<a href='javascript:window.__pwned = 1'>here</a>",
    "javascript:window.__pwned = 1",
    '" onmouseover="window.__pwned = 1',
    "' autofocus onfocus='window.__pwned = 1",
    "`${window.__pwned = 1}`",
    "{{constructor.constructor('window.__pwned = 1')()}}",
    "{{view}}",
    "\\u003cscript\\u003ewindow.__pwned = 1\\u003c/script\\u003e",
    "&lt;script&gt;window.__pwned = 1&lt;/script&gt;",
    "\u2028window.__pwned = 1\u2029",
    "abc\u202egnp.exe",
    "\u2066isolated\u2069 \u200fmark",
    "ກະຊວງປ້ອງກັນຄວາມສະຫງົບ",
    "وزارة الأنهار (Rivers)",
    "__proto__",
    "constructor",
    "word " * 60,
    "w" * 300,
    "$& $1 $$ $`",
    "\t\r\n tabs and lines \n",
    "\ud83d\ude00 \ud800 half",
    "\u0001\u007f\u009f",
]
RUN = "window.__pwned=1"
VECTORS = [
    f"<script>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f"<svg/onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
    "<iframe srcdoc='<script>parent.__pwned=1</script>'>",
    "<iframe src=javascript:parent.__pwned=1>",
    f"<body onload={RUN}>",
    f"<input autofocus onfocus={RUN}>",
    f"<details open ontoggle={RUN}>",
    f"<video><source onerror={RUN}></video>",
    f"<object data=javascript:{RUN}>",
    f"<embed src=javascript:{RUN}>",
    f"<math href=javascript:{RUN}>here</math>",
    f"<a href=javascript:{RUN}>here</a>",
    f"<form action=javascript:{RUN}><button>here</button></form>",
    f"<meta http-equiv=refresh content='0;url=javascript:{RUN}'>",
    "<base href=javascript:/>",
    "<link rel=stylesheet href=https://example.org/evil.css>",
    f"javascript:{RUN}",
    f"data:text/html,<script>{RUN}</script>",
]
BREAKS = ["", '">', "'>", "</script>", "-->", "]]>", "</title>", "</style>", "</textarea></noscript>", "\\u003c"]
PAYLOADS = [  # what runs leaves the number of its case, from 1
    re.sub(r"(__pwned ?= ?)1", rf"\g<1>{n}", text)
    for n, text in enumerate([*HOSTILE, *(f"{ahead}{vector}" for ahead in BREAKS for vector in VECTORS)], 1)
]
AT_ONCE = 48  # on one page: every step of the walk costs the more the more actors there are
BATCHES = [PAYLOADS[n : n + AT_ONCE] for n in range(0, len(PAYLOADS), AT_ONCE)]


def visible(text):
    """The text as the page shows it: unseen characters as marks, half surrogates as U+FFFD."""
    text = re.sub("[\ud800-\udfff]", "\ufffd", text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
    text = re.sub(r"[\t\n\r]+", " ", text)
    unseen = "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
    return re.sub(unseen, lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)


def in_address(text):
    return quote(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"), safe="")


def hostile_view(view, texts=tuple(HOSTILE)):
    """One actor, relation, status, document and fact for each hostile text, which stands in every field."""
    view |= {
        "title": "".join(HOSTILE),
        "description": "".join(HOSTILE),
        "pillars": [{"id": text, "label": text} for text in texts],
        "rdf": {"base": texts[0], "prefixes": {"actor": texts[0], "ctip": texts[1]}},
        "stories": [
            {"id": text, "title": text, "steps": [{"text": text, "view": {"actor": [text]}, "facts": [n]}]}
            for n, text in enumerate(texts)
        ],
        "licence": HOSTILE[9],
        "guides": [{"kind": "row", "text": text, "from": n, "to": n + 1} for n, text in enumerate(texts)],
        "citation": "".join(HOSTILE),
        "types": [{"id": text, "label": text, "shape": text, "colour": text, "place": True} for text in texts],
        "groups": [{"id": text, "label": text, "colour": text} for text in texts],
        "relations": [
            {"id": text, "label": text, "inverse": text + " back", "group": n, "definition": text}
            for n, text in enumerate(texts)
        ],
        "statuses": [{"id": text, "label": text, "definition": text, "line": text} for text in texts],
        "documents": [{"id": text, "title": text, "publisher": text, "published": text, "url": text} for text in texts],
        "actors": [
            {
                "id": text,
                "label": text,
                "type": n,
                "names": [{"text": text + " too", "kind": text, "lang": text}],
                "note": text,
                "country": text,
                "x": 200 * (n % 16),
                "y": 130 * (n // 16),
            }
            for n, text in enumerate(texts)
        ],
        "facts": [
            {
                "id": text + kind,
                "relation": n,
                "subject": n,
                "object": (n + 1) % len(texts) if kind == "edge" else None,
                "value": None if kind == "edge" else text,
                "status": n,
                "speaker": n,
                "qualifiers": [[text, text]],
                "note": text,
                "rank": text,
                "evidenced": [text, text],
                "passages": [
                    {"document": n, "anchor": text, "text": text if kind == "edge" else None, "link": text, "id": text},
                    {"document": n, "anchor": text, "text": None, "link": "https://example.org/#" + text},
                ],
                "conflicts": [n],
                "rests": [n],
                "pillars": [n],
                "plain": True,
                "ended": text,
                "rdf": [[text, text]],
            }
            for kind in ("edge", "value")
            for n, text in enumerate(texts)
        ],
    }
    return view


# Point at every actor and line, and open every panel; what a panel says comes back.
WALK = """
async ({ actors, facts }) => {
  const pause = () => new Promise((resolve) => setTimeout(resolve, 0));
  const told = [];
  const show = async (address) => {
    history.replaceState(null, "", "#" + address); // as a link does, without a step of the history for each
    window.dispatchEvent(new PopStateEvent("popstate"));
    await pause();
    return document.getElementById("panel-body").textContent;
  };
  for (const { x, y } of [...ctipgraph.state().actors, ...ctipgraph.state().edges]) {
    const event = { clientX: x, clientY: y, bubbles: true };
    document.getElementById("picture").dispatchEvent(new PointerEvent("pointermove", event));
  }
  for (const id of actors) told.push(await show(`actor=${id}`));
  for (const id of facts) await show(`fact=${id}`);
  for (const id of actors.slice(0, 3))
    await show(`near=${id}&place=${id}&pillar=${id}&story=${id},1&search=${id}`);
  for (const panel of ["about", "take", "stories"]) await show(`open=${panel}`);
  await show("table=1&compare=2014,2024");
  await show("table=1");
  return told;
}
"""


def test_there_are_two_hundred_cases():
    assert len(set(PAYLOADS)) >= 200
    assert sum(map(len, BATCHES)) == len(PAYLOADS)


@pytest.mark.parametrize("texts", BATCHES, ids=lambda texts: f"from case {PAYLOADS.index(texts[0]) + 1}")
@pytest.mark.parametrize("bypass_csp", [False, True], ids=["with the policy", "without the policy"])
def test_hostile_text_in_every_field_is_shown_and_never_run(utopia, open_view, state, texts, bypass_csp):
    page = open_view(hostile_view(utopia, texts), bypass_csp=bypass_csp, viewport={"width": 800, "height": 400})
    ids = {name: [in_address(thing["id"]) for thing in utopia[name]] for name in ("actors", "facts")}
    told = page.evaluate(WALK, ids)
    unharmed(page)
    rows = page.text_content("#table-rows")
    for text, panel in zip(texts, told, strict=True):
        if "\ud800" in text:  # half of a surrogate pair cannot stand in an address
            continue
        assert visible(text) in panel
        assert visible(text + " too") in panel
        assert visible(text).strip() in rows


def unharmed(page):
    page.wait_for_timeout(100)
    case = page.evaluate("window.__pwned")
    assert case is None, f"case {case} ran: {PAYLOADS[case - 1]}"
    assert page.evaluate("window.__violations") == []
    assert page.outside == []
    assert page.errors == []
    assert page.locator("a[href^='javascript'], a[href^='data']").count() == 0
    assert page.locator("script").count() == 4  # words, data, program, and what starts it
    assert page.locator("iframe, object, embed, img, form, base, link").count() == 0


@pytest.mark.parametrize("bypass_csp", [False, True], ids=["with the policy", "without the policy"])
def test_a_hand_on_hostile_text_runs_nothing(utopia, open_view, state, bypass_csp):
    page = open_view(hostile_view(utopia, HOSTILE[:8]), bypass_csp=bypass_csp)
    page.click("#show-about")
    assert visible(HOSTILE[0]) in page.text_content("#panel")
    page.keyboard.press("Escape")
    for n, text in enumerate(HOSTILE[:8]):
        actor = state(page)["actors"][n]
        page.mouse.move(actor["x"], actor["y"])
        page.mouse.click(actor["x"], actor["y"])
        assert page.text_content("#panel-title") == visible(text)
        page.locator("#panel .fact-line").first.click()
        page.wait_for_selector("#panel article.fact")
        page.keyboard.press("Escape")
        page.click("#zoom-fit")
    page.fill("#search", "<script")
    assert visible(HOSTILE[0]) in page.text_content("#found")
    unharmed(page)


def test_files_made_of_hostile_text_are_sound_and_hold_no_script(utopia, open_view):
    page = open_view(hostile_view(utopia, PAYLOADS[:60]), at="#open=take")
    for name in ("picture.svg", "network.gexf", "facts.csv", "documents.bib", "facts.ttl"):
        with page.expect_download() as made:
            page.click(f"#panel [data-file='{name}']")
        text = made.value.path().read_text(encoding="utf-8")
        if name.endswith(("svg", "gexf")):
            elements = {element.tag.rpartition("}")[2] for element in ET.fromstring(text).iter()}  # noqa: S314
            assert not elements & {"script", "img", "iframe", "a", "foreignObject", "image", "use"}
    unharmed(page)


def test_bidirectional_marks_in_a_name_are_shown_as_such(utopia, open_view):
    utopia["actors"][0]["label"] = "abc\u202egnp.exe"
    page = open_view(utopia, at="#actor=river-project")
    assert page.text_content("#panel-title") == "abc⟨U+202E⟩gnp.exe"


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("Ministry of Hi\u217cls", "Looks like"),  # a Roman numeral for an l
        ("Ministry of Hіlls", "Looks like"),  # a Cyrillic letter
        ("MINISTRY  OF HILLS", "Looks like"),
        ("Ministry of Hіlls", "Mixed scripts"),
    ],
)
def test_look_alike_names_are_shown_as_such(utopia, open_view, label, words):
    utopia["actors"][5]["label"] = label
    page = open_view(utopia, at="#actor=lone-project")
    assert words in page.text_content("#panel .particulars")
    if words == "Looks like":
        assert "Ministry of Hills (ministry-of-hills)" in page.text_content("#panel .particulars")
