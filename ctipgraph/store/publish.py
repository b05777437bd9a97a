"""Putting a graph on a server: the Graph Store protocol, https://www.w3.org/TR/sparql11-http-rdf-update/.

Every graph is named, so that nobody else's is touched: one for each document (`<base>graph/<document>`), one for the
records (`<base>dataset`), one for the ontology, and a small one (`<base>published`) that lists the others with their
digests. By that list a publication that was cut goes on where it was, and graphs of documents that are no
longer in the data are deleted.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from ctipgraph.errors import EndpointError
from ctipgraph.rdf.terms import literal
from ctipgraph.store.http import Body, Response, Server, opened

LISTED_EVERY = 50  # graphs after which the list is written: what was put since is put again after a cut
TURTLE = "text/turtle"  # N-Triples is Turtle too, and every server reads it
_LISTED = re.compile(r'<([^<>\s]+)>\s+<[^<>\s]+identifier>\s+"sha256:([0-9a-f]*)"')


@dataclass(frozen=True, slots=True)
class Change:
    """What a publication does to a graph: `action` is put, leave or delete."""

    action: str
    graph: str
    triples: int = 0


class GraphStore:
    """The graphs of a server, by the address of its Graph Store protocol."""

    def __init__(self, address: str, *, timeout: float = 300.0) -> None:
        self.address = address
        self._server = Server(address, timeout=timeout)

    def get(self, graph: str) -> str:
        """Return a graph as N-Triples or Turtle, or nothing where there is none."""
        headers = {"Accept": f"application/n-triples, {TURTLE};q=0.5", "User-Agent": "ctipgraph"}
        response = self._server.read("GET", self._of(graph), headers)
        return "" if response.status == 404 else self._sound(response).content.decode("utf-8", "replace")

    def put(self, graph: str, content: Body) -> None:
        """Replace a graph by this Turtle, or leave it as it was."""
        headers = {"Content-Type": TURTLE, "User-Agent": "ctipgraph"}
        self._sound(self._server.write("PUT", self._of(graph), headers, content))

    def delete(self, graph: str) -> None:
        """Delete a graph, if it is there."""
        response = self._server.write("DELETE", self._of(graph), {"User-Agent": "ctipgraph"})
        if response.status != 404:
            self._sound(response)

    def _of(self, graph: str) -> str:
        return f"{self.address}{'&' if urlsplit(self.address).query else '?'}{urlencode({'graph': graph})}"

    def _sound(self, response: Response) -> Response:
        if response.status in (401, 403):
            raise EndpointError(
                f"{self.address}: it lets nobody write without a name ({response.status}); set "
                "CTIPGRAPH_ENDPOINT_USER and CTIPGRAPH_ENDPOINT_PASSWORD, or CTIPGRAPH_ENDPOINT_TOKEN, or ~/.netrc"
            )
        if not 200 <= response.status < 300:
            raise EndpointError(
                f"{self.address}: it answered {response}; is that the address of its Graph Store protocol? "
                "docs/endpoints.md has those of several servers"
            )
        return response


def plan(store: GraphStore, base: str, graphs: Mapping[str, Body], *, again: bool = False) -> Iterator[Change]:
    """Yield what publishing would do, graph by graph; `again` puts those as well that are listed as the same."""
    listed = _listed(store, base)
    for name, content in graphs.items():
        same = listed.get(name) == _digest(content) and not again
        yield Change("leave" if same else "put", name, _triples(content))
    for name in sorted(listed.keys() - graphs.keys()):
        if name.startswith(f"{base}graph/"):  # whatever else may be listed there
            yield Change("delete", name)


def publish(
    store: GraphStore, base: str, graphs: Mapping[str, Body], changes: Iterable[Change], step: Callable[[Change], None]
) -> None:
    """Carry out a plan; each graph is replaced whole or stays as it was. `step` is told of each change once done.

    Raises EndpointError where the server fails; publishing again goes on from there.
    """
    changes = list(changes)
    digests = {change.graph: "" for change in changes}  # listed before they are there: none is ever forgotten
    digests |= {change.graph: _digest(graphs[change.graph]) for change in changes if change.action == "leave"}
    _list(store, base, digests)
    try:
        for number, change in enumerate(changes, start=1):
            if change.action == "put":
                store.put(change.graph, graphs[change.graph])
                digests[change.graph] = _digest(graphs[change.graph])
            elif change.action == "delete":
                store.delete(change.graph)
                del digests[change.graph]
            step(change)
            if number % LISTED_EVERY == 0:
                _list(store, base, digests)
        _list(store, base, digests)
    except BaseException:
        with contextlib.suppress(EndpointError):
            _list(store, base, digests)
        raise


def _digest(content: Body) -> str:
    with opened(content) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _triples(content: Body) -> int:
    """How many there are, a line each; 0 for Turtle that is written otherwise."""
    with opened(content) as file:
        return sum(1 for line in file if line.endswith(b" .\n")) if file.read(1) == b"<" else 0


def _listed(store: GraphStore, base: str) -> dict[str, str]:
    return dict(_LISTED.findall(store.get(f"{base}published")))


def _list(store: GraphStore, base: str, digests: Mapping[str, str]) -> None:
    predicate = "<http://purl.org/dc/terms/identifier>"
    rows = (f"<{name}> {predicate} {literal(f'sha256:{digest}')} .\n" for name, digest in sorted(digests.items()))
    store.put(f"{base}published", "".join(rows).encode())
