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
    _write(folder / "dataset.yaml", "title: Made up\nbase: https://example.org/\nlicence: https://example.org/licence\n")
    _write(
        folder / "actors.yaml",
        "".join(
            f"- id: {id_}\n  type: {TYPES[kind]}\n  name: {kind.capitalize()} of Place {n}\n"
            for kind, members in ids.items()
            for n, id_ in enumerate(members)
        ),
    )
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
