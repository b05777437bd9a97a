"""Numbers agree with their nouns, wherever they are written."""

from __future__ import annotations

import re

import pytest

from ctipgraph.model.counting import counted


@pytest.mark.parametrize(
    ("number", "noun", "words"),
    [
        (1, "fact", "1 fact"),
        (0, "fact", "0 facts"),
        (2, "body", "2 bodies"),
        (2, "key", "2 keys"),
        (1000, "row", "1,000 rows"),
    ],
)
def test_a_noun_has_the_form_that_its_number_asks_for(number, noun, words):
    assert counted(number, noun) == words


def test_the_summary_of_one_fact_is_of_one_fact(run, write_data, tmp_path):
    done = run("build", write_data(), "-o", tmp_path / "out", "--only", "ttl")
    assert "1 fact on 3 actors from 1 document; " in done.stdout
    assert "1 file in " in done.stdout
    assert re.findall(r"\b1 [a-z]+s\b", run("check", tmp_path / "data").stdout) == []
