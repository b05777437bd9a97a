"""The same selection as a pyvis network, with every fact, and written as a safe page that opens offline.

pyvis's own template asks a content network for style sheets, and runs scripts that stand in labels;
so only the vis-network that pyvis brings is used, in a page of this project's own.
"""

from __future__ import annotations

import base64
import hashlib
import json
import webbrowser
from collections import Counter
from html import escape
from pathlib import Path
from typing import Any

import pyvis
from pyvis.network import Network as PyvisNetwork

from ctipgraph.model import Corpus, Fact
from ctipgraph.networks.layout import layout
from ctipgraph.records.rows import label, sentence

# the ontology's shapes in vis-network's words
_SHAPES = {
    "circle": "dot",
    "ring": "dot",
    "pin": "triangleDown",
    "pentagon": "hexagon",
    "cross": "star",
    "shield": "square",
    **dict.fromkeys(("gable", "frame", "bar", "octagon", "trapezium", "bowl", "slant"), "square"),
    "openDiamond": "diamond",
    "openTriangle": "triangle",
    "downTriangle": "triangleDown",
    "openPin": "triangleDown",
}
_DASHES: dict[str, bool | list[int]] = {
    "solid": False,
    "dashed": [10, 6],
    "dotted": [2, 5],
    "dashdot": [10, 4, 2, 4],
    "sparse": [4, 9],
}


class Network(PyvisNetwork):  # type: ignore[misc]
    """A pyvis network whose pages are safe and open offline."""

    def generate_html(self, name: str = "index.html", local: bool = True, notebook: bool = False) -> str:
        """Return the page; the arguments are pyvis's, and change nothing here."""
        return _page(str(self.heading), self.nodes, self.edges)

    def write_html(self, name: str, local: bool = True, notebook: bool = False, open_browser: bool = False) -> None:
        """Write the page in UTF-8 on every system, and nothing beside it."""
        Path(name).write_text(self.generate_html(), encoding="utf-8")
        if open_browser:
            webbrowser.open(Path(name).resolve().as_uri())

    def show(self, name: str, local: bool = True, notebook: bool = False) -> None:
        """Write the page; with `notebook=False` pyvis would open a browser, this does not."""
        self.write_html(name)


def to_pyvis(corpus: Corpus) -> Network:
    """Return a corpus as a pyvis network, one edge a fact with its evidence as the tooltip.

    Facts whose object is a value or a concept are, with their evidence, in the tooltip of their subject.

    >>> from ctipgraph.records import read_corpus
    >>> from ctipgraph.networks import select_facts
    >>> funding = select_facts(read_corpus("data"), relations=["funds"])
    >>> len(to_pyvis(funding).edges) == len(funding.facts)
    True
    """
    network = Network(directed=True, notebook=False, heading=corpus.dataset.title)
    ontology = corpus.ontology
    edges = [fact for fact in corpus.facts if corpus.object_kind(fact) == "entity"]
    places = layout(list(corpus.actors), [(fact.subject, fact.object) for fact in edges])
    tooltips: dict[str, list[str]] = {}
    for fact in corpus.facts:
        if corpus.object_kind(fact) != "entity":
            tooltips.setdefault(fact.subject, []).extend(["", _tooltip(corpus, fact)])
    for actor in corpus.actors.values():
        x, y = places[actor.id]
        shape = ontology.class_mark(actor.type, "shape", "circle")
        network.add_node(
            actor.id,
            label=actor.name,
            title="\n".join([actor.name, ontology.classes[actor.type].label, *tooltips.get(actor.id, ())]),
            color=ontology.class_mark(actor.type, "colour", "#7a7a7a"),
            shape=_SHAPES.get(shape, shape),
            x=x,
            y=y,
            size=14,
            physics=False,
        )
    # put into the list: pyvis's own add_edge compares each new edge with all others
    beside: Counter[tuple[str, ...]] = Counter()
    for fact in edges:
        pair = tuple(sorted((fact.subject, fact.object)))
        network.edges.append(_edge(corpus, fact, beside[pair], turned=pair[0] != fact.subject))
        beside[pair] += 1
    return network


