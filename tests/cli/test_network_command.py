"""`ctipgraph network`: lists recipes, measures a network, writes it to a file."""

from __future__ import annotations

import json

import networkx as nx
import pytest

import ctipgraph
from ctipgraph.networks.measures import MEASURES


def test_without_a_recipe_and_a_measure_the_recipes_are_listed(run):
    done = run("network")
    assert done.returncode == 0
    assert "recipe: cooperation   title: Who works with whom" in done.stdout
    assert "from data/networks.yaml" in done.stdout


def test_without_a_recipe_the_first_one_is_measured(run):
    assert run("network", "--measure", "core").stdout.startswith("Network 'cooperation'")


def test_degree_is_measured_where_nothing_is_said(run):
    assert "\nDegree\n" in run("network", "funding").stdout


def test_several_measures_are_sections_of_one_finding(run):
    told = json.loads(run("network", "funding", "--measure", "degree", "--measure", "bridges", "-f", "json").stdout)
    headings = [section["heading"] for section in told["sections"]]
    assert headings == ["Degree", "Degree without one thing", "Degree by role", "Bridges", "Bridges without one thing"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["coperation"], "no recipe 'coperation'; did you mean 'cooperation'?"),
        (["funding", "--measure", "betweeness"], "no measure 'betweeness'; did you mean 'betweenness'?"),
        (["funding", "--measure", "importance"], "no measure 'importance'; there are: degree, strength"),
        (["funding", "--without", "Swedn"], "no actor 'Swedn'; near are: 'Sweden'"),
        (["funding", "--recipe", "none.yaml"], "no file 'none.yaml'"),
        (["funding", "--between", "UN-ACT"], "write --between twice"),
    ],
)
def test_a_wrong_name_is_told_in_one_line(run, arguments, message):
    done = run("network", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_an_impossible_window_is_told_with_its_line(run, tmp_path):
    mine = tmp_path / "mine.yaml"
    mine.write_text("id: a\ntitle: A\nactors: Agent\nrelations: funds\nstatuses: asserted\nfrom: 2024\nto: 2014\n")
    done = run("network", "--recipe", mine)
    assert done.returncode == 2
    assert f"{mine}:6: violation: no year is from 2024 on and up to 2014; exchange the two" in done.stderr


def test_a_window_without_documents_gives_an_empty_network_in_a_sentence(run, tmp_path):
    mine = tmp_path / "mine.yaml"
    mine.write_text("id: a\ntitle: A\nactors: Agent\nrelations: funds\nstatuses: asserted\nto: 1999\n")
    done = run("network", "--recipe", mine, "--measure", "betweenness")
    assert done.returncode == 0
    assert "The network is empty: no fact between two entries fits the recipe (" in done.stdout
    assert "of other years" in done.stdout


def test_a_data_set_without_recipes_has_those_of_the_program(run, write_data):
    done = run("network", "--data", write_data(), "--measure", "degree")
    assert done.returncode == 0
    assert "Network 'cooperation'" in done.stdout


def test_the_same_bytes_under_any_hash_seed(run):
    measures = [word for name in (*MEASURES, "communities", "components") for word in ("--measure", name)]
    shown = {run("network", "cooperation", *measures, PYTHONHASHSEED=seed).stdout for seed in ("0", "1", "77")}
    assert len(shown) == 1
    assert "Communities without one thing" in shown.pop()


@pytest.mark.parametrize(("suffix", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_a_network_is_written_as_it_is_in_python(run, tmp_path, corpus, suffix, read):
    for name in ("cooperation", "shared-projects-and-events"):
        out = tmp_path / f"{name}.{suffix}"
        assert run("network", name, "-o", out).returncode == 0
        mine, written = ctipgraph.to_network(corpus, recipe=name), read(out)
        assert set(written.nodes) == set(mine.nodes)
        assert sorted(written.edges()) == sorted(mine.edges())
        recipe = next(recipe for recipe in corpus.recipes if recipe.id == name)
        assert recipe.digest in out.read_text()
        assert written.is_directed() == (name == "cooperation")


def test_a_written_network_has_no_clock_and_no_hash_in_it(run, tmp_path):
    written = set()
    for seed in ("0", "5"):
        for suffix in ("graphml", "gexf"):
            out = tmp_path / f"{seed}.{suffix}"
            run("network", "cooperation", "-o", out, PYTHONHASHSEED=seed)
            written.add((suffix, out.read_bytes()))
            assert b"lastmodified" not in out.read_bytes()
    assert len(written) == 2


def test_a_finding_is_written_to_a_file(run, tmp_path):
    out = tmp_path / "funding.html"
    assert run("network", "funding", "-f", "html", "-o", out).returncode == 0
    assert "<h2" in out.read_text()


def test_a_network_file_is_not_said_to_hold_what_was_found(run, tmp_path):
    done = run("network", "cooperation", "--without", "UN-ACT", "-o", tmp_path / "w.graphml")
    assert done.returncode == 2
    assert "holds the whole network of a recipe; leave out --measure, --without and --between" in done.stderr
    assert not (tmp_path / "w.graphml").exists()


def test_a_side_of_which_nobody_is_recorded_is_told_in_a_sentence(run):
    done = run("network", "funding", "--between", "Ministry:XX", "--between", "UN-ACT")
    assert done.returncode == 0
    assert "no actor is recorded of: Ministry:XX" in done.stdout
