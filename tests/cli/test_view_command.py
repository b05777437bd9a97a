"""`view`: a selection of the graph as one page."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from ctipgraph.model import Corpus, fact_id
from ctipgraph.networks import select_facts
from ctipgraph.views import render

Run = Callable[..., CompletedProcess[str]]
FACTS = """
document: gazette-2020
facts:
- handle: money
  relation: fundedBy
  subject: river-project
  object: government-of-utopia
  status: asserted
  passages: [The donors include … of Utopia]
"""
TWO_FACTS = "document: gazette-2020\ncurator: tester\nfacts:\n" + "".join(
    f"- {{relation: {relation}, subject: {subject}, object: river-project, status: asserted, "
    "passages: [The donors include … of Utopia]}\n"
    for relation, subject in (("leads", "ministry"), ("funds", "government-of-utopia"))
)


@pytest.mark.parametrize(
    ("options", "selection"),
    [
        ([], {}),
        (["--actor", "UN-ACT"], {"actor": "un-act"}),
        (["--actor", "UN-ACT", "--depth", "2"], {"actor": "un-act", "depth": 2}),
        (["--relation", "funds", "--relation", "leads"], {"relations": ["funds", "leads"]}),
        (["--from", "2020"], {"from_year": 2020}),
        (["--to", "2020"], {"to_year": 2020}),
        (
            ["--actor", "UN-ACT", "--relation", "fundedBy", "--to", "2014"],
            {"actor": "un-act", "relations": ["funds"], "to_year": 2014},
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_each_option_selects(
    run: Run, corpus: Corpus, tmp_path: Path, options: list[str], selection: dict[str, object]
) -> None:
    part = select_facts(corpus, **selection)
    done = run("view", "-o", tmp_path / "page.html", *options)
    assert done.returncode == 0, done.stderr
    assert f"{len(part.facts)} of {len(corpus.facts)} facts" in done.stdout
    assert (tmp_path / "page.html").read_text("utf-8") == render(part, of=corpus)


def test_pyvis_draws_the_same_selection(run: Run, corpus: Corpus, tmp_path: Path) -> None:
    done = run("view", "-o", tmp_path / "page.html", "--relation", "funds", "--renderer", "pyvis")
    assert done.returncode == 0
    html = (tmp_path / "page.html").read_text("utf-8")
    assert "vis.Network" in html
    assert all((fact.id in html) == (fact.relation == "funds") for fact in corpus.facts)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--from", "2030"], "no fact fits; widen --from and --to, the relations or the depth"),
        (["--actor", "UN-ATC"], "no actor 'UN-ATC'; near are: 'UN-ACT' (un-act)"),
        (["--relation", "fundedby"], "no relation 'fundedby'; did you mean 'fundedBy'?"),
        (["--data", "no-such-folder"], "no data folder at 'no-such-folder'"),
    ],
)
def test_a_selection_that_is_empty_or_unknown_is_a_sentence_and_writes_nothing(
    run: Run, tmp_path: Path, options: list[str], message: str
) -> None:
    done = run("view", "-o", tmp_path / "page.html", *options)
    assert done.returncode == 2
    assert message in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_data_with_violations_is_not_drawn(run: Run, write_data: Callable[..., Path], tmp_path: Path) -> None:
    data = write_data({"actors.yaml": "- {id: a, type: Projet, name: A}"})
    done = run("view", "-o", tmp_path / "page.html", "--data", data)
    assert done.returncode == 1
    assert not (tmp_path / "page.html").exists()


def test_a_page_that_cannot_be_written_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file")
    done = run("view", "-o", tmp_path / "file" / "page.html")
    assert done.returncode == 2
    assert "can't be written to" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_page_in_the_folder_that_one_is_in(run: Run, write_data: Callable[..., Path], tmp_path: Path) -> None:
    data = write_data()
    here = tmp_path / "here"
    here.mkdir()
    assert run("view", "-o", "page.html", "--data", data, cwd=here).returncode == 0
    assert [path.name for path in here.iterdir()] == ["page.html"]


def test_above_the_most_actors_of_a_page_it_writes_the_communities_and_a_page_of_each(
    run: Run, corpus: Corpus, tmp_path: Path
) -> None:
    done = run("view", "-o", tmp_path / "pages" / "all.html", "--most", "30")
    assert done.returncode == 0, done.stderr
    names = {path.name for path in (tmp_path / "pages").iterdir()}
    assert names >= {"all.html", "all-1.html", "all-2.html", "all-between.html", "all-index.html"}
    assert f"{len(corpus.facts)} of {len(corpus.facts)} facts, {len(corpus.actors)} actors; above 30 " in done.stdout
    assert f"{len(names) - 1} pages beside it, of communities and the index of actors\n" in done.stdout


def test_the_communities_are_the_same_bytes_under_any_hash_seed_and_from_a_store(
    run: Run, write_data: Callable[..., Path], tmp_path: Path
) -> None:
    data = write_data({"facts/gazette-2020.yaml": TWO_FACTS})

    def written(name: str, seed: str) -> dict[str, bytes]:
        done = run("view", "--data", data, "-o", tmp_path / name / "all.html", "--most", "2", PYTHONHASHSEED=seed)
        assert done.returncode == 0, done.stderr
        assert ("from " in done.stderr) == (name == "store")
        return {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()}

    once = written("once", "1")
    assert len(once) > 2
    assert written("again", "2") == once
    assert run("store", "build", data).returncode == 0
    from_store = written("store", "3")
    assert from_store.keys() == once.keys()
    # the licence is not among what a store gives back
    assert from_store["all.html"].partition(b"<footer")[0] == once["all.html"].partition(b"<footer")[0]


@pytest.mark.parametrize("layout", ["layered", "timeline", "concentric"])
def test_the_pages_of_communities_have_the_layout_that_is_asked_for(run: Run, tmp_path: Path, layout: str) -> None:
    done = run(
        "view", "-o", tmp_path / "a.html", "--most", "20", "--layout", layout, "--actor", "UN-ACT", "--depth", "9"
    )
    assert done.returncode == 0, done.stderr


def test_pages_of_an_earlier_view_are_named_and_left(run: Run, tmp_path: Path) -> None:
    for name in ("all-97.html", "all-97-between-2.html", "all-index-3.html", "all-in.html", "notes-97.html"):
        (tmp_path / name).write_text("of somebody")
    done = run("view", "-o", tmp_path / "all.html", "--most", "30")
    assert "of an earlier view, nothing leads to them: " in done.stderr
    assert re.findall(r"[\w-]+\.html", done.stderr) == [
        "all-97-between-2.html",
        "all-97.html",
        "all-index-3.html",
    ]
    assert (tmp_path / "all-97.html").read_text() == "of somebody"


def test_where_one_page_cannot_be_written_none_is(run: Run, tmp_path: Path) -> None:
    (tmp_path / "all-between.html").mkdir()
    done = run("view", "-o", tmp_path / "all.html", "--most", "30")
    assert done.returncode == 2
    assert [path.name for path in tmp_path.iterdir()] == ["all-between.html"]


def test_a_part_from_a_store_is_told_to_be_of_as_many_facts_as_from_the_data_folder(
    run: Run, write_data: Callable[..., Path], tmp_path: Path
) -> None:
    data, page = write_data({"facts/gazette-2020.yaml": TWO_FACTS}), tmp_path / "page.html"

    def told() -> tuple[str, str, bool]:
        done = run("view", "-d", data, "--actor", "Ministry of Welfare", "--plain", "-o", page)
        return done.stdout, re.findall(r'"shown":({[^}]*})', page.read_text("utf-8"))[0], "from the" in done.stderr

    line, shown, _ = told()
    assert line == f"{page}: 1 of 2 facts, 2 actors\n"
    assert json.loads(shown) == {"facts": 1, "facts_of": 2, "actors": 2, "actors_of": 3}
    assert run("store", "build", data).returncode == 0
    assert told() == (line, shown, True)


def test_a_page_from_a_store_has_the_texts_and_the_stories_of_the_data_folder(
    run: Run, write_data: Callable[..., Path], tmp_path: Path
) -> None:
    id_ = fact_id("funds", "government-of-utopia", "river-project", "asserted", {}, ["gazette-2020"])
    story = "id: {0}\ntitle: {0}\nsteps:\n- sentence: Look at it.\n  view: {{years: '2020'}}\n  facts: [{1}]\n"
    data = write_data(
        {"stories/by-id.yaml": story.format("by-id", id_), "stories/by-handle.yaml": story.format("by-handle", "money")}
        | {"facts/gazette-2020.yaml": FACTS}
    )
    assert run("store", "build", data).returncode == 0
    done = run("view", "-d", data, "--texts", data / "texts", "--plain", "-o", tmp_path / "page.html")
    assert "from the store" in done.stderr
    assert "by-handle.yaml:6: violation: no fact 'money'" in done.stderr
    page = (tmp_path / "page.html").read_text("utf-8")
    assert '"text":"The donors include the Government of Utopia"' in page
    assert ('"title":"by-id"' in page, '"title":"by-handle"' in page) == (True, False)
