"""The page's own path finder takes as many steps as the shortest path, where judgements are no steps."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from ctipgraph.model import Corpus
from ctipgraph.networks.flaws import CorpusTies
from ctipgraph.networks.forbidden import opening, read_bans
from ctipgraph.networks.paths import find_path

REACH = Path(__file__).parent.parent.parent / "ctipgraph" / "views" / "page" / "reach.js"
ASK = """
import { wayOf } from "./reach.mjs";
import { readFileSync } from "node:fs";
const networks = JSON.parse(readFileSync(0, "utf8"));
const ways = networks.map((network) => wayOf(network, { facts: network.view.facts.map(() => 1) }, { from: 0, to: 1 }));
console.log(JSON.stringify(ways.map((way) => way && way.steps.length)));
"""


def as_the_page_holds_it(corpus: Corpus) -> dict[str, object]:
    actors = list(corpus.actors)
    statuses = list(corpus.ontology.statuses)
    kinds = [{"kind": "denial" if name == "denied" else "", "line": ""} for name in statuses]
    ends = [(actors.index(fact.subject), actors.index(fact.object)) for fact in corpus.facts]
    facts = [{"status": statuses.index(fact.status), "rank": fact.rank} for fact in corpus.facts]
    return {
        "view": {"actors": actors, "facts": facts, "statuses": kinds},
        "edges": list(range(len(ends))),
        "from": [one for one, _ in ends],
        "to": [other for _, other in ends],
        "edgesAt": [[edge for edge, pair in enumerate(ends) if actor in pair] for actor in range(len(actors))],
    }


def test_the_page_finds_a_path_of_the_same_length(made_up: Callable[[int], Corpus], tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed, which runs the page's script")
    shutil.copy(REACH, tmp_path / "reach.mjs")
    (tmp_path / "ask.mjs").write_text(ASK, "utf-8")
    corpora = [made_up(seed) for seed in range(500)]
    asked = json.dumps([as_the_page_holds_it(corpus) for corpus in corpora])
    done = subprocess.run(
        [node, str(tmp_path / "ask.mjs")], input=asked, capture_output=True, text=True, check=True, timeout=60
    )
    found = [
        find_path(CorpusTies(corpus), "actor-0", "actor-1", "shortest", opening(read_bans(corpus, ["judged"])))
        for corpus in corpora
    ]
    assert json.loads(done.stdout) == [path and path.length for path in found]
