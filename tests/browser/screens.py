"""Every screen of the web app in a real browser: what stands in somebody's way on it.

The list comes from the routes themselves, so a new screen is looked at by being there.
"""

import re
import secrets
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from fastapi import FastAPI
from playwright.sync_api import APIRequestContext, APIResponse, BrowserContext, Page

from review.visitor import COOKIE
from runtime.wiring import Application
from tests.review.routes import Called, routes

QUERIES = {
    "/m/{slug}/drafts/{draft_id}/segment": "key={segment}",
    "/m/{slug}/drafts/{draft_id}/suggestions": "key={segment}",
    "/m/{slug}/drafts/{draft_id}/concordance": "words=Rathaus",
    "/m/{slug}/terms/concept": "id=kita",
    "/switch": "to={slug}",
}
"""What a route cannot be asked without."""
MORE = (
    "/queue?text=nichtsdavon",
    "/queue?state=all",
    "/m/{slug}/memory?text=Rathaus",
    "/m/{slug}/drafts/999999",
    "/sign-in",
)
"""Screens that routes alone do not show: with filters, with nothing found, refused."""
SIZES = {"320 px": 320, "200 % zoom": 640}
"""A window of 1280 px at 200 % has room for 640."""
Scheme = Literal["light", "dark"]
RULES: Mapping[Scheme, dict[str, object]] = {
    "light": {"resultTypes": ["violations"]},
    "dark": {
        "resultTypes": ["violations"],
        "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    },
}
"""What is looked at; in the dark only what colours change."""


@dataclass(frozen=True)
class Seen:
    """What was wrong with one screen."""

    barriers: tuple[str, ...]
    """What axe found, with the scheme and the place."""
    overflows: tuple[str, ...]
    """The sizes at which one has to scroll sideways."""
    errors: tuple[str, ...]
    """What the browser complained about, the content security policy included."""


def signed_in(context: BrowserContext, desk: Application, login: str, address: str) -> BrowserContext:
    """The context with a session that was begun in the store."""
    token = secrets.token_urlsafe(32)
    with desk.store.people() as people:
        account = people.account(login)
    assert account is not None
    with desk.store.sessions() as sessions:
        sessions.begin(account.person.id, token=token, csrf=secrets.token_urlsafe(32), lasts=timedelta(hours=1))
    context.add_cookies([{"name": COOKIE, "value": token, "url": address}])
    return context


def asked(app: FastAPI, ids: Mapping[str, object]) -> Iterator[tuple[Called, str]]:
    """Every address that a person can open, with ids in place."""
    for route in routes(app):
        if route.method == "GET" and not route.is_for_programs and not route.path.startswith("/sign-in"):
            query = QUERIES.get(route.path, "").format_map(ids)
            yield route, route.address(ids) + (f"?{query}" if query else "")


def is_screen(request: APIRequestContext, address: str) -> bool:
    """Whether a whole page comes back, and no file, fragment or redirection; what runs nothing lives in a frame."""
    answer = _answer(request, address)
    assert answer.status < 400, f"{address}: {answer.status}"
    is_page = answer.headers.get("content-type", "").startswith("text/html")
    is_framed = "sandbox" in answer.headers.get("content-security-policy", "")
    return answer.status == 200 and is_page and not is_framed and "<main" in answer.text()


def _answer(request: APIRequestContext, address: str) -> APIResponse:
    """What is made in the background comes as soon as it is there."""
    until = time.monotonic() + 60
    while True:
        answer = request.get(address, headers={"accept": "text/html"}, max_redirects=0)
        if answer.status != 503 or time.monotonic() > until:
            return answer
        time.sleep(0.2)


def look(page: Page, address: str) -> Seen:
    """Open one screen, light and dark, wide and narrow."""
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(address)
    barriers = tuple(found for scheme in RULES for found in _barriers(page, scheme))
    overflows = tuple(_overflows(page))
    return Seen(barriers, overflows, tuple(each for each in errors if not re.search(r"status of 40[34]", each)))


def _barriers(page: Page, scheme: Scheme) -> Iterator[str]:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    for rule in Axe().run(page, options=RULES[scheme]).response["violations"]:
        for node in rule["nodes"]:
            yield f"{scheme}: {rule['id']} at {node['target']}"


def _overflows(page: Page) -> Iterator[str]:
    for name, width in SIZES.items():
        page.set_viewport_size({"width": width, "height": 700})
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            yield name
