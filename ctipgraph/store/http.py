"""One exchange with a server over HTTP, within bounds of time and size.

A read is tried again, after a pause, where the server was busy or the line broke; a write never is.
A redirect is followed by reads only, to http and https only, and without the credentials where it leaves the server.
"""

from __future__ import annotations

import http.client
import io
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from ctipgraph.errors import EndpointError
from ctipgraph.records.characters import without_unwelcome
from ctipgraph.store.credentials import Credentials

PAUSES = (0.2, 1.0)  # seconds before a read is tried for the second and the third time
BUSY = {429, 502, 503, 504}
REDIRECTS = {301, 302, 303, 307, 308}
MOST_REDIRECTS = 5
CHUNK = 64 * 1024
MOST = 64 * 1024 * 1024  # bytes of an answer
_PORTS = {"http": 80, "https": 443}
Body = bytes | Path  # what is sent, or the file that it stands in


@dataclass(frozen=True, slots=True)
class Response:
    """What a server answered, whole: its status, the media type without parameters, and the bytes."""

    status: int
    media_type: str
    content: bytes
    reason: str = ""
    headers: Mapping[str, str] = http.client.HTTPMessage()  # type: ignore[assignment]

    def __str__(self) -> str:
        """The status and the first line of what it says."""
        words = without_unwelcome(self.content[:2000].decode("utf-8", "replace")).strip().partition("\n")[0][:200]
        said = f": {words}" if words and "html" not in self.media_type else ""
        return f"{self.status} {self.reason}{said}"


def opened(body: Body) -> BufferedReader | io.BytesIO:
    """Return a body as a file that is read from its beginning."""
    return body.open("rb") if isinstance(body, Path) else io.BytesIO(body)


class BrokenLineError(Exception):
    """The line broke before the answer was whole; a read may be tried again."""


