"""The graphs of sorted N-Quads, a file each: one of them at a time is sent to a server, none is held in memory."""

from __future__ import annotations

from pathlib import Path

from ctipgraph.ontology import Ontology

HELD = 64 * 1024 * 1024  # bytes of lines that wait to be written


def split_graphs(quads: Path, folder: Path, ontology: Ontology, base: str) -> dict[str, Path]:
    r"""Write the graphs of sorted N-Quads into a folder, by name, as sorted Turtle: the same data gives the same bytes.

    They are the ontology, a graph for each document (`<base>graph/<document>`), and the records (`<base>dataset`).

    >>> import tempfile
    >>> from ctipgraph.ontology import read_ontology
    >>> with tempfile.TemporaryDirectory() as name:
    ...     quads = Path(name) / "graph.nq"
    ...     size = quads.write_text('<x:a> <x:b> "c" .\n<x:a> <x:b> <x:c> <x:graph/d> .\n')
    ...     for graph, path in split_graphs(quads, Path(name), read_ontology(), "x:").items():
    ...         print(graph.rpartition("/")[2], path.read_text() if graph.startswith("x:") else "(the ontology)")
    ontology (the ontology)
    d <x:a> <x:b> <x:c> .
    x:dataset <x:a> <x:b> "c" .
    """
    files = _Files(folder)
    start, known, records = f"<{base}graph/", set[str](), f"{base}dataset"
    files.add(records, "")
    with quads.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            if line.startswith(start) and (subject := line[1 : line.index(">")]) not in known:
                known.add(subject)  # a document of which nothing is stated has an empty graph
                files.add(subject, "")
            triple, _, last = line[:-3].rpartition(" ")
            # three terms before it: else it is the triple's own third
            if last.startswith(start) and triple.count(" ", 0, triple.find(" ") + 1) < triple.count(" "):
                files.add(last[1:-1], f"{triple} .\n")
            else:
                files.add(records, line)
    files.write()
    ontology_iri = ontology.namespace.rstrip("#/")
    files.add(ontology_iri, ontology.text)
    files.write()
    documents = sorted(files.paths.keys() - {ontology_iri, records})
    return {name: files.paths[name] for name in (ontology_iri, *documents, records)}


class _Files:
    """Files that lines are added to, those of many at a time."""

    def __init__(self, folder: Path) -> None:
        self.paths: dict[str, Path] = {}
        self._folder = folder
        self._waiting: dict[str, list[str]] = {}
        self._held = 0

    def add(self, graph: str, text: str) -> None:
        """Add a text to the file of a graph, which begins with it."""
        if graph not in self.paths:
            self.paths[graph] = self._folder / f"{len(self.paths)}.ttl"
        self._waiting.setdefault(graph, []).append(text)
        self._held += len(text)
        if self._held > HELD:
            self.write()

    def write(self) -> None:
        """Write what waits."""
        for graph, texts in self._waiting.items():
            with self.paths[graph].open("a", encoding="utf-8", newline="\n") as file:
                file.writelines(texts)
        self._waiting.clear()
        self._held = 0
