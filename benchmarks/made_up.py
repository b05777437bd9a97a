"""A made-up data set of any size: bodies of an invented country, with degrees as uneven as real ones."""

from __future__ import annotations

import random
from pathlib import Path

RELATIONS = {
    "funds": ("government", "project"),
    "implements": ("organisation", "project"),
    "partnersIn": ("organisation", "project"),
    "coordinatesWith": ("organisation", "government"),
    "supports": ("government", "project"),
}
STATUSES = ("asserted", "asserted", "asserted", "planned", "claimed")
TYPES = {"government": "Government", "organisation": "NonGovernmentalOrganisation", "project": "Project"}


def write_data(folder: Path, facts: int, *, facts_per_document: int = 100, seed: int = 1) -> Path:
    """Write a data folder of `facts` facts, one for every ten actors, and return it."""
    rng = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "facts").mkdir(exist_ok=True)
    (folder / "texts").mkdir(exist_ok=True)
    count = max(9, facts // 10)
    ids = {kind: [f"{kind}-{n}" for n in range(count // 3)] for kind in TYPES}
    write_country(folder, ids)
    documents = []
    for number, start in enumerate(range(0, facts, facts_per_document)):
        id_, day = f"gazette-{number}", f"20{number % 25:02}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        documents.append(f"- id: {id_}\n  title: Gazette {number}\n  publisher: Gazette\n  published: {day}\n")
        records, text = [f"document: {id_}\ncurator: maker\nfacts:\n"], []
        for n in range(start, min(facts, start + facts_per_document)):
            record, sentence = _fact(n, rng, ids)
            records.append(record)
            text.append(sentence)
        _write(folder / "facts" / f"{id_}.yaml", "".join(records))
        _write(folder / "texts" / f"{id_}.txt", "\n\n".join(text) + "\n")
    _write(folder / "documents.yaml", "".join(documents))
    return folder


def write_country(folder: Path, ids: dict[str, list[str]]) -> None:
    """Write the data set's own record and its actors, by their kinds."""
    _write(
        folder / "dataset.yaml", "title: Made up\nbase: https://example.org/\nlicence: https://example.org/licence\n"
    )
    _write(
        folder / "actors.yaml",
        "".join(
            f"- id: {id_}\n  type: {TYPES[kind]}\n  name: {kind.capitalize()} of Place {n}\n"
            for kind, members in ids.items()
            for n, id_ in enumerate(members)
        ),
    )


def _fact(n: int, rng: random.Random, ids: dict[str, list[str]]) -> tuple[str, str]:
    relation = rng.choice(sorted(RELATIONS))
    ends = [ids[kind][int(len(ids[kind]) * rng.random() ** 2)] for kind in RELATIONS[relation]]
    status = rng.choice(STATUSES)
    lines = [f"relation: {relation}", f"subject: {ends[0]}", f"object: {ends[1]}", f"status: {status}"]
    if status == "claimed":
        lines.append(f"speaker: {ends[0]}")
    lines.append(f"valid_from: 20{n % 25:02}-01\n  role: share {n}")
    lines.append(f'passages: ["Sentence {n} says … in place {n}"]')
    sentence = f"Sentence {n} says that {ends[0]} {relation} {ends[1]}, which was seen by all in place {n}."
    return "- " + "\n  ".join(lines) + "\n", sentence


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def made_up_view(actors: int, *, facts_per_actor: int = 3, seed: int = 1) -> dict[str, object]:
    """Return a page's view of a made-up network: communities of uneven sizes, uneven degrees, some parallel facts."""
    from ctipgraph.networks.layout import communities, layout

    rng = random.Random(seed)
    ids = [f"actor-{n:05}" for n in range(actors)]
    edges = made_up_edges(actors, facts_per_actor * actors, rng)
    pairs = [(ids[one], ids[other]) for one, other in edges]
    places, groups = layout(ids, pairs), communities(ids, pairs)
    kinds = ("Ministry", "Organisation", "Project", "Committee", "Office")
    colours = ("#0072b2", "#d55e00", "#e69f00", "#009e73", "#cc79a7")
    shapes = ("square", "circle", "diamond", "triangle", "hexagon")
    relations = ("funds", "implements", "partners in", "coordinates with", "supports", "is part of")
    letters = "abcdefghijklmnopqrstuvwxyz234567"
    days = [f"20{n % 25:02}-{n % 12 + 1:02}-{n % 28 + 1:02}" for n in range(40)]
    return {
        "title": f"Made up: {actors:,} actors",
        "description": "Invented facts of an invented country.",
        "licence": "https://example.org/licence",
        "citation": "The surveyors of Utopia (2021).",
        "documents_range": [min(days), max(days)],
        "shown": {"facts": len(edges), "facts_of": len(edges), "actors": actors, "actors_of": actors},
        "types": [
            {"id": kind, "label": kind, "shape": shape, "colour": colour}
            for kind, shape, colour in zip(kinds, shapes, colours, strict=True)
        ],
        "groups": [{"id": f"g{n}", "label": f"Family {n}", "colour": colours[n]} for n in range(3)],
        "relations": [
            {"id": name, "label": name, "inverse": f"{name} (back)", "group": n % 3, "definition": "As it says."}
            for n, name in enumerate(relations)
        ],
        "statuses": [
            {"id": "asserted", "label": "asserted", "definition": "Stated.", "line": "solid"},
            {"id": "planned", "label": "planned", "definition": "To happen.", "line": "dashed"},
        ],
        "documents": [
            {"id": f"gazette-{n}", "title": f"Gazette {n}", "publisher": "Gazette", "published": day, "url": ""}
            for n, day in enumerate(days)
        ],
        "actors": [
            {
                "id": id_,
                "label": f"{kinds[n % 5]} of Place {n}",
                "type": n % 5,
                "names": [],
                "note": "",
                "country": "",
                "x": places[id_][0],
                "y": places[id_][1],
                "community": groups[id_],
            }
            for n, id_ in enumerate(ids)
        ],
        "facts": [
            {
                "id": "f-" + "".join(rng.choices(letters, k=12)),
                "relation": rng.randrange(6),
                "subject": one,
                "object": other,
                "value": None,
                "status": int(rng.random() < 0.15),
                "speaker": None,
                "qualifiers": [],
                "note": "",
                "rank": "normal",
                "evidenced": [days[n % 40], days[n % 40]],
                "passages": [{"document": n % 40, "anchor": "", "text": None, "link": ""}],
                "conflicts": [],
            }
            for n, (one, other) in enumerate(edges)
        ],
    }


def made_up_edges(actors: int, edges: int, rng: random.Random) -> list[tuple[int, int]]:
    """Return edges between actors: most within communities of uneven sizes, a hub in each; a tenth are parallel."""
    groups, start = [], 0
    while start < actors:
        size = max(4, int(actors**0.5 * (0.3 + 2 * rng.random() ** 2)))
        groups.append(range(start, min(actors, start + size)))
        start += size
    of = [group for group in groups for _ in group]
    found: list[tuple[int, int]] = []
    while len(found) < edges:
        if found and rng.random() < 0.1:
            found.append(rng.choice(found))
            continue
        near = of[rng.randrange(actors)]
        one = near[int(len(near) * rng.random() ** 2)]
        far = near if rng.random() < 0.85 else range(actors)
        other = far[int(len(far) * rng.random() ** 2)]
        if one != other:
            found.append((one, other))
    return found
