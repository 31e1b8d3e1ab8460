"""Pictures of every screen, on the demo municipality after some days of work.

    python bench/screenshots.py docs/images/web

The pictures are JPEG: palette PNG would need a package more, and full PNG is five times as large.
"""

import argparse
import json
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import uvicorn
from lived_in import PASSWORD, lived_in
from playwright.sync_api import Browser, Page, StorageState, sync_playwright

from pipeline.lifecycle import DraftState
from pipeline.store_ports import DraftFilter
from review.app import create_app
from runtime.demo import SLUG
from runtime.wiring import Application

QUALITY = 70
LOGIN = "anna"
DESKTOP, PHONE = (1280, 860), (360, 760)


@dataclass(frozen=True)
class Picture:
    """One picture: where, how wide, and what to do before."""

    name: str
    path: str
    size: tuple[int, int] = DESKTOP
    scheme: Literal["light", "dark"] = "light"
    keys: tuple[str, ...] = ()
    """Pressed one after the other."""
    is_inside: bool = True
    """Whether somebody is signed in."""


def pictures(application: Application) -> Iterator[Picture]:
    """All of them, in the order of the handbook."""
    town, kita = f"/m/{SLUG}", _draft(application, "kita", "ar")
    concept = next(iter(application.terms(SLUG).by_id))
    screens = {
        "heute": "/",
        "warteschlange": "/queue",
        "editor": f"{town}/drafts/{kita}",
        "seite": f"{town}/pages/page/kita",
        "quelltexte": f"{town}/source",
        "speicher": f"{town}/memory?text=Kita",
        "fachwoerter": f"{town}/terms",
        "fachwort": f"{town}/terms/concept?id={concept}",
        "berichte": f"{town}/reports",
        "laeufe": f"{town}/runs",
        "lauf": f"{town}/runs/1",
        "verwaltung": f"{town}/admin",
        "einrichtung": "/admin",
        "konto": "/account",
    }
    for name, path in screens.items():
        yield Picture(name, path)
        if name in {"heute", "warteschlange", "editor"}:
            yield Picture(f"{name}-dunkel", path, scheme="dark")
            yield Picture(f"{name}-telefon", path, PHONE)
    yield Picture("editor-vorschau", screens["editor"], (1600, 900))
    yield Picture("editor-schreiben", screens["editor"], keys=("1",))
    yield Picture("tasten", screens["editor"], keys=("?",))
    yield Picture("anmelden", "/sign-in", is_inside=False)


def _draft(application: Application, page: str, locale: str) -> int:
    with application.store.transaction(SLUG) as work:
        found = work.drafts.find(DraftFilter(states=(DraftState.QUEUED, DraftState.IN_REVIEW), locales=(locale,)))
    return next(each.id for each in found if each.ref.key == page)


@contextmanager
def served(application: Application) -> Iterator[str]:
    """The address of a server."""
    server = uvicorn.Server(
        uvicorn.Config(create_app(application), port=0, log_level="error", ws="none", lifespan="off")
    )
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


def take(browser: Browser, base: str, picture: Picture, *, folder: Path, session: StorageState) -> Path:
    """The file with the picture."""
    width, height = picture.size
    context = browser.new_context(
        base_url=base,
        viewport={"width": width, "height": height},
        color_scheme=picture.scheme,
        locale="de-DE",
        reduced_motion="reduce",
        storage_state=session if picture.is_inside else None,
    )
    page = context.new_page()
    _open(page, picture.path)
    for key in picture.keys:
        page.keyboard.press(key)
        page.wait_for_load_state("networkidle")
    path = folder / f"{picture.name}.jpg"
    page.screenshot(path=path, type="jpeg", quality=QUALITY)
    context.close()
    return path


def _session(browser: Browser, base: str) -> StorageState:
    """Signed in once, so that the account does not show a session for every picture."""
    context = browser.new_context(base_url=base)
    page = context.new_page()
    page.goto("/sign-in")
    page.fill("[name=login]", LOGIN)
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "/sign-in" not in address)
    state = context.storage_state()
    context.close()
    return state


def _open(page: Page, path: str) -> None:
    """The screen with everything on it; what is made in the background is waited for."""
    until = time.monotonic() + 60
    page.goto(path, wait_until="networkidle")
    while page.locator("[data-waits]").count() and time.monotonic() < until:
        page.wait_for_timeout(500)
        page.goto(path, wait_until="networkidle")


def taken(application: Application, asked: argparse.Namespace) -> list[Path]:
    """The files with the pictures that were asked for."""
    with served(application) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=asked.chromium, args=["--no-sandbox"])
        session = _session(browser, base)
        wanted = [each for each in pictures(application) if each.name.startswith(asked.only)]
        made = [take(browser, base, each, folder=asked.folder, session=session) for each in wanted]
        browser.close()
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", help="only pictures whose name begins so")
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home, lived_in(Path(home)) as application:
        made = taken(application, asked)
    kib = sum(path.stat().st_size for path in made) // 1024
    print(f"{len(made)} pictures, {kib} KiB")
    if asked.json:
        print(json.dumps({"pictures": len(made), "kib": kib}))


if __name__ == "__main__":
    main()
