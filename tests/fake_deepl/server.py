"""A DeepL server of our own on loopback, for tests with the official library.

It speaks `POST /v2/translate` (JSON), `GET /v2/usage`, `/v2/languages` and `/v3/languages` as documented: the key in
the header, at most 50 texts and 128 KiB a request, `tag_handling` for the languages that have it, `translate="no"`,
source code points billed, tags free with tag handling and billed without, a character limit that ends in 456, the
reporting tag and what each was billed, and the glossaries of /v3 (see `shelf`), whose terms replace whole words of the
source. Faults happen when a test asks for them, and so does damage to the tags (see `damage`).

It does not imitate: the quality of a translation (words only change their letters), terms that are inflected, or found
when they are, billing of white space in every detail, form-encoded requests, `glossary_ids`, style rules, translation
memories, documents, formality beyond accepting it, the administrators' reports by tag, connections that stay open, and
DeepL's own rate limits. Where the documentation says nothing, the stricter reading is taken: tag handling or a glossary
in a language without it is refused with 400.
"""

import json
import socket
import struct
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.fake_deepl.control import FakeDeepl, Job
from tests.fake_deepl.damage import damaged
from tests.fake_deepl.faults import Failed, Fault, Garbled, Refused, Reset, Slow, Truncated, is_billed
from tests.fake_deepl.languages import features, languages
from tests.fake_deepl.shelf import NotTaken
from tests.fake_deepl.wording import Result, translated_html, translated_text

MOST_BYTES = 128 * 1024
MOST_TEXTS = 50
MOST_TAG = 100


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
    disable_nagle_algorithm = True
    control: FakeDeepl

    def do_GET(self) -> None:
        self.control.paths.append(self.path)
        url = urlsplit(self.path)
        if not self._is_allowed():
            self._send(403, {"message": "Forbidden"})
        elif url.path == "/v2/usage":
            self._send(200, self.control.usage)
        elif url.path == "/v2/languages":
            self._send(200, [_as_v2(each) for each in self.control.languages or [] if _is_in_v2(each)])
        elif url.path == "/v3/languages":
            self._send_languages(parse_qs(url.query).get("resource"))
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

    def _send_languages(self, resource: list[str] | None) -> None:
        if self.control.languages is None:
            self._send(500, {"message": "Internal server error"})
        elif resource == ["translate_text"]:
            self._send(200, self.control.languages)
        else:
            self._send(400, {"message": "Bad request. Reason: resource is missing or not supported"})

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
            else:
                self._book(results, body, fault)
        if refusal:
            retry = fault.retry_after_s if isinstance(fault, Refused) else None
            more = {} if retry is None else {"Retry-After": str(retry)}
            self._send(refusal.status, {"message": refusal.message}, **more)
        else:
            self._answer(results, body, fault)

    def _book(self, results: list[Result], body: dict[str, Any], fault: Fault | None) -> None:
        characters = sum(result.billed_characters for result in results)
        texts, target_lang = tuple(body["text"]), body["target_lang"]
        self.control.jobs.append(Job(self._tag(), target_lang, texts, characters, is_billed(fault), fault))
        if is_billed(fault):
            self.control.answered += 1
            self.control.billed_characters += characters

    def _results(self, body: dict[str, Any], size: int, fault: Fault | None) -> list[Result]:
        if refusal := fault.status if isinstance(fault, Refused) else self._refusal(body, size):
            raise NotTaken(refusal, "refused")
        terms = self.control.shelf.terms(body)
        results = [self._damaged(_translated(text, body, terms), body) for text in body["text"]]
        if self._exceeds(results):
            raise NotTaken(456, "refused")
        return results

    def _damaged(self, result: Result, body: dict[str, Any]) -> Result:
        if not self.control.damages or body.get("tag_handling") != "html":
            return result
        return replace(result, text=damaged(result.text, self.control.damages, seed=self.control.damage_seed))

    def _tag(self) -> str:
        """The reporting tag as DeepL stores it."""
        return str(self.headers.get("X-DeepL-Reporting-Tag", "")).strip().lower()

    def _is_allowed(self) -> bool:
        return self.headers.get("Authorization") == f"DeepL-Auth-Key {self.control.key}"

    def _refusal(self, body: dict[str, Any], size: int) -> int | None:
        if not self._is_allowed():
            return 403
        if size > MOST_BYTES:
            return 413
        tag = self._tag()
        is_tag_accepted = len(tag) <= MOST_TAG and tag.isascii() and not any(map(str.isspace, tag))
        is_language_accepted = _accepts(body, features(self.control.languages or languages(), body["target_lang"]))
        return None if len(body["text"]) <= MOST_TEXTS and is_tag_accepted and is_language_accepted else 400

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
        if isinstance(fault, Failed):
            self._send(fault.status, {"message": "Internal server error"})
            return
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


def _accepts(body: dict[str, Any], given: frozenset[str] | None) -> bool:
    """Whether the target language exists and can do what is asked of it."""
    if given is None:
        return False
    is_told_firmly = body.get("formality", "default") in {"more", "less"}
    asked = {"tag_handling": "tag_handling" in body, "glossary": "glossary_id" in body, "formality": is_told_firmly}
    return all(feature in given for feature, is_asked in asked.items() if is_asked)


def _is_in_v2(language: dict[str, Any]) -> bool:
    """The old list hides the codes of three letters."""
    return language["usable_as_target"] and len(language["lang"].partition("-")[0]) == 2


def _as_v2(language: dict[str, Any]) -> dict[str, Any]:
    code = language["lang"].upper()
    return {"language": code, "name": code, "supports_formality": "formality" in language["features"]}


def _as_json(result: Result, body: dict[str, Any]) -> dict[str, Any]:
    billed = {"billed_characters": result.billed_characters} if body.get("show_billed_characters") else {}
    return {"detected_source_language": body.get("source_lang", "DE"), "text": result.text, **billed}
