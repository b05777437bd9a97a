"""`view --layout`, `--plain`, `build --site`, and the page in a notebook's cell."""

from html import unescape

import pytest

from ctipgraph.errors import CtipgraphError, NotFoundError
from ctipgraph.networks.places import LAYOUTS, place_actors
from ctipgraph.views import render


@pytest.mark.parametrize("name", LAYOUTS)
def test_each_layout_by_its_name(run, corpus, tmp_path, name):
    done = run("view", "-o", tmp_path / "page.html", "--layout", name)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "page.html").read_text("utf-8") == render(corpus, layout=name)


def test_rings_lie_around_the_actor_of_the_view(run, corpus, tmp_path):
    done = run("view", "-o", tmp_path / "page.html", "--layout", "concentric", "--actor", "UN-ACT", "--plain")
    assert done.returncode == 0
    places = place_actors(corpus, "concentric", "UN-ACT")
    away = {id_: abs(x - places["un-act"][0]) + abs(y - places["un-act"][1]) for id_, (x, y) in places.items()}
    assert sorted(away, key=away.__getitem__)[0] == "un-act"
    near = {
        end for fact in corpus.facts for end in (fact.subject, fact.object) if "un-act" in (fact.subject, fact.object)
    }
    assert sum(away[id_] for id_ in near & away.keys()) / len(near & away.keys()) < sum(away.values()) / len(away)
    assert '"id":"un-act"' in (tmp_path / "page.html").read_text("utf-8")  # plain data can be read


def test_a_layout_that_there_is_not(corpus):
    with pytest.raises(NotFoundError, match="no layout 'layerd'; did you mean 'layered'"):
        place_actors(corpus, "layerd")


def test_pyvis_has_no_layouts(run, tmp_path):
    done = run("view", "-o", tmp_path / "page.html", "--renderer", "pyvis", "--layout", "layered")
    assert done.returncode == 2
    assert "--layout and --plain go with --renderer page" in done.stderr


def test_build_writes_a_site_beside_the_graph(run, tmp_path):
    done = run("build", "data", "-o", tmp_path / "build", "--site", tmp_path / "site")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site" / "index.html").exists()
    assert (tmp_path / "site" / "actor-un-act.html").exists()
    assert "pages in" in done.stdout


def test_a_site_needs_a_folder_of_its_own(corpus, tmp_path):
    from ctipgraph.build import build

    with pytest.raises(CtipgraphError, match="a folder of its own"):
        build(corpus, tmp_path / "build", site=tmp_path / "build")
    assert not (tmp_path / "build").exists()


def test_a_notebook_shows_the_page_in_a_frame_apart(corpus):
    page = render(corpus)
    cell = page._repr_html_()
    assert cell.startswith('<iframe sandbox="allow-scripts')
    assert "allow-same-origin" not in cell
    assert unescape(cell.partition('srcdoc="')[2].partition('" title=')[0]) == page
