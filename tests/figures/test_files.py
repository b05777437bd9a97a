"""Figures as files: sound, the same bytes each time, told in words too, and nothing in them that nobody asked for."""

from __future__ import annotations

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ctipgraph.errors import NotFoundError
from ctipgraph.figures import FIGURES, figure
from ctipgraph.model import Corpus
from ctipgraph.networks import select_facts
from ctipgraph.networks.layout import NAME_WIDTH
from ctipgraph.networks.picture import wrapped

pytest.importorskip("matplotlib", reason="matplotlib is not installed: pip install 'ctipgraph[figures]'")

SVG = "{http://www.w3.org/2000/svg}"
LAO = "ກະຊວງແຮງງານ ແລະ ສະຫວັດດີການສັງຄົມ"


@pytest.mark.parametrize("name", FIGURES)
def test_an_svg_is_told_in_words_and_holds_no_date_program_or_address(corpus: Corpus, name: str) -> None:
    drawn = figure(corpus, name, selection="All of it")
    root = ET.fromstring(drawn.content)  # noqa: S314
    title, words = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert words is not None
    assert (title.text, words.text) == (drawn.title, drawn.caption)
    assert root.attrib["aria-labelledby"] == "title words"
    text = drawn.content.decode()
    assert "DOCTYPE" not in text
    assert not re.search(r"dc:date|dc:creator|matplotlib|<script|<image", text, re.IGNORECASE)
    assert not re.search(r'href="(?!#)', text)


@pytest.mark.parametrize("name", FIGURES)
def test_a_png_is_one(corpus: Corpus, name: str) -> None:
    content = figure(corpus, name, "png").content
    assert content.startswith(b"\x89PNG\r\n")
    assert b"matplotlib" not in content


@pytest.mark.parametrize("form", ["svg", "png"])
def test_the_same_data_gives_the_same_bytes_whatever_the_seed_and_the_users_settings(
    run: Callable[..., object], tmp_path: Path, form: str
) -> None:
    (tmp_path / "matplotlibrc").write_text("font.size: 30\nsvg.fonttype: none\nsavefig.facecolor: red\n")
    made = []
    for number, given in enumerate(({"PYTHONHASHSEED": "1"}, {"PYTHONHASHSEED": "2", "MATPLOTLIBRC": str(tmp_path)})):
        file = tmp_path / f"{number}.{form}"
        done = run("figure", "network", "--actor", "UN-ACT", "-o", file, **given)
        assert done.returncode == 0, done.stderr
        made.append(file.read_bytes())
    assert made[0] == made[1]


def test_every_line_of_a_name_fits_the_room_that_the_layout_leaves_it(corpus: Corpus) -> None:
    from ctipgraph.figures.actors import NAME
    from ctipgraph.figures.sheet import Sheet

    sheet = Sheet(100, 100)
    for actor in corpus.actors.values():
        for line in wrapped(actor.name):
            assert sheet.width_of(line, NAME) <= NAME_WIDTH + 4, line


def test_lao_is_written_with_its_signs_where_a_font_has_them(corpus: Corpus) -> None:
    actors = {**corpus.actors, "lao-pdr": replace(corpus.actors["lao-pdr"], name=LAO)}
    drawn = figure(select_facts(replace(corpus, actors=actors), actor="UN-ACT"), "network")
    assert set(drawn.missing) <= set(LAO)  # none on a machine with a font for Lao


def test_signs_that_no_font_has_are_named(corpus: Corpus) -> None:
    actors = {**corpus.actors, "lao-pdr": replace(corpus.actors["lao-pdr"], name="Lao \ue123")}
    drawn = figure(select_facts(replace(corpus, actors=actors), actor="UN-ACT"), "network")
    assert drawn.missing == {"\ue123": "U+E123"}


def test_a_name_is_no_formula(corpus: Corpus) -> None:
    actors = {**corpus.actors, "lao-pdr": replace(corpus.actors["lao-pdr"], name="Lao $\\frac{a} & <b>")}
    assert figure(select_facts(replace(corpus, actors=actors), actor="UN-ACT"), "network", title="<$x$>").content


def test_in_a_notebook_it_is_a_picture_with_its_caption(corpus: Corpus) -> None:
    shown = figure(corpus, "coverage", "png", title='"><script>')._repr_html_()
    assert shown.startswith('<img src="data:image/png;base64,')
    assert 'alt="&quot;&gt;&lt;script&gt;.' in shown
    assert "<script" not in shown


@pytest.mark.parametrize(
    ("name", "form", "message"),
    [
        ("coverige", "svg", "no figure 'coverige'; did you mean 'coverage'?"),
        ("map", "svg", "no figure 'map'; write one of network, timeline, coverage"),
        ("network", "pdf", "no form of a figure 'pdf'; write one of svg, png"),
    ],
)
def test_what_there_is_not_is_a_sentence(corpus: Corpus, name: str, form: str, message: str) -> None:
    with pytest.raises(NotFoundError) as error:
        figure(corpus, name, form)
    assert str(error.value) == message


def test_without_the_library_the_message_says_how_to_get_it(tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['matplotlib'] = None\nfrom ctipgraph.cli import main\n"
        f"sys.argv = ['ctipgraph', 'figure', 'timeline', '-o', {str(tmp_path / 'x.svg')!r}]\nmain()"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=root)
    assert done.returncode == 2
    assert done.stderr == "ctipgraph: matplotlib is not installed; get it with: pip install 'ctipgraph[figures]'\n"
    assert not (tmp_path / "x.svg").exists()
