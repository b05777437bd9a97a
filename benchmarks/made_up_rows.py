"""Facts of an invented country by the million, as CSV: few actors with uneven degrees, one passage a fact.

What tells passages and roles apart is six letters: rows of a large set are as long as those of a small one, and no
number among them grows into one that could be a telephone's, at which the checks would look twice.
"""

from __future__ import annotations

import csv
import random
from itertools import product
from pathlib import Path

from made_up import RELATIONS, STATUSES, TYPES, write_country

COLUMNS = (
    "relation", "subject", "object", "status", "speaker", "valid_from", "amount", "currency", "role",
    "document", "passages", "curator",
)  # fmt: skip
WORDS = ("aid", "river", "office", "training", "border", "school", "fund", "report", "review", "meeting", "law", "plan")


def write_rows(folder: Path, facts: int, *, actors: int = 1_000, documents: int = 500, seed: int = 1) -> Path:
    """Write a data folder with `facts` facts in facts/machine.csv, and return it."""
    rng = random.Random(seed)
    (folder / "facts").mkdir(parents=True, exist_ok=True)
    ids = {kind: [f"{kind}-{n}" for n in range(actors // 3)] for kind in TYPES}
    write_country(folder, ids)
    days = [f"20{n % 25:02}-{n % 12 + 1:02}-{n % 28 + 1:02}" for n in range(documents)]
    _write(
        folder / "documents.yaml",
        "".join(
            f"- id: gazette-{n}\n  title: Gazette {n}\n  publisher: Gazette\n  published: {day}\n"
            f"  url: https://example.org/gazette/{n}\n"
            for n, day in enumerate(days)
        ),
    )
    with (folder / "facts" / "machine.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(_row(n, rng, ids, documents) for n in range(facts))
    return folder


def _row(n: int, rng: random.Random, ids: dict[str, list[str]], documents: int) -> tuple[str, ...]:
    relation = RELATION_NAMES[int(rng.random() * len(RELATION_NAMES))]
    subject, object_ = (ids[kind][int(len(ids[kind]) * rng.random() ** 2)] for kind in RELATIONS[relation])
    status = STATUSES[int(rng.random() * len(STATUSES))]
    one, two, three = (WORDS[int(rng.random() * len(WORDS))] for _ in range(3))
    money = relation == "funds"
    return (
        relation, subject, object_, status, subject if status == "claimed" else "",
        f"20{n % 25:02}-{n % 12 + 1:02}-{n % 28 + 1:02}",
        str(1000 + n % 100_000) if money else "", "USD" if money else "",
        f"{one} share {_name(n)}" if n % 5 == 0 else "",
        f"gazette-{n % documents}", f"The {one} of case {_name(n)} … {two} and {three}", "machine-1",
    )  # fmt: skip


def _name(n: int) -> str:
    """Six letters for each number below 47 million."""
    return f"{THREE[n // len(THREE)]}{THREE[n % len(THREE)]}"


THREE = ["".join(letters) for letters in product("bcdfghjkmnpqrstvwxz", repeat=3)]
RELATION_NAMES = sorted(RELATIONS)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
