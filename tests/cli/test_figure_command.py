"""`figure` from the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("matplotlib", reason="matplotlib is not installed: pip install 'ctipgraph[figures]'")


def test_it_says_what_it_drew_of_which_selection(run: Callable[..., object], tmp_path: Path) -> None:
    file = tmp_path / "funds.svg"
    done = run("figure", "network", "--actor", "UN-ACT", "--relation", "funds", "--to", "2014", "-o", file)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(
        f"{file}: Who is tied to whom. Facts tied directly to UN Action for Cooperation against Trafficking in Persons"
        ", of the relations funds and those below them, of documents up to 2014."
    )
    assert file.read_bytes().startswith(b"<?xml")


def test_the_network_of_a_recipe_has_the_recipe_below_it(run: Callable[..., object], tmp_path: Path) -> None:
    done = run("figure", "network", "--recipe", "funding", "-o", tmp_path / "funding.png")
    assert done.returncode == 0, done.stderr
    assert "Who pays for what. Recipe funding (" in done.stdout
    assert "ties between Actor, Undertaking by funds" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["networc", "-o", "OUT/x.svg"], "no figure 'networc'; did you mean 'network'?"),
        (["network", "--actor", "Winrok", "-o", "OUT/x.svg"], "no actor 'Winrok'; near are: 'Winrock' (winrock-inter"),
        (["timeline", "--from", "1990", "--to", "1991", "-o", "OUT/x.svg"], "no document of this selection states a"),
        (["network", "--recipe", "fundin", "-o", "OUT/x.svg"], "no recipe 'fundin'; did you mean 'funding'?"),
        (
            ["coverage", "--recipe", "funding", "-o", "OUT/x.svg"],
            "a recipe makes a network; the figure 'coverage'",
        ),
        (["network", "--recipe", "funding", "--to", "2014", "-o", "OUT/x.svg"], "a recipe says itself which facts are"),
        (["network", "--recipe-file", "OUT/no.yaml", "-o", "OUT/x.svg"], "no file 'OUT/no.yaml'; recipes are"),
        (["coverage", "-o", "OUT/x.pdf"], "'OUT/x.pdf' does not say which form of a picture is wanted; let the name"),
    ],
)
def test_what_cannot_be_drawn_is_a_sentence_and_no_file(
    run: Callable[..., object], tmp_path: Path, arguments: list[str], message: str
) -> None:
    done = run("figure", *(argument.replace("OUT", str(tmp_path)) for argument in arguments))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"ctipgraph: {message}".replace("OUT", str(tmp_path)))
    assert list(tmp_path.iterdir()) == []
