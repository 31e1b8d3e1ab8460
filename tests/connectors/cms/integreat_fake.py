"""As much of an Integreat CMS as the connector asks for, without a network; odd answers can be put in its mouth."""

from collections.abc import Callable

import httpx

Odd = Callable[[httpx.Request], httpx.Response | None]


class FakeCms:
    """Answers requests; `odd` may answer first."""

    def __init__(self, odd: Odd = lambda request: None) -> None:
        self.odd = odd
        self.requests: list[str] = []
        self.stored: dict[str, list[str]] = {}
        self.status = "PUBLIC"
        self.uploads: list[str] = []
        self.version = "2026.7.1"
        self.message = ""

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(f"{request.method} {request.url.path}")
        return self.odd(request) or self.answer(request)

    def answer(self, request: httpx.Request) -> httpx.Response:
        path, posted = request.url.path, request.method == "POST"
        if path.startswith("/api/"):
            return httpx.Response(200, json=[])
        if path.endswith(("/heartbeat/", "/release/")):
            return httpx.Response(200, json={"success": True})
        if path.endswith("/versions/"):
            return self.versions(path.split("/")[4])
        if posted:
            return httpx.Response(302, headers={"location": self.posted(request)})
        cookie = {"set-cookie": "csrftoken=t; Path=/"} if path == "/login/" else {}
        menu = f'<a href="/stadt/release-notes/">Version: {self.version}</a>'
        return httpx.Response(200, html=f'{menu}<div id="messages">{self.message}</div>', headers=cookie)

    def posted(self, request: httpx.Request) -> str:
        if request.url.path.endswith("/xliff/upload/"):
            self.uploads = [part.split("-")[1] for part in request.read().decode().split('filename="')[1:]]
            return "/stadt/pages/en/xliff/import/1/"
        if "/xliff/import/" in request.url.path:
            for key in self.uploads:
                self.stored.setdefault(key, []).append(f"Seite {key}")
        return "/stadt/pages/en/"

    def versions(self, key: str) -> httpx.Response:
        versions = self.stored.get(key, [])
        if not versions:
            return httpx.Response(302, headers={"location": f"/stadt/pages/en/{key}/edit/"})
        return httpx.Response(
            200, html="".join(shown(number, title, self.status) for number, title in enumerate(versions, 1))
        )


def shown(number: int, title: str, status: str) -> str:
    return (
        f'<div class="revision-wrapper" id="revision-{number}" data-editor="Anna Muster" data-status="{status}">'
        f'<h1>{title}</h1><label>content</label></div><div class="revision-diff"></div></div>'
    )


def on(part: str, make: Callable[[], httpx.Response], *, method: str = "") -> Odd:
    return lambda request: make() if part in request.url.path and request.method in (method or request.method) else None


def exactly(path: str, make: Callable[[], httpx.Response]) -> Odd:
    return lambda request: make() if request.url.path == path else None


def broken(error: type[httpx.TransportError]) -> Callable[[], httpx.Response]:
    def make() -> httpx.Response:
        raise error("no answer")

    return make
