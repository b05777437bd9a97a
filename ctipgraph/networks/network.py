"""The one door to networkx: a corpus, or a recipe's network, as a graph; and the measures that it computes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

import networkx as nx

from ctipgraph.markup import safe, table
from ctipgraph.model import Corpus, Recipe
from ctipgraph.model.counting import counted
from ctipgraph.networks.weaving import Network, weave
from ctipgraph.records.recipes import find_recipe
from ctipgraph.records.rows import JOINT, actor_rows, fact_row

Links = Sequence[tuple[int, int, int]]
SEED = 0


class _Shown:
    """What a notebook shows of a network: its title, what it is made of, and its size."""

    def _repr_html_(self) -> str:
        graph: Any = self
        size = f"{counted(graph.number_of_nodes(), 'node')}, {counted(graph.number_of_edges(), 'edge')}"
        statuses = Counter(status for _, _, status in graph.edges(data="status") if status)
        of_status = ", ".join(f"{statuses[name]} {name}" for name in sorted(statuses))
        rows = [[safe(name), safe(text)] for name, text in graph.graph.items() if name != "title" and text]
        about = table(("", "of the network"), rows) if rows else ""
        lines = f'<p dir="auto"><strong>{safe(graph.graph.get("title", ""))}</strong></p>\n'
        return f"{lines}<p>{safe(size + (f': {of_status}' if of_status else ''))}</p>\n{about}"


class FactNetwork(_Shown, nx.MultiDiGraph):  # type: ignore[misc]
    """A network with an edge for each fact; a notebook shows what it is."""


class SharedNetwork(_Shown, nx.Graph):  # type: ignore[misc]
    """A network of what two share; a notebook shows what it is."""


def to_network(corpus: Corpus, recipe: Recipe | str | None = None) -> nx.MultiDiGraph | nx.Graph:
    """Return the network of a corpus: actors, and an edge for each fact between two of them.

    An edge goes from subject to object, its key is the fact's id, and its attributes are those of a line of
    facts.csv. Facts whose object is a value or a concept are in `attributes` of their subject's node, so that
    each fact stands in the network exactly once.

    With a recipe (or the id of one of the corpus's) it holds the bodies and facts of that network alone; each edge has
    the weight of all facts between its ends as `tie_weight`, so that `networkx.Graph(network)` is what is measured.
    A projection is an undirected graph whose edges have `weight`, what is `shared`, and their `facts`.
    Raises NotFoundError for a recipe that there is not.

    >>> from ctipgraph.records import read_corpus
    >>> corpus = read_corpus("data")
    >>> network = to_network(corpus)
    >>> inside = sum(len(attributes) for _, attributes in network.nodes(data="attributes"))
    >>> network.number_of_edges() + inside == len(corpus.facts)
    True
    >>> to_network(corpus, "funding").number_of_edges()
    2
    """
    if recipe is not None:
        found = recipe if isinstance(recipe, Recipe) else find_recipe(corpus.recipes, recipe)
        return _of_recipe(weave(corpus, found))
    network = FactNetwork(title=corpus.dataset.title)
    for row in actor_rows(corpus):
        network.add_node(row["id"], **{name: text for name, text in row.items() if name != "id"}, attributes=[])
    for fact in corpus.facts:
        row = fact_row(corpus, fact)
        if corpus.object_kind(fact) == "entity":
            network.add_edge(fact.subject, fact.object, key=fact.id, **row)
        else:
            network.nodes[fact.subject]["attributes"].append(row)
    return network


def _of_recipe(network: Network) -> nx.MultiDiGraph | nx.Graph:
    corpus, recipe = network.corpus, network.recipe
    about = {
        "title": f"{corpus.dataset.title}: {recipe.title}",
        "version": corpus.dataset.version,
        "recipe": f"{recipe.id} ({recipe.digest}): {recipe.words()}",
        "digest": network.digest,
    }
    graph = SharedNetwork(**about) if recipe.projected else FactNetwork(**about)
    for row in actor_rows(corpus):
        if row["id"] in network.neighbours:
            mode = "affiliation" if row["id"] in network.affiliations else "actor"
            entries = JOINT.join(network.identity.body(row["id"]))
            told = {name: row[name] for name in ("type", "acronyms", "other_names", "country", "identifiers", "note")}
            graph.add_node(row["id"], label=row["name"], mode=mode, entries=entries, **told)
    for pair, facts in sorted(network.ties.items()):
        if recipe.projected:
            ids = JOINT.join(fact.id for fact in facts)
            graph.add_edge(*pair, weight=network.weight(pair), shared=JOINT.join(network.shared[pair]), facts=ids)
            continue
        for fact in facts:
            ends = network.identity.canonical(fact.subject), network.identity.canonical(fact.object)
            graph.add_edge(*ends, key=fact.id, tie_weight=network.weight(pair), **fact_row(corpus, fact))
    return graph


def network_text(graph: nx.Graph, suffix: str) -> str:
    """Return a recipe's network as GraphML (".graphml") or GEXF 1.2 (".gexf"), with the recipe in it.

    >>> from ctipgraph.records import read_corpus
    >>> '<edge source="government-of-norway" target="un-act"' in network_text(
    ...     to_network(read_corpus("data"), "funding"), ".graphml"
    ... )
    True
    """
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    if suffix == ".graphml":
        return head + "\n".join(nx.generate_graphml(graph)) + "\n"
    written = "\n".join(nx.generate_gexf(graph))
    # networkx writes the day on which it wrote; the recipe stands there instead
    told = escape("; ".join(f"{name}: {text}" for name, text in graph.graph.items()))
    meta = f"<meta><creator>ctipgraph</creator><description>{told}</description></meta>"
    return head + re.sub(r"<meta.*?</meta>", lambda _: meta, written, count=1, flags=re.DOTALL) + "\n"


def betweenness(count: int, links: Links) -> list[float]:
    """Return for each of `count` nodes the share of the pairs of others between which it lies, 0 to 1.

    Nodes are numbers here, so that no order of names or hashes can decide anything; links are (one, other, weight).

    >>> betweenness(3, [(0, 1, 1), (1, 2, 1)])
    [0.0, 1.0, 0.0]
    """
    return list(nx.betweenness_centrality(_graph(count, links)).values())


def betweenness_from(sources: Sequence[int], count: int, links: Links) -> list[float]:
    """Return what betweenness would be if the paths from all nodes were like those from these.

    >>> betweenness_from([0, 1, 2], 3, [(0, 1, 1), (1, 2, 1)])
    [0.0, 1.0, 0.0]
    """
    # networkx counts each pair once where a graph is undirected, and here it is met from one end only
    found = nx.betweenness_centrality_subset(_graph(count, links), sources, range(count))
    scale = 2 * count / (len(sources) * (count - 1) * (count - 2))
    return [found[node] * scale for node in range(count)]


def cores(count: int, links: Links) -> list[int]:
    """Return for each node the largest k of which it is in the k-core.

    >>> cores(4, [(0, 1, 1), (1, 2, 1), (0, 2, 1), (2, 3, 1)])
    [2, 2, 2, 1]
    """
    found = nx.core_number(_graph(count, links))
    return [found[node] for node in range(count)]


def communities(count: int, links: Links) -> list[set[int]]:
    """Return the communities that Louvain's method finds by the ties' weights, with a fixed seed.

    >>> communities(4, [(0, 1, 5), (2, 3, 5), (1, 2, 1)])
    [{0, 1}, {2, 3}]
    """
    found = nx.community.louvain_communities(_graph(count, links), weight="weight", seed=SEED)
    return [set(members) for members in found]


def _graph(count: int, links: Links) -> nx.Graph:
    graph = nx.Graph()
    graph.add_nodes_from(range(count))
    graph.add_weighted_edges_from(links)
    return graph
