"""What is measured of a recipe's network, each figure with the recipe, the data's version and its evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from ctipgraph.errors import NotFoundError
from ctipgraph.findings.cells import names, some
from ctipgraph.findings.finding import Finding, Row, Section
from ctipgraph.findings.groups import group_sections
from ctipgraph.findings.links import link_sections
from ctipgraph.findings.rankings import ranking_sections
from ctipgraph.findings.wording import heading
from ctipgraph.model import Corpus, Fact, Recipe
from ctipgraph.model.counting import counted
from ctipgraph.networks.cuts import Cuts
from ctipgraph.networks.groupings import GROUPINGS
from ctipgraph.networks.measures import MEASURES, find_measure
from ctipgraph.networks.weaving import Network, weave
from ctipgraph.records.lookup import find_actor
from ctipgraph.records.rows import label
from ctipgraph.store.basis import basis

KNOWN = {**MEASURES, **GROUPINGS}


def network_finding(
    corpus: Corpus,
    recipe: Recipe,
    measures: Sequence[str] = ("degree",),
    *,
    limit: int = 20,
    thorough: bool = False,
    leaving: str = "",
    between: Sequence[str] = (),
) -> Finding:
    """Return the measures of a recipe's network, each ranking with what it hangs on.

    `limit` is how many rows a section has; `thorough` ranks again without each thing, however long that takes.
    `leaving` is an actor, by any of its names, without which the network is looked at; `between` names two actors,
    or classes, whose common neighbours are shown. Raises NotFoundError with the near names of what is not there.

    >>> from ctipgraph.records import read_corpus
    >>> corpus = read_corpus("data")
    >>> finding = network_finding(corpus, corpus.recipes[0], ["cutpoints"])
    >>> finding.sections[0].rows[0].cells[1]
    'UN Action for Cooperation against Trafficking in Persons'
    """
    for name in measures:
        find_measure(name, KNOWN)
    network = weave(corpus, recipe)
    sections: list[Section] = []
    if network.ties or network.nodes:
        for name in measures:
            if name in GROUPINGS:
                sections += group_sections(network, GROUPINGS[name], limit, thorough=thorough)
            else:
                sections += ranking_sections(network, MEASURES[name], limit, thorough=thorough)
                sections += MORE[name](network, limit) if name in MORE else ()
    sections += [_without(network, leaving)] if leaving else []
    sections += link_sections(network, between, limit) if between else []
    facts = basis(corpus, [fact.id for fact in network.facts])._replace(whole=False)
    return Finding(f"Network '{recipe.id}': {recipe.title}", str(facts), tuple(sections), tuple(_notes(network)))


def _notes(network: Network) -> Iterator[str]:
    corpus, recipe = network.corpus, network.recipe
    dataset = corpus.dataset
    version = f", version {dataset.version}" if dataset.version else ", of no version"
    yield f"Recipe {recipe.id} ({recipe.digest}): {recipe.words()}."
    affiliations = f" and {counted(len(network.affiliations), 'affiliation')}" if network.affiliations else ""
    size = f"{counted(len(network.actors), 'actor')}{affiliations}, {counted(len(network.ties), 'tie')}"
    yield f"Data: {dataset.title}{version}. Network {network.digest}: {size}."
    left = ", ".join(f"{count:,} {reason}" for reason, count in network.left_out.items())
    if not network.ties:
        yield f"The network is empty: no fact between two entries fits the recipe ({left or 'there is none'})."
    elif left:
        yield f"Facts between two entries that are no tie in it: {left}."


def _roles(network: Network, limit: int) -> Iterator[Section]:
    """Degree by role: a part in a project, a payment and an attendance are told apart."""
    if network.recipe.projected:
        return
    corpus, near = network.corpus, network.neighbours
    rows = []
    for end in sorted(near, key=lambda node: (-len(near[node]), node))[:limit]:
        body = network.identity.body(end)
        roles: dict[str, list[tuple[str, Fact]]] = {}
        for other in near[end]:
            for fact in network.ties[min(end, other), max(end, other)]:
                roles.setdefault(heading(corpus, fact, body), []).append((other, fact))
        counts = {role: len({other for other, _ in ties}) for role, ties in roles.items()}
        for role in sorted(roles, key=lambda role: (-counts[role], role)):
            facts = [fact for _, fact in roles[role]]
            rows.append(Row((label(corpus, end), role, counts[role], len(facts)), some(corpus, facts)))
    note = "With how many others each of the first is tied in which role, and by how many facts."
    yield Section("Degree by role", ("who", "role", "others", "facts"), tuple(rows), note)


MORE: Mapping[str, Callable[[Network, int], Iterator[Section]]] = {"degree": _roles}


def _without(network: Network, name: str) -> Section:
    """What the component of an actor falls into where the actor leaves."""
    actor = find_actor(network.corpus, name)
    node = network.identity.canonical(actor.id)
    if node not in network.neighbours:
        raise NotFoundError(f"'{actor.name}' is not in the network '{network.recipe.id}'; see who is: --measure degree")
    parts = Cuts(network.neighbours).parts(node)
    rows = tuple(Row((n, len(part), names(network.corpus, part))) for n, part in enumerate(parts, start=1))
    told = f"falls into {counted(len(parts), 'part')}" if len(parts) > 1 else "still hangs together"
    note = f"Without '{label(network.corpus, node)}' what was tied to it, directly or by others, {told}."
    return Section(
        f"Without {label(network.corpus, node)}", ("part", "bodies", "who"), rows, note, "nobody else is left"
    )