class Server:
    """A server at an address, asked with one set of credentials.

    >>> Server("ftp://example.org/")
    Traceback (most recent call last):
    ...
    ctipgraph.errors.EndpointError: 'ftp://example.org/' is no address of an endpoint: write http://… or https://…
    """

    def __init__(self, address: str, *, timeout: float = 30.0) -> None:
        self.address = address
        self._origin = _origin(address)
        self._timeout = timeout
        self._credentials = Credentials(urlsplit(address).hostname or "")

    def read(self, method: str, address: str, headers: Mapping[str, str], body: bytes = b"") -> Response:
        """Exchange what changes nothing on the server. Raises EndpointError where no whole answer comes in time."""
        deadline = time.monotonic() + self._timeout
        for pause in (*PAUSES, None):
            try:
                response = self._followed(method, address, headers, body, deadline)
                if response.status not in BUSY or pause is None:
                    return response
            except BrokenLineError as error:
                if pause is None:
                    raise EndpointError(f"{self.address}: {error}") from None
            time.sleep(min(pause, max(0.0, deadline - time.monotonic())))
        raise AssertionError("the last try returns or raises")

    def write(self, method: str, address: str, headers: Mapping[str, str], body: Body = b"") -> Response:
        """Exchange what changes the server: once, and to no other address."""
        try:
            response = self._known(method, address, headers, body, time.monotonic() + self._timeout)
        except BrokenLineError as error:
            raise EndpointError(f"{self.address}: {error}") from None
        if response.status in REDIRECTS:
            where = without_unwelcome(response.headers.get("location", "another address"))
            raise EndpointError(f"{self.address}: it sends on to {where}; write to that address itself")
        return response

    def _followed(
        self, method: str, address: str, headers: Mapping[str, str], body: bytes, deadline: float
    ) -> Response:
        for _ in range(MOST_REDIRECTS + 1):
            response = self._known(method, address, headers, body, deadline)
            if response.status not in REDIRECTS or "location" not in response.headers:
                return response
            address = urljoin(address, response.headers["location"])
            _origin(address)  # http and https only
            if response.status == 303:
                method, body = "GET", b""
        raise EndpointError(f"{self.address}: it redirects more than {MOST_REDIRECTS} times")

    def _known(self, method: str, address: str, headers: Mapping[str, str], body: Body, deadline: float) -> Response:
        """Exchange, and again with the credentials where the server asks for them and is the one that they are for."""
        if _origin(address) != self._origin:
            return self._exchange(method, address, headers, body, deadline)
        target = _target(address)
        response = self._exchange(
            method, address, {**headers, **self._credentials.header(method, target)}, body, deadline
        )
        if response.status == 401 and self._credentials.learn(response.headers.get("www-authenticate", "")):
            again = {**headers, **self._credentials.header(method, target)}
            response = self._exchange(method, address, again, body, deadline)
        return response

    def _exchange(self, method: str, address: str, headers: Mapping[str, str], body: Body, deadline: float) -> Response:
        scheme, host, port = _origin(address)
        kind = http.client.HTTPSConnection if scheme == "https" else http.client.HTTPConnection
        connection = kind(host, port, timeout=max(0.01, deadline - time.monotonic()))
        late = threading.Event()
        alarm = threading.Timer(max(0.01, deadline - time.monotonic()), _cut, [connection, late])
        alarm.daemon = True
        try:
            connection.connect()
            alarm.start()  # a timeout of the socket begins anew with every byte
            with opened(body) as content:
                length = content.seek(0, io.SEEK_END)
                content.seek(0)
                sized = {"Content-Length": str(length)} if length or method == "PUT" else {}
                connection.request(method, _target(address), content if length else None, {**headers, **sized})
            response = connection.getresponse()
            answer = b"".join(self._content(response, method))
            if late.is_set():  # an answer without a length ends where the line was cut
                raise TimeoutError
        except ConnectionRefusedError:
            raise EndpointError(f"{self.address}: nobody listens there; is the server running?") from None
        except (OSError, http.client.HTTPException, ValueError) as error:
            if late.is_set() or isinstance(error, TimeoutError):
                raise EndpointError(
                    f"{self.address}: no whole answer within {self._timeout:g} s; narrow it, or allow more: --timeout"
                ) from None
            raise BrokenLineError(f"the line broke before the answer was whole ({_words(error)})") from None
        finally:
            alarm.cancel()
            connection.close()
        media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        return Response(response.status, media_type, answer, response.reason, response.headers)  # type: ignore[arg-type]

    def _content(self, response: http.client.HTTPResponse, method: str) -> Iterator[bytes]:
        size = 0
        while chunk := response.read1(CHUNK):
            size += len(chunk)
            if size > MOST:
                raise EndpointError(
                    f"{self.address}: the answer is larger than {MOST // 1024 // 1024} MB; narrow it, or add LIMIT"
                )
            yield chunk
        if response.length and method != "HEAD":
            raise http.client.IncompleteRead(b"", response.length)


def _origin(address: str) -> tuple[str, str, int]:
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme not in _PORTS or not parts.hostname:
        shown = without_unwelcome(address)
        raise EndpointError(f"'{shown}' is no address of an endpoint: write http://… or https://…")
    if "@" in parts.netloc:
        raise EndpointError(
            "an address with a password in it ends up in logs; set CTIPGRAPH_ENDPOINT_USER and "
            "CTIPGRAPH_ENDPOINT_PASSWORD, or write the password into ~/.netrc"
        )
    return parts.scheme, parts.hostname, port or _PORTS[parts.scheme]


def _target(address: str) -> str:
    parts = urlsplit(address)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _cut(connection: http.client.HTTPConnection, late: threading.Event) -> None:
    """End a connection whose time is over; whoever reads from it then sees its end."""
    late.set()
    if connection.sock is not None:
        try:
            connection.sock.shutdown(2)
        except OSError:
            return


def _words(error: BaseException) -> str:
    return without_unwelcome(str(error).strip() or type(error).__name__)[:200]
