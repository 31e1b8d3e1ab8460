"""What our imitated services share: a server on loopback that counts, remembers and fails when it is told to."""

import json
import socket
import struct
import threading
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Protocol
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True)
class Asked:
    """A request as it arrived."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: Any


@dataclass(frozen=True)
class Reply:
    """What is sent back, and what the customer is billed for it."""

    status: int
    content: Any
    headers: Mapping[str, str] = field(default_factory=dict)
    billed: int = 0


@dataclass(frozen=True)
class Says:
    """Refuses with this status and body, without doing or billing anything."""

    status: int
    body: str = '{"error": "refused"}'
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Late:
    """Done and billed, but answered late."""

    seconds: float


@dataclass(frozen=True)
class Breaks:
    """Done and billed, but the connection breaks before the answer."""


@dataclass(frozen=True)
class Cut:
    """Done and billed, but half of the answer is missing."""


@dataclass(frozen=True)
class Instead:
    """Done and billed, but something else arrives."""

    body: str


Fault = Says | Late | Breaks | Cut | Instead


class Service(Protocol):
    """What an imitated service does with a request."""

    def respond(self, asked: Asked) -> Reply: ...


@dataclass
class Loopback:
    """What a test sees of a server: its address, what was asked and billed, and the faults that come next."""

    service: Service
    url: str = ""
    faults: deque[Fault | None] = field(default_factory=deque)
    """One for each of the next POSTs; None, or none left, means that all is well."""
    requests: list[Asked] = field(default_factory=list)
    """The POSTs that arrived, refused ones too."""
    billed: int = 0
    stopping: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def bodies(self) -> list[Any]:
        """The bodies of all POSTs, in order."""
        return [asked.body for asked in self.requests]


@contextmanager
def running(service: Service) -> Iterator[Loopback]:
    """A server on a free port for as long as the block lasts."""
    loopback = Loopback(service)

    class Handler(_Handler):
        control = loopback

    server = _Server(("127.0.0.1", 0), Handler)
    loopback.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield loopback
    finally:
        loopback.stopping.set()
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = False  # server_close waits for them, so that no test leaves a thread behind

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that has gone away is no news."""


class _Handler(BaseHTTPRequestHandler):
    control: Loopback

    def do_GET(self) -> None:
        reply = self.control.service.respond(self._asked(None))
        self._send(reply.status, json.dumps(reply.content).encode(), reply.headers)

    def do_POST(self) -> None:
        asked = self._asked(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        with self.control.lock:
            self.control.requests.append(asked)
            fault = self.control.faults.popleft() if self.control.faults else None
            if isinstance(fault, Says):
                reply = Reply(fault.status, None, fault.headers)
            else:
                reply = self.control.service.respond(asked)
            self.control.billed += reply.billed
        if isinstance(fault, Says):
            self._send(fault.status, fault.body.encode(), fault.headers)
        else:
            self._answer(reply, fault)

    def _asked(self, body: Any) -> Asked:
        url = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(url.query).items()}
        return Asked(self.command, url.path, query, dict(self.headers.items()), body)

    def _answer(self, reply: Reply, fault: Fault | None) -> None:
        sent = json.dumps(reply.content).encode()
        if isinstance(fault, Breaks):
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
            return
        if isinstance(fault, Late):
            self.control.stopping.wait(fault.seconds)
        if isinstance(fault, Instead):
            sent = fault.body.encode()
        self._send(reply.status, sent, reply.headers, keep=0.5 if isinstance(fault, Cut) else 1)

    def _send(self, status: int, body: bytes, headers: Mapping[str, str], keep: float = 1) -> None:
        self.send_response(status)
        every = {"Content-Type": "application/json", "Content-Length": str(len(body))} | dict(headers)
        for name, value in every.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body[: int(len(body) * keep)])

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing on the terminal."""
