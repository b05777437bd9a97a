"""Rankings of a network, each with what it hangs on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from ctipgraph.findings.cells import EVIDENCE, names, some
from ctipgraph.findings.finding import Row, Section
from ctipgraph.model import Fact
from ctipgraph.model.counting import counted
from ctipgraph.networks.cuts import Cuts
from ctipgraph.networks.measures import Estimate, Key, Measure
from ctipgraph.networks.robustness import Robustness, Shift, robustness
from ctipgraph.networks.weaving import Network
from ctipgraph.records.rows import label

TIE = " – "


def ranking_sections(network: Network, measure: Measure, limit: int, *, thorough: bool = False) -> Iterator[Section]:
    """Yield a ranking, and what changes in it without each thing that can be taken away."""
    found = robustness(network, measure, limit, thorough=thorough)
    found.shown = [key for key in found.shown if found.ranking.scores[key]]
    detail, column = DETAILS.get(measure.name, (None, ""))
    rows = [_row(network, found, key, detail(network, key) if detail else None) for key in found.shown]
    columns = (
        "rank",
        "who",
        "type",
        measure.label,
        *([column] if column else []),
        "ranks without one thing",
        "hangs on",
    )
    left = sum(bool(score) for score in found.ranking.scores.values()) - len(rows)
    more = f" {left:,} more have a score; show them with --limit." if left else ""
    zero = sum(not score for score in found.ranking.scores.values())
    nothing = f" {zero:,} of the network have none." if zero else ""
    note = (
        f"{measure.label[0].upper()}{measure.label[1:]}: {measure.definition} ({measure.source}). A rank hangs on a "
        f"thing without which no score is left.{more}{nothing}{_estimated(found)}"
    )
    yield Section(_title(measure), columns, tuple(rows), note, "nobody has a score above nothing")
    if rows:
        yield _without(network, found, measure, limit)


def _estimated(found: Robustness) -> str:
    scores = found.ranking.scores
    return f" The scores are {scores.note}." if isinstance(scores, Estimate) else ""


def _title(measure: Measure) -> str:
    return {"cutpoints": "Cut points", "bridges": "Bridges"}.get(
        measure.name, measure.label[0].upper() + measure.label[1:]
    )


def _row(network: Network, found: Robustness, key: Key, detail: str | None) -> Row:
    score = found.ranking.scores[key]
    first, last = found.span(key)
    hangs = "; ".join(shift.taking.words for shift in found.hangs_on(key))
    ranks = f"{first}" if first == last else f"{first} to {last}"
    type_ = TIE.join(_type(network, end) for end in key)
    cells = (found.ranking.rank(score), named(network, key), type_, round(score, 6))
    details = () if detail is None else (detail,)
    return Row((*cells, *details, ranks, hangs or _holds(found)), some(network.corpus, facts_of(network, key)))


def _holds(found: Robustness) -> str:
    """What is said of a rank that hangs on no one thing, as far as was looked."""
    return "no one thing" if found.looked_at == found.networks else "no one thing that was looked at"


def named(network: Network, key: Key) -> str:
    """Return a body, or the two of a tie, in words."""
    return TIE.join(label(network.corpus, end) for end in key)


def _type(network: Network, end: str) -> str:
    actor = network.corpus.actors[end]
    return network.corpus.ontology.classes[actor.type].label


def facts_of(network: Network, key: Key) -> list[Fact]:
    """Return the facts of a tie, or of all ties of a body."""
    if len(key) == 2:
        return list(network.ties[key[0], key[1]])
    (end,) = key
    ties = network.ties if network.neighbours[end] else network.laid  # who shares nothing has a part in something
    others = network.neighbours[end] or [other for pair in ties if end in pair for other in pair if other != end]
    pairs = [(min(end, other), max(end, other)) for other in others]
    return list({fact.id: fact for pair in pairs for fact in ties[pair]}.values())


def _without(network: Network, found: Robustness, measure: Measure, limit: int) -> Section:
    """What changes among the first when one thing is taken away, most first."""
    by_taking: dict[str, list[tuple[Key, Shift]]] = {}
    for key in found.shown:
        for shift in found.shifts[key]:
            by_taking.setdefault(shift.taking.words, []).append((key, shift))
    rank = {key: found.ranking.rank(found.ranking.scores[key]) for key in found.shown}
    moved = {
        words: changes
        for words, shifts in by_taking.items()
        if (changes := [(key, shift) for key, shift in shifts if shift.rank != rank[key]])
    }

    def weight(words: str) -> int:
        return -sum(len(rank) if shift.rank is None else 1 for _, shift in moved[words])

    rows = []
    for words in sorted(moved, key=weight)[:limit]:
        taking = moved[words][0][1].taking
        gone = [named(network, key) for key, shift in moved[words] if shift.rank is None]
        other = [f"{named(network, key)} {rank[key]} to {shift.rank}" for key, shift in moved[words] if shift.rank]
        lost = [fact for id_ in taking.becomes if (fact := _followed(network, found, words, id_))]
        says = taking.judgement.reason if taking.judgement else ""
        ties = sum(not facts for facts in found.changed[words].values())
        rows.append(Row((words, ties, "; ".join(gone), "; ".join(other), says), some(network.corpus, lost)))
    columns = ("taken away", "ties that go", "no longer ranked", "moved", "the judgement")
    steady = "the first ones keep their ranks without any one of them"
    return Section(
        f"{_title(measure)} without one thing",
        columns,
        tuple(rows),
        _looked(found, len(rows), len(moved) - len(rows)),
        steady,
    )


def _followed(network: Network, found: Robustness, words: str, id_: str) -> Fact | None:
    """A fact that goes, where it stands in a tie that changes for one of those shown."""
    fact = network.corpus.by_id[id_]
    ends = {network.identity.canonical(fact.subject), network.identity.canonical(fact.object)}
    pair = (min(ends), max(ends))
    return fact if pair in found.changed[words] and any(ends & set(key) for key in found.shown) else None


def _looked(found: Robustness, rows: int, more: int) -> str:
    what = counted(found.takings, "time")
    left = f"{counted(found.networks, 'network')} that differ{'s' if found.networks == 1 else ''}"
    said = (
        f"One thing was taken away {what}: each document, all plans, all claims, all inferences and each judgement "
        f"that entries are one, as far as the recipe has them. {left[0].upper()}{left[1:]} came of it."
    )
    if found.looked_at < found.networks:
        said += (
            f" Scores were computed anew for {found.looked_at:,} of them, those that change most ties of the first; "
            f"for all of them: --thorough."
        )
    rest = f" {counted(more, 'thing')} more would move somebody; show them with --limit." if more else ""
    most = f" At most {EVIDENCE} of the facts that go stand below a row." if rows else ""
    return said + rest + most


def _falls_into(network: Network, key: Key) -> str:
    """What is cut off where a cut point leaves, part by part."""
    parts = Cuts(network.neighbours).parts(key[0])
    return "; ".join(f"{counted(len(part), 'body')} ({names(network.corpus, part)})" for part in parts[1:])


def _smaller_side(network: Network, key: Key) -> str:
    return names(network.corpus, Cuts(network.neighbours).smaller_side((key[0], key[1])))


DETAILS: Mapping[str, tuple[Callable[[Network, Key], str], str]] = {
    "cutpoints": (_falls_into, "who is cut off"),
    "bridges": (_smaller_side, "who is on the smaller side"),
}
