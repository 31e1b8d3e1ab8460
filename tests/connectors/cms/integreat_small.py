"""A small Integreat CMS in memory whose pages can be pulled, translated, imported and read back; and its faults.

It is the twin of the real one for tests that need hundreds of nights (`tests/journeys/test_faults_cms.py`); its faults
meet the real one too (`test_faults_cms_live.py`).
"""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field

import httpx

from tests.connectors.cms.integreat_fake import FakeCms

REGION = "stadt"
_TARGET = re.compile(r"<target>(?:<!\[CDATA\[)?(.*?)(?:\]\]>)?</target>", re.DOTALL)
_FILE = re.compile(r'filename="\d+-(\d+)-(\w+)\.xliff".*?(?=filename=|\Z)', re.DOTALL)
_VERSION = (
    '<div class="revision-wrapper" id="revision-{number}" data-editor="" data-status="PUBLIC">'
    '<h1>{title}</h1><label>content</label>{body}</div><div class="revision-diff"></div></div>'
)


class SmallCms(FakeCms):
    """German pages by id, and every version that was imported by page and language."""

    def __init__(self, pages: dict[str, tuple[str, str]]) -> None:
        super().__init__()
        self.pages = pages
        self.imported: dict[tuple[str, str], list[tuple[str, str]]] = {}
        self._waiting: dict[tuple[str, str], tuple[str, str]] = {}

    def answer(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path
        if path == f"/api/v3/{REGION}/de/pages/":
            return httpx.Response(200, json=[self._entry(key) for key in self.pages])
        if path == f"/api/v3/{REGION}/de/page/":
            return httpx.Response(200, json=self._entry(request.url.params["id"]))
        if path == f"/{REGION}/pages/de/":
            rows = (
                f'<tr id="page-{key}" class="page-row level-1"><td data-title-slug="s{key}"></td></tr>'
                for key in self.pages
            )
            return httpx.Response(200, html=f"<html><table>{''.join(rows)}</table></html>")
        return super().answer(request)

    def _entry(self, key: str) -> dict[str, object]:
        title, body = self.pages[key]
        languages = {slug: {"id": 9} for there, slug in self.imported if there == key}
        return {
            "id": int(key) * 10,
            "path": f"/{REGION}/de/s{key}/",
            "title": title,
            "last_updated": str(hash((title, body))),
            "available_languages": languages,
            "parent": {"id": 0, "path": None},
        }

    def posted(self, request: httpx.Request) -> str:
        path = request.url.path
        if path.endswith("/xliff/upload/"):
            for file in _FILE.finditer(request.read().decode()):
                title, body = (
                    html.unescape(text) if "CDATA" not in file[0] else text for text in _TARGET.findall(file[0])
                )
                self._waiting[file[1], file[2]] = (title, body)
            return f"/{REGION}/pages/en/xliff/import/1/"
        if "/xliff/import/" in path:
            for place, text in self._waiting.items():
                self.imported.setdefault(place, []).append(text)
            self._waiting = {}
        return f"/{REGION}/pages/en/"

    def versions(self, key: str) -> httpx.Response:
        raise NotImplementedError

    def _versions(self, slug: str, key: str) -> httpx.Response:
        found = [self.pages[key]] if slug == "de" else self.imported.get((key, slug), [])
        if not found:
            return httpx.Response(302, headers={"location": f"/{REGION}/pages/{slug}/{key}/edit/"})
        shown = [
            _VERSION.format(number=n, title=html.escape(title), body=body) for n, (title, body) in enumerate(found, 1)
        ]
        return httpx.Response(200, html=f"<html>{''.join(shown)}</html>")

    def __call__(self, request: httpx.Request) -> httpx.Response:
        parts = request.url.path.split("/")
        if parts[-2:] == ["versions", ""] and request.method == "GET":
            return self._versions(parts[3], parts[4])
        return super().__call__(request)


Broken = Callable[[httpx.Request, Callable[[], httpx.Response]], httpx.Response]


def _raises(error: type[httpx.TransportError], *, after: bool) -> Broken:
    def make(request: httpx.Request, carry_out: Callable[[], httpx.Response]) -> httpx.Response:
        if after:
            carry_out()
        raise error("no answer", request=request)

    return make


def _answers(status: int, **headers: str) -> Broken:
    return lambda request, carry_out: httpx.Response(status, headers=headers, html="<h1>?</h1>", request=request)


def _html(request: httpx.Request, carry_out: Callable[[], httpx.Response]) -> httpx.Response:
    carry_out()
    return httpx.Response(200, html="<h1>Wartung</h1>", request=request)


def _half(request: httpx.Request, carry_out: Callable[[], httpx.Response]) -> httpx.Response:
    whole = carry_out()
    whole.read()
    kept = {name: value for name, value in whole.headers.items() if name in {"content-type", "location", "set-cookie"}}
    return httpx.Response(
        whole.status_code, headers=kept, content=whole.content[: len(whole.content) // 2], request=request
    )


def _empty(request: httpx.Request, carry_out: Callable[[], httpx.Response]) -> httpx.Response:
    """JSON lists with nothing in them, pages with no text."""
    whole = carry_out()
    is_json = "json" in whole.headers.get("content-type", "")
    return httpx.Response(200, json=[], request=request) if is_json else httpx.Response(200, html="", request=request)


FAULTS: dict[str, Broken] = {
    "time-out before": _raises(httpx.ReadTimeout, after=False),
    "time-out after": _raises(httpx.ReadTimeout, after=True),
    "reset before": _raises(httpx.ConnectError, after=False),
    "reset after": _raises(httpx.ReadError, after=True),
    "429 with Retry-After": _answers(429, **{"Retry-After": "0"}),
    "456": _answers(456),
    "500": _answers(500),
    "503": _answers(503),
    "truncated, noticed": _raises(httpx.RemoteProtocolError, after=True),
    "truncated, not noticed": _half,
    "HTML": _html,
    "wrong length": _empty,
}


@dataclass
class Faulty(httpx.BaseTransport):
    """Stands before a CMS and spoils calls: `spoils` says which, by their number."""

    inner: httpx.BaseTransport
    spoils: Callable[[int], Broken | None] = lambda number: None
    calls: int = 0
    met: list[str] = field(default_factory=list)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.calls += 1
        fault = self.spoils(self.calls)
        if fault is None:
            return self.inner.handle_request(request)
        self.met.append(f"{request.method} {request.url.path}")
        request.read()
        return fault(request, lambda: self.inner.handle_request(request))
