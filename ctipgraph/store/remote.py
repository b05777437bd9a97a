"""A graph on a server: the SPARQL 1.1 protocol, https://www.w3.org/TR/sparql11-protocol/#query-operation."""

from __future__ import annotations

import re
from functools import cached_property
from urllib.parse import urlencode, urlsplit

from ctipgraph.errors import CtipgraphError, EndpointError, QueryError
from ctipgraph.ontology import Ontology
from ctipgraph.store.answers import Answer, Bounds, Term
from ctipgraph.store.guard import guard
from ctipgraph.store.http import Server
from ctipgraph.store.results import CSV, JSON, read_results

LONGEST_GET = 2_000  # characters of an address that every server takes
ACCEPT = f"{JSON}, application/json;q=0.9, {CSV};q=0.5"

# Virtuoso 7.2 fails at a path like this one, or answers it wrongly where more is joined to it
_PATH = re.compile(r"[\w)][*+]")
_PROBE = "SELECT ?end { VALUES ?start { ctip:Fact } ?start ctip:sameBodyAs* ?end }"


class Remote:
    """Answers SPARQL queries by asking an endpoint; the address keeps its own parameters.

    Its default graph has to be the union of its graphs: docs/endpoints.md says how each server is told.
    """

    def __init__(self, address: str, ontology: Ontology, *, timeout: float = 30.0) -> None:
        self.ontology = ontology
        self.address = address
        self._server = Server(address, timeout=timeout)

    def __str__(self) -> str:
        return f"the endpoint {self.address}"

    def select(self, query: str, bounds: Bounds | None = None) -> Answer:
        """Run a query of the program's own; raises EndpointError where no whole and right answer can come."""
        if _PATH.search(query) and not self._follows_paths:
            raise EndpointError(
                f"{self.address}: this server answers property paths (rdfs:subPropertyOf*) wrongly, and the question "
                "has some; ask it with a query of your own without them, or ask another server"
            )
        return self._ask(query, bounds)

    def select_foreign(self, query: str, bounds: Bounds | None = None) -> Answer:
        """Run a query from outside, refusing what is refused on one's own graph as well."""
        guard(query)
        return self._ask(query, bounds)

    @cached_property
    def _follows_paths(self) -> bool:
        """Say whether the server knows that a path of any length may have none."""
        try:
            rows = self._ask(_PROBE).rows
        except CtipgraphError:
            return False
        return rows == ((Term("iri", f"{self.ontology.namespace}Fact"),),)

    def _ask(self, query: str, bounds: Bounds | None = None) -> Answer:
        """Ask; raises EndpointError where no whole answer comes, QueryError where the server refuses the query."""
        bounds = bounds or Bounds()
        # on the query's own first line, so that its lines keep their numbers
        prologue = " ".join(f"PREFIX {name}: <{start}>" for name, start in self.ontology.prefixes.items())
        form = urlencode({"query": f"{prologue} {query}"})
        joint = "&" if urlsplit(self.address).query else "?"
        address, headers = f"{self.address}{joint}{form}", {"Accept": ACCEPT, "User-Agent": "ctipgraph"}
        if len(address) <= LONGEST_GET:
            response = self._server.read("GET", address, headers)
        else:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            response = self._server.read("POST", self.address, headers, form.encode())
        if response.status == 400:
            raise QueryError(f"{self.address}: the query is refused: {response}")
        if response.status in (401, 403):
            raise EndpointError(
                f"{self.address}: it lets nobody in without a name ({response.status}); set CTIPGRAPH_ENDPOINT_USER, "
                "CTIPGRAPH_ENDPOINT_PASSWORD or CTIPGRAPH_ENDPOINT_TOKEN, or write them into ~/.netrc"
            )
        if response.status != 200:
            raise EndpointError(f"{self.address}: it answered {response}")
        try:
            return read_results(response.content, response.media_type, bounds.limit)
        except EndpointError as error:
            raise EndpointError(f"{self.address}: {error}") from None
