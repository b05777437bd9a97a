"""Paths and roles in a made-up corpus in memory, beside plain networkx and rdflib doing the same, in one run.

python benchmarks/ask.py [FACTS] [ASKED]

networkx has the ties as edges with the same weights; for roles it is a loop over the facts. rdflib has the plain
triples, and each fact as a node with its date; it is asked only the first few times, since it takes long. All three
have to find the same; evidence, flaws, how many paths are as good, and what was left out only this program tells.
"""

from __future__ import annotations

import heapq
import platform
import random
import statistics
import sys
import time
from collections import deque
from collections.abc import Callable
from importlib.metadata import version
from typing import Any

import networkx as nx
import rdflib

from ctipgraph.findings import Finding
from ctipgraph.findings.index import CorpusIndex
from ctipgraph.findings.path import path_finding
from ctipgraph.findings.who import who_has
from ctipgraph.model import Actor, Corpus, Dataset, Document, Fact, Location, Passage
from ctipgraph.networks.flaws import CorpusTies
from ctipgraph.networks.paths import ORDERS, Path, find_path
from ctipgraph.ontology import read_ontology

HERE = Location("made-up.yaml")
TYPES = {"government": "Government", "organisation": "NonGovernmentalOrganisation", "project": "Project"}
RELATIONS = {
    "funds": ("government", "project"),
    "implements": ("organisation", "project"),
    "partnersIn": ("organisation", "project"),
    "coordinatesWith": ("organisation", "government"),
    "supports": ("government", "project"),
}
STATUSES = ("asserted", "asserted", "asserted", "planned", "claimed")
BY_RDFLIB = 3  # of the questions
WEIGHTS = ORDERS["best-evidenced"]
EX = "https://example.org/"


