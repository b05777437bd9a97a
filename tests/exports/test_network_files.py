"""GraphML and GEXF: every fact is an edge with all that its row holds, as networkx reads them back."""

from __future__ import annotations

import io
from collections.abc import Callable
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from ctipgraph.exports.xml import edge_columns, edges, nodes
from ctipgraph.model import Corpus

Written = Callable[[Corpus, str], bytes]


def read_back(raw: bytes, name: str) -> nx.MultiDiGraph:
    if name == "graphml":
        return nx.read_graphml(io.BytesIO(raw), force_multigraph=True)
    return nx.MultiDiGraph(nx.read_gexf(io.BytesIO(raw)))  # it returns a DiGraph where no edges are parallel


def facts_of(network: nx.MultiDiGraph) -> dict[str, tuple[str, str, dict[str, str]]]:
    """Edges by the fact that they stand for."""
    return {
        str(data.get("id", key)): (source, target, {k: v for k, v in data.items() if k not in ("id", "label")})
        for source, target, key, data in network.edges(keys=True, data=True)
    }


@pytest.mark.parametrize("name", ["graphml", "gexf"])
@pytest.mark.parametrize("which", ["corpus", "awkward"])
def test_every_fact_is_an_edge_with_all_its_attributes(
    request: pytest.FixtureRequest, written: Written, name: str, which: str
) -> None:
    corpus: Corpus = request.getfixturevalue(which)
    found = facts_of(read_back(written(corpus, name), name))
    columns = edge_columns(corpus)
    assert found == {
        id_: (source, target, {column: row[column] for column in columns if row[column]})
        for id_, source, target, row in edges(corpus)
    }
    assert len(found) == len(corpus.facts)


@pytest.mark.parametrize("name", ["graphml", "gexf"])
@pytest.mark.parametrize("which", ["corpus", "awkward"])
def test_every_actor_is_a_node_with_its_name(
    request: pytest.FixtureRequest, written: Written, name: str, which: str
) -> None:
    corpus: Corpus = request.getfixturevalue(which)
    network = read_back(written(corpus, name), name)
    assert {id_: network.nodes[id_]["label"] for id_ in corpus.actors} == {
        id_: actor.name for id_, actor in corpus.actors.items()
    }
    assert {id_: row["label"] for id_, row in nodes(corpus)} == dict(network.nodes(data="label"))


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_parallel_facts_stay_parallel(facts: Callable[[str], Corpus], written: Written, name: str) -> None:
    corpus = facts("""
        - {relation: leads, subject: ministry, object: river-project, status: asserted, passages: [The Ministry]}
        - {relation: leads, subject: ministry, object: river-project, status: planned, passages: [The Ministry]}
        - {relation: funds, subject: ministry, object: river-project, status: asserted, passages: [The Ministry]}
        """)
    assert read_back(written(corpus, name), name).number_of_edges("ministry", "river-project") == 3


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_an_equal_value_of_two_actors_does_not_tie_them(
    facts: Callable[[str], Corpus], written: Written, name: str
) -> None:
    corpus = facts("""
        - {relation: hasAim, subject: ministry, object: cleaner rivers, status: asserted, passages: [The Ministry]}
        - {relation: hasAim, subject: river-project, object: cleaner rivers, status: asserted, passages: [The Ministry]}
        """)
    network = read_back(written(corpus, name), name)
    assert not nx.has_path(network.to_undirected(), "ministry", "river-project")


def test_a_value_that_reads_like_an_actors_id_is_no_actor(facts: Callable[[str], Corpus], written: Written) -> None:
    corpus = facts("""
        - {relation: knownAs, subject: river-project, object: ministry, status: asserted, passages: [The Ministry]}
        """)
    network = read_back(written(corpus, "graphml"), "graphml")
    assert network.degree("ministry") == 0


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_the_file_is_well_formed_and_has_no_doctype(awkward: Corpus, written: Written, name: str) -> None:
    raw = written(awkward, name)
    assert raw.startswith(b'<?xml version="1.0" encoding="UTF-8"?>')
    assert b"<!DOCTYPE" not in raw
    assert ET.fromstring(raw) is not None  # noqa: S314 - written by the program itself


def test_gexf_declares_each_attribute_that_it_uses(corpus: Corpus, written: Written) -> None:
    tree = ET.fromstring(written(corpus, "gexf"))  # noqa: S314 - written by the program itself
    space = {"g": "http://www.gexf.net/1.2draft"}
    for kind, class_ in (("node", "node"), ("edge", "edge")):
        declared = {a.get("id") for a in tree.findall(f".//g:attributes[@class='{class_}']/g:attribute", space)}
        used = {a.get("for") for a in tree.findall(f".//g:{kind}/g:attvalues/g:attvalue", space)}
        assert used
        assert used <= declared


def test_no_edge_attribute_is_called_type_which_gexf_keeps_for_itself(corpus: Corpus) -> None:
    assert "type" not in edge_columns(corpus)