def from_pyvis(network: PyvisNetwork) -> Network:
    """Return a pyvis network of anybody's making as one whose pages are safe and open offline.

    Nodes without `x` and `y` are placed, so that the picture stands still; labels, headings and tooltips show as
    text, markup included. It stays a picture: facts need passages, which a network does not have.

    >>> theirs = PyvisNetwork(heading="Ours & theirs")
    >>> theirs.add_node(1, label="<b>River Project</b>")
    >>> "<b>River" in from_pyvis(theirs).generate_html()
    False
    """
    safe = Network(directed=network.directed, notebook=False, heading=network.heading)
    number = {node["id"]: str(index) for index, node in enumerate(network.nodes)}
    places = layout(list(number.values()), [(number[edge["from"]], number[edge["to"]]) for edge in network.edges])
    for node in network.nodes:
        x, y = places[number[node["id"]]]
        safe.nodes.append({"x": x, "y": y, **node, "physics": False})
    safe.edges.extend(dict(edge) for edge in network.edges)
    return safe


def _edge(corpus: Corpus, fact: Fact, beside: int, turned: bool) -> dict[str, Any]:
    relation = corpus.ontology.relations[fact.relation]
    line = corpus.ontology.statuses[fact.status].mark("lineStyle", "solid")
    return {
        "id": fact.id,
        "from": fact.subject,
        "to": fact.object,
        "label": relation.label,
        "title": _tooltip(corpus, fact),
        "color": corpus.ontology.groups[relation.group].mark("colour"),
        "dashes": _DASHES[line],
        "smooth": _bend(beside, turned),
        "arrows": "to",
    }


def _bend(beside: int, turned: bool) -> dict[str, Any]:
    """The first fact between two actors is a straight line, the next ones bend to one side and the other."""
    side = (beside % 2 == 0) != turned
    bend = 0.18 * ((beside + 1) // 2)
    return {"enabled": beside > 0, "type": "curvedCW" if side else "curvedCCW", "roundness": bend}


def _tooltip(corpus: Corpus, fact: Fact) -> str:
    lines = [sentence(corpus, fact), f"status: {fact.status}"]
    if fact.get("speaker"):
        lines.append(f"said by: {label(corpus, fact.get('speaker'))}")
    for passage in fact.passages:
        document = corpus.documents[passage.document]
        lines.append(f"«{passage.anchor}» {document.publisher}, {document.published}")
    return "\n".join([*lines, *([f"note: {fact.note}"] if fact.note else [])])


def render_pyvis(corpus: Corpus, of: Corpus) -> str:
    """Return a corpus as a page drawn by vis-network."""
    return to_pyvis(corpus).generate_html()


_SCRIPT = """
const data = JSON.parse(document.getElementById("data").textContent);
new vis.Network(document.getElementById("network"), {
  nodes: new vis.DataSet(data.nodes), edges: new vis.DataSet(data.edges) }, {
  physics: false,
  interaction: { hover: true, tooltipDelay: 100, keyboard: true, navigationButtons: false },
  edges: { font: { size: 10 } }, nodes: { font: { size: 13 }, widthConstraint: { maximum: 130 } } });
"""
_STYLE = """
html, body { margin: 0; height: 100%; font-family: sans-serif; }
h1 { font-size: 1.1rem; margin: 0.5rem 1rem; }
#network { width: 100%; height: calc(100% - 3rem); }
div.vis-tooltip { position: absolute; visibility: hidden; white-space: pre-wrap; max-width: 30rem; padding: 0.5rem;
  background: #fff; color: #111; border: 1px solid #888; pointer-events: none; z-index: 5; overflow-wrap: anywhere; }
"""


def _page(title: str, nodes: list[dict[str, Any]], edges: list[dict[str, Any]]) -> str:
    library = _vis_network()
    hashes = " ".join(f"'{_digest(script)}'" for script in (library, _SCRIPT))
    policy = f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data: blob:"
    data = json.dumps({"nodes": nodes, "edges": edges}, ensure_ascii=False, sort_keys=True)
    for letter in "<>&\u2028\u2029":
        data = data.replace(letter, f"\\u{ord(letter):04x}")
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f'<h1 dir="auto">{escape(title)}</h1>\n<div id="network"></div>\n'
        f'<script type="application/json" id="data">{data}</script>\n'
        f"<script>{library}</script>\n<script>{_SCRIPT}</script>\n</body>\n</html>\n"
    )


def _vis_network() -> str:
    """The script of vis-network (MIT or Apache-2.0) that comes with pyvis."""
    folder = Path(pyvis.__file__).parent / "templates" / "lib"
    script = max(folder.glob("vis-*/vis-network.min.js")).read_text("utf-8")
    # a source map would be an address outside the page
    return script.partition("//# sourceMappingURL=")[0].replace("</script", "<\\/script")


def _digest(script: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
