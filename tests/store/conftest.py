"""Servers on this machine: one that answers whatever a test says, and real ones where they are installed."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import socketserver
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest


@dataclass
class Asked:
    """What reached a fake server."""

    line: str
    headers: dict[str, str]
    body: bytes


Reply = bytes | Callable[[socket.socket], None]


@dataclass
class FakeServer:
    """Gives each connection the next reply, the last one again and again, and keeps what was asked."""

    replies: list[Reply]
    asked: list[Asked] = field(default_factory=list)
    address: str = ""

    def answer(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError, ValueError):
            file = connection.makefile("rb")
            line = file.readline().decode().strip()
            headers = {}
            while row := file.readline().decode().strip():
                name, _, value = row.partition(":")
                headers[name.lower()] = value.strip()
            self.asked.append(Asked(line, headers, file.read(int(headers.get("content-length", 0)))))
            reply = self.replies[min(len(self.asked), len(self.replies)) - 1]
            if callable(reply):
                reply(connection)
            else:
                connection.sendall(reply)


@pytest.fixture
def server() -> Iterator[Callable[..., FakeServer]]:
    """Start a server on loopback with these replies: `server(b"HTTP/1.1 200 OK…")`."""
    running: list[socketserver.ThreadingTCPServer] = []

    def start(*replies: Reply) -> FakeServer:
        fake = FakeServer(list(replies))

        class Handler(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                fake.answer(self.request)

        tcp = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
        tcp.daemon_threads, tcp.block_on_close = True, False
        running.append(tcp)
        threading.Thread(target=tcp.serve_forever, args=(0.05,), daemon=True).start()
        fake.address = f"http://127.0.0.1:{tcp.server_address[1]}/query"
        return fake

    yield start
    for tcp in running:
        tcp.shutdown()
        tcp.server_close()


@pytest.fixture(autouse=True)
def _nobodys_credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETRC", "/nowhere/netrc")
    for name in ("TOKEN", "USER", "PASSWORD"):
        monkeypatch.delenv(f"CTIPGRAPH_ENDPOINT_{name}", raising=False)


@dataclass(frozen=True)
class RealServer:
    """A SPARQL server that runs: where it is asked, and where its Graph Store protocol is."""

    name: str
    query: str
    graphs: str


VIRTUOSO = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{port}
NumberOfBuffers = 10000
[HTTPServer]
ServerPort = 127.0.0.1:{web}
ServerRoot = .
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def installed(program: str, how: str) -> str:
    found = shutil.which(program, path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
    if not found:
        message = f"the server {program} is not installed: {how}"
        if os.environ.get("CTIPGRAPH_REQUIRE_SERVERS"):
            pytest.fail(message)
        pytest.skip(message)
    return found


@contextlib.contextmanager
def running(command: list[str], port: int, folder: Path) -> Iterator[None]:
    """Run a server until the block ends; it is up when its port answers."""
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
    try:
        end = time.monotonic() + 60
        while not listens(port):
            assert process.poll() is None, (folder / "log").read_text()
            assert time.monotonic() < end, (folder / "log").read_text()
            time.sleep(0.05)
        yield
    finally:
        process.kill()
        process.wait()


@pytest.fixture(scope="module")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealServer]:
    """Run an empty Oxigraph server."""
    program, port, folder = installed("oxigraph", "pip install oxigraph"), free_port(), tmp_path_factory.mktemp("ox")
    with running([program, "serve", "--location", "kept", "--bind", f"127.0.0.1:{port}"], port, folder):
        address = f"http://127.0.0.1:{port}"
        yield RealServer("oxigraph", f"{address}/query?union-default-graph", f"{address}/store")


@pytest.fixture(scope="module")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealServer]:
    """Run an empty Virtuoso, whose administrator's first password is known."""
    program, folder = (
        installed("virtuoso-t", "apt-get install virtuoso-opensource"),
        tmp_path_factory.mktemp("virtuoso"),
    )
    port, web = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(VIRTUOSO.format(port=port, web=web))
    with running([program, "+foreground", "+configfile", "virtuoso.ini"], web, folder):
        address = f"http://127.0.0.1:{web}"
        yield RealServer("virtuoso", f"{address}/sparql", f"{address}/sparql-graph-crud-auth")


@pytest.fixture(params=["oxigraph", "virtuoso"])
def real(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> RealServer:
    """Give each of the real servers that is installed."""
    if request.param == "virtuoso":
        monkeypatch.setenv("CTIPGRAPH_ENDPOINT_USER", "dba")
        monkeypatch.setenv("CTIPGRAPH_ENDPOINT_PASSWORD", "dba")
    server: RealServer = request.getfixturevalue(request.param)
    return server