def made_up_corpus(facts: int, *, seed: int = 1) -> Corpus:
    """Return a corpus with an actor for every ten facts, uneven degrees, twenty countries and 25 years."""
    rng = random.Random(seed)
    ids = {kind: [f"{kind}-{n}" for n in range(max(3, facts // 30))] for kind in TYPES}
    actors = {id_: Actor(id_, TYPES[kind], id_.title(), HERE) for kind, members in ids.items() for id_ in members}
    countries = [f"country-{n}" for n in range(20)]
    actors |= {
        id_: Actor(id_, "Country", id_.title(), HERE, country=f"A{chr(65 + n)}") for n, id_ in enumerate(countries)
    }
    documents = {
        f"gazette-{n}": Document(f"gazette-{n}", "Gazette", "Gazette", f"20{n % 25:02}-01-01", HERE)
        for n in range(facts // 100)
    }
    names = list(documents)
    made = [
        Fact(
            f"f-covers-{project}",
            "covers",
            project,
            rng.choice(countries),
            "asserted",
            HERE,
            (Passage(rng.choice(names), "Words"),),
        )
        for project in ids["project"]
    ]
    for n in range(facts - len(made)):
        relation = rng.choice(sorted(RELATIONS))
        subject, object_ = (ids[kind][int(len(ids[kind]) * rng.random() ** 2)] for kind in RELATIONS[relation])
        status = rng.choice(STATUSES)
        qualifiers = {"speaker": (subject,)} if status == "claimed" else {}
        made.append(
            Fact(
                f"f-{n:07}",
                relation,
                subject,
                object_,
                status,
                HERE,
                (Passage(rng.choice(names), "Words"),),
                qualifiers,
            )
        )
    return Corpus(Dataset("Made up", EX, EX, HERE), read_ontology(), documents, actors, tuple(made))


class Times:
    """Processor times in milliseconds, by what was done and by whom."""

    def __init__(self) -> None:
        self.taken: dict[str, dict[str, list[float]]] = {}

    def of(self, row: str, name: str, work: Callable[..., Any], *arguments: Any) -> Any:
        """Do the work, note its time and return what it returns."""
        start = time.process_time()
        found = work(*arguments)
        spent = (time.process_time() - start) * 1000
        self.taken.setdefault(row, {}).setdefault(name, []).append(spent)
        return found

    def table(self) -> str:
        """The medians as a table, each with its ratio to this program's."""
        lines = ["| | ctipgraph | networkx | rdflib |", "|---|---|---|---|"]
        for row, found in self.taken.items():
            medians = {name: statistics.median(values) for name, values in found.items()}
            cells = [
                f"{medians[name]:,.1f} ms ({medians[name] / medians['ctipgraph']:.2f})" if name in medians else "–"
                for name in ("ctipgraph", "networkx", "rdflib")
            ]
            lines.append(f"| {row} | {' | '.join(cells)} |")
        return "\n".join(lines)


class Mine:
    """The program, with its indexes."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus, self.ties, self.index = corpus, CorpusTies(corpus), CorpusIndex(corpus)
        self.ties.of(""), self.index.about(""), list(self.index.of([]))  # all indexes are made when first asked

    def path(self, start: str, goal: str, order: str) -> Path:
        """The best path."""
        found = find_path(self.ties, start, goal, order)
        assert found
        return found

    def finding(self, start: str, goal: str) -> Finding:
        """Both paths with their evidence."""
        return path_finding(self.corpus, self.ties, self.corpus.actors[start], self.corpus.actors[goal])

    def who(self, country: str, year: str) -> set[tuple[str, str]]:
        """Who funds what that covers a country, by the documents of a year."""
        finding = who_has(self.index, "funds", country, year)
        return {(str(row.cells[0]), str(row.cells[3])) for row in finding.sections[0].rows}


class Networkx:
    """networkx, with the ties as edges."""

    def __init__(self, corpus: Corpus, ties: CorpusTies) -> None:
        self.corpus, self.graph = corpus, nx.Graph()
        for actor in corpus.actors:
            for tie in ties.of(actor):
                known = self.graph.get_edge_data(actor, tie.other, {"weight": WEIGHTS[tie.flaws]})
                self.graph.add_edge(actor, tie.other, weight=min(known["weight"], WEIGHTS[tie.flaws]))

    def who(self, country: str, year: str) -> set[tuple[str, str]]:
        """Who funds what that covers a country, by the documents of a year."""
        corpus = self.corpus
        there = {fact.subject for fact in corpus.facts if fact.relation == "covers" and fact.object == country}
        return {
            (corpus.actors[fact.subject].name, corpus.actors[fact.object].name)
            for fact in corpus.facts
            if fact.relation == "funds" and fact.object in there and corpus.evidenced(fact)[0].startswith(year)
        }


class Rdflib:
    """rdflib, with plain triples, and with a node for each fact."""

    def __init__(self, corpus: Corpus) -> None:
        self.plain, self.facts = rdflib.Graph(), rdflib.Graph()
        for fact in corpus.facts:
            one, other, node = (rdflib.URIRef(EX + name) for name in (fact.subject, fact.object, fact.id))
            relation = rdflib.URIRef(EX + fact.relation)
            self.plain.add((one, relation, other))
            self.facts.add((one, relation, other))
            self.facts.add((node, rdflib.RDF.subject, one))
            self.facts.add((node, rdflib.RDF.predicate, relation))
            self.facts.add((node, rdflib.RDF.object, other))
            self.facts.add((node, rdflib.DCTERMS.issued, rdflib.Literal(corpus.evidenced(fact)[0])))

    def steps(self, start: str, goal: str) -> int:
        """The number of steps of a shortest path."""
        one, other = rdflib.URIRef(EX + start), rdflib.URIRef(EX + goal)
        away, queue = {one: 0}, deque([one])
        while queue and other not in away:
            here = queue.popleft()
            for there in self._near(here):
                if there not in away:
                    away[there] = away[here] + 1
                    queue.append(there)
        return away.get(other, -1)

    def weight(self, start: str, goal: str, weights: dict[tuple[str, str], int]) -> int:
        """The weight of the best path, by Dijkstra's search."""
        one, other = rdflib.URIRef(EX + start), rdflib.URIRef(EX + goal)
        away, queue = {one: 0}, [(0, one)]
        while queue:
            reached, here = heapq.heappop(queue)
            if here == other:
                return reached
            for there in self._near(here) if reached == away[here] else ():
                through = reached + weights[str(here), str(there)]
                if through < away.get(there, through + 1):
                    away[there] = through
                    heapq.heappush(queue, (through, there))
        return -1

    def _near(self, here: rdflib.URIRef) -> list[rdflib.URIRef]:
        return [*self.plain.objects(here), *self.plain.subjects(object=here)]

    def who(self, country: str, year: str) -> set[tuple[str, str]]:
        """Who funds what that covers a country, by the documents of a year."""
        query = f"""
            SELECT ?who ?what {{
              ?what <{EX}covers> <{EX}{country}> .
              ?fact rdf:object ?what ; rdf:predicate <{EX}funds> ; rdf:subject ?who ; dcterms:issued ?day .
              FILTER(STRSTARTS(STR(?day), "{year}"))
            }}"""
        return {tuple(str(iri).removeprefix(EX).title() for iri in row) for row in self.facts.query(query)}


def main() -> None:
    """Print a table of medians."""
    facts = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    asked = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    corpus, times = made_up_corpus(facts), Times()
    ready = "made ready, once"
    mine = times.of(ready, "ctipgraph", Mine, corpus)
    theirs = times.of(ready, "networkx", Networkx, corpus, mine.ties)
    third = times.of(ready, "rdflib", Rdflib, corpus)
    edges = {(one, other): data["weight"] for one, other, data in theirs.graph.edges(data=True)}
    weights = {(EX + a, EX + b): w for (one, other), w in edges.items() for a, b in ((one, other), (other, one))}

    rng = random.Random(2)
    pool = [id_ for id_ in corpus.actors if not id_.startswith("country") and mine.ties.of(id_)]
    for n in range(asked):
        ends = rng.sample(pool, 2)
        row = "the shortest path"
        path = times.of(row, "ctipgraph", mine.path, *ends, "shortest")
        assert path.length == len(times.of(row, "networkx", nx.shortest_path, theirs.graph, *ends)) - 1
        assert n >= BY_RDFLIB or path.length == times.of(row, "rdflib", third.steps, *ends)
        row = "the best-evidenced path"
        path = times.of(row, "ctipgraph", mine.path, *ends, "best-evidenced")
        weight = sum(WEIGHTS[tie.flaws] for tie in path.ties)
        assert weight == times.of(row, "networkx", nx.bidirectional_dijkstra, theirs.graph, *ends)[0]
        assert n >= BY_RDFLIB or weight == times.of(row, "rdflib", third.weight, *ends, weights)
        times.of("`path`: both, with their evidence", "ctipgraph", mine.finding, *ends)
        row, asking = "`who --role funds`, of a country and a year", (f"country-{n % 20}", f"20{n % 25:02}")
        found = times.of(row, "ctipgraph", mine.who, *asking)
        assert found == times.of(row, "networkx", theirs.who, *asking)
        assert n >= BY_RDFLIB or found == times.of(row, "rdflib", third.who, *asking)

    versions = f"Python {platform.python_version()}, networkx {version('networkx')}, rdflib {version('rdflib')}"
    print(f"{facts:,} facts, {len(corpus.actors):,} actors, {asked} asked, {versions}; medians of processor time\n")
    print(times.table())


if __name__ == "__main__":
    main()
