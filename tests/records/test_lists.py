"""Documents, actors, judgements and withdrawals stand each in one file, or in several."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from ctipgraph.checks import check
from ctipgraph.exports.lines import write_nquads
from ctipgraph.records import lists, read_corpus, yaml_nodes
from ctipgraph.records.revisions import revision
from ctipgraph.store.label import digest, stamp

ACTOR = "- id: {0}\n  type: Project\n  name: Project {0}\n"
# whatever a list holds, of an entry of each
ENTRY = {
    "documents": "- {id: bulletin, title: Bulletin, publisher: The Bulletin, published: 2021}\n",
    "actors": ACTOR.format("sea-project"),
    "identity": "- {different: [ministry, river-project], reason: One pays the other.}\n",
    "withdrawn": "- {fact: f-aaaaaaaaaaaa, reason: The publisher corrected it.}\n",
}
READ = {
    "documents": lambda corpus: len(corpus.documents),
    "actors": lambda corpus: len(corpus.actors),
    "identity": lambda corpus: len(corpus.judgements),
    "withdrawn": lambda corpus: len(corpus.withdrawals),
}
IN_FILE = {"documents": 1, "actors": 3, "identity": 0, "withdrawn": 0}  # of the tiny data set


def split(data: Path, name: str, lines: int) -> None:
    """Part `<name>.yaml` into two files of the folder `<name>`."""
    whole = (data / f"{name}.yaml").read_text("utf-8").splitlines(keepends=True)
    (data / f"{name}.yaml").unlink()
    (data / name).mkdir()
    (data / name / "a.yaml").write_text("".join(whole[:lines]), "utf-8")
    (data / name / "b.yaml").write_text("".join(whole[lines:]), "utf-8")


@pytest.mark.parametrize("name", lists.LISTS)
def test_a_list_stands_in_its_file_or_in_its_folder_or_in_both(name, write_data):
    data = write_data({f"{name}/more.yaml": ENTRY[name]})
    both = READ[name](read_corpus(data))
    (data / f"{name}.yaml").unlink(missing_ok=True)
    corpus = read_corpus(data)

    assert both == IN_FILE[name] + 1
    assert READ[name](corpus) == 1
    assert corpus.problems.conforms


def test_a_list_in_parts_gives_the_same_bytes_as_in_one(write_data, tmp_path):
    data = write_data()
    written = []
    for parted in (False, True):
        if parted:
            split(data, "actors", 4)
        with (tmp_path / f"{parted}.nq").open("wb") as sink:
            write_nquads(read_corpus(data), sink)
        written.append((tmp_path / f"{parted}.nq").read_bytes())

    assert written[0] == written[1] != b""


def test_files_are_read_in_the_order_of_their_names_and_hidden_ones_are_passed_over(write_data):
    names = {f"actors/{name}.yaml": ACTOR.format(name) for name in ("b", "a", ".c")}
    results = []

    found = lists.entries(write_data(names), "actors", results, set())

    files = [Path(file).name for file, _ in found]
    assert list(dict.fromkeys(files)) == ["actors.yaml", "a.yaml", "b.yaml"]
    assert results == []


@pytest.mark.parametrize(
    ("file", "told"), [("documents/a.txt", []), ("documents/a.md", ["warning"]), ("actors/a.txt", ["warning"])]
)
def test_the_texts_of_documents_may_lie_in_their_folder_and_nothing_else(file, told, read):
    assert [result.severity.value for result in read({file: "They met."}).problems.results] == told


def test_an_entry_that_comes_again_in_another_file_is_told_with_both_places(read):
    corpus = read({"actors/b.yaml": ACTOR.format("sea"), "actors/c.yaml": "# the sea\n" + ACTOR.format("sea")})

    (again,) = corpus.problems.results
    assert str(again.location).endswith("actors/c.yaml:2")
    assert "actors/b.yaml:1 already" in again.message


def test_a_list_that_is_in_neither_place_is_missed_under_its_plain_name(write_data):
    data = write_data()
    (data / "actors.yaml").unlink()
    (data / "actors").mkdir()

    messages = [result.message for result in read_corpus(data).problems.results]

    assert messages == ["there is no actors.yaml; put one there, as in: ctipgraph init EXAMPLE"]


def test_what_a_part_that_cannot_be_read_may_hold_is_not_missed(read):
    facts = "document: gazette-2020\nfacts:\n- {relation: funds, subject: sea, object: ministry, status: asserted}\n"
    corpus = read({"actors/sea.yaml": "- {id: sea", "facts/gazette-2020.yaml": facts})

    rules = {result.rule for result in check(corpus).results}
    assert "yaml-syntax" in rules
    assert "reference" not in rules


def test_whoever_is_unknown_is_to_be_added_where_the_others_stand(write_data):
    data = write_data()
    facts = data / "facts" / "gazette-2020.yaml"
    facts.write_text(facts.read_text("utf-8").replace("river-project", "nobody-of-this-name"), "utf-8")

    def told() -> str:
        return next(result.message for result in check(read_corpus(data)).results if result.rule == "reference")

    assert told().endswith("add it to actors.yaml")
    split(data, "actors", 4)
    assert told().endswith("add it to a file of actors/")


@pytest.mark.parametrize(
    ("file", "advice"),
    [
        ("actors.yaml", "split it: actors/a.yaml, actors/b.yaml"),
        ("actors/south.yaml", "split it: actors/south-1.yaml, actors/south-2.yaml"),
        ("facts/gazette-2020.yaml", "split it: facts/gazette-2020-1.yaml, facts/gazette-2020-2.yaml"),
        ("dataset.yaml", "shorten it"),
    ],
)
def test_a_file_that_is_too_large_is_told_of_with_the_files_to_make_of_it(file, advice, read, monkeypatch):
    monkeypatch.setattr(yaml_nodes, "MAX_NODES", 100)
    corpus = read({file: "[" + "a, " * 100 + "a]"})

    (refused,) = (result for result in corpus.problems.results if result.rule == "file-size")
    assert refused.message == f"more than 100 values in one file; {advice}"


def test_the_store_notices_a_change_in_a_part(write_data):
    data = write_data({"actors/sea.yaml": ACTOR.format("sea")})
    before = digest(data, stamp(data), "")
    (data / "actors" / "sea.yaml").write_text(ACTOR.format("see"), "utf-8")

    assert digest(data, stamp(data), "") != before


def test_a_git_revision_has_the_parts_too(write_data):
    data = write_data({"actors/sea.yaml": ACTOR.format("sea")})
    git = ["git", "-C", str(data), "-c", "user.name=tester", "-c", "user.email=tester@example.org"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "the data"]):
        subprocess.run([*git, *words], check=True)

    with revision("HEAD", data) as then:
        assert "sea" in read_corpus(then).actors
