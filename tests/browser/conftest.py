"""A real browser on a real server over a real store.

`server` is the address of the web app; `window("anna")` is a page of Chromium in which Anna is signed in; `made` puts a
page with its Arabic draft into the store and returns the draft's id.
"""

import shutil
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

import pytest
import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from pipeline.document import ContentType, Document, DocumentRef, Field, FieldFormat
from pipeline.draft import ChangeClass, Draft, DraftSegment, Origin, OriginKind
from pipeline.extract import extract
from pipeline.fingerprint import version_hash
from runtime.wiring import Application
from tests.review.conftest import (  # noqa: F401  # fixtures
    PASSWORD,
    _cheap_hashes,
    after_the_night,
    app,
    desk,
    home,
)

CHROMIUM = shutil.which("chromium")
TIMEOUT_MS = 30_000
"""Long enough for a busy machine; a test that passes never waits for it."""
BODY = (
    "<p>Das Rathaus ist offen.</p><p>Bitte <a href='/kita'>hier</a> anmelden.</p>"
    "<p>Der Kurs kostet 20 Euro.</p><p>Kommen Sie vorbei.</p>"
)
TARGETS = {
    "Kurse": "دورات",
    "Das Rathaus ist offen.": "مبنى البلدية مفتوح.",
    "Bitte <1>hier</1> anmelden.": "يرجى التسجيل <1>هنا</1>.",
    "Der Kurs kostet 20 Euro.": "تكلفة الدورة 20 يورو.",
    "Kommen Sie vorbei.": "تفضلوا بزيارتنا.",
}
Made = Callable[..., int]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here needs Chromium."""
    for item in items:
        if "tests/browser" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="no Chromium to test with"))


@contextmanager
def served(app: FastAPI) -> Iterator[str]:  # noqa: F811
    """The address of a server with the app."""
    running = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", ws="none", lifespan="off"))
    thread = threading.Thread(target=running.run)
    thread.start()
    while not running.started:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{running.servers[0].sockets[0].getsockname()[1]}"
    finally:
        running.should_exit = True
        thread.join()


@pytest.fixture
def server(app: FastAPI) -> Iterator[str]:  # noqa: F811
    with served(app) as address:
        yield address


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Closed before other tests begin: Playwright keeps an event loop running in this thread."""
    expect.set_options(timeout=TIMEOUT_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def window(chromium: Browser, server: str) -> Iterator[Callable[[str], Page]]:
    contexts: list[BrowserContext] = []

    def opened(login: str) -> Page:
        context = chromium.new_context(base_url=server, locale="de-DE", viewport={"width": 1280, "height": 900})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(TIMEOUT_MS)
        page.goto("/sign-in")
        page.fill("[name=login]", login)
        page.fill("[name=password]", PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url(lambda address: "/sign-in" not in address)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def made(desk: Application) -> Made:  # noqa: F811
    """`made(body, targets)`: a page with that German body, and a draft of it that waits for review."""

    def make(body: str = BODY, targets: Mapping[str, str] = TARGETS, *, key: str = "kurse") -> int:
        its = desk.municipality("musterstadt")
        fields = (Field("title", FieldFormat.TEXT, "Kurse"), Field("body", FieldFormat.HTML, body))
        document = Document(DocumentRef("musterstadt", ContentType.PAGE, key), fields)
        taken = extract(document)
        with its.transaction() as work:
            before = work.drafts.newest(document.ref, "ar") if work.documents.get(document.ref) else None
            work.documents.save(document, stamp=body, text_hash=version_hash(document, taken))
            draft = Draft(document.ref, "ar", version_hash(document, taken), (), title="Kurse")
            draft = replace(draft, segments=tuple(_segments(taken.segments, targets, before)))
            judgement = its.judge(draft)
            draft = replace(draft, findings=judgement.findings, risk=judgement.risk)
            return work.drafts.add(draft, actor="test", why="Test.")

    return make


def _segments(segments, targets, before) -> Iterator[DraftSegment]:  # type: ignore[no-untyped-def]
    """Made by a machine; what the draft before said in the same words is carried over."""
    known = {each.source: each for each in before.segments} if before else {}
    gone = [each for each in known.values() if each.source not in {one.text for one in segments}]
    for each in segments:
        segment = DraftSegment(each.key, each.kind, each.text, targets[each.text], Origin(OriginKind.ENGINE, "argos"))
        if old := known.get(each.text):
            segment = replace(segment, target=old.target, origin=old.origin, change=ChangeClass.UNCHANGED)
        elif gone:
            old = gone.pop(0)
            segment = replace(
                segment, change=ChangeClass.EDITED, previous_source=old.source, previous_target=old.target
            )
        yield replace(segment, emphasis=each.emphasis)
