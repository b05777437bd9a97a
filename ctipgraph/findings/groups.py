"""Components and communities of a network, and whether communities follow document, decade or funder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping

from ctipgraph.findings.cells import names, some
from ctipgraph.findings.finding import Row, Section
from ctipgraph.findings.rankings import facts_of
from ctipgraph.model import Fact
from ctipgraph.model.counting import counted
from ctipgraph.networks.groupings import Grouping, Groups, agreement, of_body
from ctipgraph.networks.robustness import affordable, distinct
from ctipgraph.networks.taking import Takings
from ctipgraph.networks.weaving import Network
from ctipgraph.records.rows import label

FUNDING = "funds"  # with the relations below it
Labels = Mapping[str, Hashable]


def group_sections(network: Network, grouping: Grouping, limit: int, *, thorough: bool = False) -> Iterator[Section]:
    """Yield the groups, what they follow (communities), and how they differ without one thing."""
    groups = grouping.groups(network)
    of = of_body(groups)
    rows = [_row(network, of, number, group) for number, group in enumerate(groups[:limit], start=1)]
    more = (
        f" {counted(len(groups) - limit, grouping.label)} more: show them with --limit." if len(groups) > limit else ""
    )
    alone = sum(len(group) == 1 for group in groups)
    single = f" {alone:,} of them hold one body alone." if alone else ""
    note = f"{counted(len(groups), grouping.label)}: {grouping.definition} ({grouping.source}).{single}{more}"
    columns = (grouping.label, "bodies", "who", "ties inside", "documents", "decades")
    yield Section(f"{grouping.name[0].upper()}{grouping.name[1:]}", columns, tuple(rows), note)
    if grouping.weighted:
        yield _followed(network, of)
    yield _without(network, grouping, groups, limit, thorough=thorough)


def _row(network: Network, of: Mapping[str, int], number: int, group: tuple[str, ...]) -> Row:
    inside = [facts for pair, facts in network.ties.items() if of[pair[0]] == of[pair[1]] == number]
    facts = list({fact.id: fact for facts in inside for fact in facts}.values())
    documents = Counter(name for fact in facts for name in fact.documents)
    decades = Counter(decade for fact in facts for decade in _decades(network, fact))
    cells = (number, len(group), names(network.corpus, group), len(inside), _counts(documents), _counts(decades))
    return Row(cells, some(network.corpus, facts))


def _counts(counts: Counter[str]) -> str:
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    more = f" and {len(ranked) - 5:,} more" if len(ranked) > 5 else ""
    return ", ".join(f"{name} ({count:,})" for name, count in ranked[:5]) + more


def _decades(network: Network, fact: Fact) -> set[str]:
    documents = (network.corpus.documents[name].published for name in fact.documents)
    return {f"{date[:3]}0s" for date in documents if date}


def _followed(network: Network, of: Mapping[str, int]) -> Section:
    """How far the communities are the groups of bodies that one document, decade or set of funders names."""
    rows = []
    labels = {name: label_of(network) for name, label_of in FOLLOWED.items()}
    for name, found in labels.items():
        agreed = agreement(of, found)
        shown = "can't be said: all in one group, or each in its own" if agreed is None else round(agreed, 3)
        rows.append(Row((name, len(set(found.values())), len(found), shown)))
    columns = ("divided by", "groups", "bodies", "agreement with the communities")
    note = (
        "1 is the same division, 0 what chance gives (adjusted Rand index, Hubert and Arabie 1985, "
        "https://doi.org/10.1007/BF01908075). A body goes to the document, and the decade, of most of its facts; by "
        "funder, to all funders recorded of it and of what it is tied to; bodies without any are not compared."
    )
    if agreement(labels["document"], labels["decade of the documents"]) == 1:
        note += " Document and decade divide the bodies alike here, so that the two can't be told apart."
    return Section("What the communities follow", columns, tuple(rows), note)


def _by_commonest(network: Network, values: Callable[[Fact], set[str]]) -> Labels:
    found: dict[str, str] = {}
    for node in network.nodes:
        counts = Counter(value for fact in facts_of(network, (node,)) for value in sorted(values(fact)))
        if counts:
            found[node] = min(counts, key=lambda value: (-counts[value], value))
    return found


def _by_document(network: Network) -> Labels:
    return _by_commonest(network, lambda fact: set(fact.documents))


def _by_decade(network: Network) -> Labels:
    return _by_commonest(network, lambda fact: _decades(network, fact))


def _by_funder(network: Network) -> Labels:
    corpus, canonical = network.corpus, network.identity.canonical
    funding = corpus.ontology.narrower(FUNDING)
    funders: dict[str, set[str]] = {}
    for fact in corpus.facts:
        if fact.relation in funding and fact.status in network.recipe.statuses:
            funders.setdefault(canonical(fact.object), set()).add(canonical(fact.subject))
    found: dict[str, str] = {}
    for node, others in network.neighbours.items():
        of = {funder for end in (node, *others) for funder in funders.get(end, ())}
        if of:
            found[node] = ", ".join(label(corpus, funder) for funder in sorted(of))
    return found


FOLLOWED: Mapping[str, Callable[[Network], Labels]] = {
    "document": _by_document,
    "decade of the documents": _by_decade,
    "recorded funders": _by_funder,
}


def _without(network: Network, grouping: Grouping, groups: Groups, limit: int, *, thorough: bool) -> Section:
    """How many groups there are without one thing, and how far they agree with those of the whole."""
    takings = Takings(network)
    found = distinct(takings, network, weighted=grouping.weighted)
    found.pop(frozenset(), None)
    every = list(found.values())
    looked_at = every if thorough else affordable(network, every, network.nodes, slow=False)
    rows: list[tuple[float, Row]] = []
    for group in looked_at:
        taking, changes = group[0]
        without = takings.network(taking, changes)
        other = grouping.groups(without)
        agreed = agreement(of_body(groups), of_body(other))
        words = "; ".join(taking.words for taking, _ in group)
        left = len(network.nodes) - len(without.nodes)
        cells = (
            words,
            len(other),
            len(other[0]) if other else 0,
            max(left, 0),
            "" if agreed is None else round(agreed, 3),
        )
        rows.append((1.0 if agreed is None else agreed, Row(cells)))
    rows.sort(key=lambda row: row[0])
    columns = ("taken away", grouping.name, "bodies in the largest", "bodies gone", "agreement")
    note = f"{counted(len(every), 'network')} differ by their ties; {len(looked_at):,} were looked at."
    heading = f"{grouping.name[0].upper()}{grouping.name[1:]} without one thing"
    return Section(heading, columns, tuple(row for _, row in rows[:limit]), note, "no one thing changes a tie")
