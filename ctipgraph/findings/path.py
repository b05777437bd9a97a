"""How two actors are tied: the shortest and the best-evidenced path, a passage a step, and what is weak in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from ctipgraph.findings.finding import Finding, Row, Section, cite
from ctipgraph.model import Actor, Corpus
from ctipgraph.model.counting import counted
from ctipgraph.networks.flaws import FLAWS, Flaw, Tie, Ties, UnsureTies, flaws_of
from ctipgraph.networks.forbidden import Ban, opening, what_cuts
from ctipgraph.networks.paths import ORDERS, Path, find_path
from ctipgraph.records.rows import label, sentence
from ctipgraph.store.basis import basis

COLUMNS = ("step", "says", "weak in it")


def path_finding(corpus: Corpus, ties: Ties, start: Actor, goal: Actor, bans: tuple[Ban, ...] = ()) -> Finding:
    """Return the shortest and the best-evidenced path from one actor to another, without what is banned.

    >>> from ctipgraph.networks.flaws import CorpusTies
    >>> from ctipgraph.records import read_corpus
    >>> corpus = read_corpus("data")
    >>> un, commit = corpus.actors["un"], corpus.actors["commit"]
    >>> finding = path_finding(corpus, CorpusTies(corpus), un, commit)
    >>> finding.sections[0].heading
    'The shortest path, which is the best-evidenced one too'
    """
    title = f"From {start.name} to {goal.name}"
    is_open = opening(bans)
    found = {order: find_path(ties, start.id, goal.id, order, is_open) for order in ORDERS}
    paths = {order: path for order, path in found.items() if path is not None}
    facts = dict.fromkeys(tie.key for path in paths.values() for tie in path.ties if tie.key)
    notes = (f"Left out: {_listed(bans)}.",) if bans else ()
    if start.id == goal.id:
        note = f"{start.name} is where the path starts: no step is needed."
        return Finding(title, str(basis(corpus, ())), (), (*notes, note))
    if not paths:
        return Finding(title, str(basis(corpus, ())), (), (*notes, *_no_path(corpus, ties, start, goal, bans)))
    shortest, best = paths["shortest"], paths["best-evidenced"]
    if shortest == best._replace(as_good=shortest.as_good):
        sections = [_section(corpus, "The shortest path, which is the best-evidenced one too", shortest)]
    else:
        sections = [
            _section(corpus, "The shortest path", shortest),
            _section(corpus, "The best-evidenced path", best),
        ]
    return Finding(title, str(basis(corpus, facts)), tuple(sections), notes)


def _section(corpus: Corpus, heading: str, path: Path) -> Section:
    rows = [
        _row(corpus, number, ends, tie)
        for ends, (number, tie) in zip(pairwise(path.stops), path.numbered(), strict=True)
    ]
    return Section(heading, COLUMNS, tuple(rows), note=" ".join(_remarks(corpus, path)))


def _row(corpus: Corpus, number: int, ends: tuple[str, str], tie: Tie) -> Row:
    weak = "; ".join(flaw.words for flaw in flaws_of(tie))
    if not tie.key:
        judgement = next(j for j in corpus.judgements if j.verdict == "same" and set(j.pair) == set(ends))
        pair = " and ".join(label(corpus, end) for end in ends)
        return Row(("", f"{pair} are judged one body: {judgement.reason}", weak))
    fact = corpus.by_id[tie.key]
    frame = f", within {label(corpus, fact.get('within'))}" if fact.get("within") else ""
    (cited,) = cite(corpus, (fact,))
    return Row((number, sentence(corpus, fact) + frame, weak), (replace(cited, sources=cited.sources[:1]),))


def _remarks(corpus: Corpus, path: Path) -> Iterator[str]:
    yield f"{' → '.join(_stops(corpus, path))}: {counted(path.length, 'step')}."
    yield from _weakest(path)
    if path.as_good:
        yield f"{counted(path.as_good, 'path')} over other stops {'is' if path.as_good == 1 else 'are'} as good."


def _stops(corpus: Corpus, path: Path) -> Iterator[str]:
    """The stops in words; what a step happens within stands in brackets."""
    yield label(corpus, path.stops[0])
    for far, tie in zip(path.stops[1:], path.ties, strict=True):
        frame = corpus.by_id[tie.key].get("within") if tie.key else ""
        if frame:
            yield f"({label(corpus, frame)})"
        yield label(corpus, far) if tie.key else f"the same as {label(corpus, far)}"


def _weakest(path: Path) -> Iterator[str]:
    """The steps with the gravest flaw of the path, and how many steps have the others."""
    steps: dict[Flaw, list[str]] = {flaw: [] for flaw in FLAWS}
    for number, tie in path.numbered():
        for flaw in flaws_of(tie):
            steps[flaw].append(f"step {number}" if tie.key else f"the judgement before step {number + 1}")
    found = [flaw for flaw in FLAWS if steps[flaw]]
    if not found:
        yield "No step is weak."
        return
    gravest, *others = found
    verb = "rests" if len(steps[gravest]) == 1 else "rest"
    yield f"Weakest: {' and '.join(steps[gravest])}, which {verb} on {gravest.words}."
    if others:
        yield f"Besides: {', '.join(f'{flaw.words} ({len(steps[flaw])} of {len(path.ties)})' for flaw in others)}."


def _no_path(corpus: Corpus, ties: Ties, start: Actor, goal: Actor, bans: tuple[Ban, ...]) -> Iterator[str]:
    without = f" without {_listed(bans)}" if bans else ""
    yield f"No path from {start.name} to {goal.name}{without}."
    cuts = what_cuts(ties, start.id, goal.id, bans)
    if cuts:
        yield f"There is one with {'; or with '.join(_listed(lifted) for lifted in cuts)}."
    else:
        count = len(corpus.documents)
        yield (
            f"Nothing in the {counted(count, 'document')} ties the two together, over any number of steps; "
            "that they have to do with each other is not ruled out by this."
        )
    unsure = find_path(UnsureTies(ties, corpus), start.id, goal.id, "best-evidenced", opening(bans))
    if unsure:
        same = {frozenset(judgement.pair) for judgement in corpus.judgements if judgement.verdict == "same"}
        pairs = [ends for ends, tie in zip(pairwise(unsure.stops), unsure.ties, strict=True) if not tie.key]
        taken = [pair for pair in pairs if frozenset(pair) not in same]
        listed = " and ".join(f"that {' and '.join(label(corpus, end) for end in pair)} are one body" for pair in taken)
        yield f"There would be one by what is judged unsure: {listed}."


def _listed(bans: tuple[Ban, ...]) -> str:
    return " and ".join(f"'{ban.name}'" for ban in bans)
