"""Nobody is kept out: every screen there is, for who works with it, light and dark, wide and narrow.

New screens are covered by themselves.
"""

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, BrowserContext

from pipeline.people import Right
from review.app import create_app
from runtime.wiring import Application
from tests.browser.conftest import TIMEOUT_MS, served
from tests.browser.screens import MORE, Seen, asked, is_screen, look, signed_in
from tests.review.conftest import settings_of
from tests.review.routes import Called, ids_of

TOWN = "musterstadt"


@pytest.fixture(scope="module")
def house(after_the_night: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    home = Path(shutil.copytree(after_the_night, tmp_path_factory.mktemp("screens") / "home"))
    application = Application(settings_of(home))
    yield application
    application.close()


@pytest.fixture(scope="module")
def screens(house: Application, chromium: Browser) -> Mapping[str, Seen]:
    """What was seen on each screen, by who looked and its address."""
    app = create_app(house)
    ids = ids_of(house, TOWN)
    with served(app) as address:
        found = {}
        for login in ("anna", "emil"):
            context = chromium.new_context(base_url=address, locale="de-DE", viewport={"width": 1280, "height": 900})
            context.set_default_timeout(TIMEOUT_MS)
            found |= seen_by(login, signed_in(context, house, login, address), addresses(app, login, ids, context))
            context.close()
        return found


def addresses(app: FastAPI, login: str, ids: Mapping[str, object], context: BrowserContext) -> list[str]:
    """The screens of a coordinator, and those that only the administrator has."""
    its = [address for route, address in asked(app, ids) if is_administration(route) == (login == "emil")]
    more = [each.format_map(ids) for each in MORE] if login == "anna" else ["/", "/queue"]
    return [address for address in its if is_screen(context.request, address)] + more


def is_administration(route: Called) -> bool:
    return route.is_for_the_administrator or route.needs(Right.ADMINISTER)


def seen_by(login: str, context: BrowserContext, wanted: list[str]) -> dict[str, Seen]:
    found = {}
    for address in wanted:
        page = context.new_page()
        found[f"{login}: {address}"] = look(page, address)
        page.close()
    return found


def test_the_walk_goes_through_all_kinds_of_screens(screens: Mapping[str, Seen]) -> None:
    shown = " ".join(screens)
    for part in ("/queue", "/drafts/", "/pages/", "/source", "/memory/units/", "/terms/concept", "/reports", "/runs/"):
        assert part in shown
    assert {"anna: /", "anna: /account", "emil: /admin", "emil: /m/musterstadt/admin"} <= set(screens)


def test_axe_finds_no_barrier_on_any_screen_light_or_dark(screens: Mapping[str, Seen]) -> None:
    assert {name: seen.barriers for name, seen in screens.items() if seen.barriers} == {}


def test_no_screen_scrolls_sideways_on_a_phone_or_at_double_size(screens: Mapping[str, Seen]) -> None:
    assert {name: seen.overflows for name, seen in screens.items() if seen.overflows} == {}


def test_no_screen_makes_the_browser_complain(screens: Mapping[str, Seen]) -> None:
    assert {name: seen.errors for name, seen in screens.items() if seen.errors} == {}
