"""A DeepL server of our own on loopback, for tests with the official library.

It speaks `POST /v2/translate` (JSON), `GET /v2/usage` and `/v2/languages` as documented: the key in the header, at most
50 texts and 128 KiB a request, `tag_handling`, `translate="no"`, source code points billed and tags free, a character
limit that ends in 456, and the glossaries of /v3 (see `shelf`), whose terms replace whole words of the source. Faults
happen when a test asks for them.

It does not imitate: the quality of a translation (words only change their letters), terms that are inflected, or found
when they are, moving tags to other words, billing of white space and entities in every detail, form-encoded requests,
`glossary_ids`, style rules, documents, formality beyond accepting it, the languages of /v3, connections that stay open,
and DeepL's own rate limits.
"""

import json
import socket
import struct
import threading
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.fake_deepl.faults import Fault, Garbled, Refused, Reset, Slow, Truncated
from tests.fake_deepl.shelf import NotTaken, Shelf
from tests.fake_deepl.wording import Result, translated_html, translated_text

KEY = "test-key"
MOST_BYTES = 128 * 1024
MOST_TEXTS = 50
FORMAL = ("ES", "FR", "IT", "JA", "NL", "PL", "PT-BR", "PT-PT", "RU")
TARGETS = (*FORMAL, "AR", "BG", "CS", "DA", "EL", "EN-GB", "EN-US", "ET", "FI", "HE", "HU", "RO", "TR", "UK", "ZH-HANS")


@dataclass
class FakeDeepl:
    """What a test sees of the server: its address, what was asked and billed, and the faults that come next."""

    url: str = ""
    key: str = KEY
    character_limit: int = 1_000_000
    faults: deque[Fault] = field(default_factory=deque)
    """One for each of the next requests to translate; none left means that all is well."""
    requests: list[dict[str, Any]] = field(default_factory=list)
    """The bodies of all requests to translate that arrived, refused ones too."""
    shelf: Shelf = field(default_factory=Shelf)
    """The glossaries."""
    billed_characters: int = 0
    answered: int = 0
    """Requests that were translated and billed, whether or not the answer arrived."""
    lock: threading.Lock = field(default_factory=threading.Lock)
    stopping: threading.Event = field(default_factory=threading.Event)

    @property
    def texts(self) -> list[str]:
        """All texts that arrived, in order."""
        return [text for request in self.requests for text in request["text"]]


@contextmanager
def running_fake_deepl() -> Iterator[FakeDeepl]:
    """A server on a free port for as long as the block lasts."""
    fake = FakeDeepl()

    class Handler(_Handler):
        control = fake

    server = _Server(("127.0.0.1", 0), Handler)
    fake.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield fake
    finally:
        fake.stopping.set()
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = False  # server_close waits for them, so that no test leaves a thread behind

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that has gone away is no news."""


class _Handler(BaseHTTPRequestHandler):
    control: FakeDeepl

    def do_GET(self) -> None:
        if not self._is_allowed():
            self._send(403, {"message": "Forbidden"})
        elif self.path.startswith("/v2/usage"):
            count = self.control.billed_characters
            self._send(200, {"character_count": count, "character_limit": self.control.character_limit})
        elif self.path.startswith("/v2/languages"):
            languages = [{"language": code, "name": code, "supports_formality": code in FORMAL} for code in TARGETS]
            self._send(200, languages)
        else:
            self._ask_shelf()

    def do_POST(self) -> None:
        if self.path == "/v2/translate":
            self._translate(self.rfile.read(int(self.headers["Content-Length"])))
        else:
            self._ask_shelf()

    def do_PUT(self) -> None:
        self._ask_shelf()

    def do_DELETE(self) -> None:
        self._ask_shelf()

    def _ask_shelf(self) -> None:
        raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        with self.control.lock:
            status, answer = 403, None
            if self._is_allowed():
                body = json.loads(raw) if self.command in {"POST", "PUT"} else {}
                status, answer = self.control.shelf.respond(self.command, self.path, body)
        self._send(status, answer)

    def _translate(self, raw: bytes) -> None:
        with self.control.lock:
            body = json.loads(raw)
            self.control.requests.append(body)
            fault = self.control.faults.popleft() if self.control.faults else None
            results: list[Result] = []
            refusal = None
            try:
                results = self._results(body, len(raw), fault)
            except NotTaken as raised:
                refusal = raised
            if refusal is None and fault != Reset(billed=False):
                self.control.answered += 1
                self.control.billed_characters += sum(result.billed_characters for result in results)
        if refusal:
            retry = fault.retry_after_s if isinstance(fault, Refused) else None
            more = {} if retry is None else {"Retry-After": str(retry)}
            self._send(refusal.status, {"message": refusal.message}, **more)
        else:
            self._answer(results, body, fault)

    def _results(self, body: dict[str, Any], size: int, fault: Fault | None) -> list[Result]:
        if refusal := fault.status if isinstance(fault, Refused) else self._refusal(body, size):
            raise NotTaken(refusal, "refused")
        results = [_translated(text, body, self.control.shelf.terms(body)) for text in body["text"]]
        if self._exceeds(results):
            raise NotTaken(456, "refused")
        return results

    def _is_allowed(self) -> bool:
        return self.headers.get("Authorization") == f"DeepL-Auth-Key {self.control.key}"

    def _refusal(self, body: dict[str, Any], size: int) -> int | None:
        if not self._is_allowed():
            return 403
        if size > MOST_BYTES:
            return 413
        return 400 if len(body["text"]) > MOST_TEXTS or body["target_lang"] not in TARGETS else None

    def _exceeds(self, results: list[Result]) -> bool:
        costs = sum(result.billed_characters for result in results)
        return self.control.billed_characters + costs > self.control.character_limit

    def _answer(self, results: list[Result], body: dict[str, Any], fault: Fault | None) -> None:
        if isinstance(fault, Reset):
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
            return
        if isinstance(fault, Slow):
            self.control.stopping.wait(fault.seconds)
        sent = json.dumps({"translations": [_as_json(result, body) for result in results]})
        if isinstance(fault, Garbled):
            sent = fault.body
        self._write(200, sent.encode(), keep=0.5 if isinstance(fault, Truncated) else 1)

    def _send(self, status: int, content: Any, **headers: str) -> None:
        self._write(status, b"" if content is None else json.dumps(content).encode(), 1, **headers)

    def _write(self, status: int, body: bytes, keep: float = 1, **headers: str) -> None:
        self.send_response(status)
        for name, value in ({"Content-Type": "application/json", "Content-Length": str(len(body))} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body[: int(len(body) * keep)])

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing on the terminal."""


def _translated(text: str, body: dict[str, Any], terms: Mapping[str, str]) -> Result:
    locale = body["target_lang"].lower()
    translate = translated_html if body.get("tag_handling") == "html" else translated_text
    return translate(text, locale, terms)


def _as_json(result: Result, body: dict[str, Any]) -> dict[str, Any]:
    billed = {"billed_characters": result.billed_characters} if body.get("show_billed_characters") else {}
    return {"detected_source_language": body.get("source_lang", "DE"), "text": result.text, **billed}
