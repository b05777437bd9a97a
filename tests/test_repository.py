"""What may stand in no file of the repository."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import tomllib
from pathlib import Path

from ctipgraph.model import Corpus

ROOT = Path(__file__).parent.parent
ROW = 9  # so many words in a row of a document are its text, and no longer a name

# in pieces, so that this file does not hold them
INDEX_HOSTS = [
    "pypi" + ".org",
    "pythonhosted" + ".org",
    "npmjs" + ".org",
    "yarnpkg" + ".com",
    "deb.debian" + ".org",
    "crates" + ".io",
    "rubygems" + ".org",
    "anaconda" + ".org",
]


def tracked_files() -> list[Path]:
    """The files of the repository and those on their way into it; without git, all that no tool has made."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    names = [name for name in listed.stdout.split("\0") if name] if listed.returncode == 0 else []
    found = [ROOT / name for name in names] or [
        path
        for path in ROOT.rglob("*")
        if not any(part.startswith(".") and part != ".ci" for part in path.relative_to(ROOT).parts[:-1])
        and path.relative_to(ROOT).parts[0] not in ("build", "dist")
    ]
    return sorted(path for path in found if path.is_file())


def text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        return ""


FILES = {path.relative_to(ROOT).as_posix(): text_of(path) for path in tracked_files()}


def test_the_files_of_the_repository_are_found() -> None:
    assert {"pyproject.toml", "data/actors.yaml", "ctipgraph/__init__.py", "ontology/ctip.ttl"} <= FILES.keys()


def test_no_file_names_a_host_of_a_package_registry() -> None:
    assert [(name, host) for name, text in FILES.items() for host in INDEX_HOSTS if host in text.lower()] == []


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower())


def rows(text: str) -> set[tuple[str, ...]]:
    """All so many words in a row."""
    listed = words(text)
    return set(zip(*(listed[start:] for start in range(ROW)), strict=False))


def pieces(name: str, text: str, names: list[str]) -> list[str]:
    """What reads on: the cells of a table, and what stands between names and titles, which are nobody's text."""
    if name.endswith(".csv"):
        cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    else:
        cells = text.split("|") if name.endswith(".md") else [text]
    return [piece for cell in cells for piece in re.split("|".join(map(re.escape, names)), cell)]


def test_no_file_holds_the_words_of_an_article(articles: Path, corpus: Corpus) -> None:
    texts = sorted(articles.glob("*.txt"))
    assert texts
    theirs = set().union(*(rows(path.read_text("utf-8")) for path in texts))
    names = [document.title for document in corpus.documents.values()]
    names += [name.text for actor in corpus.actors.values() for name in actor.names if len(words(name.text)) > 3]
    held = {
        f"{name}: {' '.join(row)}"
        for name, text in FILES.items()
        for piece in pieces(name, text, sorted(names, key=len, reverse=True))
        for row in rows(piece) & theirs
    }
    assert sorted(held) == []


def test_words_of_an_article_would_be_found() -> None:
    sentence = "The river runs from the hills to the sea, and back."
    for name, text in {
        "a.py": f"# {sentence}\n",
        "b.md": f"a | {sentence.upper()} | b",
        "c.csv": f'1,"{sentence}"\n',
        "d.yaml": "note: The river runs\n  from the hills to the sea, and back.",
    }.items():
        assert any(rows(piece) & rows(sentence) for piece in pieces(name, text, ["The Gazette"])), name
    assert not any(
        rows(piece) & rows(sentence) for piece in pieces("e.md", "The river runs from the hills to town", ["x"])
    )


def test_the_constraints_hold_versions_and_hashes_and_no_address() -> None:
    lines = FILES["constraints.txt"].splitlines()
    heads = [line for line in lines if not line.startswith((" ", "#"))]
    hashes = [line for line in lines if line.startswith(" ")]
    assert all(re.fullmatch(r"[a-z0-9-]+==[\w.+!]+(?: ; [^\\]+)? \\", line) for line in heads)
    assert all(re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}(?: \\)?", line) for line in hashes)
    assert len(hashes) >= len(heads)


def test_the_constraints_hold_every_declared_library() -> None:
    project = tomllib.loads(FILES["pyproject.toml"])["project"]
    extras = project["optional-dependencies"]
    declared = [*project["dependencies"], *extras["test"], *extras["lint"]]
    held = dict(re.findall(r"^([a-z0-9-]+)==([\w.+!]+)", FILES["constraints.txt"], re.MULTILINE))
    lower = {re.split(">=", row)[0].lower(): re.split(">=", row)[1] for row in declared}
    assert lower.keys() <= held.keys()
    assert [name for name, bound in lower.items() if number(held[name]) < number(bound)] == []


def number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))
