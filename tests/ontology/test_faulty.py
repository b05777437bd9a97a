"""An ontology that can not be used is refused in a line that says why."""

from __future__ import annotations

import pytest

from ctipgraph.errors import CtipgraphError
from ctipgraph.ontology import read_ontology
from ctipgraph.resources import ontology_folder

WRONG = {
    "ctip:Organisation rdfs:subClassOf ctip:Ministry .": ("rdfs:subClassOf", {"Organisation", "Ministry"}),
    "ctip:Place rdfs:subClassOf ctip:Place .": ("rdfs:subClassOf", {"Place"}),
    "ctip:holdsOfficeIn rdfs:subPropertyOf ctip:heads .": ("rdfs:subPropertyOf", {"holdsOfficeIn", "heads"}),
}


@pytest.mark.parametrize("line", WRONG)
def test_a_circle_is_refused_with_the_terms_in_it(line, tmp_path):
    whole = (ontology_folder() / "ctip.ttl").read_text("utf-8")
    (tmp_path / "ctip.ttl").write_text(f"{whole}\n{line}\n", "utf-8")
    parents, terms = WRONG[line]

    with pytest.raises(CtipgraphError, match=rf"^ctip\.ttl: .* by {parents}: ctip:") as raised:
        read_ontology(tmp_path)

    assert all(f"ctip:{term} " in str(raised.value) for term in terms)


def test_a_command_ends_with_a_line_and_no_traceback(tmp_path, write_data, run):
    whole = (ontology_folder() / "ctip.ttl").read_text("utf-8")
    (tmp_path / "ctip.ttl").write_text(f"{whole}\nctip:Organisation rdfs:subClassOf ctip:Ministry .\n", "utf-8")

    done = run("check", write_data(), "--ontology", tmp_path)

    assert done.returncode == 2
    assert done.stderr.startswith("ctipgraph: ctip.ttl: these stand above themselves by rdfs:subClassOf: ctip:")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("command", [["check", "data"], ["network"], ["diff", "data", "data"], ["agreement", "a", "b"]])
def test_a_file_that_is_no_turtle_is_told_of_with_its_line(command, tmp_path, run):
    (tmp_path / "ctip.ttl").write_text("@prefix ctip: <x", "utf-8")

    done = run(*command, "--ontology", tmp_path)

    assert done.returncode == 2
    assert done.stderr.startswith("ctipgraph: the ontology can't be read: ")
    assert done.stderr.endswith("(line 1)\n")
