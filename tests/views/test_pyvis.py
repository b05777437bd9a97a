"""The same selection as a pyvis network: with every fact, safe, and offline."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pyvis.network import Network as PyvisNetwork

from ctipgraph.model import Corpus
from ctipgraph.views.pyvis_view import from_pyvis, render_pyvis, to_pyvis

Facts = Callable[[str], Corpus]

HOSTILE = '<img src=x onerror=window.hit=1> </script><script>window.hit=2</script> "quoted" ສປປ ລາວ\u2028&lt;b&gt;'


@pytest.fixture
def hostile(read: Callable[..., Corpus]) -> Corpus:
    """Return a corpus whose names, notes and values hold markup."""
    text = json.dumps(HOSTILE, ensure_ascii=False)
    return read(
        {
            "dataset.yaml": f"{{title: {text}, base: 'https://example.org/', licence: 'https://example.org/by'}}",
            "actors.yaml": f"- {{id: a, type: Project, name: {text}}}\n- {{id: b, type: Project, name: {text}}}",
            "facts/gazette-2020.yaml": f"""
                document: gazette-2020
                facts:
                - {{relation: partOf, subject: a, object: b, status: asserted, passages: [{text}], note: {text}}}
                - {{relation: hasAim, subject: a, object: {text}, status: asserted, passages: [{text}]}}
                """,
        }
    )


def test_it_is_a_pyvis_network(corpus: Corpus) -> None:
    assert isinstance(to_pyvis(corpus), PyvisNetwork)


def test_every_fact_between_actors_is_an_edge_and_parallel_ones_stay_parallel(corpus: Corpus) -> None:
    edges = to_pyvis(corpus).edges
    expected = {fact.id: (fact.subject, fact.object) for fact in corpus.facts if corpus.object_kind(fact) == "entity"}
    assert {edge["id"]: (edge["from"], edge["to"]) for edge in edges} == expected
    assert len(edges) == len(expected)


def test_every_other_fact_stands_in_the_tooltip_of_its_subject_with_its_evidence(corpus: Corpus) -> None:
    titles = {node["id"]: node["title"] for node in to_pyvis(corpus).nodes}
    others = [fact for fact in corpus.facts if corpus.object_kind(fact) != "entity"]
    assert others
    for fact in others:
        assert all(passage.anchor in titles[fact.subject] for passage in fact.passages), fact.id


def test_an_edges_tooltip_has_status_speaker_passage_and_note(facts: Facts) -> None:
    corpus = facts("""
        - relation: funds
          subject: government-of-utopia
          object: river-project
          status: claimed
          speaker: ministry
          passages: [The donors include … of Utopia]
          note: In the curator's own words.
        """)
    (edge,) = to_pyvis(corpus).edges
    assert edge["title"].splitlines() == [
        "Government of Utopia funds River Project",
        "status: claimed",
        "said by: Ministry of Welfare",
        "«The donors include … of Utopia» The Gazette, 2020-01-31",
        "note: In the curator's own words.",
    ]


@pytest.mark.parametrize(("status", "dashes"), [("asserted", False), ("planned", [10, 6]), ("claimed", [2, 5])])
def test_planned_is_dashed_and_claimed_is_dotted(facts: Facts, status: str, dashes: object) -> None:
    corpus = facts(f"""
        - {{relation: leads, subject: ministry, object: ministry, status: {status}, speaker: ministry, passages: [The]}}
        """)
    assert to_pyvis(corpus).edges[0]["dashes"] == dashes


def test_the_page_is_the_same_every_time(corpus: Corpus) -> None:
    assert render_pyvis(corpus, corpus) == render_pyvis(corpus, corpus)


def test_the_page_fetches_nothing_from_anywhere(corpus: Corpus) -> None:
    html = render_pyvis(corpus, corpus)
    assert not re.findall(r"<(?:link|img|iframe)\b|<script[^>]*\bsrc=|@import|url\(\s*['\"]?http", html)
    assert "sourceMappingURL" not in html
    assert "default-src 'none'" in html


def test_a_label_cannot_end_the_script_that_holds_it(hostile: Corpus) -> None:
    html = render_pyvis(hostile, hostile)
    plain = render_pyvis(replace(hostile, facts=()), hostile)
    assert "<img" not in html.replace("&lt;img", "")
    assert html.count("<script") == plain.count("<script")
    assert html.count("</script") == plain.count("</script")


def test_labels_come_back_from_the_page_unchanged(hostile: Corpus) -> None:
    assert {node["label"] for node in shown(render_pyvis(hostile, hostile))["nodes"]} == {HOSTILE}


def test_writing_and_showing_make_one_file_in_utf_8_and_open_nothing(corpus: Corpus, tmp_path: Path) -> None:
    to_pyvis(corpus).show(str(tmp_path / "network.html"))
    assert [path.name for path in tmp_path.iterdir()] == ["network.html"]
    assert (tmp_path / "network.html").read_bytes().decode() == to_pyvis(corpus).generate_html()


def shown(html: str) -> Any:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert found is not None
    return json.loads(found.group(1))


def test_a_pyvis_network_of_anybody_becomes_a_safe_one_with_all_its_edges_and_places() -> None:
    theirs = PyvisNetwork(heading="<script>alert(1)</script>", directed=True)
    theirs.add_nodes([1, "b", 2], label=["one", "also one", "<img src=x>"], x=[5, 6, 7], y=[8, 9, 10])
    theirs.add_edges([(1, 2), ("b", 2)])
    ours = from_pyvis(theirs)
    data = shown(ours.generate_html())
    assert [(node["label"], node["x"], node["y"]) for node in data["nodes"]] == [
        ("one", 5, 8),
        ("also one", 6, 9),
        ("<img src=x>", 7, 10),
    ]
    assert [(edge["from"], edge["to"], edge["arrows"]) for edge in data["edges"]] == [(1, 2, "to"), ("b", 2, "to")]
    assert "alert(1)</script>" not in ours.generate_html()


def test_nodes_without_places_are_placed_apart_and_stand_still() -> None:
    theirs = PyvisNetwork()
    theirs.add_nodes(["a", "b", "c"])
    theirs.add_edges([("a", "b"), ("b", "c")])
    nodes = from_pyvis(theirs).nodes
    assert len({(node["x"], node["y"]) for node in nodes}) == 3
    assert not any(node["physics"] for node in nodes)
    assert all("x" not in node for node in theirs.nodes), "theirs is left as it was"


def test_in_a_browser_it_is_drawn_offline_and_runs_no_label(chromium: Any, hostile: Corpus, tmp_path: Path) -> None:
    file = tmp_path / "network.html"
    file.write_text(render_pyvis(hostile, hostile), "utf-8")
    context = chromium.new_context(viewport={"width": 800, "height": 600})
    page = context.new_page()
    asked, errors = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto(file.as_uri())
    page.wait_for_selector("canvas")
    box = page.locator("canvas").bounding_box()
    for step in range(20):  # over the edge and the nodes, so that tooltips come up
        page.mouse.move(box["x"] + box["width"] * step / 20, box["y"] + box["height"] / 2)
    assert page.evaluate("window.hit") is None
    assert page.locator("h1").inner_text().startswith("<img src=x")
    assert page.locator("img").count() == 0
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    assert errors == []
    context.close()
